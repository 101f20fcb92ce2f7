"""Calendars on a calendar server, in English."""

SENTENCES = {
    "noun.served-calendars": "Calendar server",
    "noun.served-calendars.hint": (
        "Calendars that are kept on the calendar server of the park: one of each department and "
        "one of the committee. Devices with an account there show them at once."
    ),
    "noun.served-calendars.none": "No calendar is kept on a calendar server yet.",
    "act.served-calendars.serve-again": "Serve again now",
    "act.served-calendars.serve-again.hint": (
        "Compares entry by entry: what is missing is added, what was changed there is put back. "
        "What others keep there is left alone."
    ),
    "act.served-calendars.serve-again.done": "It will be done in a moment.",
    "thing.served calendar": "served calendar {number}",
    "served_act.serve again": "serve again",
    "served.all": "All visits",
    "served.no_server": (
        "No calendar server is set, so nothing is kept there. Departments may subscribe calendars "
        "all the same."
    ),
    "column.served_calendar": "Calendar",
    "column.served_entries": "Entries",
    "column.served_well": "Last found right",
    "served_fault.unreachable": "the calendar server cannot be reached",
    "served_fault.login": "the calendar server does not accept user or password, or lets nobody "
    "write",
    "served_fault.refused": "the calendar server refused",
    "served_fault.broken": "it cannot be written; the log of the machine says why",
    "calendars.none": "No calendar server is set ({name}).",
    "calendars.served": "{count:calendar|calendars} compared.",
}
