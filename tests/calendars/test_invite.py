import pytest
import vobject
from hypothesis import given

from calendars import invite, render
from calendars.text import one_line
from tests.calendars.builders import ORGANIZER, entry
from tests.calendars.test_feed import TEXT, unfolded

FIRM = ("office@firm.example", "河源市榕汀新材料有限公司")


def asked(**values):
    return invite(entry(**values), method="REQUEST", attendees=[FIRM])


def called_off(**values):
    return invite(entry(cancelled=True, **values), method="CANCEL", attendees=[FIRM])


def read(content: bytes):
    """The one event, as vobject reads it."""
    calendar = vobject.readOne(content.decode())
    (event,) = calendar.vevent_list
    return calendar, event


def test_an_invitation_asks_whoever_it_is_sent_to_for_an_answer():
    calendar, event = read(asked(sequence=2))
    (attendee,) = event.attendee_list

    assert calendar.method.value == "REQUEST"
    assert (event.uid.value, event.sequence.value) == ("visit-1@onevisit.example", "2")
    assert attendee.value == "mailto:office@firm.example"
    assert attendee.params["RSVP"] == ["TRUE"]
    assert attendee.params["CN"] == ["河源市榕汀新材料有限公司"]
    assert event.organizer.value == f"mailto:{ORGANIZER[0]}"
    assert event.status.value == "CONFIRMED"


def test_what_is_called_off_is_taken_out_under_the_same_name_by_the_same_organizer():
    calendar, event = read(called_off(sequence=3))
    (attendee,) = event.attendee_list

    assert calendar.method.value == "CANCEL"
    assert event.status.value == "CANCELLED"
    assert (event.uid.value, event.sequence.value) == ("visit-1@onevisit.example", "3")
    assert event.organizer.value == f"mailto:{ORGANIZER[0]}"
    assert attendee.value == "mailto:office@firm.example"
    assert "RSVP" not in attendee.params


@pytest.mark.parametrize(("method", "cancelled"), [("REQUEST", True), ("CANCEL", False)])
def test_a_method_that_does_not_fit_the_entry_is_refused(method: str, cancelled: bool):
    with pytest.raises(ValueError, match=f"method is '{method}', expected"):
        invite(entry(cancelled=cancelled), method=method, attendees=[FIRM])


def test_every_fault_is_told_at_once():
    bad = [("no address", ""), ("a@b.example", ""), ("a@b.example", "")]

    with pytest.raises(ValueError, match="method is 'PUBLISH'") as fault:
        invite(entry(), method="PUBLISH", attendees=bad)

    told = str(fault.value)
    assert "'no address'" in told
    assert "'a@b.example' stands 2 times" in told
    with pytest.raises(ValueError, match="attendees are none"):
        invite(entry(), method="REQUEST", attendees=[])


def test_equal_arguments_give_equal_bytes():
    assert asked(sequence=1) == asked(sequence=1)


def test_the_zone_and_the_appointment_are_those_of_the_feed():
    feed, alone = unfolded(render([entry()], name="联合检查")), unfolded(asked())

    own = [one for one in alone if one not in feed]

    assert [one.partition(":")[0].partition(";")[0] for one in own] == ["METHOD", "ATTENDEE"]
    assert "BEGIN:VTIMEZONE" in alone
    assert not [one for one in alone if one.startswith(("X-", "NAME", "REFRESH"))]


@given(TEXT)
def test_no_name_adds_a_line_or_breaks_one(name: str):
    content = invite(entry(), method="REQUEST", attendees=[("a@b.example", name)])
    plain = invite(entry(), method="REQUEST", attendees=[("a@b.example", "")])

    assert len(unfolded(content)) == len(unfolded(plain))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    content.decode()


def test_an_address_with_a_line_break_is_refused():
    with pytest.raises(ValueError, match="expected a mail address"):
        invite(entry(), method="REQUEST", attendees=[("a@b.example\r\nX-EVIL:1", "")])
    assert one_line("a\r\nb") == "a b"
