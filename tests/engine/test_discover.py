"""Discovery on databases of many shapes: other languages, unusual times, joins; and tables that only look like a person's."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from aboveboard.engine.discover import words
from aboveboard.engine.discover.columns import Column
from aboveboard.kit import Code
from aboveboard.model.outcome import Status
from aboveboard.model.times import iso
from tests.artifacts.damage import changed
from tests.engine.discovering import NAMES, PHONES, START, analysed, discovered, store, text

Record = dict[str, Any]

# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ZMESSAGEDATE", ("message", "date")),
        ("messageDate", ("message", "date")),
        ("message_date", ("message", "date")),
        ("messagedate", ("message", "date")),
        ("发送时间", ("发送", "时间")),
        ("empfangen_am", ("empfangen", "am")),
        ("kikuser", ("kik", "user")),
        ("xyzzy", ("xyzzy",)),
    ],
)
def test_names_are_split_into_words(name: str, expected: tuple[str, ...]) -> None:
    assert words.split(name) == expected


def test_a_flag_of_another_meaning_is_no_direction() -> None:
    assert "outgoing" in words.column_meanings("is_from_me")
    assert "outgoing" in words.column_meanings("isSender")
    assert "outgoing" not in words.column_meanings("is_sender_owner")
    assert "outgoing" not in words.column_meanings("from_address")


# --- times -----------------------------------------------------------------------------------------------------------

MOMENT = START * 1_000_000
COCOA = 978_307_200
WEBKIT = 11_644_473_600


@pytest.mark.parametrize(
    ("rule", "stored"),
    [
        ("UNIX_S", lambda s: s),
        ("UNIX_MS", lambda s: s * 1000),
        ("UNIX_US", lambda s: s * 1_000_000),
        ("UNIX_NS", lambda s: s * 1_000_000_000),
        ("COCOA_S", lambda s: float(s - COCOA) + 0.25),
        ("COCOA_NS", lambda s: (s - COCOA) * 1_000_000_000),
        ("WEBKIT_US", lambda s: (s + WEBKIT) * 1_000_000),
        ("FILETIME", lambda s: (s + WEBKIT) * 10_000_000),
        ("DOTNET_TICKS", lambda s: (s + 62_135_596_800) * 10_000_000),
        ("HFS_S", lambda s: s + 2_082_844_800),
        ("iso_utc", lambda s: iso(s * 1_000_000)),
        ("iso_local", lambda s: iso(s * 1_000_000)[:19].replace("T", " ")),
    ],
)
def test_the_epoch_is_told_by_the_values(rule: str, stored: Callable[[int], Any]) -> None:
    column = Column(
        "ticks" if rule == "DOTNET_TICKS" else "zeitpunkt", "", tuple(stored(START + 86_400 * n) for n in range(12))
    )
    assert column.time is not None
    assert column.time.rule == rule


def test_ticks_and_cocoa_nanoseconds_of_one_spring_are_no_time() -> None:
    # 2021-02-20 in nanoseconds since 2001 is late 2013 in ticks of 100 ns since the year 1.
    values = tuple((1_613_800_000 + 3600 * n - COCOA) * 1_000_000_000 for n in range(20))
    assert Column("date", "INTEGER", values).time is None


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("id", range(START, START + 400, 7)),
        ("size", range(START, START + 4_000_000, 70_001)),
        ("phone", [15_551_230_000 + n for n in range(30)]),
        ("duration", range(30)),
        ("value", [START] * 30),
        ("flags", [0, 1] * 15),
    ],
)
def test_other_numbers_are_no_times(name: str, values: Any) -> None:
    assert Column(name, "INTEGER", tuple(values)).time is None


def test_a_date_without_time_of_day_orders_nothing() -> None:
    assert Column("birthday", "TEXT", tuple(f"19{n}-05-17" for n in range(60, 80))).time is None


# --- messages --------------------------------------------------------------------------------------------------------

GERMAN = """
CREATE TABLE nutzer (nr INTEGER PRIMARY KEY, name TEXT, rufnummer TEXT);
CREATE TABLE gespraech (nr INTEGER PRIMARY KEY, titel TEXT);
CREATE TABLE nachrichten (nr INTEGER PRIMARY KEY, gespraech_nr INTEGER REFERENCES gespraech(nr),
    absender_nr INTEGER REFERENCES nutzer(nr), ausgehend INTEGER, zeitpunkt INTEGER, inhalt TEXT);
"""
SPANISH = """
CREATE TABLE contactos (id INTEGER PRIMARY KEY, nombre TEXT, telefono TEXT);
CREATE TABLE mensajes (id INTEGER PRIMARY KEY, contacto_id INTEGER, saliente INTEGER, fecha TEXT, texto TEXT);
"""
CHINESE = "CREATE TABLE 消息 (编号 INTEGER PRIMARY KEY, 发送者 TEXT, 收件人 TEXT, 时间 INTEGER, 内容 TEXT);"
RUSSIAN = "CREATE TABLE soobshcheniya (id INTEGER PRIMARY KEY, otpravitel TEXT, vremya REAL, tekst TEXT, chat TEXT);"
CORE_DATA = """
CREATE TABLE ZPERSON (Z_PK INTEGER PRIMARY KEY, ZDISPLAYNAME VARCHAR, ZPHONE VARCHAR);
CREATE TABLE ZCONVERSATION (Z_PK INTEGER PRIMARY KEY, ZTITLE VARCHAR, ZPEER INTEGER);
CREATE TABLE ZCHATMESSAGE (Z_PK INTEGER PRIMARY KEY, ZCONVERSATION INTEGER, ZSENDER INTEGER, ZISFROMME INTEGER,
    ZDATE TIMESTAMP, ZREADDATE TIMESTAMP, ZTEXT VARCHAR);
"""


def german() -> bytes:
    people = [(n + 1, NAMES[n], PHONES[n]) for n in range(5)]
    said = [(n + 1, n % 3 + 1, n % 5 + 1, int(n % 5 == 0), (START + n * 600) * 1000, text(n)) for n in range(40)]
    return store(GERMAN, {"nutzer": people, "gespraech": [(n, f"Runde {n}") for n in (1, 2, 3)], "nachrichten": said})


def test_german_names_and_declared_keys() -> None:
    result = discovered(german())
    message = result.of("Message")[3]
    assert len(result.of("Message")) == 40
    assert message["at"] == iso(MOMENT + 3 * 600 * 1_000_000)
    assert message["body"] == text(3)
    assert message["direction"] == "incoming"
    assert message["sender"] == {"identifier": PHONES[3], "name": NAMES[3], "role": "sender"}
    assert (message["thread"], message["thread_name"]) == ("1", "Runde 1")
    assert [c["name"] for c in result.of("Contact")] == list(NAMES)
    assert result.of("Contact")[0]["identifiers"] == [{"value": PHONES[0], "type": "phone"}]
    assert {o.status for o in result.outcomes} == {Status.COMPLETE}


def test_spanish_names_and_keys_that_are_not_declared() -> None:
    said = [(n, n % 5 + 1, n % 2, iso(MOMENT + n * 60_000_000)[:19] + "+02:00", text(n)) for n in range(1, 31)]
    result = discovered(
        store(SPANISH, {"contactos": [(n + 1, NAMES[n], PHONES[n]) for n in range(5)], "mensajes": said})
    )
    first, second = result.of("Message")[:2]
    assert first["direction"] == "outgoing"
    assert first["recipients"] == [{"identifier": PHONES[1], "name": NAMES[1], "role": "recipient"}]
    assert first["at"] == iso(MOMENT + 60_000_000 - 7_200_000_000)
    assert second["sender"] == {"identifier": PHONES[2], "name": NAMES[2], "role": "sender"}
    assert second["body"] == text(2)


def test_chinese_names() -> None:
    said = [(n, PHONES[n % 4], PHONES[4], START + n * 60, text(n)) for n in range(1, 31)]
    result = discovered(store(CHINESE, {"消息": said}))
    first = result.of("Message")[0]
    assert first["at"] == iso(MOMENT + 60_000_000)
    assert first["sender"]["identifier"] == PHONES[1]
    assert [r["identifier"] for r in first["recipients"]] == [PHONES[4]]
    # Nothing says which of the two is the phone's holder.
    assert first["direction"] == {"absent": "NOT_IN_SCHEMA"}


def test_transliterated_russian_and_seconds_since_2001() -> None:
    said = [(n, f"user_{n % 6}", START - COCOA + n * 60 + 0.5, text(n), f"room{n % 2}") for n in range(1, 31)]
    first = discovered(store(RUSSIAN, {"soobshcheniya": said})).of("Message")[0]
    assert (first["at"], first["body"], first["thread"]) == (iso(MOMENT + 60_500_000), text(1), "room1")
    assert first["sender"]["identifier"] == "user_1"


def test_core_data_names_and_two_steps_to_the_other_side() -> None:
    rows = {
        "ZPERSON": [(n + 1, NAMES[n], PHONES[n]) for n in range(5)],
        "ZCONVERSATION": [(n + 1, f"with {NAMES[n]}", n + 1) for n in range(5)],
        "ZCHATMESSAGE": [
            (n, n % 5 + 1, None if n % 2 else n % 5 + 1, n % 2, START - COCOA + n, START - COCOA + n + 5, text(n))
            for n in range(1, 41)
        ],
    }
    sent, received = discovered(store(CORE_DATA, rows)).of("Message")[:2]
    assert sent["direction"] == "outgoing"
    assert sent["recipients"][0]["identifier"] == PHONES[1]
    assert (sent["at"], sent["read_at"]) == (iso(MOMENT + 1_000_000), iso(MOMENT + 6_000_000))
    assert received["sender"] == {"identifier": PHONES[2], "name": NAMES[2], "role": "sender"}


CODED = "CREATE TABLE sms (_id INTEGER PRIMARY KEY, number TEXT, time INTEGER, type INTEGER, read INTEGER, text TEXT);"


def test_codes_for_direction_count_only_where_unread_rows_show_them() -> None:
    def rows(unread: bool) -> list[tuple[Any, ...]]:
        return [
            (n, PHONES[n % 5], (START + n) * 1000, n % 2 + 1, int(not (unread and n % 4 == 0)), text(n))
            for n in range(40)
        ]

    plain = discovered(store(CODED, {"sms": rows(unread=True)})).of("Message")
    assert {(r["direction"], r["as_stored"]["type"]) for r in plain} == {("incoming", 1), ("outgoing", 2)}
    dark = discovered(store(CODED, {"sms": rows(unread=False)})).of("Message")
    assert all(r["direction"] == {"absent": "NOT_IN_SCHEMA"} for r in dark)
    assert dark[0]["recipients"] == [{"identifier": PHONES[0], "role": "party"}]


def test_the_one_who_writes_everywhere_is_the_account_itself() -> None:
    script = "CREATE TABLE messages (id INTEGER PRIMARY KEY, chat_id TEXT, author TEXT, ts INTEGER, text TEXT);"
    rows = [
        (
            n,
            f"chat{n // 2 % 6}",
            "me@example.org" if n % 2 else f"p{n // 2 % 6}@example.org",
            (START + n) * 1000,
            text(n),
        )
        for n in range(60)
    ]
    found = discovered(store(script, {"messages": rows})).of("Message")
    assert {r["direction"] for r in found if r["sender"]["identifier"] == "me@example.org"} == {"outgoing"}
    assert {r["direction"] for r in found if r["sender"]["identifier"] != "me@example.org"} == {"incoming"}


def test_in_one_conversation_nobody_is_taken_for_the_account() -> None:
    script = "CREATE TABLE messages (id INTEGER PRIMARY KEY, chat_id TEXT, author TEXT, ts INTEGER, text TEXT);"
    rows = [(n, "one", f"p{n % 2}@example.org", (START + n) * 1000, text(n)) for n in range(60)]
    assert all("absent" in r["direction"] for r in discovered(store(script, {"messages": rows})).of("Message"))


def test_a_row_of_each_kind_of_value_is_kept() -> None:
    """NULLs, blobs and texts where numbers belong cost no row."""
    data = german()
    for column in ("zeitpunkt", "inhalt", "absender_nr", "ausgehend"):
        for value in ("NULL", "x'00FF'", "'abc'", "CAST(x'FFFE' AS TEXT)", "9e999", "-1"):
            sql = f"UPDATE nachrichten SET {column} = {value} WHERE nr = 7"
            spoilt = changed(data, lambda db, s=sql: db.execute(s) and None)
            result = discovered(spoilt)
            assert len(result.of("Message")) == 40, (column, value)


# --- other kinds -----------------------------------------------------------------------------------------------------


def test_numbers_of_contacts_in_another_table() -> None:
    script = """CREATE TABLE person (rowid_ INTEGER PRIMARY KEY, First TEXT, Last TEXT);
        CREATE TABLE multi (uid INTEGER PRIMARY KEY, record_id INTEGER, label TEXT, value TEXT);"""
    people = [(n + 1, *NAMES[n].split(" ", 1)) for n in range(5)]
    ways = [(n + 1, n % 5 + 1, "home", PHONES[n % 5] if n < 5 else f"{n}@example.org") for n in range(10)]
    contacts = discovered(store(script, {"person": people, "multi": ways})).of("Contact")
    assert [c["name"] for c in contacts] == list(NAMES)
    assert contacts[1]["identifiers"] == [
        {"value": PHONES[1], "type": "phone"},
        {"value": "6@example.org", "type": "email"},
    ]


def test_calls_with_a_duration_in_milliseconds() -> None:
    script = (
        "CREATE TABLE anrufe (id INTEGER PRIMARY KEY, rufnummer TEXT, beginn INTEGER, dauer_ms INTEGER, richtung TEXT);"
    )
    rows = [(n, PHONES[n % 5], START + n * 900, n * 1500, ("incoming", "outgoing")[n % 2]) for n in range(30)]
    call = discovered(store(script, {"anrufe": rows})).of("Call")[3]
    assert (call["at"], call["direction"], call["duration"]) == (iso(MOMENT + 2_700_000_000), "outgoing", 4.5)
    assert call["recipients"] == [{"identifier": PHONES[3], "role": "recipient"}]


def test_places() -> None:
    script = (
        "CREATE TABLE standorte (id INTEGER PRIMARY KEY, breite REAL, laenge REAL, genauigkeit REAL, zeit INTEGER);"
    )
    rows = [(n, 48.1 + n / 1000, 11.5 + n / 997, 5.0 + n, (START + n * 60) * 1000) for n in range(30)]
    place = discovered(store(script, {"standorte": rows})).of("Place")[2]
    assert (place["latitude"], place["longitude"], place["accuracy"]) == (48.1 + 2 / 1000, 11.5 + 2 / 997, 7.0)
    assert place["at"] == iso(MOMENT + 120_000_000)


def test_visits() -> None:
    script = (
        "CREATE TABLE history (id INTEGER PRIMARY KEY, url TEXT, title TEXT, visit_time INTEGER, visit_count INTEGER);"
    )
    rows = [
        (n, f"https://example.org/{n}", f"A page about {n}", (START + WEBKIT + n) * 1_000_000, n % 4) for n in range(20)
    ]
    visit = discovered(store(script, {"history": rows})).of("Visit")[5]
    assert (visit["url"], visit["title"], visit["at"]) == (
        "https://example.org/5",
        "A page about 5",
        iso(MOMENT + 5_000_000),
    )


def test_media_and_posts() -> None:
    script = """CREATE TABLE photos (id INTEGER PRIMARY KEY, file_path TEXT, mime_type TEXT, taken_at INTEGER, size INTEGER);
        CREATE TABLE posts (id INTEGER PRIMARY KEY, author_name TEXT, content TEXT, created_at INTEGER, likes INTEGER,
            shares INTEGER);"""
    photos = [(n, f"DCIM/IMG_{n:04}.jpg", "image/jpeg", START + n, 4000 + n) for n in range(20)]
    posts = [(n, NAMES[n % 5], text(n), START + n * 77, n, n % 3) for n in range(20)]
    result = discovered(store(script, {"photos": photos, "posts": posts}))
    assert result.of("Media")[4]["path"] == "DCIM/IMG_0004.jpg"
    assert result.of("Post")[4]["body"] == text(4)
    assert not result.of("Message")


# --- what only looks like it -----------------------------------------------------------------------------------------

MISLEADING: dict[str, tuple[str, Callable[[int], tuple[Any, ...]]]] = {
    "a log": (
        "CREATE TABLE log (id INTEGER PRIMARY KEY, ts INTEGER, level INTEGER, tag TEXT, message TEXT)",
        lambda n: (n, (START + n) * 1000, n % 4, "Sync", f"Upload finished after {n} ms"),
    ),
    "analytics": (
        "CREATE TABLE events (id INTEGER PRIMARY KEY, user_id TEXT, event_name TEXT, timestamp INTEGER, payload TEXT)",
        lambda n: (n, "a81bc81b-dead-4e5d-abff-90865d1e13b1", "screen_view", (START + n) * 1000, f'{{"screen": {n}}}'),
    ),
    "a cache of answers": (
        "CREATE TABLE response_cache (key TEXT PRIMARY KEY, url TEXT, body TEXT, fetched_at INTEGER, expires_at INTEGER)",
        lambda n: (f"k{n}", f"https://api.example.org/{n}", f'{{"ok": {n}}}', START + n, START + n + 60),
    ),
    "settings": (
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT, updated INTEGER)",
        lambda n: (f"ui.theme.{n}", "dark mode on", START + n),
    ),
    "jobs": (
        "CREATE TABLE jobs (id INTEGER PRIMARY KEY, name TEXT, created INTEGER, attempts INTEGER, sender TEXT, message TEXT)",
        lambda n: (n, "UploadJob", START + n, 1, "com.example.worker", "Waiting for network to come back"),
    ),
    "cookies": (
        "CREATE TABLE cookies (host TEXT, name TEXT, value TEXT, expires INTEGER, created INTEGER)",
        lambda n: (f"h{n}.example.org", "sid", f"{n:032x}", START + n, START),
    ),
    "stickers": (
        "CREATE TABLE stickers (id INTEGER PRIMARY KEY, title TEXT, emoji TEXT, added INTEGER, author TEXT)",
        lambda n: (n, f"Happy cat {n}", "🐱", START + n, "Sticker Studio"),
    ),
    "towers": (
        "CREATE TABLE cell_location (mcc INTEGER, mnc INTEGER, ci INTEGER, latitude REAL, longitude REAL, time INTEGER)",
        lambda n: (262, 1, n, 48.1234 + n / 1000, 11.5678 + n / 999, START + n),
    ),
    "translations": (
        "CREATE TABLE strings (id INTEGER PRIMARY KEY, locale TEXT, text TEXT, updated_at INTEGER)",
        lambda n: (n, "de", text(n), START + n),
    ),
    "products": (
        "CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, description TEXT, price REAL, updated INTEGER)",
        lambda n: (n, f"Teapot {n}", text(n), 9.5, START + n),
    ),
    "countries": (
        "CREATE TABLE country (id INTEGER PRIMARY KEY, name TEXT, dialing TEXT)",
        lambda n: (n, f"Land{'abcdefghij'[n % 10]}", f"+{n}"),
    ),
    "crashes": (
        "CREATE TABLE crash (id INTEGER PRIMARY KEY, thread TEXT, time INTEGER, exception TEXT, text TEXT)",
        lambda n: (n, "main", START + n, "java.lang.IllegalStateException", f"cannot go on at step {n}"),
    ),
}


@pytest.mark.parametrize("what", MISLEADING)
def test_what_only_looks_like_it_becomes_no_record(what: str) -> None:
    script, row = MISLEADING[what]
    table = script.split()[2]
    assert discovered(store(script, {table: [row(n) for n in range(60)]})).records == []


def test_what_is_not_sure_is_said() -> None:
    script = "CREATE TABLE entries (id INTEGER PRIMARY KEY, sender TEXT, time INTEGER, text TEXT, level INTEGER)"
    rows = [(n, NAMES[n % 5], START + n * 60, text(n), 1) for n in range(30)]
    analysis = analysed(store(script, {"entries": rows}), least=0.99)
    assert analysis.findings == ()
    said = analysis.unsure_in_words()
    assert said is not None
    assert "looks like messages, not sure: entries" in said


def test_empty_tables_and_databases_say_nothing() -> None:
    for script in (
        "CREATE TABLE messages (id INTEGER, sender TEXT, date INTEGER, text TEXT)",
        "CREATE VIEW v AS SELECT 1",
    ):
        analysis = analysed(store(script))
        assert (analysis.findings, analysis.unsure) == ((), ())


def test_hostile_names_are_left_alone() -> None:
    script = """CREATE TABLE "a'b""c" (id INTEGER PRIMARY KEY, sender TEXT, date INTEGER, text TEXT);
        CREATE TABLE "messages FROM x AS y" (id INTEGER PRIMARY KEY, sender TEXT, date INTEGER, text TEXT);
        CREATE TABLE messages ("group" INTEGER, "order" INTEGER PRIMARY KEY, "from" TEXT, "select" INTEGER, "text" TEXT,
            "when" INTEGER, "x'); DROP TABLE rows; --" TEXT);"""
    rows = [(n % 3, n, PHONES[n % 5], 1, text(n), START + n, "x") for n in range(20)]
    result = discovered(store(script, {"messages": rows}))
    assert [r["body"] for r in result.of("Message")] == [text(n) for n in range(20)]
    assert result.of("Message")[0]["sender"]["identifier"] == PHONES[0]


def test_a_table_without_row_numbers() -> None:
    script = "CREATE TABLE messages (uid TEXT PRIMARY KEY, sender TEXT, date INTEGER, text TEXT) WITHOUT ROWID"
    rows = [(f"m{n:03}", PHONES[n % 5], START + n, text(n)) for n in range(20)]
    records = discovered(store(script, {"messages": rows})).of("Message")
    assert len({r["key"] for r in records}) == 20
    assert records[3]["provenance"]["locator"] == "uid m003"


def test_system_stores_need_more() -> None:
    script = "CREATE TABLE entries (id INTEGER PRIMARY KEY, sender TEXT, date INTEGER, text TEXT)"
    data = store(script, {"entries": [(n, NAMES[n % 5], START + n, text(n)) for n in range(30)]})
    confidence = analysed(data, least=0.0).findings[0].verdict.confidence
    from aboveboard.engine.discover.run import least_confidence

    app = least_confidence("data/data/org.example/databases/x.db")
    system = least_confidence("private/var/mobile/Library/Caches/x.db")
    assert app < system == least_confidence("private/var/mobile/Containers/Data/Application/X/x.db", "com.apple.news")
    assert confidence < system


# --- calls among messages --------------------------------------------------------------------------------------------

_ITEMS = """CREATE TABLE items (id INTEGER PRIMARY KEY, peer TEXT, date INTEGER, outgoing INTEGER, body TEXT,
    kind {kind}, duration INTEGER, file_path TEXT);"""


def _mixed(kind: Callable[[int], object], declared: str, path: Callable[[int], str | None]) -> bytes:
    """Every third row has a length and no text."""
    rows = [
        (n + 1, PHONES[n % 5], START + 900 * n, n % 2, None if n % 3 == 0 else text(n), kind(n), _length(n), path(n))
        for n in range(60)
    ]
    return store(_ITEMS.format(kind=declared), {"items": rows})


def _length(number: int) -> int | None:
    return None if number % 3 else number * (number % 4 > 0)


@pytest.mark.parametrize(
    ("kind", "declared"),
    [(lambda n: "text" if n % 3 else "MissedCall", "TEXT"), (lambda n: 1 if n % 3 else 7, "INTEGER")],
)
def test_calls_among_messages_become_calls(kind: Callable[[int], object], declared: str) -> None:
    records = discovered(_mixed(kind, declared, lambda _: None)).records
    calls = [r for r in records if r["kind"] == "Call"]
    messages = [r for r in records if r["kind"] == "Message"]
    assert (len(calls), len(messages)) == (20, 40)
    assert all("body" not in r or isinstance(r["body"], str) for r in messages)
    second = next(r for r in calls if r["at"] == iso((START + 2700) * 1_000_000))
    assert (second["direction"], second["duration"], second["recipients"][0]["identifier"]) == (
        "outgoing",
        3,
        PHONES[3],
    )


def test_voice_messages_stay_messages() -> None:
    records = discovered(
        _mixed(lambda n: 1 if n % 3 else 7, "INTEGER", lambda n: None if n % 3 else f"/voice/{n}.opus")
    ).records
    assert {r["kind"] for r in records} == {"Message"}
    assert len(records) == 60


def test_the_draft_of_calls_among_messages_says_which_rows() -> None:
    found = analysed(_mixed(lambda n: "text" if n % 3 else "call", "TEXT", lambda _: None)).findings
    assert [f.reading.where for f in found if not isinstance(f.reading, Code)] == [
        "(t.kind IS NULL OR t.kind NOT IN ('call'))",
        "t.kind IN ('call')",
    ]


def test_rows_that_tell_of_a_call_in_their_own_words_stay_messages() -> None:
    rows = [(n + 1, PHONES[n % 5], START + 900 * n, n % 2, text(n), "chat" if n % 3 else "callNote", None, None)
            for n in range(60)]  # fmt: skip
    records = discovered(store(_ITEMS.format(kind="TEXT"), {"items": rows})).records
    assert [r["kind"] for r in records] == ["Message"] * 60


# --- HTML ------------------------------------------------------------------------------------------------------------


def test_texts_in_html_are_given_as_they_read() -> None:
    script = "CREATE TABLE messages (id INTEGER PRIMARY KEY, sender TEXT, date INTEGER, content TEXT);"
    rows = [(n + 1, PHONES[n % 5], START + 900 * n, f"<p>Tom &amp; Ana: {text(n)}</p>") for n in range(20)]
    rows.append((21, PHONES[0], START, "plain, and 1 < 2"))
    bodies = [r["body"] for r in discovered(store(script, {"messages": rows})).records]
    assert bodies == [*(f"Tom & Ana: {text(n)}" for n in range(20)), "plain, and 1 < 2"]


# --- who takes part ---------------------------------------------------------------------------------------------------

_ROOMS = """CREATE TABLE conversations (id TEXT PRIMARY KEY, kind INTEGER);
    CREATE TABLE participants (conversation_id TEXT, number TEXT, display_name TEXT);
    CREATE TABLE items (id INTEGER PRIMARY KEY, conversation_id TEXT, {way} created INTEGER, text TEXT);"""


def _rooms(*, own: bool) -> dict[str, list[tuple[Any, ...]]]:
    """Conversations of two with all but the last, which is of three; with `own` the phone's holder takes part in all."""
    members = [(f"c{n}", PHONES[n], NAMES[n]) for n in range(5)] + [("c4", PHONES[0], NAMES[0])]
    if own:
        members += [(f"c{n}", "+4917000000", "Me") for n in range(5)]
    return {"conversations": [(f"c{n}", 0) for n in range(5)], "participants": members}


def test_the_other_side_is_who_takes_part_in_the_conversation() -> None:
    items = [(n + 1, f"c{n % 5}", n % 2, (START + n) * 1000, text(n)) for n in range(40)]
    found = discovered(store(_ROOMS.format(way="is_outgoing INTEGER,"), {**_rooms(own=False), "items": items})).of(
        "Message"
    )
    assert found[2]["sender"] == {"identifier": PHONES[2], "name": NAMES[2], "role": "sender"}
    assert found[3]["recipients"] == [{"identifier": PHONES[3], "name": NAMES[3], "role": "recipient"}]
    # Who of two wrote what came in is not said.
    assert (found[4]["direction"], "absent" in found[4]["sender"]) == ("incoming", True)
    assert [r["identifier"] for r in found[9]["recipients"]] == [PHONES[0], PHONES[4]]


def test_who_takes_part_everywhere_is_the_account_itself() -> None:
    items = [
        (n + 1, f"c{n % 5}", "+4917000000" if n % 2 else PHONES[n % 5], (START + n) * 1000, text(n)) for n in range(40)
    ]
    found = discovered(store(_ROOMS.format(way="sender TEXT,"), {**_rooms(own=True), "items": items})).of("Message")
    assert {r["direction"] for r in found if r["sender"]["identifier"] == "+4917000000"} == {"outgoing"}
    assert {r["direction"] for r in found if r["sender"]["identifier"] != "+4917000000"} == {"incoming"}
    assert found[3]["recipients"] == [{"identifier": PHONES[3], "name": NAMES[3], "role": "recipient"}]


# --- posts and messages -----------------------------------------------------------------------------------------------


def test_a_table_called_posts_whose_rows_are_for_somebody_holds_messages() -> None:
    script = """CREATE TABLE channels (id TEXT PRIMARY KEY, name TEXT);
        CREATE TABLE posts (id INTEGER PRIMARY KEY, channel_id TEXT, user_name TEXT, created_at INTEGER, is_read INTEGER,
            content TEXT);"""
    posts = [(n + 1, f"c{n % 3}", f"user{n % 6}", (START + n) * 1000, n % 2, text(n)) for n in range(40)]
    result = discovered(store(script, {"channels": [(f"c{n}", f"Room {n}") for n in range(3)], "posts": posts}))
    assert {r["kind"] for r in result.records if r.get("body")} == {"Message"}


def test_posts_for_those_alone_whom_they_name_are_messages() -> None:
    script = """CREATE TABLE statuses (id INTEGER PRIMARY KEY, author_name TEXT, content TEXT, created_at INTEGER,
        visibility TEXT, favourites INTEGER, reblogs INTEGER);"""
    rows = [
        (n + 1, NAMES[n % 5], text(n), START + n * 77, "direct" if n % 4 == 0 else "public", n, n % 3)
        for n in range(40)
    ]
    result = discovered(store(script, {"statuses": rows}))
    assert (len(result.of("Message")), len(result.of("Post"))) == (10, 30)
    assert (result.of("Message")[1]["sender"]["name"], result.of("Post")[0]["author"]["name"]) == (
        "Mehmet Yılmaz",
        "Li Wei",
    )


# --- texts in a table of their own --------------------------------------------------------------------------------------


def test_texts_in_the_rows_that_name_a_message() -> None:
    script = """CREATE TABLE messages (id INTEGER PRIMARY KEY, sender TEXT, date INTEGER);
        CREATE TABLE parts (id INTEGER PRIMARY KEY, message_id INTEGER, text TEXT);
        CREATE TABLE receipts (message_id INTEGER, read_at INTEGER);"""
    messages = [(n + 1, PHONES[n % 5], START + n) for n in range(30)]
    parts = [(n + 1, n + 1, text(n)) for n in range(30)] + [(31, 3, "and one more thing")]
    receipts = [(n + 1, START + n) for n in range(30)]
    records = discovered(store(script, {"messages": messages, "parts": parts, "receipts": receipts})).records
    assert [r["kind"] for r in records] == ["Message"] * 30
    assert [r["body"] for r in records[:4]] == [text(0), text(1), f"{text(2)}\nand one more thing", text(3)]
    assert records[3]["sender"]["identifier"] == PHONES[3]


def test_texts_in_the_row_that_a_message_names() -> None:
    script = """CREATE TABLE messages (id INTEGER PRIMARY KEY, sender TEXT, date INTEGER, content_id INTEGER);
        CREATE TABLE contents (id INTEGER PRIMARY KEY, text TEXT);"""
    messages = [(n + 1, PHONES[n % 5], START + n, 100 + n) for n in range(30)]
    found = discovered(store(script, {"messages": messages, "contents": [(100 + n, text(n)) for n in range(30)]}))
    assert [r["body"] for r in found.of("Message")] == [text(n) for n in range(30)]


def test_an_author_is_told_from_the_other_side_by_who_changes_within_a_conversation() -> None:
    script = """CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT, phone TEXT);
        CREATE TABLE messages (id INTEGER PRIMARY KEY, chat_id TEXT, user_id TEXT, created INTEGER, text TEXT);"""
    people = [(f"u{n}", NAMES[n], PHONES[n]) for n in range(5)]
    both = [(n + 1, f"c{n % 4}", f"u{n // 4 % 2 * (n % 4 + 1)}", (START + n) * 1000, text(n)) for n in range(40)]
    found = discovered(store(script, {"people": people, "messages": both})).of("Message")
    assert found[5]["sender"] == {"identifier": PHONES[2], "name": NAMES[2], "role": "sender"}
    one = [(n + 1, f"c{n % 4}", f"u{n % 4 + 1}", (START + n) * 1000, text(n)) for n in range(40)]
    found = discovered(store(script, {"people": people, "messages": one})).of("Message")
    assert found[5]["recipients"] == [{"identifier": PHONES[2], "name": NAMES[2], "role": "party"}]


def test_an_address_that_all_rows_have_is_the_account_s_own() -> None:
    script = (
        "CREATE TABLE messages (id INTEGER PRIMARY KEY, local_address TEXT, address TEXT, date INTEGER, body TEXT);"
    )
    rows = [(n + 1, "me@example.org", f"p{n % 4}@example.org", START + n, text(n)) for n in range(40)]
    found = discovered(store(script, {"messages": rows})).of("Message")
    assert found[2]["recipients"] == [{"identifier": "p2@example.org", "role": "party"}]


def test_addresses_may_say_what_they_are_for() -> None:
    script = "CREATE TABLE messages (id INTEGER PRIMARY KEY, peer TEXT, date INTEGER, body TEXT);"
    rows = [(n + 1, f"sip:p{n % 4}@example.org", START + n, text(n)) for n in range(40)]
    found = discovered(store(script, {"messages": rows})).of("Message")
    assert found[2]["recipients"] == [{"identifier": "sip:p2@example.org", "role": "party"}]


def test_what_differs_in_every_row_is_no_party() -> None:
    script = "CREATE TABLE messages (id INTEGER PRIMARY KEY, uid TEXT, contact TEXT, date INTEGER, body TEXT);"
    rows = [(n + 1, f"u{n}", f"name{n % 4}", START + n, text(n)) for n in range(40)]
    found = discovered(store(script, {"messages": rows})).of("Message")
    assert found[2]["recipients"] == [{"identifier": "name2", "role": "party"}]


@pytest.mark.parametrize("many", [True, False])
def test_a_table_called_chat_holds_messages_where_it_has_several_rows_of_one(many: bool) -> None:
    script = "CREATE TABLE chat (id INTEGER PRIMARY KEY, contact TEXT, date INTEGER, message TEXT);"
    rows = [(n + 1, f"p{n % 4 if many else n}@example.org", START + n, text(n)) for n in range(40)]
    analysis = analysed(store(script, {"chat": rows}))
    assert [f.verdict.kind for f in analysis.findings] == (["Message"] if many else [])


def test_events_of_people_in_rooms_are_messages() -> None:
    script = """CREATE TABLE events (id TEXT PRIMARY KEY, room_id TEXT, sender TEXT, origin_server_ts INTEGER, content TEXT);"""
    rows = [
        (
            f"$e{n}",
            f"!r{n % 3}:example.org",
            f"@p{n % 4}:example.org",
            (START + n) * 1000,
            json.dumps({"body": text(n)}),
        )
        for n in range(40)
    ]
    found = discovered(store(script, {"events": rows})).of("Message")
    assert (found[2]["sender"]["identifier"], found[2]["thread"]) == ("@p2:example.org", "!r2:example.org")


@pytest.mark.parametrize(
    ("value", "look"),
    [
        ("@anna:example.org", "jid"),
        ("room@conference.example.org/Anna", "jid"),
        ("sip:anna@example.org", "email"),
        ("tel:+4915112345601", "strict_phone"),
        ("Thanks!", "natural"),
    ],
)
def test_what_single_values_look_like(value: str, look: str) -> None:
    assert getattr(Column("x", "", (value,)).looks, look) == 1.0


@pytest.mark.parametrize("value", ["!room1:example.org", "a.b.c", "v1.2.3!x", "$e5:abc"])
def test_identifiers_are_no_language(value: str) -> None:
    assert Column("x", "", (value,)).looks.natural == 0.0


def test_what_a_conversation_consists_of_are_messages() -> None:
    assert "message" in words.table_meanings("chat_items")
    assert "message" in words.table_meanings("chatHistory")
    assert "message" not in words.table_meanings("chat_settings")
    assert "message" not in words.table_meanings("item_history")
