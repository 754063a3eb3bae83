"""The services that lockdownd starts, by name."""

from collections.abc import Callable

from aboveboard.demo.usbmux.channel import Channel
from aboveboard.demo.usbmux.device import Device

SERVICES: dict[str, Callable[[Channel, Device, bool], None]] = {}
"""Each takes the connection, the phone, and whether the program gave the escrow bag."""
