"""The calls of a noun, by the example of people."""

import io
import json

import pytest

from tests.web.api.calling import Caller
from tracker import database, history, people
from tracker.models import AnswerRow
from tracker.records import Person, Role

NEW = {"login": "chen", "name": "陈一", "role": "committee"}
WHY = {"why": "已调离"}


def test_what_an_act_makes_has_an_address(admin):
    made = admin.post("/people:add", NEW)

    assert made.status_code == 201
    assert made.json == {**NEW, "department": None, "enterprise": None}
    shown = admin.client.get(made.headers["Location"], headers=admin.head)
    assert shown.json == made.json


def test_every_fault_of_a_body_is_told_at_once(admin):
    answer = admin.post("/people:add", {"role": "king", "login": "a\0b", "beard": 1})

    assert (answer.status_code, answer.content_type) == (422, "application/problem+json")
    faults = {one["field"]: one["code"] for one in answer.json["faults"]}
    assert faults == {"name": "missing", "role": "unknown", "login": "not-text", "beard": "unknown"}
    assert all(one["message"] for one in answer.json["faults"])


def test_a_list_is_given_in_pages_until_its_end(admin):
    for number in range(5):
        admin.post("/people:add", {**NEW, "login": f"p{number}"})
    whole = [one["login"] for one in _all(admin, 200)]

    found, cursor, pages = [], "", 0
    while cursor is not None:
        page = admin.get(f"/people?limit=2{cursor and f'&cursor={cursor}'}")
        found += page.json["records"]
        cursor, pages = page.json["next"], pages + 1
        assert (cursor is None) == ("Link" not in page.headers)

    assert found == _all(admin, 200)
    assert pages == -(-len(whole) // 2)
    assert len(whole) == len(set(whole))


def _all(admin, limit):
    return admin.get(f"/people?limit={limit}").json["records"]


def test_the_link_leads_to_the_next_page(admin):
    admin.post("/people:add", NEW)
    first = admin.get("/people?limit=1")

    link = first.headers["Link"]

    assert link.endswith('; rel="next"')
    second = admin.client.get(link.split(">")[0].removeprefix("<"), headers=admin.head)
    assert second.json["records"] != first.json["records"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=x", "limit"),
        ("limit=٣", "limit"),
        ("cursor=nobody-of-that-name", "cursor"),
        ("cursor=%00", "cursor"),
        ("beard=long", "beard"),
        ("closed=perhaps", "closed"),
    ],
)
def test_a_query_that_cannot_be_answered_is_refused(admin, query, field):
    answer = admin.get(f"/people?{query}")

    assert answer.status_code == 422
    assert [one["field"] for one in answer.json["faults"]] == [field]


def test_false_in_a_query_is_false(admin):
    admin.post("/people:add", NEW)
    admin.post("/people/chen/close", WHY)

    without, included = (admin.get(f"/people?closed={said}") for said in ("false", "true"))

    assert len(included.json["records"]) == len(without.json["records"]) + 1


def test_who_has_seen_the_same_gets_nothing_again(admin):
    first = admin.get("/people/admin")

    again = admin.get("/people/admin", headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_the_mark_moves_with_the_log(admin):
    first = admin.get("/people/admin").headers["ETag"]
    with database.session():
        history.record("person:admin", "nod", people.OPERATOR, {})

    assert admin.get("/people/admin").headers["ETag"] != first


def test_nobody_overwrites_what_they_have_not_seen(admin):
    admin.post("/people:add", NEW)
    seen = {"If-Match": admin.get("/people/chen").headers["ETag"]}
    with database.session():
        people.change(Person("chen", "陈二", Role.COMMITTEE), by=people.OPERATOR)

    late = admin.post("/people/chen/close", WHY, headers=seen)
    seen = {"If-Match": admin.get("/people/chen").headers["ETag"]}
    now = admin.post("/people/chen/close", WHY, headers=seen)

    assert (late.status_code, late.json["type"]) == (412, "/api/v1/problems/changed")
    assert now.status_code < 300


def test_a_secret_is_told_once_and_no_answer_with_it_is_kept(admin):
    head = {"Idempotency-Key": "k-1"}

    first = admin.post("/subscriptions:subscribe", {"name": "程序"}, headers=head)
    second = admin.post("/subscriptions:subscribe", {"name": "程序"}, headers=head)
    shown = admin.client.get(first.headers["Location"], headers=admin.head)

    assert (first.status_code, shown.json["token"]) == (201, "")
    assert first.json["token"].startswith("ovf_")
    assert second.json["token"] not in ("", first.json["token"])
    with database.session():
        assert AnswerRow.select().count() == 0


def test_asked_twice_is_done_once(admin):
    head = {"Idempotency-Key": "k-1"}

    first = admin.post("/people:add", NEW, headers=head)
    with database.session():
        events = history.last("person:chen")
    again = admin.post("/people:add", NEW, headers=head)

    assert (again.status_code, again.data) == (first.status_code, first.data)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.headers["Location"] == first.headers["Location"]
    assert "Idempotency-Replayed" not in first.headers
    with database.session():
        assert history.last("person:chen") == events


def test_a_key_belongs_to_one_request_of_one_person(app, admin):
    head = {"Idempotency-Key": "k-1"}
    other = Caller(app, Person("admin2", "乙", Role.ADMINISTRATOR))
    admin.post("/people:add", NEW, headers=head)

    answer = admin.post("/people:add", {**NEW, "login": "li"}, headers=head)
    theirs = other.post("/people:add", {**NEW, "login": "wang"}, headers=head)

    assert (answer.status_code, answer.json["type"]) == (409, "/api/v1/problems/key-used")
    assert admin.get("/people/li").status_code == 404
    assert theirs.status_code == 201


def test_after_a_fault_was_put_right_the_same_key_acts(admin):
    head = {"Idempotency-Key": "k-1"}
    wrong = admin.post("/people:add", {"login": "chen"}, headers=head)

    right = admin.post("/people:add", NEW, headers=head)

    assert (wrong.status_code, right.status_code) == (422, 201)


@pytest.mark.parametrize("key", ["", "a b", "é", "x" * 256])
def test_a_key_is_of_visible_signs(admin, key):
    answer = admin.post("/people:add", NEW, headers={"Idempotency-Key": key})

    assert answer.status_code == 422
    assert answer.json["faults"][0]["field"] == "Idempotency-Key"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"{", 400),
        (b"[]", 400),
        (b"null", 400),
        (b'{"login": NaN}', 400),
        (b"[" * 100_000, 400),
        (b'{"login": ' + b"9" * 5_000 + b"}", 400),
        (b'{"a": 1e999}', 422),
        (b"\xff\xfe", 400),
        (b'{"login": "\\ud800", "name": "x", "role": "committee"}', 422),
        (b'{"\\ud800": 1}', 422),
        (b'{"login": 1, "name": {}, "role": []}', 422),
        (json.dumps({**NEW, "name": "x" * 3_000_000}).encode(), 413),
    ],
)
def test_a_body_that_makes_no_sense_is_a_problem_and_no_accident(admin, sent, status):
    answer = admin.call("POST", "/people:add", data=sent, content_type="application/json")

    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")


def test_only_json_is_read(admin):
    answer = admin.call("POST", "/people:add", data={"login": "x", "f": (io.BytesIO(b"x"), "x")})

    assert answer.status_code == 415


def test_what_does_not_exist_and_what_one_may_not_know_look_alike(admin):
    missing = admin.get("/people/nobody-here")

    assert (missing.status_code, missing.json["type"]) == (404, "/api/v1/problems/not-found")
