"""The workbook, in English."""

SENTENCES = {
    "sheet.schedule": "Visits",
    "sheet.departments": "By department",
    "sheet.load": "By day",
    "sheet.unplanned": "Not placed",
    "sheet.title": "{park}: joint visits, {week}",
    "sheet.subtitle": "version {version} · {lines:plan line|plan lines} · {separate:separate "
    "visit|separate visits} → "
    "{visits} · {proof}",
    "sheet.day": "Date",
    "sheet.time": "Time",
    "sheet.enterprise": "Enterprise",
    "sheet.zone": "Zone",
    "sheet.address": "Address",
    "sheet.uscc": "Credit code",
    "sheet.lead": "Lead",
    "sheet.supports": "Supporting",
    "sheet.count": "Departments",
    "sheet.items": "Items",
    "sheet.inspectors": "People",
    "sheet.role": "Role",
    "sheet.department": "Department",
    "sheet.teams": "Teams",
    "sheet.minutes": "Minutes",
    "sheet.source": "Source",
    "sheet.reason": "Reason",
    "sheet.others": "Concerns",
    "sheet.notice": "Announced",
    "sheet.yes": "yes",
    "sheet.no": "no",
    "sheet.footer": "page &P of &N",
}
