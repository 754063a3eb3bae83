"""How what sms.py reads is decoded."""

from __future__ import annotations

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Col, Const, Person, Py, Rows, Sql, enum, flag, opt

SMS_DIRECTION = Sql("box", "CASE WHEN {} = 1 THEN 'incoming' WHEN {} IN (2, 3, 4, 5, 6) THEN 'outgoing' END")

STATUS = Sql(
    "box and delivery status",
    """CASE {} WHEN 1 THEN 'received' WHEN 3 THEN 'draft' WHEN 4 THEN 'outbox' WHEN 5 THEN 'failed'
    WHEN 6 THEN 'queued' WHEN 2 THEN CASE WHEN m.status = 0 THEN 'delivered' WHEN m.status >= 64 THEN 'delivery failed'
    WHEN m.status >= 32 THEN 'sent, delivery pending' ELSE 'sent' END ELSE CAST({} AS TEXT) END""",
)

THREAD_PEOPLE = """SELECT ca.address AS identifier FROM threads AS t JOIN canonical_addresses AS ca
    ON instr(' ' || t.recipient_ids || ' ', ' ' || ca._id || ' ') WHERE t._id = m.thread_id AND ca.address <> ''"""

SMS_PEOPLE = f"""SELECT m.address AS identifier WHERE m.type <> 1 AND m.address <> '' UNION ALL
    SELECT * FROM ({THREAD_PEOPLE} AND m.type <> 1 AND NULLIF(m.address, '') IS NULL ORDER BY ca._id)"""


def sim_of(column: str) -> Col:
    return Col(f"CAST(NULLIF(m.{column}, -1) AS TEXT)")


SMS_FIELDS = (
    ("at", Col("m.date", UNIX_MS)),
    ("direction", Col("m.type", SMS_DIRECTION)),
    ("sent_at", opt("CASE WHEN m.type = 1 THEN m.date_sent WHEN m.type = 2 THEN m.date END", UNIX_MS)),
    ("received_at", Col("CASE WHEN m.type = 1 THEN m.date END", UNIX_MS)),
    ("delivered_at", opt("m.delivery_date", UNIX_MS)),
    ("party", Col("NULLIF(m.address, '')")),
    ("sender", Person("NULLIF(m.address, '')", role="sender", when="m.type = 1")),
    ("recipients", Rows(SMS_PEOPLE, keys=("identifier",), role="recipient")),
    ("thread", Col("CAST(m.thread_id AS TEXT)")),
    ("subject", opt("NULLIF(m.subject, '')")),
    ("body", Col("m.body")),
    ("type", Const("text")),
    ("status", Col("m.type", STATUS)),
    ("read", Col("m.read", flag)),
    ("starred", opt("m.favorite", flag)),
    ("protocol", Const("SMS")),
    ("app", opt("NULLIF(m.creator, '')")),
)


def subject(text: str, charset: int | None = None) -> str:
    """An MMS subject: the telephony provider keeps the header's bytes as if they were Latin-1, `charset` (IANA MIBenum)
    beside them; other writers store plain text."""
    try:
        raw = str(text).encode("latin-1")
    except UnicodeEncodeError:
        return str(text)
    name = {3: "ascii", 4: "latin-1", 17: "shift_jis", 1000: "utf-16", 1015: "utf-16", 2025: "gb2312", 2026: "big5"}
    try:
        return raw.decode(name.get(charset or 106, "utf-8"))
    except UnicodeDecodeError:
        return str(text)


MMS_SUBJECT = Py("mms_subject", subject)

MMS_DIRECTION = Sql("box", "CASE WHEN {} = 1 THEN 'incoming' WHEN {} IN (2, 3, 4, 5) THEN 'outgoing' END")

BOX = enum("box", {1: "received", 2: "sent", 3: "draft", 4: "outbox", 5: "failed"})

PDU = enum(
    "message type",
    {
        128: "multimedia",
        130: "notification (not downloaded)",
        132: "multimedia",
        134: "delivery report",
        136: "read report",
    },
)

ADDRESS = "NULLIF(NULLIF(a.address, ''), 'insert-address-token')"

# Samsung's own tables for RCS chat (im), RCS file transfer (ft) and WAP push (wpm).
RCS = (
    ("at", Col("m.date", UNIX_MS)),
    ("direction", Col("m.type", SMS_DIRECTION)),
    ("sent_at", opt("m.date_sent", UNIX_MS)),
    ("delivered_at", opt("m.delivered_timestamp", UNIX_MS)),
    ("party", Col("NULLIF(m.address, '')")),
    ("sender", Person("NULLIF(m.address, '')", "NULLIF(m.user_alias, '')", "sender", when="m.type = 1")),
    ("recipients", Person("NULLIF(m.address, '')", None, "recipient", many=True, when="m.type <> 1")),
    ("thread", Col("CAST(m.thread_id AS TEXT)")),
    ("status", opt("CAST(m.status AS TEXT)")),
    ("read", opt("m.read", flag)),
    ("starred", opt("m.favorite", flag)),
    ("sim", opt("CAST(m.sim_slot AS TEXT)")),
    ("message_id", opt("NULLIF(m.imdn_message_id, '')")),
    ("protocol", Const("RCS")),
    ("app", opt("NULLIF(m.creator, '')")),
)

SIMS = ("sub_id", "sim_id", "sim_slot", "phone_id", None)
