"""Weeks in figures, one after the other."""

from dataclasses import dataclass

from tracker.week import Week


@dataclass(frozen=True, slots=True)
class WeekTrend:
    """
    A published week in figures.

    Parameters
    ----------
    lines, requests
        What departments have asked for and not taken back.
    separate
        Visits if every department came alone for what found a place: one a request.
    visits, joint
        Visits that are planned, and those of several departments.
    unplanned
        Requests that found no place.
    enterprises, once
        Enterprises that are visited, and those of them that are visited once only.
    """

    week: Week
    lines: int
    requests: int
    separate: int
    visits: int
    joint: int
    unplanned: int
    enterprises: int
    once: int

    @property
    def saved(self) -> int:
        """Visits that the enterprises were spared."""
        return self.separate - self.visits
