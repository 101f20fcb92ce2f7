"""A published draw is checked anywhere, by anybody, without a database."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.tracker.builders import PLANNING
from tests.tracker.lots import pool
from tracker import draw_files, lots
from tracker.errors import Fault, FaultCode, Rejected
from tracker.records import DrawState, RandomDraw

SECRET, WORDS = "5ec2e7", "昨天的气温是十九度"
File = dict[str, Any]


def draw(state: DrawState = DrawState.DRAWN) -> RandomDraw:
    bound = lots.pool_hash(pool())
    seed = lots.seed(SECRET, WORDS, bound)
    return RandomDraw(
        id=7,
        department="FIRE",
        item="消防安全",
        pool=pool(),
        algorithm=lots.ALGORITHM,
        pool_hash=bound,
        commitment=lots.commitment(SECRET),
        state=state,
        announcer="FIRE-officer",
        announced=PLANNING,
        secret=SECRET,
        words=WORDS,
        witness="supervision",
        drawn=PLANNING,
        lots=lots.draw(pool(), seed),
    )


def result() -> File:
    """As somebody else reads it."""
    return json.loads(json.dumps(draw_files.published(draw())))


def announcement() -> File:
    return json.loads(json.dumps(draw_files.published(draw(DrawState.ANNOUNCED))))


def test_a_result_that_is_true_has_no_fault():
    assert draw_files.rerun(result()) == ()
    assert draw_files.rerun(result(), announcement()) == ()


def test_an_announcement_shows_the_pool_and_hides_the_seed():
    file = announcement()

    assert draw_files.pool_of(file) == pool()
    assert not {"secret", "words", "lots", "drawn"} & set(file)
    assert SECRET not in json.dumps(file)
    assert draw_files.rerun(file) == (Fault("secret", FaultCode.MISSING),)


def test_the_order_of_a_file_does_not_matter():
    file = result()
    file["officers"].reverse()
    file["objects"] = {tier: firms[::-1] for tier, firms in reversed(file["objects"].items())}

    assert draw_files.rerun(file) == ()


def swap_lot(file: File) -> None:
    file["lots"][0]["enterprise"] = "a9"


def swap_officer(file: File) -> None:
    file["lots"][0]["officers"] = ["f9"]


def another_secret(file: File) -> None:
    file["secret"] = "another"


def other_words(file: File) -> None:
    file["words"] = "其他"


def grown_pool(file: File) -> None:
    file["objects"]["A"].append("a7")


def more_percent(file: File) -> None:
    file["percent"]["A"] = "100"


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        (swap_lot, ["lots"]),
        (swap_officer, ["lots"]),
        (another_secret, ["commitment", "lots"]),
        (other_words, ["lots"]),
        (grown_pool, ["pool_hash", "lots"]),
        (more_percent, ["pool_hash", "lots"]),
        (lambda file: file.update(format="onevisit-draw/0"), ["format"]),
        (lambda file: file.pop("lots"), ["lots"]),
        (lambda file: file.pop("commitment"), ["commitment"]),
        (lambda file: file.pop("pool_hash"), ["pool_hash"]),
        (lambda file: file.pop("secret"), ["secret"]),
        (lambda file: file.pop("objects"), ["objects"]),
        (lambda file: file.update(team=1), ["team"]),
    ],
)
def test_whatever_was_changed_is_found(change: Callable[[File], object], faults: list[str]):
    file = result()
    change(file)

    found = draw_files.rerun(file)

    assert [one.field for one in found] == faults


def test_a_result_that_was_made_up_as_a_whole_is_found_by_its_announcement():
    file = result()
    file["secret"] = "chosen to suit"
    file["commitment"] = lots.commitment(file["secret"])
    seed = lots.seed(file["secret"], WORDS, file["pool_hash"])
    file["lots"] = [
        {"enterprise": one.enterprise, "tier": one.tier, "officers": list(one.officers)}
        for one in lots.draw(pool(), seed)
    ]

    assert draw_files.rerun(file) == ()
    (fault,) = draw_files.rerun(file, announcement())
    assert (fault.field, fault.code) == ("commitment", FaultCode.DIFFERS)


@pytest.mark.parametrize(
    "key", ["draw", "department", "item", "announced", "objects", "percent", "officers", "team"]
)
def test_every_fact_of_an_announcement_is_compared(key: str):
    other = copy.deepcopy(announcement())
    other[key] = "x"

    assert [one.field for one in draw_files.rerun(result(), other)] == [key]


def test_what_is_no_announcement_is_told():
    (fault,) = draw_files.rerun(result(), [])

    assert (fault.field, fault.code) == ("announcement", FaultCode.WRONG_FORM)


@pytest.mark.parametrize(
    ("file", "faults"),
    [
        ([], ["pool"]),
        ({}, ["objects", "percent", "officers"]),
        ({"objects": ["a"], "percent": 5, "officers": "f1"}, ["objects", "percent", "officers"]),
        ({"objects": {"A": [1]}, "percent": {"A": True}, "officers": [1]}, ["objects", "percent",
                                                                          "officers"]),
        ({"objects": {}, "percent": {}, "officers": [], "team": True}, ["team"]),
        ({"objects": {}, "percent": {}, "officers": [], "team": "2"}, ["team"]),
        ({"objects": {}, "percent": {}, "officers": [], "recusals": [["f1"]]}, ["recusals"]),
        ({"objects": {}, "percent": {}, "officers": [], "recusals": {}}, ["recusals"]),
    ],
)  # fmt: skip
def test_what_is_no_pool_is_told_with_every_fault(file: object, faults: list[str]):
    with pytest.raises(Rejected) as wrong:
        draw_files.pool_of(file)

    found = wrong.value.faults
    assert [one.field for one in found] == faults
    assert draw_files.rerun(file) == found


def test_numbers_and_defaults_are_understood():
    file = {"objects": {"A": ["a1"]}, "percent": {"A": 12.5}, "officers": ["f1", "f2"]}

    one = draw_files.pool_of(file)

    assert (one.percent, one.team, one.recusals) == ({"A": "12.5"}, 2, ())
