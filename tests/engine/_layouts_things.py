"""Stores of things that are no messages, contacts or calls: notes, articles, rides, logs, recipes, of a seed.

    things(7)  a database of six such tables

They have texts, times, names, numbers and durations, as messages, contacts and calls have. Nothing here is of an app.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.engine._layouts_names import Names, core_data, drawn_style
from tests.engine._layouts_tables import Made, Table, stored
from tests.engine._tenth_talk import CAST, hexed, stamp, uuid
from tests.engine.published_talk import Aside

CITIES = (
    "Lisbon", "Porto", "Berlin", "Warszawa", "Kraków", "Paris", "Lyon", "Roma", "Milano", "Madrid", "Sevilla", "Praha",
    "Wien", "Zürich", "Oslo", "Bergen", "Malmö", "Tallinn", "Riga", "Vilnius", "Athens", "Sofia", "Bucharest", "Zagreb",
    "Split", "Dublin", "Cork", "Leeds", "York", "Bath",
)  # fmt: skip
FIRMS = (
    "Acme GmbH", "Nordlicht AG", "Blue Kettle Ltd", "Casa Verde", "Pixel & Sons", "Hafenwerk", "Olive Grove Cafe",
    "Studio Nove", "Brückner KG", "Orbit Labs", "Green Fork", "Kite Surf Shop", "Hotel Miramar", "Bakery Korn",
    "Taxi Zentral",
)  # fmt: skip
LOGGED = ("Request failed with code 500", "Cache miss for key user", "Opened database in 12 ms", "Retry in 3 s")
BEGUN = 1_690_000_000_000


@dataclass(frozen=True)
class Turn:
    """What a row's values are made of."""

    rng: random.Random
    row: int
    began: int
    """Milliseconds since 1970."""

    @property
    def text(self) -> str:
        """A text as people write it."""
        return CAST.long[(self.row * 11 + 3) % len(CAST.long)]

    @property
    def title(self) -> str:
        """Four words."""
        return " ".join(CAST.long[(self.row * 7) % len(CAST.long)].split()[:4])

    @property
    def person(self) -> str:
        """A name; some come again."""
        return " ".join(CAST.names[(self.row * 5) % 13])


Value = tuple[str, Callable[[Turn], object]]
VALUES: dict[str, Value] = {
    "title": ("TEXT", lambda turn: turn.title),
    "text": ("TEXT", lambda turn: turn.text),
    "other text": ("TEXT", lambda turn: CAST.long[(turn.row * 13 + 9) % len(CAST.long)]),
    "person": ("TEXT", lambda turn: turn.person),
    "firm": ("TEXT", lambda turn: FIRMS[turn.row * 3 % len(FIRMS)]),
    "city": ("TEXT", lambda turn: CITIES[turn.row * 7 % len(CITIES)]),
    "time": ("INTEGER", lambda turn: turn.began),
    "end": ("INTEGER", lambda turn: turn.began + turn.rng.randrange(60, 5400) * 1000),
    "seconds": ("INTEGER", lambda turn: turn.began // 1000),
    "day": ("TEXT", lambda turn: stamp(turn.began, "%Y-%m-%d")),
    "address": ("TEXT", lambda turn: f"https://www.example.org/p/{turn.rng.randrange(10**6)}"),
    "picture": ("TEXT", lambda turn: f"/data/user/0/x/files/{turn.rng.randrange(10**6)}.jpg"),
    "sound": ("TEXT", lambda turn: f"/storage/emulated/0/Music/{turn.rng.randrange(10**6)}.mp3"),
    "flag": ("INTEGER", lambda turn: turn.rng.randrange(2)),
    "small": ("INTEGER", lambda turn: turn.rng.randrange(6)),
    "amount": ("REAL", lambda turn: round(turn.rng.random() * 900, 2)),
    "duration": ("INTEGER", lambda turn: turn.rng.randrange(20, 5000)),
    "milliseconds": ("INTEGER", lambda turn: turn.rng.randrange(60_000, 400_000)),
    "latitude": ("REAL", lambda turn: 40 + turn.rng.random() * 15),
    "longitude": ("REAL", lambda turn: turn.rng.random() * 20),
    "phone": ("TEXT", lambda turn: CAST.phones[turn.row * 7 % len(CAST.phones)][0]),
    "own phone": ("TEXT", lambda turn: f"+4930{1_000_000 + turn.row * 7919}"),
    "device": ("TEXT", lambda turn: uuid(hexed("device", 24))),
    "json": ("TEXT", lambda turn: json.dumps({"screen": turn.rng.choice("abc"), "n": turn.row})),
    "mail": ("TEXT", lambda turn: f"{CAST.handles[turn.row % 5]}@firm.example"),
    "own mail": ("TEXT", lambda turn: f"me{turn.row}@mail.example"),
    "token": ("TEXT", lambda turn: hexed(f"token {turn.row}", 40)),
    "station": ("TEXT", lambda turn: ":".join(f"{turn.rng.randrange(256):02x}" for _ in range(6))),
    "logged": ("TEXT", lambda turn: turn.rng.choice(LOGGED)),
}
"""What may stand in a column: its type, and how it is made. Words in `a|b` are drawn from."""

THINGS: dict[str, dict[str, str]] = {
    "articles": {
        "title": "title", "author": "person", "content": "text", "published at": "time", "url": "address", "image url": "picture",
    },
    "news items": {"headline": "title", "summary": "text", "source": "firm", "date": "time", "is read": "flag"},
    "notes": {
        "title": "title", "body": "text", "created at": "time", "updated at": "time", "color": "small", "folder id": "small",
    },
    "todo": {"task": "text", "due date": "time", "done": "flag", "priority": "small"},
    "log entries": {"level": "INFO|WARN|ERROR", "tag": "Net|Db|Ui", "message": "logged", "timestamp": "time"},
    "podcast episodes": {
        "title": "title", "description": "text", "pub date": "time", "duration": "duration", "file url": "sound",
        "played": "flag",
    },
    "recipes": {"name": "title", "instructions": "text", "servings": "small", "created at": "time"},
    "products": {"name": "title", "description": "text", "price": "amount", "seller id": "small", "created at": "time"},
    "transactions": {
        "amount": "amount", "description": "text", "payee": "firm", "date": "time", "category": "food|rent|fun",
    },
    "reminders": {"text": "text", "remind at": "time", "is done": "flag", "contact name": "person"},
    "cities": {"name": "city", "lat": "latitude", "lon": "longitude", "updated at": "time"},
    "places": {"name": "firm", "address": "text", "phone": "phone", "lat": "latitude", "lon": "longitude"},
    "songs": {
        "title": "title", "artist": "person", "duration": "milliseconds", "path": "sound", "date added": "seconds",
    },
    "workouts": {
        "type": "run|bike|swim", "start time": "time", "end time": "end", "duration": "duration", "distance": "amount",
    },
    "sleep sessions": {"start": "time", "end": "end", "quality": "small"},
    "events": {"event name": "open|close|tap|scroll", "user id": "device", "timestamp": "time", "params": "json"},
    "sync queue": {"operation": "insert|update|delete", "payload": "json", "created at": "time", "retries": "small"},
    "bookmarks": {"url": "address", "title": "title", "visit date": "time"},
    "search history": {"query": "title", "timestamp": "time"},
    "reviews": {"place": "firm", "user name": "person", "rating": "small", "comment": "text", "created at": "time"},
    "quotes": {"quote": "text", "author": "person", "favorite": "flag"},
    "books": {"title": "title", "author": "person", "isbn": "amount", "added at": "time", "pages": "small"},
    "downloads": {
        "url": "address", "file path": "picture", "size": "amount", "status": "small", "started at": "time",
        "finished at": "end",
    },
    "faq": {"question": "text", "answer": "text"},
    "calendar events": {
        "title": "title", "description": "text", "start at": "time", "end at": "end", "organizer": "mail", "location": "city",
    },
    "parking sessions": {
        "plate": "B-XY 123|M-AB 77|HH-Z 9", "start time": "time", "end time": "end", "duration": "duration", "zone": "city",
    },
    "rides": {
        "driver name": "person", "driver phone": "phone", "start time": "time", "end time": "end", "pickup": "text",
        "dropoff": "text", "price": "amount",
    },
    "orders": {
        "customer name": "person", "address": "text", "total": "amount", "created at": "time", "status": "new|paid|sent",
    },
    "deliveries": {
        "recipient": "person", "street": "text", "status": "small", "delivered at": "time", "note": "text",
    },
    "game scores": {"player": "person", "score": "amount", "level": "small", "played at": "time"},
    "diary": {"entry": "text", "mood": "small", "date": "time"},
    "translations": {
        "source text": "text", "target text": "other text", "from lang": "de|en|fr", "to lang": "en|es|it",
        "created at": "time",
    },
    "flashcards": {"front": "text", "back": "other text", "due": "time", "interval": "small"},
    "announcements": {"title": "title", "body": "text", "created at": "time", "priority": "small"},
    "wifi scans": {"ssid": "city", "bssid": "station", "level": "small", "timestamp": "time"},
    "accounts": {"email": "own mail", "token": "token", "created at": "time"},
    "jobs": {"title": "title", "company": "firm", "description": "text", "posted at": "time", "url": "address"},
    "movies": {
        "title": "title", "overview": "text", "release date": "day", "vote average": "amount", "poster path": "picture",
    },
    "lessons": {"subject": "title", "teacher": "person", "room": "small", "start": "time", "end": "end"},
    "voice memos": {"title": "title", "path": "sound", "duration": "duration", "created at": "time"},
    "stickers": {"pack": "firm", "path": "picture", "last used": "time"},
    "blocked numbers": {"number": "own phone", "created at": "time"},
    "templates": {"name": "title", "text": "text", "created at": "time"},
    "prompts": {"title": "title", "prompt": "text", "created at": "time"},
    "speed tests": {"start time": "time", "duration": "duration", "download": "amount", "server": "city"},
}  # fmt: skip
"""Tables: what stands in each of their columns."""


def things(seed: int) -> Aside:
    """A store of this seed; all its tables are decoys."""
    rng = random.Random(f"layouts of things/{seed}")
    style, of_tables = drawn_style(rng)
    tables = Names(rng, of_tables)
    made = Made([], [], [], [], f"made: things, {style.__name__}")
    for thing in rng.sample(list(THINGS), 6):
        names, columns = Names(rng, style), list(THINGS[thing].items())
        key = "Z_PK" if style is core_data else names.one(("id",))
        shape = [(key, "INTEGER PRIMARY KEY"), *((names.one((name,)), _value(kind)[0]) for name, kind in columns)]
        turns = [
            Turn(rng, row, BEGUN + row * 7_200_000 + rng.randrange(3_600_000)) for row in range(rng.randrange(12, 40))
        ]
        rows = [(turn.row + 1, *(_value(kind)[1](turn) for _, kind in columns)) for turn in turns]
        table = Table(tables.one((thing,)), shape, rows)
        made.tables.append(table)
        made.decoys.append(table.name)
    return stored(made)


def _value(kind: str) -> Value:
    if "|" in kind:
        choices = kind.split("|")
        return "TEXT", lambda turn: turn.rng.choice(choices)
    return VALUES[kind]
