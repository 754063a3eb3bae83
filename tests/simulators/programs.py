"""The programs that speak with a phone, run as programs: libimobiledevice's tools, and pymobiledevice3."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def pymobiledevice3() -> Path:
    """Where pymobiledevice3 is: as ABOVEBOARD_PYMOBILEDEVICE3 says, in `.venv-ios`, or on PATH."""
    said = os.environ.get("ABOVEBOARD_PYMOBILEDEVICE3")
    if said:
        return Path(said)
    places = [above / ".venv-ios/bin/pymobiledevice3" for above in (ROOT, Path(sys.prefix).parent)]
    found = shutil.which("pymobiledevice3")
    places += [Path(found)] if found else []
    for place in places:
        if place.is_file():
            return place
    raise AssertionError("pymobiledevice3 is not there; `make test` puts it into .venv-ios")


@dataclass
class Ran:
    code: int
    said: str


@dataclass
class Programs:
    """Programs with a home of their own, that find their usbmuxd at `address`."""

    home: Path
    address: str

    def environment(self) -> dict[str, str]:
        """The environment without what a real phone, or another test, may have left in it."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PYMOBILE", "XDG_"))}
        return {**kept, "HOME": str(self.home), "USBMUXD_SOCKET_ADDRESS": self.address, "COLUMNS": "500"}

    def start(self, *words: str | Path) -> subprocess.Popen[str]:
        """Start a program; its first word says which."""
        name, *rest = (str(word) for word in words)
        program = str(pymobiledevice3()) if name == "pymobiledevice3" else shutil.which(name)
        assert program, f"{name} is not there; Debian has it in libimobiledevice-utils"
        return subprocess.Popen(
            [program, *rest], env=self.environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, cwd=self.home,
        )  # fmt: skip

    def run(self, *words: str | Path) -> Ran:
        """Run a program to its end."""
        return self.end(self.start(*words))

    def together(self, *all_words: tuple[str | Path, ...]) -> list[Ran]:
        """Run programs at once, all to their end."""
        return [self.end(process) for process in [self.start(*words) for words in all_words]]

    def end(self, process: subprocess.Popen[str]) -> Ran:
        """Wait for a program's end."""
        try:
            said, _none = process.communicate(timeout=60)
        finally:
            process.kill()
        return Ran(process.returncode, said)
