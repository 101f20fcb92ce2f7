"""The API, its document and its problems, in English."""

SENTENCES = {
    "api.title": "OneVisit API",
    "api.about": "Other systems act in a person's name, with what the pages offer. The person "
    "makes "
    "the token under “My account”; each call carries it as `Authorization: Bearer …`. "
    "Its rights are those of the person on the pages, looked up at each call.\n\n"
    "**Dates and times**: a day is `2026-11-30`, a moment tells its offset, "
    "`2026-11-30T09:00:00+08:00`, a week is `2026-W49`.\n\n"
    "**Pages**: `limit` records a page; `next` in the answer is the `cursor` of the next page, "
    "null after the last.\n\n"
    "**Overwriting nobody**: keep the `ETag` of what you read and send it as `If-Match` when you "
    "act; if something has changed meanwhile, the answer is 412.\n\n"
    "**Asked twice, done once**: send an `Idempotency-Key` of your choice; a repetition gets the "
    "first answer again.\n\n"
    "**Errors** come as RFC 9457 says, with every fault in `faults`; `Accept-Language` chooses "
    "their language.\n\n"
    "**How often**: {calls:call|calls} a minute for each token, or address without one, {plans} "
    "of them "
    "of the planner, counted by each process of the server; beyond, the answer is 429 and "
    "`Retry-After` says how many seconds to wait.",
    "api.good": "Done",
    "api.not_modified": "The same as was read",
    "api.open_to": "Roles that may call it: {roles}",
    "api.key": "Its name or number",
    "api.number": "Its number",
    "api.list": "{noun}: the list",
    "api.show": "{noun}: all about one",
    "api.token": "A token that a person made under “My account”. One that only reads cannot act.",
    "api.try_out": "Enter a token to try each call. What you try is really done. In full:",
    "api.written": "{place} is written",
    "api.me": "For whom the token acts",
    "api.runs.ask": "Queue a run that plans the week",
    "api.runs.ask.hint": "Answers at once and computes behind; Location says where to look.",
    "api.runs.show": "How far a run is: the best plan so far, the bound, the gap",
    "api.runs.stop": "Stop a run; its best plan so far is kept",
    "api.week_file": "The week file: what a run that began now would be asked",
    "api.plan_file": "The plan file of the published version, or of another one",
    "api.plan": "Plan a week of your own: week file in, plan file out",
    "api.plan.hint": "Nothing is kept. At most 2,000 requests and 10 seconds; 503 if every place "
    "is "
    "taken.",
    "api.week.submissions": "The plans that departments sent for a week",
    "api.week.requests": "What is asked of a week: its requests",
    "api.week.runs": "The runs of a week",
    "api.week.versions": "The plan versions of a week",
    "api.week.notices": "A week's notices, changes and cancellations, with their numbers",
    "api.week.instructions": "The instructions of a week: pinned, forbidden, together, apart",
    "api.week.act.submissions": "Send a department's plan for a week",
    "api.week.act.submissions.hint": "Lines are the whole plan: a line that is not in it any more "
    "is withdrawn, unless partial is true. Faults name the line by its place; nothing is stored.",
    "api.week.act.publish": "Publish the latest draft",
    "api.week.act.publish.hint": "The enterprises and departments affected are told. Number is "
    "the draft that you looked at; if there is a newer one by then, the answer is 409.",
    "api.week.act.pin": "Pin requests to a start",
    "api.week.act.pin.hint": "Start counts minutes of the week, from Monday 00:00 on.",
    "api.week.act.forbid": "Keep a request out of a window",
    "api.week.act.together": "Requests share one visit",
    "api.week.act.apart": "Two requests share no visit",
    "api.week.act.lead": "Say who leads at an enterprise",
    "api.query.limit": "Records of a page",
    "api.query.cursor": "The `next` of the page before",
    "api.query.version": "Number of the version; else the published one, else the latest draft",
    "api.query.seconds": "How many seconds to compute at most",
    "api.header.ETag": "A mark of what was read",
    "api.header.Link": "Where the next page is",
    "api.header.Location": "Where the new thing is",
    "api.header.Retry-After": "In how many seconds to try again",
    "api.header.Idempotency-Replayed": "true: this is the first answer, nothing was done again",
    "api.header.X-RateLimit-Limit": "Calls that are possible in a minute",
    "api.header.X-RateLimit-Remaining": "Calls that are left in this minute",
    "api.header.Accept-Language": "The language of what is told about errors; Chinese by default",
    "api.header.If-None-Match": "The ETag of what was read; 304 if it is the same",
    "api.header.If-Match": "The ETag of what was read; 412 and nothing done if it has changed",
    "api.header.Idempotency-Key": "A name of your choice, up to 255 visible characters; the same "
    "call "
    "sent again is done once",
    "noun.me": "Token",
    "noun.planner": "Planner",
    "problem.bad-request": "The request cannot be understood",
    "problem.bad-request.hint": "Check the address, the parameters and the body, which is one JSON "
    "object.",
    "problem.not-signed-in": "The token is missing or does not hold",
    "problem.not-signed-in.hint": "Send a token that holds in Authorization; it may have ended, "
    "have "
    "been taken back, or its account is closed.",
    "problem.not-allowed": "This role may not do that",
    "problem.not-allowed.hint": "The role of the person whose token it is has no such right.",
    "problem.reads-only": "This token only reads",
    "problem.reads-only.hint": "Use a token that may act.",
    "problem.not-found": "Not found",
    "problem.not-found.hint": "There is no such thing, or the token's person may not know of it.",
    "problem.method-not-allowed": "This address knows no such method",
    "problem.method-not-allowed.hint": "Those it knows stand in Allow.",
    "problem.conflict": "Somebody else was faster",
    "problem.conflict.hint": "Nothing was stored. Read again, then act.",
    "problem.wrong-state": "Not as things stand",
    "problem.wrong-state.hint": "Read again and see what can be done now.",
    "problem.key-used": "The key belongs to another request",
    "problem.key-used.hint": "An Idempotency-Key repeats exactly the same request. Use another "
    "key.",
    "problem.changed": "It has changed",
    "problem.changed.hint": "It is not what If-Match shows, so nothing was done. Read again, then "
    "act.",
    "problem.too-large": "The body is too large",
    "problem.too-large.hint": "Send something smaller.",
    "problem.not-json": "The body has the wrong format",
    "problem.not-json.hint": "Send application/json, or multipart/form-data where a file is asked "
    "for.",
    "problem.rejected": "The input is unusable",
    "problem.rejected.hint": "Nothing was stored. Put right what `faults` lists, then send it "
    "again.",
    "problem.too-many": "Too many calls",
    "problem.too-many.hint": "Wait as Retry-After says, then try again.",
    "problem.fault": "Our own fault",
    "problem.fault.hint": "Nothing was stored. Tell the number in `instance` when you report it.",
    "problem.unreachable": "The database cannot be reached",
    "problem.unreachable.hint": "Nothing is lost. Try again in a moment.",
    "problem.busy": "Every place at the planner is taken",
    "problem.busy.hint": "Wait as Retry-After says, then try again.",
}
