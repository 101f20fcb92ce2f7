"""The living district of the demonstration, in Chinese."""

SENTENCES = {
    "living.reading": "读取并核对 {folder} 中各部门的工作簿 ……",
    "living.telling": "写入演示园区的日常：计划、到访、问题、诉求、监督 ……",
    "living.done": "演示园区已写入，共 {acts} 件事。园区、企业、人员均为虚构。",
    "living.stood": "演示园区已经在库中，没有写入任何内容。",
    "living.code": "匿名诉求的查询码：{code}",
    "living.column.login": "登录名",
    "living.column.role": "身份",
    "living.column.name": "姓名",
    "living.column.whose": "所属",
    "living.column.password": "密码",
    "living.real-accounts": "没有写入：数据库中有演示以外的账号（{found}）。"
    "演示园区只能写入空的数据库，请用 ONEVISIT_DATABASE_URL 指定另一个。",
    "living.other-parks": "没有写入：数据库中有真实的园区（{found}）。"
    "演示园区只能写入空的数据库，请用 ONEVISIT_DATABASE_URL 指定另一个。",
    "living.broke-off": "没有写入：另一次写入正在进行，或者中途停下了（已有账号 {found}）。"
    "如果没有正在进行的写入，请删除这个数据库后重新写入。",
}
