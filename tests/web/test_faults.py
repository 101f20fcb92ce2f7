from pathlib import Path

from optimizer import InvalidProblem
from tracker.errors import NotFound, Rejected
from tracker.intake.faults import Fault, Place, Problem
from web.arrivals import NoFolder, Unusable
from web.faults import sentences


def test_every_problem_is_a_line():
    fault = Unusable([Problem(Place("a.xlsx")), Problem(Place("b.xlsx"), code=Fault.NO_LINES)])

    assert list(sentences(fault, "zh")) == [
        "a.xlsx：文件已损坏，读不出来",
        "b.xlsx：标题行下面没有计划条目",
    ]


def test_rejections_and_bad_week_files_are_listed():
    assert list(sentences(Rejected(["one", "two"]), "en")) == ["one", "two"]
    assert list(sentences(InvalidProblem(["one", "two"]), "en")) == ["one", "two"]


def test_a_missing_folder_says_what_was_expected():
    assert "park.json" in next(sentences(NoFolder(Path("x")), "en"))


def test_an_error_without_words_gives_its_name():
    assert list(sentences(OSError(), "en")) == ["OSError"]


def test_what_is_not_there_says_where_to_look_for_what_is():
    told = list(sentences(NotFound("week", "2026-W44"), "en"))

    assert told == ["there is no week '2026-W44'; see `onevisit weeks list`"]
    assert list(sentences(NotFound("sign-in", 7), "en")) == ["there is no sign-in '7'"]
