"""The command line, in English."""

SENTENCES = {
    "demo.reading": "reading and checking the workbooks in {folder} ...",
    "demo.planning": "planning ...",
    "demo.printing": "writing calendars, notices and the schedule ...",
    "demo.title": "{park} · {week}",
    "demo.lines": "plan lines",
    "demo.lines.text": "{lines} from the workbooks of {departments:department|departments}, "
    "concerning {enterprises:enterprise|enterprises}",
    "demo.visits": "visits",
    "demo.visits.text": "{separate} separate → {visits}, {saved} fewer ({percent}%), "
    "{joint} of them joint",
    "demo.proof": "proof",
    "demo.unplanned": "not placed",
    "demo.unplanned.none": "none",
    "demo.unplanned.text": "{count}",
    "demo.busiest": "busiest department",
    "demo.busiest.text": "{department}: on site {visits:time|times}, {hours:hour|hours}",
    "demo.gain": "gain most",
    "demo.notes": "sheets",
    "demo.notes.text": "{count:thing|things} put right (merged cells, hidden rows, notes); "
    "--notes lists them",
    "demo.files": "written",
    "demo.files.text": "{folder}: calendars {feeds}, notices {notices}, schedule.xlsx, plan.json",
    "demo.seconds": " It took {seconds} s.",
    "demo.unchanged": "Same as last time: no new plan line, no new planning, "
    "{count:file|files} untouched.",
    "demo.late": "a workbook was changed after the week was planned",
    "demo.changed": "{changed:file|files} written, {same} unchanged.",
    "demo.next": "go on with",
    "demo.next.serve": "make serve                the week board at {url}",
    "demo.next.ics": "open {path}   every visit, in your calendar program",
    "demo.next.notice": "open {path}   one notice of inspection",
    "demo.next.sheet": "open {path}   the schedule for printing",
    "serve.address": "OneVisit: {url} (Ctrl-C stops it)",
    "serve.nobody": "Nobody can sign in yet. Make an administrator first: "
    "onevisit people add admin NAME administrator, then set a password with the code "
    "that it prints.",
    "fault.folder": "{folder}: no folder with a park.json, expected one with it and the workbooks",
    "fault.where": "{file}, row {row}",
    "template.written": "blank plan sheet written to {path}",
    "audit.ok": "the log is whole: {count:event|events} in one chain",
    "publish.done": "{week}: version {version} is published",
    "import.done": "{new:line|lines} taken, {unchanged} unchanged",
    "import.file": "{file}: {new} new, {changed} changed, {unchanged} as before, {withdrawn} gone",
    "import.held": "  held back: {enterprise} {item}: {finding} ({code} {which})",
    "import.back": "{count:fault|faults}; put the rows right in {path} and import it",
    "marked.sheet": "plan",
    "marked.column": "faults",
    "marked.file": "{name}-faults.xlsx",
    "plan.held": "held back by the checks: {count:request|requests}; onevisit checks {week} tells "
    "why",
    "plan.done": "{week}, version {version}: {visits:visit|visits}, "
    "{unplanned:line|lines} not placed, {proof}",
    "files.written": "{count:file|files} written to {folder}",
    "migrate.done": "the database has the newest shape",
    "import.park": "{park}: registers {new} new, {changed} changed, {unchanged} as before",
}
