"""What an iPhone answers when it is asked how full its storage is."""

from aboveboard.artifacts.ios._answers import ASKED, SOURCE, answer, facts
from aboveboard.kit import Artifact, Code, DeviceFact

_KEYS = (
    ("TotalDiskCapacity", "storage_bytes"),
    ("TotalSystemCapacity", "system_bytes"),
    ("TotalSystemAvailable", "system_bytes_free"),
    ("TotalDataCapacity", "data_bytes"),
    ("TotalDataAvailable", "data_bytes_free"),
    ("AmountDataAvailable", "data_bytes_free_now"),
    ("AmountDataReserved", "data_bytes_reserved"),
    ("AmountRestoreAvailable", "restore_bytes_free"),
    ("CameraUsage", "camera_bytes"),
    ("PhotoUsage", "photo_bytes"),
    ("CalendarUsage", "calendar_bytes"),
    ("NotesUsage", "notes_bytes"),
    ("VoicemailUsage", "voicemail_bytes"),
    ("WebAppCacheUsage", "web_app_bytes"),
    ("MobileApplicationUsage", "app_bytes"),
)

DISK = Artifact(
    id="ios.answers.disk",
    title="Storage, as the phone answered",
    service="ios.device",
    emits=DeviceFact,
    files=answer("disk"),
    read=(Code(facts(_KEYS), kind=DeviceFact, name="disk"),),
    says="One record for each number of bytes that the phone stated of its storage: how large, how much free, used by what."
    + ASKED,
    limits="The numbers are the phone's own; which of them a version gives differs, and newer ones give fewer.",
    sources=(SOURCE,),
)
