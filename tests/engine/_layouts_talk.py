"""Stores of messages, people and calls of a seed: one of the layouts, names, identifiers and clocks that apps combine.

    talk(7)          a database
    talk(7, "json")  another store, kept in a file

Nothing here is of an app. What must be found stands in `truth`, as in the published stores.
"""

from __future__ import annotations

import html
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.engine import _layouts_names as words
from tests.engine._layouts_names import Names, Style, drawn_style
from tests.engine._layouts_tables import Clock, Column, Extra, Made, Table, besides, drawn_clock, keyed, stored
from tests.engine._pool_three_talk import three
from tests.engine._tenth_talk import hexed, uuid
from tests.engine.published_talk import Aside, Line, Person, Record, Ring, Talk, known, party, rang, says

CONTENTS = (
    ("messages",), ("messages",), ("messages", "contacts"), ("messages", "contacts"), ("contacts",), ("calls",),
    ("calls", "contacts"), ("messages", "contacts", "calls"), ("messages", "calls"),
)  # fmt: skip


@dataclass(frozen=True)
class Identifier:
    """What an app knows people by."""

    name: str
    often: int
    type: str
    of: Callable[[Person], object]
    people: tuple[str, ...]
    """What its column in the table of people is called; none where that table's row numbers are it."""
    parties: tuple[str, ...] = ()
    """What columns of parties that hold it may be called besides."""


SERVERS = ("user id", "uid", "uuid", "server id", "identifier")
IDENTIFIERS = (
    Identifier("row", 28, "INTEGER", lambda p: p.n + 1, ()),
    Identifier("uuid", 14, "TEXT", lambda p: uuid(p.key), SERVERS),
    Identifier("hex", 10, "TEXT", lambda p: p.key, SERVERS),
    Identifier("number", 8, "INTEGER", lambda p: p.num, SERVERS),
    Identifier("jid", 6, "TEXT", lambda p: f"{p.handle}@chat.example", ("jid", "address"), ("jid", "address")),
    Identifier("handle", 6, "TEXT", lambda p: p.handle, ("user name", "handle"), ("username",)),
    Identifier("phone", 8, "TEXT", lambda p: p.phone, words.PHONE, words.NUMBERED_PEER),
    Identifier("mail", 4, "TEXT", lambda p: p.mail, words.MAIL, ("address",)),
)


@dataclass(frozen=True)
class Draw:
    """What all tables of a store have in common."""

    rng: random.Random
    style: Style
    tables: Names
    talk: Talk
    identifier: Identifier
    made: Made

    def named(self) -> Names:
        """Names for the columns of a new table."""
        return Names(self.rng, self.style)

    def often(self, share: float) -> bool:
        """Whether something that this share of apps does is done."""
        return self.rng.random() < share

    def ways(self, person: Person) -> list[Record]:
        """Everything that a store may call somebody."""
        some = (person.phone, person.local, person.mail, person.handle, person.name)
        return party(self.identifier.of(person), *some, name=person.name)

    def other(self, line: Line) -> Person:
        """The other side of a conversation of two."""
        return self.talk.people[line.chat]


def talk(seed: int, form: str = "database") -> Aside:
    """A store of this seed, as a database or in one of the files."""
    rng = random.Random(f"layouts/{form}/{seed}")
    columns, tables = drawn_style(rng)
    contents = rng.choice(CONTENTS)
    rings = rng.randrange(20, 40) if "calls" in contents else 0
    crowd = three(
        f"layouts {form} {seed}",
        count=rng.randrange(30, 60),
        people=rng.randrange(6, 12),
        groups=rng.randrange(2),
        rings=rings,
    )
    identifier = rng.choices(IDENTIFIERS, [i.often for i in IDENTIFIERS])[0]
    made = Made([], [], [], [], f"made: {' '.join(contents)}, {columns.__name__}, {identifier.name}")
    draw = Draw(rng, columns, Names(rng, tables), crowd, identifier, made)
    people = "contacts" in contents or draw.often(0.6)
    if people:
        _people(draw, "contacts" in contents)
    if "messages" in contents:
        _messages(draw)
    if "calls" in contents:
        _calls(draw, by_identifier=people and draw.often(0.4))
    _others(draw)
    rng.shuffle(made.tables)
    return stored(made, form)


# --- people ----------------------------------------------------------------------------------------------------------

OF_PEOPLE: tuple[Extra[Person], ...] = (
    ("avatar url", "TEXT", lambda p: f"https://cdn.example.org/a/{p.key}.jpg"),
    ("status", "TEXT", lambda p: ("Hey there!", "busy", "", "At work")[p.n % 4]),
    ("is blocked", "INTEGER", lambda p: 0),
    ("last seen", "INTEGER", lambda p: 1_700_000_000_000 + p.n * 86_400_000),
    ("created at", "INTEGER", lambda p: 1_690_000_000_000 + p.n * 1000),
    ("unread count", "INTEGER", lambda p: p.n % 3),
    ("color", "INTEGER", lambda p: -13_421_773 + p.n),
    ("is favorite", "INTEGER", lambda p: p.n % 2),
)


def _people(draw: Draw, contacts: bool) -> None:
    """The table of people; its rows are spare where it is not said to be a book of contacts."""
    names = draw.named()
    table, key, identifier = draw.tables.one(words.PEOPLE), names.key(), draw.identifier
    columns: list[Column[Person]] = []
    reached: list[Column[Person]] = []
    if identifier.people:
        reached.append(Column(names.one(identifier.people), identifier.type, identifier.of))
    if draw.often(0.25):
        columns.append(Column(names.one(words.GIVEN[:2]), "TEXT", lambda p: p.first))
        columns.append(Column(names.one(words.FAMILY[:3]), "TEXT", lambda p: p.last))
    else:
        columns.append(Column(names.one(words.NAME), "TEXT", lambda p: p.name))
    if identifier.name != "phone" and (identifier.name == "row" or draw.often(0.6)):
        written: Callable[[Person], object] = (lambda p: p.local) if draw.often(0.4) else (lambda p: p.phone)
        reached.append(Column(names.one(words.PHONE), "TEXT", written))
    if identifier.name != "mail" and draw.often(0.35):
        reached.append(Column(names.one(words.MAIL), "TEXT", lambda p: p.mail))
    columns += [*reached, *besides(draw.rng, names, OF_PEOPLE, 1, 4)]
    draw.rng.shuffle(columns)
    there = draw.talk.people if draw.often(0.4) else draw.talk.people[1:]
    draw.made.tables.append(keyed(table, key, columns, [(p.n + 1, p) for p in there]))
    draw.made.layout += f"; people in {table}"
    for person in there:
        row, ways = person.n + 1, [c.value(person) for c in reached]
        if contacts and person.n:
            # Names in parts may be put together as their language does, the family's first.
            joined = person.last + person.first
            draw.made.truth.append(known(person.name, ways, table, row, person.first, person.handle, joined))
        else:
            draw.made.spare.append((table, row))


# --- messages --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Laid:
    """How the messages' table says who wrote to whom."""

    columns: list[Column[Line]]
    groups: bool = False
    """Whether messages in conversations of several fit in it."""


Layout = Callable[[Draw, Names, Clock], Laid]


def _peer(draw: Draw, names: Names) -> Column[Line]:
    choices = (*words.PEER, *draw.identifier.parties)
    return Column(names.one(choices), draw.identifier.type, lambda line: draw.identifier.of(draw.other(line)))


def _flag(names: Names) -> Column[Line]:
    return Column(names.one(words.OUTGOING), "INTEGER", lambda line: int(line.out))


def _sender_and_receiver(draw: Draw, names: Names, clock: Clock) -> Laid:
    identifier = draw.identifier
    return Laid([
        Column(names.one(words.SENDER), identifier.type, lambda line: identifier.of(line.who)),
        Column(
            names.one(words.RECEIVER),
            identifier.type,
            lambda line: identifier.of(draw.other(line) if line.out else draw.talk.me),
        ),
    ])  # fmt: skip


def _peer_and_flag(draw: Draw, names: Names, clock: Clock) -> Laid:
    if draw.often(0.75):
        return Laid([_peer(draw, names), _flag(names)])
    incoming: Column[Line] = Column(names.one(words.INCOMING), "INTEGER", lambda line: int(not line.out))
    return Laid([_peer(draw, names), incoming])


def _peer_and_word(draw: Draw, names: Names, clock: Clock) -> Laid:
    pairs = (
        ("in", "out"), ("incoming", "outgoing"), ("received", "sent"), ("INBOUND", "OUTBOUND"), ("RECEIVED", "SENT"),
        ("inbox", "sent"),
    )  # fmt: skip
    pair = draw.rng.choice(pairs)
    name = names.one(("direction", "type", "kind", "msg type", "box"))
    return Laid([_peer(draw, names), Column(name, "TEXT", lambda line: pair[line.out])])


def _peer_and_code(draw: Draw, names: Names, clock: Clock) -> Laid:
    name = names.one(("type", "msg type", "direction", "box"))
    return Laid([_peer(draw, names), Column(name, "INTEGER", lambda line: 2 if line.out else 1)])


def _name_and_flag(draw: Draw, names: Names, clock: Clock) -> Laid:
    name = names.one(("sender name", "contact name", "from name", "name", "user"))
    return Laid([Column(name, "TEXT", lambda line: draw.other(line).name), _flag(names)])


def _thread_and_sender(draw: Draw, names: Names, clock: Clock) -> Laid:
    thread, number = _threads(draw, names, clock)
    identifier = draw.identifier
    columns = [thread, Column[Line](names.one(words.SENDER), identifier.type, lambda line: identifier.of(line.who))]
    if draw.often(0.6):
        _members(draw, thread.type, number)
    if draw.often(0.4):
        columns.append(_flag(names))
    elif draw.often(0.5):
        columns.append(
            Column(names.one(("sender name", "author name", "from name")), "TEXT", lambda line: line.who.name)
        )
    return Laid(columns, groups=True)


def _thread_and_object(draw: Draw, names: Names, clock: Clock) -> Laid:
    thread, _ = _threads(draw, names, clock)

    def written(line: Line) -> str:
        sender = {"_id": draw.identifier.of(line.who), "name": line.who.name, "avatar": "https://x.example/a.jpg"}
        return json.dumps(sender, ensure_ascii=False)

    return Laid([thread, Column(names.one(("sender", "user", "author", "from")), "TEXT", written)], groups=True)


def _thread_and_flag(draw: Draw, names: Names, clock: Clock) -> Laid:
    thread, _ = _threads(draw, names, clock, of_two=True)
    return Laid([thread, _flag(names)])


LAYOUTS: tuple[tuple[Layout, int], ...] = (
    (_sender_and_receiver, 22),
    (_peer_and_flag, 24),
    (_thread_and_sender, 20),
    (_thread_and_flag, 18),
    (_name_and_flag, 6),
    (_peer_and_word, 8),
    (_peer_and_code, 8),
    (_thread_and_object, 6),
)
"""Layouts with how often each is drawn."""


def _threads(
    draw: Draw, names: Names, clock: Clock, *, of_two: bool = False
) -> tuple[Column[Line], Callable[[int], object]]:
    """Add the table of conversations; give the messages' column that names one, and how it does."""
    numbered = draw.often(0.6)
    kind = "INTEGER" if numbered else "TEXT"

    def number(chat: int) -> object:
        return chat + 10 if numbered else uuid(hexed(f"chat{chat}", 24))

    crowd, own = draw.talk, draw.named()
    last = {line.chat: line for line in crowd.lines}
    said = {line.chat: line.text for line in crowd.lines if line.text}

    def title(chat: int) -> object:
        return crowd.groups[chat][0] if chat in crowd.groups else crowd.people[chat].name

    columns = [Column[int](own.key(), f"{kind} PRIMARY KEY", number)]
    if of_two:
        choices = (*words.PEER, *draw.identifier.parties)
        of = draw.identifier.of
        columns.append(Column(own.one(choices), draw.identifier.type, lambda chat: of(crowd.people[chat])))
    names_of_last, names_of_time = (
        ("last message", "snippet", "last text"),
        ("updated at", "last time", "last message time"),
    )
    columns += [
        Column[int](own.one(("title", "name", "subject", "display name")), "TEXT", title),
        Column[int](own.one(names_of_last), "TEXT", lambda chat: said.get(chat, "")),
        Column[int](own.one(names_of_time), clock.type, lambda chat: clock.write(last[chat].ms)),
        Column[int](own.one(("unread count", "unread")), "INTEGER", lambda chat: chat % 2),
    ]
    chats = [chat for chat in sorted(last) if not (of_two and chat in crowd.groups)]
    rows = [tuple(c.value(chat) for c in columns) for chat in chats]
    table = Table(draw.tables.one(words.THREADS), [(c.name, c.type) for c in columns], rows)
    draw.made.tables.append(table)
    draw.made.decoys.append(table.name)
    return Column(names.one(words.THREAD), kind, lambda line: number(line.chat)), number


def _members(draw: Draw, kind: str, number: Callable[[int], object]) -> None:
    crowd, names = draw.talk, draw.named()
    columns = [(names.one(("chat id",)), kind), (names.one(("user id",)), draw.identifier.type)]
    rows = [
        (number(chat), draw.identifier.of(person))
        for chat in sorted({line.chat for line in crowd.lines})
        for person in (crowd.groups[chat][1] if chat in crowd.groups else (crowd.me, crowd.people[chat]))
    ]
    table = Table(draw.tables.one(words.MEMBERS), columns, rows)
    draw.made.tables.append(table)
    draw.made.decoys.append(table.name)


def _plain(line: Line) -> str:
    return line.text or ""


def _in_json(line: Line) -> str:
    return json.dumps({"text": line.text or "", "mentions": []}, ensure_ascii=False)


def _in_html(line: Line) -> str:
    return f"<p>{html.escape(line.text, quote=False).replace(chr(10), '<br>')}</p>" if line.text else ""


BODIES: tuple[tuple[Callable[[Line], str], int], ...] = ((_plain, 80), (_in_json, 8), (_in_html, 8))
MEDIA = ("media url", "local path")
OF_MESSAGES: tuple[Extra[Line], ...] = (
    ("status", "INTEGER", lambda line: 2),
    ("is read", "INTEGER", lambda line: int(not line.unread)),
    ("type", "TEXT", lambda line: "text" if line.text else line.form),
    ("media url", "TEXT", lambda line: None if line.text else f"https://cdn.example.org/m/{line.key}.jpg"),
    ("reply to", "INTEGER", lambda line: None),
    ("server id", "TEXT", lambda line: line.key),
    ("is deleted", "INTEGER", lambda line: int(line.deleted)),
    ("edited", "INTEGER", lambda line: int(line.edited)),
    ("message type", "INTEGER", lambda line: 0 if line.text else 1),
    ("status", "TEXT", lambda line: ("sent", "delivered", "read")[line.n % 3]),
    ("account id", "INTEGER", lambda line: 1),
    ("updated at", "INTEGER", lambda line: line.ms + line.n * 97),
    ("local path", "TEXT", lambda line: None if line.text else f"/storage/emulated/0/x/{line.key}.jpg"),
)


def _messages(draw: Draw) -> None:
    rng, names = draw.rng, draw.named()
    table, key, clock = draw.tables.one(words.MESSAGES), names.key(), drawn_clock(rng)
    layout = rng.choices([way for way, _ in LAYOUTS], [often for _, often in LAYOUTS])[0]
    body = rng.choices([way for way, _ in BODIES], [often for _, often in BODIES])[0]
    columns: list[Column[Line]] = [
        Column(names.one(words.TEXT), "TEXT", body),
        Column(names.one(words.TIME), clock.type, lambda line: clock.write(line.ms)),
    ]
    laid = layout(draw, names, clock)
    lines = [line for line in draw.talk.lines if laid.groups or line.chat not in draw.talk.groups]
    more = besides(rng, names, OF_MESSAGES, 2, 6)
    columns += [*laid.columns, *more]
    rng.shuffle(columns)
    numbered = list(enumerate(lines, 1))
    draw.made.tables.append(keyed(table, key, columns, numbered))
    draw.made.layout += f"; messages in {table},{layout.__name__.replace('_', ' ')},{body.__name__.replace('_', ' ')}"
    draw.made.layout += f", {clock.name}"
    shown = {names.style(name.split()) for name in MEDIA} & {c.name for c in more}
    for row, line in numbered:
        if line.text or shown:
            draw.made.truth.append(_said(draw, table, row, line, clock))
        else:
            # A row without words and without a picture's place says too little to be told or not.
            draw.made.spare.append((table, row))


def _said(draw: Draw, table: str, row: int, line: Line, clock: Clock) -> Record:
    to = draw.ways(draw.other(line)) if line.out and line.chat not in draw.talk.groups else ()
    # Whose phone it is does not stand in every layout: no direction is no fault.
    may_lack: dict[str, Sequence[object]] = {"direction": [None]}
    return says(line, table, row, at=clock.said(line.ms), sender=draw.ways(line.who), to=to, also=may_lack)


# --- calls -----------------------------------------------------------------------------------------------------------

OF_CALLS: tuple[Extra[Ring], ...] = (
    ("is video", "INTEGER", lambda ring: int(ring.video)),
    ("is read", "INTEGER", lambda ring: 1),
    ("sim id", "INTEGER", lambda ring: 1),
    ("photo uri", "TEXT", lambda ring: None),
    ("status", "TEXT", lambda ring: "completed" if ring.duration else "missed"),
    ("call id", "TEXT", lambda ring: uuid(hexed(f"call{ring.n}", 24))),
    ("notes", "TEXT", lambda ring: None),
    ("is synced", "INTEGER", lambda ring: 1),
)


def _calls(draw: Draw, *, by_identifier: bool) -> None:
    """The table of calls; who was called stands there by the app's identifier or by number."""
    rng, names = draw.rng, draw.named()
    table, key, clock = draw.tables.one(words.CALLS), names.key(), drawn_clock(rng)
    identifier = draw.identifier
    columns: list[Column[Ring]] = [
        Column(names.one(words.START), clock.type, lambda ring: clock.write(ring.ms)),
        Column(names.one((*words.PEER, *identifier.parties)), identifier.type, lambda ring: identifier.of(ring.other))
        if by_identifier
        else Column(names.one(words.CALLED), "TEXT", lambda ring: ring.other.phone),
        _way(rng, names),
    ]
    if draw.often(0.5):
        name = names.given(("name", "contact name", "display name", "caller name"))
        columns += [Column[Ring](name, "TEXT", lambda ring: ring.other.name)] if name else []
    lasted = rng.random()
    if lasted < 0.6:
        unit = rng.choice((1, 1, 1000))
        columns.append(Column(names.one(words.DURATION), "INTEGER", lambda ring: ring.duration * unit))
    elif lasted < 0.9:
        columns.append(
            Column(names.one(words.END), clock.type, lambda ring: clock.write(ring.ms + 1000 * ring.duration))
        )
    columns += besides(rng, names, OF_CALLS, 1, 4)
    rng.shuffle(columns)
    numbered = list(enumerate(draw.talk.rings, 1))
    draw.made.tables.append(keyed(table, key, columns, numbered))
    draw.made.layout += f"; calls in {table}, {clock.name}"
    for row, ring in numbered:
        told = rang(ring, table, row, draw.ways(ring.other), at=clock.said(ring.ms))
        draw.made.truth.append({**told, "also": {"direction": [None]}})


def _way(rng: random.Random, names: Names) -> Column[Ring]:
    """The column that says which way a call went: by a flag, words, words with one for missed calls, or codes."""
    form = rng.choice(("flag", "words", "words and missed", "code", "code and missed"))
    if form == "flag":
        flag = names.one(("is outgoing", "outgoing", "is caller", "from me"))
        return Column(flag, "INTEGER", lambda ring: int(ring.out))
    name, missed = names.one(("type", "call type", "direction")), form.endswith("missed")
    if form.startswith("code"):
        return Column(name, "INTEGER", lambda ring: 2 if ring.out else 3 if missed and not ring.duration else 1)
    pairs = (
        ("incoming", "outgoing"), ("INCOMING", "OUTGOING"), ("in", "out"), ("inbound", "outbound"), ("received", "dialed"),
    )  # fmt: skip
    came, went = rng.choice(pairs)
    return Column(name, "TEXT", lambda ring: went if ring.out else "missed" if missed and not ring.duration else came)


# --- what stands beside them -----------------------------------------------------------------------------------------

OTHERS = (
    Table("settings", [("key", "TEXT"), ("value", "TEXT")], [("theme", "dark"), ("lang", "de")]),
    Table(
        "drafts",
        [("id", "INTEGER PRIMARY KEY"), ("chat_id", "INTEGER"), ("text", "TEXT"), ("updated_at", "INTEGER")],
        [(1, 2, "not yet sent but soon", 1_700_000_000_000)],
    ),
    Table(
        "sync_state",
        [("name", "TEXT"), ("cursor", "TEXT"), ("at", "INTEGER")],
        [("contacts", "abc", 1_700_000_000_000)],
    ),
    Table(
        "reactions",
        [("message_id", "INTEGER"), ("user_id", "INTEGER"), ("emoji", "TEXT")],
        [(message, message % 4, "👍") for message in range(1, 9)],
    ),
)


def _others(draw: Draw) -> None:
    """Up to two tables that are neither."""
    for table in draw.rng.sample(OTHERS, draw.rng.randrange(3)):
        draw.made.tables.append(table)
        draw.made.decoys.append(table.name)
