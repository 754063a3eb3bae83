"""Fills the iPhone's notes, calendar, Safari and Mail.

Facts: Apple Notes' gzip + protobuf bodies (https://github.com/threeplanetssoftware/apple_cloud_notes_parser);
Calendar.sqlitedb and Safari stores from public forensic write-ups; .emlx: length line, RFC 5322 message, XML
property list (https://www.loc.gov/preservation/digital/formats/fdd/fdd000615.shtml).
"""

import gzip
import plistlib
import sqlite3
import uuid
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage

from aboveboard.demo import ios_layout, schema_ios, story
from aboveboard.demo.database import build, insert
from aboveboard.demo.ios_messages import guid
from aboveboard.demo.media import jpeg
from aboveboard.demo.moments import DAY, STORY_START, cocoa_s, utc
from aboveboard.demo.phone import Phone
from aboveboard.demo.story import MIRA, PEOPLE, PLACES, Mail, Note, Person, Story
from aboveboard.demo.truth import Fact
from aboveboard.demo.wire import message

NOTES = "AppDomainGroup-group.com.apple.notes"


def _note_body(text: str) -> bytes:
    units = len(text.encode("utf-16-le")) // 2
    title = len(text.partition("\n")[0].encode("utf-16-le")) // 2 + 1
    runs = message((5, message((1, title), (2, message((1, 0)))))) + message((5, message((1, units - title))))
    note = message((2, text)) + runs
    document = message((2, message((1, 0), (2, 0), (3, note))))
    return gzip.compress(message((1, 0)) + document, mtime=0)


def notes(phone: Phone, told: Story) -> None:
    """Write NoteStore.sqlite."""
    path = ios_layout.place(phone, NOTES, "NoteStore.sqlite")
    names = (
        (2, "ICCloudSyncingObject"), (5, "ICAttachment"), (11, "ICNote"), (12, "ICMedia"), (13, "ICAccount"),
        (14, "ICFolder"), (18, "ICNoteData"),
    )  # fmt: skip

    def store(db: sqlite3.Connection) -> None:
        insert(db, "ZICCLOUDSYNCINGOBJECT", Z_PK=1, Z_ENT=13, Z_OPT=1, ZNAME="On My iPhone", ZIDENTIFIER="LocalAccount")
        for row, folder in ((2, "Notes"), (3, "Party")):
            insert(
                db,
                "ZICCLOUDSYNCINGOBJECT",
                Z_PK=row,
                Z_ENT=14,
                Z_OPT=1,
                ZTITLE2=folder,
                ZIDENTIFIER=guid(folder),
                ZACCOUNT4=1,
            )
        for note in story.notes(told.seed, "mira", told.scale):
            _note(phone, db, path, note)
        _picture(phone, db)

    ios_layout.put_database(
        phone, NOTES, "NoteStore.sqlite", build(schema_ios.NOTES + ios_layout.core_data(*names), store)
    )


def _note(phone: Phone, db: sqlite3.Connection, path: str, note: Note) -> None:
    row = note.number + 10
    title, _, rest = note.text.partition("\n")
    insert(db, "ZICNOTEDATA", Z_PK=note.number, Z_ENT=18, Z_OPT=1, ZNOTE=row, ZDATA=_note_body(note.text))
    insert(
        db, "ZICCLOUDSYNCINGOBJECT", Z_PK=row, Z_ENT=11, Z_OPT=1, ZIDENTIFIER=guid(f"note {note.number}"),
        ZTITLE1=title,
        ZSNIPPET=rest.partition("\n")[0], ZCREATIONDATE3=cocoa_s(note.moment),
        ZMODIFICATIONDATE1=cocoa_s(note.moment + 600_000),
        ZFOLDER=3 if note.folder == "Party" else 2, ZNOTEDATA=note.number, ZACCOUNT7=1,
        ZMARKEDFORDELETION=int(note.trashed),
        ZISPASSWORDPROTECTED=0, ZISPINNED=int(note.pinned),
    )  # fmt: skip
    extra: dict[str, str | int | float | None] = {
        "title": title,
        "folder": note.folder,
        "pinned": int(note.pinned),
        "trashed": int(note.trashed),
    }
    phone.fact(
        Fact(
            kind="Note",
            service="ios.notes",
            path=path,
            table="ZICCLOUDSYNCINGOBJECT",
            rowid=row,
            at=note.moment * 1000,
            text=note.text,
            extra=extra,
        )
    )


def _picture(phone: Phone, db: sqlite3.Connection) -> None:
    """Attach a picture to the first note: an attachment and a medium, whose folder bears its generation."""
    medium, generation, data = guid("note medium"), f"1_{guid('note generation')}", jpeg(801, None)
    name = "Boathouse.jpg"
    insert(
        db, "ZICCLOUDSYNCINGOBJECT", Z_PK=5001, Z_ENT=5, Z_OPT=1, ZIDENTIFIER=guid("note attachment"), ZNOTE=11,
        ZMEDIA=5002, ZTYPEUTI="public.jpeg", ZFILESIZE=len(data), ZTITLE=name, ZACCOUNT1=1,
    )  # fmt: skip
    insert(
        db, "ZICCLOUDSYNCINGOBJECT", Z_PK=5002, Z_ENT=12, Z_OPT=1, ZIDENTIFIER=medium, ZFILENAME=name, ZACCOUNT6=1,
        ZGENERATION1=generation,
    )  # fmt: skip
    path = ios_layout.put(phone, NOTES, f"Accounts/LocalAccount/Media/{medium}/{generation}/{name}", data)
    phone.fact(Fact(kind="Media", service="files", path=path, extra={"mime": "image/jpeg", "bytes": len(data)}))


def calendar(phone: Phone, told: Story) -> None:
    """Write Calendar.sqlitedb. A floating entry has start_tz '_float' and its wall-clock time as if in UTC."""
    relative = "Library/Calendar/Calendar.sqlitedb"
    path = ios_layout.place(phone, "HomeDomain", relative)
    entries = story.events(told.seed, "mira", told.scale)

    def store(db: sqlite3.Connection) -> None:
        insert(db, "Store", ROWID=1, name="Default", type=0, disabled=0)
        insert(
            db,
            "Calendar",
            ROWID=1,
            store_id=1,
            title="Home",
            color="#1BADF8",
            UUID=guid("calendar"),
            owner_identity_email=MIRA.email,
        )
        for row, spot in enumerate(PLACES, 1):
            insert(
                db,
                "Location",
                ROWID=row,
                title=spot.name,
                latitude=spot.latitude,
                longitude=spot.longitude,
                item_owner_id=row,
            )
        for row, entry in enumerate(entries, 1):
            spot = next(n for n, p in enumerate(PLACES, 1) if p.name == entry.place)
            guest = PEOPLE[entry.guest]
            insert(
                db, "CalendarItem", ROWID=row, summary=entry.title, location_id=spot, description=entry.note,
                start_date=cocoa_s(entry.start), start_tz=entry.zone or "_float",
                end_date=cocoa_s(entry.start + entry.minutes * 60_000),
                end_tz=entry.zone or "_float", all_day=int(entry.all_day), calendar_id=1,
                last_modified=cocoa_s(entry.start - DAY),
                creation_date=cocoa_s(entry.start - DAY), unique_identifier=guid(f"event {entry.number}"),
                entity_type=2, has_attendees=1,
                UUID=guid(f"event {entry.number}"), hidden=0,
            )  # fmt: skip
            insert(
                db,
                "Participant",
                entity_type=7,
                type=1,
                status=1,
                role=1,
                owner_id=row,
                email=guest.email,
                UUID=guid(f"guest {row}"),
            )
            if not entry.all_day:
                insert(db, "Alarm", trigger_interval=-900, type=0, calendaritem_owner_id=row, UUID=guid(f"alarm {row}"))
            ends = (entry.start + entry.minutes * 60_000) * 1000
            wall = utc(entry.start).strftime("%Y-%m-%dT%H:%M:%S")
            phone.fact(
                Fact(
                    kind="CalendarEvent", service="ios.calendar", path=path, table="CalendarItem", rowid=row,
                    at=entry.start * 1000 if entry.zone else None, local_at="" if entry.zone else wall,
                    text=entry.title,
                    extra={"place": entry.place, "zone": entry.zone, "all_day": int(entry.all_day),
                    "reminders": int(not entry.all_day), "ends_at": ends if entry.zone else None},
                )
            )  # fmt: skip

    ios_layout.put_database(phone, "HomeDomain", relative, build(schema_ios.CALENDAR, store))


def safari(phone: Phone, told: Story) -> None:
    """Write History.db, Bookmarks.db and BrowserState.db."""
    pages = story.visits(told.seed, "mira", told.scale)
    _history(phone, pages)
    _bookmarks(phone)
    _tabs(phone, pages)


def _history(phone: Phone, pages: tuple[story.Visit, ...]) -> None:
    path = ios_layout.place(phone, "HomeDomain", "Library/Safari/History.db")

    def store(db: sqlite3.Connection) -> None:
        items: dict[str, int] = {}
        for row, page in enumerate(pages, 1):
            item = items.setdefault(page.url, len(items) + 1)
            db.execute(
                "INSERT INTO history_items (id, url, domain_expansion, visit_count, daily_visit_counts,"
                " should_recompute_derived_visit_counts, visit_count_score) VALUES (?,?,?,1,x'',0,100)"
                " ON CONFLICT(id) DO UPDATE SET visit_count = visit_count + 1", (item, page.url,
                page.url.split("/")[2].split(".")[0])
            )  # fmt: skip
            insert(
                db,
                "history_visits",
                id=row,
                history_item=item,
                visit_time=cocoa_s(page.moment),
                title=page.title,
                load_successful=1,
            )
            phone.fact(
                Fact(
                    kind="Visit", service="ios.safari", path=path, table="history_visits", rowid=row,
                    at=page.moment * 1000, text=page.title,
                    extra={"url": page.url},
                )
            )  # fmt: skip

    ios_layout.put_database(phone, "HomeDomain", "Library/Safari/History.db", build(schema_ios.SAFARI_HISTORY, store))


def _bookmarks(phone: Phone) -> None:
    relative = "Library/Safari/Bookmarks.db"
    path = ios_layout.place(phone, "HomeDomain", relative)
    saved = (("Choir rota", "https://www.example.org/choir/rota"), ("台北天气", "https://example.org/天气/台北"))

    def store(db: sqlite3.Connection) -> None:
        insert(db, "bookmarks", id=0, type=1, title="Root", order_index=0, num_children=1, editable=0, deletable=0)
        insert(
            db,
            "bookmarks",
            id=1,
            special_id=1,
            parent=0,
            type=1,
            title="BookmarksBar",
            order_index=0,
            num_children=len(saved),
        )
        for number, (title, url) in enumerate(saved):
            row = insert(
                db, "bookmarks", id=10 + number, parent=1, type=0, title=title, url=url, order_index=number,
                external_uuid=guid(url),
                last_modified=cocoa_s(STORY_START),
            )  # fmt: skip
            phone.fact(
                Fact(
                    kind="Bookmark",
                    service="ios.safari",
                    path=path,
                    table="bookmarks",
                    rowid=row,
                    at=STORY_START * 1000,
                    text=title,
                    extra={"url": url},
                )
            )

    ios_layout.put_database(phone, "HomeDomain", relative, build(schema_ios.SAFARI_BOOKMARKS, store))


def _tabs(phone: Phone, pages: tuple[story.Visit, ...]) -> None:
    relative = "Library/Safari/BrowserState.db"
    path = ios_layout.place(phone, "HomeDomain", relative)

    def store(db: sqlite3.Connection) -> None:
        insert(db, "browser_windows", id=1, uuid=guid("window"), type=0)
        for row, page in enumerate(pages[-2:], 1):
            insert(
                db, "tabs", id=row, uuid=guid(f"tab {row}"), title=page.title, url=page.url,
                user_visible_url=page.url, order_index=row,
                last_viewed_time=cocoa_s(page.moment), private_browsing=row - 1, browser_window_uuid=guid("window"),
                browser_window_id=1,
            )  # fmt: skip
            phone.fact(
                Fact(
                    kind="Bookmark", service="ios.safari", path=path, table="tabs", rowid=row, at=page.moment * 1000,
                    text=page.title,
                    extra={"url": page.url, "collection": ("tabs", "private tabs")[row - 1]},
                )
            )  # fmt: skip

    ios_layout.put_database(phone, "HomeDomain", relative, build(schema_ios.SAFARI_TABS, store))


def compose(mail: Mail) -> bytes:
    """Write a mail as an RFC 5322 message with CRLF line ends and a fixed Message-ID."""
    out = EmailMessage(policy=policy.SMTP)
    out["Date"] = utc(mail.moment)
    out["From"] = _address(PEOPLE[mail.sender])
    out["To"] = _address(PEOPLE[mail.to])
    out["Subject"] = mail.subject
    out["Message-ID"] = message_id(mail)
    out.set_content(mail.body, cte="base64")
    return out.as_bytes()


def _address(person: Person) -> Address:
    user, _, domain = person.email.partition("@")
    return Address(person.name, user, domain)


def message_id(mail: Mail) -> str:
    """Give the Message-ID of a mail, the same on both phones."""
    return f"<{uuid.uuid5(uuid.NAMESPACE_URL, f'https://example.org/mail/{mail.number}')}@example.org>"


def mail_store(phone: Phone, told: Story) -> None:
    """Write Mail's Envelope Index, Protected Index and .emlx files; an iTunes backup has none of them."""
    mine = [mail for mail in told.mails if "mira" in (mail.sender, mail.to)]
    account = f"IMAP-{MIRA.email}"
    root = f"{ios_layout.MOBILE}/Library/Mail"
    people = sorted({key for mail in mine for key in (mail.sender, mail.to)})
    subjects = sorted({mail.subject for mail in mine})
    path = f"{root}/Protected Index"

    def fact(kind: str, table: str, row: int, text: str, party: str = "") -> None:
        phone.fact(Fact(kind=kind, service="ios.mail", path=path, table=table, rowid=row, text=text, party=party))

    def protected(db: sqlite3.Connection) -> None:
        for row, key in enumerate(people, 1):
            insert(db, "addresses", ROWID=row, address=PEOPLE[key].email, comment=PEOPLE[key].name)
            fact("Contact", "addresses", row, PEOPLE[key].name, PEOPLE[key].email)
        for row, subject in enumerate(subjects, 1):
            insert(db, "subjects", ROWID=row, subject=subject)
            fact("Email", "subjects", row, subject)
        for mail in mine:
            summary = f"{mail.number}: {mail.body[:80]}"
            insert(db, "summaries", ROWID=mail.number, summary=summary)
            fact("Email", "summaries", mail.number, summary)

    def envelope(db: sqlite3.Connection) -> None:
        insert(db, "mailboxes", ROWID=1, url=f"imap://{MIRA.email}/INBOX", total_count=len(mine))
        insert(db, "mailboxes", ROWID=2, url=f"imap://{MIRA.email}/Sent%20Messages")
        for mail in mine:
            _mail(phone, db, root, account, mail, people, subjects)

    phone.put_database(path, build(schema_ios.MAIL_PROTECTED, protected))
    phone.put_database(f"{root}/Envelope Index", build(schema_ios.MAIL_ENVELOPE, envelope))


def _mail(
    phone: Phone, db: sqlite3.Connection, root: str, account: str, mail: Mail, people: list[str], subjects: list[str]
) -> None:
    out = mail.sender == "mira"
    seconds = mail.moment // 1000
    raw = compose(mail)
    insert(db, "message_global_data", ROWID=mail.number, message_id=mail.number, message_id_header=message_id(mail))
    insert(db, "conversations", conversation_id=mail.number)
    insert(
        db, "messages", ROWID=mail.number, message_id=mail.number, global_message_id=mail.number, remote_id=mail.number,
        sender=people.index(mail.sender) + 1, subject=subjects.index(mail.subject) + 1, summary=mail.number,
        date_sent=seconds,
        date_received=seconds + 2, mailbox=2 if out else 1, read=1, size=len(raw), conversation_id=mail.number,
        display_date=seconds + 2,
    )  # fmt: skip
    insert(db, "recipients", message=mail.number, address=people.index(mail.to) + 1, type=1, position=0)
    box = "Sent Messages.imapbox" if out else "INBOX.imapbox"
    tail = plistlib.dumps(
        {"date-received": seconds + 2, "flags": 1, "remote-id": str(mail.number)}, fmt=plistlib.FMT_XML
    )
    emlx = str(len(raw)).encode().ljust(10) + b"\n" + raw + tail
    path = phone.put(f"{root}/{account}/{box}/Messages/{mail.number}.emlx", emlx, moment=mail.moment)
    received = (seconds + 2) * 1_000_000
    phone.fact(
        Fact(
            kind="Email", service="ios.mail", path=path, at=received,
            direction="out" if out else "in", party=PEOPLE[mail.to if out else mail.sender].email, text=mail.body + "\n",
            extra={"subject": mail.subject, "message_id": message_id(mail), "sent_at": seconds * 1_000_000},
        )
    )  # fmt: skip
    index = f"{root}/Envelope Index"
    phone.fact(
        Fact(
            kind="Email", service="ios.mail", path=index, table="messages", rowid=mail.number, at=received,
            thread=str(mail.number), extra={"sent_at": seconds * 1_000_000, "size": len(raw)},
        )
    )  # fmt: skip
