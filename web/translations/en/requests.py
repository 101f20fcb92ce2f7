"""What departments ask for, in English."""

SENTENCES = {
    "requests.heading": "{request}, revision {revision}: {department} at {enterprise}, {week}",
    "requests.gone": "{words} (withdrawn)",
    "requests.withdrawn": "{request} is withdrawn; it leaves {week} when that is "
    "planned and published again",
    "column.request": "request",
    "column.windows": "windows",
    "column.minutes": "minutes",
    "column.inspection_type": "type",
    "inspection_type.routine": "routine",
    "inspection_type.case": "case",
    "inspection_type.special": "campaign",
    "column.teams": "teams",
    "column.deferred_from": "deferred from",
    "column.withdrawn": "withdrawn",
    "column.approver": "approved by",
}
