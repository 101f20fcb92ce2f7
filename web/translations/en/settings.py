"""Settings, in English."""

SENTENCES = {
    "settings.now": "{name} is {value} now",
    "credit.table": "{count} pairs of grades make their tiers now",
    "column.changed": "changed",
}
