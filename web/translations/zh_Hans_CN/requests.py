"""What departments ask for, in Chinese."""

SENTENCES = {
    "requests.heading": "{request}（第 {revision} 次修订）：{department}，{enterprise}，{week}",
    "requests.gone": "{words}（已撤回）",
    "requests.withdrawn": "{request} 已撤回；{week}重新排程并发布后生效",
    "column.request": "请求",
    "column.windows": "时间窗",
    "column.minutes": "时长（分钟）",
    "column.inspection_type": "检查类型",
    "inspection_type.routine": "日常检查",
    "inspection_type.case": "个案检查",
    "inspection_type.special": "专项检查",
    "column.teams": "检查组",
    "column.withdrawn": "已撤回",
    "column.deferred_from": "由哪条请求转来",
    "column.approver": "审批人",
}
