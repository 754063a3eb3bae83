"""Voice Memos: `CloudRecordings.db` and the older `Recordings.db`."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Const, Media, Rows, Sqlite, flag, opt


def _recordings(table: str, title: str) -> Sqlite:
    return Sqlite(
        name="recordings",
        base=f"{table} AS r",
        key="r.Z_PK",
        requires={table: ("ZDATE", "ZDURATION", "ZPATH")},
        fields={
            "at": Col("r.ZDATE", COCOA_S),
            "captured_at": Col("r.ZDATE", COCOA_S),
            "media_type": Const("audio"),
            "path": Col("NULLIF(r.ZPATH, '')"),
            "name": Col("NULLIF(r.ZPATH, '')"),
            "file": Col("CASE WHEN r.ZPATH <> '' AND r.ZPATH NOT LIKE '/%' THEN :folder || '/' || r.ZPATH END"),
            "title": Col(title),
            "duration": Col("r.ZDURATION"),
            "trashed_at": opt("r.ZEVICTIONDATE", COCOA_S),
            "trashed": opt("r.ZEVICTIONDATE", flag),
            "media_id": opt("NULLIF(r.ZUNIQUEID, '')"),
            "albums": Rows(
                "SELECT f.ZENCRYPTEDNAME AS album FROM ZFOLDER AS f WHERE f.Z_PK = r.ZFOLDER AND f.ZENCRYPTEDNAME <> ''",
                keys=("",),
            ),
        },
    )


VOICE_MEMOS = Artifact(
    id="ios.voicememos",
    title="Voice memos",
    service="ios.voicememos",
    emits=Media,
    files=(
        "{media}/Recordings/CloudRecordings.db",
        "{media}/Recordings/Recordings.db",
        "{app_group:group.com.apple.VoiceMemos.shared}/Recordings/CloudRecordings.db",
    ),
    read=(
        _recordings("ZCLOUDRECORDING", "COALESCE(NULLIF(r.ZENCRYPTEDTITLE, ''), NULLIF(r.ZCUSTOMLABEL, ''))"),
        _recordings("ZCLOUDRECORDING", "NULLIF(r.ZCUSTOMLABEL, '')"),
        _recordings("ZRECORDING", "NULLIF(r.ZCUSTOMLABEL, '')"),
    ),
    says="One record for each recording in the app's list; `trashed_at` is when it was put among those recently deleted.",
    limits="The sound itself is the file named. Titles follow the place where it was made if the app was allowed to. Transcripts"
    " are not read. Recordings can come from another device of the account.",
    sources=("https://github.com/abrignoni/iLEAPP (voiceRecordings)",),
)
