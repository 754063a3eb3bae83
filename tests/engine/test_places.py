"""Every record of a file that is no database leads back to its bytes, and those hold what the record says is stored.

The bytes are read by other readers than ours, and alone: objects of binary property lists are put into a list of their
own, elements and JSON values are read without what stands around them.
"""

from __future__ import annotations

import json
import plistlib
import sqlite3
import struct
import zipfile
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from aboveboard.demo import build_android, build_iphone
from aboveboard.engine.match import compile_pattern
from aboveboard.engine.places import byte_range, find, item_column, item_of, lookup
from aboveboard.engine.registry import artifacts
from aboveboard.formats import abx, mail, protobuf
from aboveboard.formats.errors import FormatError
from aboveboard.formats.media import sniff
from aboveboard.formats.places import Found, Span
from aboveboard.kit import Artifact, Code, SqliteCode
from tests.artifacts.harness import run
from tests.artifacts.test_battery import fixtures

CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"
LARGEST = 30_000_000
Files = Mapping[str, bytes]
CODE = [a for a in artifacts().values() if any(isinstance(r, Code) for r in a.read)]
NOT_STORED = {
    "secret": "says that there is one; the value itself is not kept",
    "token": "stored plus one",
    "broken": "what our reader says of a message",
    "at bytes": "places",
    "thumbnail": "a place",
    "GPS time (UTC)": "two stored values as one",
    "name of the blob": "stored with two or four bytes a character",
    "words unmasked": "stored masked, and once for all entries",
    "mTimestamp": "eight bytes that stand for a number",
    "count in four bytes": "bytes that stand for a number",
}


def unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as source:
        return {info.filename: source.read(info) for info in source.infolist()}


@pytest.fixture(scope="module")
def phones(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Files]:
    """Both fictional phones' files by device path."""
    folder = tmp_path_factory.mktemp("phones")
    build_iphone(folder / "mira.zip", form="ffs-zip")
    build_android(folder / "deniz.zip")
    return {"ios": unpacked(folder / "mira.zip"), "android": unpacked(folder / "deniz.zip")}


def claimed(files: Files, system: str) -> Iterator[tuple[Artifact, str]]:
    """Which artifacts that read other files than databases claim which of a phone's files."""
    for artifact in CODE:
        patterns = [p for t in artifact.files for p in compile_pattern(artifact, t) if p.system == system]
        for path, data in files.items():
            by_content = bool(artifact.by_content) and sniff(data[:512]) in artifact.by_content
            if by_content or any(p.path.fullmatch(path) for p in patterns):
                yield artifact, path


def beside(files: Files, path: str) -> dict[str, bytes]:
    folder = path.rsplit("/", 2)[0]
    return {p: d for p, d in files.items() if p == path or p == f"{folder}/mappings"}


# --- bytes alone, by other readers ------------------------------------------------------------------------------------


def alone_in_plist(piece: bytes) -> object:
    """One object of a binary property list that holds no others, as the only object of a list."""
    head = b"bplist00"
    table = len(head) + len(piece)
    return plistlib.loads(head + piece + bytes([len(head)]) + struct.pack(">6xBBQQQ", 1, 1, 1, 0, table))


def leaves(value: object) -> Iterator[object]:
    """Every value in nested ones, keys too."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from leaves(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def interned(data: bytes, upto: int) -> list[str]:
    """The texts that Android Binary XML has numbered before a place."""
    reader = abx._Reader(data[:upto])
    with suppress(FormatError):
        reader.run()
    return reader.names


def decoded(data: bytes, found: Found) -> list[object]:
    """What the bytes of a place say, without what stands around them."""
    piece = found.span.of(data)
    form = found.form
    if "binary property list" in form:
        if not found.parts:
            return inside(alone_in_plist(piece))
        return [value for part in found.parts for value in inside(alone_in_plist(part.span.of(data)))]
    if "XML property list" in form:
        if found.parts and "archive" in form:
            return [plistlib.loads(b"<plist>" + p.span.of(data) + b"</plist>") for p in found.parts]
        return [v for leaf in leaves(plistlib.loads(b"<plist>" + piece + b"</plist>")) for v in inside(leaf)]
    if form == "element of XML":
        return [
            v for e in ElementTree.fromstring(piece).iter() for t in (e.text, *e.attrib.values()) for v in inside(t)
        ]
    if form == "cookie":
        starts, moments = struct.unpack_from("<4I", piece, 16), struct.unpack_from("<2d", piece, 40)
        return [*(piece[start : piece.index(b"\0", start)] for start in starts), *moments]
    if form == "entry of a location cache":
        size = int.from_bytes(piece[:2])
        return [piece[2 : 2 + size], *struct.unpack_from(">iiddq", piece, 2 + size)]
    if form == "element of Android Binary XML":
        reader = abx._Reader(abx.MAGIC + piece)
        reader.names = interned(data, found.span.offset)
        reader.run()
        root = reader.result()
        assert root is not None
        return [v for e in root.iter() for v in (e.text, *e.attrs.values())]
    if form == "path in JSON":
        return list(leaves(json.loads(piece)))
    if form == "bytes":
        try:
            return [piece, *leaves([wire(node) for node in protobuf.tree(piece)])]
        except FormatError:
            return [piece]
    if "protocol buffer" in form:
        return list(leaves([wire(node) for node in protobuf.tree(piece)]))
    if form in ("line of text", "line of a section", "section of an INI file", "block of lines"):
        text = piece.decode(errors="replace")
        return [text, *(side.strip() for line in text.splitlines() for side in (line, *line.split("=", 1)))]
    if form == "message":
        parsed = message_from_bytes(
            b"\n".join(p.span.of(data) for p in found.parts if p.path.startswith("header")) + b"\n\n",
            policy=policy.compat32,
        )
        kept = [v for n, value in parsed.items() for v in (n, flat(mail._words(str(value), [])))]
        lists = [p.span.of(data) for p in found.parts if p.path == "properties"]
        return [*kept, *(leaf for each in lists for leaf in leaves(plistlib.loads(each)))]
    if form.startswith("LevelDB"):
        # Texts stand behind a byte that is their length, where the block is not packed.
        return [piece[at + 1 : at + 1 + piece[at]] for at in range(len(piece))]
    assert form.startswith("whole file"), form
    return [piece, *(p.span.of(data) for p in found.parts)]


def flat(text: str) -> str:
    return " ".join(text.split())


def wire(node: protobuf.Node) -> list[object]:
    """The values of a field: a number signed and as it is, too."""
    field, value = node.field, node.value
    if isinstance(field.value, int):
        reals = [field.real] if field.wire in (protobuf.FIXED64, protobuf.FIXED32) else []
        return [field.value, field.int, *reals]
    if isinstance(value, list):
        return [field.value.decode(errors="replace"), *(inner for each in value for inner in wire(each))]
    return [value, field.value.decode(errors="replace")]


def inside(value: object) -> list[object]:
    """The value, and what a property list or JSON in it holds."""
    if isinstance(value, bytes | str) and value[:1] in (b"{", b"[", "{", "["):
        with suppress(ValueError):
            return [value, *leaves(json.loads(value))]
    if isinstance(value, bytes) and (value[:6] == b"bplist" or b"<plist" in value[:300]):
        try:
            return [value, *leaves(plistlib.loads(value))]
        except (plistlib.InvalidFileException, ValueError, ElementTree.ParseError):
            pass
    return [value]


def texts(values: list[object]) -> set[str]:
    """All the ways in which records write stored values."""
    found: set[str] = set()
    for value in values:
        found.add(flat(str(value)))
        if isinstance(value, bool):
            found.add("yes" if value else "no")
        if isinstance(value, int | float):
            found.add(str(float(value)))
        if isinstance(value, datetime):
            found |= {value.strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
            found.add(str((value.replace(tzinfo=UTC) - datetime(2001, 1, 1, tzinfo=UTC)).total_seconds()))
        if isinstance(value, bytes):
            found |= {value.hex(), value.decode("utf-8", "replace").strip("\0\n")}
    return found


def missing(record: Mapping[str, Any], data: bytes, found: Found) -> list[object]:
    """What the record says is stored, and the bytes do not."""
    there = texts(decoded(data, found))
    stored = {k: v for k, v in record["as_stored"].items() if k not in NOT_STORED}
    held = [v for v in leaves([without_hex(v) for v in stored.values()]) if v is not None and v != ""]
    return [v for v in held if not {flat(str(v)), flat(json.dumps(v))} & there]


def without_hex(value: object) -> object:
    """Bytes are written as `{"hex": ...}` in records."""
    return value["hex"].lower() if isinstance(value, dict) and [*value] == ["hex"] else value


def check_file(artifact: Artifact, path: str, files: Files) -> Counter[str]:
    """Look up each record of one file, and count them by artifact."""
    counted: Counter[str] = Counter()
    for record in run(artifact, files).records:
        place = record["provenance"]
        if place["path"] != path or "table" in place:
            continue
        counted[artifact.id] += 1
        data, name = files[path], place["locator"]
        found = find(data, name, artifact.id)
        assert found is not None, (artifact.id, name)
        assert byte_range(data, name, artifact.id) == tuple(found.span)
        assert 0 <= found.span.offset < found.span.end <= len(data)
        assert all(0 <= p.span.offset <= p.span.end <= len(data) for p in found.parts)
        assert missing(record, data, found) == [], (artifact.id, name, found)
        if isinstance(place.get("offset"), int) and not found.form.startswith("whole"):
            assert found.span.offset == place["offset"]
    return counted


def names_in(identifier: str, path: str) -> list[str]:
    """The locators of a fixture's records of one file, in order."""
    records = run(artifacts()[identifier], fixtures()[identifier]).records
    return [r["provenance"]["locator"] for r in records if r["provenance"]["path"] == path]


# --- all records ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("system", ["ios", "android"])
def test_phones(phones: dict[str, Files], system: str) -> None:
    counted: Counter[str] = Counter()
    for artifact, path in claimed(phones[system], system):
        counted += check_file(artifact, path, beside(phones[system], path))
    assert sum(counted.values()) > 50 and len(counted) > 6, counted


@pytest.mark.parametrize("identifier", [a.id for a in CODE])
def test_fixtures(identifier: str) -> None:
    counted: Counter[str] = Counter()
    for path in fixtures()[identifier]:
        counted += check_file(artifacts()[identifier], path, fixtures()[identifier])
    assert counted


def test_another_items_bytes_do_not_pass() -> None:
    """The check above tells records of one file apart."""
    told = 0
    for artifact in CODE:
        for path, data in fixtures()[artifact.id].items():
            records = [r for r in run(artifact, fixtures()[artifact.id]).records if r["provenance"]["path"] == path]
            names = names_in(artifact.id, path)
            for record, other in zip(records, names[1:] + names[:1], strict=True):
                found = find(data, other, artifact.id)
                assert found is not None
                if record["provenance"]["locator"] != other:
                    told += missing(record, data, found) != []
    assert told > 60


SECRETS = {
    "android.linkedin.account": (b"s3cret",),
    "android.answers.settings": (b"hunter22",),
    "android.bluetooth": (b"00112233445566778899aabbccddeeff",),
    "android.settings": (b"hunter22",),
    "android.wifi": (b"hunter22", b"abcd"),
    "android.wifi.supplicant": (b"hunter22",),
    "ios.cookies": (b"s3cret-value",),
}


@pytest.mark.parametrize("identifier", SECRETS)
def test_secrets_are_told_apart(identifier: str) -> None:
    """What a record leaves out is in the range of its item, and named there as what nobody is to be shown."""
    inside_ranges: set[bytes] = set()
    for path, data in fixtures()[identifier].items():
        blanked = bytearray(data)
        places = [find(data, n, identifier) for n in names_in(identifier, path)]
        for found in places:
            assert found is not None
            for span in found.secrets:
                blanked[span.offset : span.end] = b"*" * span.length
        for found in filter(None, places):
            held = [found.span.of(data), *(p.span.of(data) for p in found.parts)]
            inside_ranges |= {s for s in SECRETS[identifier] if s in held[0]}
            shown = [found.span.of(bytes(blanked)), *held[1:]]
            assert not [s for s in SECRETS[identifier] for piece in shown if s in piece]
    assert inside_ranges == set(SECRETS[identifier])


def test_secrets_of_a_property_list() -> None:
    network = {
        "SSID": b"Quay",
        "Password": {"data": "hunter22"},
        "psk": b"hunter22",
        "networkKnownBSSListKey": [{"x": 1}],
    }
    for form in (plistlib.FMT_BINARY, plistlib.FMT_XML):
        data = plistlib.dumps({"wifi.network.ssid.Quay": network}, fmt=form)
        found = find(data, "wifi.network.ssid.Quay", "ios.wifi")
        assert found is not None
        assert {p.path for p in found.parts} == {"SSID", "networkKnownBSSListKey/0/x"}
        assert len(found.secrets) == 2 and all(
            b"hunter22" in s.of(data) or b64encode(b"hunter22") in s.of(data) for s in found.secrets
        )


# --- items inside rows ------------------------------------------------------------------------------------------------

IN_ROWS = [
    (a.id, r.part) for a in artifacts().values() for r in a.read if isinstance(r, SqliteCode) and r.items_in is not None
]


def test_readings_with_items_in_rows() -> None:
    assert {identifier for identifier, _ in IN_ROWS} >= {
        "android.gmail", "android.instagram.people", "android.yahoomail.accounts", "ios.burner_cache", "ios.discord_stores",
        "ios.instagram.people"
    }  # fmt: skip


@pytest.mark.parametrize(("identifier", "part"), IN_ROWS)
def test_items_inside_rows(identifier: str, part: str) -> None:
    artifact = artifacts()[identifier]
    (reading,) = [r for r in artifact.read if isinstance(r, SqliteCode) and r.items_in and r.part == part]
    column = item_column(identifier, part)
    assert column is not None
    looked = 0
    for path, data in fixtures()[identifier].items():
        for record in run(artifact, {path: data}).records:
            name = record["provenance"].get("locator", "")
            item = item_of(name)
            if item is None or record["provenance"]["table"] != reading.table:
                continue
            key = name.split(" ")[1]
            db = sqlite3.connect(":memory:")
            db.deserialize(data)
            joins = " ".join(reading.joins)
            query = f"SELECT {column} FROM {reading.base} {joins} WHERE {reading.key} = ?"
            (cell,) = db.execute(query, (int(key),)).fetchone()
            cell = cell.encode() if isinstance(cell, str) else cell
            found = find(cell, name, identifier, part)
            assert found is not None and found == find(cell, item, identifier, part), name
            assert missing(record, cell, found) == [] or record["as_stored"].keys() & {"thread_id"}, name
            assert 0 < found.span.length <= len(cell)
            looked += 1
    assert looked


# --- the whole function -----------------------------------------------------------------------------------------------


def test_forms_that_every_file_has() -> None:
    data = b"a\r\nb\xff c\x0bd\xe2\x80\xa8e\n"
    assert byte_range(data, "file") == (0, len(data))
    assert byte_range(data, "bytes 2-5") == (2, 3)
    assert [byte_range(data, f"line {n}") for n in (1, 2, 3, 4)] == [(0, 1), (3, 4), (8, 1), (12, 1)]
    nowhere = (
        "bytes 2-100",
        "bytes 5-2",
        "line 0",
        "line 5",
        "line 99999999999999999999",
        "bytes -1-2",
        "",
        "x/y",
        "$",
    )
    assert [byte_range(data, name) for name in nowhere] == [None] * len(nowhere)


def test_without_an_artifact_the_content_tells() -> None:
    listed = {"a/b": {"c": [1, "two"]}, "n": {"a": 3}}
    for form in (plistlib.FMT_BINARY, plistlib.FMT_XML):
        data = plistlib.dumps(listed, fmt=form)
        found = find(data, "a/b/c/1")
        assert found is not None and b"two" in found.span.of(data)
        assert byte_range(data, "n") is not None and byte_range(data, "n/b") is None
    text = json.dumps(listed).encode()
    assert Span(*byte_range(text, "$.n.a") or (0, 0)).of(text) == b"3"
    assert Span(*byte_range(text, "a/b/c/1") or (0, 0)).of(text) == b'"two"'
    xml = b"<r><s><t>1</t><t/></s></r>"
    assert Span(*byte_range(xml, "r/s/t[2]") or (0, 0)).of(xml) == b"<t/>"
    assert Span(*byte_range(xml, "s/t[1]") or (0, 0)).of(xml) == b"<t>1</t>"
    assert Span(*byte_range(xml, "t[2]") or (0, 0)).of(xml) == b"<t/>" and byte_range(xml, "s/t") is None
    message = b"\x0a\x03\x12\x01x\x10\x07"
    assert byte_range(message, "1.2") == (2, 3) and byte_range(message, "2") == (5, 2)
    assert byte_range(message, "3") is None and byte_range(message, "1.2.1.1") is None


def test_a_path_that_leads_to_two_values_leads_to_none() -> None:
    data = plistlib.dumps({"a": {"b": 1}, "a/b": 2})
    assert byte_range(data, "a/b") is None and byte_range(data, "a") is not None


def test_what_is_not_of_its_format_raises_one_kind_of_error() -> None:
    for data in (b"bplist00" + b"\0" * 40, b"<plist><dict>", b"", b"{"):
        assert byte_range(data, "a/b") is None
    with pytest.raises(FormatError):
        find(b"bplist00" + b"\0" * 40, "a/b")
    with pytest.raises(FormatError):
        lookup(b"no archive", "ios.twitter_messages")("inbox/context")


@pytest.mark.parametrize("identifier", [a.id for a in CODE] + [i for i, _ in IN_ROWS])
def test_damaged_files_give_places_inside_them_or_none(identifier: str) -> None:
    """Cut off, and each byte in turn changed: no other error than FormatError, and no place outside."""
    artifact = artifacts()[identifier]
    for path, data in fixtures()[identifier].items():
        if isinstance(artifact.read[0], Code):
            names = set(names_in(identifier, path))
        else:
            names = {"metadata/users/0", "$[0]", "message a"}
        step = max(1, len(data) // 60)
        for at in range(0, len(data), step):
            for damaged in (data[:at], data[:at] + b"\xff" + data[at + 1 :], data[:at] + b"\0" + data[at + 1 :]):
                for name in sorted(names)[:6]:
                    found = byte_range(damaged, name, identifier)
                    assert found is None or 0 <= found[0] <= sum(found) <= len(damaged)


# --- real files -------------------------------------------------------------------------------------------------------


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the public test data is not here")
@pytest.mark.parametrize(
    ("source", "system"),
    [
        ("ios/ios_native_ffs.zip", "ios"),
        ("ios/josh_ios15_ffs.zip", "ios"),
        ("ios/josh_ios17_ffs.zip", "ios"),
        ("android/ffs_nodirs.zip", "android"),
    ],
)
def test_places_in_real_files(source: str, system: str) -> None:
    with zipfile.ZipFile(CORPORA / source) as container:
        small = [i for i in container.infolist() if not i.is_dir() and i.file_size < LARGEST]
        files = {info.filename: container.read(info) for info in small}
    counted: Counter[str] = Counter()
    for artifact, path in claimed(files, system):
        counted += check_file(artifact, path, beside(files, path))
    assert counted
