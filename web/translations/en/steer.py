"""Steering a week's plan, in English."""

SENTENCES = {
    "instruct.kept": "instruction {number}: {kind}",
    "instruct.lifted": "instruction {number} ({kind}) is lifted",
    "kind.pin": "pinned",
    "kind.forbid": "kept out",
    "kind.together": "together",
    "kind.apart": "apart",
    "kind.lead": "leads",
    "move.done": "moved; draft {version} is pinned there",
    "compare.nothing": "no reader would see a difference",
    "compare.tier": "{tier}: {before} → {after}",
    "compare.new": "+ {enterprise}, {when}",
    "compare.gone": "- {enterprise}, {when}",
    "compare.changed": "~ {enterprise}, {before} → {when}",
    "compare.left_out": "- {request} is left out",
    "tier.unplanned": "left out",
    "tier.visits": "visits",
    "tier.moved": "moved",
    "tier.minutes": "minutes",
    "tier.travel": "travel",
}
