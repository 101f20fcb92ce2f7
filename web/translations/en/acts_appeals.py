"""Acts on appeals, in English."""

SENTENCES = {
    "noun.appeals": "Register of appeals",
    "noun.appeals.none": "No appeals yet. What enterprises raise by phone, at the window or online "
    "is accepted and assigned here.",
    "act.appeals.enter": "Register an appeal",
    "act.appeals.enter-answered": "Register and answer at once",
    "act.appeals.enter-answered.hint": "Register, answer and call back in one step; it is closed "
    "then.",
    "act.appeals.merge-all": "Merge several",
    "act.appeals.merge-all.hint": "Numbers of the appeals to merge, one a line; each enterprise "
    "goes on seeing how its own stands.",
    "act.appeals.approve": "Approve and sign",
    "act.appeals.approve.hint": "A plan then goes to the officer; a result goes to the enterprise, "
    "and the service centre calls back.",
    "act.appeals.reject": "Send back",
    "act.appeals.reject.hint": "Say what is missing; the officer will read it.",
    "act.appeals.take-up": "Take up",
    "act.appeals.take-up.hint": "You are responsible for it from now on until it is closed.",
    "act.appeals.propose-plan": "Propose a plan",
    "act.appeals.propose-plan.hint": "Say how it is to be solved, step by step with days, for the "
    "head to approve.",
    "act.appeals.propose-result": "Propose a result",
    "act.appeals.propose-result.hint": "The text is the answer that the enterprise will get, once "
    "the head has signed. What is deferred needs a day to look again.",
    "act.appeals.ask-extension": "Ask for more time",
    "act.appeals.ask-extension.hint": "Before the limit has passed; the service centre decides, "
    "and until then the limit stands.",
    "act.appeals.take-over": "Take over",
    "act.appeals.take-over.hint": "You go on with it in your colleague's place.",
    "act.appeals.ask-to-return": "Ask to return it",
    "act.appeals.ask-to-return.hint": "If it is not your department's: say why, and whose it is.",
    "act.appeals.accept": "Accept",
    "act.appeals.accept.hint": "You keep it until it is closed; the limit to assign it starts.",
    "act.appeals.call-back": "Call back",
    "act.appeals.call-back.hint": "If it is true and nobody is dissatisfied, it is closed; else it "
    "goes back to the department.",
    "act.appeals.dispatch": "Assign",
    "act.appeals.dispatch.hint": "Name department, day and supervisor. The department is told, and "
    "its limit to take it up starts.",
    "act.appeals.conclude": "Answer after consultation",
    "act.appeals.conclude.hint": "The answer goes to the enterprise; the call-back follows.",
    "act.appeals.hand-on": "Assign after consultation",
    "act.appeals.hand-on.hint": "Give it to the department that was agreed on, with day and "
    "supervisor.",
    "act.appeals.grant-extension": "Grant more time",
    "act.appeals.grant-extension.hint": "The limit moves to the day that was asked for; a stamp of "
    "being overdue stays.",
    "act.appeals.refuse-extension": "Refuse more time",
    "act.appeals.refuse-return": "Refuse the return",
    "act.appeals.refuse-return.hint": "It stays with the department; its limits have run on.",
    "act.appeals.on-the-spot": "Answer on the spot",
    "act.appeals.on-the-spot.hint": "What can be solved the same day is answered and verified; it "
    "is closed then.",
    "act.appeals.consult": "Consult departments",
    "act.appeals.consult.hint": "Call departments together; they are told.",
    "act.appeals.not-reached": "Nobody reached",
    "act.appeals.not-reached.hint": "Keep that nobody was reached; it still waits for a call-back.",
    "act.appeals.decide": "Decide",
    "act.appeals.decide.hint": "It goes back to the service centre or the department with it.",
    "act.appeals.answer-escalation": "Decide and answer",
    "act.appeals.answer-escalation.hint": "The enterprise gets the answer with the decision; the "
    "service centre calls back.",
    "act.appeals.notify": "Send the notice",
    "act.appeals.notify.hint": "There is only one notice. What is not solved by its day is "
    "escalated by itself.",
    "act.appeals.escalate-notice": "Escalate the notice",
    "act.appeals.escalate-notice.hint": "Ask the business-environment office now, before the "
    "notice has run out.",
    "act.appeals.reconsider": "Reconsider",
    "act.appeals.reconsider.hint": "The refusal is lifted, and its limits run anew.",
    "act.appeals.classify": "Classify anew",
    "act.appeals.merge": "Merge",
    "act.appeals.merge.hint": "The same matter of the same enterprise goes on as one; the "
    "enterprise sees how the other one stands.",
    "act.appeals.part": "Part again",
    "act.appeals.part.hint": "It was another matter: it is received again.",
    "act.appeals.escalate": "Escalate",
    "act.appeals.escalate.hint": "Global matters are decided by the business-environment office.",
    "act.appeals.reopen": "Reopen",
    "act.appeals.reopen.hint": "The trouble is back: it is handled again, and its limits run anew.",
    "act.appeals.watch": "Change the supervisor",
    "act.appeals.note": "Leave a note",
    "act.appeals.note.hint": "Only those who work on it read this, never the enterprise.",
    "act.appeals.attach": "Add a file",
    "act.appeals.attach.hint": "Files with the answer can be read by the enterprise once it is "
    "answered; working papers never.",
    "act.appeals.transfer": "Transfer to another organ",
    "act.appeals.transfer.hint": "Matters of law, litigation, offences and discipline go to the "
    "organ; departments do not handle them any more.",
    "act.appeals.refuse": "Refuse",
    "act.appeals.refuse.hint": "The enterprise will read the reason.",
    "act.appeals.withdraw": "Note a withdrawal",
    "act.appeals.withdraw.hint": "The enterprise does not want it any more; the record stays.",
    "noun.my-appeals": "My appeals",
    "noun.my-appeals.hint": "Say it once: the service centre takes it, the responsible department "
    "answers in time, and then you are asked whether it satisfies.",
    "noun.my-appeals.none": "You have not raised anything yet. If something troubles you, choose "
    "“Raise an appeal”.",
    "act.my-appeals.enter": "Raise an appeal",
    "act.my-appeals.enter.hint": "Say what the trouble is and what you wish for; the service "
    "centre does the rest.",
    "act.my-appeals.enter.done": "It is registered. The service centre will take it on soon; this "
    "page shows how it stands.",
    "act.my-appeals.judge": "Judge the answer",
    "act.my-appeals.judge.hint": "If it is true and you are not dissatisfied, it is closed; "
    "else it "
    "is handled again.",
    "act.my-appeals.judge.done": "Thank you for your judgement.",
    "act.my-appeals.attach": "Hand in a file",
    "act.my-appeals.reopen": "The trouble is back",
    "act.my-appeals.reopen.hint": "It is handled again.",
    "act.my-appeals.withdraw": "Withdraw",
    "field.category": "Category",
    "field.confidential": "Confidential towards the department",
    "field.confidential.hint": "The department that handles it does not learn whose it is.",
    "field.mode": "Kind of help",
    "field.appeals.source.hint": "Its number in 12345 or wherever it came from; empty if there "
    "is none.",
    "field.appeals.received.hint": "Empty for now.",
    "field.appeals": "Numbers of appeals",
    "field.working_days": "Working days",
    "field.shelf": "What the file is for",
    "field.states": "State",
    "field.light": "Light",
    "field.appeals.confirmed": "The enterprise confirms that it is true",
    "field.my-appeals.confirmed": "The answer is true: it was done as it says",
    "field.my-appeals.contact": "Contact",
    "field.appeals.participants": "Departments",
    "field.appeals.into": "Into which one (number)",
    "field.appeals.login": "Supervisor",
    "field.appeals.enterprise.hint": "A name, a part of it or the credit code; empty if unknown.",
    "form.offers": "Use a reply template",
    "field.appeals.matter": "Nature",
    "field.my-appeals.matter": "Nature",
    "field.my-appeals.note": "Anything else",
    "field.appeals.level": "Level",
    "field.appeals.source": "Number at its source",
    "field.appeals.late": "Was late once",
}
