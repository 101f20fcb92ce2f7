"""The headline figures and the public figures of appeals, in Chinese."""

SENTENCES = {
    "headlines.unanswered": "未答复诉求",
    "headlines.overdue": "其中已超期",
    "headlines.oldest": "最早一件已等天数",
    "headlines.unplanned": "本年无计划且无豁免入企",
    "headlines.unplanned.month": "其中本月",
    "column.appeals_received": "收到诉求",
    "column.appeals_in_time": "按时答复",
    "column.appeals_satisfied": "满意",
    "column.median_days": "答复用时中位数（工作日）",
    "public.percent": "{percent}%",
    "public.category.GOV_SERVICE": "政务服务类",
    "public.category.OPERATION": "生产经营类",
    "public.category.CONTRACT": "合同履约类",
    "public.category.SOCIAL_SECURITY": "社会保障类",
    "public.category.FINANCE": "金融服务类",
    "public.category.LEGAL_AID": "法律援助类",
    "public.category.LIVING": "生活保障类",
    "public.category.POLICY_CONSULT": "政策咨询类",
    "public.category.OTHER_COORDINATION": "其他类",
}
