"""Two fictional phones, made in code: demo, fixture and load.

Everyone in them is invented. The same seed gives the same bytes; nothing here reads a clock, a network or another room.
"""

from aboveboard.demo.iphone import build_iphone
from aboveboard.demo.itunes import Rounds
from aboveboard.demo.story import MEDIUM, SMALL, Scale, large
from aboveboard.demo.truth import Fact, FileFact, Truth

__all__ = ["MEDIUM", "SMALL", "Fact", "FileFact", "Rounds", "Scale", "Truth", "build_iphone", "large"]
