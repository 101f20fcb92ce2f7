"""Files of appeals and words for replies."""

SENTENCES = {
    "appeal_papers.kept": "诉求 {appeal}：已保存 {name}，下载码 {token}",
    "appeal_papers.saved": "{name} 已写入 {path}",
    "appeal_papers.removed": "{name} 已移除，登记保留",
    "appeal_shelf.appellant": "企业提交",
    "appeal_shelf.work": "办理材料",
    "appeal_shelf.answer": "随答复给企业",
    "column.shelf": "类别",
    "column.bytes": "字节",
    "column.kept": "保存时间",
    "column.token": "下载码",
    "column.removed": "移除原因",
    "column.text": "内容",
}
