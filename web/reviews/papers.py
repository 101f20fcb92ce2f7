"""Makes a paper of a review: title, time, source of the figures, tables, what they are not for."""

from collections.abc import Sequence
from datetime import date

from tracker.appeals.meetings import MeetingReport
from tracker.records import CapUse, DepartmentReview, EnterpriseReview, WeekSummary
from web import wording
from web.reviews import columns, figures, meetings
from web.reviews.columns import Full, Names
from web.reviews.tables import Paper, Table, table


class Maker:
    """
    Makes papers of one committee, as of one day.

    Parameters
    ----------
    today
        Up to when the figures were entered.
    """

    def __init__(self, names: Names, language: str, today: date) -> None:
        self._names, self._language, self._today = names, language, today

    def week(self, summary: WeekSummary) -> Paper:
        """The summary of a week."""
        week = wording.week(str(summary.week), self._language)
        since, until = summary.week.date(0), summary.week.date(6)
        found = figures.of_week(summary, self._language)
        tables = (table("week", columns.OF_WEEK, found, self._language),)
        return self._paper("week", tables, self._period("week", since, until, week=week))

    def enterprises(self, found: Sequence[EnterpriseReview], since: date, until: date) -> Paper:
        """A period by enterprise."""
        shown = columns.of_enterprises(self._names, self._language)
        tables = (table("enterprises", shown, found, self._language),)
        return self._paper("enterprises", tables, self._period("days", since, until))

    def departments(self, found: Sequence[DepartmentReview], since: date, until: date) -> Paper:
        """A period by department."""
        shown = columns.of_departments(self._names, self._language)
        tables = (table("departments", shown, found, self._language),)
        return self._paper("departments", tables, self._period("days", since, until))

    def caps(self, found: Sequence[CapUse], year: int) -> Paper:
        """The caps of a year, and the enterprises at which they are reached."""
        full = [Full(one, firm) for one in found for firm in one.at_cap]
        tables = (
            table("caps", columns.counts_of_caps(self._names), found, self._language),
            table("at_cap", columns.of_full(self._names), full, self._language),
        )
        period = wording.say("review.period.year", self._language, year=year)
        return self._paper("caps", tables, period)

    def meeting(self, found: MeetingReport) -> Paper:
        """What a dispatch meeting looks at, and what was decided."""
        aged = [one for group in found.long_standing for one in group.matters]
        decisions = [one for held in found.meetings for one in held.entry.decisions]
        language, departments = self._language, meetings.of_departments(self._names)
        tables = (
            table("meeting", departments, found.departments, language),
            table("long_standing", meetings.of_aged(language), aged, language),
            table("decisions", meetings.DECISIONS, decisions, language),
        )
        return self._paper("meeting", tables, self._period("days", found.first, found.last))

    def _period(self, kind: str, since: date, until: date, **facts: object) -> str:
        days = {"since": self._day(since), "until": self._day(until)}
        return wording.say(f"review.period.{kind}", self._language, **days, **facts)

    def _day(self, when: date) -> str:
        return wording.dated(when, self._language)

    def _notes(self, name: str) -> tuple[str, ...]:
        demo = ("app.demo",) if self._names.demo else ()
        return (f"review.explained.{name}", "review.note", *demo)

    def _paper(self, name: str, tables: tuple[Table, ...], period: str) -> Paper:
        language = self._language
        issuer = self._names.issuer
        known = wording.say(f"review.records.{name}", language)
        return Paper(
            title=wording.say(f"review.title.{name}", language),
            head=wording.say("review.head", language, issuer=issuer, period=period).strip(),
            source=wording.say(
                "review.source", language, records=known, day=self._day(self._today)
            ),
            notes=tuple(wording.say(key, language) for key in self._notes(name)),
            tables=tables,
            issuer=issuer,
            wide=name != "week",
        )
