from dataclasses import replace

import vobject

from tests.web.builders import EMB, FIRE, HUASHENG, QINGQUAN
from tracker import people, visits
from web import feeds
from web.config import Config

CONFIG = Config(base_url="https://onevisit.example")


def _events(content):
    calendar = vobject.readOne(content.decode())
    return {event.uid.value: event for event in getattr(calendar, "vevent_list", [])}


def test_a_visit_keeps_its_name_in_every_feed(board):
    name = "2026-W49-1@yuancheng.onevisit"

    assert name in _events(feeds.committee(board, CONFIG))
    assert name in _events(feeds.department(board, EMB, CONFIG))
    assert name in _events(feeds.enterprise(board, HUASHENG, CONFIG))


def test_a_department_sees_only_where_it_comes(board):
    assert set(_events(feeds.department(board, EMB, CONFIG))) == {"2026-W49-1@yuancheng.onevisit"}
    assert len(_events(feeds.department(board, FIRE, CONFIG))) == 2


def test_an_unannounced_visit_never_reaches_the_enterprise(board):
    assert set(_events(feeds.enterprise(board, QINGQUAN, CONFIG))) == {
        "2026-W49-2@yuancheng.onevisit"
    }
    assert len(_events(feeds.committee(board, CONFIG))) == 3


def test_an_enterprise_visited_only_unannounced_has_no_feed(board):
    secret = replace(board, visits=board.visits[2:])

    assert feeds.told_enterprises(secret) == ()


def test_the_enterprise_reads_who_comes_and_no_row_of_a_sheet(board):
    entry = feeds.entry_of(board.visits[0], board.park, CONFIG, private=True)

    assert entry.summary == "源城区消防救援大队牵头的联合检查（3 个部门）"
    assert entry.private
    assert "xlsx" not in entry.description
    assert "粉尘涉爆场所安全管理" in entry.description


def test_the_committee_reads_where_a_line_comes_from(board):
    entry = feeds.entry_of(board.visits[0], board.park, CONFIG)

    assert entry.summary == "联合到访 河源市华晟精密电子有限公司"
    assert "消防.xlsx 第 5 行" in entry.description
    assert entry.url == "https://onevisit.example/visits/2026-W49-1"
    assert entry.location == "源城区工业园高新五路18号"


def test_a_cancelled_visit_stays_as_cancelled(board):
    gone = replace(board.visits[1], cancelled=True, revision=1)
    changed = replace(board, visits=board.visits[:1], cancelled=(gone,))

    events = _events(feeds.enterprise(changed, QINGQUAN, CONFIG))

    assert events["2026-W49-2@yuancheng.onevisit"].status.value == "CANCELLED"
    assert events["2026-W49-2@yuancheng.onevisit"].sequence.value == "1"


def test_equal_weeks_give_equal_calendars(board):
    assert feeds.committee(board, CONFIG) == feeds.committee(replace(board), CONFIG)


def test_a_visit_keeps_its_name_when_the_address_of_the_pages_changes(board):
    moved = Config(base_url="https://moved.example")

    assert feeds.entry_of(board.visits[0], board.park, moved).uid == "2026-W49-1@yuancheng.onevisit"


def test_a_park_with_a_chinese_id_has_a_name_that_calendars_accept(board):
    park = replace(board.park, id="源城")

    entry = feeds.entry_of(board.visits[0], park, CONFIG)

    assert entry.uid.isascii()


def test_feeds_hold_what_the_tracker_lets_their_readers_see(story, config):
    board = story.board
    park = board.park.id

    def held(content):
        return {uid.removesuffix(f"@{park}.onevisit") for uid in _events(content)}

    def seen(by):
        return {one.uid for one in visits.list_visits(board.week, by=by)}

    assert held(feeds.committee(board, config)) == seen(people.COMMITTEE)
    for one in board.active_departments:
        assert held(feeds.department(board, one, config)) == seen(people.of_department(one.id))
    for one in {visit.enterprise for visit in board.visits}:
        assert held(feeds.enterprise(board, one, config)) == seen(people.of_enterprise(one.id))
