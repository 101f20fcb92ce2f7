"""Settings, in Chinese."""

SENTENCES = {
    "settings.now": "{name} 现为 {value}",
    "credit.table": "已按 {count} 组评级确定档次",
    "column.changed": "已改",
    "column.setting": "含义",
    "setting_key.percent": "抽查比例（%）",
    "setting_key.visits": "次数",
    "setting_key.years": "年数",
    "setting_key.mode": "方式",
    "setting_key.acknowledge": "签收",
    "setting_key.plan": "报方案",
    "setting_key.consult": "会商",
    "setting_key.solve": "办结",
    "setting_key.complex": "复杂事项办结",
    "setting_key.1": "第一次",
    "setting_key.2": "第二次",
    "setting_key.3": "第三次",
    "setting_value.none": "不限",
    "setting_value.no": "否",
}
