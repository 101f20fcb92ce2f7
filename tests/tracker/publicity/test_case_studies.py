"""Cases worth copying: without names, decided by somebody else, everybody's once published."""

from typing import Any

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, enterprise, officer, person
from tracker import enterprises, history, outbox, settings
from tracker.errors import Conflict, Fault, FaultCode, NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.publicity import case_studies
from tracker.records import Person, Role
from tracker.records.publicity import CaseStudy, StoryState, StoryText

pytestmark = pytest.mark.usefixtures("park")

FIRE, CENTRE, NOBODY = officer(), person(Role.SERVICE_CENTRE), person(Role.ANONYMOUS)
COLLEAGUE = Person("colleague", "同事甲", Role.COMMITTEE)


def text(**fields: str) -> StoryText:
    facts = {
        "title": "用电一次办好",
        "problem": "一家企业用电不足",
        "handling": "三个部门一起上门",
        "result": "一周通电",
        "lesson": "先问需求再分工",
    }
    return StoryText(**{**facts, **fields})


def drafted(by: Person = FIRE, **fields: Any) -> CaseStudy:
    return case_studies.draft(text(), by=by, **fields)


def published(by: Person = FIRE) -> CaseStudy:
    return case_studies.publish(drafted(by, case="appeal:17").id, version=1, by=COMMITTEE)


def test_a_draft_is_its_authors_sides_and_the_committees():
    one = drafted(case="appeal:17")

    for by in (FIRE, officer("FIRE", Role.HEAD), COMMITTEE):
        assert case_studies.list_studies(by=by) == (one,)
        assert case_studies.show(one.id, by=by) == one
    for by in (officer("TAX"), CENTRE, person(Role.SUPERVISION), of_enterprise("E1"), NOBODY):
        assert case_studies.list_studies(by=by) == ()
        with pytest.raises(NotFound):
            case_studies.show(one.id, by=by)
        with pytest.raises(NotFound):
            case_studies.publish(one.id, version=1, by=by)
    assert drafted(CENTRE).side == "service-centre"
    assert len(case_studies.list_studies(by=CENTRE)) == 1


def test_everybody_reads_what_is_published_and_nobody_outside_where_it_comes_from():
    one = published()

    assert (one.state, one.case, one.author) == (StoryState.PUBLISHED, "appeal:17", "FIRE-officer")
    for by in (NOBODY, of_enterprise("E1"), officer("TAX"), CENTRE):
        (shown,) = case_studies.list_studies(by=by, state=StoryState.PUBLISHED)
        assert (shown.text, shown.case, shown.author) == (text(), "", "")
    assert case_studies.publish(one.id, version=1, by=COMMITTEE) == one


def test_who_has_written_it_does_not_decide_on_it():
    one = drafted(COMMITTEE)
    case_studies.change(one.id, text(lesson="再问一次"), by=COLLEAGUE)

    for by in (COMMITTEE, COLLEAGUE):
        with pytest.raises(Rejected) as wrong:
            case_studies.publish(one.id, version=2, by=by)
        assert wrong.value.faults == (Fault("author", FaultCode.SAME_PERSON, by.login, "author"),)
    with pytest.raises(NotAllowed):
        case_studies.publish(drafted().id, version=1, by=FIRE)


def test_a_changed_text_is_a_draft_again():
    one = published()

    again = case_studies.change(one.id, text(lesson="新的经验"), seen=1, by=FIRE)

    assert (again.version, again.state, again.published) == (2, StoryState.DRAFT, None)
    assert case_studies.list_studies(by=NOBODY) == ()
    assert case_studies.change(one.id, text(lesson=" 新的经验"), by=FIRE) == again
    with pytest.raises(Conflict, match="version 2, seen 1"):
        case_studies.change(one.id, text(), seen=1, by=FIRE)
    with pytest.raises(Conflict, match="version 2, seen 1"):
        case_studies.publish(one.id, version=1, by=COMMITTEE)
    with pytest.raises(NotFound):
        case_studies.change(one.id, text(), by=officer("TAX"))


def test_another_side_changes_nothing():
    one = published()

    for by in (officer("TAX"), CENTRE, NOBODY, person(Role.SUPERVISION)):
        with pytest.raises(NotAllowed):
            case_studies.change(one.id, text(lesson="x"), by=by)
        with pytest.raises(NotAllowed):
            case_studies.withdraw(one.id, "x", by=by)
    assert case_studies.show(one.id, by=FIRE) == one


def test_what_is_withdrawn_is_nobodys_outside():
    one = published()
    with pytest.raises(Rejected) as wrong:
        case_studies.withdraw(one.id, " ", by=COMMITTEE)
    assert wrong.value.faults == (Fault("why", FaultCode.MISSING),)

    gone = case_studies.withdraw(one.id, "企业要求", by=COMMITTEE)

    assert (gone.state, gone.why, gone.published) == (StoryState.WITHDRAWN, "企业要求", None)
    assert case_studies.withdraw(one.id, "企业要求", by=COMMITTEE) == gone
    assert case_studies.list_studies(by=NOBODY) == ()
    with pytest.raises(WrongState, match="legal now: nothing"):
        case_studies.change(one.id, text(lesson="x"), by=FIRE)


def test_a_text_that_names_somebody_is_refused_at_each_step():
    naming = text(result="E1公司一周通电", lesson="")
    for act in (
        lambda: case_studies.draft(naming, case="Appeal 17", by=FIRE),
        lambda: case_studies.change(drafted().id, naming, by=FIRE),
    ):
        with pytest.raises(Rejected) as wrong:
            act()
        faults = [one for one in wrong.value.faults if isinstance(one, Fault)]
        assert [(one.field, one.code) for one in faults][:3] == [
            ("lesson", FaultCode.MISSING),
            ("result", FaultCode.NAMES_SOMEBODY),
            ("result", FaultCode.NAMES_SOMEBODY),
        ]
    one = drafted()
    enterprises.register(enterprise("E2", name="三个部门有限公司"), by=OPERATOR)
    with pytest.raises(Rejected, match="names-somebody"):
        case_studies.publish(one.id, version=1, by=COMMITTEE)


def test_a_text_has_a_length():
    settings.write("case_study.most_characters", 10, "规定", by=COMMITTEE)

    with pytest.raises(Rejected) as wrong:
        case_studies.draft(text(lesson="长" * 11), case="x", by=FIRE)

    assert wrong.value.faults == (
        Fault("lesson", FaultCode.TOO_LONG, "11", "10"),
        Fault("case", FaultCode.WRONG_FORM, "x", "appeal:17"),
    )


def test_the_log_tells_of_it_by_digest_and_the_committee_hears():
    one = published()
    case_studies.withdraw(one.id, "企业要求", by=COMMITTEE)

    told = [(e.act, e.facts) for e in history.of_cases([f"case_study:{one.id}"])]
    assert [act for act, _ in told] == ["draft", "publish", "withdraw"]
    assert told[1:] == [
        ("publish", {"version": 1}),
        ("withdraw", {"version": 1, "why": history.digest("企业要求")}),
    ]
    assert "用电" not in str(told)
    facts = {"study": one.id, "version": 1, "side": "department:FIRE"}
    waits = [each for each in outbox.unsent() if each.kind == "case-study-waits"]
    assert [(each.to, each.facts) for each in waits] == [("committee", facts)]


def test_who_writes_none_is_told():
    for by in (NOBODY, of_enterprise("E1"), person(Role.SUPERVISION), OPERATOR):
        with pytest.raises(NotAllowed):
            drafted(by)
