"""Acts on accounts, in English."""

SENTENCES = {
    "noun.people": "People and accounts",
    "act.people.add": "Add somebody",
    "act.people.close": "Close the account",
    "act.people.reopen": "Open the account again",
    "act.people.close.hint": "They are signed out at once, their tokens end, and they cannot sign "
    "in; it can be "
    "reopened.",
    "act.people.reopen.hint": "A closed account can sign in again with the password it had; "
    "tokens are made anew.",
    "act.people.unlock.hint": "A login that rests after wrong passwords can be tried again at "
    "once.",
    "act.people.unlock": "Unlock",
    "field.role": "Role",
    "field.closed": "Closed ones too",
}
