"""Fills WhatsApp's stores on the iPhone: ChatStorage.sqlite, ContactsV2.sqlite, CallHistory.sqlite and the media beside
them.

Facts: column meanings from public forensic write-ups of ChatStorage.sqlite: ZMESSAGETYPE 0 text, 1 picture, 3 voice,
5 place, 6 group event, 14 taken back; ZSESSIONTYPE 0 person, 1 group; ZMESSAGEINFO.ZRECEIPTINFO protobuf.
"""

import sqlite3

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
        item = self._item(db, row, line, remote) if line.attachment else None
        receipts = b"".join(
            message((7, message((1, PEOPLE[key].digits), (3, line.moment // 1000 + 20))))
            for key in chat.members
            if key != line.sender
        )
        extra: dict[str, str | int | float | None] = {"stanza": stable(line.key)}
        if reaction is not None:
            # A reaction is field 7 of the receipt of the message it answers.
            receipts += message(
                (
                    7,
                    message(
                        (1, jid(reaction.sender)),
                        (2, stable(reaction.key)),
                        (3, reaction.reaction),
                        (4, reaction.moment),
                    ),
                )
            )
            extra["reaction"] = reaction.reaction
        insert(db, "ZWAMESSAGEINFO", Z_PK=row, Z_ENT=11, Z_OPT=1, ZMESSAGE=row, ZRECEIPTINFO=receipts)
        insert(
            db, "ZWAMESSAGE", Z_PK=row, Z_ENT=9, Z_OPT=1, ZFLAGS=16777280 if out else 16777216, ZGROUPEVENTTYPE=0,
            ZISFROMME=int(out),
            ZMESSAGESTATUS=8 if out else 0, ZMESSAGETYPE=TYPES.get(what, 0), ZSORT=row, ZSTARRED=0,
            ZCHATSESSION=session,
            ZGROUPMEMBER=None if out or not chat.title else self.members[session, line.sender], ZMEDIAITEM=item,
            ZMESSAGEINFO=row,
            ZPARENTMESSAGE=self.rows.get(line.reply_to), ZMESSAGEDATE=cocoa_s(line.moment),
            ZSENTDATE=cocoa_s(line.moment),
            ZFROMJID=None if out else remote, ZPUSHNAME=None if out else PEOPLE[line.sender].given,
            ZSTANZAID=stable(line.key),
            ZTEXT=line.text or None if what != "jpeg" else None, ZTOJID=remote if out else None,
        )  # fmt: skip
        self.rows[line.key] = row
        if line.attachment is not None:
            extra["attachment"] = line.attachment.name
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
        assert attachment is not None
        values: dict[str, object] = {}
        if attachment.place is not None:
            values = {"ZLATITUDE": attachment.place.latitude, "ZLONGITUDE": attachment.place.longitude}
        else:
            picture = attachment.what == "jpeg"
            data = jpeg(attachment.number, None) if picture else opus(attachment.number)
            local = f"Media/{remote}/{stable(line.key)[0].lower()}/{stable(line.key)[1].lower()}/{attachment.name}"
            path = ios_layout.put(self.phone, DOMAIN, f"Message/{local}", data, line.moment)
            mime = "image/jpeg" if picture else "audio/ogg; codecs=opus"
            values = {
                "ZFILESIZE": len(data), "ZMEDIALOCALPATH": local, "ZVCARDSTRING": mime,
                "ZMOVIEDURATION": 0 if picture else attachment.number,
            }  # fmt: skip
            self.phone.fact(
                Fact(
                    kind="Media", service="files", path=path, extra={"mime": mime.partition(";")[0], "bytes": len(data)}
                )
            )
        return insert(
            db,
            "ZWAMEDIAITEM",
            Z_ENT=8,
            Z_OPT=1,
            ZMESSAGE=row,
            ZTITLE=line.text or None,
            ZMEDIAURLDATE=cocoa_s(line.moment),
            **values,
        )


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
