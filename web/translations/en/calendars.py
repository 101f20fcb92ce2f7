"""Calendars, in English."""

SENTENCES = {
    "feed.committee": "{park}: all joint visits",
    "feed.department": "{department}: joint visits",
    "feed.enterprise": "{enterprise}: visits",
    "feed.team": "{department}, team {team}",
    "feed.deadlines": "OneVisit: what is due",
    "entry.due": "Due: {what} {title}",
    "entry.ends": "This calendar ends on {day}: sign in to OneVisit to renew it",
    "entry.joint": "Joint visit: {enterprise}",
    "entry.single": "Visit: {enterprise}",
    "entry.enterprise.joint": "Joint inspection led by {lead} ({count:department|departments})",
    "entry.enterprise.single": "Inspection by {lead}",
    "entry.lead": "Lead: {department}",
    "entry.line": "{department}: {items} ({minutes} min)",
    "entry.note": "The written notice decides.",
    "entry.cancelled": "[cancelled] ",
}
