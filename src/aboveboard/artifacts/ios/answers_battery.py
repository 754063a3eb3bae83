"""What an iPhone answers when it is asked for its battery."""

from aboveboard.artifacts.ios._answers import ASKED, SOURCE, answer, facts
from aboveboard.kit import Artifact, Code, DeviceFact

_KEYS = (
    ("BatteryCurrentCapacity", "battery_level"),
    ("BatteryIsCharging", "battery_charging"),
    ("FullyCharged", "battery_full"),
    ("ExternalConnected", "battery_powered_from_outside"),
    ("HasBattery", "battery_present"),
)

BATTERY = Artifact(
    id="ios.answers.battery",
    title="Battery, as the phone answered",
    service="ios.device",
    emits=DeviceFact,
    files=answer("battery"),
    read=(Code(facts(_KEYS), kind=DeviceFact, name="battery"),),
    says="One record for each thing that the phone said of its battery; the level is in percent." + ASKED,
    limits="While it is read a phone hangs on a computer's cable, which charges it.",
    sources=(SOURCE,),
)
