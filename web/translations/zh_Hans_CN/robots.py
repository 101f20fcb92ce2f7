"""Robots of chat groups, in Chinese."""

SENTENCES = {
    "noun.robots": "群机器人",
    "noun.robots.hint": "向部门工作群提示：一周安排已发布、次日到访和到期报告的数量。"
    "只报数量，不报企业名称。",
    "noun.robots.none": "还没有群机器人。",
    "act.robots.tell-again": "立即重试",
    "act.robots.tell-again.hint": "把还没有提示的内容马上再发一次。",
    "act.robots.tell-again.done": "已安排，片刻后发出。",
    "thing.robot": "群机器人 {number}",
    "robot.committee": "专班",
    "robot.not_set": "未设置群机器人，不会向群里发提示。",
    "column.robot": "群机器人",
    "column.robot_told": "最近一次提示",
    "column.robot_waiting": "待提示",
    "robot_fault.unreachable": "群服务没有接收",
    "robot_fault.broken": "提示无法生成，原因见运行日志",
    "robot.title": "一次查",
    "robot.title.demo": "一次查（演示数据，均为虚构）",
    "robot.published": "{week}安排已发布：{parts}。",
    "robot.published.new": "新增 {count} 次",
    "robot.published.changed": "变更 {count} 次",
    "robot.published.cancelled": "取消 {count} 次",
    "robot.published.left": "不再参加 {count} 次",
    "robot.evening": "截至{day}：到访 {visits} 次，到期报告 {reports} 份。",
    "robot.proposed": "企业提出改期 {count} 件，待答复。",
    "robot.refused": "企业拒绝进入 {count} 次，请查看。",
}
