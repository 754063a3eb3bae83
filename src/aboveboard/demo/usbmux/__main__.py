"""Serves the fictional iPhone from a command line: `python -m aboveboard.demo.usbmux --port 0`."""

import argparse
import signal
import threading
from pathlib import Path

from aboveboard.demo.usbmux.serve import Phone


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m aboveboard.demo.usbmux", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port of this machine; 0 is a free one")
    parser.add_argument("--unix", type=Path, help="listen at this socket's path too")
    parser.add_argument("--ios", default="17.5", help="version of iOS, such as 15.7 or 17.5")
    parser.add_argument("--seed", type=int, default=1, help="what is on the phone")
    parser.add_argument("--encrypted", metavar="PASSWORD", help="backups are encrypted with this password")
    parser.add_argument("--trust-after", type=float, metavar="SECONDS", help="its holder taps 'Trust' after so long")
    parser.add_argument("--locked", action="store_true", help="the phone is locked")
    said = parser.parse_args()
    try:
        phone = Phone(said.ios, said.seed, password=said.encrypted, locked=said.locked, trust_after=said.trust_after)
    except ValueError as error:
        parser.error(str(error))
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: stop.set())
    try:
        with phone.serving(said.port, said.unix):
            about = f"{phone.facts.name}, iOS {phone.facts.version}, {phone.udid}"
            print(f"USBMUXD_SOCKET_ADDRESS={phone.address}  # {about}", flush=True)
            if said.trust_after is None:
                print("Nobody answers when it asks whom to trust; --trust-after SECONDS does.", flush=True)
            stop.wait()
    except (OSError, OverflowError) as error:
        parser.exit(1, f"It cannot be served there: {error}\n")


if __name__ == "__main__":
    main()
