"""Two fictional phones, made in code: demo, fixture and load.

Everyone in them is invented. The same seed gives the same bytes; nothing here reads a clock, a network or another room,
but for `usbmux`, which serves one of them to programs as a phone on a cable.
"""

from aboveboard.demo.android import build_android
from aboveboard.demo.iphone import build_iphone
from aboveboard.demo.itunes import Rounds
from aboveboard.demo.load import make_big_backup, make_many_backup, make_names_folder, make_names_zip, make_sms_db
from aboveboard.demo.story import MEDIUM, SMALL, Scale, large
from aboveboard.demo.truth import Fact, FileFact, Truth

__all__ = [
    "MEDIUM",
    "SMALL",
    "Fact",
    "FileFact",
    "Rounds",
    "Scale",
    "Truth",
    "build_android",
    "build_iphone",
    "large",
    "make_big_backup",
    "make_many_backup",
    "make_names_folder",
    "make_names_zip",
    "make_sms_db",
]
