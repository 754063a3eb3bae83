"""Fills the Android phone's calendar, Chrome, Gmail and X (Twitter).

Facts: AOSP CalendarContract (an all-day event is midnight UTC); Chromium history_database; bigTopDataDB's
zipped_message_proto (one byte, then zlib; fields 1 to, 4 from, 5 subject, 6.2.3.2 body, 17 time in ms; the file's
number is Java's hash of the address) from public write-ups; twitter.db of public test images, whose message data is
a serialisation of its own.
"""

import hashlib
import html
import sqlite3
import zlib

from aboveboard.demo import schema_android, story
from aboveboard.demo.abx import Element, text_xml
from aboveboard.demo.database import build, insert
from aboveboard.demo.ios_daily import message_id
from aboveboard.demo.moments import DAY, STORY_START, TAKEN, utc, webkit_us
from aboveboard.demo.phone import Phone
from aboveboard.demo.story import DENIZ, PEOPLE, Line, Mail, Person, Story
from aboveboard.demo.truth import Fact
from aboveboard.demo.wire import message


def calendar(phone: Phone, told: Story) -> None:
    """Write calendar.db."""
    path = "data/data/com.android.providers.calendar/databases/calendar.db"

    def store(db: sqlite3.Connection) -> None:
        insert(
            db, "Calendars", _id=1, account_name=DENIZ.email, account_type="com.google", name=DENIZ.email,
            calendar_displayName="Deniz",
            calendar_access_level=700, visible=1, sync_events=1, calendar_timezone="Europe/Lisbon",
            ownerAccount=DENIZ.email, isPrimary=1,
        )  # fmt: skip
        for row, entry in enumerate(story.events(told.seed, "deniz", told.scale), 1):
            zone = "UTC" if entry.all_day else (entry.zone or "Europe/Lisbon")
            insert(
                db, "Events", _id=row, _sync_id=hashlib.sha256(f"event {row}".encode()).hexdigest()[:26],
                calendar_id=1, title=entry.title,
                eventLocation=entry.place, description=entry.note, eventStatus=1, dtstart=entry.start,
                dtend=entry.start + entry.minutes * 60_000,
                eventTimezone=zone, allDay=int(entry.all_day), organizer=DENIZ.email, hasAttendeeData=1,
                lastDate=entry.start + entry.minutes * 60_000,
            )  # fmt: skip
            guest = PEOPLE[entry.guest]
            insert(
                db, "Attendees", event_id=row, attendeeName=guest.name, attendeeEmail=guest.email, attendeeStatus=1,
                attendeeRelationship=1,
                attendeeType=1,
            )  # fmt: skip
            insert(db, "Reminders", event_id=row, minutes=30, method=1)
            phone.fact(
                Fact(
                    kind="CalendarEvent", service="android.calendar", path=path, table="Events", rowid=row,
                    at=None if entry.all_day else entry.start * 1000,
                    local_at=utc(entry.start).strftime("%Y-%m-%d") if entry.all_day else "",
                    text=entry.title, extra={"place": entry.place, "zone": zone, "all_day": int(entry.all_day)},
                )
            )  # fmt: skip

    phone.put_database(path, build(schema_android.CALENDAR, store))


def chrome(phone: Phone, told: Story) -> None:
    """Write Chrome's History and one downloaded file."""
    path = "data/data/com.android.chrome/app_chrome/Default/History"
    pages = story.visits(told.seed, "deniz", told.scale)
    paper = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    bought = pages[-1].moment + 60_000
    stored = phone.put("data/media/0/Download/tickets.pdf", paper, moment=bought)

    def store(db: sqlite3.Connection) -> None:
        insert(db, "meta", key="version", value="70")
        urls: dict[str, int] = {}
        for row, page in enumerate(pages, 1):
            known = page.url in urls
            url = urls.setdefault(page.url, len(urls) + 1)
            if known:
                db.execute(
                    "UPDATE urls SET visit_count = visit_count + 1, last_visit_time = ? WHERE id = ?",
                    (webkit_us(page.moment), url),
                )
            else:
                insert(
                    db,
                    "urls",
                    id=url,
                    url=page.url,
                    title=page.title,
                    visit_count=1,
                    typed_count=0,
                    last_visit_time=webkit_us(page.moment),
                )
                if page.search:
                    insert(
                        db,
                        "keyword_search_terms",
                        keyword_id=2,
                        url_id=url,
                        lower_term=page.search.lower(),
                        term=page.search,
                    )
                    phone.fact(
                        Fact(
                            kind="WebSearch",
                            service="chrome",
                            path=path,
                            table="keyword_search_terms",
                            rowid=url,
                            text=page.search,
                        )
                    )
            insert(
                db,
                "visits",
                id=row,
                url=url,
                visit_time=webkit_us(page.moment),
                from_visit=0,
                transition=805306368,
                visit_duration=4_000_000,
            )
            phone.fact(
                Fact(
                    kind="Visit", service="chrome", path=path, table="visits", rowid=row, at=page.moment * 1000,
                    text=page.title,
                    extra={"url": page.url},
                )
            )  # fmt: skip
        target = "/storage/emulated/0/Download/tickets.pdf"
        insert(
            db, "downloads", id=1, guid="00000000-0000-4000-8000-00000000d001", current_path=target, target_path=target,
            start_time=webkit_us(bought), received_bytes=len(paper), total_bytes=len(paper), state=1, danger_type=0,
            interrupt_reason=0, hash=b"",
            end_time=webkit_us(bought + 2000), opened=1, last_access_time=webkit_us(bought + 5000), transient=0,
            referrer="https://shop.example.com/", site_url="", tab_url="https://shop.example.com/tickets",
            tab_referrer_url="", http_method="GET",
            by_ext_id="", by_ext_name="", etag="", last_modified="", mime_type="application/pdf",
            original_mime_type="application/pdf",
        )  # fmt: skip
        insert(db, "downloads_url_chains", id=1, chain_index=0, url="https://shop.example.com/tickets.pdf")
        phone.fact(
            Fact(
                kind="Download", service="chrome", path=path, table="downloads", rowid=1, at=bought * 1000,
                text="tickets.pdf",
                extra={"url": "https://shop.example.com/tickets.pdf", "file": stored, "bytes": len(paper)},
            )
        )  # fmt: skip

    phone.put_database(path, build(schema_android.CHROME, store))


def java_hash(text: str) -> int:
    """Give Java's String.hashCode."""
    value = 0
    for unit in text:
        value = (value * 31 + ord(unit)) & 0xFFFFFFFF
    return value - (1 << 32) if value & 0x80000000 else value


def _address(person: Person) -> bytes:
    return message((1, 1), (2, person.email), (3, person.name))


def _letter(mail: Mail) -> bytes:
    sender, to = PEOPLE[mail.sender], PEOPLE[mail.to]
    page = "".join(f"<p>{html.escape(line)}</p>" for line in mail.body.split("\n\n"))
    domain = sender.email.partition("@")[2]
    body = message((2, message((1, 1), (3, message((2, page))))))
    secondary = message((8, domain), (9, domain), (15, sender.name), (17, sender.email))
    raw = message(
        (1, _address(to)), (4, _address(sender)), (5, mail.subject), (6, body), (7, mail.body[:60]), (8,
        message_id(mail)), (11, secondary),
        (17, mail.moment), (29, mail.number),
    )  # fmt: skip
    return b"\x01" + zlib.compress(raw, 6)


def gmail(phone: Phone, told: Story) -> None:
    """Write Gmail's bigTopDataDB and the preferences that name its account."""
    mine = [mail for mail in told.mails if "deniz" in (mail.sender, mail.to)]
    home = "data/data/com.google.android.gm"
    path = f"{home}/databases/bigTopDataDB.{java_hash(DENIZ.email)}"

    def store(db: sqlite3.Connection) -> None:
        for mail in mine:
            out = mail.sender == "deniz"
            label = "^f" if out else "^i"
            conversation = message(
                (1, f"thread-a:r{mail.number}"), (2, mail.subject), (3, mail.body[:60]), (4, mail.moment)
            )
            single = message(
                (1, f"msg-a:r{mail.number}"),
                (2, _address(PEOPLE[mail.sender])),
                (3, mail.moment),
                (4, label),
                (11, mail.body[:60]),
            )
            item = insert(
                db,
                "items",
                server_perm_id=f"thread-a:r{mail.number}",
                item_summary_proto=message((1, conversation), (2, single)),
                is_trashed=0,
            )
            row = insert(
                db, "item_messages", server_perm_id=f"msg-a:r{mail.number}", items_row_id=item,
                zipped_message_proto=_letter(mail),
                is_missing_details=0, write_sequence_id=mail.number, is_invalidated=0,
            )  # fmt: skip
            phone.fact(
                Fact(
                    kind="Email", service="gmail", path=path, table="item_messages", rowid=row, at=mail.moment * 1000,
                    direction="out" if out else "in", party=PEOPLE[mail.to if out else mail.sender].email,
                    text=mail.body,
                    extra={"subject": mail.subject, "message_id": message_id(mail)},
                )
            )  # fmt: skip

    phone.put_database(path, build(schema_android.GMAIL, store))
    prefs = (Element("string", {"name": "active-account"}, (), DENIZ.email),)
    phone.put(f"{home}/shared_prefs/Gmail.xml", text_xml(Element("map", {}, prefs)))


def _tweet_data(entry: int, text: str) -> bytes:
    # As far as it is known: 0x49 opens an object, 0x1d an id of eight bytes, 0x6a an ASCII text after its length.
    raw = text.encode("ascii")
    return b"\x49\x1d" + entry.to_bytes(8, "big") + b"\x6a" + bytes([min(len(raw), 255)]) + raw + b"\x49\x49\x12\x00"


def twitter(phone: Phone, told: Story) -> None:
    """Write X's store: users, posts, searches and the conversation with Mira."""
    me = DENIZ.social[0]
    path = f"data/data/com.twitter.android/databases/{me}-66.db"
    people = [person for person in PEOPLE.values() if person.social[0]]
    chats = told.of("deniz", "x")

    def store(db: sqlite3.Connection) -> None:
        for row, person in enumerate(people, 1):
            user, name = person.social
            insert(
                db, "users", _id=row, user_id=user, username=name, name=person.name,
                description=f"{person.name}, invented", location="Example",
                user_flags=0, followers=40, friends=30, statuses=10, profile_created=STORY_START, updated=TAKEN,
                favorites=3,
            )  # fmt: skip
            phone.fact(
                Fact(
                    kind="Contact", service="twitter", path=path, table="users", rowid=row, text=person.name, party=name
                )
            )
        for post in told.posts:
            author = PEOPLE[post.author]
            number = 1_800_000_000_000_000_000 + post.number
            row = insert(
                db, "statuses", status_id=number, author_id=author.social[0], content=post.text, source="Demo",
                created=post.moment,
                favorited=post.number % 2, latitude=str(post.place.latitude) if post.place else None,
                longitude=str(post.place.longitude) if post.place else None, retweet_count=0,
                favorite_count=post.likes, flags=0, lang=post.language,
            )  # fmt: skip
            phone.fact(
                Fact(
                    kind="Post", service="twitter", path=path, table="statuses", rowid=row, at=post.moment * 1000,
                    text=post.text,
                    party=author.social[1], direction="out" if post.author == "deniz" else "in",
                    extra={"likes": post.likes, "id": number},
                )
            )  # fmt: skip
        insert(
            db, "search_queries", type=6, name="surprise party", query="surprise party", query_id=1, time=TAKEN - DAY
        )
        phone.fact(
            Fact(
                kind="WebSearch",
                service="twitter",
                path=path,
                table="search_queries",
                rowid=1,
                at=(TAKEN - DAY) * 1000,
                text="surprise party",
            )
        )
        for chat in chats:
            other = PEOPLE[next(key for key in chat.members if key != "deniz")].social[0]
            key = f"{min(me, other)}-{max(me, other)}"
            insert(
                db,
                "conversations",
                conversation_id=key,
                type=0,
                sort_timestamp=chat.lines[-1].moment,
                is_muted=0,
                read_only=0,
            )
            for user in (me, other):
                insert(
                    db,
                    "conversation_participants",
                    conversation_id=key,
                    user_id=str(user),
                    join_time=chat.started,
                    participant_type=0,
                )
            for number, line in enumerate(chat.lines, 1):
                _entry(phone, db, path, key, 1_850_000_000_000_000_000 + number, line)

    phone.put_database(path, build(schema_android.TWITTER, store))


def _entry(phone: Phone, db: sqlite3.Connection, path: str, key: str, number: int, line: Line) -> None:
    sender = PEOPLE[line.sender].social[0]
    row = insert(
        db, "conversation_entries", entry_id=number, sort_entry_id=number, conversation_id=key, user_id=sender,
        created=line.moment, entry_type=0,
        data=_tweet_data(number, line.text),
    )  # fmt: skip
    phone.fact(
        Fact(
            kind="Message", service="twitter", path=path, table="conversation_entries", rowid=row,
            at=line.moment * 1000,
            direction="out" if line.sender == "deniz" else "in", party=str(sender), text=line.text, thread=key,
        )
    )  # fmt: skip
