"""Files of appeals and words for replies."""

SENTENCES = {
    "appeal_papers.kept": "appeal {appeal}: {name} is kept, token {token}",
    "appeal_papers.saved": "{name} is written to {path}",
    "appeal_papers.removed": "{name} is removed, its entry stays",
    "appeal_shelf.appellant": "from the appellant",
    "appeal_shelf.work": "for the work on it",
    "appeal_shelf.answer": "with the answer",
    "column.shelf": "shelf",
    "column.bytes": "bytes",
    "column.kept": "kept",
    "column.token": "token",
    "column.removed": "why removed",
    "column.text": "text",
}
