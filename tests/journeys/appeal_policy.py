"""
What the policy lets happen to an appeal, told from its sentences, without the tables of states.

Clause 3.1.1: on the spot, talked over, or passed on with a day. 3.1.2: what cannot be done is
signed by the head; law and discipline leave; what is global is put to the office. 3.1.3: the head
reviews plan and result. 3.1.4: the appellant is asked; who is not satisfied is heard again; one
notice, then the office.
"""

import datetime as dt
from dataclasses import dataclass, field

WITH_A_DEPARTMENT = ("sent", "sent back", "in hand", "plan shown", "at work", "result shown")
UNANSWERED = ("come in", "taken on", "talked over", "at the office", *WITH_A_DEPARTMENT)

CALLED = {
    "come in": "received",
    "turned down": "refused",
    "taken on": "accepted",
    "talked over": "consulting",
    "sent": "dispatched",
    "sent back": "return asked",
    "in hand": "handling",
    "plan shown": "plan in review",
    "at work": "solving",
    "result shown": "result in review",
    "at the office": "escalated",
    "answered": "answered",
    "closed": "closed",
    "left": "transferred to an organ",
    "taken back": "withdrawn",
}
"""What the records call the policy's stages."""

MOST_RETURNS = 2
MOST_DAYS = 30
REDO = 5
REOPEN = dt.timedelta(days=30)


def working(day: dt.date) -> bool:
    """No holiday lies in the weeks of these sequences, and none is announced for the next year."""
    return day.weekday() < 5


def after(day: dt.date, count: int) -> dt.date:
    """The last day of a limit of so many working days; the first does not count."""
    while count:
        day += dt.timedelta(days=1)
        count -= working(day)
    return day


@dataclass
class Limit:
    """A clock as the policy sees it."""

    start: dt.date
    due: dt.date
    runs: bool = True
    late: bool = False


@dataclass
class Matter:
    """One matter, and what the policy says of it now."""

    now: dt.datetime
    severe: str = "general"
    stage: str = "come in"
    raised: dt.date = dt.date.min
    receiver: str = ""
    watcher: str = ""
    office: str = ""
    """The department that has it, or had it when it was answered."""
    sent: dt.date = dt.date.min
    ever: set[str] = field(default_factory=set)
    returns: int = 0
    final: bool = False
    author: str = ""
    result: str = ""
    time_asked: dt.date | None = None
    extended: bool = False
    noticed: bool = False
    notice: Limit | None = None
    questions: int = 0
    """What the office was asked because a notice had failed, and has not decided."""
    failed: bool = False
    answered_on: dt.date = dt.date.min
    closed_at: dt.datetime | None = None
    solve: Limit | None = None
    ended: list[Limit] = field(default_factory=list)

    @property
    def today(self) -> dt.date:
        """The day in the park."""
        return self.now.date()

    def fits(self, due: dt.date | None, first: dt.date) -> bool:
        """Whether a day can be the end of a limit that begins today."""
        return due is not None and first < due <= after(self.today, MOST_DAYS) and working(due)

    def send(self, office: str, due: dt.date, *, final: bool) -> None:
        """A department has it until a day; its time begins now."""
        self.stop_department()
        self.stage, self.office, self.final = "sent", office, final
        self.sent, self.extended = self.today, False
        self.ever.add(office)
        self.solve = Limit(self.today, due)

    def stop_department(self) -> None:
        """The time of a department ends, kept or not."""
        self.stamp()
        for one in (self.solve, self.notice):
            if one is not None and one.runs:
                one.runs = False
        self.time_asked = None

    def answer(self) -> None:
        """The enterprise has its answer."""
        self.stop_department()
        self.stage, self.answered_on = "answered", self.today

    def hear_again(self) -> None:
        """Nobody was satisfied: it goes on where it was answered."""
        self.closed_at = None
        if self.office:
            self.stage, self.extended = "in hand", False
            self.solve = Limit(self.today, after(self.today, REDO))
        else:
            self.stage = "taken on"

    def stamp(self) -> None:
        """Days have passed that nobody can undo."""
        for one in (self.solve, self.notice):
            if one is not None and one.runs:
                one.late |= self.today > one.due
