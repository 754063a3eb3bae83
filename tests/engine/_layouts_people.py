"""Books of people of a seed: names whole or in parts, numbers in columns, in JSON or in a table of their own.

    people(7)  a database

Nobody here exists, and nothing here is of an app.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.engine import _layouts_names as words
from tests.engine._layouts_names import Names, Style, drawn_style
from tests.engine._layouts_tables import Column, Extra, Made, Table, besides, keyed, stored
from tests.engine._pool_three_talk import three
from tests.engine.published_talk import Aside, Person, known

Says = Callable[[Person], object]
BESIDE: tuple[Extra[Person], ...] = (
    ("company", "TEXT", lambda p: ("Acme", "", None, "Nordlicht AG")[p.n % 4]),
    ("job title", "TEXT", lambda p: ("CEO", "", "Nurse")[p.n % 3]),
    ("address", "TEXT", lambda p: f"{p.n + 3} Mill Lane"),
    ("city", "TEXT", lambda p: ("Cork", "Leeds", "Graz")[p.n % 3]),
    ("birthday", "TEXT", lambda p: f"19{60 + p.n}-0{1 + p.n % 9}-1{p.n % 9}"),
    ("notes", "TEXT", lambda p: ("", "met at the fair", "likes tea", None)[p.n % 4]),
    ("photo uri", "TEXT", lambda p: f"content://x/{p.n}" if p.n % 2 else None),
    ("is favorite", "INTEGER", lambda p: p.n % 2),
    ("group id", "INTEGER", lambda p: p.n % 3),
    ("category", "TEXT", lambda p: ("Work", "Family", "Friends")[p.n % 3]),
    ("last contacted", "INTEGER", lambda p: 1_700_000_000_000 + p.n * 86_400_000),
    ("created at", "INTEGER", lambda p: 1_690_000_000_000 + p.n),
    ("times contacted", "INTEGER", lambda p: p.n * 3),
    ("website", "TEXT", lambda p: f"https://{p.handle}.example"),
    ("gender", "TEXT", lambda p: "MF"[p.n % 2]),
    ("relation", "TEXT", lambda p: ("Mother", "Brother", "Boss")[p.n % 3]),
    ("starred", "INTEGER", lambda p: 0),
    ("user type", "INTEGER", lambda p: 1),
)
CASES: tuple[tuple[Callable[[str], str], int], ...] = ((str, 80), (str.lower, 10), (str.upper, 10))
"""How names are written."""
NAMED = (("whole", 50), ("parts", 30), ("first", 8), ("nickname", 12))
REACHED = ("phone", "phone", "child", "json", "phone and mail", "phones and mail", "handle", "mail")
IN_JSON: tuple[Callable[[Person], object], ...] = (
    lambda p: [p.phone],
    lambda p: [{"type": "mobile", "number": p.phone}],
    lambda p: {"mobile": p.phone, "home": ""},
)


@dataclass(frozen=True)
class Called:
    """Columns of names, and what they say."""

    columns: list[Column[Person]]
    name: Callable[[Person], str]
    also: Callable[[Person], Sequence[str]]


def people(seed: int) -> Aside:
    """A store of this seed."""
    rng = random.Random(f"layouts of people/{seed}")
    style, of_tables = drawn_style(rng)
    names, tables = Names(rng, style), Names(rng, of_tables)
    crowd = three(f"layouts of people {seed}", count=2, people=rng.randrange(9, 22)).people[1:]
    table, key, first = tables.one(words.PEOPLE), names.key(), rng.choice((1, 1, 100))
    named, reached = rng.choices([n for n, _ in NAMED], [w for _, w in NAMED])[0], rng.choice(REACHED)
    called = _called(rng, names, named)
    columns, ways = _reached(rng, names, reached)
    columns += [*called.columns, *besides(rng, names, BESIDE, 1, 6)]
    rng.shuffle(columns)
    numbered = list(enumerate(crowd, first))
    made = Made(
        [keyed(table, key, columns, numbered)], [], [], [], f"made: {style.__name__}, {table}, {named}, {reached}"
    )
    if reached == "child":
        _numbers(rng, style, tables, made, numbered)
    made.truth += [known(called.name(p), [way(p) for way in ways], table, row, *called.also(p)) for row, p in numbered]
    if rng.random() < 0.4:
        own = Names(rng, style)
        columns_of_groups = [(own.key(), "INTEGER PRIMARY KEY"), (own.one(("name",)), "TEXT")]
        groups = [(1, "Work"), (2, "Family"), (3, "Friends")]
        made.tables.append(Table(tables.one(words.GROUP_TABLES), columns_of_groups, groups))
        made.decoys.append(made.tables[-1].name)
    made.tables.append(Table("settings", [("key", "TEXT"), ("value", "TEXT")], [("theme", "dark")]))
    made.decoys.append("settings")
    rng.shuffle(made.tables)
    return stored(made)


def _called(rng: random.Random, names: Names, form: str) -> Called:
    case = rng.choices([c for c, _ in CASES], [w for _, w in CASES])[0]
    if form == "parts":
        given: Column[Person] = Column(names.one((*words.GIVEN, "name")), "TEXT", lambda p: case(p.first))
        family: Column[Person] = Column(names.one(words.FAMILY), "TEXT", lambda p: case(p.last))
        return Called([given, family], lambda p: case(p.name), lambda p: ())
    if form == "first":
        only: Column[Person] = Column(names.one(("name", "first name", "nickname")), "TEXT", lambda p: case(p.first))
        return Called([only], lambda p: case(p.first), lambda p: ())
    choices = ("name", "display name", "full name", "contact name", "person name", "title", "nombre", "label")
    columns: list[Column[Person]] = [Column(names.one(choices), "TEXT", lambda p: case(p.name))]
    if form == "whole":
        return Called(columns, lambda p: case(p.name), lambda p: ())
    nickname = names.one(("nickname", "nick", "alias"))
    columns.append(Column(nickname, "TEXT", lambda p: p.first[:3] if p.n % 2 else None))
    return Called(columns, lambda p: case(p.name), lambda p: (p.first[:3],))


def _reached(rng: random.Random, names: Names, form: str) -> tuple[list[Column[Person]], list[Says]]:
    """Columns of numbers and addresses, and those of them that a contact must have one of."""
    if form == "child":
        return [], [lambda p: p.phone, lambda p: p.local]
    if form == "json":
        written = rng.choice(IN_JSON)
        name = names.one(("phones", "phone numbers", "numbers", "phone list"))
        return [Column(name, "TEXT", lambda p: json.dumps(written(p)))], [lambda p: p.phone]
    columns: list[Column[Person]] = []
    if form.startswith("phone"):
        number: Says = (lambda p: p.local) if rng.random() < 0.5 else (lambda p: p.phone)
        columns.append(Column(names.one(words.PHONE), "TEXT", number))
    if form.endswith("mail"):
        columns.append(Column(names.one(words.MAIL), "TEXT", lambda p: p.mail))
    if form == "handle":
        choices = ("username", "handle", "user name", "screen name", "login")
        columns.append(Column(names.one(choices), "TEXT", lambda p: p.handle))
    ways = [c.value for c in columns]
    if form.startswith("phones"):
        choices = ("phone2", "work phone", "home phone", "alt number")
        columns.append(Column(names.one(choices), "TEXT", lambda p: None if p.n % 3 else p.phone))
    return columns, ways


def _numbers(
    rng: random.Random, style: Style, tables: Names, made: Made, people_: Sequence[tuple[int, Person]]
) -> None:
    """A table of numbers and addresses, one in a row; its rows may be told as contacts or not."""
    names = Names(rng, style)
    columns = [(names.key(), "INTEGER PRIMARY KEY"), (names.one(words.OWNER), "INTEGER")]
    columns += [(names.one((*words.PHONE, "value", "data")), "TEXT"), (names.one(("type", "label", "kind")), "TEXT")]
    told: list[tuple[int, object]] = []
    for owner, person in people_:
        told.append((owner, person.phone))
        if person.n % 3 == 0:
            told.append((owner, person.mail if rng.random() < 0.3 else person.local))
    rows = [(row, owner, way, ("mobile", "home", "work")[row % 3]) for row, (owner, way) in enumerate(told, 1)]
    table = Table(tables.one(words.NUMBER_TABLES), columns, rows)
    made.tables.append(table)
    made.spare += [(table.name, row[0]) for row in rows]
