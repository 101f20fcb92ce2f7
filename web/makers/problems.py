"""The register of appeals as a list of problems; tens of thousands of rows take seconds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker import clock
from tracker.appeals import lists
from tracker.appeals.lists import Listed, Wanted
from tracker.errors import Fault, FaultCode, Rejected
from tracker.intake import problem_list, problem_sheet
from tracker.records import AppealState, Category, Light, Person
from web import wording
from web.makers.made import Asked, Made

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
ENDINGS = {"xlsx": (problem_sheet.as_xlsx, XLSX), "csv": (problem_sheet.as_csv, CSV)}

FEW = 500
"""Matters that are written while their reader waits."""

MORE = ("id", "state", "department", "due", "result", "answer")
"""What an export tells beside the columns of a list, by the key of its heading."""


def make(asked: Asked) -> Made:
    """What whoever asks may read, `wanted` as the list beside was narrowed, as an `ending`."""
    told = asked.told
    found = lists.list_appeals(wanted(told["wanted"]), by=asked.by)
    return written(asked.steps(found, found), told["ending"], told["language"])


def written(found: Iterable[Listed], ending: str, language: str) -> Made:
    """Matters as a file."""
    own = [wording.say(f"problem_list.column.{key}", language) for key in MORE]
    rows = ([*problem_sheet.cells(one.appeal), *_more(one, language)] for one in found)
    write, media = ENDINGS[ending]
    content = write([*problem_list.TITLES.values(), *own], rows)
    name = f"{wording.say('intake.page.list', language)}-{clock.today()}.{ending}"
    return Made(name, media, content)


def few(asked: Wanted, by: Person) -> tuple[Listed, ...] | None:
    """The matters, if they are so few that their reader can wait for the file; else None."""
    found = lists.list_appeals(asked, by=by, most=FEW + 1)
    return None if len(found) > FEW else found


def wanted(told: Mapping[str, Sequence[str]]) -> Wanted:
    """
    What a list is narrowed to, by the names that its address uses; empty texts narrow nothing.

    Raises
    ------
    Rejected
        If a word is none of ours.
    """
    one: dict[str, Any] = {name: found[0] for name, found in told.items() if found and found[0]}
    try:
        return Wanted(
            states=tuple(AppealState(state) for state in told.get("states", ()) if state),
            category=Category(one["category"]) if "category" in one else None,
            department=one.get("department"),
            enterprise=one.get("enterprise"),
            light=Light(one["light"]) if "light" in one else None,
            late=True if "late" in one else None,
        )
    except ValueError as fault:
        raise Rejected([Fault("states", FaultCode.UNKNOWN, str(fault))]) from fault


def _more(one: Listed, language: str) -> Iterator[str]:
    appeal = one.appeal
    yield str(appeal.id)
    yield wording.word("appeal_state", appeal.state, language)
    yield appeal.department.name if appeal.department else ""
    yield str(one.due.due) if one.due else ""
    yield wording.word("appeal_result", appeal.result, language) if appeal.result else ""
    yield appeal.answer
