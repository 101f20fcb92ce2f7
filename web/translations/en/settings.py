"""Settings, in English."""

SENTENCES = {
    "settings.now": "{name} is {value} now",
    "credit.table": "{count:pair of grades makes|pairs of grades make} their tiers now",
    "column.changed": "changed",
    "column.setting": "what it settles",
    "setting_key.percent": "share drawn (%)",
    "setting_key.visits": "visits",
    "setting_key.years": "years",
    "setting_key.mode": "way",
    "setting_key.acknowledge": "take up",
    "setting_key.plan": "plan",
    "setting_key.consult": "consult",
    "setting_key.solve": "solve",
    "setting_key.complex": "solve a complex matter",
    "setting_key.1": "first time",
    "setting_key.2": "second time",
    "setting_key.3": "third time",
    "setting_value.none": "no limit",
    "setting_value.no": "no",
}
