"""Mail to enterprises on pages, in English."""

SENTENCES = {
    "noun.mails": "Mail",
    "noun.mails.hint": (
        "Notices of visits to enterprises, and what departments are told in the evening: to "
        "whom, what waits, what failed or came back."
    ),
    "noun.mails.none": (
        "No mail yet. When a week is published, enterprises with a known address are told."
    ),
    "act.mails.send-again": "Send again",
    "act.mails.send-again.hint": (
        "Goes to the address that is known now. To the same address it goes exactly as "
        "it was, so that nobody takes it for a new notice."
    ),
    "act.enterprises.enter-mailbox": "Enter mail address",
    "act.enterprises.enter-mailbox.hint": (
        "Notices of visits go to this address. Empty takes it back; notices cannot be "
        "delivered then."
    ),
    "act.my-enterprise.enter-mailbox": "Enter mail address",
    "act.my-enterprise.enter-mailbox.hint": (
        "Notices of visits go to this address. Empty takes it back; no notice comes by mail then."
    ),
    "act.contacts.enter-mailbox": "Enter mail address",
    "act.contacts.enter-mailbox.hint": "Where the department gets mail. Empty takes it back.",
    "field.mailbox": "Mail address",
    "column.letter": "Notice",
    "column.mail_to": "To",
    "column.mailbox": "Mail address",
    "column.mail_fault": "Why",
    "column.written": "Written",
    "column.mail_sent": "Sent",
    "column.mail_due": "Next attempt",
    "column.attempts": "Attempts",
    "mail_state.waiting": "waiting",
    "mail_state.sent": "sent",
    "mail_state.failed": "failed",
    "mail_state.bounced": "came back",
    "mail_state.undeliverable": "notice undeliverable",
    "mail_state.unserved": "no mail server",
    "mail_state.overtaken": "overtaken by a later one",
    "mail_fault.unreachable": "the mail server cannot be reached",
    "mail_fault.insecure": "the mail server does not encrypt as it is set",
    "mail_fault.login": "the mail server does not accept user or password",
    "mail_fault.refused": "the mail server refused it",
    "mail_fault.broken": "it cannot be written; the log of the machine says why",
    "mail_fault.returned": "it was returned",
    "mail_act.send": "send",
    "mail_act.postpone": "postpone",
    "mail_act.fail": "note that it failed",
    "mail_act.overtake": "overtake",
    "mail_act.put aside": "put aside",
    "mail_act.bounce": "note that it came back",
    "mail_act.send again": "send again",
    "thing.mail": "mail {number}",
    "mail.no_server": (
        "No mail server is set, so no mail is sent. Tell enterprises in another way."
    ),
    "mail.unreached": "notice undeliverable",
    "mail.enter": "Enter mail address",
    "mail.of_week": "Mail to enterprises",
    "mail.every": "all mail",
    "mail.none_of_week": "No mail about this week yet.",
    "mail.bounced": "Noted that it came back: mail {number}, {address}, status {status}",
    "mail.no_bounce": "This is no delivery report (RFC 3464), or not of a mail of ours: {why}",
}
