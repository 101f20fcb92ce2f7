"""A visit, in English."""

SENTENCES = {
    "visit.title": "{enterprise} · {time}",
    "visit.back": "Back to the week",
    "visit.when": "When",
    "visit.where": "Where",
    "visit.lead": "Lead department",
    "visit.supports": "Supporting departments",
    "visit.uscc": "Unified social credit code",
    "visit.items": "Departments and their items",
    "visit.item": "Items",
    "visit.basis": "Legal basis",
    "visit.duration": "Duration",
    "visit.inspectors": "Inspectors",
    "visit.persons": "{count}",
    "visit.source": "Source",
    "visit.source.row": "{file}, row {row}",
    "visit.role": "Role",
    "visit.why": "Why it is arranged like this",
    "visit.why.joint": "In {week} {count:department plans to|departments plan to} inspect this "
    "enterprise. "
    "Their windows meet at {time}, so they come once and together: {saved:fewer visit|fewer "
    "visits}.",
    "visit.why.single": "Only {department} comes this time; no other department's plan could join.",
    "visit.why.again": "The enterprise has {count} more this week: the departments' windows or "
    "teams do not allow everything at once.",
    "visit.why.lead": "{department} leads and directs; the others arrive at the time and place "
    "it sets.",
    "visit.version": "version {revision}",
    "visit.code": "Visit number",
    "visit.unannounced": "This visit is lawfully not announced: it is in no notice and in no "
    "enterprise calendar.",
    "error.404": "This page was not found",
    "error.404.hint": "It may have been replaced, or lies beyond your rights.",
    "error.405": "These pages can only be read",
    "error.405.hint": "Nothing can be changed here.",
    "error.500": "Something went wrong on our side",
    "error.500.hint": "It has been logged; please try again later.",
    "error.back": "Back to the first page",
}
