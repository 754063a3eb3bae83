"""Crash reports: com.apple.crashreportmover brings them together, com.apple.crashreportcopymobile is AFC over them.

Facts: the mover sends 'ping' when it has done (https://github.com/libimobiledevice/libimobiledevice,
tools/idevicecrashreport.c; pymobiledevice3, services/crash_reports.py, for the zero byte behind it).
"""

from aboveboard.demo.usbmux.afc import Afc
from aboveboard.demo.usbmux.channel import Channel
from aboveboard.demo.usbmux.device import Device

COPY, MOVER = "com.apple.crashreportcopymobile", "com.apple.crashreportmover"


def serve_mover(channel: Channel, device: Device, _escrowed: bool) -> None:
    """Say that the reports are there, and wait for the program to go. Raises Gone."""
    device.note(MOVER, "ping")
    channel.give(b"ping\0")
    channel.take(1)


def serve_copy(channel: Channel, device: Device, _escrowed: bool) -> None:
    """Serve the reports. Raises Gone."""
    Afc(channel, device, device.crashes, COPY).serve()
