"""Lists of problems, in English."""

SENTENCES = {
    "intake.unknown-word": "no such word here",
    "intake.bad-moment": "neither a date nor a date with a time",
    "intake.future-moment": "the time has not come yet",
    "intake.bad-phone": "no telephone number",
    "intake.twice-in-list": "the number stands twice in the list",
    "intake.other-words": "the register has this number with another title or text",
    "intake.no-problems": "no matter below the header",
    "problem_list.taken": "new: {new}, known already: {known}",
    "problem_list.would": "new: {new}, known already: {known}, faults: {wrong}",
    "problem_list.alike": "  {source} may repeat appeal {appeal} ({percent}% alike): {title}",
    "problem_list.blank": "blank list of problems written to {path}",
    "problem_list.written": "list of problems written to {path}, matters: {count}",
    "problem_list.merged": "appeal {appeal} goes on as one with appeal {into}",
    "problem_list.parted": "appeal {appeal} is a matter of its own again; its limits run from the "
    "day it was raised",
    "problem_list.column.id": "number in the register",
    "problem_list.column.state": "state",
    "problem_list.column.department": "department",
    "problem_list.column.due": "next limit",
    "problem_list.column.result": "result",
    "problem_list.column.answer": "answer",
    "column.alike": "alike",
    "field.channel": "channel",
    "field.into": "appeal to merge into",
}
