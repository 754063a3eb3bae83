"""com.apple.mobile.installation_proxy: the apps that are installed; and the icons of com.apple.springboardservices.

Facts: https://github.com/libimobiledevice/libimobiledevice, src/installation_proxy.c and src/sbservices.c. Commands that
would install or remove an app are refused and kept.
"""

from typing import cast

from aboveboard.demo.media import png
from aboveboard.demo.usbmux.channel import Channel
from aboveboard.demo.usbmux.device import Device

NAME, ICONS = "com.apple.mobile.installation_proxy", "com.apple.springboardservices"
_AT_ONCE = 4


def applications(device: Device) -> dict[str, dict[str, object]]:
    """Say of each installed app what the proxy says."""
    return {
        bundle: {
            "ApplicationType": "User",
            "CFBundleDisplayName": bundle.rpartition(".")[2],
            "CFBundleExecutable": bundle.rpartition(".")[2],
            "CFBundleIdentifier": bundle,
            "CFBundleShortVersionString": "1.0",
            "CFBundleVersion": "1",
            "Path": f"/private/var/containers/Bundle/Application/{device.content.dice(f'app {bundle}').uuid()}/Demo.app",
            "DynamicDiskUsage": 1_048_576,
            "StaticDiskUsage": 8_388_608,
        }
        for bundle in device.facts.applications
    }


def serve(channel: Channel, device: Device, _escrowed: bool) -> None:
    """Answer until the program goes. Raises Gone."""
    while True:
        request = channel.take_dict()
        command = request.get("Command")
        device.note(NAME, str(command))
        options = request.get("ClientOptions")
        wanted = cast("dict[str, object]", options) if isinstance(options, dict) else {}
        if command == "Browse":
            _browse(channel, device, wanted)
        elif command in ("Lookup", "LookupApp"):
            ids = wanted.get("BundleIDs")
            found = _chosen(device, wanted)
            if isinstance(ids, list):
                found = {bundle: said for bundle, said in found.items() if bundle in ids}
            channel.give_plist({"LookupResult": found, "Status": "Complete"}, binary=True)
        else:
            path = str(request.get("ApplicationIdentifier", request.get("PackagePath", "")))
            device.note_write(NAME, str(command), path, allowed=False)
            channel.give_plist({"Error": "APIInternalError", "ErrorDescription": "refused"}, binary=True)


def _chosen(device: Device, wanted: dict[str, object]) -> dict[str, dict[str, object]]:
    kind, names = wanted.get("ApplicationType", "Any"), wanted.get("ReturnAttributes")
    found = {} if kind == "System" else applications(device)
    if isinstance(names, list):
        keep = cast("list[object]", names)
        found = {bundle: {key: said[key] for key in said if key in keep} for bundle, said in found.items()}
    return found


def _browse(channel: Channel, device: Device, wanted: dict[str, object]) -> None:
    found = list(_chosen(device, wanted).values())
    for start in range(0, len(found), _AT_ONCE):
        part = found[start : start + _AT_ONCE]
        body = {"CurrentAmount": len(part), "CurrentIndex": start, "CurrentList": part, "Total": len(found)}
        channel.give_plist({**body, "Status": "BrowsingApplications"}, binary=True)
    channel.give_plist({"Status": "Complete"}, binary=True)


def serve_icons(channel: Channel, device: Device, _escrowed: bool) -> None:
    """Give icons until the program goes. Raises Gone."""
    while True:
        request = channel.take_dict()
        command = str(request.get("command"))
        device.note(ICONS, command)
        if command == "getIconPNGData":
            channel.give_plist({"pngData": png(1)}, binary=True)
        elif command.startswith("set"):
            device.note_write(ICONS, command, "", allowed=False)
            channel.give_plist({"Error": "refused"}, binary=True)
        else:
            channel.give_plist({}, binary=True)
