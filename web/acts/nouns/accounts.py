"""People and their accounts: who acts, in which role."""

from tracker import accounts, people
from tracker.acts import Act as Right
from tracker.possible import for_account
from web.acts.act import Noun, act, enters

NOUN = Noun(
    name="people",
    thing="person",
    rights=(Right.APPOINT,),
    key=str,
    key_of=lambda record: record.login,
    show=people.find,
    lists=people.list_people,
    case=lambda key: f"person:{key}",
    possible=lambda record, by: for_account(record, by=by),
    acts=(
        enters(people.add, Right.APPOINT),
        act(accounts.close, Right.KEEP_ACCOUNT),
        act(accounts.reopen, Right.KEEP_ACCOUNT),
        act(accounts.unlock, Right.KEEP_ACCOUNT),
    ),
)
