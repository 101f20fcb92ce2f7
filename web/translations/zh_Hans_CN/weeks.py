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
    "weeks.now": "{week}：{state}",
    "versions.heading": "{week}第 {version} 版：{state}",
    "versions.left_out": "未排入：{enterprise} {request}：{reason}",
    "version_state.draft": "草案",
    "version_state.published": "已发布",
    "version_state.superseded": "已被取代",
    "column.cut_off": "计划截止",
    "column.working_days": "工作日",
    "column.asked": "请求数",
    "column.kept_back": "暂不编排",
    "column.late_reason": "迟报",
    "column.published_on": "发布于",
    "weeks.open_visits": "另有 {count} 次到访未闭环，仍可继续办理；"
    "可用 `onevisit visits list {week}` 查看",
}
