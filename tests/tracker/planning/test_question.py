"""What the optimizer is asked, and what the checks keep from it."""

from dataclasses import replace
from typing import Any

import pytest

from tests.tracker.builders import (
    COLLECTING,
    COMMITTEE,
    FIRMS,
    OFFICES,
    OPERATOR,
    WEEK,
    ask,
    by_firm,
    enterprise,
    line,
    officer,
    plan,
    publish,
    publish_plan,
)
from tests.tracker.past import SAFETY, quiet_days
from tracker import (
    approvals,
    clock,
    credit,
    enterprises,
    items,
    overrides,
    planning,
    settings,
    versions,
)
from tracker.database import database
from tracker.errors import Rejected
from tracker.planning.question import ask_of
from tracker.records import CheckCode, CreditKind, EntryKind, EntryWish, ExemptReason, Risk, Role

UNKNOWN, CAP = CheckCode.UNKNOWN_ITEM, CheckCode.CAP_REACHED
SELF_CHECK = CheckCode.SELF_CHECK


@pytest.fixture
def trusted(park: str) -> None:
    """E1 is of the best tier: whoever wants to see it is asked why; E2 is like others."""
    items.register(replace(SAFETY, cap=None), by=COMMITTEE)
    credit.set_grade("E1", CreditKind.RISK_CLASS, "A", COLLECTING.date(), "省平台", by=COMMITTEE)
    ask(line(), line(enterprise="E2"), line("TAX"))


def asked() -> list[str]:
    return [one.id for one in planning.problem_of(WEEK).requests]


def test_a_blocked_request_is_not_asked_and_says_why(trusted: None):
    assert ask_of(WEEK).held == {"FIRE-1": (SELF_CHECK,), "TAX-1": (SELF_CHECK,)}
    assert asked() == ["FIRE-2"]


def test_a_version_tells_what_was_held_back_and_goes_on_telling_it(trusted: None):
    version = plan().version

    assert [one.enterprise.id for one in version.standing] == ["E2"]
    assert version.unplanned == ()
    assert [(one.request.id, one.codes) for one in version.held] == [
        ("FIRE-1", (SELF_CHECK,)),
        ("TAX-1", (SELF_CHECK,)),
    ]
    publish()
    overrides.override(SELF_CHECK, "FIRE-1", "群众举报", by=COMMITTEE)
    assert versions.show(WEEK, version.number, by=COMMITTEE).held == version.held


def test_what_the_committee_sets_aside_is_planned(trusted: None):
    plan()
    overrides.override(SELF_CHECK, "FIRE-1", "群众举报", by=COMMITTEE)

    planned = plan()

    assert not planned.stood
    assert set(by_firm(planned.version.standing)) == {"E1", "E2"}
    assert [one.request.id for one in planned.version.held] == ["TAX-1"]


def test_what_is_set_aside_no_more_is_held_again(trusted: None):
    overrides.override(SELF_CHECK, "FIRE-1", "群众举报", by=COMMITTEE)
    plan()
    overrides.withdraw(SELF_CHECK, "FIRE-1", by=COMMITTEE)

    assert set(by_firm(plan().version.standing)) == {"E2"}


def test_an_item_outside_the_catalogue_is_held_whatever_anybody_says(park: str):
    items.register(replace(SAFETY, name="油烟"), by=COMMITTEE)
    ask(line(), line("TAX"))

    assert ask_of(WEEK).held == {"FIRE-1": (UNKNOWN,)}
    with pytest.raises(Rejected, match="code: forbidden"):
        overrides.override(UNKNOWN, "FIRE-1", "要查", by=COMMITTEE)


def test_one_blocked_line_holds_its_whole_request(park: str):
    items.register(SAFETY, by=COMMITTEE)
    ask(line(), line(item="油烟"), line("TAX"))

    assert ask_of(WEEK).held == {"FIRE-1": (UNKNOWN,)}


def test_a_warning_holds_nothing_back(park: str):
    ask(line())

    assert ask_of(WEEK).held == {}


def test_a_finding_blocks_or_warns_as_the_committee_has_set_it(trusted: None):
    settings.write("checks.blocking", [], "试行", by=OPERATOR)

    assert len(asked()) == 3


def test_a_week_of_blocked_requests_alone_cannot_be_planned(park: str):
    items.register(replace(SAFETY, name="油烟"), by=COMMITTEE)
    ask(line())

    with pytest.raises(Rejected, match=r"requests of .*: missing"):
        plan()


def test_quiet_days_hold_what_has_no_other_day(park: str):
    ask(line(), line("TAX", windows=("Tue 09:00-12:00", "Wed 09:00-12:00")))
    quiet_days(1)

    assert ask_of(WEEK).held == {"FIRE-1": (CheckCode.QUIET,)}
    (tax,) = planning.problem_of(WEEK).requests
    assert len(tax.windows) == 1


def test_whoever_is_on_site_is_not_called_back(park: str):
    publish_plan(line(), line("TAX"))
    items.register(replace(SAFETY, name="油烟"), by=COMMITTEE)

    with clock.fixed(WEEK.moment(1440 + 540)):
        assert ask_of(WEEK).held == {}
    with clock.fixed(WEEK.moment(1440)):
        assert ask_of(WEEK).held == {"FIRE-1": (UNKNOWN,)}


def test_a_published_visit_that_is_held_afterwards_is_cancelled_with_the_next_version(park: str):
    publish_plan(line(), line("TAX", "E2"))
    items.register(replace(SAFETY, name="油烟"), by=COMMITTEE)

    plan()
    done = publish()

    assert len(done.cancelled) == 1
    assert [one.request.id for one in done.version.held] == ["FIRE-1"]


def test_a_catalogue_that_takes_nothing_back_is_no_news(park: str):
    publish_plan(line(), line("TAX", "E2"))
    items.register(SAFETY, by=COMMITTEE)

    assert plan().stood
    assert publish().stood


def test_the_department_of_the_gravest_hazard_leads(park: str):
    table = {"可燃粉尘": "TAX", "食品饮料": "FIRE"}
    settings.write("lead.hazards", table, "本区办法", by=OPERATOR)
    hazards = ("食品饮料", "可燃粉尘")
    enterprises.register(enterprise("E1", hazards=hazards), by=OPERATOR)
    ask(line(minutes=90), line("TAX"))

    assert plan().version.standing[0].lead.id == "TAX"


def test_where_no_hazard_decides_the_riskiest_item_leads(park: str):
    items.register(replace(SAFETY, risk=Risk.LOW), by=COMMITTEE)
    risky = replace(SAFETY, id="TAX-01", department="TAX", name="涉税", risk=Risk.HIGH)
    items.register(risky, by=COMMITTEE)
    ask(line(minutes=90), line("TAX", item="涉税"))

    assert plan().version.standing[0].lead.id == "TAX"


def test_the_registers_order_stands_before_hazards(park: str):
    settings.write("lead.hazards", {"可燃粉尘": "TAX"}, "本区办法", by=OPERATOR)
    firm = enterprise("E1", hazards=("可燃粉尘",), lead_order=("FIRE",))
    enterprises.register(firm, by=OPERATOR)
    ask(line(), line("TAX", minutes=90))

    assert plan().version.standing[0].lead.id == "FIRE"


UNAPPROVED_LINE = line(approver="", approved_on=None)


def entry(**fields: Any) -> EntryWish:
    facts = {
        "department": "FIRE",
        "kind": EntryKind.INSPECTION,
        "purpose": "年度抽查",
        "basis": "消防法",
        "enterprises": ("E1",),
        "items": ("消防安全",),
        "begins": WEEK.moment(0),
        "last": WEEK.date(4),
    }
    return EntryWish(**{**facts, **fields})


def test_what_the_own_head_has_not_approved_is_held(park: str):
    ask(UNAPPROVED_LINE, line("TAX"))

    assert ask_of(WEEK).held == {"FIRE-1": (CheckCode.UNAPPROVED,)}


def test_an_approval_here_stands_for_one_in_the_sheet(park: str):
    ask(UNAPPROVED_LINE)
    asked_for = approvals.ask(entry(), by=officer())
    assert ask_of(WEEK).held != {}

    approvals.approve(asked_for.id, by=officer(role=Role.HEAD))

    assert ask_of(WEEK).held == {}


@pytest.mark.parametrize(
    "fields",
    [
        {"items": ("用电安全",)},
        {"enterprises": ("E2",)},
        {"last": WEEK.date(0)},
        {"begins": WEEK.moment(2 * 1440)},
    ],
)
def test_an_approval_of_something_else_lets_nobody_in(park: str, fields: dict[str, object]):
    ask(UNAPPROVED_LINE)
    asked_for = approvals.ask(entry(**fields), by=officer())
    approvals.approve(asked_for.id, by=officer(role=Role.HEAD))

    assert ask_of(WEEK).held == {"FIRE-1": (CheckCode.UNAPPROVED,)}


def test_an_exempt_entry_is_planned_before_its_approval(park: str):
    ask(UNAPPROVED_LINE)
    exempt = {"exempt": ExemptReason.COMPLAINT, "why": "举报", "evidence": "12345"}
    approvals.ask(entry(**exempt), by=officer())

    assert ask_of(WEEK).held == {}


def test_a_missing_approval_is_set_aside_with_a_reason_only(park: str):
    ask(UNAPPROVED_LINE)
    with pytest.raises(Rejected):
        overrides.override(CheckCode.UNAPPROVED, "FIRE-1", " ", by=COMMITTEE)

    overrides.override(CheckCode.UNAPPROVED, "FIRE-1", "局长出差，电话同意", by=COMMITTEE)

    assert ask_of(WEEK).held == {}


def test_a_long_question_takes_no_more_steps_than_a_short_one(
    park: str, monkeypatch: pytest.MonkeyPatch
):
    """One step to the database for each request would be minutes for a city."""
    items.register(SAFETY, by=COMMITTEE)
    credit.set_grade("E1", CreditKind.RISK_CLASS, "B", COLLECTING.date(), "省平台", by=COMMITTEE)
    ask(line())
    short = steps(monkeypatch)
    ask(*(line(office, firm) for office in OFFICES for firm in FIRMS))

    assert steps(monkeypatch) - short <= 2 * len(OFFICES)


def steps(monkeypatch: pytest.MonkeyPatch) -> int:
    """How often the question asks the database."""
    asked = []
    execute = database.obj.execute_sql

    def counted(*words: object, **fields: object) -> object:
        asked.append(words)
        return execute(*words, **fields)

    with monkeypatch.context() as watched:
        watched.setattr(database.obj, "execute_sql", counted)
        ask_of(WEEK)
    return len(asked)
