"""A fictional phone at the end of a cable: the phone's side of the `adb` protocol, over TCP, so that real clients read it.

    with Device(files=200).serving() as device:
        device.allow()
        subprocess.run(["adb", "connect", f"127.0.0.1:{device.port}"])

What it answers comes out of the fictional phone that `aboveboard.demo` makes; `Faults` lets it misbehave.
"""

from aboveboard.demo.adbdevice.device import Device
from aboveboard.demo.adbdevice.faults import Faults

__all__ = ["Device", "Faults"]
