"""The blank workbook that a department fills."""

from typing import Final

LISTS: Final = "字典"
