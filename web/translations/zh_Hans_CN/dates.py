"""Dates, times and signs, in Chinese."""

SENTENCES = {
    "date": "{month_name}{day}日 {weekday}",
    "date.long": "{year}年{month}月{day}日",
    "date.full": "{year}年{month}月{day}日（{weekday}）",
    "week": "{year}年第{week}周",
    "minutes": "{minutes}分钟",
    "hours": "{hours}小时",
    "list.comma": "、",
    "list.stop": "；",
    "colon": "：",
    "committee": "{park}管委会",
    "brackets": "（{text}）",
}
