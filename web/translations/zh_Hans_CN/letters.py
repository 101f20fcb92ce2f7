"""Letters to enterprises, in Chinese."""

SENTENCES = {
    "letter.visit-new": "检查通知",
    "letter.visit-changed": "检查安排变更",
    "letter.visit-cancelled": "检查取消",
    "letter.subject.joint": "【{what}】{day}，{lead}牵头，{count} 个部门一次到访",
    "letter.subject.single": "【{what}】{day}，{lead}到访",
    "letter.demo": "演示数据：企业、人员、电话均为虚构，本邮件不具有法律效力。",
    "letter.salutation": "{enterprise}：",
    "letter.opening.joint": "{lead}等 {count} 个部门将合并为一次，到你单位开展检查。",
    "letter.opening.single": "{lead}将到你单位开展检查。",
    "letter.opening.changed": "此前告知的检查，安排有变更，请以本邮件为准。",
    "letter.opening.cancelled": "原定的下列检查已取消，不再到访，无需准备。",
    "letter.why.joint": "合并的原因：这些部门近期都有对你单位的检查计划，"
    "经{committee}统筹，改为同一时间到访，减少打扰。",
    "letter.why.single": "{committee}已核对：近期没有其他部门的检查可以并入这一次。",
    "letter.when": "时间：{day} {hours}",
    "letter.where": "地点：{place}",
    "letter.lead": "牵头部门：{lead}",
    "letter.who": "到访部门：{departments}",
    "letter.paper": "检查通知书见附件（PDF），检查事项、依据和你单位的权利均在其中；"
    "日历邀请可直接加入日程。",
    "letter.link": "查看安排： {link}",
    "letter.other_time": "仅在日历中点“拒绝”不算提出改期。该时间确有困难、希望改期的，"
    "请尽早填写希望的时间（无需登录）： {other_time}",
    "letter.cancelled": "取消通知书见附件（PDF）。以后如重新安排，会另行通知；"
    "日历中的这一项会自动标记为取消。",
    "letter.contact": "联系：{committee}，电话 {phone}",
    "letter.evening": "次日提醒",
    "letter.evening.subject": "【次日提醒】到访 {visits} 次，到期报告 {reports} 份",
    "letter.evening.opening": "{department}：截至 {day}，你部门有以下事项。",
    "letter.evening.visit": "{when} 到访{enterprise}（{role}） {link}",
    "letter.evening.leads": "牵头",
    "letter.evening.supports": "协同",
    "letter.evening.report": "{day}前提交报告：{subject} {link}",
    "letter.automatic": "本邮件由系统自动发出。",
}
