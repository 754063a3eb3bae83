"""Writes which columns the databases of the shared test data have that their artifacts do not read.

python tools/schemas.py         writes src/aboveboard/engine/seen.json

With it, a phone whose database has a column that none of these had is told apart from one that is as it was. Names of tables
and columns alone are kept, no contents. Ends with status 3 where the test data is not there.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import apsw
from validate import CORPORA, LARGEST, ROOT, SOURCES, Given, lay_out

from aboveboard.engine.compose import read_schema, tables_of
from aboveboard.engine.evidence import Buffer, EvidenceVfs, NotADatabase, attached
from aboveboard.engine.match import Hit, Matcher
from aboveboard.engine.registry import artifacts
from aboveboard.engine.unread import unnamed
from aboveboard.kit import Code
from aboveboard.sources.api import MemberError, Source, SourceError, read_all
from aboveboard.sources.open import open_source, opener_for
from aboveboard.store.shard import open_shard

SEEN = ROOT / "src" / "aboveboard" / "engine" / "seen.json"
Seen = dict[str, dict[str, set[str]]]


def main() -> int:
    """Write the file; gives the exit status."""
    if not CORPORA.is_dir():
        print(f"{CORPORA} is not there", file=sys.stderr)
        return 3
    seen: Seen = {}
    with tempfile.TemporaryDirectory() as work:
        for given in SOURCES:
            path = CORPORA / given.name
            if given.laid_out:
                path = Path(work) / given.laid_out
                lay_out(CORPORA / "plaso", given.laid_out, path)
            look(given, path, seen)
    kept = {a: {t: sorted(seen[a][t]) for t in sorted(seen[a])} for a in sorted(seen)}
    lines = ",\n".join(f" {json.dumps(a)}: {json.dumps(tables)}" for a, tables in kept.items())
    SEEN.write_text("{\n" + lines + "\n}\n", "utf-8")
    columns = sum(len(c) for tables in kept.values() for c in tables.values())
    print(f"{SEEN.relative_to(ROOT)} written: {len(kept)} artifacts, {columns} columns")
    return 0


def look(given: Given, path: Path, seen: Seen) -> None:
    """Add what one source's databases have."""
    try:
        source = open_source(path, given.password.encode() if given.password else None)
    except SourceError as error:
        print(f"{given.name}: {error}", file=sys.stderr)
        return
    opener = opener_for(path, source.facts, source.keys)
    db, vfs, known = open_shard(None, b""), EvidenceVfs(), artifacts()
    try:
        for hit in hits(source):
            artifact = known[hit.artifact]
            readings = [r for r in artifact.read if not isinstance(r, Code)]
            member = opener.open(source.ref(hit.index))
            try:
                main = Buffer(read_all(member, LARGEST))
                with attached(db, vfs, main) as ev:
                    schema = read_schema(db, ev.schema, {t for r in readings for t in tables_of(r)})
            except (MemberError, NotADatabase, apsw.Error) as error:
                print(f"{hit.path}: {error}", file=sys.stderr)
                continue
            finally:
                member.close()
            for name, table in schema.tables.items():
                tables = seen.setdefault(artifact.id, {})
                tables.setdefault(name, set()).update(unnamed(artifact, name, table.columns))
    finally:
        db.close()
        opener.close()
        source.close()


def hits(source: Source) -> Iterator[Hit]:
    """The databases that artifacts claim by name."""
    facts = source.facts
    readers = [a for a in artifacts().values() if any(not isinstance(r, Code) for r in a.read)]
    matcher = Matcher(
        [a for a in readers if a.system in (facts.system, "any")],
        system=facts.system,
        canonical=source.canonical,
        app_of=source.container_app,
        device_names=facts.acquisition == "full file system",
    )
    for first, names in source.names():
        yield from (h for h in matcher.hits(first, names) if h.sure and source.sizes[h.index])


if __name__ == "__main__":
    sys.exit(main())
