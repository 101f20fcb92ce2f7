"""Why a request is in no visit, in English."""

SENTENCES = {
    "reason.no-start": "no window holds a usable start: too short for the inspection, "
    "or outside working sessions",
    "reason.too-few-teams": "it needs more teams than the department has on duty",
    "reason.closed": "every window lies in a time at which the enterprise is closed to visits",
    "reason.nobody-may-lead": "no department of the group may lead a joint visit",
    "reason.too-many-inspectors": "more inspectors than the enterprise's limit allows",
    "reason.together": "the inspections that must be joint have no time in common",
    "reason.most-visits": "the enterprise's limit of visits this week is reached",
    "reason.overlap": "it would overlap another visit at this enterprise",
    "reason.department-full": "the department's teams are all taken whenever it could come",
    "reason.conflict": "it clashes with the plans named below; they cannot all be placed",
    "reason.not-found": "no place was found in the time allowed, nor a proof that there is none; "
    "a longer run may find one",
    "reason.with": "concerns {others}",
    "reason.held": "held back by the checks: {findings}",
    "reason.none": "no reason recorded",
    "remedy.window": "{request} could also take place on {when}",
    "remedy.team": "{department} sends one team more on {when}",
    "remedy.open": "{enterprise} receives visits on {when}",
    "remedy.limit.most_visits": "{enterprise} allows up to {to:visit|visits} this week",
    "remedy.limit.most_departments": "{enterprise} allows up to {to:department|departments} in a "
    "visit",
    "remedy.limit.most_inspectors": "{enterprise} allows up to {to:inspector|inspectors} in a "
    "visit",
    "remedy.release": "the fixed visit {visit} is released",
}
