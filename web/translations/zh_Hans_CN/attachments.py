"""Fields of attachments, in Chinese."""

SENTENCES = {
    "field.file": "文件",
}
