"""The second-tool check: a case's records beside another tool's output."""

from aboveboard.casework.compare.result import Comparison
from aboveboard.casework.compare.use import Request, compare

__all__ = ["Comparison", "Request", "compare"]
