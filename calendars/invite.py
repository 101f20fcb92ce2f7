"""
An invitation by mail: one appointment, to whom it is sent, and what is asked of them.

The same entry in a feed has the same UID, so that a calendar which knows both shows one.
"""

from collections.abc import Iterable, Iterator

from calendars import component
from calendars.entry import ADDRESS, Entry
from calendars.text import one_line
from calendars.zones import vtimezone

METHODS = ("REQUEST", "CANCEL")
"""What mail may ask: put it into the calendar, or take it out (RFC 5546, 3.2.2 and 3.2.5)."""

Attendee = tuple[str, str]
"""Mail address and name."""


def invite(entry: Entry, *, method: str, attendees: Iterable[Attendee]) -> bytes:
    """
    Write an appointment for those who are to be there; equal arguments give equal bytes.

    Parameters
    ----------
    method
        One of `METHODS`: REQUEST for what takes place, CANCEL for what does not.
    attendees
        To whom it is sent, each address once; a request asks them for an answer.

    Raises
    ------
    ValueError
        If the method is unknown or does not fit the entry, or nobody, nobody's address or one
        address twice is invited; the message lists it all.
    """
    known = [(address.removeprefix("mailto:"), one_line(name)) for address, name in attendees]
    faults = [*_faults_of_method(entry, method), *_faults_of(known)]
    if faults:
        raise ValueError(f"invitation {entry.uid!r}: " + "; ".join(faults))
    event = component.event(entry)
    asked = {"PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"} if method == "REQUEST" else {}
    for address, name in known:
        event.add("ATTENDEE", component.mailbox(address, CN=name, ROLE="REQ-PARTICIPANT", **asked))
    calendar = component.begun(method)
    calendar.add_component(vtimezone())
    calendar.add_component(event)
    return component.content(calendar)


def _faults_of_method(entry: Entry, method: str) -> Iterator[str]:
    """A request of what is cancelled would leave it, with its reminders, in calendars."""
    expected = "CANCEL" if entry.cancelled else "REQUEST"
    if method != expected:
        yield f"method is {method!r}, expected {expected!r} of {', '.join(METHODS)}"


def _faults_of(attendees: list[Attendee]) -> Iterator[str]:
    if not attendees:
        yield "attendees are none, expected one or more"
    known = [address for address, _ in attendees]
    for address in dict.fromkeys(known):
        if not ADDRESS.fullmatch(address):
            yield f"attendee is {address!r}, expected a mail address"
        if known.count(address) > 1:
            yield f"attendee {address!r} stands {known.count(address)} times, expected once"
