"""Matters that are followed by a code, in English."""

SENTENCES = {
    "tracking.raised": "appeal {appeal} was raised; its code is {code}\n"
    "Write the code down now: it is shown only this once, and nobody can look it up.",
    "tracking.not_saved": "please write the code down, then say so with --saved",
    "tracking.title": "title",
    "tracking.received": "Raised",
    "tracking.state": "state",
    "tracking.departments": "with",
    "tracking.due": "to be solved by",
    "tracking.refusal": "why not accepted",
    "tracking.organ": "organ",
    "tracking.result": "result",
    "tracking.answer": "answer",
    "tracking.again_on": "looked at again on",
    "field.supplements": "supplements",
}
