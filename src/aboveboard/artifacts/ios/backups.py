"""When the phone was backed up lately, and what it was set up from (`com.apple.MobileBackup.plist`)."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Activity, Artifact, At, Const, Of, objects


def _restored(cloud: object, backup: object, device: object) -> str | None:
    place = {True: "from iCloud", False: "from a computer"}.get(cloud is True) if isinstance(cloud, bool) else None
    builds = f"made under iOS build {backup}" if isinstance(backup, str) else None
    here = f"set up under {device}" if isinstance(device, str) else None
    return ", ".join(part for part in (place, builds, here) if part) or None


BACKUPS = Artifact(
    id="ios.backups",
    title="Backups and restores",
    service="ios.device",
    emits=Activity,
    files=(
        "{mobile}/Library/Preferences/com.apple.MobileBackup.plist",
        "{superuser}/Library/Preferences/com.apple.MobileBackup.plist",
    ),
    read=(
        objects(
            "plist",
            "BackupStateInfo",
            kind=Activity,
            name="backup",
            at=At("date", COCOA_S),
            activity=Const("backed up"),
            value=At("isCloud", {True: "to iCloud", False: "to a computer"}),
        ),
        objects(
            "plist",
            "BackupStateInfo/errors/*",
            kind=Activity,
            name="attempt",
            optional=True,
            at=At("date", COCOA_S),
            activity=Const("backup ended"),
            value=At("localizedDescription"),
        ),
        objects(
            "plist",
            "RestoreInfo",
            kind=Activity,
            name="restore",
            at=At("RestoreDate", COCOA_S),
            activity=Const("set up from a backup"),
            value=Of(_restored, ("WasCloudRestore", "BackupBuildVersion", "DeviceBuildVersion")),
        ),
    ),
    says="One record for the backup whose state is kept, one for each of the last ends of a backup with what was said of it,"
    " and one for the backup that the phone was set up from.",
    limits="Only the last ones. Which phone the backup was of is not told.",
    sources=(
        "https://github.com/abrignoni/iLEAPP (mobileBackup)",
        "https://github.com/log2timeline/plaso (parsers/plist_plugins/ios_mobilebackup.py)",
    ),
)
