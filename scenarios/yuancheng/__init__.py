"""
The Yuancheng park's busy week: an invented park and one workbook for each department.

Every enterprise, person, number and plan line in here is invented. `write` makes the files that
lie in ``scenarios/library/yuancheng`` anew.
"""

from scenarios.yuancheng.park import park
from scenarios.yuancheng.week import week
from scenarios.yuancheng.workbooks import sheets, write

__all__ = ["park", "sheets", "week", "write"]
