"""Headings of tables on the command line, in English; each topic may add its own."""

SENTENCES = {
    "column.name": "name",
    "column.done": "done",
    "column.others": "others",
    "column.note": "note",
    "column.run": "run",
    "column.state": "state",
    "column.visits": "visits",
    "column.unplanned": "left out",
    "column.seconds": "seconds",
    "column.who": "who",
    "column.number": "no.",
    "column.kind": "kind",
    "column.enterprise": "enterprise",
    "column.requests": "concerns",
    "column.when": "when",
    "column.reason": "reason",
    "column.lifted": "lifted",
    "column.day": "day",
    "column.light": "light",
}
