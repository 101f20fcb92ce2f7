"""The policy, case studies, reply templates and public figures, in English."""

SENTENCES = {
    "field.issued": "issued on",
    "field.valid_from": "first day in force",
    "field.valid_to": "last day in force",
    "field.trial_until": "last day of the trial",
    "field.sections": "sections",
    "field.problem": "problem",
    "field.handling": "handling",
    "field.lesson": "lesson",
    "field.case": "case",
    "field.author": "author",
    "field.number": "number",
    "field.contact": "contact",
    "field.today": "today",
    "policy.now": "policy {policy}: {title}, in force from {since}",
    "policy.ended": "policy {policy}: in force until {last}",
    "policy.standing.in-force": "in force",
    "policy.standing.trial-passed": "in force, trial period passed",
    "policy.standing.not-yet": "not in force yet",
    "policy.standing.none": "no policy is in force",
    "policy.banner.trial-passed": (
        "The trial period of {title} ended on {until};"
        " it goes on until something else is announced."
    ),
    "policy.banner.not-yet": "{title} is not in force yet.",
    "policy.banner.none": "No policy is in force at present; the last one was {title}.",
    "mechanism.now": "version {version} of the mechanism is published",
    "mechanism.calls.title": "Every call is answered",
    "mechanism.calls.text": (
        "An enterprise says what it needs once. The service centre takes it in, a department"
        " answers for it within a stated time, and the enterprise is asked whether it helped."
    ),
    "mechanism.visits.title": "No visit without need",
    "mechanism.visits.text": (
        "Departments plan inspections by the week and come together. What was announced can be"
        " looked up; whoever comes without a plan reports why."
    ),
    "mechanism.disturbances.title": "Disturbances can be reported",
    "mechanism.disturbances.text": (
        "Arbitrary inspections, charges and demands can be reported, also without giving a name."
    ),
    "mechanism.supervision.title": "Somebody watches",
    "mechanism.supervision.text": (
        "What is late or without result is taken up again, and what has worked is shared."
    ),
    "stories.now": "case study {study}, version {version}: {state}",
    "story_state.draft": "draft",
    "story_state.published": "published",
    "story_state.withdrawn": "withdrawn",
    "story_side.committee": "committee",
    "story_side.service-centre": "service centre",
    "templates.now": "reply template {template}: {title}",
    "templates.retired": "reply template {template} is retired",
    "public.weeks": "published weeks",
    "public.visits": "visits",
    "public.joint": "joint visits",
    "public.saved": "visits saved",
    "column.policy_title": "title",
    "column.policy_number": "document",
    "column.organ": "issued by",
    "column.valid_from": "from",
    "column.valid_to": "to",
    "column.trial_until": "trial until",
    "column.side": "written by",
    "column.category": "category",
    "column.occasion": "occasion",
    "column.section": "section",
    "column.count": "count",
    "column.lesson": "lesson",
    "column.passage": "words",
    "column.put_away": "retired",
}
