"""How a week was submitted, planned and proven, in Chinese."""

SENTENCES = {
    "proven.yes": "已证明为最少",
    "proven.yes.long": "已证明：在各部门填报的时间和人手条件下，到访次数不能再少",
    "proven.no": "距下限 {gap} 次",
    "proven.no.long": "当前 {visits} 次到访，理论下限 {bound} 次，尚差 {gap} 次未证明",
    "proven.unplanned": "当前 {visits} 次到访；未排入的计划是否还能减少，尚未证明",
    "state.collecting": "收集中",
    "state.planning": "排程中",
    "state.published": "已发布",
    "state.running": "进行中",
    "state.closed": "已结束",
}
