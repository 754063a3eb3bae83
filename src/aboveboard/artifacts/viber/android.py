"""Viber on Android: calls and the contacts that it took from the phone (`viber_data`)."""

from aboveboard.artifacts.viber._android import SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Call, Col, Person, Sqlite, enum, flag, opt

_NUMBER = "COALESCE(NULLIF(c.canonized_number, ''), NULLIF(c.number, ''))"
_NAME = (
    "(SELECT p.display_name FROM phonebookdata AS d JOIN phonebookcontact AS p ON p._id = d.contact_id"
    " WHERE d.data2 = c.canonized_number AND p.display_name <> '' ORDER BY d._id LIMIT 1)"
)


VIBER = Artifact(
    id="android.viber",
    title="Viber calls",
    service="viber",
    emits=Call,
    files=("{app_data:com.viber.voip}/databases/viber_data",),
    read=(
        Sqlite(
            base="calls AS c",
            key="c._id",
            requires={"calls": ("canonized_number", "date", "duration", "type", "viber_call_type")},
            fields={
                "at": Col("c.date", UNIX_MS),
                "party": Col(_NUMBER),
                "direction": Col(
                    "CASE WHEN c.type = 2 THEN 'outgoing' WHEN c.type IN (1, 3) THEN 'incoming' END",
                ),
                "answered": Col("CASE WHEN c.type = 3 THEN 0 WHEN c.type IN (1, 2) THEN c.duration > 0 END", flag),
                "status": Col("CASE WHEN c.type = 3 THEN 'missed' WHEN c.type > 3 THEN 'type ' || c.type END"),
                "duration": Col("c.duration"),
                "medium": Col("c.viber_call_type", enum("kind of call", {1: "audio", 4: "video"})),
                "sender": Person(_NUMBER, _NAME, "sender", when="c.type <> 2"),
                "recipients": Person(_NUMBER, _NAME, "recipient", many=True, when="c.type = 2"),
                "thread": opt("CAST(NULLIF(c.group_id, 0) AS TEXT)"),
                "read": opt("c.looked", flag),
                "call_id": opt("CAST(NULLIF(c.call_id, -1) AS TEXT)"),
            },
        ),
    ),
    says="One record for each call of Viber's history.",
    limits="Messages are in another database (viber_messages), which is not read. Reasons for the end of a call have no"
    " published meaning.",
    sources=SOURCES,
    tested=("plaso test data (viber_data)",),
)
