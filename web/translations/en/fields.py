"""Fields of forms, and what can be wrong with one."""

SENTENCES = {
    "fault_of_field": "{field}: {fault}",
    "fault_code.missing": "nothing is filled in",
    "fault_code.too-short": "{found} characters, expected at least {expected}",
    "fault_code.too-long": "{found} characters, expected at most {expected}",
    "fault_code.unknown": "there is no {found!r}, expected one of: {expected}",
    "fault_code.not-alone": "{found!r} does not go with {expected!r}",
    "fault_code.wrong-form": "{found!r} is written wrongly, expected {expected}",
    "fault_code.out-of-range": "{found} is out of range, expected {expected}",
    "fault_code.past": "{found} is over",
    "fault_code.future": "{found} has not come yet",
    "fault_code.too-late": "{found} is too late, expected {expected} at the latest",
    "fault_code.no-working-day": "nobody works on {found}, the next working day is {expected}",
    "fault_code.same-person": "{found!r} has the part {expected} here, expected somebody else",
    "fault_code.twice": "{found!r} stands there twice",
    "fault_code.names-somebody": "{found!r} would tell who it is about",
}
