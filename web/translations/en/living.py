"""The living district of the demonstration, in English."""

SENTENCES = {
    "living.reading": "Reading and checking the departments' workbooks in {folder} …",
    "living.telling": "Telling its life: plans, visits, findings, appeals, supervision …",
    "living.done": "The district lives: {acts:thing|things} happened."
    " Park, enterprises and people are invented.",
    "living.stood": "The district stands already; nothing was written.",
    "living.code": "Tracking code of the appeal without a name: {code}",
    "living.column.login": "Login",
    "living.column.role": "Role",
    "living.column.name": "Name",
    "living.column.whose": "Speaks for",
    "living.column.password": "Password",
    "living.real-accounts": "Nothing was written: the database has accounts that are not the"
    " demonstration's ({found}). It needs an empty one; name another in ONEVISIT_DATABASE_URL.",
    "living.other-parks": "Nothing was written: the database has a real park ({found})."
    " The demonstration needs an empty one; name another in ONEVISIT_DATABASE_URL.",
    "living.broke-off": "Nothing was written: another telling is under way or broke off (accounts"
    " {found} are there). If none is under way, delete this database and tell it anew.",
}
