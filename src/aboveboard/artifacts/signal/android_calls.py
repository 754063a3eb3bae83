"""Signal: calls: see `android.py`."""

from collections.abc import Mapping

from aboveboard.artifacts.signal._android import of, parties, party
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Call, Col, Py, Sql, Sqlite, enum, first, flag, opt

_EVENT: Mapping[int | str, str] = {
    0: "ongoing",
    2: "not accepted",
    3: "missed",
    7: "declined",
    9: "missed, do not disturb",
}

CALLS = Artifact(
    id="android.signal.calls",
    title="Signal: calls",
    service="signal",
    emits=Call,
    files=("{app_data:org.thoughtcrime.securesms}/databases/signal.db",),
    read=(
        Sqlite(
            base="call AS k",
            key="k._id",
            joins=("LEFT JOIN recipient AS a ON a._id = k.peer", "LEFT JOIN groups AS g ON g.recipient_id = a._id"),
            requires={"call": ("call_id", "peer", "type", "direction", "event", "timestamp")},
            kind=Call,
            optional=True,
            fields={
                "at": Col("k.timestamp", UNIX_MS),
                "direction": Col(
                    "k.direction", Sql("0 = incoming", "CASE {} WHEN 0 THEN 'incoming' WHEN 1 THEN 'outgoing' END")
                ),
                "answered": Col("k.event IN (1, 5)", flag),
                "status": Col("NULLIF(NULLIF(k.event, 1), 5)", enum("event", _EVENT)),
                "medium": Col("CASE k.type WHEN 0 THEN 'audio' WHEN 1 THEN 'video' END"),
                "network": Col("CASE k.type WHEN 3 THEN 'group call' WHEN 4 THEN 'call by link' END"),
                "sender": Col(
                    ("k.direction = 0", *of("a", "NULLIF(g.title, '')")),
                    Py("signal_sender", party, json=True),
                    optional=True,
                ),
                "recipients": Col(
                    ("k.direction = 1", *of("a", "NULLIF(g.title, '')")),
                    Py("signal_recipients", parties, json=True),
                    optional=True,
                ),
                "party": first(*of("a")),
                "read": opt("k.read", flag),
                "deleted": opt("k.deletion_timestamp > 0", flag),
                "call_id": Col("CAST(k.call_id AS TEXT)"),
            },
        ),
    ),
    says="One record for each call.",
    limits="What android.signal says of its limits holds here too.",
    sources=(
        "https://github.com/signalapp/Signal-Android (MessageTable, MessageTypes, RecipientTable,"
        " CallTable, AttachmentTable)",
        "https://github.com/bepaald/signalbackup-tools (tables by version of the database)",
    ),
)
