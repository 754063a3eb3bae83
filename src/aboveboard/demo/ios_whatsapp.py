"""Fills WhatsApp's stores on the iPhone: ChatStorage.sqlite, ContactsV2.sqlite, CallHistory.sqlite and the media beside
them.

Facts: column meanings from public forensic write-ups of ChatStorage.sqlite: ZMESSAGETYPE 0 text, 1 picture, 3 voice,
5 place, 6 group event, 14 taken back; ZSESSIONTYPE 0 person, 1 group. The protobufs of ZWAMESSAGEINFO.ZRECEIPTINFO
and ZWAMEDIAITEM.ZMETADATA are shaped as in a public iOS 15 test image.
"""

import sqlite3
from base64 import b64encode
from hashlib import sha256

from aboveboard.demo import ios_layout, schema_ios
from aboveboard.demo.database import build, insert
from aboveboard.demo.ios_messages import stable
from aboveboard.demo.media import jpeg, opus
from aboveboard.demo.moments import STORY_START, cocoa_s
from aboveboard.demo.phone import Phone
from aboveboard.demo.story import CIRCLE, DENIZ, PEOPLE, Chat, Line, Story
from aboveboard.demo.truth import Fact
from aboveboard.demo.wire import message

DOMAIN = "AppDomainGroup-group.net.whatsapp.WhatsApp.shared"
READ = 25
"""Seconds after which people in this story read what is sent to them."""
TYPES = {"jpeg": 1, "opus": 3, "location": 5}


def jid(key: str) -> str:
    """Give a person's WhatsApp id."""
    return f"{PEOPLE[key].digits}@s.whatsapp.net"


def room(chat: Chat, owner: str) -> str:
    """Give the id of a chat: the other side's, or a group's."""
    if chat.title:
        return f"1203630{int(stable(chat.title, 8), 16):011d}@g.us"
    return jid(next(key for key in chat.members if key != owner))


class _Chats:
    def __init__(self, phone: Phone, chats: tuple[Chat, ...]) -> None:
        self.phone = phone
        self.chats = chats
        self.path = ios_layout.place(phone, DOMAIN, "ChatStorage.sqlite")
        self.rows: dict[str, int] = {}
        self.lines = {line.key: line for chat in chats for line in chat.lines}
        self.members: dict[tuple[int, str], int] = {}

    def rooms(self, db: sqlite3.Connection) -> None:
        for row, chat in enumerate(self.chats, 1):
            last = chat.lines[-1]
            name = chat.title or PEOPLE[next(key for key in chat.members if key != "mira")].name
            insert(
                db, "ZWACHATSESSION", Z_PK=row, Z_ENT=4, Z_OPT=1, ZARCHIVED=0, ZHIDDEN=0, ZREMOVED=0,
                ZSESSIONTYPE=int(bool(chat.title)), ZMESSAGECOUNTER=len(chat.lines), ZUNREADCOUNT=0,
                ZGROUPINFO=row if chat.title else None, ZLASTMESSAGEDATE=cocoa_s(last.moment), ZCONTACTJID=room(chat,
                "mira"),
                ZLASTMESSAGETEXT=last.text, ZPARTNERNAME=name,
            )  # fmt: skip
            if not chat.title:
                continue
            insert(
                db, "ZWAGROUPINFO", Z_PK=row, Z_ENT=5, Z_OPT=1, ZCHATSESSION=row, ZCREATIONDATE=cocoa_s(chat.started),
                ZCREATORJID=jid("mira"), ZOWNERJID=jid("mira"),
            )  # fmt: skip
            for key in chat.members:
                member = insert(
                    db, "ZWAGROUPMEMBER", Z_ENT=6, Z_OPT=1, ZISACTIVE=1, ZISADMIN=int(key == "mira"), ZCHATSESSION=row,
                    ZCONTACTNAME=PEOPLE[key].name, ZFIRSTNAME=PEOPLE[key].given, ZMEMBERJID=jid(key),
                )  # fmt: skip
                self.members[row, key] = member
        for number, person in enumerate((DENIZ, *CIRCLE), 1):
            insert(
                db, "ZWAPROFILEPUSHNAME", Z_PK=number, Z_ENT=13, Z_OPT=1, ZJID=jid(person.key), ZPUSHNAME=person.given
            )

    def talk(self, db: sqlite3.Connection) -> None:
        order = sorted(
            ((line, chat, row) for row, chat in enumerate(self.chats, 1) for line in chat.lines if not line.reaction),
            key=lambda item: (item[0].moment, item[0].key),
        )
        reactions = {line.reply_to: line for chat in self.chats for line in chat.lines if line.reaction}
        for number, (line, chat, session) in enumerate(order, 1):
            self.write(db, number, line, chat, session, reactions.get(line.key))

    def forget(self, db: sqlite3.Connection) -> None:
        for chat in self.chats:
            for line in chat.lines:
                if line.fate == "deleted":
                    row = self.rows[line.key]
                    db.execute("DELETE FROM ZWAMESSAGE WHERE Z_PK = ?", (row,))
                    db.execute("DELETE FROM ZWAMESSAGEINFO WHERE ZMESSAGE = ?", (row,))

    def write(
        self, db: sqlite3.Connection, row: int, line: Line, chat: Chat, session: int, reaction: Line | None
    ) -> None:
        out = line.sender == "mira"
        remote = room(chat, "mira")
        what = line.attachment.what if line.attachment else ""
        item = self._item(db, row, line, remote) if line.attachment or line.reply_to else None
        receipts = _receipts(line, chat.members) if out else b""
        extra: dict[str, str | int | float | None] = {"stanza": stable(line.key)}
        if out and not chat.title:
            extra["read_at"] = (line.moment // 1000 + READ) * 1_000_000
        if line.reply_to:
            extra["reply_to"] = stable(line.reply_to)
        if reaction is not None:
            receipts += (b"" if out else message((4, 2))) + message((7, _reaction(reaction)))
            extra["reaction"] = reaction.reaction
        insert(db, "ZWAMESSAGEINFO", Z_PK=row, Z_ENT=11, Z_OPT=1, ZMESSAGE=row, ZRECEIPTINFO=receipts or None)
        insert(
            db, "ZWAMESSAGE", Z_PK=row, Z_ENT=9, Z_OPT=1, ZFLAGS=16777280 if out else 16777216, ZGROUPEVENTTYPE=0 if out else 2,
            ZISFROMME=int(out),
            ZMESSAGESTATUS=8, ZMESSAGETYPE=TYPES.get(what, 0), ZSORT=row, ZSTARRED=0,
            ZCHATSESSION=session,
            ZGROUPMEMBER=None if out or not chat.title else self.members[session, line.sender], ZMEDIAITEM=item,
            ZMESSAGEINFO=row,
            ZMESSAGEDATE=cocoa_s(line.moment), ZSENTDATE=cocoa_s(line.moment + (50 if out else 1_000)),
            ZFROMJID=None if out else remote, ZPUSHNAME=None if out else PEOPLE[line.sender].given,
            ZSTANZAID=stable(line.key),
            ZTEXT=line.text or None if what != "jpeg" else None, ZTOJID=remote if out else None,
        )  # fmt: skip
        self.rows[line.key] = row
        if line.attachment is not None and line.attachment.place is None:
            extra["attachment"] = ios_layout.place(self.phone, DOMAIN, f"Message/{_local(line, remote)}")
        elif line.attachment is not None and line.attachment.place is not None:
            extra |= {"latitude": line.attachment.place.latitude, "longitude": line.attachment.place.longitude}
        self.phone.fact(
            Fact(
                kind="Message", service="whatsapp", path=self.path, table="ZWAMESSAGE", rowid=row,
                at=line.moment * 1000,
                direction="out" if out else "in", party=remote if out else jid(line.sender), text=line.text or None,
                thread=remote,
                state=line.fate, extra=extra,
            )
        )  # fmt: skip

    def _item(self, db: sqlite3.Connection, row: int, line: Line, remote: str) -> int:
        attachment = line.attachment
        values: dict[str, object] = {}
        if attachment is None:
            values = {"ZMETADATA": _quote(self.lines[line.reply_to])}
        elif attachment.place is not None:
            values = {"ZLATITUDE": attachment.place.latitude, "ZLONGITUDE": attachment.place.longitude}
        else:
            picture = attachment.what == "jpeg"
            data = jpeg(attachment.number, None) if picture else opus(attachment.number)
            local = _local(line, remote)
            path = ios_layout.put(self.phone, DOMAIN, f"Message/{local}", data, line.moment)
            mime = "image/jpeg" if picture else "audio/ogg; codecs=opus"
            values = {
                "ZFILESIZE": len(data), "ZMEDIALOCALPATH": local, "ZVCARDSTRING": mime, "ZTITLE": line.text or None,
                "ZMOVIEDURATION": 0 if picture else attachment.number, "ZMEDIAURLDATE": cocoa_s(line.moment),
                "ZVCARDNAME": b64encode(sha256(data).digest()).decode(),
            }  # fmt: skip
            if picture:  # WhatsApp keeps the size of a picture where a place has its coordinates
                values |= {"ZLATITUDE": 160.0, "ZLONGITUDE": 120.0}
            self.phone.fact(
                Fact(
                    kind="Media", service="files", path=path, extra={"mime": mime.partition(";")[0], "bytes": len(data)}
                )
            )
        return insert(db, "ZWAMEDIAITEM", Z_ENT=8, Z_OPT=1, ZMESSAGE=row, **values)


def _local(line: Line, remote: str) -> str:
    """Where a file sent with a message lies, as the database names it: from Message/ in the app's group container."""
    assert line.attachment is not None
    key = stable(line.key).lower()
    return f"Media/{remote}/{key[0]}/{key[1]}/{line.attachment.name}"


def _number(key: str) -> bytes:
    """A number as receipts keep it: four bits a digit, 15 after an odd count, which the first byte tells."""
    digits = PEOPLE[key].digits
    odd = len(digits) % 2
    return bytes([0x80 * odd | 1]) + bytes.fromhex(digits + "F" * odd)


def _receipts(line: Line, members: tuple[str, ...]) -> bytes:
    """Field 2 for each recipient, with the seconds after field 3 at which it was delivered (4) and read (5)."""
    others = (message((2, message((1, _number(key)), (4, 0), (5, READ)))) for key in members if key != line.sender)
    return b"".join(others) + message((2, message((1, _number(line.sender)))), (3, line.moment // 1000), (4, 2))


def _reaction(line: Line) -> bytes:
    """The owner's own reaction stands in field 2, without a name; those of others in field 1."""
    if line.sender == "mira":
        return message((2, message((1, stable(line.key)), (2, line.reaction), (3, line.moment), (4, 1))))
    return message((1, message((1, stable(line.key)), (2, jid(line.sender)), (3, line.reaction), (4, line.moment))))


def _quote(line: Line) -> bytes:
    """What is answered: its id (5), writer (6) and, in 19, a message of WhatsApp's protocol (1 text, 3 picture)."""
    words = (3, message((3, line.text))) if line.attachment else (1, line.text)
    return message((5, stable(line.key)), (6, jid(line.sender)), (19, message(words)))


def fill(phone: Phone, story: Story) -> None:
    """Write the WhatsApp stores and media."""
    chats = _Chats(phone, story.of("mira", "whatsapp"))
    names = (
        (4, "WAChatSession"), (5, "WAGroupInfo"), (6, "WAGroupMember"), (8, "WAMediaItem"), (9, "WAMessage"), (11,
        "WAMessageInfo"),
        (13, "WAProfilePushName"),
    )  # fmt: skip
    schema = schema_ios.WHATSAPP_CHAT + ios_layout.core_data(*names)
    ios_layout.put_database(phone, DOMAIN, "ChatStorage.sqlite", build(schema, chats.rooms, chats.talk, chats.forget))
    _contacts(phone)
    _calls(phone, story)


def _contacts(phone: Phone) -> None:
    path = ios_layout.place(phone, DOMAIN, "ContactsV2.sqlite")

    def book(db: sqlite3.Connection) -> None:
        for row, person in enumerate((DENIZ, *CIRCLE), 1):
            insert(
                db, "ZWAADDRESSBOOKCONTACT", Z_PK=row, Z_ENT=1, Z_OPT=1, ZABOUTTIMESTAMP=cocoa_s(STORY_START),
                ZABOUTTEXT="Available",
                ZFULLNAME=person.name, ZGIVENNAME=person.given, ZPHONENUMBER=person.phone,
                ZPHONENUMBERLABEL="_$!<Mobile>!$_",
                ZLOCALIZEDPHONENUMBER=person.phone,
                ZWHATSAPPID=jid(person.key), ZIDENTIFIER=stable(f"contact {person.key}"),
            )  # fmt: skip
            phone.fact(
                Fact(
                    kind="Contact",
                    service="whatsapp",
                    path=path,
                    table="ZWAADDRESSBOOKCONTACT",
                    rowid=row,
                    text=person.name,
                    party=jid(person.key),
                )
            )

    schema = schema_ios.WHATSAPP_CONTACTS + ios_layout.core_data((1, "WAAddressBookContact"))
    ios_layout.put_database(phone, DOMAIN, "ContactsV2.sqlite", build(schema, book))


def _calls(phone: Phone, story: Story) -> None:
    path = ios_layout.place(phone, DOMAIN, "CallHistory.sqlite")
    mine = [call for call in story.calls if call.app == "whatsapp" and "mira" in (call.caller, call.callee)]

    def history(db: sqlite3.Connection) -> None:
        for row, call in enumerate(mine, 1):
            out = call.caller == "mira"
            other = jid(call.callee if out else call.caller)
            insert(
                db, "ZWAAGGREGATECALLEVENT", Z_PK=row, Z_ENT=1, Z_OPT=1, ZINCOMING=int(not out),
                ZMISSED=int(not call.seconds and not out),
                ZMISSEDREASON=0, ZVIDEO=int(call.video), ZFIRSTDATE=cocoa_s(call.moment),
            )  # fmt: skip
            insert(
                db, "ZWACDCALLEVENT", Z_PK=row, Z_ENT=2, Z_OPT=1, ZBYTESRECEIVED=call.seconds * 900,
                ZBYTESSENT=call.seconds * 800,
                ZOUTCOME=0 if call.seconds else 1, Z1CALLEVENTS=row, ZDATE=cocoa_s(call.moment),
                ZDURATION=float(call.seconds),
                ZGROUPCALLCREATORUSERJIDSTRING=jid(call.caller),
            )  # fmt: skip
            insert(
                db,
                "ZWACDCALLEVENTPARTICIPANT",
                Z_PK=row,
                Z_ENT=3,
                Z_OPT=1,
                ZOUTCOME=0,
                Z1PARTICIPANTS=row,
                ZJIDSTRING=other,
            )
            phone.fact(
                Fact(
                    kind="Call", service="whatsapp", path=path, table="ZWACDCALLEVENT", rowid=row,
                    at=call.moment * 1000,
                    direction="out" if out else "in", party=other, extra={"seconds": call.seconds,
                    "video": int(call.video)},
                )
            )  # fmt: skip

    names = ((1, "WAAggregateCallEvent"), (2, "WACDCallEvent"), (3, "WACDCallEventParticipant"))
    schema = schema_ios.WHATSAPP_CALLS + ios_layout.core_data(*names)
    ios_layout.put_database(phone, DOMAIN, "CallHistory.sqlite", build(schema, history))
