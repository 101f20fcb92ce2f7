"""Lists of what was told by codes: each only for its readers, as pages and for programs."""

from tests.web.api.calling import Caller
from tests.web.pages.gating import page_of, tell
from tests.web.pages.onsite import BEGUN, FIRE, FIRM, LEAD, OTHER_FIRM, UID, at, words
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
