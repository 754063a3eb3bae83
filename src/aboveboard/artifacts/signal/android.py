"""Signal on Android: messages, calls and people in a decrypted `signal.db` (tables of 2020 to 2026)."""

from __future__ import annotations

from typing import Any

from aboveboard.artifacts.signal._android import FILES, IDS, IN, KINDS, NEW, OLD, OUT, STATES, of, parties, party
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Clock, Col, Message, Py, Rows, Sqlite, enum, first, flag, opt


def _messages(table: str, name: str, kind: str, sent: str, received: str, who: tuple[str, str], **more: Any) -> Sqlite:
    into, out = IN.format(kind), OUT.format(kind)
    return Sqlite(
        name=name,
        base=f"{table} AS m",
        key="m._id",
        joins=(
            f"LEFT JOIN recipient AS a ON a._id = {who[0]}",
            f"LEFT JOIN recipient AS b ON b._id = {who[1]}",
            "LEFT JOIN thread AS t ON t._id = m.thread_id",
            "LEFT JOIN recipient AS x ON x._id = t.recipient_id",
            "LEFT JOIN groups AS g ON g.recipient_id = x._id",
        ),
        requires={table: ("thread_id", "body", *(w.removeprefix("m.") for w in who)), "recipient": ("_id",)},
        optional=table == "sms",
        fields={
            "at": Col(sent, UNIX_MS),
            "sent_at": Col(sent, UNIX_MS),
            "received_at": Col(f"CASE WHEN {into} THEN {received} END", UNIX_MS),
            "direction": Col(f"CASE WHEN {into} THEN 'incoming' WHEN {out} THEN 'outgoing' END"),
            "sender": Col((into, *of("a")), Py("signal_sender", party, json=True), optional=True),
            "recipients": Col(
                (out, *of("b", "NULLIF(g.title, '')")), Py("signal_recipients", parties, json=True), optional=True
            ),
            "party": first(
                *tuple(f"CASE WHEN {out} THEN {b} ELSE {a} END" for a, b in zip(of("a"), of("b"), strict=True))
            ),
            "thread": Col("CAST(m.thread_id AS TEXT)"),
            "thread_name": first("NULLIF(g.title, '')", *of("x")[len(IDS) + 1 :], *of("x")[: len(IDS)]),
            "body": Col("NULLIF(m.body, '')"),
            "type": Col(KINDS.format(kind)),
            "status": Col(f"({kind} & 31)", enum("state of sending", STATES)),
            "read": opt("m.read", flag),
            "deleted": opt("m.remote_deleted", flag),
            "reply_to": opt("CAST(NULLIF(m.quote_id, 0) AS TEXT)"),
            "expires_at": opt(
                "CASE WHEN m.expire_started > 0 AND m.expires_in > 0 THEN m.expire_started + m.expires_in END", UNIX_MS
            ),
            "edited_at": opt(f"CASE WHEN m.original_message_id IS NOT NULL THEN {sent} END", UNIX_MS),
            "reactions": Rows(
                f"SELECT q.emoji AS value, CAST(q.author_id AS TEXT) AS by,"
                f" {UNIX_MS.sql('q.date_sent')} AS at FROM reaction AS q"
                " WHERE q.message_id = m._id ORDER BY q._id",
                keys=("value", "by", "at"),
            ),
            "message_id": Col("CAST(m._id AS TEXT)"),
            **more,
        },
    )


SIGNAL = Artifact(
    id="android.signal",
    title="Signal messages",
    service="signal",
    emits=Message,
    files=("{app_data:org.thoughtcrime.securesms}/databases/signal.db",),
    read=(
        _messages("message", "messages", "m.type", "m.date_sent", "m.date_received", NEW, **FILES),
        _messages("message", "messages", "m.type", "m.date_sent", "m.date_received", OLD, **FILES),
        _messages("mms", "messages", "m.msg_box", "m.date_sent", "m.date_received", OLD, **FILES),
        _messages("mms", "messages", "m.msg_box", "m.date", "m.date_received", OLD, **FILES),
        _messages("sms", "texts", "m.type", "m.date_sent", "m.date_received", OLD),
        _messages("sms", "texts", "m.type", "m.date_sent", "m.date", OLD),
    ),
    says="One record for each message, earlier versions of edited ones among them.",
    limits="The app encrypts the database with a key that the phone's hardware guards: only copies that were decrypted are"
    " read, the others are reported as encrypted. Who reacted is the person's number in the table of people (`contact_id`)."
    " Attached files are encrypted, too. Read and delivery receipts of groups, mentions, link previews, stories and payments"
    " are not read; group events stand as their encoded text.",
    clocks={"at": Clock.SENDER, "sent_at": Clock.SENDER, "received_at": Clock.DEVICE},
    sources=(
        "https://github.com/signalapp/Signal-Android (MessageTable, MessageTypes, RecipientTable,"
        " CallTable, AttachmentTable)",
        "https://github.com/bepaald/signalbackup-tools (tables by version of the database)",
    ),
)
