"""com.apple.mobile.notification_proxy: programs post notifications and hear of those they observe.

Facts: https://github.com/libimobiledevice/libimobiledevice, src/notification_proxy.c; the two that tell of the passcode
being asked for: https://github.com/libimobiledevice/libimobiledevice/issues/1380 and tools/idevicebackup2.c there.
"""

from aboveboard.demo.usbmux.channel import Channel
from aboveboard.demo.usbmux.device import Device

NAME = "com.apple.mobile.notification_proxy"


def serve(channel: Channel, device: Device, _escrowed: bool) -> None:
    """Take commands, and pass on what is observed, in one thread: TLS is not to be used by two. Raises Gone."""
    while True:
        for name in device.relayed(channel):
            channel.give_plist({"Command": "RelayNotification", "Name": name}, binary=True)
            device.note(NAME, "RelayNotification")
        if not channel.waiting(0.02):
            continue
        request = channel.take_dict()
        command, name = request.get("Command"), request.get("Name")
        device.note(NAME, str(command))
        if command == "PostNotification" and isinstance(name, str):
            device.posted.append(name)
            device.relay(name)
        elif command == "ObserveNotification" and isinstance(name, str):
            device.observe(channel, name)
        elif command == "Shutdown":
            channel.give_plist({"Command": "ProxyDeath"}, binary=True)
            return
