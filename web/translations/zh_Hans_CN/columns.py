"""Headings of tables on the command line, in Chinese; each topic may add its own."""

SENTENCES = {
    "column.name": "名称",
    "column.done": "完成",
    "column.others": "其他",
    "column.note": "备注",
}
