"""What is done without a plan, entries that need the own head, reports within three days."""

import datetime as dt

from tracker import approvals, clock, direct, exemptions, followups
from tracker.acts import Act as Right
from tracker.possible import for_direct, for_entry, for_report
from web.acts.act import Noun, act, enters


def _today(record: object) -> dict[str, dt.date]:
    """What a fresh form about one more day says."""
    return {"day": clock.today()}


def _two_today(record: object) -> dict[str, object]:
    """The same of a first day: nobody inspects alone."""
    return {"day": clock.today(), "officers": direct.LEAST_OFFICERS}


REPORTS = Noun(
    name="reports",
    thing="report",
    rights=(Right.READ_REPORTS,),
    show=followups.show,
    lists=followups.list_reports,
    case=lambda key: f"report:{key}",
    possible=lambda record, by: for_report(record, by=by),
    acts=(
        act(followups.submit, Right.REPORT),
        act(followups.supplement, Right.REPORT),
        act(followups.waive, Right.WAIVE_REPORT, grave=True),
    ),
)

DIRECT = Noun(
    name="direct",
    thing="direct inspection",
    rights=(Right.READ_DIRECT,),
    show=direct.show,
    lists=direct.list_inspections,
    case=lambda key: f"direct:{key}",
    possible=lambda record, by: for_direct(record, by=by),
    acts=(
        enters(
            direct.enter,
            Right.INSPECT_DIRECTLY,
            initial=_two_today,
            choices={"items": "item_names"},
            short=("evidence",),
        ),
        act(direct.complete, Right.INSPECT_DIRECTLY),
        act(direct.go_on_site, Right.INSPECT_DIRECTLY, initial=_today),
        act(direct.withdraw_planned, Right.INSPECT_DIRECTLY),
        act(direct.void, Right.VOID_DIRECT, grave=True),
    ),
)

ENTRIES = Noun(
    name="entries",
    thing="entry",
    rights=(Right.READ_ENTRIES,),
    show=approvals.show,
    lists=approvals.list_entries,
    case=lambda key: f"entry:{key}",
    possible=lambda record, by: for_entry(record, by=by),
    acts=(
        enters(
            approvals.ask,
            Right.ASK_ENTRY,
            choices={"items": "item_names"},
            short=("evidence",),
        ),
        act(approvals.approve, Right.APPROVE_ENTRY),
        act(approvals.refuse, Right.APPROVE_ENTRY),
        act(approvals.withdraw, Right.ASK_ENTRY, grave=True),
    ),
)

EXEMPTIONS = Noun(
    name="exemptions",
    thing="exemption",
    rights=(Right.READ_ENTRIES,),
    key=str,
    key_of=lambda record: record.case,
    lists=exemptions.list_uses,
)

NOUNS = (REPORTS, DIRECT, ENTRIES, EXEMPTIONS)
