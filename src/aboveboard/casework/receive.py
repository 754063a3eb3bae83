"""The use case behind `aboveboard receive`: a bundle becomes a case of its recipient's own.

It has its own key and its own custody log, which begins with the power *received in disclosure* and the head that came with
the bundle. Nothing is written into the bundle, and nobody is told what is done with the case.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePath

import msgspec

from aboveboard.casework import verifier as v
from aboveboard.casework.bundle import CONTENTS, HANDED, Contents, GivenExhibit, GivenSource, Schedule, unpacked
from aboveboard.casework.case import Case, create_case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.handed import box_path, keep_box_key
from aboveboard.casework.identities import decrypted
from aboveboard.casework.numbers import keep_numbers
from aboveboard.casework.prove.sources import ELSEWHERE
from aboveboard.casework.witness import VERIFIER
from aboveboard.model.authority import Authority
from aboveboard.model.saying import visible
from aboveboard.sources.api import MemberError, SourceError
from aboveboard.sources.handed import HandedSource
from aboveboard.store.db import StoreError, connect
from aboveboard.store.schema import RECEIVED


@dataclass(frozen=True)
class Received:
    """What came of it; kept in the case."""

    case: str
    """The giver's."""
    giver: str
    entry: int
    head: str
    signer: str
    """Fingerprint of the key that signed the manifest."""
    witnessed: bool
    """Whether a head from outside was given, and found in the log."""
    schedule: Schedule


@dataclass(frozen=True)
class _Bundle:
    """An opened bundle."""

    folder: Path
    contents: Contents
    about: Received
    log: str


def receive(
    bundle: Path,
    identity: Path,
    out: Path,
    actor: Actor,
    passphrase: bytes | None = None,
    heads: Sequence[str] = (),
    keys: Sequence[str] = (),
) -> Received:
    """Check a bundle, open it, and make a case of it, whole or not at all. Raises CaseError."""
    if out.exists():
        raise CaseError(f"{out} is there already; choose another name")
    if not bundle.is_dir():
        raise CaseError(f"{bundle} is no bundle: there is no such folder")
    opened = _opened(bundle, identity, heads, keys)
    new = out.with_name(out.name + ".receiving")
    shutil.rmtree(new, ignore_errors=True)
    try:
        case = create_case(new, _authority(opened), actor, passphrase)
        try:
            _fill(case, actor, opened)
        finally:
            case.close()
        new.rename(out)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    return opened.about


def received(case: Case) -> Received | None:
    """What a case was received with; None for one that was not."""
    text = _paper(case, "about")
    return None if text is None else msgspec.json.decode(text, type=Received)


def hand_out_papers(case: Case, actor: Actor, out: Path) -> None:
    """The giver's log in outline, and the schedule, for others to check: `verify.py log.jsonl`. Raises CaseError."""
    case.must_stand(actor)
    about, log = received(case), _paper(case, "log")
    if about is None or log is None:
        raise CaseError("this case was not received: it has no giver's papers")
    if out.exists():
        raise CaseError(f"{out} is there already; choose another name")
    out.mkdir(parents=True)
    (out / v.LOG_NAME).write_text(log, "utf-8")
    (out / "schedule.json").write_bytes(msgspec.json.format(msgspec.json.encode(about.schedule), indent=2) + b"\n")
    shutil.copyfile(VERIFIER, out / "verify.py")
    case.log(actor, "disclosure", what="the giver's papers handed out")


def _opened(bundle: Path, identity: Path, heads: Sequence[str], keys: Sequence[str]) -> _Bundle:
    try:
        found = v.check_path(bundle, heads, keys)
        if found.fault is not None:
            raise CaseError(f"{bundle} does not hold: {found.fault}")
        statement, signer = v.check_signed((bundle / v.MANIFEST_NAME).read_bytes(), v.MANIFEST, "the manifest")
        entry, head = int(statement["entry"]), str(statement["head"])
        outer = list(v.read_log(bundle / v.LOG_NAME)[1])
        handed = next((e for e in outer if e.number == entry), None)
        if handed is None or CONTENTS not in statement["files"] or HANDED not in (handed.detail or ""):
            raise CaseError(f"{bundle} is no bundle that was handed over")
        contents = unpacked(decrypted((bundle / CONTENTS).read_bytes(), identity))
        databases = [
            name for one in contents.exhibits for name in (one.file, one.previews, one.box) if name is not None
        ]
        if not set(databases) <= set(statement["files"]):
            raise CaseError(f"{bundle} does not hold: its contents name a file that the manifest does not")
        log_case, inner = v.log_of(iter(contents.log.splitlines()), "the log in the bundle")
        told = v.check_log(log_case, inner)
        same = outer[told.entries - 1].digest.hex() == told.head if 0 < told.entries <= len(outer) else False
        if told.fault is not None or not same or not statement["case"] == contents.case == log_case:
            raise CaseError(f"{bundle} does not hold: the log in its contents is not the one beside them")
    except (v.Broken, KeyError) as error:
        raise CaseError(f"{bundle} is no bundle that was handed over: {error}") from error
    about = Received(contents.case, contents.giver, entry, head, signer, found.witnessed >= entry, contents.schedule)
    return _Bundle(bundle, contents, about, contents.log + "\n" + v.line_of(handed, withhold=False) + "\n")


def _authority(opened: _Bundle) -> Authority:
    """What the case rests on. The scope is the giver's, with what the hand-over was limited to."""
    contents, about, theirs = opened.contents, opened.about, opened.contents.authority
    power = f"{theirs.power}, {theirs.reference}" if theirs.reference else theirs.power
    return Authority(
        power="received in disclosure",
        reference=f"hand-over of case {about.case}, head {about.entry}:{about.head}",
        issuer=f"{contents.giver} (key {about.signer}), who examined the phone on this power: {power}",
        purpose=contents.purpose,
        subject=theirs.subject or "the phone's user, who is not named",
        owner=theirs.owner,
        holder=theirs.holder,
        valid_until=contents.valid_until,
        retention=theirs.retention,
        scope=msgspec.structs.replace(theirs.scope, categories=contents.categories),
    )


def _fill(case: Case, actor: Actor, opened: _Bundle) -> None:
    contents, about = opened.contents, opened.about
    case.log(
        actor,
        "collection",
        what="received in disclosure",
        of=about.case,
        giver=about.giver,
        head=f"{about.entry}:{about.head}",
        signer=about.signer,
        witnessed=about.witnessed,
        records=about.schedule.records,
    )
    for one in contents.exhibits:
        path = case.exhibit_path(one.label)
        _take(opened.folder / one.file, path, contents.key, case.key)
        if one.previews is not None:
            _take(opened.folder / one.previews, case.path / "previews" / path.name, contents.key, case.key)
    now = time.time_ns() // 1000
    case.db.execute(RECEIVED)
    for one in contents.exhibits:
        if one.box is not None:
            _take_files(case, one, opened.folder / one.box)
    with case.db:
        for one in contents.exhibits:
            case.db.execute("INSERT INTO exhibits (label, added_at) VALUES (?, ?)", (one.label, now))
        for source in contents.sources:
            case.db.execute(
                "INSERT INTO sources (id, exhibit, path, fingerprint, facts, added_at, finished_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    source.number,
                    source.exhibit,
                    _place(source),
                    source.fingerprint,
                    source.facts,
                    source.added_at,
                    now,
                ),
            )
        case.db.execute("INSERT INTO received VALUES ('about', ?)", (msgspec.json.encode(about).decode(),))
        case.db.execute("INSERT INTO received VALUES ('log', ?)", (opened.log,))
    keep_numbers(case.db, contents.numbers)
    for source in contents.sources:
        case.log(
            actor,
            "collection",
            what="source added",
            exhibit=source.exhibit,
            source=_place(source),
            fingerprint=source.fingerprint,
        )


def _place(source: GivenSource) -> str:
    """Where a source stands in the case: by its own name, and nowhere on this machine."""
    return f"{ELSEWHERE}/{PurePath(source.name).name}"


def _take(source: Path, path: Path, key: bytes, own: bytes) -> None:
    """Copy a database of the bundle, and give it the case's own key. Raises CaseError."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    shutil.copyfile(source, path)
    try:
        db = connect(path, key)
    except StoreError as error:
        raise CaseError(f"{source.name} of the bundle cannot be opened: {error}") from error
    try:
        # A log beside the database cannot be brought under another key.
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute(f"PRAGMA rekey = 'raw:{own.hex()}'")
    finally:
        db.close()


def _take_files(case: Case, one: GivenExhibit, box: Path) -> None:
    """Take the files of an exhibit: each must be what the bundle's records state of it. Raises CaseError."""
    path = box_path(case, one.label)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    shutil.copyfile(box, path)
    stated: dict[str, set[str]] = {}
    with closing(connect(case.exhibit_path(one.label), case.key, readonly=True)) as db:
        for name, sha256 in db.execute("SELECT path, sha256 FROM files"):
            stated.setdefault(str(name), set()).add(str(sha256))
    try:
        with closing(HandedSource(path, one.box_key)) as source, closing(source.opener()) as opener:
            checked = dict[tuple[int, int], str]()
            for index, file in enumerate(source.listed.members):
                place = (file.number, file.start)
                if place not in checked:
                    digest = hashlib.sha256()
                    for chunk in opener.open(source.ref(index)).stream():
                        digest.update(chunk)
                    checked[place] = digest.hexdigest()
                if checked[place] != file.sha256 or stated.get(file.path) != {file.sha256}:
                    raise CaseError(
                        f"{box.name} of the bundle holds another {visible(file.path)} than its records state"
                    )
    except (MemberError, SourceError) as error:
        raise CaseError(f"{box.name} of the bundle cannot be opened: {error}") from error
    keep_box_key(case, one.label, one.box_key)


def _paper(case: Case, name: str) -> str | None:
    if not case.db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'received'").get:
        return None
    text = case.db.execute("SELECT value FROM received WHERE name = ?", (name,)).get
    return None if text is None else str(text)
