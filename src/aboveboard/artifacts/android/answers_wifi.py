"""What a phone answers to `dumpsys wifi`: networks that it keeps, and the one it was connected to."""

from aboveboard.artifacts.android._answers import LIMIT, answer, told
from aboveboard.artifacts.android._answers_wifi import networks
from aboveboard.formats import lines
from aboveboard.kit import Artifact, Code, Network

WIFI = Artifact(
    id="android.answers.wifi",
    title="Wi-Fi networks, as the phone answered",
    service="android.wifi",
    emits=Network,
    files=answer("dumpsys-wifi"),
    read=(Code(told(networks), name="networks", limit=LIMIT, places=lines.blocks),),
    says="One record for each network that the phone keeps, and one of type 'wifi, connected' for that it was connected to when"
    " it was asked.",
    limits="Passwords are not in the answer; that one is stored is said. Times without a year are kept as stored, others are on"
    " the phone's own clock, without its zone. That a network is kept does not say that the phone was there.",
    sources=(
        "https://android.googlesource.com/platform/packages/modules/Wifi (WifiConfigManager.java, WifiConfiguration.java,"
        " WifiInfo.java)",
    ),
)
