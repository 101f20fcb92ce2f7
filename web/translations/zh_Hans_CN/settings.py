"""Settings, in Chinese."""

SENTENCES = {
    "settings.now": "{name} 现为 {value}",
    "credit.table": "已按 {count} 组评级确定档次",
    "column.changed": "已改",
}
