"""Start a fictional phone: `python -m aboveboard.demo.adbdevice`, then `adb connect` what it prints."""

from __future__ import annotations

import argparse
import threading

from aboveboard.demo.adbdevice.device import Device


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="demo-phone", description="A fictional Android phone for `adb connect`.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--android", type=int, default=14)
    parser.add_argument("--maker", choices=("google", "strict"), default="google")
    parser.add_argument("--files", type=int, default=200, help="so many more files in the shared storage")
    parser.add_argument("--file-size", type=int, help="bytes of each of them; else some of each")
    parser.add_argument("--film-bytes", type=int, default=0, help="a film of so many bytes")
    parser.add_argument("--rate", type=float, help="MB a second that its cable carries; else as many as can be made")
    parser.add_argument("--approve-after", type=float, default=3.0, help="seconds until the holder taps 'Allow'")
    asked = parser.parse_args()
    if asked.rate is not None and asked.rate <= 0:
        parser.error("a cable carries more than nothing")
    device = Device(
        android_version=asked.android,
        maker=asked.maker,
        files=asked.files,
        file_size=asked.file_size,
        films=(asked.film_bytes,) if asked.film_bytes else (),
    )
    device.faults.rate = None if asked.rate is None else asked.rate * 1e6
    with device.serving(asked.port):
        print(f"adb connect {device.serial}", flush=True)
        threading.Timer(asked.approve_after, device.allow).start()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
