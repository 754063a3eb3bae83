"""Fills sms.db: SMS and iMessage, groups, tapbacks, replies, edits, attachments, texts only in attributedBody.

Facts: https://github.com/ReagentX/imessage-exporter (documentation of message columns, associated_message_type,
message_summary_info and thread originators).
"""

import hashlib
import plistlib
import sqlite3

from aboveboard.demo import ios_layout, schema_ios
from aboveboard.demo.database import build, insert
from aboveboard.demo.dice import Dice
from aboveboard.demo.media import Camera, caf, exif, jpeg
from aboveboard.demo.moments import STORY_START, cocoa_ns, cocoa_s, utc
from aboveboard.demo.phone import Phone
from aboveboard.demo.story import LISBON, MIRA, PEOPLE, Chat, Line, Story, phrase
from aboveboard.demo.truth import Fact
from aboveboard.demo.typedstream import attributed

SERVICE = "ios.messages"
_TAPBACK = {"love": (2000, "Loved")}
_GAP = "￼"  # stands where an attachment is


def stable(label: str, size: int = 32) -> str:
    """Give an upper-case hexadecimal id that both phones derive alike from the key of a line."""
    return hashlib.sha256(label.encode()).hexdigest()[:size].upper()


def guid(key: str) -> str:
    """Give the GUID of a message from its key."""
    raw = stable(key)
    return "-".join((raw[:8], raw[8:12], "4" + raw[13:16], "A" + raw[17:20], raw[20:]))


class _Store:
    def __init__(self, phone: Phone, chats: tuple[Chat, ...]) -> None:
        self.phone = phone
        self.chats = chats
        self.handles: dict[tuple[str, str], int] = {}
        self.rows: dict[str, int] = {}
        self.path = ios_layout.place(phone, "HomeDomain", "Library/SMS/sms.db")
        self.order = sorted(
            ((line, chat, number) for number, chat in enumerate(chats, 1) for line in chat.lines),
            key=lambda item: (item[0].moment, item[0].key),
        )
        self.lines = {line.key: line for line, _, _ in self.order}

    def head(self, db: sqlite3.Connection) -> None:
        db.executemany(
            "INSERT INTO _SqliteDatabaseProperties VALUES (?, ?)",
            [("_ClientVersion", "18026"), ("__CSDBRecordSequenceNumber", "1")],
        )
        for number, chat in enumerate(self.chats, 1):
            self._chat(db, number, chat)

    def _chat(self, db: sqlite3.Connection, number: int, chat: Chat) -> None:
        service = _service(chat)
        others = [key for key in chat.members if key != "mira"]
        identifier = thread(chat)
        insert(
            db, "chat", ROWID=number, guid=chat_guid(chat), style=43 if chat.title else 45, state=3,
            account_id=guid("account"), chat_identifier=identifier, service_name=service,
            room_name=identifier if chat.title else None, account_login=f"P:{MIRA.phone}",
            last_addressed_handle=MIRA.phone, display_name=chat.title, group_id=guid(identifier), is_filtered=1,
        )  # fmt: skip
        for key in others:
            handle = self.handles.setdefault((key, service), len(self.handles) + 1)
            person = PEOPLE[key]
            row = (handle, person.phone, "us", service, person.phone)
            db.execute(
                "INSERT OR IGNORE INTO handle (ROWID, id, country, service, uncanonicalized_id) VALUES (?,?,?,?,?)", row
            )
            db.execute("INSERT INTO chat_handle_join VALUES (?, ?)", (number, handle))

    def talk(self, db: sqlite3.Connection) -> None:
        for count, (line, chat, number) in enumerate(self.order):
            if line.fate in ("live", "deleted"):
                self.write(db, line, chat, number, count)

    def late(self, db: sqlite3.Connection) -> None:
        for line, chat, number in self.order:
            if line.fate in ("wal", "superseded"):
                self.write(db, line, chat, number, 1)

    def forget(self, db: sqlite3.Connection, fate: str) -> None:
        for line, _, _ in self.order:
            if line.fate == fate:
                row = self.rows[line.key]
                db.execute("DELETE FROM chat_message_join WHERE message_id = ?", (row,))
                db.execute("DELETE FROM message WHERE ROWID = ?", (row,))
                db.execute("INSERT INTO deleted_messages (guid) VALUES (?)", (guid(line.key),))

    def write(self, db: sqlite3.Connection, line: Line, chat: Chat, number: int, count: int) -> None:
        out = line.sender == "mira"
        service = _service(chat)
        others = [key for key in chat.members if key != "mira"]
        writer = others[0] if out else line.sender
        text = line.text
        values: dict[str, object] = {}
        extra: dict[str, str | int | float | None] = {"guid": guid(line.key)}
        if line.attachment is not None:
            text = _GAP + text
            values["cache_has_attachments"] = 1
            values["is_audio_message"] = int(line.attachment.what == "caf")
            extra["attachment"] = line.attachment.name
        if line.reaction:
            code, word = _TAPBACK[line.reaction]
            quoted = self.lines[line.reply_to].text
            text = f"{word} “{quoted}”"
            values |= {
                "associated_message_guid": f"p:0/{guid(line.reply_to)}", "associated_message_type": code,
                "associated_message_range_location": 0, "associated_message_range_length": len(quoted),
            }  # fmt: skip
            extra["reaction"] = word.lower()
            extra["to"] = guid(line.reply_to)
        elif line.reply_to:
            values |= {
                "reply_to_guid": guid(line.reply_to), "thread_originator_guid": guid(line.reply_to),
                "thread_originator_part": f"0:0:{len(self.lines[line.reply_to].text)}",
            }  # fmt: skip
            extra["reply_to"] = guid(line.reply_to)
        if line.edited_from:
            values |= {"date_edited": cocoa_ns(line.moment + 40_000), "message_summary_info": _edited(line)}
            extra["edited_from"] = line.edited_from
            extra["edited_at"] = (line.moment + 40_000) * 1000
        only_body = count % 3 == 0 and not line.reaction
        with_body = only_body or count % 3 == 1
        extra["text_column"] = None if only_body else text
        row = insert(
            db, "message", guid=guid(line.key), text=None if only_body else text,
            handle_id=0 if out and chat.title else self.handles[writer, service],
            attributedBody=attributed(text) if with_body else None, version=10, service=service,
            account=f"p:{MIRA.phone}", account_guid=guid("account"), date=cocoa_ns(line.moment),
            date_read=0 if out else cocoa_ns(line.moment + 30_000),
            date_delivered=cocoa_ns(line.moment + 1_000) if out and service == "iMessage" else 0,
            is_delivered=int(service == "iMessage"), is_finished=1, is_from_me=int(out), is_read=int(not out),
            is_sent=int(out),
            destination_caller_id=MIRA.phone, part_count=1, cache_roomnames=thread(chat) if chat.title else None,
            **values,
        )  # fmt: skip
        self.rows[line.key] = row
        db.execute("INSERT INTO chat_message_join VALUES (?, ?, ?)", (number, row, cocoa_ns(line.moment)))
        if line.attachment is not None:
            self._attach(db, line, row, out=out)
        self.phone.fact(
            Fact(
                kind="Message", service=SERVICE, path=self.path, table="message", rowid=row, at=line.moment * 1000,
                direction="out" if out else "in", party="" if out and chat.title else PEOPLE[writer].phone, text=text,
                thread=chat_guid(chat), state=line.fate, extra={**extra, "via": service},
            )
        )  # fmt: skip

    def _attach(self, db: sqlite3.Connection, line: Line, message: int, *, out: bool) -> None:
        assert line.attachment is not None
        if line.attachment.what == "caf":
            data, mime, uti = caf(line.attachment.number), "audio/x-caf", "com.apple.coreaudio-format"
        else:
            tags = exif(Camera("Apple", "iPhone SE", "18.1"), line.moment, LISBON, offset=True, minutes=0)
            data, mime, uti = jpeg(line.attachment.number, tags), "image/jpeg", "public.jpeg"
        key = guid(f"{line.key} file")
        relative = f"Library/SMS/Attachments/{key[:2].lower()}/{key[1]}/{key}/{line.attachment.name}"
        path = ios_layout.put(self.phone, "MediaDomain", relative, data, line.moment)
        row = insert(
            db, "attachment", guid=key, created_date=int(cocoa_s(line.moment)), start_date=0, filename=f"~/{relative}",
            uti=uti, mime_type=mime, transfer_state=5, is_outgoing=int(out), transfer_name=line.attachment.name,
            total_bytes=len(data), original_guid=key,
        )  # fmt: skip
        db.execute("INSERT INTO message_attachment_join VALUES (?, ?)", (message, row))
        seen = line.attachment.what == "jpeg"
        extra: dict[str, str | int | float | None] = {"mime": mime, "bytes": len(data), "sent_with": guid(line.key)}
        if seen:
            extra |= {"make": "Apple", "model": "iPhone SE", "latitude": LISBON.latitude, "longitude": LISBON.longitude}
        self.phone.fact(
            Fact(
                kind="Media",
                service="files",
                path=path,
                at=line.moment // 1000 * 1_000_000 if seen else None,
                local_at=utc(line.moment).strftime("%Y-%m-%dT%H:%M:%S") if seen else "",
                extra=extra,
            )
        )


def _service(chat: Chat) -> str:
    return "iMessage" if chat.app == "imessage" else "SMS"


def thread(chat: Chat) -> str:
    """Give the identifier of a chat: the other side's number, or a room's name."""
    if chat.title:
        return "chat" + str(int(stable(chat.title, 14), 16))
    return PEOPLE[next(key for key in chat.members if key != "mira")].phone


def chat_guid(chat: Chat) -> str:
    """Give the GUID of a chat: service, kind and identifier."""
    return f"{_service(chat)};{'+' if chat.title else '-'};{thread(chat)}"


def _edited(line: Line) -> bytes:
    def version(text: str, moment: int) -> dict[str, object]:
        return {"d": cocoa_s(moment), "t": attributed(text), "bcg": guid(line.key)}

    history = [version(line.edited_from, line.moment), version(line.text, line.moment + 40_000)]
    info = {
        "amc": 1,
        "ec": {"0": history},
        "ep": [0],
        "otr": {"0": {"lo": 0, "le": len(line.edited_from)}},
        "ust": True,
    }
    return plistlib.dumps(info, fmt=plistlib.FMT_BINARY)


def bulk_rows(seed: int, count: int, first: int, attributed_share: float, handles: int):
    """Yield rows for `BULK_INSERT`: texts are from a pool of phrases, with a number, so that no two are the same."""
    dice = Dice(seed, "bulk messages")
    pool = [phrase(dice, dice.pick(("en", "en", "zh-Hans", "zh-Hant", "ar", "es", "ja", "ko"))) for _ in range(997)]
    every = int(1 / attributed_share) if attributed_share > 0 else 0
    start = cocoa_ns(STORY_START)
    for n in range(count):
        text = f"{pool[n % 997]} #{n}"
        handle = n * 7919 % handles + 1
        out = n & 1
        when = start + n * 13_000_000_000
        if every and n % every == 0:
            yield first + n, f"bulk-{n}", None, handle, attributed(text), when, out
        else:
            yield first + n, f"bulk-{n}", text, handle, None, when, out


BULK_INSERT = (
    "INSERT INTO message (ROWID, guid, text, handle_id, attributedBody, date, is_from_me, service, version,"
    " is_finished, part_count) VALUES (?,?,?,?,?,?,?,'SMS',10,1,1)"
)


def fill(phone: Phone, story: Story) -> None:
    """Write sms.db and its attachments."""
    store = _Store(phone, story.of("mira", "sms", "imessage"))

    def bulk(db: sqlite3.Connection) -> None:
        count = story.scale.bulk
        first = 1_000_000
        db.executemany(BULK_INSERT, bulk_rows(story.seed, count, first, 0.5, len(store.handles)))
        # One chat per handle: the bulk of a handle belongs to the first chat that has it.
        db.execute(
            "INSERT INTO chat_message_join SELECT"
            " (SELECT min(chat_id) FROM chat_handle_join j WHERE j.handle_id = m.handle_id),"
            " m.ROWID, m.date FROM message m WHERE m.ROWID >= ?", (first,)
        )  # fmt: skip
        phone.bulk["Message ios.messages"] = count

    fills = [store.head, store.talk]
    if story.scale.bulk:
        fills.append(bulk)
    fills.append(lambda db: store.forget(db, "deleted"))
    built = build(
        schema_ios.SMS,
        *fills,
        wal=(store.late, lambda db: store.forget(db, "superseded")),
        salt=phone.dice("sms wal").bytes(8),
    )
    ios_layout.put_database(phone, "HomeDomain", "Library/SMS/sms.db", built)
