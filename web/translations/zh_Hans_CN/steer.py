"""Steering a week's plan, in Chinese."""

SENTENCES = {
    "instruct.kept": "已记录第 {number} 条安排要求：{kind}",
    "instruct.lifted": "第 {number} 条安排要求（{kind}）已解除",
    "kind.pin": "固定时间",
    "kind.forbid": "避开时段",
    "kind.together": "必须同次",
    "kind.apart": "不得同次",
    "kind.lead": "指定牵头",
    "move.done": "已调整；草案第 {version} 版已固定在该时间",
    "compare.nothing": "两版没有差别",
    "compare.tier": "{tier}：{before} → {after}",
    "compare.new": "＋ {enterprise}，{when}",
    "compare.gone": "－ {enterprise}，{when}",
    "compare.changed": "～ {enterprise}，{before} → {when}",
    "compare.left_out": "－ {request} 未排入",
    "tier.unplanned": "未排入",
    "tier.visits": "入企次数",
    "tier.moved": "改动",
    "tier.minutes": "占用分钟",
    "tier.travel": "路程分钟",
}
