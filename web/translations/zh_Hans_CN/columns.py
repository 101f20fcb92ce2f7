"""Headings of tables on the command line, in Chinese; each topic may add its own."""

SENTENCES = {
    "column.name": "名称",
    "column.done": "完成",
    "column.others": "其他",
    "column.note": "备注",
    "column.run": "排程",
    "column.state": "状态",
    "column.visits": "入企次数",
    "column.unplanned": "未排入",
    "column.seconds": "秒",
    "column.who": "经手人",
    "column.number": "编号",
    "column.kind": "类型",
    "column.enterprise": "企业",
    "column.requests": "涉及",
    "column.when": "时间",
    "column.reason": "理由",
    "column.lifted": "已解除",
    "column.day": "日期",
    "column.light": "灯",
}
