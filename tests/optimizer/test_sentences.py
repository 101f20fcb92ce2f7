"""Answers put into words."""

from typing import Any

from optimizer.sentences import text

MOMENT: dict[str, Any] = {
    "about": "visit",
    "visit": "e1@Tue 09:00",
    "requests": ["fire-1"],
    "lead": "fire",
    "lead_because": "alone",
    "fixed": False,
}


def lines(**fields: Any) -> list[str]:
    return text({**MOMENT, **fields}).splitlines()


def test_a_visit_without_other_starts_says_so():
    assert lines(other_starts=[])[1:] == ["Its requests have no other start."]


def test_every_obstacle_has_its_words():
    start = {
        "start": "Wed 09:00",
        "windows": ["fire-1"],
        "closed": True,
        "visits": ["e1@Wed 09:30"],
        "full": ["fire"],
    }
    assert lines(other_starts=[start])[1] == (
        "Wed 09:00: no window of fire-1; the enterprise is closed; in the way of e1@Wed 09:30; "
        "no team free of fire."
    )
    free = {"start": "Wed 09:00", "costs": {}}
    assert lines(other_starts=[free])[1] == "Wed 09:00: possible, as good in tiers 1 and 2."


def test_many_starts_are_counted():
    many = [{"start": "Wed 09:00", "costs": {}}] * 20
    assert lines(other_starts=many)[-1] == "Further starts that were looked at: 8."


LEFT: dict[str, Any] = {
    "about": "request",
    "request": "fire-1",
    "planned": False,
    "reason": "not-found",
    "with": [],
    "confirmed": None,
    "message": "fire-1: the search ended",
    "remedies": [],
}


def test_what_only_the_solver_proved_is_said():
    assert text({**LEFT, "proven": "cp-sat"}).splitlines()[2] == (
        "Proven by CP-SAT, twice under different parameters; not tried out without it."
    )
    assert "CP-SAT" not in text({**LEFT, "proven": "cp-sat", "confirmed": True})


def test_a_department_that_could_do_it_is_named():
    assert text({**LEFT, "fits": "fire"}).splitlines()[2] == (
        "The teams of fire could do it beside all that they do, at other times: "
        "a plan that holds it may exist."
    )


def test_without_a_remedy_that_is_said():
    assert text(LEFT).splitlines() == [
        "fire-1 is in no visit.",
        "Why: fire-1: the search ended.",
        "Nothing that was tried would get it planned.",
    ]
