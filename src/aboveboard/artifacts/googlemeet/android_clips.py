"""Google Meet (formerly Duo) on Android: clips, pictures and notes sent and received, of tachyon.db."""

from aboveboard.artifacts.googlemeet._android import FILES, SOURCES, bare
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Const, Message, Person, Sqlite, directed, file, flag, opt

_FROM, _TO = bare("m.sender_id"), bare("m.recipient_id")
_OWN = "EXISTS (SELECT 1 FROM activity_history AS a WHERE " + bare("a.self_id") + " = {})"
_OUT, _IN = _OWN.format(_FROM), _OWN.format(_TO)
_NAME = "(SELECT NULLIF(u.contact_display_name, '') FROM duo_users AS u WHERE u.user_id = {} LIMIT 1)"
_SENT, _CAME = "NULLIF(m.sent_timestamp_millis, 0)", "NULLIF(m.received_timestamp_millis, 0)"

CLIPS = Artifact(
    id="android.googlemeet.clips",
    title="Google Meet: clips and notes",
    service="google meet",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            base="messages AS m",
            key="m.rowid",
            requires={
                "messages": (
                    "sent_timestamp_millis",
                    "received_timestamp_millis",
                    "sender_id",
                    "recipient_id",
                    "content_uri",
                ),
                "activity_history": ("self_id",),
                "duo_users": ("user_id", "contact_display_name"),
            },
            fields={
                "at": Col(f"COALESCE({_SENT}, {_CAME})", UNIX_MS),
                "sent_at": Col(_SENT, UNIX_MS),
                "received_at": Col(_CAME, UNIX_MS),
                "read_at": opt("NULLIF(m.seen_timestamp_millis, 0)", UNIX_MS),
                "direction": directed(_OUT, _IN),
                "party": Col(f"CASE WHEN {_OUT} THEN {_TO} ELSE {_FROM} END"),
                "sender": Person(_FROM, _NAME.format(_FROM), role="sender", when=f"NOT {_OUT}"),
                "recipients": Person(_TO, _NAME.format(_TO), role="recipient", many=True, when=_OUT),
                "type": Const("attachment"),
                "attachments": file(path="m.content_uri", size="m.content_size_bytes"),
                "starred": opt("m.saved_status", flag),
            },
        ),
    ),
    says="One record for each clip, picture or note. `starred` says that the app marks it as saved. Whose it is follows from the"
    " activity history, which names the phone's own number.",
    limits="Words are not in this table: notes are kept as pictures. Where the history does not name the phone's own number there"
    " is no direction.",
    sources=SOURCES,
)
