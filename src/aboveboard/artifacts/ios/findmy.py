"""Find My: the places of devices and tags as the app last knew them (`Items.data`, `Devices.data`)."""

from aboveboard.artifacts.ios._findmy import read
from aboveboard.kit import Artifact, Code, Place

FIND_MY = Artifact(
    id="ios.findmy",
    title="Find My: devices and tags",
    service="ios.findmy",
    emits=Place,
    files=tuple(
        f"{{mobile}}/Library/Caches/com.apple.findmy.fmipcore/{name}.data"
        for name in ("Items", "Devices", "FamilyMembers", "SafeLocations")
    ),
    read=(Code(read),),
    says="One record for each place of a device, tag or safe place that the app had when it last looked.",
    limits="The place is the device's or tag's, reported by it or by strangers' phones, not this phone's. Since iOS 17 the"
    " files are encrypted with a key of the keychain and are not read. Friends' places are not read.",
    sources=("https://github.com/abrignoni/iLEAPP (findMy_items)",),
    absent_from=("itunes backup",),
)
