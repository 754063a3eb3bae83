"""Every artifact on what evidence does to stores: emptied, cut off, changed, hostile. No artifact is exempt by default.

Fixtures come from the artifacts' own tests (`FIXTURES`, by artifact id). Artifacts that share one way of reading, such as
the browsers made of Chromium, are damaged once.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec
import pytest

import tests.artifacts
from aboveboard.engine.match import Matcher, compile_pattern
from aboveboard.engine.patterns import spread
from aboveboard.engine.realmimage import image_of
from aboveboard.engine.registry import artifacts
from aboveboard.formats.media import sniff
from aboveboard.formats.realm import is_realm
from aboveboard.kit import Artifact, Code, Sqlite, SqliteCode, aliases, check, expressions, references
from aboveboard.model.outcome import Outcome, Status
from aboveboard.model.provenance import locator_number, locator_of, read_key, seed_of
from aboveboard.model.records import KIND_BY_NUMBER, KIND_NUMBER, Absent, fields_of
from aboveboard.model.times import from_iso
from tests.artifacts.damage import (
    changed,
    drop_table,
    emptied_in_wal,
    in_wal,
    is_database,
    lose_column,
    set_column,
    tables,
    texts_of,
    whole,
    without_checks,
)
from tests.artifacts.harness import Result, run, run_recovered

Files = Mapping[str, bytes]

COMPANIONS = ("-wal", "-journal", "-shm")

NOT_IN_FIXTURE: dict[str, dict[str, str]] = {
    "android.calls.contacts2": {
        "Message": "voicemail is part of the same reading as in android.calls, whose fixture has it"
    },
}
"""Kinds that an artifact may emit and its fixture does not show, with the reason."""


@cache
def fixtures() -> dict[str, Files]:
    """The fixtures of every test module."""
    found: dict[str, Files] = {}
    for info in pkgutil.iter_modules(tests.artifacts.__path__):
        if info.name.startswith("test_") and info.name not in ("test_battery", "test_rules"):
            module = importlib.import_module(f"tests.artifacts.{info.name}")
            found.update(getattr(module, "FIXTURES", {}))
    return found


ALL = [a for a in artifacts() if a in fixtures()]


def representatives() -> list[str]:
    """One id of each way of reading."""
    chosen: dict[str, Artifact] = {}
    for identifier in ALL:
        artifact = artifacts()[identifier]
        if all(artifact.read != other.read or artifact.emits != other.emits for other in chosen.values()):
            chosen[identifier] = artifact
    return list(chosen)


DAMAGED = representatives()
DATABASES = [i for i in DAMAGED if any(not isinstance(r, Code) for r in artifacts()[i].read)]
OTHERS = [i for i in DAMAGED if any(isinstance(r, Code) for r in artifacts()[i].read)]

every = pytest.mark.parametrize("identifier", ALL)
damaged = pytest.mark.parametrize("identifier", DAMAGED)
databases = pytest.mark.parametrize("identifier", DATABASES)
others = pytest.mark.parametrize("identifier", OTHERS)


def mains(identifier: str) -> Iterator[tuple[str, bytes]]:
    """The fixture's files, companions apart: (device path, bytes with what a -wal adds)."""
    files = fixtures()[identifier]
    for path, data in files.items():
        if not path.endswith(COMPANIONS):
            yield path, whole(files, path) if is_database(data) else data


def stores(identifier: str) -> list[tuple[str, bytes]]:
    """Those of them that are databases with a table it reads; a Realm file as the database that declarations see."""
    seen = ((path, image_of(data)[0] if is_realm(data) else data) for path, data in mains(identifier))
    return [(path, data) for path, data in seen if is_database(data) and reads_of(identifier, data)]


def reads_of(identifier: str, data: bytes) -> set[str]:
    """The tables of `data` that it reads; none in the stores that only other artifacts of the app know."""
    asked = {reading.table.lower() for reading in readings_of(identifier, data)}
    return {table for table in tables(data) if table.lower() in asked}


def ran(identifier: str, files: Files) -> Result:
    """Run, and assert what holds whatever the files are."""
    given = {path: bytearray(data) for path, data in files.items()}
    result = run(artifacts()[identifier], given)  # pyright: ignore[reportArgumentType]
    assert given == files, "the evidence was changed"
    for outcome in result.outcomes:
        accounts(outcome)
    assert sum(o.emitted for o in result.outcomes) == len(result.records)
    msgspec.json.encode(result.records).decode()
    for record in result.records:
        is_well_formed(record)
    keys = [r["key"] for r in result.records]
    assert len(set(keys)) == len(keys), "two records of one key"
    return result


def accounts(outcome: Outcome) -> None:
    """Every row read became a record, was rejected or was left out, and what went wrong is said."""
    assert outcome.read == outcome.emitted + outcome.rejected + outcome.excluded, outcome
    assert min(outcome.read, outcome.emitted, outcome.rejected, outcome.excluded) >= 0, outcome
    if outcome.status not in (Status.COMPLETE, Status.EMPTY) or outcome.rejected or outcome.excluded:
        assert outcome.reason, outcome
    if outcome.status is Status.COMPLETE:
        assert not outcome.rejected, outcome


def is_well_formed(record: dict[str, Any]) -> None:
    """The fields are those of the kind, in its types; missing values say why; times parse."""
    kind = KIND_BY_NUMBER[KIND_NUMBER[record["kind"]]]
    body: dict[str, Any] = {}
    for name, (hint, _) in fields_of(kind).items():
        value = record[name]
        if isinstance(value, dict) and "absent" in value:
            assert value == {"absent": Absent(value["absent"])}, (name, value)
        elif "Time" in str(hint) and "int" in str(hint):
            body[name] = is_time(value, name)
        elif name in ("reactions", "edits"):
            body[name] = [{**item, "at": is_time(item["at"], name)} if "at" in item else item for item in value]
        else:
            assert value != "", f"{name} is empty rather than absent"
            body[name] = value
    msgspec.convert(body, kind)
    assert isinstance(record["as_stored"], dict)
    place = record["provenance"]
    assert place["path"]
    live = place["state"] == "live"
    assert ("rowid" in place) != ("locator" in place) if live else "locator" in place
    assert live or all(name in place for name in ("source", "page", "offset", "length", "confidence", "reasons"))


def is_time(value: Any, name: str) -> int | None:
    """ISO 8601 in UTC, or a local time that says so."""
    if isinstance(value, dict):
        if value.get("absent") == Absent.IMPOSSIBLE:
            assert value["why"], (name, value)
            return None
        assert value["local"], (name, value)
        from_iso(value["local"])
        return None
    assert isinstance(value, str), (name, value)
    return int(value[3:]) if value.startswith("us:") else from_iso(value)


# --- the declaration and its fixture ---------------------------------------------------------------------------------


@pytest.mark.parametrize("identifier", list(artifacts()))
def test_the_declaration_can_run_and_says_what_it_is(identifier: str) -> None:
    artifact = artifacts()[identifier]
    assert check(artifact) == []
    for text in (artifact.title, artifact.service, artifact.says, artifact.limits):
        assert text.strip()
    assert artifact.sources
    assert artifact.version >= 1
    for text in artifact.files:
        patterns = list(compile_pattern(artifact, text))
        assert patterns, f"{text} stands for no path on any system"
        assert all(p.path and p.directory for p in patterns)
    for reading in artifact.read:
        if not isinstance(reading, Code) and reading.where:
            assert reading.leaves_out, f"{reading.part}: rows left out without a stated rule"


@every
def test_its_patterns_find_its_fixture(identifier: str) -> None:
    artifact = artifacts()[identifier]
    systems = ("ios", "android") if artifact.system == "any" else (artifact.system,)
    for path, data in fixtures()[identifier].items():
        if path.endswith(COMPANIONS):
            continue
        found = any(
            hit.artifact == identifier
            for system in systems
            for hit in Matcher([artifact], system=system, canonical=lambda name: name, app_of=lambda _: None).hits(
                0, [path]
            )
        )
        assert found or sniff(data[:512]) in artifact.by_content, path


@every
def test_the_fixture_shows_every_kind(identifier: str) -> None:
    result = ran(identifier, fixtures()[identifier])
    emitted = {r["kind"] for r in result.records}
    declared = {k.__name__ for k in artifacts()[identifier].kinds}
    assert emitted <= declared
    assert declared - emitted == set(NOT_IN_FIXTURE.get(identifier, {})), "kinds that the fixture does not show"


@damaged
def test_two_runs_are_the_same(identifier: str) -> None:
    one, two = (ran(identifier, fixtures()[identifier]) for _ in range(2))
    assert one.records == two.records
    assert [msgspec.structs.replace(o, seconds=0) for o in one.outcomes] == [
        msgspec.structs.replace(o, seconds=0) for o in two.outcomes
    ]


@damaged
def test_keys_lead_back_to_their_places(identifier: str) -> None:
    result = ran(identifier, fixtures()[identifier])
    parts = {o.part or "" for o in result.outcomes}
    for record in result.records:
        place = record["provenance"]
        key, last = read_key(record["key"])
        assert key == last
        number = place.get("rowid", -1)
        stands = number if number >= 0 else locator_number(place.get("locator", f"rowid {number}"))
        seeds = [seed_of("TEST", "test", place["path"], identifier, part) for part in parts]
        assert [locator_of(seed, key) for seed in seeds].count(stands) == 1


# --- files that are not whole ----------------------------------------------------------------------------------------


@damaged
def test_an_empty_file_is_said_to_be_empty(identifier: str) -> None:
    for path, _ in mains(identifier):
        result = ran(identifier, {path: b""})
        assert not result.records
        assert [o.status for o in result.outcomes] == [Status.EMPTY]


LINES = {
    "any.mail": "an mbox file may end behind any of its messages",
    **dict.fromkeys(
        (
            f"android.answers.{name}"
            for name in (
                "accounts",
                "alarms",
                "appops",
                "battery",
                "batterystats",
                "bluetooth",
                "location",
                "notifications",
                "packages",
                "packages.list",
                "properties",
                "settings",
                "telephony",
                "usagestats",
                "users",
                "wifi",
            )
        ),
        "text for people to read, which ends anywhere; where the phone itself broke off it says so",
    ),
    "android.bluetooth": "lines of text, each whole in itself",
    "android.wifi.supplicant": "lines of text, each whole in itself",
    "android.properties.persistent": "lines of text, each whole in itself",
    "android.computers": "lines of text, each whole in itself",
    "android.shutdown_requests": "lines of text, each whole in itself",
    "android.power_off": "lines of text, each whole in itself",
    "android.packages.list": "lines of text, each whole in itself",
    "android.properties": "lines of text, each whole in itself",
    "android.swiftkey.removed": "lines of text, each whole in itself",
    "android.thumbdata": "blocks, each whole in itself, with nothing between them",
    "ios.shutdowns": "lines of text, each whole in itself",
    "ios.apps.log": "lines of text, each whole in itself",
    "ios.life360.positions": "lines of text, each whole in itself",
}
"""Formats in which nothing shows where a file ended."""


@damaged
def test_a_file_cut_off_is_never_silently_less(identifier: str) -> None:
    for path, data in mains(identifier):
        full = ran(identifier, {path: data})
        for length in sorted({1, 16, 99, len(data) // 4, len(data) // 2, len(data) * 3 // 4, len(data) - 1}):
            if not 0 < length < len(data):
                continue
            result = ran(identifier, {path: data[:length]})
            assert result.outcomes
            if len(result.records) < len(full.records) and identifier not in LINES:
                told = any(o.status not in (Status.COMPLETE, Status.EMPTY) for o in result.outcomes)
                assert told, (
                    f"{path} cut at {length} of {len(data)}: {len(result.records)} of {len(full.records)} records"
                )


BY_NATURE = {
    "any.media": "a file that begins as a picture is one, damaged or not",
    "android.recent_tasks.pictures": "a file that begins as a picture is one, damaged or not",
    "android.previews": "a file that begins as a picture is one, damaged or not",
    "ios.app_snapshots": "a file that begins as a picture is one, damaged or not",
    "ios.pasteboard": "what was copied may be any bytes",
    "ios.photos.previews": "a file that begins as a picture is one, damaged or not",
    "ios.mail": "a mail has no beginning to know it by, and its headers may be missing",
}
"""Artifacts that make a record of bytes that are no file of theirs."""


@damaged
def test_other_bytes_under_its_name_are_an_outcome(identifier: str) -> None:
    noise = bytes((n * n * 7919 + n * 104729) >> 7 & 255 for n in range(8192))
    for path, data in mains(identifier):
        for rubbish in (
            b"\0" * 4096,
            b"\xff" * 4096,
            noise,
            b"<?xml version='1.0'?>",
            b"[]",
            b"bplist00" + noise[:600],
            data[:16] + noise,
        ):
            result = ran(identifier, {path: rubbish})
            assert result.outcomes
            assert not result.records or identifier in LINES or identifier in BY_NATURE


@damaged
def test_spoilt_bytes_cost_no_more_than_they_must(identifier: str) -> None:
    for path, data in mains(identifier):
        step = max(1, len(data) // 12)
        for at in range(0, len(data), step):
            spoilt = data[:at] + b"\xff\0\x80\x7f"[: len(data) - at] + data[at + 4 :]
            assert ran(identifier, {path: spoilt}).outcomes


# --- databases of another structure ----------------------------------------------------------------------------------


def readings_of(identifier: str, data: bytes) -> list[Sqlite | SqliteCode]:
    """The artifact's readings of tables; a pattern as the tables of `data` that it stands for."""
    declared = [r for r in artifacts()[identifier].read if not isinstance(r, Code)]
    return list(spread(declared, tables(data)))


def parts(identifier: str, data: bytes) -> dict[str, list[Sqlite | SqliteCode]]:
    found: dict[str, list[Sqlite | SqliteCode]] = {}
    for reading in readings_of(identifier, data):
        found.setdefault(reading.part, []).append(reading)
    return found


def by_part(result: Result) -> dict[str | None, Outcome]:
    return {o.part: o for o in result.outcomes}


@databases
def test_a_missing_table_is_named(identifier: str) -> None:
    for path, data in stores(identifier):
        full = by_part(ran(identifier, {path: data}))
        there = {t.lower(): t for t in tables(data)}
        for table in sorted(there):
            found = by_part(ran(identifier, {path: changed(data, drop_table(there[table]))}))
            for part, variants in parts(identifier, data).items():
                needs = [{v.table.lower(), *(t.lower() for t in v.requires)} for v in variants]
                if not all(table in n for n in needs) or part not in full:
                    continue
                if all(v.optional for v in variants):
                    assert part not in found
                elif full[part].status is not Status.UNKNOWN_SCHEMA:
                    assert found[part].status is Status.UNKNOWN_SCHEMA
                    assert table in str(found[part].reason).lower()


@databases
def test_a_column_gone_costs_its_fields_alone(identifier: str) -> None:
    for path, data in stores(identifier):
        full = ran(identifier, {path: data})
        before = by_part(full)
        for table, columns in tables(data).items():
            for column in columns:
                wanted = [
                    p
                    for p, variants in parts(identifier, data).items()
                    if any(_asks(v, table, column.name) for v in variants)
                ]
                if not wanted:
                    continue
                result = ran(identifier, {path: changed(data, lose_column(table, column.name))})
                after = by_part(result)
                for part in wanted:
                    variants = parts(identifier, data)[part]
                    if part not in after:
                        assert part not in before or all(v.optional for v in variants), (table, column.name)
                    elif part in before and not any(_needs(v, table, column.name) for v in variants):
                        assert after[part].read == before[part].read, (table, column.name)
                        if isinstance(variants[0], Sqlite):
                            assert after[part].emitted == before[part].emitted, (table, column.name)
                    else:
                        told = after[part].status is Status.UNKNOWN_SCHEMA
                        assert told or after[part].read == before[part].read, (table, column.name)


def _asks(reading: Sqlite | SqliteCode, table: str, column: str) -> bool:
    """Whether a reading names the column at all."""
    known = aliases("FROM " + reading.base)
    texts = [*reading.joins, *expressions(reading)]
    for text in texts:
        known |= aliases(text)
    return any(
        known.get(alias, "").lower() == table.lower() and name.lower() == column.lower()
        for text in texts
        for alias, name in references(text)
    ) or any(
        t.lower() == table.lower() and column.lower() in (c.lower() for c in cs) for t, cs in reading.requires.items()
    )


def _needs(reading: Sqlite | SqliteCode, table: str, column: str) -> bool:
    """Whether a reading cannot do without the column: named where it must be, or by a join that brings what must be."""
    if any(
        t.lower() == table.lower() and column.lower() in (c.lower() for c in cs) for t, cs in reading.requires.items()
    ):
        return True
    known = aliases("FROM " + reading.base)
    for join in reading.joins:
        known |= aliases(join)
    lost: set[str] = set()

    def touches(text: str) -> bool:
        scope = known | aliases(text)
        return any(
            a in lost or (scope.get(a, "").lower() == table.lower() and c.lower() == column.lower())
            for a, c in references(text)
        )

    for join in reading.joins:
        if touches(join):
            lost |= set(aliases(join))
    texts = [reading.key, *([reading.where] if reading.where else [])]
    if isinstance(reading, SqliteCode):
        texts += [e for n, e in reading.columns.items() if not n.endswith("?")]
    else:
        for source in reading.fields.values():
            if getattr(source, "optional", True) is False:
                texts += [e for e in (*_tuple(getattr(source, "expr", ())), getattr(source, "identifier", None)) if e]
    return any(touches(text) for text in texts)


def _tuple(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


@databases
def test_a_field_without_its_column_is_not_in_schema(identifier: str) -> None:
    for path, data in stores(identifier):
        there = {t.lower(): (t, {c.name.lower(): c.name for c in columns}) for t, columns in tables(data).items()}
        for part, variants in parts(identifier, data).items():
            for reading in variants:
                if not isinstance(reading, Sqlite) or len(variants) > 1:
                    continue
                base, alias = reading.table.lower(), reading.base.split(" AS ")[-1].strip()
                for name, source in reading.fields.items():
                    expr = getattr(source, "expr", None)
                    if (
                        not getattr(source, "optional", False)
                        or not isinstance(expr, str)
                        or name in ("party", "state")
                    ):
                        continue
                    named = [c.lower() for a, c in references(expr) if a == alias]
                    if base not in there or len(named) != 1 or named[0] not in there[base][1]:
                        continue
                    table, columns = there[base]
                    result = ran(identifier, {path: changed(data, lose_column(table, columns[named[0]]))})
                    for record in result.of(artifacts()[identifier].kind_of(reading).__name__):
                        if record["provenance"].get("table") == reading.table:
                            assert record[name] == {"absent": "NOT_IN_SCHEMA"}, (part, name)


# --- values ----------------------------------------------------------------------------------------------------------


def as_many(identifier: str, data: bytes, outcome: Outcome, before: Outcome) -> bool:
    """Whether no row of the base was lost. What stands inside a row of `SqliteCode` may be more or fewer items."""
    if isinstance(parts(identifier, data)[str(outcome.part)][0], SqliteCode):
        return bool(outcome.read) == bool(before.read)
    return outcome.read == before.read


EPOCHS = ("1601-01-01", "1904-01-01", "1970-01-01T00", "1980-01-06", "2001-01-01T00")


@databases
def test_null_everywhere_leaves_the_rows_and_makes_nothing_up(identifier: str) -> None:
    for path, data in stores(identifier):
        full = by_part(ran(identifier, {path: data}))
        nulls = [set_column(t, c.name, "NULL") for t, columns in tables(data).items() for c in columns if c.nullable]
        result = ran(identifier, {path: changed(data, without_checks, *nulls)})
        for part, outcome in by_part(result).items():
            assert as_many(identifier, data, outcome, full[part])
            assert outcome.status is not Status.FAILED, outcome
        for record in result.records:
            times = [v for v in record.values() if isinstance(v, str) and v.startswith(EPOCHS) and v.endswith("Z")]
            assert not times, record


@databases
def test_each_nullable_column_may_be_null(identifier: str) -> None:
    for path, data in stores(identifier):
        full = by_part(ran(identifier, {path: data}))
        for table, columns in tables(data).items():
            for column in columns:
                if not column.nullable or not any(
                    _asks(v, table, column.name) for vs in parts(identifier, data).values() for v in vs
                ):
                    continue
                result = ran(identifier, {path: changed(data, without_checks, set_column(table, column.name, "NULL"))})
                for part, outcome in by_part(result).items():
                    assert as_many(identifier, data, outcome, full[part]), (table, column.name)
                    assert outcome.status is not Status.FAILED, (table, column.name, outcome)


@databases
def test_rows_that_are_only_in_the_wal_are_read(identifier: str) -> None:
    for path, data in stores(identifier):
        full = ran(identifier, {path: data})
        bases = {v.table.lower() for vs in parts(identifier, data).values() for v in vs}
        main, wal = in_wal(data, {t for t in tables(data) if t.lower() in bases})
        assert not ran(identifier, {path: main}).records
        with_wal = ran(identifier, {path: main, path + "-wal": wal})
        # The same in all but where they stand, which is said.
        assert {r["provenance"]["source"] for r in with_wal.records} <= {"wal", "main or wal"}
        assert list(map(_anywhere, sorted(with_wal.records, key=_key))) == list(
            map(_anywhere, sorted(full.records, key=_key))
        )


def _anywhere(record: dict[str, Any]) -> dict[str, Any]:
    """The record without what differs between a row of the database's file and the same row in its log."""
    place = {n: v for n, v in record["provenance"].items() if n not in ("source", "page", "offset")}
    return {**record, "provenance": place}


def _key(record: dict[str, Any]) -> str:
    return str(record["key"])


HOSTILE = {
    "lone surrogate": "CAST(x'EDA08041EDB280' AS TEXT)",
    "not UTF-8": "CAST(x'FFFE80C1' AS TEXT)",
    "NUL inside": "'before' || char(0) || 'after'",
    "bidi controls": "char(0x202E) || 'evil' || char(0x2066)",
    "formula": "'=cmd|''/C calc''!A0'",
    "HTML": "'<script>alert(1)</script>'",
    "SQL": "'x''; DROP TABLE rows; --'",
    "JSON": "'{\"a\":[' || char(10)",
    "long": "replace(hex(zeroblob(20000)), '0', 'ab')",
    "empty": "''",
    "blob": "x'00FF8041'",
    "text for number": "'abc'",
    "largest": "9223372036854775807",
    "smallest": "-9223372036854775807 - 1",
    "infinite": "9e999",
    "real": "-1.5e-300",
    "negative": "-1",
}


@databases
def test_each_reads_a_store_of_its_fixture(identifier: str) -> None:
    assert stores(identifier)


@pytest.mark.parametrize("what", HOSTILE)
@databases
def test_hostile_values_cost_no_row(identifier: str, what: str) -> None:
    expression = HOSTILE[what]
    for path, data in stores(identifier):
        base = ran(identifier, {path: data})
        full = by_part(base)
        changes = [
            set_column(table, column.name, expression)
            for table, columns in tables(data).items()
            for column in columns
            if not column.key
        ]
        result = ran(identifier, {path: changed(data, without_checks, *changes)})
        for part, outcome in by_part(result).items():
            assert as_many(identifier, data, outcome, full[part]), outcome
            assert outcome.status is not Status.FAILED, outcome
            assert not outcome.rejected or isinstance(parts(identifier, data)[str(part)][0], SqliteCode), outcome
        # Records that show no cell as it is are made of what is inside cells, which holds no value any more.
        if what in PLAIN and result.records and texts_in(base.records) & texts_of(data):
            assert PLAIN[what] in msgspec.json.encode(result.records).decode(), "the text came out changed"


PLAIN = {"bidi controls": "\u202eevil\u2066", "HTML": "<script>alert(1)</script>", "formula": "=cmd|'/C calc'!A0"}


def texts_in(value: object) -> set[str]:
    """Every text inside of records."""
    if isinstance(value, Mapping):
        return texts_in(list(value.values()))
    if isinstance(value, list | tuple):
        return set().union(*map(texts_in, value))
    return {value} if isinstance(value, str) else set()


@databases
def test_a_text_of_a_megabyte_stays(identifier: str) -> None:
    for path, data in stores(identifier):
        full = by_part(ran(identifier, {path: data}))
        changes = []
        for table, columns in tables(data).items():
            asked = [
                c.name
                for c in columns
                if not c.key and any(_asks(v, table, c.name) for vs in parts(identifier, data).values() for v in vs)
            ]
            texts = [c.name for c in columns if c.name in asked and ("TEXT" in c.declared or "CHAR" in c.declared)]
            changes += [set_column(table, name, "hex(zeroblob(524288))") for name in (texts or asked)[:1]]
        result = ran(identifier, {path: changed(data, without_checks, *changes)})
        for part, outcome in by_part(result).items():
            assert as_many(identifier, data, outcome, full[part]), outcome


@databases
def test_row_numbers_of_any_size_are_told_apart(identifier: str) -> None:
    for path, data in stores(identifier):
        full = by_part(ran(identifier, {path: data}))
        for part, variants in parts(identifier, data).items():
            table = variants[0].table
            if part not in full or not full[part].emitted or table not in tables(data):
                continue
            for number in (0, -5, 1 << 59, (1 << 62) + 1, -(1 << 62)):
                spoilt = changed(
                    data,
                    set_column(
                        table,
                        "rowid",
                        f'CASE WHEN rowid = (SELECT max(rowid) FROM "{table}") THEN {number} ELSE rowid END',
                    ),
                )
                assert by_part(ran(identifier, {path: spoilt}))[part].read == full[part].read


# --- rows that are gone ----------------------------------------------------------------------------------------------


@databases
def test_deleted_rows_become_the_records_that_they_were(identifier: str) -> None:
    artifact = artifacts()[identifier]
    compared = 0
    for path, data in stores(identifier):
        readings = readings_of(identifier, data)
        before = ran(identifier, {path: data}).records
        for table in sorted({r.table for r in readings} & set(tables(data))):
            main, wal = emptied_in_wal(data, table)
            files = {path: main, path + "-wal": wal}
            assert not [r for r in ran(identifier, files).records if r["provenance"].get("table") == table]
            result = run_recovered(artifact, files, generic=False)
            for outcome in result.outcomes:
                accounts(outcome)
            found = [r for r in result.records if r["provenance"].get("table") == table]
            for record in found:
                is_well_formed(record)
                assert record["provenance"]["state"] == "deleted"
            was = [r for r in before if r["provenance"].get("table") == table]
            assert len(found) == len(was), table
            if not any(asks_itself(r) for r in readings if r.table == table):
                assert sorted(map(said, found)) == sorted(map(said, was)), table
            compared += len(found)
    assert compared


def asks_itself(reading: Sqlite | SqliteCode) -> bool:
    """Whether a record is made of other rows of its table too, which are gone as well."""
    return any(
        table == reading.table for text in (*reading.joins, *expressions(reading)) for table in aliases(text).values()
    )


def said(record: dict[str, Any]) -> str:
    """What a record says, without where it stands."""
    return msgspec.json.encode({n: v for n, v in record.items() if n not in ("key", "provenance")}).decode()


# --- nothing left out ------------------------------------------------------------------------------------------------


def test_every_artifact_has_a_fixture() -> None:
    with_readings = {i for i, a in artifacts().items() if a.read}
    assert sorted(with_readings - set(fixtures())) == [], "artifacts without a fixture in their test's FIXTURES"
    assert sorted(set(fixtures()) - set(artifacts())) == [], "fixtures of artifacts that are not there"
