"""Calendars on a calendar server, in Chinese."""

SENTENCES = {
    "noun.served-calendars": "日历服务器",
    "noun.served-calendars.hint": "自动写入本园区日历服务器的日历：每个部门一份，专班一份。"
    "手机、电脑上已登录该服务器账号的，直接显示。",
    "noun.served-calendars.none": "还没有写入日历服务器的日历。",
    "act.served-calendars.serve-again": "立即重新写入",
    "act.served-calendars.serve-again.hint": (
        "与服务器逐项核对：缺的补上，被改动的恢复；服务器上其他人的日程不受影响。"
    ),
    "act.served-calendars.serve-again.done": "已安排，片刻后完成。",
    "thing.served calendar": "服务器日历 {number}",
    "served_act.serve again": "重新写入",
    "served.all": "全部到访",
    "served.no_server": "未设置日历服务器，不会写入。各部门仍可用订阅地址查看日历。",
    "column.served_calendar": "日历",
    "column.served_entries": "日程数",
    "column.served_well": "最近核对无误",
    "served_fault.unreachable": "连接不上日历服务器",
    "served_fault.login": "日历服务器不接受用户名或密码，或不允许写入",
    "served_fault.refused": "日历服务器拒绝",
    "served_fault.broken": "日历无法生成，原因见运行日志",
    "calendars.none": "未设置日历服务器（{name}）。",
    "calendars.served": "已核对 {count} 份日历。",
}
