"""Wi-Fi networks in `wpa_supplicant.conf`, where Android 7 and older kept them."""

from aboveboard.artifacts.android._wpa_supplicant import places, supplicant
from aboveboard.kit import Artifact, Code, Network

SUPPLICANT = Artifact(
    id="android.wifi.supplicant",
    title="Wi-Fi networks (Android 7 and older)",
    service="android.wifi",
    emits=Network,
    files=("{misc}/wifi/wpa_supplicant.conf",),
    read=(Code(supplicant, name="networks", places=places),),
    says="One record for each network block.",
    limits="Passwords are not read; that one is stored is said. No times are stored.",
    sources=("https://w1.fi/cgit/hostap/plain/wpa_supplicant/wpa_supplicant.conf",),
)
