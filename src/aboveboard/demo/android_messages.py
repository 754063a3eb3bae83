"""Fills mmssms.db: SMS, one of them twice, one deleted, and a group MMS with a picture.

Facts: AOSP TelephonyProvider (Telephony.Sms.TYPE 1 in, 2 sent; Mms.MSG_BOX; PduHeaders 0x89 From, 0x97 To; dates of
pdu in seconds).
"""

import sqlite3

from aboveboard.demo import schema_android
from aboveboard.demo.database import build, insert
from aboveboard.demo.dice import Dice
from aboveboard.demo.media import jpeg
from aboveboard.demo.moments import STORY_START
from aboveboard.demo.phone import Phone
from aboveboard.demo.story import PEOPLE, Chat, Line, Story, phrase
from aboveboard.demo.truth import Fact

HOME = "data/user_de/0/com.android.providers.telephony"
SERVICE = "android.sms"


class _Store:
    def __init__(self, phone: Phone, chats: tuple[Chat, ...]) -> None:
        self.phone = phone
        self.chats = chats
        self.path = f"{HOME}/databases/mmssms.db"
        self.addresses: dict[str, int] = {}
        self.rows: dict[str, int] = {}
        self.order = sorted(
            ((line, chat, number) for number, chat in enumerate(chats, 1) for line in chat.lines),
            key=lambda item: (item[0].moment, item[0].key),
        )

    def head(self, db: sqlite3.Connection) -> None:
        insert(db, "android_metadata", locale="en_GB")
        for number, chat in enumerate(self.chats, 1):
            others = [PEOPLE[key].phone for key in chat.members if key != "deniz"]
            for address in others:
                if address not in self.addresses:
                    self.addresses[address] = len(self.addresses) + 1
                    insert(db, "canonical_addresses", _id=self.addresses[address], address=address)
            last = next(line for line in reversed(chat.lines) if line.key != "sms-wal" and line.fate == "live")
            insert(
                db, "threads", _id=number, date=last.moment, message_count=len(chat.lines), snippet=last.text,
                recipient_ids=" ".join(str(self.addresses[address]) for address in others),
                has_attachment=int(chat.app == "mms"),
            )  # fmt: skip

    def talk(self, db: sqlite3.Connection) -> None:
        for line, chat, number in self.order:
            if line.key == "sms-wal":
                continue
            if chat.app == "mms":
                self.mms(db, line, chat, number)
            else:
                self.sms(db, line, chat, number)
        # A restored backup is a usual cause of the same message standing there twice.
        twin = next(item for item in self.order if item[0].key == "sms-plot-1")
        self.sms(db, *twin, twin=True)

    def late(self, db: sqlite3.Connection) -> None:
        for line, chat, number in self.order:
            if line.key == "sms-wal":
                self.sms(db, line, chat, number, state="wal")
                db.execute("UPDATE threads SET date = ?, snippet = ? WHERE _id = ?", (line.moment, line.text, number))

    def forget(self, db: sqlite3.Connection) -> None:
        for line, _, _ in self.order:
            if line.fate == "deleted":
                db.execute("DELETE FROM sms WHERE _id = ?", (self.rows[line.key],))

    def sms(
        self, db: sqlite3.Connection, line: Line, chat: Chat, number: int, *, twin: bool = False, state: str = ""
    ) -> None:
        out = line.sender == "deniz"
        other = PEOPLE[next(key for key in chat.members if key != "deniz")]
        row = insert(
            db, "sms", thread_id=number, address=other.phone, date=line.moment,
            date_sent=0 if out else line.moment - 900, protocol=0,
            read=1, status=-1, type=2 if out else 1, body=line.text, service_center=None if out else "+12025550190",
            sub_id=number % 2 + 1,
            creator="com.google.android.apps.messaging", seen=1,
        )  # fmt: skip
        self.rows[line.key] = row
        self.phone.fact(
            Fact(
                kind="Message", service=SERVICE, path=self.path, table="sms", rowid=row, at=line.moment * 1000,
                direction="out" if out else "in", party=other.phone, text=line.text, thread=other.phone,
                state=state or line.fate,
                extra={"twin": 1} if twin else {},
            )
        )  # fmt: skip

    def mms(self, db: sqlite3.Connection, line: Line, chat: Chat, number: int) -> None:
        out = line.sender == "deniz"
        others = [PEOPLE[key].phone for key in chat.members if key != "deniz"]
        row = insert(
            db, "pdu", thread_id=number, date=line.moment // 1000, date_sent=0, msg_box=2 if out else 1, read=1,
            m_id=f"mms{line.moment}",
            sub=chat.title, sub_cs=106, ct_t="application/vnd.wap.multipart.related", m_cls="personal",
            m_type=128 if out else 132, v=18,
            pri=129, tr_id=f"T{line.moment}", sub_id=1, seen=1, creator="com.google.android.apps.messaging",
            text_only=int(not line.attachment),
        )  # fmt: skip
        sender = "insert-address-token" if out else PEOPLE[line.sender].phone
        targets = others if out else [PEOPLE["deniz"].phone, *(a for a in others if a != sender)]
        insert(db, "addr", msg_id=row, address=sender, type=137, charset=106)
        for address in targets:
            insert(db, "addr", msg_id=row, address=address, type=151, charset=106)
        insert(
            db, "part", mid=row, seq=-1, ct="application/smil", cid="<smil>", cl="smil.xml", text="<smil><body/></smil>"
        )
        if line.text:
            insert(
                db, "part", mid=row, seq=0, ct="text/plain", chset=106, cid="<text0>", cl="text0.txt", text=line.text
            )
        extra: dict[str, str | int | float | None] = {"subject": chat.title, "mms": 1}
        if line.attachment is not None:
            data = jpeg(line.attachment.number, None)
            name = f"PART_{line.moment}_{line.attachment.name}"
            path = self.phone.put(f"{HOME}/app_parts/{name}", data, moment=line.moment)
            insert(
                db, "part", mid=row, seq=0, ct="image/jpeg", name=line.attachment.name, cid="<image0>",
                cl=line.attachment.name,
                _data=f"/{HOME}/app_parts/{name}",
            )  # fmt: skip
            extra["attachment"] = line.attachment.name
            self.phone.fact(
                Fact(kind="Media", service="files", path=path, extra={"mime": "image/jpeg", "bytes": len(data)})
            )
        self.phone.fact(
            Fact(
                kind="Message", service=SERVICE, path=self.path, table="pdu", rowid=row,
                at=line.moment // 1000 * 1_000_000,
                direction="out" if out else "in", party="" if out else sender, text=line.text or None,
                thread=",".join(others), extra=extra,
            )
        )  # fmt: skip


def fill(phone: Phone, story: Story) -> None:
    """Write mmssms.db and the parts of MMS."""
    store = _Store(phone, story.of("deniz", "sms", "mms"))

    def bulk(db: sqlite3.Connection) -> None:
        count = story.scale.bulk
        dice = Dice(story.seed, "bulk sms")
        pool = [phrase(dice, dice.pick(("en", "en", "zh-Hans", "ar", "es", "ko"))) for _ in range(997)]
        chats = [
            (number, PEOPLE[next(k for k in c.members if k != "deniz")].phone)
            for number, c in enumerate(store.chats, 1)
            if c.app == "sms"
        ]
        rows = (
            (*chats[n % len(chats)], STORY_START + n * 13, 1, -1, n % 2 + 1, f"{pool[n % 997]} #{n}", 1, 1)
            for n in range(count)
        )
        db.executemany(
            "INSERT INTO sms (thread_id, address, date, read, status, type, body, sub_id, seen)"
            " VALUES (?,?,?,?,?,?,?,?,?)",
            rows,
        )
        phone.bulk[f"Message {SERVICE}"] = count

    fills = [store.head, store.talk, *((bulk,) if story.scale.bulk else ()), store.forget]
    built = build(schema_android.SMS, *fills, wal=(store.late,), salt=phone.dice("sms wal").bytes(8))
    phone.put_database(store.path, built)
