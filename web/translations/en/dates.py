"""Dates, times and signs, in English."""

SENTENCES = {
    "date": "{weekday} {day} {month_name}",
    "date.long": "{year}-{month:02d}-{day:02d}",
    "date.full": "{weekday}, {year}-{month:02d}-{day:02d}",
    "week": "week {week} of {year}",
    "minutes": "{minutes} min",
    "hours": "{hours} h",
    "list.comma": ", ",
    "list.stop": "; ",
    "colon": ": ",
    "committee": "management committee of {park}",
    "brackets": " ({text})",
}
