"""How letters look to the committee."""

from tracker.records.mail import Mail, MailState
from web import filters
from web.acts.nouns import NOUNS
from web.pages import names
from web.pages.things import View


def _about(one: Mail) -> str:
    return filters.say(f"letter.{one.kind}")


def _to(one: Mail) -> str:
    kind, _, code = one.to.partition(":")
    return names.department(code) if kind == "department" else names.enterprise(code)


def _why(one: Mail) -> str | None:
    """What last went wrong, with the code of the server, which its own staff understand."""
    return f"{filters.cell(one.fault)} {one.reply}".strip() if one.fault else None


COLUMNS = {
    "letter": _about,
    "mail_to": _to,
    "mailbox": lambda one: one.address,
    "state": lambda one: one.state,
    "mail_fault": _why,
    "written": lambda one: one.written,
    "mail_sent": lambda one: one.sent,
}

VIEWS = (
    View(
        noun=NOUNS["mails"],
        columns=COLUMNS,
        facts={
            **COLUMNS,
            "visit": lambda one: one.visit,
            "attempts": lambda one: one.attempt,
            "mail_due": lambda one: one.due if one.state is MailState.WAITING else None,
        },
        title=lambda one: f"{_about(one)} {_to(one)}",
        filters=("week", "state", "visit"),
        list_template="mails/list.html",
        paged=True,
    ),
)
