"""Fills WhatsApp on the Android phone: the owner's and a cloned one (user 150) in the new tables, the work profile's in
the old ones.

Facts: public write-ups and exporters of msgstore.db: message_type/media_wa_type 0 text, 1 picture, 2 voice, 5 place,
7 system, 15 taken back; jid_map joins an @lid to a number; message_add_on_type 56 is a reaction; call_result 5
answered, 2 missed.
"""

import sqlite3

from aboveboard.demo import schema_android
from aboveboard.demo.abx import Element, text_xml
from aboveboard.demo.database import build, insert
from aboveboard.demo.ios_messages import stable
from aboveboard.demo.ios_whatsapp import jid, room
from aboveboard.demo.media import jpeg, opus
from aboveboard.demo.moments import STORY_START
from aboveboard.demo.phone import Phone
from aboveboard.demo.story import CIRCLE, DENIZ, MIRA, PEOPLE, Chat, Line, Story
from aboveboard.demo.truth import Fact

_TYPES = {"jpeg": 1, "opus": 2, "location": 5}
_LID = "layla"  # the one whose chat stands under a privacy id


class _New:
    """A msgstore.db in the tables of 2022 and later."""

    def __init__(
        self, phone: Phone, chats: tuple[Chat, ...], home: str, media: str, profile: str, story: Story | None
    ) -> None:
        self.phone = phone
        self.chats = chats
        self.path = f"{home}/databases/msgstore.db"
        self.media = media
        self.profile = profile
        self.story = story
        self.jids: dict[str, int] = {}
        self.rows: dict[str, int] = {}

    def jid(self, db: sqlite3.Connection, raw: str) -> int:
        known = self.jids.get(raw)
        if known is not None:
            return known
        user, _, server = raw.partition("@")
        kind = {"g.us": 1, "lid": 18}.get(server, 0)
        row = insert(db, "jid", user=user, server=server, agent=0, device=0, type=kind, raw_string=raw)
        self.jids[raw] = row
        return row

    def head(self, db: sqlite3.Connection) -> None:
        for key in sorted({key for chat in self.chats for key in chat.members}):
            self.jid(db, jid(key))
        lid = f"{int(stable('lid layla', 12), 16)}@lid"
        self.lid = lid
        if any(_LID in chat.members for chat in self.chats):
            insert(db, "jid_map", lid_row_id=self.jid(db, lid), jid_row_id=self.jid(db, jid(_LID)), sort_id=1)
        for row, chat in enumerate(self.chats, 1):
            last = chat.lines[-1]
            insert(
                db, "chat", _id=row, jid_row_id=self.jid(db, self.address(chat)), hidden=0, subject=chat.title or None,
                created_timestamp=chat.started, archived=0, sort_timestamp=last.moment, group_type=0,
                ephemeral_expiration=0,
            )  # fmt: skip
            if chat.title:
                for key in chat.members:
                    insert(
                        db, "group_participant_user", group_jid_row_id=self.jid(db, self.address(chat)),
                        user_jid_row_id=self.jid(db, jid(key)),
                        rank=2 if key == "mira" else 0, pending=0, add_timestamp=chat.started,
                    )  # fmt: skip
        insert(db, "props", key="user_push_name", value=DENIZ.given)

    def address(self, chat: Chat) -> str:
        direct = not chat.title and _LID in chat.members
        return self.lid if direct else room(chat, "deniz")

    def talk(self, db: sqlite3.Connection) -> None:
        for row, chat in enumerate(self.chats, 1):
            if chat.title:
                self.created(db, row, chat)
        order = sorted(
            ((line, chat, row) for row, chat in enumerate(self.chats, 1) for line in chat.lines),
            key=lambda item: (item[0].moment, item[0].key),
        )
        for line, chat, row in order:
            if line.reaction:
                self.react(db, line, row)
            else:
                self.write(db, line, chat, row)

    def created(self, db: sqlite3.Connection, chat_row: int, chat: Chat) -> None:
        row = insert(
            db, "message", chat_row_id=chat_row, from_me=0, key_id=stable(f"created {chat.title}"),
            sender_jid_row_id=self.jid(db, jid("mira")),
            status=6, timestamp=chat.started, received_timestamp=chat.started, message_type=7, text_data=chat.title,
            sort_id=chat_row,
        )  # fmt: skip
        insert(db, "message_system", message_row_id=row, action_type=11)
        self.phone.fact(
            Fact(
                kind="Event", service="whatsapp", profile=self.profile, path=self.path, table="message", rowid=row,
                at=chat.started * 1000,
                text=chat.title, thread=self.address(chat), extra={"system": 11},
            )
        )  # fmt: skip

    def react(self, db: sqlite3.Connection, line: Line, chat_row: int) -> None:
        row = insert(
            db, "message_add_on", chat_row_id=chat_row, from_me=int(line.sender == "deniz"), key_id=stable(line.key),
            sender_jid_row_id=self.jid(db, jid(line.sender)), parent_message_row_id=self.rows[line.reply_to],
            received_timestamp=line.moment,
            status=13, timestamp=line.moment, message_add_on_type=56,
        )  # fmt: skip
        insert(
            db,
            "message_add_on_reaction",
            message_add_on_row_id=row,
            reaction=line.reaction,
            sender_timestamp=line.moment,
        )
        self.phone.fact(
            Fact(
                kind="Activity", service="whatsapp", profile=self.profile, path=self.path, table="message_add_on",
                rowid=row,
                at=line.moment * 1000, direction="out" if line.sender == "deniz" else "in", text=line.reaction,
                extra={"to": stable(line.reply_to)},
            )
        )  # fmt: skip

    def write(self, db: sqlite3.Connection, line: Line, chat: Chat, chat_row: int) -> None:
        out = line.sender == "deniz"
        what = line.attachment.what if line.attachment else ""
        address = self.address(chat)
        row = insert(
            db, "message", chat_row_id=chat_row, from_me=int(out), key_id=stable(line.key),
            sender_jid_row_id=0 if out or not chat.title else self.jid(db, jid(line.sender)), status=13 if out else 0,
            broadcast=0,
            recipient_count=len(chat.members) - 1 if chat.title else 0, origination_flags=0, origin=0,
            timestamp=line.moment,
            received_timestamp=line.moment + 400, receipt_server_timestamp=line.moment + 200,
            message_type=_TYPES.get(what, 0),
            text_data=None if what else line.text, starred=int(line.key == "wa-reply"), lookup_tables=0,
            sort_id=len(self.rows) + 10,
            message_add_on_flags=int(line.key == "wa-reply"),
        )  # fmt: skip
        self.rows[line.key] = row
        extra: dict[str, str | int | float | None] = {"stanza": stable(line.key)}
        if line.attachment is not None:
            extra["attachment"] = line.attachment.name
            self.attach(db, line, row, chat_row, out=out)
        if line.reply_to:
            parent = next(other for other in chat.lines if other.key == line.reply_to)
            insert(
                db, "message_quoted", message_row_id=row, chat_row_id=chat_row, parent_message_chat_row_id=chat_row,
                from_me=int(parent.sender == "deniz"), sender_jid_row_id=self.jid(db, jid(parent.sender)),
                key_id=stable(parent.key),
                timestamp=parent.moment, message_type=1 if parent.attachment else 0, origin=0, text_data=parent.text,
            )  # fmt: skip
            extra["reply_to"] = stable(line.reply_to)
        self.phone.fact(
            Fact(
                kind="Message", service="whatsapp", profile=self.profile, path=self.path, table="message", rowid=row,
                at=line.moment * 1000,
                direction="out" if out else "in", party=address if out else jid(line.sender), text=line.text or None,
                thread=address,
                state=line.fate, extra=extra,
            )
        )  # fmt: skip

    def attach(self, db: sqlite3.Connection, line: Line, row: int, chat_row: int, *, out: bool) -> None:
        attachment = line.attachment
        assert attachment is not None
        if attachment.place is not None:
            insert(
                db, "message_location", message_row_id=row, chat_row_id=chat_row, latitude=attachment.place.latitude,
                longitude=attachment.place.longitude, place_name=attachment.name, place_address="Example Road 1",
            )  # fmt: skip
            return
        picture = attachment.what == "jpeg"
        data = jpeg(attachment.number, None) if picture else opus(attachment.number)
        folder = "WhatsApp Images" if picture else "WhatsApp Voice Notes/202546"
        relative = f"Media/{folder}/{'Sent/' if out and picture else ''}{attachment.name}"
        path = self.phone.put(f"{self.media}/{relative}", data, moment=line.moment)
        mime = "image/jpeg" if picture else "audio/ogg; codecs=opus"
        insert(
            db, "message_media", message_row_id=row, chat_row_id=chat_row, transferred=1, file_path=relative,
            file_size=len(data),
            mime_type=mime, file_length=len(data), media_name=attachment.name,
            media_duration=0 if picture else attachment.number,
            width=160 if picture else 0, height=120 if picture else 0, media_caption=line.text or None,
        )  # fmt: skip
        self.phone.fact(
            Fact(
                kind="Media",
                service="files",
                profile=self.profile,
                path=path,
                extra={"mime": mime.partition(";")[0], "bytes": len(data)},
            )
        )

    def calls(self, db: sqlite3.Connection) -> None:
        if self.story is None:
            return
        for call in self.story.calls:
            if call.app != "whatsapp" or "deniz" not in (call.caller, call.callee):
                continue
            out = call.caller == "deniz"
            other = jid(call.callee if out else call.caller)
            row = insert(
                db, "call_log", jid_row_id=self.jid(db, other), from_me=int(out),
                call_id=f"call:{stable(str(call.moment))}", transaction_id=-1,
                timestamp=call.moment, video_call=int(call.video), duration=call.seconds,
                call_result=5 if call.seconds else 2,
                bytes_transferred=call.seconds * 1700, call_type=0,
            )  # fmt: skip
            self.phone.fact(
                Fact(
                    kind="Call", service="whatsapp", profile=self.profile, path=self.path, table="call_log",
                    rowid=row, at=call.moment * 1000,
                    direction="out" if out else "in", party=other, extra={"seconds": call.seconds,
                    "video": int(call.video)},
                )
            )  # fmt: skip

    def forget(self, db: sqlite3.Connection) -> None:
        for chat in self.chats:
            for line in chat.lines:
                if line.fate == "deleted":
                    db.execute("DELETE FROM message WHERE _id = ?", (self.rows[line.key],))


class _Old:
    """A msgstore.db in the one table `messages`, used up to 2021."""

    def __init__(self, phone: Phone, chats: tuple[Chat, ...], home: str, profile: str) -> None:
        self.phone = phone
        self.chats = chats
        self.path = f"{home}/databases/msgstore.db"
        self.profile = profile

    def talk(self, db: sqlite3.Connection) -> None:
        # The real table starts with a row of nothing.
        insert(
            db,
            "messages",
            _id=1,
            key_remote_jid="-1",
            key_from_me=0,
            key_id="-1",
            status=-1,
            needs_push=0,
            timestamp=0,
            media_wa_type="-1",
        )
        for row, chat in enumerate(self.chats, 1):
            insert(
                db, "chat_list", _id=row, key_remote_jid=room(chat, "deniz"), subject=chat.title or None,
                creation=chat.started,
                sort_timestamp=chat.lines[-1].moment, archived=0,
            )  # fmt: skip
            if chat.title:
                for key in chat.members:
                    insert(
                        db,
                        "group_participants",
                        gjid=room(chat, "deniz"),
                        jid=jid(key),
                        admin=int(key == "odile"),
                        pending=0,
                    )
        order = sorted(
            ((line, chat) for chat in self.chats for line in chat.lines), key=lambda item: (item[0].moment, item[0].key)
        )
        for line, chat in order:
            out = line.sender == "deniz"
            remote = room(chat, "deniz")
            row = insert(
                db, "messages", key_remote_jid=remote, key_from_me=int(out), key_id=stable(line.key),
                status=13 if out else 0, needs_push=0,
                data=line.text, timestamp=line.moment, media_wa_type="0", media_size=0, origin=0, latitude=0.0,
                longitude=0.0,
                remote_resource=jid(line.sender) if chat.title and not out else None,
                received_timestamp=line.moment + 400, send_timestamp=-1,
                receipt_server_timestamp=line.moment + 200 if out else -1, starred=0,
                recipient_count=len(chat.members) - 1 if chat.title else 0,
            )  # fmt: skip
            self.phone.fact(
                Fact(
                    kind="Message", service="whatsapp", profile=self.profile, path=self.path, table="messages",
                    rowid=row,
                    at=line.moment * 1000, direction="out" if out else "in",
                    party=remote if out else jid(line.sender), text=line.text,
                    thread=remote, extra={"stanza": stable(line.key)},
                )
            )  # fmt: skip


def _contacts(phone: Phone, home: str, profile: str, known: tuple[str, ...]) -> None:
    path = f"{home}/databases/wa.db"

    def book(db: sqlite3.Connection) -> None:
        insert(db, "android_metadata", locale="en_GB")
        for row, key in enumerate(known, 1):
            person = PEOPLE[key]
            insert(
                db, "wa_contacts", _id=row, jid=jid(key), is_whatsapp_user=1, status="Available",
                status_timestamp=STORY_START, number=person.phone,
                raw_contact_id=row, display_name=person.name, phone_type=2, given_name=person.given,
                family_name=person.family,
                wa_name=person.given,
            )  # fmt: skip
            phone.fact(
                Fact(
                    kind="Contact",
                    service="whatsapp",
                    profile=profile,
                    path=path,
                    table="wa_contacts",
                    rowid=row,
                    text=person.name,
                    party=jid(key),
                )
            )

    phone.put_database(path, build(schema_android.WHATSAPP_CONTACTS, book))
    prefs = (
        Element("string", {"name": "ph"}, (), DENIZ.digits),
        Element("string", {"name": "push_name"}, (), DENIZ.given),
        Element("string", {"name": "version"}, (), "2.25.33.74"),
    )
    phone.put(f"{home}/shared_prefs/com.whatsapp_preferences_light.xml", text_xml(Element("map", {}, prefs)))


def fill(phone: Phone, story: Story) -> None:
    """Write the three WhatsApps."""
    home = "data/data/com.whatsapp"
    media = "data/media/0/Android/media/com.whatsapp/WhatsApp"
    new = _New(phone, story.of("deniz", "whatsapp"), home, media, "0", story)
    phone.put_database(new.path, build(schema_android.WHATSAPP, new.head, new.talk, new.calls, new.forget))
    _contacts(phone, home, "0", (MIRA.key, *(person.key for person in CIRCLE)))
    home = "data/user/10/com.whatsapp"
    old = _Old(phone, story.of("deniz", "whatsapp-work"), home, "10")
    phone.put_database(old.path, build(schema_android.WHATSAPP_OLD, old.talk))
    _contacts(phone, home, "10", ("odile", "kwame"))
    home = "data/user/150/com.whatsapp"
    clone = _New(
        phone,
        story.of("deniz", "whatsapp-clone"),
        home,
        "data/media/150/Android/media/com.whatsapp/WhatsApp",
        "150",
        None,
    )
    phone.put_database(clone.path, build(schema_android.WHATSAPP, clone.head, clone.talk))
    _contacts(phone, home, "150", ("idris",))
