"""The Wi-Fi networks that an iPhone knows or knew, and their access points."""

from aboveboard.artifacts.ios._wifi import is_secret, read
from aboveboard.formats import keypath
from aboveboard.kit import Artifact, Code, Network

NETWORKS = Artifact(
    id="ios.wifi",
    title="Wi-Fi networks",
    service="ios.wifi",
    emits=Network,
    files=(
        "{var}/preferences/com.apple.wifi.known-networks.plist",
        "{var}/preferences/SystemConfiguration/com.apple.wifi.plist",
        "{var}/preferences/SystemConfiguration/com.apple.wifi-private-mac-networks.plist",
        "{var}/preferences/SystemConfiguration/com.apple.wifi-networks.plist.backup",
    ),
    read=(Code(read, places=keypath.without_secrets(is_secret)),),
    says="One record for each network that the phone keeps, and one for each access point of it.",
    limits="Networks can come from other devices of the same Apple account without the phone ever being there. "
    "Passwords are in the keychain and are not read; that one was set shows by its date. A place is the phone's own "
    "estimate.",
    sources=(
        "https://github.com/abrignoni/iLEAPP (appleWifiPlist)",
        "https://github.com/log2timeline/plaso (parsers/plist_plugins/ios_wifi_known_networks.py)",
    ),
    tested=("josh_ios15_ffs (iOS 15.3.1)", "plaso test data"),
)
