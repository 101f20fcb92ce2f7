"""The figures of a week, one a line, each with what it counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.records import Presence, Severity, WeekSummary
from web import wording

GROUPS = {
    "visits": (
        "separate",
        "visits",
        "saved",
        "joint",
        "departments_per_visit",
        "unplanned",
        "late_requests",
    ),
    "answers": ("declined", "unanswered"),
    "attendance": (),
    "findings": ("settled",),
    "reports": ("direct", "reports_on_time", "reports_late", "reports_waiting"),
}
"""Figures that stand together, as the summary names them; what is counted by kind goes before."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; `group` stands at the first of a group only."""

    group: str
    name: str
    value: int | float
    meaning: str


def of_week(summary: WeekSummary, language: str) -> tuple[Figure, ...]:
    """All figures of a week, kinds that did not occur among them."""
    found = []
    for group, fields in GROUPS.items():
        heading = wording.say(f"review.group.{group}", language)
        for name, value, meaning in _group(summary, group, fields, language):
            found.append(Figure(heading, name, value, meaning))
            heading = ""
    return tuple(found)


def _group(
    summary: WeekSummary, group: str, fields: tuple[str, ...], language: str
) -> Iterator[tuple[str, int | float, str]]:
    if group == "attendance":
        meaning = wording.say("figure.presence.text", language)
        for presence in Presence:
            name = wording.say(f"presence.{presence}", language)
            yield name, summary.presence.get(presence.value, 0), meaning
    if group == "findings":
        meaning = wording.say("figure.severity.text", language)
        for severity in Severity:
            word = wording.say(f"severity.{severity}", language)
            name = wording.say("figure.severity", language, severity=word)
            yield name, summary.findings.get(severity.value, 0), meaning
    for one in fields:
        meaning = wording.say(f"figure.{one}.text", language)
        yield wording.say(f"figure.{one}", language), getattr(summary, one), meaning
