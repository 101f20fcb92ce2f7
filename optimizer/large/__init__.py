"""
The fewest visits of one enterprise with many requests: a covering and a packing at once.

>>> from optimizer.large import Limits, Wish, fewest
"""

from optimizer.large.fewest import fewest
from optimizer.wish import Found, Limits, Visits, Wish

__all__ = ["Found", "Limits", "Visits", "Wish", "fewest"]
