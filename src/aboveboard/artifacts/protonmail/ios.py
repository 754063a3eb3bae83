"""Proton Mail on iOS: when messages are from and what is known of their files; the rest is encrypted."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Email, Rows, Sqlite, flag, opt

PROTON = Artifact(
    id="ios.protonmail",
    title="Proton Mail: times and sizes of messages",
    service="protonmail",
    emits=Email,
    files=(
        "{app_group:group.ch.protonmail.protonmail}/ProtonMail.sqlite",
        "{app_data:ch.protonmail.*}/**/ProtonMail.sqlite",
    ),
    read=(
        Sqlite(
            base="ZMESSAGE AS m",
            key="m.Z_PK",
            requires={"ZMESSAGE": ("ZTIME", "ZTITLE", "ZSENDER", "ZBODY")},
            fields={
                "at": Col("m.ZTIME", COCOA_S),
                "attachments": Rows(
                    "SELECT a.ZFILESIZE AS size FROM ZATTACHMENT AS a WHERE a.ZMESSAGE = m.Z_PK ORDER BY a.Z_PK",
                    keys=("size",),
                ),
                "read": opt("CASE m.ZUNREAD WHEN 0 THEN 1 WHEN 1 THEN 0 END", flag),
                "size": opt("m.ZSIZE"),
                "message_id": opt("CAST(NULLIF(m.ZMESSAGEID, '') AS TEXT)"),
            },
        ),
    ),
    says="One record for each message that the app kept, with its time and the sizes of its files.",
    limits="Subject, sender, recipients and names of files are encrypted with a key in the keychain, bodies with the"
    " account's key; neither is read.",
    sources=("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/protonMail.py",),
)
