"""Every sentence in Chinese, written first and by meaning; the keys are those of `en`."""

from web.translations.parts import joined

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
LONG_WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")

MONTHS = tuple(f"{month}月" for month in range(1, 13))

SENTENCES = joined(__name__, __path__)
"""From the modules of this folder, one a topic."""
