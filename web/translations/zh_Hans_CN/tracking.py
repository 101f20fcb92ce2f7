"""Matters that are followed by a code, in Chinese."""

SENTENCES = {
    "tracking.raised": "第 {appeal} 号诉求已登记，查询码：{code}\n"
    "请现在记下查询码：只显示这一次，任何人都无法查到。",
    "tracking.not_saved": "请记下查询码，再用 --saved 确认",
    "tracking.title": "标题",
    "tracking.received": "提出时间",
    "tracking.state": "办理状态",
    "tracking.departments": "承办部门",
    "tracking.due": "办结时限",
    "tracking.refusal": "不予受理的理由",
    "tracking.organ": "移交机关",
    "tracking.result": "办理结果",
    "tracking.answer": "答复",
    "tracking.again_on": "再次研究日期",
    "field.supplements": "补充说明的次数",
}
