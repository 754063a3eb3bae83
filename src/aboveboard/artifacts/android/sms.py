"""Android's own message store `mmssms.db`: SMS, MMS and, on Samsung phones, RCS, push messages and spam."""

from __future__ import annotations

from aboveboard.artifacts.android._sms import (
    ADDRESS,
    BOX,
    MMS_DIRECTION,
    MMS_SUBJECT,
    PDU,
    RCS,
    SIMS,
    SMS_DIRECTION,
    SMS_FIELDS,
    sim_of,
)
from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import Artifact, Clock, Col, Const, Message, Person, Rows, Sqlite, flag, opt


def _sms(table: str, sim: str | None, *, optional: bool = False) -> Sqlite:
    """One variant of an SMS table: `sim` is the column that tells the SIM."""
    fields = dict(SMS_FIELDS) | ({"sim": sim_of(sim)} if sim else {})
    needs = {table: ("address", "body", "type", "status", "read")}
    return Sqlite(f"{table} AS m", "m._id", fields, requires=needs, optional=optional)


def _mms(pdu: str, part: str, addr: str, sim: str | None, *, optional: bool = False) -> Sqlite:
    """One variant of an MMS table with its parts and addresses."""
    first = f"SELECT {ADDRESS} FROM {addr} AS a WHERE a.msg_id = m._id AND a.type"
    fields = {
        "at": Col("m.date", UNIX_S),
        "direction": Col("m.msg_box", MMS_DIRECTION),
        "sent_at": opt("CASE WHEN m.msg_box = 1 THEN m.date_sent WHEN m.msg_box = 2 THEN m.date END", UNIX_S),
        "received_at": Col("CASE WHEN m.msg_box = 1 THEN m.date END", UNIX_S),
        "expires_at": opt("m.exp", UNIX_S),
        "party": Col(f"({first} = CASE WHEN m.msg_box = 1 THEN 137 ELSE 151 END ORDER BY a._id LIMIT 1)"),
        "sender": Person(f"({first} = 137 ORDER BY a._id LIMIT 1)", role="sender"),
        "recipients": Rows(
            f"SELECT {ADDRESS} AS identifier, CASE a.type WHEN 151 THEN 'to' WHEN 130 THEN 'cc' ELSE 'bcc' END AS role"
            f" FROM {addr} AS a WHERE a.msg_id = m._id AND a.type IN (151, 130, 129) AND {ADDRESS} IS NOT NULL"
            " ORDER BY a._id",
            keys=("identifier", "role"),
        ),
        "thread": Col("CAST(m.thread_id AS TEXT)"),
        "subject": Col(("NULLIF(m.sub, '')", "m.sub_cs"), MMS_SUBJECT),
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
        "type": Col("m.m_type", PDU),
        "status": Col("m.msg_box", BOX),
        "read": Col("m.read", flag),
        "starred": opt("m.favorite", flag),
        "message_id": opt("NULLIF(m.m_id, '')"),
        "url": opt("CASE WHEN m.m_type = 130 THEN m.ct_l END"),
        "protocol": Const("MMS"),
        "app": opt("NULLIF(m.creator, '')"),
    } | ({"sim": sim_of(sim)} if sim else {})
    return Sqlite(f"{pdu} AS m", "m._id", fields, optional=optional)


def _chat(table: str) -> Sqlite:
    fields = dict(RCS) | {"body": Col("m.body"), "type": opt("NULLIF(m.content_type, '')")}
    return Sqlite(f"{table} AS m", "m._id", fields, optional=True)


def _transfer(table: str) -> Sqlite:
    file = f"""SELECT f.file_path AS path, f.file_name AS name, f.content_type AS mime, f.file_size AS size
        FROM {table} AS f WHERE f._id = m._id"""
    fields = dict(RCS) | {
        "type": Const("attachment"),
        "attachments": Rows(file, keys=("path", "name", "mime", "size")),
    }
    return Sqlite(f"{table} AS m", "m._id", fields, requires={table: ("file_path",)}, optional=True)


_PUSH = Sqlite(
    "wpm AS m",
    "m._id",
    {
        "at": Col("m.date", UNIX_MS),
        "direction": Col("m.type", SMS_DIRECTION),
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

SMS = Artifact(
    id="android.sms",
    title="SMS and MMS",
    service="android.sms",
    emits=Message,
    files=(
        "{app_data:com.android.providers.telephony}/databases/mmssms.db",
        "{app_de:com.android.providers.telephony}/databases/mmssms.db",
        "acquired/android/*/rows/sms.db",
    ),
    read=(
        *(_sms("sms", sim) for sim in SIMS),
        *(_mms("pdu", "part", "addr", sim, optional=True) for sim in SIMS),
        *(_sms("spam_sms", sim, optional=True) for sim in SIMS),
        *(_mms("spam_pdu", "spam_part", "spam_addr", sim, optional=True) for sim in SIMS),
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
    clocks={"sent_at": Clock.SERVER},
    tested=("plaso test data (mmssms.db)", "DFRWS 2021 challenge, Samsung phone", "redroid Android 8.1 (empty)"),
)
