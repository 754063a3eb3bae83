"""Burner on Android: numbers, messages, calls and people of `burners.db`."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import (
    Account,
    Artifact,
    Call,
    Col,
    Contact,
    FieldSource,
    Message,
    Person,
    Rows,
    Sql,
    Sqlite,
    flag,
    opt,
)

_DIRECTION = Sql("1 = received, 2 = sent", "CASE {} WHEN 1 THEN 'incoming' WHEN 2 THEN 'outgoing' END")
_MINUTES = Sql("minutes", "CASE WHEN typeof({}) IN ('integer', 'real') THEN {} * 60.0 END")
_WHO = "NULLIF(m.contact_phone_number, '')"
_NAME = "(SELECT NULLIF(c.name, '') FROM contacts AS c WHERE c.phone_number = m.contact_phone_number AND c.name <> '' LIMIT 1)"
_NEEDS = {"messages": ("date_created", "contact_phone_number", "direction", "message_type", "message")}
_COMMON: tuple[tuple[str, FieldSource], ...] = (
    ("at", Col("m.date_created", UNIX_MS)),
    ("direction", Col("m.direction", _DIRECTION)),
    ("party", Col(_WHO)),
    ("sender", Person(_WHO, _NAME, "sender", optional=True, when="m.direction = 1")),
    ("recipients", Person(_WHO, _NAME, "recipient", optional=True, many=True, when="m.direction = 2")),
    ("thread", Col(_WHO)),
    ("account", opt("NULLIF(m.burner_id, '')")),
    ("read", opt("m.read", flag)),
)

BURNER = Artifact(
    id="android.burner",
    title="Burner: numbers, messages, calls, people",
    service="burner",
    emits=(Message, Call, Contact, Account),
    files=("{app_data:com.adhoclabs.burner}/databases/burners.db",),
    read=(
        Sqlite(
            name="messages",
            base="messages AS m",
            key="m.rowid",
            requires=_NEEDS,
            where="m.message_type IS NOT 1",
            leaves_out="calls, which are read as such",
            fields=dict(_COMMON)
            | {
                "body": Col("NULLIF(m.message, '')"),
                "type": Col("CASE m.message_type WHEN 2 THEN 'text' ELSE 'type ' || m.message_type END"),
                "attachments": Rows(
                    "SELECT f.asset_url AS url FROM messages AS f WHERE f.rowid = m.rowid AND f.asset_url <> ''",
                    keys=("url",),
                ),
            },
        ),
        Sqlite(
            name="calls",
            base="messages AS m",
            key="m.rowid",
            kind=Call,
            requires=_NEEDS,
            where="m.message_type = 1",
            leaves_out="messages, which are read as such",
            fields=dict(_COMMON) | {"duration": opt("m.duration", _MINUTES)},
        ),
        Sqlite(
            base="contacts AS c",
            key="c.rowid",
            kind=Contact,
            optional=True,
            requires={"contacts": ("phone_number", "name")},
            fields={
                "party": Col("NULLIF(c.phone_number, '')"),
                "name": Col("NULLIF(c.name, '')"),
                "identifiers": Rows(
                    "SELECT 'phone' AS type, CAST(c.phone_number AS TEXT) AS value WHERE c.phone_number <> ''",
                    keys=("type", "value"),
                ),
            },
        ),
        Sqlite(
            base="burners AS b",
            key="b.rowid",
            kind=Account,
            optional=True,
            requires={"burners": ("phone_number_id", "name")},
            fields={
                "type": Col("'burner number'"),
                "username": Col("NULLIF(b.phone_number_id, '')"),
                "name": Col("NULLIF(b.name, '')"),
                "created_at": opt("b.date_created", UNIX_MS),
                "description": opt(
                    "CASE WHEN b.expiration_date > 0 THEN 'expires ' || strftime('%Y-%m-%dT%H:%M:%SZ',"
                    " b.expiration_date / 1000, 'unixepoch') END"
                ),
            },
        ),
    ),
    says="One record for each message and call, for each contact and for each number that the account has.",
    limits="A call's length is stored in minutes and rounded. Which number a message belongs to is only there in versions that"
    " store it. Whether a call was answered is not stored in a published form.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/burner.py",),
)
