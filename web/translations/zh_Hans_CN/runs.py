"""Attempts to plan, in Chinese."""

SENTENCES = {
    "work.begin": "开始工作；有 {count} 次排程在等候",
    "runs.queued": "第 {run} 次排程已进入队列",
    "runs.state": "第 {run} 次排程：{state}",
    "runs.counts": "，入企 {visits} 次，未排入 {unplanned}",
    "runs.stopped": "第 {run} 次排程：已要求停止，当前为{state}",
    "run.queued": "排队中",
    "run.running": "进行中",
    "run.finished": "已完成",
    "run.stopped": "已停止",
    "run.failed": "失败",
}
