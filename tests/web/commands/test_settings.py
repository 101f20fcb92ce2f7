"""Settings at the terminal."""

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from tracker.settings import DEFAULTS

Type = Callable[..., Result]

SOURCE = ("--source", "管委会〔2026〕3号")


def test_a_setting_is_changed_and_says_so_in_the_list(type_in: Type):
    told = type_in("settings", "set", "report.working_days", "5", *SOURCE)

    assert told.stdout == "report.working_days 现为 5\n"
    found = {one["name"]: one for one in json.loads(type_in("settings", "list", "--json").stdout)}
    changed = {name for name, one in found.items() if one["changed"]}
    assert changed == {"report.working_days"}
    assert found["report.working_days"]["value"] == 5
    assert "管委会〔2026〕3号" in type_in("settings", "list").stdout


def test_settings_are_told_in_words_with_their_names_first(type_in: Type):
    type_in("settings", "set", "appeal.most_tasks", "40", *SOURCE)

    lines = type_in("settings", "list").stdout.splitlines()

    (report,) = (line for line in lines if "report.working_days" in line)
    (matters,) = (line for line in lines if "appeal.most_tasks" in line)
    name, words, _, _, source = (part.strip() for part in report.strip("│").split("│"))
    assert (name, source) == ("report.working_days", "第三条第（三）款第3项、第4项")
    assert "报告期限" in words
    assert matters.rstrip("│ ").endswith("管委会〔2026〕3号")


def test_programs_read_settings_as_the_program_holds_them(type_in: Type):
    found = {one["name"]: one for one in json.loads(type_in("settings", "list", "--json").stdout)}

    assert found["report.working_days"]["source"] == DEFAULTS["report.working_days"].source


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("report.days", "5"), "没有设置 report.days"),
        (("report.working_days", "five"), "'five' is no JSON, expected something like 3"),
        (("report.working_days", '"5"'), "“5”的写法不对，应为 3"),
        (("credit.tier_A", "{}"), "is set with `onevisit credit tier`"),
        (("credit.tiers", "{}"), "is set with `onevisit credit table`"),
    ],
)
def test_a_value_that_does_not_fit_is_told(type_in: Type, words: tuple[str, ...], fault: str):
    told = type_in("settings", "set", *words, *SOURCE)

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr
