"""The log of exemptions on the command line."""

import json

import pytest

from tests.tracker.builders import PLANNING
from tests.web.commands.onsite import FIRE, TAX, enter

DAY = PLANNING.date()


@pytest.fixture(autouse=True)
def uses(published: str) -> None:
    """FIRE twice, TAX once."""
    for login, code, why in ((FIRE, "D5", "仓库起烟"), (FIRE, "D2", "来不及"), (TAX, "D1", "配合")):
        words = ("direct", "enter", "E1", code, why, "--item", "x", "--day", DAY, *login)
        assert enter(*words, now=PLANNING).exit_code == 0


def test_every_use_is_listed_with_its_reason():
    told = enter("exemptions", "list").stdout

    assert all(word in told for word in ("D1", "D2", "D5", "仓库起烟", str(DAY), "direct:"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (("--department", "TAX"), ["D1"]),
        (("--code", "D5"), ["D5"]),
        (("--since", "2026-11-24"), []),
        (("--until", "2026-11-22"), []),
        (TAX, ["D1"]),
    ],
)
def test_the_list_is_narrowed(wanted: tuple[str, ...], found: list[str]):
    told = json.loads(enter("exemptions", "list", "--json", *wanted).stdout)

    assert [one["code"] for one in told] == found


def test_statistics_stand_in_the_registers_order_with_shares():
    told = json.loads(enter("exemptions", "statistics", "--json").stdout)

    assert [(one["department"], one["direct"]) for one in told] == [
        ("FIRE", 2),
        ("EMB", 0),
        ("TAX", 1),
    ]
    told = enter("exemptions", "statistics", *FIRE).stdout
    assert all(word in told for word in ("D2 × 1、D5 × 1", "67%"))
    assert "TAX" not in told


def test_an_unknown_code_is_refused():
    told = enter("exemptions", "list", "--code", "F1")

    assert told.exit_code == 2
    assert "'D1'" in told.stderr
