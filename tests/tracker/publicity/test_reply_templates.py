"""Words for replies: placeholders by name and nothing else."""

import pytest
from hypothesis import given, strategies

from tests.tracker.builders import COMMITTEE, officer, person
from tracker import history, settings
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound, Rejected
from tracker.publicity import reply_templates
from tracker.records import Role
from tracker.records.publicity import ReplyTemplate, TemplateEntry


def put(text: str = "您好", title: str = "受理", category: str = "", occasion: str = ""):
    entry = TemplateEntry(category, occasion, title, text)
    return reply_templates.put(entry, by=COMMITTEE)


def filled(text: str, **facts: str) -> str:
    entry = TemplateEntry("", "", "x", text)
    return reply_templates.fill(ReplyTemplate(1, entry, None), facts)


def test_the_same_title_is_kept_once_and_changed_in_place(tracker: str):
    one = put()
    assert put() == one
    changed = put("您好，{enterprise}")
    assert (changed.id, changed.entry.text) == (one.id, "您好，{enterprise}")
    assert put(category="电力").id != one.id

    told = history.of_cases([f"reply_template:{one.id}"])
    facts = {"category": "", "occasion": "", "title": "受理"}
    assert [(e.act, e.facts) for e in told] == [
        ("put", {**facts, "text": history.digest("您好")}),
        ("change", {**facts, "text": history.digest("您好，{enterprise}")}),
    ]


def test_the_specific_stand_before_the_general(tracker: str):
    general, other = put(title="一"), put(title="二", category="用工")
    occasion, both = put(title="三", occasion="deferred"), put("x", "四", "电力", "deferred")
    category = put(title="五", category="电力")

    def listed(**wanted: str) -> list[ReplyTemplate]:
        return [*reply_templates.list_templates(by=officer(), **wanted)]

    assert listed(category="电力", occasion="deferred") == [both, category, occasion, general]
    assert listed(category="电力") == [both, category, occasion, general]
    assert listed(category="用工", occasion="closed") == [other, general]
    assert len(listed()) == 5


def test_what_is_retired_is_not_offered(tracker: str):
    one = put()

    gone = reply_templates.retire(one.id, by=COMMITTEE)

    assert reply_templates.retire(one.id, by=COMMITTEE) == gone
    assert reply_templates.list_templates(by=COMMITTEE) == ()
    assert reply_templates.list_templates(by=COMMITTEE, all_times=True) == (gone,)
    assert put().id != one.id
    assert [e.act for e in history.of_cases([f"reply_template:{one.id}"])] == ["put", "retire"]
    with pytest.raises(NotFound):
        reply_templates.retire(999_999, by=COMMITTEE)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("{name}", [(FaultCode.UNKNOWN, "name")]),
        ("{due.__class__}", [(FaultCode.UNKNOWN, "due.__class__")]),
        ("{due!r}{due:>9}", [(FaultCode.UNKNOWN, "due!r"), (FaultCode.UNKNOWN, "due:>9")]),
        ("{}", [(FaultCode.UNKNOWN, "")]),
        ("到 {due", [(FaultCode.WRONG_FORM, "{due")]),
        ("到 due} 止", [(FaultCode.WRONG_FORM, "} 止")]),
        ("{{due}}", [(FaultCode.WRONG_FORM, "{{due}}")]),
        ("", [(FaultCode.MISSING, "")]),
        ("长" * 21, [(FaultCode.TOO_LONG, "21")]),
    ],
)
def test_what_cannot_be_filled_is_refused(
    tracker: str, text: str, faults: list[tuple[FaultCode, str]]
):
    settings.write("reply_template.most_characters", 20, "规定", by=COMMITTEE)

    with pytest.raises(Rejected) as wrong:
        put(text)

    found = [one for one in wrong.value.faults if isinstance(one, Fault)]
    assert {one.field for one in found} == {"text"}
    assert [(one.code, one.found) for one in found] == faults


def test_all_faults_are_told_at_once(tracker: str):
    with pytest.raises(Rejected) as wrong:
        put("{x} {", title=" ")

    assert [one.field for one in wrong.value.faults if isinstance(one, Fault)] == [
        "title",
        "text",
        "text",
    ]


def test_facts_are_put_in_once_as_they_are():
    text = "{enterprise}：{number} 最迟 {due} 答复，{due} 前"

    told = filled(text, enterprise="{due}", number="7\\1", due="明天", result="不用")

    assert told == "{due}：7\\1 最迟 明天 答复，明天 前"


def test_nothing_but_the_names_of_the_list_is_looked_up():
    assert filled("{{due}}", due="明天") == "{明天}"
    for facts in ({"due": "明天"}, {"due": "明天", "due.__class__": "x"}):
        with pytest.raises(Rejected):
            filled("{due.__class__}", **facts)


def test_what_is_missing_or_unknown_is_told():
    with pytest.raises(Rejected) as wrong:
        filled("{enterprise} {due}", due=" ", colour="x")

    known = ", ".join(reply_templates.PLACEHOLDERS)
    assert wrong.value.faults == (
        Fault("enterprise", FaultCode.MISSING),
        Fault("due", FaultCode.MISSING),
        Fault("text", FaultCode.UNKNOWN, "colour", known),
    )


@given(strategies.text(), strategies.text(min_size=1))
def test_whatever_stands_there_nothing_else_is_replaced(text: str, fact: str):
    plain = text.replace("{", "").replace("}", "")

    assert filled(plain + "{result}", result=fact + "x") == plain + fact + "x"


def test_the_committee_and_the_service_centre_keep_them(tracker: str):
    entry = TemplateEntry("", "", "受理", "您好")

    assert reply_templates.put(entry, by=person(Role.SERVICE_CENTRE)).entry == entry
    for by in (officer(), person(Role.SUPERVISION), person(Role.ANONYMOUS)):
        with pytest.raises(NotAllowed):
            reply_templates.put(entry, by=by)
    with pytest.raises(NotAllowed):
        reply_templates.list_templates(by=person(Role.ENTERPRISE))
