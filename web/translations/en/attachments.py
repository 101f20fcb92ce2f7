"""Fields of attachments, in English."""

SENTENCES = {
    "field.file": "file",
}
