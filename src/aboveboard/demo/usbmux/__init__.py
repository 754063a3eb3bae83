"""A fictional iPhone on a cable: a usbmuxd with one device behind it, for tests and for trying a backup without a phone.

    with Phone(ios="17.5", seed=1).serving() as phone:
        phone.allow()                       # the holder taps 'Trust'
        ...                                 # programs run with USBMUXD_SOCKET_ADDRESS=127.0.0.1:{phone.port}

It speaks the published protocols as far as programs that make backups ask for them. It is made of facts about those
protocols, with their sources in each module; it shows what a program does with such a phone, not what Apple's does.
Unlike the rest of `demo` it reads a clock, opens sockets and makes keys of its own.
"""

from aboveboard.demo.usbmux.device import Counts, Written
from aboveboard.demo.usbmux.faults import Cut, Faults
from aboveboard.demo.usbmux.pairing import Host
from aboveboard.demo.usbmux.serve import Phone

__all__ = ["Counts", "Cut", "Faults", "Host", "Phone", "Written"]
