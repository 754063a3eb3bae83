"""Reddit on Android: posts and people that the app cached, and its chats (a Matrix store)."""

from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import Artifact, Col, Const, Contact, Message, Person, Post, Rows, Sqlite, flag, opt


def _json(expr: str, path: str) -> str:
    return f"CASE WHEN typeof({expr}) = 'text' AND json_valid({expr}) THEN json_extract({expr}, '$.{path}') END"


def _link(path: str) -> str:
    return f"({_json('l.linkJson', path)})"


def _content(path: str, event: str = "e") -> str:
    return f"({_json(f'{event}.content', path)})"


_KEY, _TARGET = '"m.relates_to".key', '"m.relates_to".event_id'
_OWN = "(SELECT min(r.directUserId) FROM room_summary AS r WHERE r.roomId = e.roomId AND r.isDirect = 1)"
_NAME = "(SELECT min(s.displayName) FROM room_member_summary AS s WHERE s.roomId = e.roomId AND s.userId = {})"
_REMOVED = "FROM event AS x WHERE x.type = 'm.room.redaction' AND x.redacts = e.eventId"
_SOURCES = (
    "https://github.com/abrignoni/ALEAPP (reddit.py)",
    "https://dfdive.com/articles (Kalackattu Hari, Forensic Analysis of Reddit App: iOS and Android)",
    "https://spec.matrix.org (events of rooms)",
)
_HOME = "{app_data:com.reddit.frontpage}/databases/"

CACHE = Artifact(
    id="android.reddit",
    title="Reddit: posts and people cached",
    service="reddit",
    emits=(Post, Contact),
    files=(_HOME + "reddit_db_*",),
    read=(
        Sqlite(
            "link AS l",
            "l.rowid",
            {
                "at": Col(_link("created_utc"), UNIX_S),
                "author": Person(None, _link("author"), role="author"),
                "party": Col(_link("author")),
                "title": Col(f"NULLIF({_link('title')}, '')"),
                "body": Col(f"NULLIF({_link('selftext')}, '')"),
                "url": Col(f"COALESCE(NULLIF({_link('url')}, ''), 'https://www.reddit.com' || {_link('permalink')})"),
                "group": Col(_link("subreddit_name_prefixed")),
                "post_id": Col("l.linkId"),
                "likes": Col(_link("score")),
                "replies": Col(_link("num_comments")),
                "liked": Col(_link("likes"), flag),
                "bookmarked": Col(_link("saved"), flag),
                "content_warning": Col(f"CASE WHEN {_link('over_18')} = 1 THEN 'over 18' END"),
                "origin": Const("cached by the app"),
            },
            name="posts",
            requires={"link": ("linkId", "linkJson")},
            optional=True,
        ),
        Sqlite(
            "account AS a",
            "a.rowid",
            {
                "created_at": opt("a.createdUtc", UNIX_S),
                "name": Col("NULLIF(a.name, '')"),
                "identifiers": Rows(
                    "SELECT 'email' AS type, CAST(a.email AS TEXT) AS value WHERE a.email <> '' UNION ALL"
                    " SELECT 'phone', CAST(a.phoneMaskedNumber AS TEXT) WHERE a.phoneMaskedNumber <> ''",
                    keys=("type", "value"),
                ),
                "contact_id": Col("a.accountId"),
            },
            kind=Contact,
            name="accounts",
            requires={"account": ("accountId", "name")},
            optional=True,
        ),
    ),
    says="One record for each post and each account that the app cached for the account in the file's name.",
    limits="That a post was cached does not say that it was looked at, nor that an account is the phone's own. `likes` is"
    " the score, votes down counted against it. Comments, communities and votes not yet sent are not read.",
    sources=_SOURCES,
)
CHAT = Artifact(
    id="android.reddit.chat",
    title="Reddit: chats",
    service="reddit",
    emits=Message,
    files=(_HOME + "matrix_session_*",),
    read=(
        Sqlite(
            "event AS e",
            "e.rowid",
            {
                "at": Col("e.originServerTs", UNIX_MS),
                "sent_at": Col("e.originServerTs", UNIX_MS),
                "direction": Col(
                    f"CASE WHEN {_OWN} <> '' THEN CASE e.sender WHEN {_OWN} THEN 'incoming' ELSE 'outgoing' END END"
                ),
                "sender": Person("e.sender", _NAME.format("e.sender"), role="sender"),
                "party": Col(f"COALESCE({_OWN}, e.sender)"),
                "recipients": Rows(
                    "SELECT s.userId AS identifier, s.displayName AS name FROM room_member_summary AS s"
                    " WHERE s.roomId = e.roomId AND s.userId <> e.sender ORDER BY s.userId",
                    keys=("identifier", "name"),
                    role="recipient",
                ),
                "thread": Col("e.roomId"),
                "thread_name": Col(
                    "(SELECT NULLIF(min(r.displayName), '') FROM room_summary AS r WHERE r.roomId = e.roomId)"
                ),
                "body": Col(f"NULLIF({_content('body')}, '')"),
                "type": Col(_content("msgtype")),
                "reply_to": Col(_content('"m.relates_to"."m.in_reply_to".event_id')),
                "reactions": Rows(
                    f"SELECT {_content(_KEY, 'x')} AS value, x.sender AS by FROM event AS x"
                    f" WHERE x.type = 'm.reaction' AND x.roomId = e.roomId"
                    f" AND {_content(_TARGET, 'x')} = e.eventId ORDER BY x.originServerTs",
                    keys=("value", "by"),
                ),
                "deleted": Col(f"EXISTS (SELECT 1 {_REMOVED})", flag),
                "deleted_at": Col(f"(SELECT min(x.originServerTs) {_REMOVED})", UNIX_MS),
                "attachments": Rows(
                    f"SELECT {_content('url')} AS url, {_content('info.mimetype')} AS mime WHERE {_content('url')} <> ''",
                    keys=("url", "mime"),
                ),
                "message_id": Col("e.eventId"),
            },
            requires={"event": ("type", "content", "sender", "roomId", "originServerTs", "redacts")},
            where="e.type = 'm.room.message'",
            leaves_out="events that are no messages: members, names, settings; reactions and removals are with the message",
        ),
    ),
    says="One record for each message of a chat, with reactions and whether it was removed.",
    limits="Which way a message went is known in chats of two alone, where the store names the other. Pictures have an"
    " address on the server; their copies cannot be told. Tokens of the session are in another file, which is not read.",
    sources=_SOURCES,
)
