"""Whatever way a query is answered, the answer is that of looking at every record."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aboveboard.engine.evidence import Buffer, EvidenceVfs
from aboveboard.engine.pack import pack
from aboveboard.engine.read import Files, Job, Place, read
from aboveboard.kit import Artifact, Col, Const, Person, Sqlite
from aboveboard.model.provenance import State, key_of, locator_of, seed_of
from aboveboard.model.query import Query, QueryError, Term, parse
from aboveboard.model.records import (
    KIND_NUMBER,
    Attachment,
    Call,
    Contact,
    Direction,
    Edit,
    Identifier,
    Message,
    Party,
    Record,
)
from aboveboard.model.times import Time, from_iso
from aboveboard.store import inside, search
from aboveboard.store.columns import Columns, columns_of
from aboveboard.store.exhibit import Exhibit, locs_of
from aboveboard.store.publish import Publication, publish
from aboveboard.store.rows import RowSets
from aboveboard.store.search import MANY_TOKENS, Searcher
from aboveboard.store.shard import open_shard

KEY = bytes(range(32))
LINES = (
    "Are you still coming on Thursday?",
    "Choir moved to Monday, same place.",
    "The train is late again, 12 minutes.",
    "Café Zürich, straße 555",
    "CAFE zurich STRASSE",
    "我已经转账了,请查收。",
    "我已經轉賬了,請查收。",
    "转账12元给房东了。 Thanks!",
    "转 账",
    "账",
    "お疲れさまです。明日の会議は3時からです。",
    "내일 3시에 만나요.",
    "السلام عليكم، كيف حالك؟",
    "شُكْرًا جَزِيلًا يا مُحَمَّد",
    "شكرا محمد",
    "أحمد سيكون معنا أيضا.",
    "احمد قال إنه سيتأخر",
    "رقم الشقة ٥٥٥ في الطابق الثالث.",
    "apartment 555 رقم",
    "生日快乐🎂",
    "🎂🎂 happy 生日",
    "👩‍👩‍👧 family",
    "https://bank.example.net/transfer?id=555&x=转账",
    "anneli@example.org",
    'O\'Brien "quoted" -dash',
    "=cmd|'/C calc'!A0",
    "a",
    "ab abc abcd bcd",
    "ＦＵＬＬ width ｶﾞ",
    "ﬁnal ﬂour",
    "İstanbul ISTANBUL ıstanbul",
    "x" * 300,
    "word" * 60 + "转账",
    "one\ntwo\ttabs  and   spaces",
    "NUL\0inside",
    "\u202eevil\u2066",
)
PEOPLE = (
    Party("+12025550101", "Mira Okafor"),
    Party("12025550102@s.whatsapp.net", "ليلى الناصر"),
    Party("wenjun@example.org", "夏文君"),
    Party("+447700900113", None),
    Party(None, "Kwame"),
)


def records() -> Iterator[tuple[Record, State]]:
    """Records of several kinds in which every line stands in some field."""
    first = from_iso("2023-01-01")
    for number, line in enumerate(LINES * 3):
        at = first + number * 86_400_000_000 * 3
        who, other = PEOPLE[number % 5], PEOPLE[(number + 1) % 5]
        outgoing = bool(number % 2)
        direction = Direction.OUTGOING if outgoing else Direction.INCOMING
        turn = number // len(LINES)
        if turn == 0:
            yield (
                Message(at=at, body=line, sender=who, recipients=[other], direction=direction, thread=f"T{number % 4}"),
                State.LIVE,
            )
        elif turn == 1:
            yield (
                Message(
                    at=None if number % 3 == 0 else Time(local="2023-05-01T10:00:00") if number % 3 == 1 else at,
                    subject=line,
                    attachments=[Attachment(name=line[:20], size=3)] if number % 2 else None,
                    edits=[Edit(body=LINES[number % 7])],
                    latitude=1.5 if number % 4 == 0 else None,
                    longitude=2.5 if number % 8 == 0 else None,
                ),
                State.DELETED,
            )
        elif number % 2:
            yield (
                Contact(
                    name=line[:40],
                    note=LINES[number % 11],
                    identifiers=[Identifier(value="+1 202 555 0101")],
                    groups=[line[-9:]],
                ),
                State.LIVE,
            )
        else:
            yield Call(at=at, sender=who, recipients=[other], direction=direction, place=line[:30]), State.OLDER


@contextmanager
def exhibit_of(rows: Sequence[tuple[Record, State]], folder: Path, *, declared: bool = False) -> Iterator[Searcher]:
    """An exhibit of these records, in two readings of two profiles and services; `declared` adds one read from a database."""
    shards = [folder / "1.shard", folder / "2.shard"]
    for number, shard in enumerate(shards):
        db = open_shard(shard, KEY)
        path = f"data/user/{number}/app/messages-{number}.db"
        seed = seed_of("EX/1", "c", path, "android.test", "message")
        values = (
            1,
            seed,
            "t",
            "android.test",
            1,
            ("whatsapp", "sms")[number],
            "message",
            1,
            path,
            ("0", "10")[number],
            None,
            '{"code": true}',
        )
        db.execute(f"INSERT INTO readings VALUES ({','.join('?' * 12)})", values)
        db.executemany(
            "INSERT INTO rows (src, loc, kind, at, thread, party, direction, state, data, raw, words) "
            "VALUES (1, ?, ?, ?, ?, ?, ?, ?, jsonb(?), jsonb(?), ?)",
            [(n, *pack(r, type(r), {}, state)) for n, (r, state) in enumerate(rows) if n % 2 == number],
        )
        if declared and number == 1:
            _read_declared(db)
        db.close()
    path = folder / "x.db"
    publish(path, KEY, Publication(shards, {"label": "EX/1"}, {1: ("{}", 0)}, {1: ()}))
    exhibit = Exhibit(path, KEY, "EX/1")
    try:
        yield Searcher(exhibit)
    finally:
        exhibit.close()


DECLARED = Artifact(
    id="android.test",
    title="t",
    service="declared",
    emits=Message,
    files=("x.db",),
    says="s",
    limits="l",
    sources=("s",),
    read=(
        Sqlite(
            "m AS m",
            "m.rowid",
            {
                "body": Col("m.body"),
                "account": Const("konto@example.org 转账"),
                "sender": Person("m.who"),
                "subject": Col("m.subject"),
            },
        ),
    ),
)


def _read_declared(db: object) -> None:
    with closing(sqlite3.connect(":memory:")) as evidence:
        evidence.execute("CREATE TABLE m (body, who, subject)")
        evidence.executemany(
            "INSERT INTO m VALUES (?, ?, ?)", [(line, f"+1202555{n:04d}", n) for n, line in enumerate(LINES)]
        )
        evidence.execute(
            "INSERT INTO m VALUES (CAST(x'63616665FF20ED A080' AS TEXT), 5550101, x'00')".replace(" A080", "A080")
        )
        evidence.commit()
        data = evidence.serialize()
    place = Place("EX/1", 1, "c", "x.db", "x.db", len(data), profile="150")
    (outcome,) = read(db, EvidenceVfs(), DECLARED, place, Files(Buffer(data)), Job("d"))  # pyright: ignore[reportArgumentType]
    assert outcome.emitted == len(LINES) + 1


@pytest.fixture(scope="module")
def searcher() -> Iterator[Searcher]:
    with tempfile.TemporaryDirectory() as folder, exhibit_of(list(records()), Path(folder), declared=True) as made:
        yield made


def same(searcher: Searcher, query: Query) -> int:
    """Assert that all ways agree; gives how many records answer."""
    wanted = searcher.scan(query)
    assert [row.id for row in searcher.search(query, newest_first=False)] == wanted, str(query)
    assert [row.id for row in searcher.search(query)] == wanted[::-1], str(query)
    assert searcher.count(query)[0] == len(wanted), str(query)
    if len(wanted) > 3:
        page = [row.id for row in searcher.search(query, limit=2)]
        rest = [row.id for row in searcher.search(query, after=page[-1])]
        assert page + rest == wanted[::-1], str(query)
    sets = in_memory(searcher)
    assert sets.all(query).tolist() == list(sets.answers(query)) == wanted, str(query)
    assert list(sets.answers(query, newest_first=True)) == wanted[::-1], str(query)
    counted = sets.counted(query, 0.0)
    assert counted.looked == counted.of or not counted.groups
    while counted.looked < counted.of:
        counted = sets.counted(query, 0.001)
    assert counted.groups == {(k, s, t, d or 0): n for k, s, t, d, n in searcher.grouped(query)}, str(query)
    if len(wanted) > 3:
        assert list(sets.answers(query, newest_first=True, after=wanted[2])) == wanted[1::-1], str(query)
        assert list(sets.answers(query, after=wanted[2])) == wanted[3:], str(query)
    return len(wanted)


@lru_cache(maxsize=2)
def in_memory(searcher: Searcher) -> RowSets:
    """The same exhibit's queries as sets of rows, columns and words held in memory."""
    # Of a connection of its own: what SQL calls back is one searcher's.
    beside = Exhibit(Path(searcher.exhibit.db.filename), KEY, searcher.exhibit.label)
    beside.__dict__["facts"] = searcher.exhibit.facts
    other = Searcher(beside)
    other.hold_words()
    return RowSets(other, Columns.unpack(columns_of(beside).pack()))


_FILTERS = """kind:Message kind:Call kind:Contact service:whatsapp service:sms service:declared service:android.test
    profile:0 profile:10 profile:150 from:+12025550101 from:mira from:ليلى from:2025550101 to:夏文君 with:kwame
    with:+447700900113 thread:T1 thread:t1 since:2023 until:2023-03 on:2023-02 since:2023-02-15T09:30 on:2023-05-01
    state:live state:deleted state:older has:attachment has:place direction:in direction:out file:messages-1
    exhibit:EX/1 exhibit:EX/2 tag:x reviewed:yes reviewed:no reviewed:twice known:yes known:no"""
FILTERS = tuple(_FILTERS.split())
TEXTS = sorted({line[a : a + n] for line in LINES for a in range(0, len(line), 5) for n in (1, 2, 3, 7)} | set(LINES))


@pytest.mark.parametrize("line", LINES)
def test_every_line_is_found_whole_and_in_part(searcher: Searcher, line: str) -> None:
    for how in ("anywhere", "phrase", "exact"):
        for text in (line, line[: len(line) // 2], line[len(line) // 3 :], line[1:3], line[:1]):
            if text:
                same(searcher, Query(((Term(text, how),),)))
    assert same(searcher, Query(((Term(line, "exact"),),))) >= 1


def test_somebody_is_found_by_all_identifiers_of_the_service(searcher: Searcher) -> None:
    both = {
        "mira": frozenset({("whatsapp", "+12025550101"), ("whatsapp", "wenjun@example.org")}),
        "card": frozenset({("sms", "+1 202 555 0101"), ("whatsapp", "+1 202 555 0101")}),
        "elsewhere": frozenset({("telegram", "+12025550101")}),
        "name": frozenset({("whatsapp", "Kwame"), ("sms", "Kwame")}),
    }

    def asked(text: str) -> Query:
        return parse(text).meaning(lambda name: both[name])

    total = searcher.exhibit.count()
    found = same(searcher, asked("person:mira"))
    assert 0 < found < total
    assert same(searcher, asked("-person:mira")) == total - found
    kinds = {row.kind for row in searcher.search(asked("person:card"))}
    assert kinds == {KIND_NUMBER["Contact"]}
    assert same(searcher, asked("person:card")) == same(searcher, parse("kind:Contact"))
    assert same(searcher, asked("person:card OR person:mira")) > found
    assert same(searcher, asked("person:elsewhere")) == same(searcher, asked("person:name")) == 0
    assert same(searcher, parse("person:mira")) == 0, "a case alone knows whom it means"


def test_what_reviewers_did_is_told_by_keys(searcher: Searcher) -> None:
    rows = list(searcher.exhibit.rows(limit=9))
    keys = [key_of(searcher.exhibit.readings[row.src].seed, row.loc) for row in rows]
    total = searcher.exhibit.count()
    for name, value, opposite in (("reviewed", "yes", "no"), ("known", "yes", "no"), ("tag", "x", None)):
        marked = frozenset((*keys, 12345))
        asked = parse(f"{name}:{value}").keyed(name, lambda _, of=marked: of)
        assert [row.id for row in searcher.search(asked, newest_first=False)] == [row.id for row in rows]
        assert same(searcher, asked) == len(rows)
        if opposite:
            others = parse(f"{name}:{opposite} OR zzznowhere").keyed(name, lambda _, of=marked: of)
            assert same(searcher, others) == total - len(rows)
    # One more mark, and one that was told beforehand.
    assert searcher.rows_of(keys[:2]) == [row.id for row in rows[:2]]
    assert searcher.having({keys[0], 999}) == {keys[0]}
    searcher.knows([(rows[3].id, 424242)])
    assert searcher.rows_of([424242]) == [rows[3].id]
    assert searcher.within(parse("choir"), [row.id for row in rows]) == [
        row.id for row in searcher.search(parse("choir"), newest_first=False) if row.id <= rows[-1].id
    ]


def test_what_reviewers_wrote_is_found_beside_the_records_words(searcher: Searcher) -> None:
    row = next(searcher.search(parse("-choir"), newest_first=False, limit=1))
    key = key_of(searcher.exhibit.readings[row.src].seed, row.loc)

    def asked(text: str) -> Query:
        return parse(text).written(lambda term: frozenset((key,)) if term.text == "choir" else frozenset())

    assert same(searcher, asked("choir")) == same(searcher, parse("choir")) + 1
    assert same(searcher, asked("-choir")) == same(searcher, parse("-choir")) - 1
    assert searcher.within(asked("choir"), [row.id]) == [row.id]
    assert searcher.within(asked("choir zzznowhere"), [row.id]) == []


def test_places_of_many_keys_are_those_of_each() -> None:
    dice = random.Random(7)
    for _ in range(50):
        seed, *keys = (dice.getrandbits(60) for _ in range(20))
        keys += [0, (1 << 60) - 1]
        found = locs_of(seed, np.array(keys, dtype=np.int64)).tolist()
        assert found == [locator_of(seed, key) for key in keys]
        assert [key_of(seed, loc) for loc in found] == keys
        of_each = locs_of(np.array([seed, seed ^ 99], dtype=np.uint64), np.int64(keys[0])).tolist()
        assert of_each == [locator_of(seed, keys[0]), locator_of(seed ^ 99, keys[0])]


@pytest.mark.parametrize("text", FILTERS)
def test_each_filter_is_that_of_the_reference(searcher: Searcher, text: str) -> None:
    total = searcher.exhibit.count()
    assert same(searcher, parse(text)) + same(searcher, parse("-" + text)) == total
    assert same(searcher, parse(f"{text} OR choir")) >= same(searcher, parse(f"{text} choir"))


@settings(max_examples=250, deadline=None, derandomize=True)
@given(data=st.data())
def test_any_query_is_answered_as_by_a_scan(searcher: Searcher, data: st.DataObject) -> None:
    term = st.builds(Term, st.sampled_from(TEXTS), st.sampled_from(["anywhere", "phrase", "exact"]), st.booleans())
    condition = st.builds(
        lambda text, no: next(parse(("-" if no else "") + text).clauses()), st.sampled_from(FILTERS), st.booleans()
    )
    group = st.lists(st.one_of(term, term, condition), min_size=1, max_size=3).map(tuple)
    query = Query(tuple(data.draw(st.lists(group, min_size=1, max_size=3))))
    same(searcher, query)
    # Of some records reviewers wrote what a term looks for.
    rows = searcher.exhibit.rows(limit=9)
    keys = [key_of(searcher.exhibit.readings[row.src].seed, row.loc) for row in rows]
    same(searcher, query.written(lambda term: frozenset(keys[len(term.text) % 3 :: 3])))
    try:
        again = parse(str(query))
    except QueryError:
        return
    assert searcher.scan(again) == searcher.scan(query)


ALPHABET = st.sampled_from("aAbBéßİ 1٥5-'\"،。,转轉账賬账日本語カｶﾞ한국어أاإمحدّ\u0640\u064e🎂👩\u200d\0\n%_*")
TEXT = st.text(ALPHABET, min_size=1, max_size=24)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(texts=st.lists(TEXT, min_size=1, max_size=8), data=st.data())
def test_any_texts_are_found_as_by_a_scan(texts: list[str], data: st.DataObject) -> None:
    rows: list[tuple[Record, State]] = [(Message(body=text, subject=texts[0][::-1]), State.LIVE) for text in texts]
    with tempfile.TemporaryDirectory() as folder, exhibit_of(rows, Path(folder)) as made:
        for _ in range(12):
            text = data.draw(st.sampled_from(texts))
            start = data.draw(st.integers(0, len(text) - 1))
            piece = text[start : start + data.draw(st.integers(1, 6))]
            how = data.draw(st.sampled_from(["anywhere", "phrase", "exact"]))
            found = same(made, Query(((Term(piece, how),),)))
            assert found or how != "exact"


def test_a_term_inside_very_many_words_is_found_by_the_vocabulary(tmp_path: Path) -> None:
    rows: list[tuple[Record, State]] = [
        (Message(body=" ".join(f"w{n}x{m}" for m in range(60))), State.LIVE if n % 9 else State.DELETED)
        for n in range(MANY_TOKENS // 50)
    ]
    with exhibit_of(rows, tmp_path) as made:
        for text, found in (
            ("x", len(rows)),
            ("7x", 4),
            ("-x", 0),
            ("x1 -7x", 36),
            ("exact:x", len(rows)),
            ("w7x1", 1),
        ):
            assert same(made, parse(text)) == found, text
        assert [way.way for way in made.count(parse("x"))[1]] == ["vocabulary"]
        assert made.count_recovered(parse("x")) == 5


@pytest.mark.parametrize("least", [0, 1 << 30])
def test_parts_of_words_are_found_as_if_they_stood_in_very_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, least: int
) -> None:
    """Each word is a beginning that is asked for, or all words with its first character are read."""
    monkeypatch.setattr(search, "MANY_TOKENS", 0)
    monkeypatch.setattr(search, "_VOCABULARY", 0)
    monkeypatch.setattr(inside, "_LEAST", least)
    monkeypatch.setattr(inside, "_ASKED", 3)
    monkeypatch.setattr(inside, "_TEXT", 2)
    with exhibit_of(list(records()), tmp_path) as made:
        for text in (
            "5",
            "55",
            "a",
            "é",
            "ss",
            "ال",
            "bc",
            "ex -55",
            "5 OR كان",
            "exact:A",
            "🎂",
            "w",
            "from:kwame -a",
        ):
            same(made, parse(text))
        assert made.hold_words() == b""


def test_an_index_of_another_fold_is_not_asked(tmp_path: Path) -> None:
    with exhibit_of(list(records())[:20], tmp_path) as made:
        made.exhibit.__dict__["facts"] = {**made.exhibit.facts, "fold": "0"}
        old = Searcher(made.exhibit)
        assert same(old, parse("choir")) == same(made, parse("choir")) > 0
        assert [way.way for way in old.count(parse("choir"))[1]] == ["scan"]


def test_the_file_of_an_exhibit_shows_no_text(tmp_path: Path) -> None:
    with exhibit_of(list(records()), tmp_path):
        data = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for line in LINES:
        if len(line) > 8:
            assert line.encode() not in data
            assert line.encode("utf-16-le") not in data
