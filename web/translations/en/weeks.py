"""How a week was submitted, planned and proven, in English."""

SENTENCES = {
    "proven.yes": "proven fewest",
    "proven.yes.long": "Proven: with these windows and teams no plan needs fewer visits",
    "proven.no": "gap {gap}",
    "proven.no.long": "{visits} visits now, the lower bound is {bound}: a gap of {gap} is open",
    "proven.unplanned": "{visits} visits now; whether fewer plan lines could stay out is open",
    "state.collecting": "collecting",
    "state.planning": "planning",
    "state.published": "published",
    "state.running": "running",
    "state.closed": "closed",
}
