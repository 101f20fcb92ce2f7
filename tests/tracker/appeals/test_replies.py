"""Words for replies to a matter."""

import pytest

from tests.tracker.appeals.builders import CLERK, HEAD, OFFICER, answered, day, handling_, received
from tests.tracker.builders import OPERATOR
from tracker import contacts
from tracker.appeals import replies
from tracker.errors import Fault, FaultCode, NotFound, Rejected
from tracker.publicity import reply_templates
from tracker.records import Contact, ContactPost, Person, Role
from tracker.records.publicity import TemplateEntry

STRANGER = Person("x", "x", Role.OFFICER, department="TAX")


def kept(category: str, occasion: str, text: str, title: str = "通知") -> int:
    """A template of the service centre."""
    entry = TemplateEntry(category, occasion, title, text)
    return reply_templates.put(entry, by=CLERK).id


def test_templates_of_the_own_category_and_state_come_first(centre: str):
    general = kept("", "received", "已登记")
    own = kept("OPERATION", "received", "用电问题已登记")
    kept("FINANCE", "received", "贷款问题已登记")
    kept("OPERATION", "answered", "已答复")
    appeal = received()

    assert [one.id for one in replies.suited(appeal, by=CLERK)] == [own, general]


def test_what_is_known_of_a_matter_fills_a_template_and_words_go_before_it(centre: str):
    contacts.name("FIRE", ContactPost.PERSON, Contact("王五", "0762-1"), by=OPERATOR)
    appeal = handling_()
    template = kept(
        "", "handling", "{enterprise}：第{number}号由{department}办理，{due}前{result}，{contact}"
    )

    told = replies.draft(template, appeal, {"result": "办结"}, by=CLERK)

    assert told == f"E1 公司：第{appeal}号由FIRE 局办理，{day(5)}前办结，王五 0762-1"


def test_a_confidential_matter_fills_no_name_for_a_department(centre: str):
    template = kept("", "handling", "{enterprise}：已办理")
    appeal = handling_(confidential=True)

    with pytest.raises(Rejected) as fault:
        replies.draft(template, appeal, {}, by=HEAD)

    assert fault.value.faults == (Fault("enterprise", FaultCode.MISSING),)


def test_who_may_not_read_a_matter_gets_no_reply_for_it(centre: str):
    template = kept("", "answered", "{number}")
    appeal = answered()

    assert replies.draft(template, appeal, {}, by=OFFICER) == str(appeal)
    with pytest.raises(NotFound):
        replies.draft(template, appeal, {}, by=STRANGER)


def test_a_template_of_another_category_is_not_filled(centre: str):
    appeal = received()
    foreign = kept("FINANCE", "", "贷款问题已登记")

    with pytest.raises(Rejected) as fault:
        replies.draft(foreign, appeal, {}, by=CLERK)

    assert fault.value.faults == (
        Fault("category", FaultCode.DIFFERS, "FINANCE", "OPERATION", f"reply_template:{foreign}"),
    )
    for fitting in (
        kept("OPERATION", "", "已登记"),
        kept("", "", "已登记"),
        kept("用电", "", "已登记"),
    ):
        assert replies.draft(fitting, appeal, {}, by=CLERK) == "已登记"


def test_a_retired_template_is_not_filled(centre: str):
    appeal = received()
    former = kept("", "received", "已登记")
    reply_templates.retire(former, by=CLERK)

    with pytest.raises(NotFound, match=f"reply template '?{former}"):
        replies.draft(former, appeal, {}, by=CLERK)
