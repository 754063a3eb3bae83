"""Wi-Fi networks that the phone keeps: `WifiConfigStore.xml`, and its hotspot."""

from aboveboard.artifacts.android._wifi import CE_APEX, STORES, is_secret, listed, store
from aboveboard.formats import elementpath
from aboveboard.kit import Artifact, Code, Network

WIFI = Artifact(
    id="android.wifi",
    title="Wi-Fi networks",
    service="android.wifi",
    emits=Network,
    files=tuple(
        f"{folder}{name}"
        for folder in (*STORES, CE_APEX)
        for name in ("WifiConfigStore.xml", "WifiConfigStoreSoftAp.xml")
    ),
    read=(Code(store, name="networks", places=elementpath.listed(listed, is_secret)),),
    says="One record for each network that the phone keeps, and for its own hotspot.",
    limits=(
        "Passwords are not read; that one is stored is said. AOSP keeps the time a network was added without its year, as"
        " stored; the times that some makers add are read. Passpoint providers are not read. That a network is kept does"
        " not say that the phone was there."
    ),
    sources=(
        "https://android.googlesource.com/platform/packages/modules/Wifi (WifiConfigStore, XmlUtil)",
        "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/wifiProfiles.py (times that makers add)",
    ),
    tested=("redroid Android 8.1 (no networks)",),
)
