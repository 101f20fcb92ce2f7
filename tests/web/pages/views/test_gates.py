"""Lists of what was told by codes: each only for its readers, as pages and for programs."""

from tests.web.api.calling import Caller
from tests.web.pages.gating import page_of, tell
from tests.web.pages.onsite import (
    BEGUN,
    FIRE,
    FIRM,
    FRIDAY,
    LEAD,
    OTHER_FIRM,
    UID,
    at,
    send,
    words,
)
from tests.web.pages.views.conftest import SUPERVISION
from tests.web.signing import CLERK, signed_in


def told(app, stranger):
    page = page_of(app)
    tell(stranger, page, "arrive")
    tell(stranger, page, "refuse", kind="department", text="另一个局也来了")
    tell(stranger, page, "rate", stars=4, words="很快")


def test_each_list_is_read_by_its_readers(app, stranger):
    with at(BEGUN):
        told(app, stranger)
        read = {
            (one.login, name): signed_in(app, one).get(f"/{name}")
            for one in (CLERK, SUPERVISION, FIRE, FIRM)
            for name in ("scans", "refusals", "ratings")
        }

    for (login, name), answer in read.items():
        hidden = {("fire", "refusals"), ("fire", "ratings"), ("firm", "ratings")}
        assert answer.status_code == (404 if (login, name) in hidden else 200)
    assert "另一个局也来了" in read["clerk", "refusals"].text
    assert "4 分（满分 5 分）" in words(read["watch", "ratings"].text)
    assert UID in read["fire", "scans"].text


def test_programs_read_them_too(app, stranger):
    with at(BEGUN):
        told(app, stranger)
        clerk, fire, firm, other = (Caller(app, one) for one in (CLERK, LEAD, FIRM, OTHER_FIRM))
        (rating,) = clerk.get("/ratings").json["records"]
        (refusal,) = firm.get("/refusals").json["records"]
        (scan,) = fire.get(f"/scans?visit={UID}").json["records"]

        assert (rating["stars"], rating["text"], rating["visit"]) == (4, "很快", UID)
        assert (refusal["kind"], refusal["answered"]) == ("department", None)
        assert scan["kind"] == "arrived"
        for caller in (fire, firm):
            assert caller.get("/ratings").status_code in (403, 404)
        assert fire.get("/refusals").status_code in (403, 404)
        assert other.get("/refusals").json["records"] == []
        assert other.get("/scans").json["records"] == []
        number = refusal["id"]
        answer = clerk.post(f"/refusals/{number}/answer", {"answer": "已核实"})
        assert answer.json["answer"] == "已核实"
        assert fire.post(f"/refusals/{number}/answer", {"answer": "x"}).status_code in (403, 404)


def test_an_enterprise_proposes_another_time_and_the_committee_declines_in_words(app):
    typed = {"slots-0-day": "2026-12-01", "slots-0-begins": "13:00", "slots-0-ends": "15:30"}
    with at(FRIDAY):
        firm, clerk = signed_in(app, FIRM), signed_in(app, CLERK)
        assert "propose-time" in firm.get(f"/visits/{UID}").text
        sent = send(firm, f"/visits/{UID}/propose-time", reason="检修", **typed)
        shown = words(clerk.get("/proposals/1").text)
        broken = send(clerk, "/proposals/1/accept", start="2026-12-01T13:00")
        refused = send(clerk, "/proposals/1/decline", answer="当天没有其他时间")
        read = words(firm.get("/proposals").text)
        other = words(signed_in(app, OTHER_FIRM).get("/proposals").text)

    assert sent.status_code == 302
    assert "从 13:00 开始：不能安排在这个时间" in shown
    assert broken.status_code == 422
    assert refused.status_code == 302
    assert "当天没有其他时间" in read
    assert "未同意" in read
    assert "改期申请 1" not in other


def test_a_wish_for_a_later_week_is_accepted_into_that_week(app):
    typed = {"slots-0-day": "2026-12-08", "slots-0-begins": "08:30", "slots-0-ends": "11:30"}
    with at(FRIDAY):
        firm, clerk = signed_in(app, FIRM), signed_in(app, CLERK)
        send(firm, f"/visits/{UID}/propose-time", reason="全厂检修", **typed)
        shown = words(clerk.get("/proposals/1").text)
        accepted = send(clerk, "/proposals/1/accept", start="2026-12-08T08:30")
        read = words(firm.get("/proposals").text)
        asked = words(clerk.get("/weeks/2026-W50/plans").text)

    assert "属于2026年第50周：同意后转入该周编排" in shown
    assert accepted.status_code == 302
    assert "同意转到2026年第50周（希望 12月8日 周二 08:30）" in read
    assert "FIRE-" in asked
