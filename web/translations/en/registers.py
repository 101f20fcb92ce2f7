"""The registers of departments and enterprises, in English."""

SENTENCES = {
    "departments.away": "{department}, {week}: teams away {windows}",
    "enterprises.closed": "{enterprise}, {week}: no visits {windows}",
    "enterprises.contact": "the contact of {enterprise}: {contact}, {phone}",
    "column.id": "id",
    "column.short": "short name",
    "column.level": "level",
    "column.contact": "contact",
    "column.uscc": "credit code",
    "column.zone": "zone",
    "column.trade": "trade",
    "column.most_visits": "most visits",
    "column.most_departments": "most departments",
    "column.most_inspectors": "most inspectors",
    "column.month": "month",
    "column.chosen_days": "days",
}
