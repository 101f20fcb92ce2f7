"""
One appointment as plain values, before it is written into a calendar.

>>> from datetime import UTC, datetime, timedelta
>>> nine = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
>>> Entry(
...     uid="visit-17@onevisit.example", sequence=0, summary="Joint visit",
...     start=nine, end=nine + timedelta(hours=2), changed=nine,
...     organizer=("committee@onevisit.example", "Committee"),
... ).all_day
False
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from calendars.text import one_line, paragraphs

_UID = re.compile(r"[A-Za-z0-9._@:+=/-]{1,255}")
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
"""A mail address that calendars carry."""

_LINK = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")

# Signs of a name on which some readers tear its line, or refuse the whole calendar.
_UNSAFE = str.maketrans({'"': "'", "^": "", "\\": "/"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """
    An appointment that can be written: what is built here needs no second look.

    Control characters are taken out of every text; texts but the description become one line.
    Moments lose their fractions of a second, which calendars cannot carry.

    Parameters
    ----------
    uid
        Names the appointment for its whole life, the same in every calendar.
    sequence
        Rises with every visible change, from 0.
    start
        First moment; for an all-day entry the first day, as a `date`.
    end
        First moment after; for an all-day entry the first day after.
    changed
        The last visible change; any zone, kept as UTC.
    summary
        What the phone shows in its list.
    organizer
        Mail address (with or without ``mailto:``) and name; signs of the name that some readers
        stumble over become harmless ones.
    geo
        Latitude and longitude in degrees.
    categories
        Labels to filter and colour by, in the order given.
    url
        A page about the appointment, http or https.
    cancelled
        The appointment will not take place; it is still written, for a vanished one stays
        on phones.
    private
        Marks it as not to be shown to those with whom the reader shares the calendar.
    busy
        Whether it takes up the reader's time.

    Raises
    ------
    ValueError
        If a value cannot stand in a calendar; the message lists every such value.
    """

    uid: str
    sequence: int
    start: datetime | date
    end: datetime | date
    changed: datetime
    summary: str
    organizer: tuple[str, str]
    description: str = ""
    location: str = ""
    geo: tuple[float, float] | None = None
    categories: tuple[str, ...] = ()
    url: str | None = None
    cancelled: bool = False
    private: bool = False
    busy: bool = True

    def __post_init__(self) -> None:
        self._keep("summary", one_line(self.summary))
        self._keep("location", one_line(self.location))
        self._keep("description", paragraphs(self.description))
        labels = [one_line(label) for label in self.categories]
        self._keep("categories", tuple(dict.fromkeys(label for label in labels if label)))
        address, name = self.organizer
        name = one_line(name).translate(_UNSAFE)
        self._keep("organizer", (address.removeprefix("mailto:"), name))
        self._keep("start", _whole_second(self.start))
        self._keep("end", _whole_second(self.end))
        faults = [*self._faults_of_identity(), *self._faults_of_time(), *self._faults_of_place()]
        if faults:
            raise ValueError(f"entry {self.uid!r}: " + "; ".join(faults))
        self._keep("changed", self.changed.astimezone(UTC).replace(microsecond=0))

    @property
    def all_day(self) -> bool:
        """Whether the entry stands for whole days instead of hours."""
        return not isinstance(self.start, datetime)

    def _keep(self, field: str, value: object) -> None:
        """Set a field of this frozen value while it is being built."""
        object.__setattr__(self, field, value)

    def _faults_of_identity(self) -> Iterator[str]:
        if not _UID.fullmatch(self.uid):
            yield f"uid is {self.uid!r}, expected 1 to 255 of A-Z a-z 0-9 . _ @ : + = / -"
        if self.sequence < 0:
            yield f"sequence is {self.sequence}, expected 0 or more"
        if not self.summary:
            yield "summary is empty, expected words"
        if not ADDRESS.fullmatch(self.organizer[0]):
            yield f"organizer is {self.organizer[0]!r}, expected a mail address"

    def _faults_of_time(self) -> Iterator[str]:
        moments = {"start": self.start, "end": self.end, "changed": self.changed}
        naive = [name for name, moment in moments.items() if _is_naive(moment)]
        for name in naive:
            yield f"{name} is {moments[name].isoformat()}, expected a moment with a zone"
        if self.all_day == isinstance(self.end, datetime):
            yield f"start is {self.start!r} and end is {self.end!r}, expected both days or moments"
        elif not {"start", "end"} & set(naive) and not self.start < self.end:
            yield f"end is {self.end.isoformat()}, expected after {self.start.isoformat()}"

    def _faults_of_place(self) -> Iterator[str]:
        if self.geo is not None:
            latitude, longitude = self.geo
            if not -90 <= latitude <= 90:
                yield f"latitude is {latitude}, expected -90 to 90"
            if not -180 <= longitude <= 180:
                yield f"longitude is {longitude}, expected -180 to 180"
        if self.url is not None and not _LINK.fullmatch(self.url):
            yield f"url is {self.url!r}, expected http:// or https:// in ASCII"


def _is_naive(moment: date) -> bool:
    """Whether it is a moment of which nobody knows the zone."""
    return isinstance(moment, datetime) and moment.utcoffset() is None


def _whole_second(moment: date) -> date:
    """The moment without its fraction of a second; days as they are."""
    return moment.replace(microsecond=0) if isinstance(moment, datetime) else moment
