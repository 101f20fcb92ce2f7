"""The log, messages and limits, in Chinese."""

SENTENCES = {
    "column.told": "内容",
    "column.guess": "暂定",
    "column.met": "完成于",
    "column.dropped": "不再需要",
    "column.reader": "收件人",
    "thing.head": "主要负责人审定 {number}",
    "thing.year": "{number} 年工作日历",
}
