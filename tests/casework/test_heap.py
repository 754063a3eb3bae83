"""What a review freed goes back to the system."""

import ctypes
import subprocess
import sys
from types import SimpleNamespace

import pytest

from aboveboard.casework.review import heap

FREED = """
import re, sys
from pathlib import Path
import numpy as np
from aboveboard.casework.review import heap

def resident():
    return int(re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) >> 10

if "keep" in sys.argv:
    heap.keep_little()
np.ones(30 << 20, dtype=np.uint8)  # from here on glibc would keep blocks up to this size
before = resident()
some = [np.ones(6 << 20, dtype=np.uint8) for _ in range(30)]
last = np.ones(6 << 20, dtype=np.uint8)  # behind the others: what lies before it does not go back by itself
del some
if "back" in sys.argv:
    heap.give_back()
print(resident() - before)
"""


@pytest.mark.parametrize("how", ["keep", "back"])
def test_what_is_freed_goes_back(how: str) -> None:
    run = subprocess.run([sys.executable, "-c", FREED, how], capture_output=True, text=True, check=True)
    assert int(run.stdout) < 60


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace())
    heap.keep_little()
    heap.give_back()
