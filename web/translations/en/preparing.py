"""What is prepared beside a page, in English."""

SENTENCES = {
    "preparation_state.waiting": "Waiting to begin…",
    "preparation_state.under way": "Under way in the background; this page updates itself.",
    "preparation_state.ready": "Ready to be downloaded.",
    "preparation_state.stopped": "Stopped.",
    "preparation_state.failed": "This came to nothing.",
    "field.preparation": "Files being prepared",
    "preparing.steps": " {done} of {total} done.",
    "preparing.fault.died": (
        "The background program broke off several times. Begin again later; if that does not "
        "help, tell your administrator."
    ),
    "preparing.fault.broken": (
        "Something unforeseen went wrong. Begin again; if that does not help, ask your "
        "administrator to look into the log."
    ),
    "preparing.fault.refused": (
        "What was asked for is not there any more, or you may not see it any more. "
        "Go back and look again."
    ),
    "preparing.title.notices": "Notices of the week",
    "preparing.title.problems": "List of appeals",
    "preparing.title.why": "Trying plans out to find reasons and remedies",
    "preparing.file": "The file is being made",
    "preparing.hint": (
        "This is a large file and is made in the background. You may do something else meanwhile "
        "and come back to this page."
    ),
    "preparing.fetch": "Download the file",
    "preparing.stop": "Stop",
    "preparing.again": "Begin again",
    "preparation_act.begin": "begin",
    "preparation_act.finish": "finish",
    "preparation_act.stop": "stop",
    "preparation_act.fail": "give up",
    "preparation_act.queue again": "queue again",
    "preparation_act.ask again": "begin again",
    "thing.preparation": "what was to be prepared",
}
