"""Letters to enterprises, in English."""

SENTENCES = {
    "letter.visit-new": "Notice of inspection",
    "letter.visit-changed": "Inspection changed",
    "letter.visit-cancelled": "Inspection called off",
    "letter.subject.joint": (
        "[{what}] {day}: {count:department|departments} in one visit, led by {lead}"
    ),
    "letter.subject.single": "[{what}] {day}: visit of {lead}",
    "letter.demo": (
        "Demonstration: enterprises, people and telephone numbers are invented; this "
        "mail has no legal force."
    ),
    "letter.salutation": "To {enterprise}:",
    "letter.opening.joint": (
        "{count:department|departments} will inspect your enterprise in one visit, led by {lead}."
    ),
    "letter.opening.single": "{lead} will inspect your enterprise.",
    "letter.opening.changed": (
        "An inspection that you were told of has changed. What this mail says holds now."
    ),
    "letter.opening.cancelled": (
        "The inspection below has been called off. Nobody will come, and there is "
        "nothing to prepare."
    ),
    "letter.why.joint": (
        "Why together: all of these departments had plans to inspect you at about this "
        "time. {committee} has merged them into one visit so that you are disturbed "
        "less."
    ),
    "letter.why.single": (
        "{committee} has looked whether another inspection could come along; there is "
        "none at this time."
    ),
    "letter.when": "When: {day} {hours}",
    "letter.where": "Where: {place}",
    "letter.lead": "Led by: {lead}",
    "letter.who": "Who comes: {departments}",
    "letter.paper": (
        "The notice of inspection is attached (PDF): what is inspected, on what basis, "
        "and your rights. The invitation can be put into your calendar."
    ),
    "letter.link": "The visit: {link}",
    "letter.other_time": (
        "To decline in your calendar alone does not ask for another time. If that time is "
        "difficult, say early which one would suit you, no account needed: {other_time}"
    ),
    "letter.cancelled": (
        "The cancellation notice is attached (PDF). If the visit is arranged anew you will be "
        "told. The entry in your calendar will be "
        "marked as cancelled."
    ),
    "letter.contact": "Contact: {committee}, telephone {phone}",
    "letter.evening": "Reminder of tomorrow",
    "letter.evening.subject": "[Tomorrow] {visits:visit|visits}, {reports:report|reports} due",
    "letter.evening.opening": "{department}: before you up to {day}.",
    "letter.evening.visit": "{when} visit to {enterprise} ({role}) {link}",
    "letter.evening.leads": "leading",
    "letter.evening.supports": "supporting",
    "letter.evening.report": "Report due by {day}: {subject} {link}",
    "letter.automatic": "This mail was sent automatically.",
}
