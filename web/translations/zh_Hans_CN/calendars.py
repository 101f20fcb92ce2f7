"""Calendars, in Chinese."""

SENTENCES = {
    "feed.committee": "{park} 联合到访 全部",
    "feed.department": "{department} 联合到访",
    "feed.enterprise": "{enterprise} 到访安排",
    "feed.team": "{department} 第 {team} 组",
    "feed.deadlines": "一次查 待办期限",
    "entry.due": "截止：{what} {title}",
    "entry.ends": "本日历订阅 {day} 到期，请登录一次查续期",
    "entry.joint": "联合到访 {enterprise}",
    "entry.single": "到访 {enterprise}",
    "entry.enterprise.joint": "{lead}牵头的联合检查（{count} 个部门）",
    "entry.enterprise.single": "{lead}检查",
    "entry.lead": "牵头：{department}",
    "entry.line": "{department}：{items}（{minutes} 分钟）",
    "entry.note": "以书面检查通知书为准。",
    "entry.cancelled": "【已取消】",
}
