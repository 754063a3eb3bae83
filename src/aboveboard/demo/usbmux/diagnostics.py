"""com.apple.mobile.diagnostics_relay, as far as backups ask: whether the phone has a passcode.

Facts: https://github.com/libimobiledevice/libimobiledevice, src/diagnostics_relay.c, and issue 835 there: programs ask for
'PasswordConfigured' to tell their user that the phone wants its passcode.
"""

from typing import cast

from aboveboard.demo.usbmux.channel import Channel
from aboveboard.demo.usbmux.device import Device

NAME = "com.apple.mobile.diagnostics_relay"


def serve(channel: Channel, device: Device, _escrowed: bool) -> None:
    """Answer until the program says goodbye. Raises Gone."""
    while True:
        request = channel.take_dict()
        name = str(request.get("Request"))
        device.note(NAME, name)
        if name == "Goodbye":
            channel.give_plist({"Status": "Success"})
            return
        if name == "MobileGestalt":
            keys = request.get("MobileGestaltKeys")
            wanted = cast("list[object]", keys) if isinstance(keys, list) else []
            known = {"PasswordConfigured": True, "ProductVersion": device.facts.version}
            said = {key: known[key] for key in wanted if isinstance(key, str) and key in known}
            channel.give_plist({"Status": "Success", "Diagnostics": {"MobileGestalt": {"Status": "Success", **said}}})
        else:
            if name in ("Restart", "Shutdown", "Sleep"):
                device.note_write(NAME, name, "", allowed=False)
            channel.give_plist({"Status": "UnknownRequest"})
