"""What an iPhone answers when it is asked how it makes backups."""

from aboveboard.artifacts.ios._answers import ASKED, SOURCE, answer, facts
from aboveboard.kit import Artifact, Code, DeviceFact

_KEYS = (("WillEncrypt", "backup_encrypted"), ("RequiresEncryption", "backup_must_be_encrypted"))

BACKUPS = Artifact(
    id="ios.answers.backups",
    title="Backups, as the phone answered",
    service="ios.device",
    emits=DeviceFact,
    files=answer("backups"),
    read=(Code(facts(_KEYS), kind=DeviceFact, name="backups"),),
    says="Whether the phone's backups to computers are encrypted, which is whether a backup password is set, and whether whoever"
    " manages the phone requires that." + ASKED,
    limits="A backup password that was set for the copy alone is taken off before the phone is asked; the custody log has both.",
    sources=(SOURCE, "https://github.com/libimobiledevice/libimobiledevice/issues/1425"),
)
