"""How apps name tables and columns: words for each purpose, and the styles in which words become a name.

The words are those that many apps' sources show. None is here because of what a single app calls something.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

Style = Callable[[Sequence[str]], str]


def snake(words: Sequence[str]) -> str:
    """`chat_id`."""
    return "_".join(words)


def camel(words: Sequence[str]) -> str:
    """`chatId`."""
    return words[0] + "".join(w.title() for w in words[1:])


def pascal(words: Sequence[str]) -> str:
    """`ChatId`."""
    return "".join(w.title() for w in words)


def upper(words: Sequence[str]) -> str:
    """`CHAT_ID`."""
    return "_".join(words).upper()


def core_data(words: Sequence[str]) -> str:
    """`ZCHATID`."""
    return "Z" + "".join(words).upper()


STYLES: tuple[tuple[Style, int], ...] = ((camel, 34), (snake, 40), (pascal, 8), (core_data, 12), (upper, 6))
"""Styles of columns with how often each is drawn."""


@dataclass
class Names:
    """Names in one style, each given once: the columns of a table, or the tables of a store."""

    rng: random.Random
    style: Style
    taken: set[str] = field(default_factory=set[str])

    def given(self, choices: Sequence[str]) -> str | None:
        """One of the choices, `"chat id"` as `chat_id`; None where all are taken."""
        made = [self.style(c.split()) for c in choices]
        free = [m for m in made if m.lower() not in self.taken]
        if not free:
            return None
        name = self.rng.choice(free)
        self.taken.add(name.lower())
        return name

    def one(self, choices: Sequence[str]) -> str:
        """The same where one is known to be free."""
        name = self.given(choices)
        if name is None:
            raise ValueError(f"all of {choices} are taken")
        return name

    def key(self) -> str:
        """The name of the column of row numbers."""
        if self.style is core_data:
            self.taken.add("z_pk")
            return "Z_PK"
        return self.one(("id", "id", "_id"))


def drawn_style(rng: random.Random) -> tuple[Style, Style]:
    """(style of columns, style of tables)."""
    columns = rng.choices([s for s, _ in STYLES], [w for _, w in STYLES])[0]
    return columns, columns if columns is core_data else rng.choice((snake, pascal, camel))


# --- tables ----------------------------------------------------------------------------------------------------------

MESSAGES = (
    "messages", "message", "msg", "chat message", "tb message", "t msg", "chat history", "im message", "chat", "history",
    "message entity", "message model", "sms log", "texts", "conversation message", "dialog messages", "room messages",
    "chat log", "db message", "local message", "inbox", "chat item", "message record", "user messages", "tbl chats",
    "stored message", "private message", "direct messages", "conversation entry", "chat line", "mensajes", "nachricht",
    "thread item", "talk",
)  # fmt: skip
THREADS = (
    "chats", "conversations", "threads", "rooms", "sessions", "dialogs", "channels", "chat list", "conversation entity",
    "chat room",
)  # fmt: skip
MEMBERS = (
    "chat members", "participants", "conversation users", "room users", "chat participants", "members", "user room",
)  # fmt: skip
PEOPLE = (
    "users", "contacts", "contact", "user", "people", "friends", "profiles", "persons", "contact entity", "buddies",
    "members", "user info", "roster", "address book", "user profile", "peers", "accounts", "clients", "customers", "t user",
    "tb contact", "phonebook", "leads", "personas", "kontakte",
)  # fmt: skip
CALLS = (
    "calls", "call log", "call history", "call entity", "recent calls", "call records", "phone calls", "call sessions",
    "call", "recents", "calllogs", "history", "tb call", "call item", "call info", "recordings", "call events",
)  # fmt: skip
NUMBER_TABLES = (
    "phones", "phone numbers", "contact phones", "numbers", "contact numbers", "telephones", "contact methods",
    "communications", "contact info", "details",
)  # fmt: skip
GROUP_TABLES = ("groups", "categories", "tags", "labels")

# --- columns of messages ---------------------------------------------------------------------------------------------

TEXT = (
    "body", "text", "content", "message", "msg", "message text", "contents", "payload", "message body", "txt", "snippet",
    "data", "texto", "message content", "msg content", "text content", "msg body", "value", "description", "inhalt",
)  # fmt: skip
TIME = (
    "timestamp", "time", "date", "created at", "sent at", "msg time", "ts", "datetime", "sent date", "creation date",
    "send time", "message time", "created", "create time", "time stamp", "date sent", "server time", "insert time", "epoch",
    "updated at",
)  # fmt: skip
OUTGOING = (
    "is outgoing", "is mine", "from me", "outgoing", "is sender", "is me", "is sent", "mine", "is from me", "self",
    "sent by me", "is own", "is self", "outbound", "is send", "own message",
)  # fmt: skip
INCOMING = ("is incoming", "incoming", "received", "is received", "is inbound", "inbound", "is remote")
SENDER = (
    "sender", "sender id", "from", "from id", "from user", "author", "author id", "user id", "from uid", "sender uid",
    "owner id", "created by", "sender user id", "src", "uid", "contact id",
)  # fmt: skip
RECEIVER = (
    "receiver", "receiver id", "to", "to id", "to user", "recipient", "recipient id", "target id", "to uid", "peer id",
    "dest", "dst",
)  # fmt: skip
PEER = (
    "peer", "contact", "contact id", "remote", "partner id", "user", "friend id", "buddy", "with user", "peer id",
    "other user id",
)  # fmt: skip
THREAD = (
    "chat id", "conversation id", "thread id", "room id", "session id", "dialog id", "channel id", "conv id", "group id",
    "chat", "conversation", "cid", "thread",
)  # fmt: skip
NUMBERED_PEER = ("address", "number", "phone number", "phone", "contact number")
"""What only columns of telephone numbers are called."""

# --- columns of people and calls -------------------------------------------------------------------------------------

NAME = (
    "name", "display name", "full name", "username", "nick name", "user name", "title", "contact name", "nickname",
    "nombre",
)  # fmt: skip
PHONE = (
    "phone", "phone number", "number", "mobile", "tel", "msisdn", "mobile number", "contact number", "cell", "telephone",
)  # fmt: skip
MAIL = ("email", "mail", "email address", "e mail")
GIVEN = ("first name", "given name", "firstname", "fname")
FAMILY = ("last name", "family name", "surname", "lname", "lastname")
OWNER = (
    "contact id", "person id", "owner id", "contact", "parent id", "user id", "raw contact id", "people id", "ref id", "pid",
)  # fmt: skip
START = (
    "start time", "started at", "timestamp", "date", "call time", "time", "created at", "begin", "call date", "start",
    "datetime", "initiated at",
)  # fmt: skip
END = ("end time", "ended at", "finished", "end", "hangup time", "call end")
DURATION = ("duration", "call duration", "length", "seconds", "talk time", "duration seconds", "elapsed")
CALLED = (
    "number", "phone number", "phone", "contact", "peer", "remote", "remote uri", "caller", "address", "callee",
    "contact number", "party",
)  # fmt: skip
