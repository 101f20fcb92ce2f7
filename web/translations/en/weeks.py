"""How a week was submitted, planned and proven, in English."""

SENTENCES = {
    "proven.yes": "proven fewest",
    "proven.yes.long": "Proven: with these windows and teams no plan needs fewer visits",
    "proven.no": "gap {gap}",
    "proven.no.long": "{visits:visit|visits} now, the lower bound is {bound}: a gap of {gap} is "
    "open",
    "proven.unplanned": "{visits:visit|visits} now; whether fewer plan lines could stay out is "
    "open",
    "state.collecting": "collecting",
    "state.planning": "planning",
    "state.published": "published",
    "state.running": "running",
    "state.closed": "closed",
    "weeks.now": "{week}: {state}",
    "versions.heading": "{week}, version {version}: {state}",
    "versions.left_out": "left out: {request} at {enterprise}: {reason}",
    "version_state.draft": "draft",
    "version_state.published": "published",
    "version_state.superseded": "superseded",
    "column.cut_off": "plans until",
    "column.working_days": "working days",
    "column.asked": "requests",
    "column.kept_back": "held back",
    "column.late_reason": "late",
    "column.published_on": "published on",
    "weeks.open_visits": "{count} of its visits are not closed and go on; "
    "see `onevisit visits list {week}`",
}
