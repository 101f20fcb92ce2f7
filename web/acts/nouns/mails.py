"""Letters that enterprises got, and where they are reached."""

from collections.abc import Collection

from tracker import states
from tracker.acts import Act as Right
from tracker.mail import letters
from tracker.records import Person
from tracker.records.mail import Mail
from web.acts.act import Noun, act


def _possible(record: Mail, by: Person) -> Collection[str]:
    return ("letters.again",) if "send again" in states.MAIL.legal(record.state) else ()


NOUN = Noun(
    name="mails",
    thing="mail",
    rights=(Right.READ_MAIL,),
    show=letters.show,
    lists=letters.list_mails,
    case=lambda key: f"mail:{key}",
    possible=_possible,
    acts=(act(letters.again, Right.SEND_MAIL, name="send-again"),),
)
