"""People who write to and call each other, drawn from a seed: what the fourth and fifth set of published stores hold.

Nobody here exists. Texts are in several languages, long and short; times come in bursts over months; some messages are
pictures without words, edited, deleted or unread. A store says in its own columns as much of this as its app does.
"""

from __future__ import annotations

import plistlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aboveboard.model.times import iso
from tests.artifacts.harness import sqlite_bytes
from tests.engine.leveldb_files import number
from tests.engine.published_stores import Published, Record

COCOA = 978_307_200
"""Seconds from 1970 to 2001, where Apple's times begin."""

FIRST = (
    "Anna", "Jürgen", "Omar", "Lucía", "Mehmet", "Светлана", "Wei", "Priya", "Tomasz", "Chloé", "Ahmad", "Siti", "Björn",
    "Kateryna", "Diego", "Fatima", "Hannah", "Luca", "Minh", "Joana", "Dmitri", "Aylin", "Ruth", "Kenji", "Noor", "Pavel",
)  # fmt: skip
LAST = (
    "Schmidt", "Weiß", "Haddad", "García Ruiz", "Yılmaz", "Иванова", "Chen", "Raman", "Kowalski", "Dubois", "Fauzi", "Rahma",
    "Lindqvist", "Shevchenko", "Morales", "Zahra", "O'Neill", "Ferrari", "Nguyễn", "Teixeira", "Sokolov", "Demir", "Adler",
    "Tanaka", "van Dijk", "Novák",
)  # fmt: skip
SHORT = (
    "ok",
    "Ok",
    "👍",
    "ja",
    "lol",
    "😂😂",
    "no",
    "k",
    "si",
    "да",
    "好的",
    "thx",
    "?",
    "iya",
    "😘",
    "jetzt?",
    "nvm",
    "haha",
)
LONG = (
    "Bist du schon losgefahren? Wir stehen am Haupteingang",
    "I'll be 10 minutes late, sorry!! traffic on the bridge again",
    "¿Me puedes mandar la dirección otra vez? No la encuentro",
    "Завтра в 9 у метро, не опаздывай",
    "我到了，你在哪里？",
    "Did you see this? https://www.example.org/news/2024/03/lake-closed",
    "Kannst du bitte Brot und Milch mitbringen 🙏",
    "The meeting is moved to Thursday 14:30, room 204. Please bring the signed copies.",
    "Akşam yemeğe geliyor musunuz? Annem soruyor 😊",
    "On se retrouve devant la gare vers 18h",
    "nanti malam jadi ya, aku tunggu di depan",
    "Das Paket liegt beim Nachbarn (Müller, 2. Stock)",
    "Happy birthday!!! 🎉🎂 hope you have a great day",
    "My new number is +1 202 555 0188, the old one stops on Friday",
    "Czy możesz oddzwonić? To ważne",
    "Perdona, estaba en una reunión. ¿Qué pasó?",
    "I left the keys under the blue flower pot\ndon't tell anyone :)",
    "Ich hab die Rechnung überwiesen, 84,50 EUR, müsste morgen da sein",
    "Как долетели? Всё хорошо?",
    "今晚一起吃饭吗？老地方见",
    "Can you send me the photos from Saturday? All of them please 📷",
    "Der Termin beim Zahnarzt ist um Viertel nach drei",
    "No te preocupes, ya lo arreglé yo",
    "was that you who called from the 0171 number?",
    "Todo bien, llegamos hace media hora. El hotel está muy bonito 🏖️",
    "Bitte lösch das Bild wieder, das ist mir peinlich 🙈",
    "Two tickets, row 7. I paid with my card, you owe me 23 €",
    "Obrigado! Amanhã eu te ligo",
    "Das WLAN-Passwort steht auf dem Zettel am Kühlschrank",
    "Someone asked about the car today. He wants to come on Sunday at noon, is that ok for you?",
    "Спасибо большое ❤️",
    "Kommst du mit ins Kino? Läuft um 20:15",
    "I think we should talk about what happened yesterday. Not here though.",
    "Ужин готов, где вы?",
    "maps: https://maps.example.org/?q=52.5163,13.3777",
    "Estoy en el aeropuerto, el vuelo sale con una hora de retraso ✈️",
    "selamat pagi, apakah barangnya masih ada?",
    "Die Kinder sind bei Oma bis Sonntag",
    "wrong chat, sorry",
    "Buna! Mâine nu pot, poate vineri?",
    "If it rains we'll meet at my place instead 🌧",
    "明天的会议改到下午三点",
    "Hab dich lieb. Schlaf gut 🌙",
    "Is the flat still available? I could come and see it this week, any evening after six.",
    "Ne zaman müsaitsin?",
    "Order 4471-B has shipped, tracking follows",
    "Er hat wieder nicht geantwortet...",
    "Perfect, thank you so much!",
    "¡Qué risa! 😂 Cuéntame más luego",
    "J'ai perdu mon portefeuille, tu peux regarder dans ta voiture ?",
)
PHONES = (
    ("+4915123456701", "0151 234567 01"), ("+12025550143", "(202) 555-0143"), ("+34612345678", "612 34 56 78"),
    ("+905321112233", "0532 111 22 33"), ("+79123456789", "8 (912) 345-67-89"), ("+8613800138005", "138 0013 8005"),
    ("+48601234567", "601-234-567"), ("+33612345678", "06 12 34 56 78"), ("+6281234567890", "0812-3456-7890"),
    ("+447700900123", "07700 900123"), ("+5511987654321", "(11) 98765-4321"), ("+4930901820", "030/901820"),
    ("+436641234567", "0664/1234567"), ("+393331234567", "333 1234567"), ("+919876543210", "098765 43210"),
    ("+4369911122233", "0699 11122233"), ("+16175550199", "617.555.0199"), ("+351912345678", "912 345 678"),
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Somebody; number 0 is the phone's holder."""

    n: int
    first: str
    last: str
    phone: str
    local: str
    """The same number as people write it."""
    handle: str
    mail: str
    key: str
    """24 hexadecimal digits, as servers give them."""

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"

    @property
    def num(self) -> int:
        """A number of nine digits, as other servers give them."""
        return int(self.key[:7], 16) + 100_000_000


@dataclass(frozen=True)
class Line:
    """One message."""

    n: int
    chat: int
    who: Person
    ms: int
    """When, in milliseconds since 1970."""
    text: str | None
    form: str
    """text, image, voice or file"""
    unread: bool
    edited: bool
    deleted: bool
    key: str

    @property
    def out(self) -> bool:
        """Whether the phone's holder wrote it."""
        return self.who.n == 0

    @property
    def s(self) -> int:
        """When, in whole seconds; no two lines have the same."""
        return self.ms // 1000


@dataclass(frozen=True)
class Ring:
    """One call."""

    n: int
    other: Person
    out: bool
    ms: int
    duration: int
    """Seconds; 0 where nobody answered."""
    video: bool

    @property
    def s(self) -> int:
        """When, in whole seconds."""
        return self.ms // 1000


@dataclass(frozen=True)
class Talk:
    """What is in one phone."""

    people: list[Person]
    groups: Mapping[int, tuple[str, list[Person]]]
    """Conversations of several by their number: title and members; 1 and on are with the person of that number."""
    lines: list[Line]
    rings: list[Ring]
    rng: random.Random = field(repr=False)

    @property
    def me(self) -> Person:
        """The phone's holder."""
        return self.people[0]

    def other(self, line: Line) -> Person | None:
        """The other side of a conversation of two."""
        return None if line.chat in self.groups else self.people[line.chat]


def talk(seed: str, *, count: int = 60, people: int = 6, groups: int = 1, rings: int = 0) -> Talk:
    """Draw people, messages and calls; the same seed gives the same."""
    rng = random.Random(f"aside/{seed}")
    firsts, lasts, phones = (
        rng.sample(FIRST, min(people, len(FIRST))),
        rng.sample(LAST, min(people, len(LAST))),
        rng.sample(PHONES, len(PHONES)),
    )
    crowd: list[Person] = []
    for n in range(people):
        first, last = firsts[n % len(firsts)], lasts[(n * 7 + n // len(lasts)) % len(lasts)]
        handle = f"user{rng.randrange(10, 99)}.{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{rng.randrange(1000):03}"
        phone, local = phones[n] if n < len(phones) else (f"+49160{9000000 + n * 7919}", f"0160 {9000000 + n * 7919}")
        key = f"{rng.getrandbits(96):024x}"
        crowd.append(Person(n, first, last, phone, local, handle, f"{handle}@mail.example", key))
    rooms = {
        people + g: (("Familie 👨‍👩‍👧", "Team Montag", "Viaje 2024")[g % 3], _members(rng, crowd))
        for g in range(groups)
    }
    begun = rng.randrange(1_672_531_200, 1_716_000_000)
    span = rng.randrange(90, 240) * 86_400
    return Talk(
        crowd, rooms, _lines(rng, crowd, rooms, begun, span, count), _rings(rng, crowd, begun, span, rings), rng
    )


def _members(rng: random.Random, crowd: Sequence[Person]) -> list[Person]:
    return [crowd[0], *rng.sample(list(crowd[1:]), min(3, len(crowd) - 1))]


def _lines(
    rng: random.Random,
    crowd: Sequence[Person],
    rooms: Mapping[int, tuple[str, list[Person]]],
    begun: int,
    span: int,
    count: int,
) -> list[Line]:
    chats = [*range(1, len(crowd)), *rooms]
    # Groups are never the quietest.
    weights = [max(rng.choice((1, 2, 3, 6)), 6 if c in rooms else 1) for c in chats]
    drawn: dict[int, tuple[int, Person]] = {}
    while len(drawn) < count:
        chat = rng.choices(chats, weights)[0]
        at = begun + rng.randrange(span) // 86_400 * 86_400 + rng.randrange(7 * 3600, 23 * 3600)
        members = rooms[chat][1] if chat in rooms else [crowd[0], crowd[chat]]
        for _ in range(rng.choice((1, 1, 2, 3, 5, 9))):
            if at not in drawn and len(drawn) < count:
                drawn[at] = (chat, rng.choice(members))
            at += int(rng.choice((4, 20, 90, 700)) * (0.5 + rng.random()))
    pool = rng.sample(LONG, len(LONG))
    lines: list[Line] = []
    last = max(drawn)
    for n, at in enumerate(sorted(drawn)):
        chat, who = drawn[at]
        form = rng.choices(("text", "image", "voice", "file"), (84, 9, 4, 3))[0]
        words = rng.choice(SHORT) if rng.random() < 0.27 else pool[n % len(pool)]
        if n >= len(pool) and words not in SHORT:
            words = f"{words} ({rng.choice(('Montag', 'mañana', 'tmrw', 'потом'))})"
        text = words if form == "text" or (form == "image" and rng.random() < 0.3) else None
        unread = who.n != 0 and at > last - span // 12 and rng.random() < 0.7
        edited, deleted = rng.random() < 0.05, rng.random() < 0.04
        key = f"{rng.getrandbits(96):024x}"
        lines.append(Line(n, chat, who, at * 1000 + rng.randrange(1000), text, form, unread, edited, deleted, key))
    return lines


def _rings(rng: random.Random, crowd: Sequence[Person], begun: int, span: int, count: int) -> list[Ring]:
    times = sorted({begun + rng.randrange(span) for _ in range(count * 2)})[:count]
    made: list[Ring] = []
    for n, at in enumerate(times):
        missed = rng.random() < 0.25
        duration = 0 if missed else int(rng.choice((9, 60, 400, 2500)) * (0.3 + rng.random()))
        other = rng.choice(list(crowd[1:]))
        made.append(Ring(n, other, rng.random() < 0.45, at * 1000 + rng.randrange(1000), duration, rng.random() < 0.2))
    return made


# --- what a declared artifact would say ------------------------------------------------------------------------------


def local(text: str) -> Record:
    """A time of a wall clock, `2024-05-01 10:00:00` or with a T, as the export writes it."""
    return {"local": f"{text[:10]}T{text[11:19]}.000000", "basis": "local without zone"}


def clock(s: int) -> str:
    """The same text of a moment, for columns that hold times as text."""
    return datetime.fromtimestamp(s, UTC).strftime("%Y-%m-%d %H:%M:%S")


def party(*ways: object, name: str | None = None) -> list[Record]:
    """A party by everything that the store calls it."""
    return [{"identifier": str(w), "name": name} for w in ways if w is not None] or [{"identifier": None, "name": name}]


def says(
    line: Line,
    table: str,
    row: int,
    *,
    at: int | Record | None = None,
    sender: Sequence[Record] = (),
    to: Sequence[Record] = (),
    thread: object = None,
    body: str | None = None,
    also: Mapping[str, Sequence[Any]] | None = None,
) -> Record:
    """A message; `at` in microseconds or as local time, `also` what may stand in its fields instead."""
    moment = line.ms * 1000 if at is None else at
    return {
        "kind": "Message",
        "at": iso(moment) if isinstance(moment, int) else moment,
        # A text without letters is none: an app that writes '' for it says no more than one that leaves it out.
        "body": (line.text if body is None else body) or None,
        "direction": "outgoing" if line.out else "incoming",
        # Parties that the store calls by several names stand in a list: any of them is right.
        "sender": sender[0] if sender else None,
        "recipients": [*sender[1:], *to] or None,
        "thread": None if thread is None else str(thread),
        "provenance": {"table": table, "rowid": row},
        "also": dict(also or {}),
    }


def rang(
    ring: Ring,
    table: str,
    row: int,
    ways: Sequence[Record],
    *,
    at: int | Record | None = None,
    duration: float | None = None,
    directed: bool = True,
    thread: object = None,
) -> Record:
    """A call; `duration` in seconds where the store has it as a number."""
    moment = ring.ms * 1000 if at is None else at
    return {
        "kind": "Call",
        "at": iso(moment) if isinstance(moment, int) else moment,
        "direction": ("outgoing" if ring.out else "incoming") if directed else None,
        "duration": duration,
        "sender": None,
        "recipients": list(ways),
        "thread": None if thread is None else str(thread),
        "provenance": {"table": table, "rowid": row},
        "also": {},
    }


def known(name: str, ways: Sequence[object], table: str, row: int, *names: str) -> Record:
    """A contact; `names` are what else it may be called."""
    return {
        "kind": "Contact",
        "name": name,
        "identifiers": [{"value": str(w)} for w in ways],
        "provenance": {"table": table, "rowid": row},
        "also": {"name": names} if names else {},
    }


@dataclass(frozen=True)
class Aside(Published):
    """A store with what must not be taken for messages, calls or contacts in it."""

    decoys: frozenset[str] = frozenset()
    """Tables whose rows are none: drafts, settings, logs, search indexes, reactions, last messages shown in a list."""
    spare: frozenset[tuple[str, int]] = frozenset()
    """Rows that may be told or not: events of groups, drafts among messages, rows about both."""
    path: str | None = None
    """Where it lies in a phone, for files that are no databases; None for databases."""


def database(
    script: str,
    rows: Mapping[str, Sequence[Sequence[Any]]],
    truth: list[Record],
    source: str,
    *,
    decoys: Sequence[str] = (),
    spare: Sequence[tuple[str, int]] = (),
) -> Aside:
    """A store that is a database."""
    made = sqlite_bytes(script, rows)
    low = [t.lower().strip('"') for t in decoys]
    return Aside(made, truth, source, frozenset(low), frozenset((t.lower(), r) for t, r in spare))


def core_data(entities: Mapping[str, str], rows: Mapping[str, Sequence[Sequence[Any]]]) -> str:
    """The script of a Core Data store: tables of entities with their columns after Z_PK, Z_ENT, Z_OPT, and Core Data's own."""
    script = "".join(
        f"CREATE TABLE {name} (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, {columns});"
        for name, columns in entities.items()
    )
    script += """CREATE TABLE Z_PRIMARYKEY (Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR, Z_SUPER INTEGER, Z_MAX INTEGER);
        CREATE TABLE Z_METADATA (Z_VERSION INTEGER PRIMARY KEY, Z_UUID VARCHAR(255), Z_PLIST BLOB);
        CREATE TABLE Z_MODELCACHE (Z_CONTENT BLOB);"""
    for ent, name in enumerate(entities, 1):
        most = max((int(r[0]) for r in rows.get(name, ())), default=0)
        script += f"INSERT INTO Z_PRIMARYKEY VALUES ({ent}, '{name[1:].title()}', 0, {most});"
    return script + "INSERT INTO Z_METADATA VALUES (1, '6F9619FF-8B86-D011-B42D-00CF4FC964FF', x'62706C697374');"


def archived(name: str, fields: Mapping[str, Any], *, listed: Sequence[Mapping[str, Any]] | None = None) -> bytes:
    """A keyed archive of one object of a class, or of a list of them; times (`datetime`) become NSDate."""
    objects: list[Any] = ["$null"]

    def put(value: Any) -> plistlib.UID:
        objects.append(value)
        return plistlib.UID(len(objects) - 1)

    def of(value: Any) -> Any:
        if isinstance(value, datetime):
            date = put({"$classname": "NSDate", "$classes": ["NSDate", "NSObject"]})
            return put({"NS.time": value.timestamp() - COCOA, "$class": date})
        return put(value) if isinstance(value, str) else value

    if listed is None:
        top = put({})
        made = put({"$classname": name, "$classes": [name, "NSObject"]})
        objects[top.data] = {"$class": made, **{k: of(v) for k, v in fields.items() if v is not None}}
    else:
        top = put({})
        array = put({"$classname": "NSMutableArray", "$classes": ["NSMutableArray", "NSArray", "NSObject"]})
        made = put({"$classname": name, "$classes": [name, "NSObject"]})
        items = [put({"$class": made, **{k: of(v) for k, v in one.items() if v is not None}}) for one in listed]
        objects[top.data] = {"$class": array, "NS.objects": items}
    whole = {"$archiver": "NSKeyedArchiver", "$version": 100_000, "$top": {"root": top}, "$objects": objects}
    return plistlib.dumps(whole, fmt=plistlib.FMT_BINARY)


def proto(*members: tuple[int, int | str | bytes]) -> bytes:
    """A protocol buffer."""
    made = b""
    for at, value in members:
        if isinstance(value, int):
            made += number(at << 3) + number(value)
        else:
            data = value.encode() if isinstance(value, str) else value
            made += number(at << 3 | 2) + number(len(data)) + data
    return made


def spaced(rng: random.Random, count: int, begin: int = 1) -> list[int]:
    """Row numbers that grow, with gaps where rows were deleted."""
    at, made = begin, list[int]()
    for _ in range(count):
        made.append(at)
        at += 1 if rng.random() < 0.85 else rng.randrange(2, 7)
    return made
