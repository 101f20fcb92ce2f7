"""Settings at the terminal."""

import json
from collections.abc import Callable

import pytest
from click.testing import Result

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


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("report.days", "5"), "there is no setting 'report.days'"),
        (("report.working_days", "five"), "'five' is no JSON, expected something like 3"),
        (("report.working_days", '"5"'), "is '5', expected int"),
        (("credit.tier_A", "{}"), "is set with `onevisit credit tier`"),
        (("credit.tiers", "{}"), "is set with `onevisit credit table`"),
    ],
)
def test_a_value_that_does_not_fit_is_told(type_in: Type, words: tuple[str, ...], fault: str):
    told = type_in("settings", "set", *words, *SOURCE)

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr
