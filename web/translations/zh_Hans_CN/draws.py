"""Random draws, in Chinese."""

SENTENCES = {
    "draw.now": "随机抽取 {draw}：{state}",
    "draw.written": "随机抽取 {draw} 已写入 {path}",
    "draw.true": "重新抽取，结果一致",
    "draw_state.announced": "已公告，待抽取",
    "draw_state.drawn": "已抽取",
    "draw_state.void": "作废",
    "column.announced": "公告时间",
    "column.witness": "见证人",
    "column.drawn": "抽中户数",
    "column.tier": "监管等级",
    "column.officers": "执法人员",
}
