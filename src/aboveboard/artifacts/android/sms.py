"""Android's own message store `mmssms.db`: SMS, MMS and, on Samsung phones, RCS, push messages and spam."""

from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import Artifact, Col, Const, Message, Person, Py, Rows, Sql, Sqlite, enum, flag, opt

_SMS_DIRECTION = Sql("box", "CASE WHEN {} = 1 THEN 'incoming' WHEN {} IN (2, 3, 4, 5, 6) THEN 'outgoing' END")
_STATUS = Sql(
    "box and delivery status",
    """CASE {} WHEN 1 THEN 'received' WHEN 3 THEN 'draft' WHEN 4 THEN 'outbox' WHEN 5 THEN 'failed'
    WHEN 6 THEN 'queued' WHEN 2 THEN CASE WHEN m.status = 0 THEN 'delivered' WHEN m.status >= 64 THEN 'delivery failed'
    WHEN m.status >= 32 THEN 'sent, delivery pending' ELSE 'sent' END ELSE CAST({} AS TEXT) END""",
)
_THREAD_PEOPLE = """SELECT ca.address AS identifier FROM threads AS t JOIN canonical_addresses AS ca
    ON instr(' ' || t.recipient_ids || ' ', ' ' || ca._id || ' ') WHERE t._id = m.thread_id AND ca.address <> ''"""
_SMS_PEOPLE = f"""SELECT m.address AS identifier WHERE m.type <> 1 AND m.address <> '' UNION ALL
    SELECT * FROM ({_THREAD_PEOPLE} AND m.type <> 1 AND NULLIF(m.address, '') IS NULL ORDER BY ca._id)"""


def _sim(column: str) -> Col:
    return Col(f"CAST(NULLIF(m.{column}, -1) AS TEXT)")


_SMS_FIELDS = (
    ("at", Col("m.date", UNIX_MS)),
    ("direction", Col("m.type", _SMS_DIRECTION)),
    ("sent_at", opt("CASE WHEN m.type = 1 THEN m.date_sent WHEN m.type = 2 THEN m.date END", UNIX_MS)),
    ("received_at", Col("CASE WHEN m.type = 1 THEN m.date END", UNIX_MS)),
    ("delivered_at", opt("m.delivery_date", UNIX_MS)),
    ("party", Col("NULLIF(m.address, '')")),
    ("sender", Person("NULLIF(m.address, '')", role="sender", when="m.type = 1")),
    ("recipients", Rows(_SMS_PEOPLE, keys=("identifier",), role="recipient")),
    ("thread", Col("CAST(m.thread_id AS TEXT)")),
    ("subject", opt("NULLIF(m.subject, '')")),
    ("body", Col("m.body")),
    ("type", Const("text")),
    ("status", Col("m.type", _STATUS)),
    ("read", Col("m.read", flag)),
    ("starred", opt("m.favorite", flag)),
    ("protocol", Const("SMS")),
    ("app", opt("NULLIF(m.creator, '')")),
)


def _sms(table: str, sim: str | None, *, optional: bool = False) -> Sqlite:
    """One variant of an SMS table: `sim` is the column that tells the SIM."""
    fields = dict(_SMS_FIELDS) | ({"sim": _sim(sim)} if sim else {})
    needs = {table: ("address", "body", "type", "status", "read")}
    return Sqlite(f"{table} AS m", "m._id", fields, requires=needs, optional=optional)


def _subject(text: str, charset: int | None = None) -> str:
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


_MMS_SUBJECT = Py("mms_subject", _subject)
_MMS_DIRECTION = Sql("box", "CASE WHEN {} = 1 THEN 'incoming' WHEN {} IN (2, 3, 4, 5) THEN 'outgoing' END")
_BOX = enum("box", {1: "received", 2: "sent", 3: "draft", 4: "outbox", 5: "failed"})
_PDU = enum(
    "message type",
    {
        128: "multimedia",
        130: "notification (not downloaded)",
        132: "multimedia",
        134: "delivery report",
        136: "read report",
    },
)
_ADDRESS = "NULLIF(NULLIF(a.address, ''), 'insert-address-token')"


def _mms(pdu: str, part: str, addr: str, sim: str | None, *, optional: bool = False) -> Sqlite:
    """One variant of an MMS table with its parts and addresses."""
    first = f"SELECT {_ADDRESS} FROM {addr} AS a WHERE a.msg_id = m._id AND a.type"
    fields = {
        "at": Col("m.date", UNIX_S),
        "direction": Col("m.msg_box", _MMS_DIRECTION),
        "sent_at": opt("CASE WHEN m.msg_box = 1 THEN m.date_sent WHEN m.msg_box = 2 THEN m.date END", UNIX_S),
        "received_at": Col("CASE WHEN m.msg_box = 1 THEN m.date END", UNIX_S),
        "expires_at": opt("m.exp", UNIX_S),
        "party": Col(f"({first} = CASE WHEN m.msg_box = 1 THEN 137 ELSE 151 END ORDER BY a._id LIMIT 1)"),
        "sender": Person(f"({first} = 137 ORDER BY a._id LIMIT 1)", role="sender"),
        "recipients": Rows(
            f"SELECT {_ADDRESS} AS identifier, CASE a.type WHEN 151 THEN 'to' WHEN 130 THEN 'cc' ELSE 'bcc' END AS role"
            f" FROM {addr} AS a WHERE a.msg_id = m._id AND a.type IN (151, 130, 129) AND {_ADDRESS} IS NOT NULL"
            " ORDER BY a._id",
            keys=("identifier", "role"),
        ),
        "thread": Col("CAST(m.thread_id AS TEXT)"),
        "subject": Col(("NULLIF(m.sub, '')", "m.sub_cs"), _MMS_SUBJECT),
        "body": Col(
            f"(SELECT group_concat(line, char(10)) FROM (SELECT p.text AS line FROM {part} AS p WHERE p.mid = m._id"
            " AND p.ct <> 'application/smil' AND p.text <> '' ORDER BY p.seq, p._id))"
        ),
        "attachments": Rows(
            "SELECT p._data AS path, COALESCE(NULLIF(p.name, ''), NULLIF(p.cl, ''), NULLIF(p.fn, '')) AS name,"
            f" p.ct AS mime FROM {part} AS p WHERE p.mid = m._id AND p.ct <> 'application/smil' AND p.text IS NULL"
            " ORDER BY p.seq, p._id",
            keys=("path", "name", "mime"),
        ),
        "type": Col("m.m_type", _PDU),
        "status": Col("m.msg_box", _BOX),
        "read": Col("m.read", flag),
        "starred": opt("m.favorite", flag),
        "message_id": opt("NULLIF(m.m_id, '')"),
        "url": opt("CASE WHEN m.m_type = 130 THEN m.ct_l END"),
        "protocol": Const("MMS"),
        "app": opt("NULLIF(m.creator, '')"),
    } | ({"sim": _sim(sim)} if sim else {})
    return Sqlite(f"{pdu} AS m", "m._id", fields, optional=optional)


# Samsung's own tables for RCS chat (im), RCS file transfer (ft) and WAP push (wpm).
_RCS = (
    ("at", Col("m.date", UNIX_MS)),
    ("direction", Col("m.type", _SMS_DIRECTION)),
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


def _chat(table: str) -> Sqlite:
    fields = dict(_RCS) | {"body": Col("m.body"), "type": opt("NULLIF(m.content_type, '')")}
    return Sqlite(f"{table} AS m", "m._id", fields, optional=True)


def _transfer(table: str) -> Sqlite:
    file = f"""SELECT f.file_path AS path, f.file_name AS name, f.content_type AS mime, f.file_size AS size
        FROM {table} AS f WHERE f._id = m._id"""
    fields = dict(_RCS) | {
        "type": Const("attachment"),
        "attachments": Rows(file, keys=("path", "name", "mime", "size")),
    }
    return Sqlite(f"{table} AS m", "m._id", fields, requires={table: ("file_path",)}, optional=True)


_PUSH = Sqlite(
    "wpm AS m",
    "m._id",
    {
        "at": Col("m.date", UNIX_MS),
        "direction": Col("m.type", _SMS_DIRECTION),
        "sent_at": opt("m.date_sent", UNIX_MS),
        "party": opt("NULLIF(m.from_address, '')"),
        "thread": Col("CAST(m.thread_id AS TEXT)"),
        "body": Col("m.body"),
        "url": Col("NULLIF(m.href, '')"),
        "read": opt("m.read", flag),
        "type": Const("push"),
        "protocol": Const("WAP push"),
    },
    optional=True,
)
_SIMS = ("sub_id", "sim_id", "sim_slot", "phone_id", None)

SMS = Artifact(
    id="android.sms",
    title="SMS and MMS",
    service="android.sms",
    emits=Message,
    files=(
        "{app_data:com.android.providers.telephony}/databases/mmssms.db",
        "{app_de:com.android.providers.telephony}/databases/mmssms.db",
    ),
    read=(
        *(_sms("sms", sim) for sim in _SIMS),
        *(_mms("pdu", "part", "addr", sim, optional=True) for sim in _SIMS),
        *(_sms("spam_sms", sim, optional=True) for sim in _SIMS),
        *(_mms("spam_pdu", "spam_part", "spam_addr", sim, optional=True) for sim in _SIMS),
        _chat("im"),
        _chat("spam_im"),
        _transfer("ft"),
        _transfer("spam_ft"),
        _PUSH,
    ),
    says="One record for each SMS, each MMS and, on Samsung phones, each RCS message, file transfer and push message.",
    limits=(
        "RCS messages of Google's Messages app are in that app's own store. Samsung's `messages` table repeats these"
        " rows and is not read; bodies that an app stored encrypted stay as they are. What the codes of Samsung's RCS"
        " tables mean is not documented. 'delivered' is what the message service reported. `app` is the app that wrote"
        " the message into the store, for received ones the default messaging app."
    ),
    sources=(
        "https://developer.android.com/reference/android/provider/Telephony",
        "https://android.googlesource.com/platform/packages/providers/TelephonyProvider",
        "OMA MMS Encapsulation Protocol (WAP-209): message types and address kinds",
    ),
    tested=("plaso test data (mmssms.db)", "DFRWS 2021 challenge, Samsung phone", "redroid Android 8.1 (empty)"),
)
