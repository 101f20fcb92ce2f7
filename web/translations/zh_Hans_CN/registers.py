"""The registers of departments and enterprises, in Chinese."""

SENTENCES = {
    "departments.away": "{department}，{week}：不在岗检查组 {windows}",
    "enterprises.closed": "{enterprise}，{week}：不接受检查 {windows}",
    "enterprises.contact": "{enterprise} 的联系人：{contact}，{phone}",
    "column.id": "代号",
    "column.short": "简称",
    "column.level": "层级",
    "column.contact": "联系人",
    "column.uscc": "统一社会信用代码",
    "column.zone": "片区",
    "column.trade": "行业",
    "column.most_visits": "到访上限",
    "column.most_departments": "部门上限",
    "column.most_inspectors": "人员上限",
    "column.month": "月份",
    "column.chosen_days": "选定日",
}
