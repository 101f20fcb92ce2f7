"""What belongs to a week, read and written from outside."""

import pytest

from tests.web.api.calling import Caller
from tracker import database, weeks
from tracker.records import Person, Role
from tracker.week import Week

WEEK = "/weeks/2026-W49"
NEXT = Week.parse("2026-W50")
FIRMS = ("C001", "C002")
NAMES = ("submissions", "requests", "runs", "versions", "instructions", "notices")


@pytest.fixture
def fire(app) -> Caller:
    """A program of the fire department's officer, who may also speak for the next week."""
    with database.session():
        weeks.open_week(NEXT, by=Person("clerk", "经办", Role.COMMITTEE))
    return Caller(app, Person("fire", "甲", Role.OFFICER, department="FIRE"))


@pytest.fixture
def line(clerk) -> dict[str, object]:
    """A good line of a plan."""
    firm = clerk.get("/enterprises").json["records"][0]
    monday = [9 * 60, 12 * 60]
    return {"enterprise": firm["uscc"], "item": "消防安全", "windows": [monday], "minutes": 60}


def test_an_enterprise_reads_the_numbers_of_its_own_papers(app):
    firms = [Person(f"firm-{one}", "某", Role.ENTERPRISE, enterprise=one) for one in FIRMS]

    found = [Caller(app, one).get(f"{WEEK}/notices").json["records"] for one in firms]

    assert [[(one["kind"], one["year"], one["number"]) for one in each] for each in found] == [
        [("notice", 2026, 1)],
        [],
    ]


@pytest.mark.parametrize("name", NAMES)
def test_everything_of_a_week_is_read_in_pages(clerk, name):
    whole = clerk.get(f"{WEEK}/{name}?limit=200").json["records"]

    assert clerk.get(f"/weeks/2026-W48/{name}").status_code == 404
    if len(whole) > 1:
        first = clerk.get(f"{WEEK}/{name}?limit=1").json
        second = clerk.get(f"{WEEK}/{name}?limit=1&cursor={first['next']}").json
        assert [*first["records"], *second["records"]] == whole[:2]
    assert name == "instructions" or whole


def test_requests_are_narrowed_to_a_department(clerk):
    found = clerk.get(f"{WEEK}/requests?department=FIRE").json["records"]

    assert {one["department"]["id"] for one in found} == {"FIRE"}


def test_a_department_reads_its_own_requests_only(fire, clerk):
    own = fire.get(f"{WEEK}/requests?limit=200").json["records"]

    assert {one["department"]["id"] for one in own} == {"FIRE"}
    assert len(own) < len(clerk.get(f"{WEEK}/requests?limit=200").json["records"])


def test_a_plan_is_sent_line_by_line(fire, line):
    sent = fire.post(f"/weeks/{NEXT}/submissions", {"lines": [line]})

    assert (sent.status_code, sent.json["new"], sent.json["department"]) == (200, 1, "FIRE")
    kept = fire.get(f"/weeks/{NEXT}/requests").json["records"]
    assert [one["minutes"] for one in kept] == [60]
    assert kept[0]["windows"] == [[540, 720]]


def test_a_line_says_of_which_type_it_is_and_who_comes(fire, line):
    told = {**line, "inspection_type": "case", "officers": ["林溪 粤P00001"]}
    other = {**line, "item": "电气安全", "inspection_type": "surprise"}

    fire.post(f"/weeks/{NEXT}/submissions", {"lines": [told]})
    refused = fire.post(f"/weeks/{NEXT}/submissions", {"lines": [told, other]})

    (kept,) = fire.get(f"/weeks/{NEXT}/requests").json["records"]
    assert kept["lines"][0]["inspection_type"] == "case"
    assert kept["lines"][0]["officers"] == ["林溪 粤P00001"]
    assert refused.status_code == 422
    (fault,) = refused.json["faults"]
    assert (fault["at"], fault["field"], fault["found"]) == (
        "lines, 2",
        "inspection_type",
        "surprise",
    )
    assert fault["expected"] == "routine, case, special"
    assert "日常检查" in fault["message"]


def test_faults_of_the_form_of_every_line_are_told_at_once(fire, line):
    wrong = [{**line, "minutes": "long", "colour": "red"}, line, 7, {**line, "item": None}]

    answer = fire.post(f"/weeks/{NEXT}/submissions", {"lines": wrong})

    told = {(one["at"], one["field"], one["code"]) for one in answer.json["faults"]}
    assert told == {
        ("lines, 1", "minutes", "wrong-form"),
        ("lines, 1", "colour", "unknown"),
        ("lines, 3", "lines", "wrong-form"),
        ("lines, 4", "item", "missing"),
    }


def test_a_line_that_is_not_sent_again_is_withdrawn_unless_a_part_is_sent(fire, line):
    address = f"/weeks/{NEXT}/submissions"
    fire.post(address, {"lines": [line]})
    other = {**line, "item": "电气安全"}

    assert fire.post(address, {"lines": [other], "partial": True}).json["withdrawn"] == 0
    assert fire.post(address, {"lines": [other]}).json["withdrawn"] == 1


def test_every_fault_of_every_line_is_told_and_nothing_stored(fire, line):
    other = {**line, "item": "电气安全", "enterprise": "X", "inspectors": 1}
    wrong = [{**line, "minutes": 0}, other]

    answer = fire.post(f"/weeks/{NEXT}/submissions", {"lines": wrong})

    assert answer.status_code == 422
    told = [(one["at"], one["field"]) for one in answer.json["faults"]]
    assert [field for _, field in told] == ["minutes", "enterprise", "inspectors"]
    assert len({at for at, _ in told}) == 2
    assert fire.get(f"/weeks/{NEXT}/requests").json["records"] == []


def test_nobody_sends_the_plan_of_another_department(fire, line):
    answer = fire.post(f"/weeks/{NEXT}/submissions", {"lines": [line], "department": "EMB"})

    assert answer.status_code == 404


def test_requests_are_pinned_and_let_go(clerk):
    request = clerk.get(f"{WEEK}/requests?limit=1").json["records"][0]
    start = request["windows"][0][0]

    pinned = clerk.post(
        f"{WEEK}/pin", {"requests": [request["id"]], "start": start, "reason": "约好"}
    )

    assert pinned.status_code == 200
    standing = clerk.get(f"{WEEK}/instructions").json["records"]
    assert [(one["kind"], one["start"]) for one in standing] == [("pin", start)]
    clerk.post(f"/instructions/{pinned.json['id']}/lift", {"reason": "改期"})
    assert clerk.get(f"{WEEK}/instructions").json["records"] == []


def test_a_pin_outside_of_the_windows_is_refused(clerk):
    request = clerk.get(f"{WEEK}/requests?limit=1").json["records"][0]

    answer = clerk.post(f"{WEEK}/pin", {"requests": [request["id"]], "start": 0, "reason": "约好"})

    assert answer.status_code == 422


def test_what_is_published_already_stands(clerk):
    answer = clerk.post(f"{WEEK}/publish", {})

    assert (answer.status_code, answer.json["stood"]) == (200, True)


def test_a_draft_that_is_not_the_latest_is_not_published(clerk):
    answer = clerk.post(f"{WEEK}/publish", {"number": 99})

    assert answer.status_code == 409


def test_who_takes_part_neither_plans_nor_publishes(fire):
    for act in ("publish", "pin", "forbid", "together", "apart", "lead"):
        assert fire.post(f"{WEEK}/{act}", {}).status_code == 403
