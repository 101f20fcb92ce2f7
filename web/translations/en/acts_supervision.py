"""Measures, meetings, escalations and delegations, in English."""

SENTENCES = {
    "noun.measures": "Measures",
    "noun.measures.hint": "A rule suggests, a person decides; departments know of what was "
    "issued only.",
    "noun.measures.none": "No measures now.",
    "act.measures.suggest": "Look at a period",
    "act.measures.suggest.hint": "The rules look at the period and suggest; no department learns "
    "of it.",
    "act.measures.issue": "Issue",
    "act.measures.issue.hint": "The department is told the text, and answers.",
    "act.measures.dismiss": "Dismiss",
    "act.measures.dismiss.hint": "With the reason; the department never learns of the suggestion.",
    "act.measures.answer": "Answer the measure",
    "field.measures.kind.hint": "Another kind may be chosen.",
    "noun.meetings": "Dispatch meetings",
    "noun.meetings.hint": "Look at the figures first, then keep what was decided; each decision "
    "stands as a note at its appeal too.",
    "noun.meetings.none": "No meeting was kept yet.",
    "act.meetings.hold": "Keep a meeting",
    "act.meetings.hold.hint": "Decisions by number of the appeal; its officer will see them there.",
    "field.meetings.appeal": "Number of the appeal",
    "field.meetings.text": "What was decided",
    "field.meetings.day": "Day of the meeting",
    "field.appeal": "Number of the appeal",
    "noun.escalations": "Escalations",
    "noun.escalations.hint": "Decided by the business-environment office, the oldest first.",
    "noun.escalations.none": "Nothing waits for a decision now.",
    "field.decided": "Decided ones too",
    "noun.delegations": "Delegations",
    "noun.delegations.hint": "Recorded by the principal head on a written document; what was "
    "signed before it is revoked stays signed.",
    "noun.delegations.none": "No delegation: plans and results are signed by the head in person.",
    "act.delegations.delegate": "Record a delegation",
    "act.delegations.delegate.hint": "The person may sign on these days; each signature names "
    "the document.",
    "act.delegations.revoke": "Revoke",
    "act.delegations.revoke.hint": "It ends at once; what was signed stays signed.",
    "field.delegations.login": "Who may sign",
    "field.delegations.document": "Number of the document",
    "title.measure": "{department}: {kind}",
    "title.meeting": "Meeting of {day}",
    "title.delegation": "Delegation of {login}",
    "column.participants": "Departments",
    "column.actor": "Kept by",
    "column.issued": "Issued",
    "column.answered": "Answered",
}
