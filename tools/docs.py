"""Writes what the documentation says of fields, artifacts and commands, out of the code that decides it.

python tools/docs.py            writes docs/fields.md, docs/artifacts-list.md, docs/commands.md,
                                tables of README and docs/security.md
python tools/docs.py --check    writes nothing; names what is stale and ends with status 1
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args, get_origin

import expected
import msgspec
import typer.main

import aboveboard.artifacts
from aboveboard.cli import app as commands
from aboveboard.engine.evidence import Buffer, EvidenceVfs
from aboveboard.engine.read import Files, Job, Place, read
from aboveboard.engine.registry import artifacts, declared_in, modules
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Code, Col, Const, Message, Person, Sqlite, enum, flag, opt
from aboveboard.model.oddtimes import SPANS
from aboveboard.model.outcome import Outcome, Status, Unread
from aboveboard.model.provenance import Provenance, State
from aboveboard.model.records import (
    CATEGORIES,
    CATEGORY_OF,
    KINDS,
    Absent,
    Attachment,
    Direction,
    Edit,
    Identifier,
    Origin,
    Party,
    Reaction,
    Record,
    fields_of,
    unwrap,
)
from aboveboard.model.times import Basis, Clock, Time, iso
from aboveboard.store.flags import flag_of
from aboveboard.store.present import ROW_COLUMNS, Reading, StoredRow, present, show_time
from aboveboard.store.shard import open_shard

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
NOTE = "<!-- Written by `make docs` (tools/docs.py) from the code: change the code, not this file. -->\n"
BEGIN, END = "<!-- categories: written by `make docs` -->", "<!-- end of categories -->"
PARTS: tuple[type[msgspec.Struct], ...] = (Party, Attachment, Identifier, Reaction, Edit)
UNITS: Mapping[str, str] = {
    "duration": "Seconds.",
    "size": "Bytes.",
    "latitude": "WGS84 degrees, north positive.",
    "longitude": "WGS84 degrees, east positive.",
    "altitude": "Metres.",
    "accuracy": "Metres.",
    "speed": "Metres a second.",
    "heading": "Degrees from north.",
    "bytes_in": "Bytes.",
    "bytes_out": "Bytes.",
    "thread": "The conversation's identifier, as stored.",
}
"""Said of fields of these names where the model says nothing nearer."""


# --- Markdown --------------------------------------------------------------------------------------------------------


def cell(text: str) -> str:
    """Text that stays within a table's cell."""
    return " ".join(text.split()).replace("|", "\\|")


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table, with an empty line after it."""
    yield "| " + " | ".join(titles) + " |"
    yield "|" + " --- |" * len(titles)
    for row in rows:
        yield "| " + " | ".join(cell(c) for c in row) + " |"
    yield ""


def anchor(heading: str) -> str:
    """The anchor that a heading of letters, digits, dots and spaces gets."""
    kept = "".join(c for c in heading.lower() if c.isalnum() or c in " -_")
    return kept.replace(" ", "-")


# --- fields ----------------------------------------------------------------------------------------------------------


def notes_of(owner: type) -> dict[str, str]:
    """What the source says under each field or member of a class: the text that stands after its line."""
    module = ast.parse(inspect.getsource(sys.modules[owner.__module__]))
    body = next(n.body for n in module.body if isinstance(n, ast.ClassDef) and n.name == owner.__name__)
    notes: dict[str, str] = {}
    for line, after in pairwise(body):
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            name = line.target.id
        elif isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
            name = line.targets[0].id
        else:
            continue
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            notes[name] = inspect.cleandoc(str(after.value.value))
    return notes


def type_of(hint: Any) -> str:
    """A field's type in words."""
    if get_origin(hint) in (list, tuple):
        return f"list of {type_of(unwrap(get_args(hint)[0])[0])}"
    if get_args(hint) and Time in get_args(hint):
        return "time"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return f"[{hint.__name__}](#{anchor(hint.__name__)})"
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return f"[{hint.__name__}](#{anchor(hint.__name__)})"
    return {bool: "true or false", int: "whole number", float: "number", str: "text", bytes: "bytes"}.get(
        hint, str(hint)
    )


def meaning(name: str, notes: Mapping[str, str]) -> str:
    """What is said of a field, closing with a full stop."""
    text = notes.get(name) or UNITS.get(name, "")
    return text if not text or text[-1] in ".…)" else text + "."


def enumeration(owner: type[StrEnum]) -> Iterator[str]:
    """The values of a closed list of words."""
    notes = notes_of(owner)
    yield f"### {owner.__name__}"
    yield ""
    yield inspect.getdoc(owner) or ""
    yield ""
    if any(member.name in notes for member in owner):
        yield from table(("value", "meaning"), ((f"`{m.value}`", notes.get(m.name, "")) for m in owner))
    else:
        yield ", ".join(f"`{m.value}`" for m in owner) + "."
        yield ""


def structure(owner: type[msgspec.Struct], hide: Sequence[str] = ()) -> Iterator[str]:
    """The members of a part of records."""
    notes = notes_of(owner)
    yield f"### {owner.__name__}"
    yield ""
    yield inspect.getdoc(owner) or ""
    yield ""
    hints = {f.name: unwrap(f.type)[0] for f in msgspec.structs.fields(owner)}
    rows = ((f"`{n}`", type_of(h), meaning(n, notes)) for n, h in hints.items() if n not in hide)
    yield from table(("member", "type", "meaning"), rows)


def example() -> dict[str, Any]:
    """One record, made as every record is: a database, a declaration, the engine, the form of the export."""
    db = sqlite3.connect(":memory:")
    db.executescript(
        """CREATE TABLE message (date INTEGER, mine INTEGER, handle TEXT, who TEXT, text TEXT, seen INTEGER, kind INTEGER);
        INSERT INTO message VALUES (1672567200123, 0, '+15550101', 'Li Wei', '转账 is done', NULL, 77);"""
    )
    data = db.serialize()
    db.close()
    artifact = Artifact(
        id="ios.example",
        title="An example",
        service="example",
        emits=Message,
        files=("{mobile}/Library/example.db",),
        read=(
            Sqlite(
                "message AS m",
                "m.ROWID",
                {
                    "at": Col("m.date", UNIX_MS),
                    "direction": Col("m.mine", enum("1 = outgoing", {0: "incoming", 1: "outgoing"})),
                    "sender": Person("m.handle", "m.who", role="sender"),
                    "body": Col("m.text"),
                    "read": Col("m.seen", flag),
                    "type": Col("m.kind", enum("kind", {0: "text", 1: "picture"}, other=None)),
                    "subject": opt("m.subject"),
                    "protocol": Const("example"),
                },
            ),
        ),
        says="",
        limits="",
        sources=(),
    )
    shard = open_shard(None, b"")
    path = "private/var/mobile/Library/example.db"
    place = Place("JB/1", 1, "phone.zip", path, path, len(data), sha256="5f0c…")
    read(shard, EvidenceVfs(), artifact, place, Files(Buffer(data)), Job("example"))
    columns = "id, seed, artifact, version, service, part, path, profile, app, layout"
    *values, layout = next(shard.execute(f"SELECT {columns} FROM readings"))
    container = ("/evidence/phone.zip", "filesystem1/" + path)
    reading = Reading(*values, layout=msgspec.json.decode(layout), exhibit="JB/1", sha256="5f0c…", container=container)
    row = StoredRow.of(next(shard.execute(f"SELECT {ROW_COLUMNS} FROM rows")))
    return present(row, reading)


def one_line_each(record: Mapping[str, Any]) -> Iterator[str]:
    """JSON with one top-level member a line, in the record's own order."""
    last = list(record)[-1]
    yield "{"
    for name, value in record.items():
        yield f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}{'' if name == last else ','}"
    yield "}"


def fields() -> Iterator[str]:
    """docs/fields.md."""
    yield "# Fields"
    yield ""
    yield NOTE
    yield "Every record is of one kind out of a closed set, whatever app it comes from, and its fields have the names below in"
    yield "the export, in `show`, in search and in the declarations of artifacts. All fields are optional, because evidence is."
    yield ""
    yield "[The export](#the-export) · [Times](#times) · [Missing values](#missing-values) ·"
    yield "[Exact duplicates](#exact-duplicates) · [Categories](#categories) · [Words](#words) ·"
    yield "[Parts](#parts) · [Kinds](#kinds)"
    yield ""
    yield from export_form()
    yield from time_forms()
    yield from missing_values()
    yield from duplicates()
    yield from categories()
    yield "## Words"
    yield ""
    for words in (Direction, Origin, State, Status, Basis, Clock):
        yield from enumeration(words)
    yield "## Parts"
    yield ""
    for part in PARTS:
        yield from structure(part)
    yield from structure(Outcome)
    yield ""
    yield from structure(Unread)
    yield "## Kinds"
    yield ""
    yield "*Searched* fields are what a bare term or a phrase of a [query](search.md) is looked for in: all of the field's text,"
    yield "of a part its " + _listed([f"`{n}`" for n in item_keys()]) + ". Filters look at the fields that they name."
    yield ""
    yield "Every kind also has these:"
    yield ""
    yield from kind_table(Record, [n for n in fields_of(Record) if n != "at"])
    for kind in KINDS:
        yield f"### {kind.__name__}"
        yield ""
        yield f"{inspect.getdoc(kind)} Category: {CATEGORY_OF[kind.__name__]}."
        yield ""
        yield from kind_table(kind, [n for n in fields_of(kind) if n not in fields_of(Record)])


def item_keys() -> tuple[str, ...]:
    """The members of parts whose text is searched."""
    return importlib.import_module("aboveboard.model.texts")._ITEM_KEYS


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + " and " + words[-1]


def kind_table(kind: type[Record], names: Sequence[str]) -> Iterator[str]:
    """The fields of a kind."""
    notes = notes_of(kind)
    known = fields_of(kind)
    rows = ((f"`{n}`", type_of(known[n][0]), "yes" if known[n][1] else "", meaning(n, notes)) for n in names)
    yield from table(("field", "type", "searched", "meaning"), rows)


def export_form() -> Iterator[str]:
    """The envelope, shown on a record that the code makes."""
    record = example()
    yield "## The export"
    yield ""
    yield "One line of `aboveboard export CASE --format jsonl` is one record, in UTF-8, in the order of time within an exhibit."
    yield "Here with a line for each member (an invented record, made by the same code):"
    yield ""
    yield "```json"
    yield from one_line_each(record)
    yield "```"
    yield ""
    rows = (
        ("key", "Twelve letters and digits, computed from where the record stands; the same in every run. "
            "`aboveboard show` takes it, or its beginning."),
        ("kind", "One of the [kinds](#kinds)."),
        ("service", "The app or store that the artifact attributes its records to."),
        ("profile", "The device user: on Android `0`, `10`, `150` …; on iOS `0`."),
        ("artifact", "The [artifact](artifacts-list.md) that read it."),
        ("at", "The time that orders the record among others; which one it is, the artifact says."),
        ("…", "Each field of the kind by its name, always all of them."),
        ("as_stored", "The row's values before any rule was applied, by the names of their columns, or of the field where "
            "an SQL expression gives them. Blobs as `{\"hex\": …}` up to 64 bytes, else `{\"bytes\": length}`."),
        ("provenance", "Where it stands; see below."),
        ("time_flags", "Only where a time is odd: by field, what of it; see [times](#times)."),
        ("also_in", "Only where other files hold the same record; see [exact duplicates](#exact-duplicates)."),
        (
            "written_by_reviewers",
            "Only where reviewers wrote a transcript or a translation: their words, not the phone's. A list of every "
            "version with `what`, `at`, `written_by`, `status`, `text` and, where they are stored, `language` and `checked_by`.",
        ),
    )  # fmt: skip
    yield from table(("member", "meaning"), ((f"`{n}`" if n != "…" else n, m) for n, m in rows))
    yield "`provenance` has these members. A live record has `rowid` or `locator`; one of a row that is not live has"
    yield "`locator`, and `rowid` where its number is left:"
    yield ""
    notes = notes_of(Provenance) | {
        "exhibit": "The exhibit's label.",
        "artifact": "The artifact that read it.",
        "version": "The artifact's version.",
        "sha256": "Of the file, with what the container's encryption or compression took off.",
        "table": "The table, where the file is a database.",
        "rowid": "The row's number in the table.",
        "locator": "The place, where it is no numbered row: a key path, a field path, a range of bytes.",
        "page": "The page of the database on which the row's cell stands, counted from 1.",
        "offset": "Where in the file named by `source` the row's cell, or the item, begins; for formats whose reader says so.",
        "length": "Bytes of the row's cell on that page, for rows that are not live.",
        "confidence": "From 0 to 1: how certain it is that the row stood so, for rows that are not live.",
        "reasons": "Why: `whole`, `header rebuilt`, `rowid lost`, `columns guessed`, `table guessed` …",
        "state": "See [State](#state). Rows that are not `live` come from [recovery](recovery.md).",
        "source": "`main`, `wal` or `journal`: the file in which the row's page stands; `main or wal` where a -wal took "
        "part and it cannot be told (tables whose records are named by several columns).",
    }  # fmt: skip
    hints = {f.name: unwrap(f.type)[0] for f in msgspec.structs.fields(Provenance)}
    yield from table(
        ("member", "type", "meaning"), ((f"`{n}`", type_of(h), meaning(n, notes)) for n, h in hints.items())
    )


def time_forms() -> Iterator[str]:
    """How times are written."""
    utc = show_time(msgspec.to_builtins(Time(utc=1672567200123456)))
    local = show_time(msgspec.to_builtins(Time(local="2023-01-01T10:00:00", basis=Basis.LOCAL, clock=Clock.CAMERA)))
    inferred = {**local, "inferred": {"utc": "2023-01-01T02:00:00.000000Z", "from": "the phone's zone history"}}
    zoned = show_time(msgspec.to_builtins(Time(utc=1672567200000000, basis=Basis.ZONED, offset=480)))
    yield "## Times"
    yield ""
    rows = (
        ("a point in time, in UTC to the microsecond", json.dumps(utc)),
        ("one that was stored with a zone: the same point in UTC", json.dumps(zoned)),
        ("a time on the wall, whose zone was not stored: never made UTC", json.dumps(local)),
        (
            "the same, where the records tell the phone's zones: what those would make of it, marked",
            json.dumps(inferred),
        ),
    )
    yield from table(("what was stored", "in the export"), ((a, f"`{b}`") for a, b in rows))
    yield "Local times are put in order with the others by what the phone's own zone history says of that moment: an"
    yield "inference, since a picture or an entry may be from elsewhere. Filters of time pass over them, as over records"
    yield "without any time."
    yield ""
    yield '**Times that cannot be right** are not shown as 1970 or 2001. A field with such a time is `{"absent": "IMPOSSIBLE"}`;'
    yield "`as_stored` keeps the number, the record stands among those without a time, and `time_flags`, a member that only"
    yield "records with something to flag have, says by field `why`, what the declared rule `reads`, and, where exactly one other"
    yield "way of counting gives a moment between 2007 and the acquisition, what is `inferred`: ours, never the record's."
    yield "Times inside parts and lists say so in their place. These are such times:"
    yield ""
    yield from table(("from", "to before", "why"), ((_moment(s.first), _moment(s.end), s.why) for s in SPANS))
    yield "A stored 0 means 'never set' where the declaration says so: the field is `NULL`. Calendar entries may be of any time"
    yield "and are only flagged. Times that are possible and doubtful are shown, keep their place and are flagged: of messages,"
    yield "calls, visits and other things that phones record, those before 2007; and those later by a day than the acquisition,"
    yield "which is when the backup says it was made, or else when the source was examined."
    yield ""
    flags = {
        "at": flag_of(1_677_000_000_000, "Message", "at", 1_677_000_000, 1_704_067_200_000_000),
        "read_at": flag_of(None, "Message", "read_at", -1, None),
    }
    yield "```json"
    yield json.dumps(
        {"time_flags": {name: flag.says for name, flag in flags.items() if flag is not None}}, ensure_ascii=False
    )
    yield "```"
    yield ""
    yield "Durations are seconds, sizes bytes, coordinates WGS84 degrees, altitudes and accuracies metres."
    yield ""


def _moment(at: int) -> str:
    """A bound of a span, as text; '' for one that is open."""
    return "" if abs(at) >= 1 << 62 else iso(at)[:19].replace("T", " ")


def duplicates() -> Iterator[str]:
    """How exact duplicates are written."""
    yield "## Exact duplicates"
    yield ""
    yield "A copy of a database beside the live one, or the same database in two sources of an exhibit, holds the same records"
    yield "again. Two live records of different files are twins where the same part of the same artifact made them for the same"
    yield "service and profile, and all their fields are equal; numbers of at most six digits by which a database names its own"
    yield "rows (`thread`, `message_id`, `reply_to` …) and the `file` of a `path` are not compared. Within one file nothing is"
    yield "folded: the n-th copy in one file goes with the n-th in the other, and what is left over stays. Recovered rows have no"
    yield "twins."
    yield ""
    yield "One of the twins is shown and counted: that of the source added first; within it the one in the app's own folder,"
    yield "then the one that lies least deep. It has the member `also_in`, a list of the others' `key` and provenance. These are"
    yield "not in the export and not counted; `show` and `prove` take their keys, and they have the member `twin_of`, the key and"
    yield "provenance of the one that is shown. A search with `file:` or `thread:` looks at each by itself."
    yield ""


def missing_values() -> Iterator[str]:
    """Why a value is missing."""
    notes = notes_of(Absent)
    yield "## Missing values"
    yield ""
    yield 'A missing value is `{"absent": "REASON"}`, never an empty text:'
    yield ""
    meanings = {
        Absent.NOT_IN_SCHEMA: notes["NOT_IN_SCHEMA"] + " Also said of fields that the artifact does not read: see its limits.",
        Absent.NULL: notes["NULL"] + " Files that are no databases: nothing was found for the field.",
        Absent.OUT_OF_SCOPE: notes["OUT_OF_SCOPE"] + " Not used yet: what is out of scope is left out as a whole record.",
    }  # fmt: skip
    yield from table(("reason", "meaning"), ((f"`{a.value}`", meanings.get(a, notes[a.name])) for a in Absent))


def categories() -> Iterator[str]:
    """The words of scopes and of `--only`."""
    yield "## Categories"
    yield ""
    yield "What an [authority](authority.md)'s scope and `examine --only` name:"
    yield ""
    rows = ((n, ", ".join(f"[{k.__name__}](#{anchor(k.__name__)})" for k in kinds)) for n, kinds in CATEGORIES.items())
    yield from table(("category", "kinds"), rows)


# --- artifacts -------------------------------------------------------------------------------------------------------


def own_artifacts() -> dict[str, Artifact]:
    """The artifacts of this project, whatever else is installed."""
    ours: set[str] = set()
    for name in modules(aboveboard.artifacts):
        ours.update(a.id for a in declared_in(name))
    return {name: artifact for name, artifact in artifacts().items() if name in ours}


SYSTEMS: Mapping[str, str] = {"ios": "iOS", "android": "Android", "any": "Both systems"}


def artifact_list() -> Iterator[str]:
    """docs/artifacts-list.md."""
    known = own_artifacts()
    tried = sum(1 for a in known.values() if a.tested)
    yield "# Artifacts"
    yield ""
    yield NOTE
    yield f"{len(known)} artifacts are declared; {tried} of them say what data they were tried on, the others were tried"
    yield "on fixtures only: those are marked 'declared from documentation'. `aboveboard artifacts` lists the same."
    yield "How to add one: [artifacts.md](artifacts.md). What can stand where: [fields.md](fields.md)."
    yield ""
    for system, title in SYSTEMS.items():
        yield f"## {title}"
        yield ""
        chosen = [a for a in known.values() if a.system == system]
        rows = ((f"[{a.id}](#{anchor(a.id)})", a.title, kinds_of(a), "yes" if a.tested else "no") for a in chosen)
        yield from table(("artifact", "what", "kinds", "tried"), rows)
        for artifact in chosen:
            yield from artifact_entry(artifact)


def matrix() -> Iterator[str]:
    """docs/matrix.md: what is looked for x system, then service x system x variant of the schema x field."""
    yield from ("# What is read of each service", "", NOTE)
    yield from looked_for()
    yield from (
        "## By structure",
        "",
        "Services by system, a row for each variant of a store's structure that is known. Variants are told by the tables",
        "and columns there, not by an app's version, so the column says what a variant needs. A field with `?` is read where",
        "its column is there. 'Tried' names real data; 'declared from documentation' means that none was at hand: the addresses",
        "are in [the list of artifacts](artifacts-list.md), where each one's limits stand too.",
        "What a service has and no row names is not read.",
        "",
    )
    services: dict[str, list[Artifact]] = {}
    for artifact in own_artifacts().values():
        services.setdefault(artifact.service, []).append(artifact)
    for service, found in sorted(services.items()):
        yield from (f"### {cell(service)}", "")
        rows = [
            (
                f"[{a.id}](artifacts-list.md#{anchor(a.id)})",
                *variant,
                "; ".join(a.tested) or "declared from documentation",
            )
            for a in found
            for variant in variants(a)
        ]
        yield from table(
            ("artifact", "system", "variant needs", "kind", "fields", "tried"), ([cell(c) for c in r] for r in rows)
        )
        yield ""


def looked_for() -> Iterator[str]:
    """What an examiner looks for, and the artifacts that read it, or why none does."""
    listed, ours = expected.load(), list(own_artifacts().values())
    titles = ("service", *expected.SYSTEMS.values())
    yield "What an examiner looks for on a phone, with the artifacts that read it and the kinds of records that come of it."
    yield "`none` is said where nothing does, with the reason where one is known; – where there is no such thing on that system."
    yield "An artifact may read less than all: its limits stand in [the list](artifacts-list.md). What none reads is looked at"
    yield "by [discovery](discovery.md), and [coverage](coverage.md) says what became of it on a given phone."
    yield ""
    for title, services in expected.groups(listed, ours).items():
        yield from (f"## {title}", "")
        rows = [(s.name, *(expected.cell(s, system, ours, listed_as) for system in expected.SYSTEMS)) for s in services]
        yield from table(titles, rows)
        if title == "Web":
            columns = listed["browsers"]["columns"]
            yield from table(("browser", "system", *columns), expected.browsers(listed, ours, listed_as))
            yield f"On iOS {listed_as('ios.cookies')} reads the cookies that WebKit keeps for any app, browsers among them;"
            yield f"on Android {listed_as('android.webview.cookies')} those of apps that show pages."
            yield ""


def listed_as(name: str) -> str:
    """An artifact's id as a link to what is said of it."""
    return f"[{name}](artifacts-list.md#{anchor(name)})"


def variants(artifact: Artifact) -> Iterator[tuple[str, str, str, str]]:
    """(system, what it needs, kind, fields) of each way an artifact reads its store."""
    system = {"ios": "iOS", "android": "Android"}.get(artifact.id.split(".")[0], "both")
    for reading in artifact.read:
        if isinstance(reading, Code):
            kinds = ", ".join(k.__name__ for k in artifact.kinds)
            yield system, "a file that is no database, or read in Python", kinds, "as the kind has them"
            continue
        needs = "; ".join(f"{t}: {', '.join(columns)}" for t, columns in reading.requires.items())
        if isinstance(reading, Sqlite):
            fields = ", ".join(f"{n}?" if getattr(f, "optional", False) else n for n, f in reading.fields.items())
        else:
            fields = "from " + ", ".join(reading.columns)
        kinds = ", ".join(
            k.__name__ for k in (artifact.kinds if not isinstance(reading, Sqlite) else (artifact.kind_of(reading),))
        )
        yield system, needs or f"the table of {reading.base}", kinds, fields


def kinds_of(artifact: Artifact) -> str:
    """The kinds that it emits, linked."""
    return ", ".join(f"[{k.__name__}](fields.md#{anchor(k.__name__)})" for k in artifact.kinds)


def artifact_entry(artifact: Artifact) -> Iterator[str]:
    """All that a declaration says of itself."""
    yield f"### {artifact.id}"
    yield ""
    yield f"**{artifact.title}.** {artifact.says}"
    yield ""
    files = ", ".join(f"`{f}`" for f in artifact.files)
    if artifact.by_content:
        by_type = "any file of the types " + ", ".join(artifact.by_content)
        files = f"{files}; {by_type}" if files else by_type
    yield f"- Service: `{artifact.service}`. Version {artifact.version}."
    yield f"- Files: {files}"
    parts = dict.fromkeys(r.part for r in artifact.read)
    kind = "Read as files" if all(isinstance(r, Code) for r in artifact.read) else "Parts"
    yield f"- {kind}: {', '.join(parts)}"
    for rule in dict.fromkeys(r.leaves_out for r in artifact.read if not isinstance(r, Code) and r.leaves_out):
        yield f"- Leaves out: {rule}"
    if artifact.absent_from:
        yield f"- Cannot be in: {', '.join(artifact.absent_from)}"
    if artifact.clocks:
        yield f"- Whose clock: {', '.join(f'`{name}` {clock}' for name, clock in artifact.clocks.items())}"
    if artifact.limits:
        yield f"- Limits: {artifact.limits}"
    yield f"- Facts from: {'; '.join(artifact.sources) or 'not stated'}"
    yield f"- Tried on: {'; '.join(artifact.tested) or 'nothing yet: declared from documentation'}"
    yield ""


def category_block() -> str:
    """README's table of what is read."""
    rows: list[list[str]] = []
    for name, kinds in CATEGORIES.items():
        services: dict[str, set[str]] = {"ios": set(), "android": set(), "any": set()}
        for artifact in own_artifacts().values():
            if set(artifact.kinds) & set(kinds):
                services[artifact.system].add(artifact.service.removeprefix(f"{artifact.system}."))
        both = services["any"]
        rows.append([name, *(", ".join(sorted(services[s] | both)) or "–" for s in ("ios", "android"))])
    return "\n".join([BEGIN, "", *table(("category", "iOS", "Android"), rows), END])


# --- commands --------------------------------------------------------------------------------------------------------


def command_list() -> Iterator[str]:
    """docs/commands.md."""
    group: Any = typer.main.get_command(commands.app)
    yield "# Commands"
    yield ""
    yield NOTE
    yield "`aboveboard COMMAND --help` says the same. `make demo` and `make test` install the command at `.venv/bin/aboveboard`."
    yield ""
    yield from table(("command", "what it does"), (
        (f"[{name}](#{anchor(name)})", _first_sentence(command.help)) for name, command in _every(group)
    ))  # fmt: skip
    for name, command in _every(group):
        yield f"## {name}"
        yield ""
        yield command.help
        yield ""
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        yield "```"
        yield " ".join(["aboveboard", name, "[OPTIONS]", *(_argument(a) for a in arguments)])
        yield "```"
        yield ""
        rows = [_parameter(p) for p in command.params if p.name != "help"]
        if rows:
            yield from table(("argument or option", "meaning", ""), rows)
    yield "## Exit status"
    yield ""
    yield from table(("status", "meaning"), (
        (str(commands.DONE), "Done."),
        (str(commands.WITH_FAILURES), "`examine`: done, and at least one outcome is `failed`."),
        (str(commands.WRONG_USE), "Wrong use: an option, a query, a case, a file or an authority that cannot be used as asked."),
        (str(commands.NO_SOURCE), "The source cannot be opened: not there, not readable, encrypted without "
         "its password, changed since."),
        ("130", "Stopped from the keyboard; what was finished is kept, and the same command goes on from there."),
    ))  # fmt: skip
    yield "A message on standard error says what is wrong, with which file, and what to do. Data go to standard output. A"
    yield "progress bar is shown on a terminal only."
    yield ""
    yield "## Environment"
    yield ""
    yield from table(("variable", "meaning"), (
        ("`ABOVEBOARD_HOME`", "Folder of this installation's keys. Else `$XDG_DATA_HOME/aboveboard`, "
         "else `~/.local/share/aboveboard`."),
        ("`ABOVEBOARD_OWN_PHONE`", "`1` says what `--own-phone` asks for where there is no terminal to ask on: "
         "this is my own phone."),
        ("`ABOVEBOARD_EXAMINER`", "The name that the custody log gives to whoever acts; else the system's user."),
        (
            "`USBMUXD_SOCKET_ADDRESS`",
            "Where usbmuxd is, as HOST:PORT or the path of a socket; `--usbmux` goes before it.",
        ),
        ("`ABOVEBOARD_PYMOBILEDEVICE3`", "The program that takes an iPhone's backup, if it is not found otherwise."),
        ("`XDG_RUNTIME_DIR`", "Where the throw-away profile of the review's browser stands, if it can be written to."),
    ))  # fmt: skip


def _first_sentence(text: str) -> str:
    return text.split(". ")[0].rstrip(".") + "."


def _every(group: Any) -> Iterator[tuple[str, Any]]:
    """Every command with its whole name; those of a group below it in its place."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from ((f"{name} {below}", inner) for below, inner in _every(command))
        else:
            yield name, command


def _argument(parameter: Any) -> str:
    name = parameter.metavar or parameter.name.upper()
    name += "..." if parameter.nargs == -1 else ""
    return name if parameter.required else f"[{name}]"


def _parameter(parameter: Any) -> tuple[str, str, str]:
    if parameter.param_type_name == "argument":
        default = parameter.default
        remark = "needed" if parameter.required else f"default: `{default}`" if default is not None else ""
        return f"`{_argument(parameter)}`", parameter.help or "", remark
    value = "" if parameter.is_flag else " " + (parameter.metavar or parameter.name.upper())
    name = ", ".join(f"`{o}{value}`" for o in parameter.opts)
    remark = "needed" if parameter.required else ""
    if parameter.name == "workers":
        remark = "default: as many as there are processors"
    elif isinstance(parameter.default, str):
        remark = f"default: `{parameter.default}`"
    elif parameter.multiple:
        remark = "may be repeated"
    return name, parameter.help or "", remark


# --- security --------------------------------------------------------------------------------------------------------

ATTACKS_BEGIN, ATTACKS_END = "<!-- attacks: written by `make docs` -->", "<!-- end of attacks -->"
LIMITS_BEGIN, LIMITS_END = "<!-- limits: written by `make docs` -->", "<!-- end of limits -->"


def attack_block() -> str:
    """docs/security.md's table of what is tried, from the tests' own list."""
    from tests.hostile.attack import ANY
    from tests.hostile.backups import BACKUPS
    from tests.hostile.containers import CONTAINERS
    from tests.hostile.phones import EVERY

    rows = [
        (
            a.name.replace("_", " "),
            a.tries,
            "any outcome, and the rest is read"
            if a.comes == ANY
            else " or ".join(dict.fromkeys(a.comes)) or "no artifact takes it",
        )
        for a in EVERY
    ]
    rows += [(c.name.replace("_", " "), c.tries, "the good file in it is read") for c in CONTAINERS]
    rows += [
        (
            f"encrypted backup: {b.name.replace('_', ' ')}",
            b.tries,
            "refused" if b.refused else "the good file in it is read",
        )
        for b in BACKUPS
    ]
    return "\n".join([ATTACKS_BEGIN, "", *table(("attack", "what it tries", "what comes of it"), rows), ATTACKS_END])


def limit_block() -> str:
    """docs/security.md's table of bounds, from the readers' own constants."""
    from aboveboard.engine import utf16
    from aboveboard.formats import (
        element,
        jsonpath,
        leveldb,
        mail,
        packed,
        plist,
        postbox,
        protobuf,
        telegram,
        typedstream,
        v8,
    )
    from aboveboard.formats.realm import nodes

    rows = [
        ("SQLite", f"a cell or row of {utf16.MOST_CELL:,} bytes; UTF-16 as a whole of {utf16.LIMIT:,} bytes"),
        (
            "property lists",
            f"{plist.MAX_BYTES:,} bytes, {plist.MAX_DEPTH} levels, {plist.MAX_OBJECTS:,} values; no entities",
        ),
        (
            "XML, binary XML",
            f"{element.MAX_BYTES:,} bytes, {element.MAX_DEPTH} levels, {element.MAX_ELEMENTS:,} elements; no entities",
        ),
        ("JSON, places in it", f"{jsonpath.MAX_BYTES:,} bytes, {jsonpath.MAX_MEMBERS:,} members"),
        ("protocol buffers", f"{protobuf.MAX_DEPTH} levels, {protobuf.MAX_NODES:,} fields"),
        ("typedstreams", f"{typedstream.MAX_DEPTH} levels, {typedstream.MAX_NODES:,} values"),
        (
            "mail",
            f"{mail.MAX_BYTES:,} bytes, {mail.MAX_PARTS:,} parts, {mail.MAX_DEPTH} levels, {mail.MAX_TEXT:,} bytes of text",
        ),
        (
            "LevelDB",
            f"{leveldb.MAX_BLOCK:,} bytes a block, {leveldb.MAX_TOTAL:,} a file, {leveldb.MAX_KEYS:,} of keys a block",
        ),
        ("Realm", f"{nodes.DEPTH} levels"),
        ("gzip in files", f"{packed.MAX_BYTES:,} bytes unpacked"),
        ("Telegram, Postbox", f"{telegram.MAX_DEPTH} and {postbox.MAX_DEPTH} levels, {telegram.MAX_OBJECTS:,} objects"),
        ("V8 (IndexedDB)", f"{v8.MOST_VALUES:,} values"),
    ]
    return "\n".join([LIMITS_BEGIN, "", *table(("what", "bounds"), rows), LIMITS_END])


# --- files -----------------------------------------------------------------------------------------------------------


def pages() -> dict[Path, str]:
    """Every generated file and its text."""
    readme = ROOT / "README.md"
    made = {
        ROOT / "docs" / "fields.md": _text(fields()),
        ROOT / "docs" / "artifacts-list.md": _text(artifact_list()),
        ROOT / "docs" / "matrix.md": _text(matrix()),
        ROOT / "docs" / "commands.md": _text(command_list()),
    }
    security = ROOT / "docs" / "security.md"
    text = security.read_text(encoding="utf-8")
    for begin, end, block in ((ATTACKS_BEGIN, ATTACKS_END, attack_block()), (LIMITS_BEGIN, LIMITS_END, limit_block())):
        before, marked, rest = text.partition(begin)
        _, closed, after = rest.partition(end)
        if marked and closed:
            text = before + block + after
    made[security] = text
    text = readme.read_text(encoding="utf-8")
    before, marked, rest = text.partition(BEGIN)
    _, closed, after = rest.partition(END)
    if marked and closed:
        made[readme] = before + category_block() + after
    return made


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write or check; gives the exit status."""
    if set(arguments) - {"--check"}:
        print(__doc__, file=sys.stderr)
        return 2
    stale = {p: t for p, t in pages().items() if not p.exists() or p.read_text(encoding="utf-8") != t}
    for path, text in stale.items():
        name = path.relative_to(ROOT)
        if arguments:
            print(f"{name} is stale: run `make docs`", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
            print(f"{name} written")
    return 1 if stale and arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
