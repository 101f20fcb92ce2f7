"""A week whose papers are all there: three notices, then one visit moved and one called off."""

import datetime as dt
import io
from typing import Any

import pypdf

from tests.tracker import builders
from tests.tracker.builders import (
    COLLECTING,
    COMMITTEE,
    FIRMS,
    OPERATOR,
    WEEK,
    ask,
    department,
    enterprise,
    line,
    officer,
    plan,
    publish,
    publish_plan,
)
from tracker import clock, departments, enterprises, items, notices, officers, site_records
from tracker.records import InspectionItem, Notice, NoticeKind, Officer, SiteRecordKind
from web import reading
from web.board import Board
from web.config import Config

CONFIG = Config(
    base_url="https://onevisit.example",
    phone="0762-1230000",
    workers=1,
    secret_key="a key of these tests alone, as long as one must be",
)
BASIS = "《中华人民共和国消防法》第五十三条"
WHY = "企业当日停电检修，经协商改期"
MOVED = COLLECTING + dt.timedelta(days=1)
FRIDAY = ("Fri 14:30-17:30",)
UID = "2026-W49-E1-1"


def publish_first() -> None:
    """FIRE and TAX at E1, FIRE at E2, what nobody is told of at E3."""
    with clock.fixed(COLLECTING):
        builders.park()
        departments.register(department(contact="周岩 0762-3330001"), by=OPERATOR)
        facts = {"address": "高新五路18号", "contact": "王川", "phone": "0762-5550001"}
        for code in FIRMS:
            enterprises.register(enterprise(code, **facts), by=OPERATOR)
        officers.register(Officer("GD-0001", "林溪", "FIRE", WEEK.date(300)), by=OPERATOR)
        entry = InspectionItem("F-1", "FIRE", "消防安全", BASIS, cap=2)
        items.register(entry, by=OPERATOR)
        secret = line("EMB", enterprise="E3", item="夜间值守", announced=False)
        publish_plan(line(basis=BASIS), line("TAX", item="发票"), line(enterprise="E2"), secret)
        typed = {"officers": ("林溪 GD-0001", "陈立 GD-0002"), "opinion": "同意"}
        form = SiteRecordKind.APPROVAL_FORM
        site_records.complete(UID, "FIRE", form, typed, by=officer())


def publish_second() -> None:
    """E1 moves to Friday, E2 is called off."""
    with clock.fixed(MOVED):
        secret = line("EMB", enterprise="E3", item="夜间值守", announced=False)
        ask(line(basis=BASIS, windows=FRIDAY), line("TAX", item="发票", windows=FRIDAY), secret)
        plan()
        publish(why=WHY)


def board() -> Board:
    """The week as the committee sees it."""
    return reading.board(str(WEEK), by=COMMITTEE)


def paper(kind: NoticeKind) -> Notice:
    """The one paper of a kind that follows a notice."""
    return next(one for one in notices.of_week(WEEK, by=COMMITTEE) if one.kind is kind)


def words_of(document: bytes) -> str:
    """What stands in a PDF, without spaces and what only lets long words break."""
    pages = pypdf.PdfReader(io.BytesIO(document)).pages
    words = "".join(page.extract_text() for page in pages)
    return "".join(words.replace("\u200b", "").split())


def plain(words: Any) -> str:
    """The same of what the records say."""
    return "".join(str(words).split())
