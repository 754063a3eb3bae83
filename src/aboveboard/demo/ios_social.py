"""Fills Mastodon, Truth Social and Discord on the iPhone.

Facts: the stores of a public iOS 17 and iOS 15 test image: Mastodon's shared.sqlite (ZSTATUS joined to
ZMASTODONUSER), Truth Social's ChatModel.sqlite (an event's entity says its kind), Discord's URL cache (an answer in
the database, or in fsCachedData under the name the row holds) with the service's public JSON
(https://discord.com/developers/docs/resources/message).
"""

import json
import plistlib
import sqlite3

from aboveboard.demo import ios_layout, schema_ios
from aboveboard.demo.database import build, insert
from aboveboard.demo.ios_messages import guid, stable
from aboveboard.demo.moments import STORY_START, cocoa_s, utc
from aboveboard.demo.phone import Phone
from aboveboard.demo.story import PEOPLE, Chat, Line, Story
from aboveboard.demo.truth import Fact

_HOST = "social.example.org"


def account(key: str) -> str:
    """Give a person's invented account number."""
    return str(109_000_000_000_000_000 + int(stable(f"account {key}", 10), 16))


def mastodon(phone: Phone, told: Story) -> None:
    """Write Mastodon's shared.sqlite: the posts of the story that its three users wrote there too."""
    domain = "AppDomainGroup-group.org.joinmastodon.app"
    path = ios_layout.place(phone, domain, "Databases/shared.sqlite")
    writers = ("mira", "tunde", "layla")
    posts = [post for post in told.posts if post.author in writers]

    def store(db: sqlite3.Connection) -> None:
        insert(
            db, "ZINSTANCE", Z_PK=1, Z_ENT=6, Z_OPT=1, ZCREATEDAT=cocoa_s(STORY_START), ZDOMAIN=_HOST, ZVERSION="4.4.0"
        )
        for row, key in enumerate(writers, 1):
            person = PEOPLE[key]
            insert(
                db, "ZMASTODONUSER", Z_PK=row, Z_ENT=8, Z_OPT=1, ZBOT=0, ZFOLLOWERSCOUNT=12, ZFOLLOWINGCOUNT=9,
                ZLOCKED=0,
                ZSTATUSESCOUNT=sum(post.author == key for post in posts), ZSUSPENDED=0, ZCREATEDAT=cocoa_s(STORY_START),
                ZUPDATEDAT=cocoa_s(STORY_START), ZACCT=f"{key}_demo", ZDISPLAYNAME=person.name, ZDOMAIN=_HOST,
                ZID=account(key),
                ZIDENTIFIER=f"{account(key)}@{_HOST}", ZNOTE="<p>Invented.</p>", ZURL=f"https://{_HOST}/@{key}_demo",
                ZUSERNAME=f"{key}_demo", ZEMOJIS=b"[]", ZFIELDS=b"[]",
            )  # fmt: skip
            phone.fact(
                Fact(
                    kind="Contact",
                    service="mastodon",
                    path=path,
                    table="ZMASTODONUSER",
                    rowid=row,
                    at=STORY_START * 1000,
                    text=person.name,
                    party=f"{key}_demo",
                )
            )
        insert(
            db, "ZMASTODONAUTHENTICATION", Z_PK=1, Z_ENT=7, Z_OPT=1, ZINSTANCE=1, ZUSER=1,
            ZACTIVEDAT=cocoa_s(STORY_START), ZDOMAIN=_HOST,
            ZCREATEDAT=cocoa_s(STORY_START), ZUPDATEDAT=cocoa_s(STORY_START), ZUSERID=account("mira"),
            ZUSERNAME="mira_demo", ZUSERACCESSTOKEN="invented-token",
        )  # fmt: skip
        phone.fact(
            Fact(
                kind="Account",
                service="mastodon",
                path=path,
                table="ZMASTODONAUTHENTICATION",
                rowid=1,
                at=STORY_START * 1000,
                party=f"mira_demo@{_HOST}",
                text=_HOST,
                extra={"has_secret": 1},
            )
        )
        for row, post in enumerate(posts, 1):
            number = 115_000_000_000_000_000 + post.number
            insert(
                db, "ZSTATUS", Z_PK=row, Z_ENT=15, Z_OPT=1, ZFAVOURITESCOUNT=post.likes, ZREBLOGSCOUNT=0,
                ZREPLIESCOUNT=0, ZSENSITIVE=0,
                ZAUTHOR=writers.index(post.author) + 1, ZCREATEDAT=cocoa_s(post.moment),
                ZUPDATEDAT=cocoa_s(post.moment + 60_000),
                ZCONTENT=f"<p>{post.text}</p>", ZDOMAIN=_HOST, ZID=str(number), ZIDENTIFIER=f"{number}@{_HOST}",
                ZLANGUAGE=post.language,
                ZURI=f"https://{_HOST}/users/{post.author}_demo/statuses/{number}",
                ZURL=f"https://{_HOST}/@{post.author}_demo/{number}",
                ZVISIBILITYRAW="public", ZATTACHMENTS=b"[]", ZEMOJIS=b"[]", ZMENTIONS=b"[]",
            )  # fmt: skip
            phone.fact(
                Fact(
                    kind="Post", service="mastodon", path=path, table="ZSTATUS", rowid=row, at=post.moment * 1000,
                    text=post.text,
                    party=account(post.author), extra={"likes": post.likes},
                )
            )  # fmt: skip

    names = ((6, "Instance"), (7, "MastodonAuthentication"), (8, "MastodonUser"), (15, "Status"))
    built = build(schema_ios.MASTODON + ios_layout.core_data(*names), store)
    ios_layout.put_database(phone, domain, "Databases/shared.sqlite", built)


def truth_social(phone: Phone, told: Story) -> None:
    """Write Truth Social's ChatModel.sqlite."""
    domain = "AppDomainGroup-group.com.truthsocial.demo"
    relative = f"chat/v1/{account('mira')}/ChatModel.sqlite"
    path = ios_layout.place(phone, domain, relative)
    chats = told.of("mira", "truth")

    def store(db: sqlite3.Connection) -> None:
        people = sorted({key for chat in chats for key in chat.members})
        for row, key in enumerate(people, 1):
            insert(
                db, "ZMANAGEDACCOUNT", Z_PK=row, Z_ENT=1, Z_OPT=1, ZISVERIFIED=0, ZACCT=f"{key}_demo",
                ZDISPLAYNAME=PEOPLE[key].name,
                ZSERVERID=account(key),
            )  # fmt: skip
            started = [chat.started for chat in chats if key != "mira" and key in chat.members]
            phone.fact(
                Fact(
                    kind="Contact", service="truthsocial", path=path, table="ZMANAGEDACCOUNT", rowid=row,
                    at=min(started) * 1000 if started else None, text=PEOPLE[key].name, party=f"{key}_demo",
                )
            )  # fmt: skip
        for row, chat in enumerate(chats, 1):
            other = next(key for key in chat.members if key != "mira")
            insert(
                db, "ZMANAGEDCHAT", Z_PK=row, Z_ENT=3, Z_OPT=1, ZISACCEPTED=1, ZMESSAGETTL=1_209_600, ZUNREADCOUNT=0,
                ZOTHERACCOUNT=people.index(other) + 1, ZCREATEDAT=cocoa_s(chat.started),
                ZLASTACTIVITYDATE=cocoa_s(chat.lines[-1].moment),
                ZCREATEDBYACCOUNT=account("mira"), ZOTHERACCOUNTID=account(other), ZOWNEDBYACCOUNTID=account("mira"),
                ZSERVERID=str(700 + row),
                ZTYPE="direct",
            )  # fmt: skip
            created = insert(
                db, "ZMANAGEDEVENTBASE", Z_ENT=5, Z_OPT=1, ZCHAT=row, ZCREATEDAT=cocoa_s(chat.started),
                ZCHATID=str(700 + row),
                ZEVENTID=str(9000 + row), ZTYPE="chatCreated",
            )  # fmt: skip
            phone.fact(
                Fact(
                    kind="Message", service="truthsocial", path=path, table="ZMANAGEDEVENTBASE", rowid=created,
                    at=chat.started * 1000, thread=str(700 + row), extra={"type": "chatCreated"},
                )
            )  # fmt: skip
            for line in chat.lines:
                event = insert(
                    db, "ZMANAGEDEVENTBASE", Z_ENT=10, Z_OPT=1, ZCHAT=row, ZFAILEDTOSEND=0, ZISHIDDEN=0, ZISUNREAD=0,
                    ZTTL=1_209_600,
                    ZCREATEDAT=cocoa_s(line.moment), ZCHATID=str(700 + row), ZEVENTID=stable(line.key, 8),
                    ZTYPE="message",
                    ZACCOUNTID1=account(line.sender), ZCONTENT=f"<p>{line.text}</p>", ZMESSAGEID=stable(line.key, 10),
                )  # fmt: skip
                phone.fact(
                    Fact(
                        kind="Message", service="truthsocial", path=path, table="ZMANAGEDEVENTBASE", rowid=event,
                        at=line.moment * 1000,
                        direction="out" if line.sender == "mira" else "in", party=account(line.sender), text=line.text,
                        thread=str(700 + row),
                    )
                )  # fmt: skip

    names = ((1, "ManagedAccount"), (3, "ManagedChat"), (5, "ManagedEventBase"), (10, "ManagedMessage"))
    ios_layout.put_database(
        phone, domain, relative, build(schema_ios.TRUTH_SOCIAL + ios_layout.core_data(*names), store)
    )


def _snowflake(moment: int, number: int) -> str:
    return str((moment - 1_420_070_400_000) << 22 | number)


def _answer(line: Line, channel: str, number: int) -> dict[str, object]:
    person = PEOPLE[line.sender]
    author: dict[str, object] = {
        "id": account(line.sender), "username": f"{person.key}_demo", "global_name": person.name, "avatar": None,
        "discriminator": "0",
        "public_flags": 0,
    }  # fmt: skip
    return {
        "id": _snowflake(line.moment, number), "type": 0, "content": line.text, "channel_id": channel,
        "author": author, "attachments": [],
        "embeds": [], "mentions": [], "mention_roles": [], "pinned": False, "mention_everyone": False, "tts": False,
        "timestamp": utc(line.moment).isoformat(timespec="microseconds"), "edited_timestamp": None, "flags": 0,
        "components": [],
    }  # fmt: skip


def discord(phone: Phone, told: Story) -> None:
    """Write Discord's URL cache: a channel's messages in a file beside it, one just sent in the database itself."""
    home = "Library/Caches/com.hammerandchisel.discord"
    root = ios_layout.place(phone, "AppDomain-com.hammerandchisel.discord", home)
    path = f"{root}/Cache.db"

    def store(db: sqlite3.Connection) -> None:
        for chat in told.of("mira", "discord"):
            _channel(phone, db, root, path, chat)

    # A backup leaves Library/Caches out, so this store is in a full file system only.
    phone.put_database(path, build(schema_ios.URL_CACHE, store))


def _channel(phone: Phone, db: sqlite3.Connection, root: str, path: str, chat: Chat) -> None:
    channel = _snowflake(chat.started, 1)
    url = f"https://discord.com/api/v9/channels/{channel}/messages"
    # A short answer that the database holds itself is one to a message that the owner sent.
    sent = next(line for line in reversed(chat.lines) if line.sender == "mira")
    listed = [line for line in chat.lines if line is not sent]
    name = guid(f"cache {channel}")
    answers = [_answer(line, channel, number) for number, line in enumerate(listed)]
    stored = phone.put(f"{root}/fsCachedData/{name}", json.dumps(answers[::-1]).encode(), moment=sent.moment)
    _cached(db, f"{url}?limit=50", sent.moment, name.encode(), outside=True)
    _cached(db, url, sent.moment, json.dumps(_answer(sent, channel, len(listed))).encode(), outside=False)
    for number, line in enumerate((*listed, sent)):
        phone.fact(
            Fact(
                kind="Message", service="discord", path=stored if line is not sent else path, at=line.moment * 1000,
                direction="out" if line is sent else "", party=account(line.sender), text=line.text,
                thread=channel,
                extra={"id": _snowflake(line.moment, number)},
            )
        )  # fmt: skip


def _cached(db: sqlite3.Connection, url: str, moment: int, data: bytes, *, outside: bool) -> None:
    row = insert(
        db, "cfurl_cache_response", version=0, hash_value=int(stable(url, 15), 16), storage_policy=0, request_key=url,
        time_stamp=utc(moment).strftime("%Y-%m-%d %H:%M:%S"), partition=None,
    )  # fmt: skip
    response = plistlib.dumps({"Version": 1, "Array": [url, cocoa_s(moment), 200]}, fmt=plistlib.FMT_BINARY)
    insert(
        db,
        "cfurl_cache_blob_data",
        entry_ID=row,
        response_object=response,
        request_object=response,
        proto_props=response,
    )
    insert(db, "cfurl_cache_receiver_data", entry_ID=row, isDataOnFS=int(outside), receiver_data=data)
