"""The services that lockdownd starts, by name."""

from collections.abc import Callable

from aboveboard.demo.usbmux import afc, crashes, diagnostics, installation, mobilebackup2, notification
from aboveboard.demo.usbmux.channel import Channel
from aboveboard.demo.usbmux.device import Device

SERVICES: dict[str, Callable[[Channel, Device, bool], None]] = {
    afc.MEDIA: afc.serve,
    crashes.COPY: crashes.serve_copy,
    crashes.MOVER: crashes.serve_mover,
    diagnostics.NAME: diagnostics.serve,
    installation.ICONS: installation.serve_icons,
    installation.NAME: installation.serve,
    mobilebackup2.NAME: mobilebackup2.serve,
    notification.NAME: notification.serve,
}
"""Each takes the connection, the phone, and whether the program gave the escrow bag."""

WHILE_LOCKED = frozenset((crashes.MOVER, diagnostics.NAME, installation.ICONS, installation.NAME, notification.NAME))
"""Services that a locked phone starts without the escrow bag, once it was unlocked since it started. That several do is
said in https://github.com/libimobiledevice/libimobiledevice/issues/1273; that it is those which hand out no files is ours."""
