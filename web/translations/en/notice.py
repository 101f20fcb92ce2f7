"""The notice, in English."""

SENTENCES = {
    "notice.title": "Notice of inspection",
    "notice.number": "{prefix} [{year}] {week}-{number}",
    "notice.number.prefix": "Yuancheng Park Joint Inspection",
    "notice.number.of.notice": "{prefix} [{year}] {number}",
    "notice.number.of.change notice": "{prefix}, change [{year}] {number}",
    "notice.number.of.cancellation notice": "{prefix}, cancellation [{year}] {number}",
    "notice.code": "visit code",
    "notice.demo": "Demonstration: enterprises, people and numbers are invented; no legal effect",
    "notice.salutation": "To {enterprise}",
    "notice.opening.joint": "Coordinated by {committee}, {count:department merges|departments "
    "merge} their "
    "inspections of {week} into one visit led by {lead}: one agreed time, one party, once. "
    "Please prepare as set out below.",
    "notice.opening.single": "In {week} {lead} will inspect your enterprise, as coordinated by "
    "{committee}. Please prepare as set out below.",
    "notice.fact.when": "When",
    "notice.fact.where": "Where",
    "notice.fact.uscc": "Credit code",
    "notice.fact.contact": "Your contact",
    "notice.fact.kind": "Kind and method",
    "notice.fact.source": "Source",
    "notice.fact.changed": "Changed",
    "notice.changed": "as told by {number}; what stands here holds",
    "notice.kind.joint": "{types} · on site · joint ({count:department|departments})",
    "notice.kind.single": "{types} · on site",
    "notice.source.joint": "inspection plans of {week} ({lines}), "
    "each approved by its department's head",
    "notice.source.single": "inspection plan of {week} ({lines}), "
    "approved by the department's head",
    "notice.source.joint.bare": "inspection plans of {week}, "
    "each approved by its department's head",
    "notice.source.single.bare": "inspection plan of {week}, approved by the department's head",
    "notice.departments": "Departments and what they inspect",
    "notice.column.department": "Department",
    "notice.column.items": "Items and legal basis",
    "notice.column.duration": "Time/people",
    "notice.column.officers": "Officers' names and certificate numbers",
    "notice.role.lead": "lead",
    "notice.role.support": "support",
    "notice.role.only": "inspecting",
    "notice.times": "this year no. {time} of {cap}",
    "notice.blank": "__",
    "notice.officers": "Blanks are filled in by the departments before delivery; at least two "
    "officers of each department, with certificates. Assistants, if any: ____, of ____________.",
    "notice.why.title.joint": "Why at one time",
    "notice.why.title.single": "Why alone",
    "notice.why.joint": "{departments} all have plans for your enterprise in the same week. "
    "Separately they would come {separate:time|times}; their windows meet at this time, so they "
    "start "
    "together and finish at once, the longest taking {minutes:minute|minutes}. Several "
    "departments at "
    "once are meant to disturb you less; they do not mean that anything is wrong.",
    "notice.why.single": "No other department's inspection could be merged with this one by "
    "{departments} this week, so it comes alone.",
    "notice.why.again": "{others:further visit|further visits} this week could not join, for "
    "reasons of time or staff, and will be notified separately.",
    "notice.prepare": "Please prepare",
    "notice.prepare.1": "The business licence, and permits, rules, ledgers and records on the "
    "items above; nothing that a public body already holds.",
    "notice.prepare.2": "One person who knows the site; the legal representative need not be "
    "present.",
    "notice.prepare.3": "If this time is truly impossible, agree another with the contact below "
    "one working day ahead.",
    "notice.rights": "Your rights",
    "notice.rights.1": "To check certificates, and to refuse when there are fewer than two "
    "officers, no certificate, no notice, or an item that was never published.",
    "notice.rights.2": "To state your case, and to ask that an officer with an interest stand "
    "aside.",
    "notice.rights.3": "To read the site record before signing and to note another view; to "
    "complain, to ask for review or to go to court.",
    "notice.forbidden": "Five things officers must not do",
    "notice.forbidden.1": "Inspect for profit",
    "notice.forbidden.1.text": "no gifts, meals or pay, no shifted costs, no prescribed agents "
    "or goods.",
    "notice.forbidden.2": "Disturb normal operation",
    "notice.forbidden.2.text": "production goes on; the legal representative need not attend.",
    "notice.forbidden.3": "Punish at will",
    "notice.forbidden.3.text": "no arbitrary sealing, seizing, freezing or stopping of work.",
    "notice.forbidden.4": "Set quotas",
    "notice.forbidden.4.text": "no appraisal or budget tied to numbers of inspections or fines.",
    "notice.forbidden.5": "Inspect in disguise",
    "notice.forbidden.5.text": "no inspection under the name of a visit, a survey or a tour.",
    "notice.contact": "Contact and complaints: {committee}, telephone {phone}",
    "notice.contact.lead": "Contact of the lead department: {contact}",
    "notice.phone.blank": "________________",
    "notice.seal": "(seal)",
    "notice.receipt": "Receipt (filled in by the enterprise)",
    "notice.receipt.1": "Received by",
    "notice.receipt.2": "Telephone",
    "notice.receipt.3": "Date and time",
    "notice.receipt.4": "Delivered by",
    "notice.footer": "Visit {uid} · version {revision} · the calendar is a convenience, this "
    "notice decides",
    "notice.page": "page",
    "notice.people": "{minutes} min",
    "notice.heads": "{count} people",
}
