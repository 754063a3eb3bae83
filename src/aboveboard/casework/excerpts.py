"""What of a case goes into a bundle: which records, in which form, and the count of all that does not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from mimetypes import guess_type
from pathlib import Path, PurePath
from typing import Any, TypeVar

import msgspec
import numpy as np

from aboveboard.analysis.coverage import State
from aboveboard.analysis.zones import ZoneHistory
from aboveboard.casework.bundle import (
    FILES_WITHHELD,
    FORMAT,
    Contents,
    GivenExhibit,
    GivenSource,
    HiddenIn,
    NotGiven,
    Schedule,
    Withheld,
)
from aboveboard.casework.case import Case
from aboveboard.casework.coverage import coverage_of, known_of
from aboveboard.casework.custody import Actor, case_id, log_lines
from aboveboard.casework.errors import CaseError
from aboveboard.casework.examine import zone_changes
from aboveboard.casework.filesgiven import Giver, Wanted, write_box
from aboveboard.casework.filesgiven import Outcome as Given
from aboveboard.casework.numbers import give_numbers
from aboveboard.casework.people import everyone_of, told
from aboveboard.casework.prove.sources import Evidence
from aboveboard.casework.redact import Redactions, Region, Stretch, redacted, without_originals
from aboveboard.casework.review.cover import Held, extent_in, held_by_reading, readings_by_path
from aboveboard.casework.review.marks import sensitive_keys
from aboveboard.casework.review.previews import made_of, previews_path
from aboveboard.casework.review.sensitive import hash_by_path
from aboveboard.casework.sealing import sealed_counts
from aboveboard.engine.nursery import Nursery
from aboveboard.model.extent import Extent, limited
from aboveboard.model.provenance import read_key, show_key
from aboveboard.model.query import Query
from aboveboard.model.records import CATEGORIES, CATEGORY_OF, KIND_BY_NUMBER, KIND_NUMBER
from aboveboard.model.texts import record_texts
from aboveboard.sources.handed import KEY
from aboveboard.store.carried import carried_in, carrying
from aboveboard.store.db import connect
from aboveboard.store.excerpt import Chosen, hold_files, outcomes_within, write_shard
from aboveboard.store.exhibit import Exhibit, keys_of
from aboveboard.store.present import Reading, StoredRow, fields_of_row, key_of_row
from aboveboard.store.previews import FINAL, Kept, PreviewStore
from aboveboard.store.publish import Publication, publish
from aboveboard.store.search import Searcher
from aboveboard.store.shard import Ints

_Part = TypeVar("_Part")
_PAPER = "Last Backup Date"
"""Of the container's own papers all that goes along: by it times later than the phone's acquisition are told."""

_FORMS = ("small", "large")
"""Previews that are pictures of pictures."""
_WORTH_A_LOOK = 5
"""Characters of a text that was left out, below which it is not looked for elsewhere."""


@dataclass(frozen=True)
class Request:
    """What is to be handed over, to whom."""

    out: Path
    to: str
    """A public key of age, or a file that holds one."""
    name: str
    """Who that is."""
    exhibit: str | None = None
    categories: tuple[str, ...] = ()
    query: Query = field(default_factory=lambda: Query(()))
    sensitive: bool = False
    """Also what reviewers marked as sensitive."""
    redactions: Redactions = field(default_factory=Redactions)
    files: str = "records"
    """'records' or 'none': whether the files go along that given records are of, or carry."""
    evidence: Evidence = field(default_factory=Evidence)
    """Where the sources are now, and how they open: files are read from them."""
    purpose: str | None = None
    """What for; left out, what the authority says."""
    valid_until: str | None = None


@dataclass
class Counts:
    """Of all exhibits so far."""

    given: dict[str, int] = field(default_factory=dict[str, int])
    withheld: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    not_read: set[str] = field(default_factory=set[str])
    redacted: dict[str, int] = field(default_factory=dict[str, int])
    fields: int = 0
    files: int = 0
    people: dict[int, int] = field(default_factory=dict[int, int])
    again: list[str] = field(default_factory=list[str])
    contents: int = 0
    contents_bytes: int = 0
    contents_withheld: dict[str, int] = field(default_factory=dict[str, int])
    contents_missing: list[NotGiven] = field(default_factory=list[NotGiven])
    contents_redacted: list[HiddenIn] = field(default_factory=list[HiddenIn])

    def schedule(self) -> Schedule:
        """As both sides have it."""
        withheld = tuple(Withheld(rule, category, n) for (rule, category), n in sorted(self.withheld.items()) if n)
        not_read = tuple(c for c in CATEGORIES if c in self.not_read)
        return Schedule(
            _in_order(self.given),
            withheld,
            not_read,
            _in_order(self.redacted),
            self.fields,
            self.files,
            self.contents,
            self.contents_bytes,
            {rule: n for rule in FILES_WITHHELD if (n := self.contents_withheld.get(rule))},
            tuple(self.contents_missing),
            tuple(self.contents_redacted),
        )


class Writer:
    """Writes the databases of a bundle, an exhibit at a time."""

    def __init__(
        self, case: Case, actor: Actor, request: Request, folder: Path, nursery: Callable[[], Nursery]
    ) -> None:
        """`nursery` says where workers come from that read files."""
        self._case = case
        self._nursery = nursery
        self._ask = case.asking(actor)
        self._actor = actor
        self._request = request
        self._folder = folder
        self._key = os.urandom(32)
        self._counts = Counts()
        self._hidden = set[str]()
        """Texts of fields that are left out as a whole."""
        self._seen = set[str]()
        """Device paths of the files that given records carry."""
        self._left_out = set[str]()
        """Those that records carried before something was left out of them, or in which somebody is named who is redacted."""
        self._changed_in = set[int]()
        """Numbers of readings in which something of a record was left out; of one exhibit."""

    def written(self) -> tuple[Counts, Contents]:
        """Raises CaseError, NotCovered."""
        case, request = self._case, self._request
        query = told(request.query, case, lambda: everyone_of(case))
        apart = set[str]() if request.sensitive else sensitive_keys(case)[1]
        exhibits = case.exhibits(request.exhibit)
        given: list[GivenExhibit] = []
        numbered: list[int] = []
        try:
            self._check_keys(exhibits)
            for exhibit in exhibits:
                self._ask()
                made = self._exhibit(exhibit, query, {read_key(key)[0] for key in apart}, len(given) + 1)
                if made is not None:
                    given.append(made[0])
                    numbered += made[1]
        finally:
            for exhibit in exhibits:
                exhibit.close()
        if not given:
            raise CaseError(
                "there is nothing to hand over: no record is in scope, asked for and free of a rule against it"
            )
        unseen = sorted(self._request.redactions.files - self._seen)
        if unseen:
            raise CaseError(
                f"no record that is handed over carries {', '.join(unseen[:8])}, of which parts are to be left out"
            )
        give_numbers(case.db, numbered)
        return self._counts, self._contents(tuple(given), frozenset(numbered))

    def _check_keys(self, exhibits: Iterable[Exhibit]) -> None:
        """A key that is misspelt must not leave a field in."""
        asked = set(self._request.redactions.fields)
        for exhibit in exhibits if asked else ():
            asked -= {key for key, rows in exhibit.rows_of_keys(asked).items() if rows}
        if asked:
            names = ", ".join(show_key(key) for key in sorted(asked)[:8])
            raise CaseError(f"there is no record {names} of which something could be redacted")

    def _contents(self, given: tuple[GivenExhibit, ...], numbered: frozenset[int]) -> Contents:
        case, request, authority = self._case, self._request, self._case.authority
        labels = [one.label for one in given]
        sql = "SELECT id, exhibit, path, fingerprint, facts, added_at FROM sources WHERE finished_at IS NOT NULL ORDER BY id"
        return Contents(
            FORMAT,
            case_id(case.db),
            self._key,
            self._actor.name,
            msgspec.structs.replace(authority, privilege=None),
            request.purpose or authority.purpose or "not said",
            request.valid_until,
            request.categories or authority.scope.categories,
            given,
            tuple(
                GivenSource(int(n), str(label), PurePath(str(path)).name, str(fingerprint), _facts(facts), int(at))
                for n, label, path, fingerprint, facts, at in case.db.execute(sql)
                if label in labels
            ),
            self._counts.schedule(),
            tuple((int(n), int(k)) for n, k in case.db.execute("SELECT number, key FROM numbers") if k in numbered),
            "\n".join(log_lines(case.db, whole=False)),
        )

    # --- one exhibit -------------------------------------------------------------------------------------------------

    def _exhibit(
        self, exhibit: Exhibit, query: Query, apart: set[int], nth: int
    ) -> tuple[GivenExhibit, list[int]] | None:
        """The exhibit's file in the bundle, and the keys of its records in order of time; None where there is no record."""
        chosen = self._chosen(exhibit, query, apart)
        self._count_left_out(exhibit)
        if not chosen.rows:
            return None
        shard, path = self._folder / f"exhibit-{nth}.shard", self._folder / f"exhibit-{nth}.db"
        write_shard(exhibit, self._case.key, shard, self._key, chosen)
        self._ask()
        with closing(connect(shard, self._key)) as db:
            outcomes = outcomes_within(exhibit, db)
        zones = ZoneHistory(list(zone_changes(self._key, [shard])))
        facts = {"label": exhibit.label, "zones": msgspec.json.encode(zones.changes).decode(), "authority": "1"}
        added = {
            int(n): (_facts(text), int(at))
            for n, text, at in exhibit.db.execute("SELECT id, facts, added_at FROM sources")
        }
        publish(path, self._key, Publication([shard], facts, added, outcomes, place=zones.place))
        for leftover in self._folder.glob(f"{shard.name}*"):
            leftover.unlink()
        self._ask()
        with closing(Exhibit(path, self._key, exhibit.label)) as copy:
            self._again_in(copy)
            previews = self._previews(exhibit, copy, path.with_name(f"previews-{nth}.db"), apart)
            wanted = self._files_wanted(exhibit, copy, chosen, apart)
        box, key = path.with_name(f"files-{nth}.box"), os.urandom(KEY)
        made = self._give(exhibit, box, key, wanted)
        with closing(connect(path, self._key)) as db:
            hold_files(db, wanted.hidden.keys(), made.members.values(), made.sources)
        with closing(Exhibit(path, self._key, exhibit.label)) as copy:
            self._counts.files -= int(copy.db.execute("SELECT count(*) FROM files").get)
            names = (box.name, key) if box.exists() else (None, b"")
            return GivenExhibit(exhibit.label, path.name, previews, *names), _keys(copy)

    def _again_in(self, copy: Exhibit) -> None:
        self._counts.again += _holding(copy, self._hidden)

    def _files_wanted(self, exhibit: Exhibit, copy: Exhibit, chosen: Chosen, apart: set[int]) -> Wanted:
        """Which of the files that given records carry may go along; the others are counted by their rule."""
        request, asked = self._request, self._request.redactions
        carried = carried_in(copy.db, "records")
        black, clips = self._black(exhibit), self._same(exhibit, asked.clips)
        never = dict.fromkeys(self._left_out, "redacted") | dict.fromkeys(
            self._sensitive_files(exhibit, apart), "sensitive"
        )
        hashes = hash_by_path(exhibit)
        against = {hashes[path] for path in never if path in hashes}
        by_path = readings_by_path(exhibit)
        withheld = self._with_withheld(exhibit, chosen)
        held = held_by_reading(exhibit) if limited(self._case.authority) else {}
        plain, hidden = list[str](), dict[str, tuple[tuple[Region, ...], tuple[Stretch, ...]]]()
        for path in sorted(carried):
            self._ask()
            readings = by_path.get(path, [])
            rule = (
                never.get(path)
                or ("sensitive" if hashes.get(path) in against else None)
                or ("redacted" if asked.names_somebody(path) else None)
                or self._limit(exhibit, path, readings, held)
                or ("store" if any(r.id in withheld for r in readings) else None)
                or ("redacted" if asked.people and not _is_media(copy, path) else None)
                or ("narrowed" if request.files == "none" else None)
            )
            if rule is not None:
                self._add(self._counts.contents_withheld, rule, 1)
            if path in black or path in clips:
                hidden[path] = black.get(path, ()), clips.get(path, ())
            elif rule is None:
                plain.append(path)
            if rule is not None and path in hidden:
                # Its hash does not go along either way.
                never[path] = rule
        return Wanted(plain, hidden, never, hashes)

    def _limit(self, exhibit: Exhibit, path: str, readings: list[Reading], held: Mapping[int, Held]) -> str | None:
        authority = self._case.authority
        if not limited(authority):
            return None
        some = [held[r.id] for r in readings if r.id in held]
        one = Held(bool(some), any(h.whole for h in some), any(h.media for h in some))
        return None if extent_in(authority, exhibit, path, readings, one, carried=True) is Extent.WHOLE else "scope"

    def _with_withheld(self, exhibit: Exhibit, chosen: Chosen) -> set[int]:
        """Numbers of readings of which records are not given, or with something left out."""
        flat = [n for row in exhibit.db.execute("SELECT id, src FROM records ORDER BY id") for n in row]
        both = np.array(flat, dtype=np.int64).reshape(-1, 2)
        gone = ~np.isin(both[:, 0], np.array(chosen.rows, dtype=np.int64))
        return self._changed_in | set(np.unique(both[gone, 1]).tolist())

    def _give(self, exhibit: Exhibit, box: Path, key: bytes, wanted: Wanted) -> Given:
        """Have the files copied; with none to copy, no source is opened."""
        hidden = {path: parts for path, parts in wanted.hidden.items() if path not in wanted.never}
        if not wanted.plain and not hidden:
            return Given()
        giver = Giver(self._case, exhibit.label, self._request.evidence, self._nursery(), self._ask)
        with closing(giver):
            made = write_box(box, key, giver, replace(wanted, hidden=hidden))
        counts = self._counts
        counts.contents += len(made.members)
        counts.contents_bytes += sum({one.start: one.size for one in made.members.values()}.values())
        counts.contents_missing += made.missing
        counts.contents_redacted += made.hidden
        for rule, n in made.withheld.items():
            self._add(counts.contents_withheld, rule, n)
        return made

    def _previews(self, exhibit: Exhibit, copy: Exhibit, path: Path, apart: set[int]) -> str | None:
        """Previews of pictures that given records carry, as far as a review made them; the name of their file."""
        self._seen |= carried_in(copy.db, "records")
        kept = previews_path(self._case, exhibit.label)
        if not kept.exists():
            return None
        of = made_of(self._case, exhibit.label)
        wanted = carried_in(copy.db, "records") - self._sensitive_files(exhibit, apart) - self._left_out
        black = self._black(exhibit)
        # The poster of a film may be of a stretch that is hidden.
        wanted -= self._same(exhibit, self._request.redactions.clips).keys()
        with (
            closing(PreviewStore(kept, self._case.key, of)) as theirs,
            closing(PreviewStore(path, self._key, of)) as ours,
        ):
            for name in sorted(wanted):
                self._ask()
                for form in _FORMS:
                    one = theirs.get(name, form)
                    if one is not None and one.stage == FINAL and one.data:
                        ours.put(name, form, _blackened(one, black[name]) if name in black else one)
        return path.name

    def _black(self, exhibit: Exhibit) -> dict[str, tuple[Region, ...]]:
        """Regions that are drawn black, by path."""
        return self._same(exhibit, self._request.redactions.pictures)

    @staticmethod
    def _same(exhibit: Exhibit, parts: Mapping[str, tuple[_Part, ...]]) -> dict[str, tuple[_Part, ...]]:
        """Parts that are hidden, by path; those of a file in all files of the same bytes."""
        found = dict(parts)
        hashes = hash_by_path(exhibit) if found else {}
        by_hash: dict[str, tuple[_Part, ...]] = {}
        for path, some in parts.items():
            if path in hashes:
                by_hash[hashes[path]] = (*by_hash.get(hashes[path], ()), *some)
        return found | {path: by_hash[sha256] for path, sha256 in hashes.items() if sha256 in by_hash}

    @staticmethod
    def _sensitive_files(exhibit: Exhibit, apart: set[int]) -> frozenset[str]:
        """Files of records that are withheld as sensitive, and those of the same bytes."""
        numbers = ", ".join(str(n) for rows in exhibit.rows_of_keys(apart).values() for n in rows) or "NULL"
        paths = carried_in(exhibit.db, f"(SELECT id, data FROM records WHERE id IN ({numbers}))")
        hashes = hash_by_path(exhibit)
        same = {hashes[path] for path in paths if path in hashes}
        return paths | {path for path, sha256 in hashes.items() if sha256 in same}

    def _chosen(self, exhibit: Exhibit, query: Query, apart: set[int]) -> Chosen:
        """Which rows go into the copy, and how; the others are counted by their rule."""
        every, kinds = _columns(exhibit)
        rest = every
        asked = self._asked(exhibit, query, every, kinds)
        sensitive = _with_twins(exhibit, [n for rows in exhibit.rows_of_keys(apart).values() for n in rows])
        pathless = self._in_named_files(exhibit)
        for rule, gone in (
            ("narrowed", np.setdiff1d(every, asked)),
            ("sensitive", sensitive),
            ("path", pathless),
        ):
            hit = np.intersect1d(rest, gone)
            rest = np.setdiff1d(rest, hit)
            for category, n in _by_category(kinds[np.searchsorted(every, hit)]):
                self._add(self._counts.withheld, (rule, category), n)
        for category, n in _by_category(kinds[np.searchsorted(every, rest)]):
            self._add(self._counts.given, category, n)
        return Chosen(rest.tolist(), self._changed(exhibit, rest))

    def _asked(self, exhibit: Exhibit, query: Query, every: Ints, kinds: Ints) -> Ints:
        rows = every
        if query.groups:
            found = [row.id for row in Searcher(exhibit).search(query, newest_first=False)]
            rows = _with_twins(exhibit, found)
        if self._request.categories:
            wanted = [KIND_NUMBER[k.__name__] for name in self._request.categories for k in CATEGORIES[name]]
            rows = np.intersect1d(rows, every[np.isin(kinds, wanted)])
        return rows

    def _in_named_files(self, exhibit: Exhibit) -> Ints:
        """Records that stand in a file whose name names somebody who is redacted: a path is given as it is, or not at all."""
        asked = self._request.redactions
        named = [
            n for n, r in exhibit.readings.items() if asked.names_somebody(r.path) or asked.names_somebody(r.member)
        ]
        marks = ", ".join(map(str, named)) or "NULL"
        return _ids(exhibit.db.execute(f"SELECT id FROM records WHERE src IN ({marks}) ORDER BY id"))

    def _changed(self, exhibit: Exhibit, rows: Ints) -> dict[int, StoredRow]:
        asked, changed = self._request.redactions, dict[int, StoredRow]()
        self._changed_in = set[int]()
        if asked.fields or asked.people:
            self._redact(exhibit, rows, changed)
        if asked.files:
            files = frozenset((*self._black(exhibit), *self._same(exhibit, asked.clips)))
            carriers = np.array([n for n, names in carrying(exhibit.db, "records") if names & files], dtype=np.int64)
            for row in _rows(exhibit, np.intersect1d(rows, carriers), self._ask):
                changed[row.id] = without_originals(changed.get(row.id, row), files)
        return changed

    def _redact(self, exhibit: Exhibit, rows: Ints, changed: dict[int, StoredRow]) -> None:
        asked = self._request.redactions
        wanted = self._twins_too(exhibit, asked)
        # Only people may be named anywhere; fields are those of records that are listed.
        listed = [n for found in exhibit.rows_of_keys(wanted.fields).values() for n in found]
        looked = rows if asked.people else np.intersect1d(rows, np.array(sorted(listed), dtype=np.int64))
        touched = list[int]()
        kept = set[int]()
        for row in _rows(exhibit, looked, self._ask):
            made = redacted(row, exhibit.readings[row.src], wanted)
            if made is None:
                continue
            changed[row.id] = made.row
            if made.hidden or made.people:
                self._add(self._counts.redacted, CATEGORY_OF[KIND_BY_NUMBER[row.kind].__name__], 1)
                self._changed_in.add(row.src)
                touched.append(row.id)
            if made.people:
                kept.add(row.id)
            for number in made.people:
                self._add(self._counts.people, number, 1)
            self._counts.fields += len(made.hidden)
            said = fields_of_row(row, exhibit.readings[row.src])
            self._hidden.update(record_texts(row.kind, {name: said[name] for name in made.hidden if name in said}))
        for start in range(0, len(touched), 500):
            marks = ", ".join(map(str, touched[start : start + 500]))
            for number, names in carrying(exhibit.db, f"(SELECT id, data FROM records WHERE id IN ({marks}))"):
                # What a record carries that names somebody may show them; else it is what its fields no longer name.
                self._left_out |= names if number in kept else names - _files_of(changed[number])

    def _twins_too(self, exhibit: Exhibit, asked: Redactions) -> Redactions:
        """What is left out of a record is left out of those that say the same in another file."""
        fields = dict(asked.fields)
        for key, rows in exhibit.rows_of_keys(asked.fields).items():
            for row in _rows(exhibit, _with_twins(exhibit, rows), self._ask):
                twin = int(keys_of(exhibit.readings[row.src].seed, np.array([row.loc], dtype=np.int64))[0])
                fields[twin] = fields.get(twin, frozenset()) | asked.fields[key]
        return replace(asked, fields=fields)

    def _count_left_out(self, exhibit: Exhibit) -> None:
        """What was left out when the exhibit was examined, as far as it was counted; and the names that are not given."""
        self._counts.files += sum(1 for _ in exhibit.names())
        sealed = sealed_counts(self._case, self._case.exhibit_path(exhibit.label))
        for category, n in sealed.items():
            self._add(self._counts.withheld, ("privileged", category), n)
        if not limited(self._case.authority):
            return
        known = known_of(exhibit)
        self._counts.not_read |= {
            line.category for line in coverage_of(exhibit).lines if line.state is State.OUT_OF_SCOPE
        }
        for _, outcome in exhibit.outcomes():
            if outcome.excluded:
                artifact = known.get(outcome.artifact)
                parts = artifact.parts.get(outcome.part or "") or artifact.categories if artifact is not None else ()
                self._add(self._counts.withheld, ("scope", " or ".join(parts) or "not known"), outcome.excluded)

    @staticmethod
    def _add(counts: dict[Any, int], name: Any, n: int) -> None:
        counts[name] = counts.get(name, 0) + n


def _columns(exhibit: Exhibit) -> tuple[Ints, Ints]:
    """(number, kind's number) of each record, ascending."""
    flat = [n for row in exhibit.db.execute("SELECT id, kind FROM records ORDER BY id") for n in row]
    both = np.array(flat, dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _ids(rows: Iterable[tuple[Any, ...]]) -> Ints:
    return np.array([int(n) for (n,) in rows], dtype=np.int64)


def _with_twins(exhibit: Exhibit, rows: Iterable[int]) -> Ints:
    """These rows, and those that say the same in another file."""
    found = np.unique(np.array(list(rows), dtype=np.int64))
    if not exhibit.folded or not found.size:
        return found
    pairs = np.array(exhibit.db.execute("SELECT id, shown FROM twins").fetchall(), dtype=np.int64)
    shown = np.union1d(found, pairs[np.isin(pairs[:, 0], found), 1])
    return np.union1d(shown, pairs[np.isin(pairs[:, 1], shown), 0])


def _rows(exhibit: Exhibit, numbers: Ints, ask: Callable[[], None]) -> Iterator[StoredRow]:
    for start in range(0, numbers.size, 500):
        ask()
        marks = ", ".join(map(str, numbers[start : start + 500].tolist()))
        yield from list(exhibit.rows(f"id IN ({marks})"))


def _by_category(kinds: Ints) -> Iterator[tuple[str, int]]:
    for kind, n in zip(*np.unique(kinds, return_counts=True), strict=True):
        yield CATEGORY_OF[KIND_BY_NUMBER[int(kind)].__name__], int(n)


def _holding(exhibit: Exhibit, texts: Iterable[str]) -> list[str]:
    """The keys of records in which one of these texts stands."""
    sought = [msgspec.json.encode(text)[1:-1] for text in texts if len(text) >= _WORTH_A_LOOK]
    if not sought:
        return []
    rows = exhibit.rows()
    return [key_of_row(row, exhibit.readings[row.src]) for row in rows if any(t in (row.data or b"") for t in sought)]


def _blackened(preview: Kept, regions: tuple[Region, ...]) -> Kept:
    """Raises CaseError where what draws is not installed."""
    try:
        # Imported where it is used: much comes with it, and few hand-overs need it.
        from aboveboard.formats.previews import blackened
    except ModuleNotFoundError as error:
        raise CaseError(
            f"regions of pictures need more packages ({error.name}): install `aboveboard[review]`"
        ) from error
    made = blackened(preview.data, regions)
    return replace(preview, mime=made.mime, data=made.data)


def _keys(exhibit: Exhibit) -> list[int]:
    """The keys of all records, in order of time."""
    flat = [n for row in exhibit.db.execute("SELECT src, loc FROM records ORDER BY id") for n in row]
    both = np.array(flat, dtype=np.int64).reshape(-1, 2)
    seeds = np.array([exhibit.readings[n].seed for n in both[:, 0].tolist()], dtype=np.uint64)
    return keys_of(seeds, both[:, 1]).tolist()


def _files_of(row: StoredRow) -> frozenset[str]:
    """The files that a changed record still carries."""
    db = connect(None, b"")
    try:
        db.execute("CREATE TABLE one (id, data)")
        db.execute("INSERT INTO one VALUES (1, jsonb(?))", ((row.data or b"{}").decode(),))
        return carried_in(db, "one")
    finally:
        db.close()


def _is_media(exhibit: Exhibit, path: str) -> bool:
    """Whether a file is a picture, film or sound, by its first bytes or its name."""
    mime = exhibit.db.execute("SELECT mime FROM files WHERE path = ?", (path,)).get or guess_type(path)[0] or ""
    return str(mime).partition("/")[0] in ("image", "video", "audio")


def _facts(text: str | None) -> str:
    """What goes along of a source's facts: its own name and form, no place on the examiner's machine, no papers but one date."""
    facts: dict[str, Any] = msgspec.json.decode(text or "{}")
    facts["path"] = PurePath(str(facts.get("path", ""))).name
    facts["device"] = [pair for pair in facts.get("device", ()) if pair[0] == _PAPER]
    facts.pop("problems", None)
    return msgspec.json.encode(facts).decode()


def _in_order(counts: dict[str, int]) -> dict[str, int]:
    return {name: counts[name] for name in CATEGORIES if name in counts}
