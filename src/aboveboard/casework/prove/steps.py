"""How anyone finds the same bytes without this program: commands of every Unix, and what to know where they do not reach."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aboveboard.engine.messages import BytePlace, FileHash, Mark
from aboveboard.sources.api import SourceFacts

MARKS = 12
"""Fields whose bytes get a command of their own; the others are found the same way."""
_GLOB = re.compile(r"([\[\]*?\\])")
_SOURCES = {"main": "main", "wal": "wal", "journal": "journal"}


@dataclass(frozen=True)
class Found:
    """What was found, as far as the steps need it."""

    facts: SourceFacts
    compressed: bool
    """Whether an Android backup is."""
    path: Path
    files: Sequence[FileHash]
    places: Sequence[BytePlace]


def steps(found: Found) -> Iterator[str]:
    """Lines of text: commands, and sentences that begin with '#'."""
    main = next((f for f in found.files if f.role == "main"), None)
    if main is None:
        return
    place = found.places[0] if found.places else None
    file = next((f for f in found.files if place is not None and f.role == _SOURCES.get(place.source, "")), main)
    plain, note, get = _get(found, file)
    yield f"# {note}"
    if get is None:
        yield "# then, in the decoded file:"
        plain, get = "FILE", None
    name = plain if plain is not None else "decoded"
    if get is not None and plain is None:
        yield f"{get} > {name}"
    yield f"sha256sum {name}   # {file.sha256}"
    if place is None:
        return
    if place.length:
        unit = "cell" if place.page is not None else "item"
        where = f" (page {place.page})" if place.page is not None else ""
        yield f"# the whole {unit}{where}: {place.length} bytes at {place.offset}"
        yield _bytes(name, place.offset, place.length)
    else:
        yield f"xxd -s {place.offset} -l 64 {name}   # the item begins here"
    marks = [m for m in place.marks if m.column and any(length for _, _, length in m.pieces)]
    for mark in marks[:MARKS]:
        yield from _mark(name, mark, place)
    if len(marks) > MARKS:
        yield f"# … and {len(marks) - MARKS} more columns, in the same way"


def _mark(name: str, mark: Mark, place: BytePlace) -> Iterator[str]:
    pieces = [p for p in mark.pieces if p[2]]
    yield f"# {mark.name}: {mark.rule}" + (f", in {len(pieces)} pieces" if len(pieces) > 1 else "")
    for source, offset, length in pieces[:4]:
        if source == place.source:
            yield _bytes(name, offset, length)
        else:
            yield f"# {length} bytes at {offset} of the {source} file"
    if len(pieces) > 4:
        yield f"# … and {len(pieces) - 4} pieces on further overflow pages"


def _bytes(name: str, offset: int, length: int) -> str:
    return f"dd if={name} iflag=skip_bytes,count_bytes skip={offset} count={length} status=none | xxd"


def _get(found: Found, file: FileHash) -> tuple[str | None, str, str | None]:
    """(the file's own path where it lies open, what to know, the command that writes its bytes)."""
    path, form = str(found.path), found.facts.format
    outer = shlex.quote(path)
    inner = file.inner or file.member
    if file.encrypted:
        return (
            None,
            f"the backup is encrypted: offsets count in the decrypted file. Decrypt {file.inner} (the backup keeps "
            f"{file.member} under that name) with the backup's password, with any tool that reads encrypted backups",
            None,
        )
    hashed = f"; the backup keeps {file.member} under that name" if file.inner else ""
    kind = form.removeprefix("itunes backup").removeprefix(" in ") or "folder"
    if kind == "file":
        folder = path.rsplit("/", 1)[0] if "/" in path else "."
        own = path if path.rsplit("/", 1)[-1] == file.member else f"{folder}/{file.member}"
        return shlex.quote(own), "a plain file: offsets count from its start", ""
    if kind == "folder":
        return shlex.quote(f"{path}/{inner}"), f"a plain file: offsets count from its start{hashed}", ""
    if kind == "zip":
        pattern = _GLOB.sub(r"\\\1", inner)
        return (
            None,
            f"a member of a zip: offsets count in the decoded (unpacked) member{hashed}"
            + (". The zip is encrypted: unzip asks for its password" if found.facts.encrypted else ""),
            f"unzip -p {outer} {shlex.quote(pattern)}",
        )
    if kind.startswith("tar"):
        return (
            None,
            f"a member of a {kind}: offsets count in the member, decompressed where the tar is{hashed}",
            f"tar -xOf {outer} -- {shlex.quote(inner)}",
        )
    if kind == "android backup":
        what = "a member of an Android backup: offsets count in the member of the tar within"
        if found.facts.encrypted:
            what += f", decrypted. Turn the backup into a tar with its password, with any tool that does so, and take {inner}"
            return None, what, None
        tar = f"tar -xOf - -- {shlex.quote(inner)}"
        if not found.compressed:
            return None, what, f"tail -n +5 {outer} | {tar}"
        # A deflated stream with the head of a gzip file; what misses at its end is gzip's own check.
        head = "printf '\\037\\213\\010\\000\\000\\000\\000\\000'"
        return None, f"{what}, decompressed", f"({head}; tail -n +5 {outer}) | gzip -dcq 2>/dev/null | {tar}"
    return None, f"a member of a {kind}: offsets count in the decoded member {inner}", None
