"""Appeals, disturbances and direct inspections are found without telling what is hidden."""

from tests.tracker.appeals.appellants import raised
from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    OBE,
    OFFICER,
    STRANGER,
    TAX,
    dispatched,
    received,
)
from tests.tracker.builders import COMMITTEE
from tests.tracker.disturbances.builders import SUPERVISION, entered, released
from tests.tracker.onsite import LATER
from tracker import clock, search
from tracker.appeals import duplicates, escalations
from tracker.disturbances import decisions
from tracker.records import AppealSeverity, Person
from tracker.records.search import Found, FoundKind


def found(text: str, by: Person, kind: FoundKind = FoundKind.APPEAL) -> list[Found]:
    return [one for one in search.find(text, by=by) if one.kind is kind]


def test_an_appeal_is_found_by_part_of_its_title_and_by_its_number(centre: str) -> None:
    appeal = dispatched()

    for text in ("夜间停", f"#{appeal}", f"＃{appeal}"):
        (one,) = found(text, OFFICER)
        assert (one.key, one.title) == (str(appeal), "园区道路夜间停电")
        assert one.facts["state"] == "dispatched"
        assert one.facts["department"] == "FIRE 局"
    assert found("夜间停", TAX) == []


def test_a_confidential_appeal_is_not_found_by_the_name_that_it_hides(centre: str) -> None:
    appeal = dispatched(confidential=True, title="E1 公司 夜间停电")

    assert found("E1 公司", OFFICER) == found("夜间停电", OFFICER) == []
    (one,) = found(f"#{appeal}", OFFICER)
    assert one.title == "○○ 夜间停电"
    assert "E1" not in str(one)
    assert [one.title for one in found("E1 公司", CLERK)] == ["E1 公司 夜间停电"]


def test_an_enterprise_finds_its_own_and_not_what_came_by_code(centre: str) -> None:
    own = received()
    raised(enterprise="E1")

    assert [one.key for one in found("夜间停电", FIRM)] == [str(own)]
    assert found("夜间停电", STRANGER) == []
    assert len(found("夜间停电", CLERK)) == 2


def test_an_appellant_is_not_told_how_it_is_talked_about(centre: str) -> None:
    appeal = dispatched(severity=AppealSeverity.GLOBAL)
    escalations.escalate(appeal, "全区性", by=CLERK)
    merged = received()
    duplicates.merge(merged, received(), "同一事项", by=CLERK)

    assert found(f"#{appeal}", FIRM)[0].facts["state"] == "consulting"
    assert found(f"#{appeal}", OBE)[0].facts["state"] == "escalated"
    assert found(f"#{merged}", FIRM)[0].facts["state"] == ""


def test_a_disturbance_is_found_by_who_may_know_of_it(park: str) -> None:
    kind = FoundKind.DISTURBANCE
    with clock.fixed(LATER):
        one, told = entered().id, released(text="另一件")

        assert [each.key for each in found(f"#{one}", SUPERVISION, kind)] == [str(one)]
        assert found(f"#{one}", OFFICER, kind) == found(f"#{told}", COMMITTEE, kind) == []
        assert [each.key for each in found(f"#{told}", OFFICER, kind)] == [str(told)]
        assert found(f"#{told}", TAX, kind) == []
        decisions.dismiss(told, "有依据", by=SUPERVISION)
        assert [each.key for each in found(f"#{told}", COMMITTEE, kind)] == [str(told)]
