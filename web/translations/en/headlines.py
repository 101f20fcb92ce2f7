"""The headline figures and the public figures of appeals, in English."""

SENTENCES = {
    "headlines.unanswered": "unanswered appeals",
    "headlines.overdue": "of them overdue",
    "headlines.oldest": "the oldest waits, days",
    "headlines.unplanned": "visits without plan and without exemption, this year",
    "headlines.unplanned.month": "of them this month",
    "column.appeals_received": "appeals received",
    "column.appeals_in_time": "answered in time",
    "column.appeals_satisfied": "satisfied",
    "column.median_days": "working days to the answer (median)",
    "public.percent": "{percent}%",
    "public.category.GOV_SERVICE": "government service",
    "public.category.OPERATION": "production and operation",
    "public.category.CONTRACT": "contracts and promises",
    "public.category.SOCIAL_SECURITY": "social security",
    "public.category.FINANCE": "finance",
    "public.category.LEGAL_AID": "legal aid",
    "public.category.LIVING": "living",
    "public.category.POLICY_CONSULT": "policy",
    "public.category.OTHER_COORDINATION": "other coordination",
}
