"""Invented matters, as the tracker hands them out."""

import datetime as dt
from dataclasses import replace
from typing import Any

from tracker.records import (
    Appeal,
    AppealFile,
    AppealSeverity,
    AppealState,
    CallBack,
    CallMethod,
    Category,
    Channel,
    Deadline,
    Department,
    Enterprise,
    Level,
    Matter,
    Proposal,
    ProposalKind,
    ResultKind,
    Ruling,
    Satisfaction,
    ServiceMode,
    Task,
)
from tracker.week import ZONE
from web.appeals.matter import Sheet, Writer

TODAY = dt.date(2026, 11, 24)
MORNING = dt.datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
NOON = dt.datetime(2026, 11, 24, 12, 0, tzinfo=ZONE)

FIRE = Department("FIRE", "源城区消防救援大队")
NAMES = {"FIRE": FIRE.name, "TAX": "源城区税务局"}

APPEAL = Appeal(
    id=17,
    channel=Channel.PHONE,
    source="",
    enterprise=Enterprise("E1", "河源市华晟精密电子有限公司", ""),
    contact="张三",
    phone="0762-3388123",
    confidential=False,
    category=Category.OPERATION,
    sub="power",
    matter=Matter.HELP,
    level=Level.PARK,
    severity=AppealSeverity.MAJOR,
    mode=ServiceMode.NONE,
    title="园区道路夜间停电",
    text="厂区外道路连续三天夜间停电。\n影响夜班。",
    received=dt.datetime(2026, 11, 19, 8, 30, tzinfo=ZONE),
    state=AppealState.SOLVING,
    receiver="clerk",
    responsible="fire-officer",
    supervisor="watcher",
    department=FIRE,
    returns=0,
    final=False,
    reopened=0,
    refusal="",
    result=None,
    answer="",
    again_on=None,
    answered=None,
    closed=None,
    into=None,
    by_code=False,
)

PLAN = Proposal(
    id=1,
    kind=ProposalKind.PLAN,
    text="请供电所检修",
    steps=(Task("检修线路", dt.date(2026, 11, 25)), Task("复查照明", dt.date(2026, 11, 26))),
    result=None,
    again_on=None,
    author="fire-officer",
    moment=MORNING,
    verdict=Ruling.YES,
    reviewer="fire-head",
    delegation="",
    reason="",
    decided=MORNING,
)

SIGNED = replace(
    PLAN,
    id=2,
    kind=ProposalKind.RESULT,
    text="已恢复供电",
    steps=(),
    result=ResultKind.SOLVED,
    decided=NOON,
)

CALL = CallBack(
    day=TODAY,
    method=CallMethod.PHONE,
    reached=True,
    confirmed=True,
    satisfaction=Satisfaction.SATISFIED,
    spoken_to="张三",
    note="路灯已亮",
    actor="clerk",
    moment=NOON,
)


def limit(kind: str, due: dt.date = TODAY, **fields: Any) -> Deadline:
    """A limit of the fire department that began on the day of the matter."""
    start = dt.date(2026, 11, 19)
    days = tuple(start + dt.timedelta(one + 1) for one in range((due - start).days))
    return Deadline("appeal:17", kind, "department:FIRE", start, due, days, **fields)


def file(appeal: Appeal = APPEAL, **fields: Any) -> AppealFile:
    """Everything about a matter, which is not much."""
    empty = ("assignments", "returns", "consultations", "extensions", "call_backs")
    facts: dict[str, Any] = dict.fromkeys((*empty, "escalations", "notes", "deadlines"), ())
    facts |= {"proposals": (PLAN,), "transfer": None, "notice": None, "legal": (), "seen": 9}
    names = {"clerk": "受理员", "fire-head": "李四", "fire-officer": "经办人", "watcher": "督办员"}
    return AppealFile(**{"appeal": appeal, "names": names, **facts, **fields})


def answered(**fields: Any) -> AppealFile:
    """A matter that a department has answered and its head has signed."""
    told = {"result": ResultKind.SOLVED, "answer": "已恢复供电", "answered": NOON}
    appeal = replace(APPEAL, state=AppealState.ANSWERED, **told)
    return file(appeal, **{"proposals": (PLAN, SIGNED), **fields})


def sheet(found: AppealFile, language: str = "zh", today: dt.date = TODAY) -> Sheet:
    """Its sheet."""
    return Writer(found, NAMES, language, today).sheet()
