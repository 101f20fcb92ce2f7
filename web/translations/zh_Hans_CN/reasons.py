"""Why a request is in no visit, in Chinese."""

SENTENCES = {
    "reason.no-start": "填报的时间窗内没有可用的开始时间：时间窗短于检查时长，或不在工作时段内",
    "reason.too-few-teams": "需要的检查组数超过本部门当时在岗的组数",
    "reason.closed": "填报的时间窗都落在企业不便接待的时段",
    "reason.nobody-may-lead": "同组各部门都填报“不可牵头”，联合到访缺少牵头部门",
    "reason.too-many-inspectors": "到场人数超过企业约定的上限",
    "reason.together": "要求同场的几项检查没有共同的时间",
    "reason.most-visits": "企业本周到访次数已达上限",
    "reason.overlap": "与该企业的另一次到访时间重叠",
    "reason.department-full": "本部门检查组在可选时间内已全部排满",
    "reason.conflict": "与下列计划互相冲突，无法同时排入",
    "reason.not-found": "限定时间内未找到位置，尚不能断定排不下；可延长计算时间再试",
    "reason.with": "涉及：{others}",
    "reason.none": "未说明原因",
    "remedy.window": "{request} 增加可选时间 {when}",
    "remedy.team": "{department} 在 {when} 增派一个检查组",
    "remedy.open": "{enterprise} 在 {when} 可以接待",
    "remedy.limit.most_visits": "{enterprise} 本周到访次数上限放宽到 {to} 次",
    "remedy.limit.most_departments": "{enterprise} 每次到访的部门数上限放宽到 {to} 个",
    "remedy.limit.most_inspectors": "{enterprise} 每次到访的人数上限放宽到 {to} 人",
    "remedy.release": "取消 {visit} 的固定安排，重新排定",
}
