"""Fields of forms about visits, in Chinese."""

SENTENCES = {
    "field.agenda": "检查步骤",
    "field.closure_ordered": "已责令关闭",
    "field.overdue": "逾期",
    "field.reserved": "已保留流动资金和往来账户",
    "field.shared": "同次到访的部门可见",
    "form.others": "其他（每行一项）",
}
