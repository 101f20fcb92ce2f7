"""Change and cancellation notices and the printed papers of visits, in English."""

SENTENCES = {
    "change.title": "Notice of a changed inspection",
    "change.opening": "The inspection of which {number} told you is changed as follows.",
    "change.column.what": "What",
    "change.column.was": "As told before",
    "change.column.now": "As it is now",
    "change.same": "unchanged",
    "change.fact.when": "When",
    "change.fact.where": "Where",
    "change.fact.lead": "Lead",
    "change.fact.departments": "Departments",
    "change.fact.items": "Items",
    "change.why": "Why",
    "change.left": "This inspection goes on without {departments}. ",
    "change.joined": "The inspection by {departments} is merged into this one. ",
    "change.replanned": "The week's inspections were planned anew, and this one with them.",
    "change.then": "Please note",
    "change.then.1": "Whatever of the first notice is not listed above holds, and so do your "
    "rights.",
    "change.then.2": "Please prepare for the new time; if it is impossible, agree another with "
    "the contact below.",
    "change.then.3": "You may refuse whoever comes otherwise than the notices say.",
    "cancellation.title": "Notice of a cancelled inspection",
    "cancellation.opening": "The inspection of which {number} told you is called off; nobody "
    "will come. It had been planned like this:",
    "cancellation.why": "Why",
    "cancellation.replanned": "The week's inspections were planned anew, and this visit is not "
    "needed any more.",
    "cancellation.then": "Please note",
    "cancellation.then.1": "There is nothing left to prepare or to hand in for this inspection.",
    "cancellation.then.2": "A later inspection will have a notice and a number of its own.",
    "cancellation.then.3": "You may refuse whoever still comes for this one; please ask the "
    "contact below.",
    "site_paper.number": "Visit {uid}",
    "site_paper.column.what": "Field",
    "site_paper.column.words": "Words",
    "site_paper.day": "____-__-__",
    "visit.papers_given": "Papers",
    "visit.papers_given.line": "{kind} {number}",
    "notice_kind.notice": "Notice",
    "notice_kind.change notice": "Change notice",
    "notice_kind.cancellation notice": "Cancellation notice",
    "print.pdf": "To print (PDF)",
    "print.docx": "To edit (DOCX)",
    "book.title": "Notices of {week}",
    "week.book": "All notices (one PDF)",
    "publish.why": "Why visits change or are called off",
    "publish.why.hint": "Printed on change and cancellation notices for enterprises to read; "
    "if empty, the change itself is told.",
}
