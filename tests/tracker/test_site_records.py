"""The papers of a visit: filled, completed, signed, and then as they are."""

import datetime as dt
from typing import Any

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, line, officer, person, publish_plan
from tests.tracker.onsite import LATER, NINE, at, came, found, publish_joint, visit
from tracker import attendance, findings, history, items, site_records
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.records import (
    Attendance,
    InspectionItem,
    InspectionType,
    Presence,
    Role,
    SiteRecord,
    SiteRecordKind,
    SiteRecordState,
)

FORM, ONSITE, NOTICE = SiteRecordKind
HEAD = officer("FIRE", Role.HEAD)
BEFORE = NINE - dt.timedelta(days=1)

ENTERED: dict[SiteRecordKind, dict[str, Any]] = {
    FORM: {
        "basis": ("消防法第五十三条",),
        "officers": ("某甲 粤P00001", "某乙 粤P00002"),
        "opinion": "同意",
    },
    ONSITE: {
        "arrived": "2026-12-01 09:00",
        "left": "2026-12-01 10:00",
        "persons_present": ("某厂长",),
        "certificates_shown": ("粤P00001", "粤P00002"),
        "facts": "通道被占用",
    },
    NOTICE: {"conclusion": "责令改正", "rights": "可陈述申辩"},
}


@pytest.fixture(autouse=True)
def published(park: str):
    publish_joint()
    with at(BEFORE):
        yield


def fill(kind: SiteRecordKind, values: dict[str, Any] | None = None, **fields: Any) -> SiteRecord:
    told = ENTERED[kind] if values is None else values
    return site_records.complete(visit().uid, "FIRE", kind, told, **{"by": officer(), **fields})


def show(kind: SiteRecordKind, by: Any = COMMITTEE) -> SiteRecord:
    return site_records.show(visit().uid, "FIRE", kind, by=by)


def sign(kind: SiteRecordKind, **fields: Any) -> SiteRecord:
    return site_records.sign(visit().uid, "FIRE", kind, **{"by": HEAD, **fields})


def refuse(kind: SiteRecordKind, why: str = "负责人拒签", **fields: Any) -> SiteRecord:
    return site_records.refuse(visit().uid, "FIRE", kind, why, **{"by": officer(), **fields})


def test_an_empty_form_holds_what_is_known():
    form = show(FORM)

    assert (form.state, form.entered) == (SiteRecordState.DRAFT, {})
    assert {name: form.known[name] for name in ("department", "enterprise", "items", "lead")} == {
        "department": "FIRE 局",
        "enterprise": "E1 公司",
        "items": ("消防安全",),
        "lead": "FIRE 局",
    }
    assert form.known["departments"] == ("FIRE 局", "TAX 局")
    assert form.known["source"] == ("FIRE.xlsx, 周计划, 3",)
    assert (form.known["begins"], form.known["ends"]) == ("2026-12-01 09:00", "2026-12-01 10:30")
    assert form.known["times_this_year"] == "0"
    assert form.missing == ("basis", "officers", "opinion")


def test_a_form_is_completed_field_by_field_and_signed_by_the_head():
    fill(FORM, {"opinion": " 同意 ", "officers": ("某甲", "", " 某乙 ")})
    form = fill(FORM, {"basis": ("消防法",)})

    assert form.entered == {"opinion": "同意", "officers": ("某甲", "某乙"), "basis": ("消防法",)}
    assert form.missing == ()
    signed = sign(FORM)
    assert (signed.state, signed.signed, signed.signer) == (
        SiteRecordState.SIGNED,
        BEFORE,
        "FIRE-head",
    )
    assert signed.fields == form.fields


def test_whom_the_plan_names_stands_on_the_form_until_somebody_says_otherwise():
    named = ("某甲 粤P00001", "某乙 粤P00002")
    publish_plan(line(minutes=90, officers=named), line("TAX"), line("EMB", enterprise="E2"))

    assert show(FORM).entered == {"officers": named}
    assert show(ONSITE).entered == {}
    changed = ("某甲 粤P00001", "某丙 粤P00003")
    assert fill(FORM, {"officers": changed}).entered["officers"] == changed


def test_the_cap_of_the_catalogue_stands_on_the_form_until_somebody_says_otherwise():
    items.register(InspectionItem("F-1", "FIRE", "消防安全", "消防法", cap=2), by=OPERATOR)

    assert show(FORM).entered == {"annual_cap": "2"}
    assert fill(FORM, {"annual_cap": "3"}).entered["annual_cap"] == "3"


def test_who_was_named_by_the_plan_alone_is_signed_for():
    named = ("某甲 粤P00001", "某乙 粤P00002")
    publish_plan(line(minutes=90, officers=named), line("TAX"), line("EMB", enterprise="E2"))
    fill(FORM, {"opinion": "同意", "basis": ("消防法",)})
    signed = sign(FORM)
    publish_plan(line(minutes=90, officers=("某丁",)), line("TAX"), line("EMB", enterprise="E2"))

    assert signed.fields["officers"] == named
    assert show(FORM).fields["officers"] == named


def test_papers_tell_the_types_of_the_inspection():
    lines = (line(minutes=60), line(item="电气", minutes=30, inspection_type=InspectionType.CASE))
    publish_plan(*lines, line("TAX"), line("EMB", enterprise="E2"))

    assert [show(kind).known["inspection_type"] for kind in SiteRecordKind] == [
        ("routine", "case")
    ] * len(SiteRecordKind)


def test_a_field_is_taken_back_by_an_empty_value():
    fill(FORM)

    assert fill(FORM, {"opinion": " ", "officers": ()}).missing == ("officers", "opinion")


def test_nobody_but_the_own_head_signs_an_approval_form():
    fill(FORM)

    for by in (officer(), officer("TAX", Role.HEAD), COMMITTEE):
        with pytest.raises((NotAllowed, NotFound)):
            sign(FORM, by=by)
    assert show(FORM).state is SiteRecordState.DRAFT


def test_an_officer_signs_what_is_written_on_site():
    with at(LATER):
        for kind in (ONSITE, NOTICE):
            fill(kind)
            assert sign(kind, by=officer()).signer == "FIRE-officer"


def test_a_paper_with_gaps_is_not_signed():
    fill(FORM, {"officers": ("某甲",)})

    with pytest.raises(Rejected) as wrong:
        sign(FORM)

    assert wrong.value.problems == (
        "basis of approval form: missing",
        "opinion of approval form: missing",
        "officers of approval form: too-few, found '1', expected 2",
    )


def test_what_is_signed_stays_as_it_is():
    fill(FORM)
    signed = sign(FORM)

    for act in (
        lambda: fill(FORM, {"opinion": "不同意"}),
        lambda: sign(FORM),
    ):
        with pytest.raises(WrongState, match="which is signed; legal now: nothing"):
            act()
    publish_plan(line(minutes=120), line("TAX"), line("EMB", enterprise="E2"))
    assert show(FORM) == signed
    assert show(NOTICE).known["day"] == "2026-12-01"


def test_what_the_enterprise_refused_to_sign_stays_with_the_reason():
    with at(LATER):
        fill(ONSITE)
        with pytest.raises(Rejected, match="why: missing"):
            refuse(ONSITE, " ")

        gone = refuse(ONSITE)

        assert (gone.state, gone.refusal, gone.signed) == (
            SiteRecordState.REFUSED,
            "负责人拒签",
            LATER,
        )
        with pytest.raises(WrongState, match="which is refused"):
            fill(ONSITE, {"facts": "无"})
        with pytest.raises(WrongState, match="which is refused"):
            sign(ONSITE)


def test_an_approval_form_is_nothing_to_refuse():
    fill(FORM)

    with pytest.raises(Rejected, match="kind: forbidden"):
        refuse(FORM)


def test_a_refused_paper_is_complete_too():
    with at(LATER), pytest.raises(Rejected, match=r"facts of .*: missing"):
        refuse(ONSITE)


def test_an_approval_that_comes_after_the_beginning_names_the_oral_report():
    fill(FORM)
    with at(NINE):
        with pytest.raises(Rejected, match="oral_report of approval form: needed-after"):
            sign(FORM)
        fill(FORM, {"oral_report": "2026-12-01 08:30"})
        assert sign(FORM).state is SiteRecordState.SIGNED


def test_nothing_is_recorded_of_a_visit_before_it_begins():
    fill(ONSITE)

    for act in (sign, refuse):
        with pytest.raises(Rejected, match=r"visit of .*: future, found '2026-12-01 09:00'"):
            act(ONSITE)


def test_arrival_and_leaving_come_from_the_attendance():
    with at(LATER):
        came("FIRE", arrived=NINE, left=LATER)
        assert show(ONSITE).known["arrived"] == "2026-12-01 09:00"
        assert show(ONSITE).known["left"] == "2026-12-01 12:00"

        with pytest.raises(Rejected, match="arrived of on-site record: reserved"):
            fill(ONSITE)


def test_the_notice_tells_the_own_findings():
    with at(NINE):
        came("FIRE")
        came("TAX")
        found("FIRE", shared=False)
        found("TAX", item="账册")
        mistake = found("FIRE", item="灭火器")
        findings.withdraw(mistake.id, "误录", by=officer("FIRE"))

        (told,) = show(NOTICE).known["findings"]
    assert told == "消防通道: 通道被堆放物占用 (general; order to rectify; 2026-12-09)"


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        (
            {"colour": "red"},
            "fields of approval form: unknown, found 'colour'",
        ),
        ({"enterprise": "别的"}, "enterprise of approval form: reserved"),
        (
            {"officers": "某甲"},
            "officers of approval form: wrong-form.* lines",
        ),
        (
            {"opinion": ("同意",)},
            "opinion of approval form: wrong-form.* line$",
        ),
    ],
)
def test_what_does_not_fit_the_form_is_refused(values: dict[str, Any], fault: str):
    with pytest.raises(Rejected, match=fault):
        fill(FORM, values)

    assert site_records.list_records(visit().uid, by=COMMITTEE) == ()


def test_all_faults_are_told_at_once():
    with pytest.raises(Rejected) as wrong:
        fill(FORM, {"colour": "red", "uscc": "1", "officers": "某甲"})

    assert len(wrong.value.problems) == 3


def test_a_department_sees_and_keeps_its_own_papers_only():
    fill(FORM)
    tax = officer("TAX")

    assert site_records.list_records(visit().uid, by=tax) == ()
    with pytest.raises(NotFound):
        show(FORM, tax)
    with pytest.raises(NotFound):
        fill(FORM, by=tax)
    for by in (officer(), COMMITTEE, person(Role.SUPERVISION)):
        assert site_records.list_records(visit().uid, by=by) == (show(FORM),)
    with pytest.raises(NotAllowed):
        fill(FORM, by=COMMITTEE)
    for by in (officer("EMB"), of_enterprise("E1")):
        with pytest.raises(NotFound):
            site_records.list_records(visit().uid, by=by)
    with pytest.raises(NotFound):
        site_records.show(visit().uid, "EMB", FORM, by=COMMITTEE)


def test_nothing_is_written_of_a_visit_that_does_not_take_place():
    uid = visit().uid
    fill(FORM)
    elsewhere = (line(enterprise="E3"), line("TAX", enterprise="E3"), line("EMB", enterprise="E2"))
    publish_plan(*elsewhere)

    with pytest.raises(WrongState, match="which is cancelled"):
        site_records.complete(uid, "FIRE", FORM, {"opinion": "否"}, by=officer())
    with pytest.raises(WrongState, match="which is cancelled"):
        site_records.sign(uid, "FIRE", FORM, by=HEAD)


def test_who_joined_on_the_day_keeps_a_record_too():
    with at(LATER):
        joined = Attendance(visit().uid, "EMB", Presence.ON_TIME, reason="顺路", unplanned=True)
        attendance.attend(joined, by=officer("FIRE"))
        one = site_records.show(visit().uid, "EMB", ONSITE, by=officer("EMB"))

        assert "items" in one.missing
        done = site_records.complete(
            visit().uid, "EMB", ONSITE, {"items": ("应急预案",)}, by=officer("EMB")
        )
    assert done.entered["items"] == ("应急预案",)


def test_equal_values_change_nothing_and_a_stale_writer_is_stopped():
    fill(FORM)
    case = f"paper:{visit().uid}:FIRE:approval form"
    seen = history.last(case)
    fill(FORM)
    assert history.last(case) == seen
    fill(FORM, {"opinion": "同意，注意安全"})

    for act in (
        lambda: fill(FORM, {"opinion": "不同意"}, seen=seen),
        lambda: sign(FORM, seen=seen),
    ):
        with pytest.raises(Conflict, match="since complete by FIRE-officer"):
            act()
    assert show(FORM).state is SiteRecordState.DRAFT


def test_the_log_binds_the_paper_without_a_word_of_it():
    fill(FORM)
    sign(FORM)

    told = history.events(f"paper:{visit().uid}:FIRE:approval form", by=COMMITTEE)

    assert [one.act for one in told] == ["complete", "sign"]
    assert all(set(one.facts) == {"visit", "department", "digest"} for one in told)
    assert told[0].facts["digest"] != told[1].facts["digest"]
    assert history.audit() == ()


def test_the_same_words_leave_different_traces():
    fill(ONSITE, {"facts": "正常"})
    site_records.complete(visit().uid, "TAX", ONSITE, {"facts": "正常"}, by=officer("TAX"))

    case = f"paper:{visit().uid}:{{}}:on-site record"
    one, other = history.of_cases([case.format("FIRE"), case.format("TAX")])
    assert one.facts["digest"] != other.facts["digest"]
