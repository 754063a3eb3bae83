"""What `aboveboard custody` and `aboveboard verify` print."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from aboveboard.acquire.manifest import check, read_manifest
from aboveboard.casework import stamps, verifier, witness
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor, entries, head_of
from aboveboard.casework.errors import CaseError
from aboveboard.model.saying import visible
from aboveboard.model.times import iso


@dataclass(frozen=True)
class Asked:
    """What a check is to be held against."""

    heads: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    places: tuple[Path, ...] = ()
    roots: bytes | None = None
    """PEM of who is trusted to stamp; else those that this installation was told."""


def verify_case(case: Case, asked: Asked) -> bool:
    """Whether nothing was found that does not hold."""
    found = witness.verify_case(case, asked.heads, asked.keys, asked.places, asked.files)
    return _said(stamps.judge(found, asked.roots))


def verify_file(thing: Path, asked: Asked) -> bool:
    """Of what was handed out. Raises CaseError for what is none of it."""
    if not thing.exists():
        raise CaseError(f"{thing} is not there")
    if asked.places:
        raise CaseError("evidence is compared with a case: give the case to verify with --source")
    try:
        return _said(stamps.judge(verifier.check_path(thing, asked.heads, asked.keys, asked.files), asked.roots))
    except verifier.Broken as error:
        raise CaseError(str(error)) from error


def verify_copy(copy: Path) -> bool:
    """Whether each member of a copy is what its manifest states. Raises AcquireError for what is no copy of ours."""
    made = read_manifest(copy)
    faults = 0
    for fault in check(copy):
        faults += 1
        if faults <= 20:
            print(visible(f"does not hold: {fault}"))
    if not faults:
        print(f"all {len(made.files):,} members are what the copy's own manifest states")
    print(
        visible(
            f"made {made.begun} to {made.ended} by {made.examiner}, exhibit {made.exhibit}, case {made.case}; whoever changed "
            "both a member and the manifest is found by the case's log alone: `aboveboard verify CASE`"
        )
    )
    return not faults


def _said(found: verifier.Finding) -> bool:
    print("\n".join(visible(line) for line in verifier.lines_of(found)))
    return found.fault is None


def stamp(case: Case, actor: Actor) -> bool:
    """Whether the log's head was stamped. Raises CaseError without a server."""
    had, said = stamps.stamp_now(case, actor)
    print(visible(said))
    return had


def stamp_server(url: str | None, roots: Path | None, *, unset: bool) -> None:
    """Set, unset or show the server. Raises CaseError."""
    if unset and (url or roots):
        raise CaseError("--unset goes alone")
    if roots is not None and url is None:
        raise CaseError("--roots goes with --set URL")
    if unset:
        print("no timestamp server is set any more" if stamps.unset_server() else "no timestamp server was set")
        return
    if url is not None:
        stamps.set_server(url, roots_in(roots) or b"")
    known = stamps.server()
    if known is None:
        print("no timestamp server is set: nothing is asked of any network")
        return
    number = len(stamps.roots_of(known.roots.encode())) if known.roots else 0
    print(
        f"{known.url}, with {number} roots; a hash of a log's head goes there when examinations end and cases are closed"
    )


def roots_in(path: Path | None) -> bytes | None:
    """What a file of certificates holds. Raises CaseError."""
    try:
        return None if path is None else path.read_bytes()
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}") from error


def custody(case: Case, actor: Actor, out: Path | None, reports: tuple[Path, ...], *, whole: bool, words: bool) -> None:
    """Print the log, or write it as a folder. Raises CaseError."""
    if reports and out is None:
        raise CaseError("reports go into a folder: --out FOLDER --add FILE")
    if out is not None:
        number, head = witness.hand_out_log(case, actor, out, whole=whole, reports=reports)
        print(
            f"{out}: the log up to entry {number}, {'whole' if whole else 'in outline'}; check it with {out}/verify.py"
        )
        print(f"head to be kept elsewhere: {number}:{head}")
        return
    case.log(actor, "consultation", what="custody log", words_opened=words)
    opened = {number: said for number, _, said in witness.words_of(case)} if words else {}
    for entry in entries(case.db):
        detail = {name: value for name, value in entry.detail.items() if name not in ("what", "words")}
        if "words" in entry.detail:
            detail["words"] = opened.get(entry.number) or "sealed"
        if "token" in detail:
            detail["token"] = "in the log; handed out with it"
        said = msgspec.json.encode(detail).decode()
        line = (
            f"{entry.number:>5}  {iso(entry.at)}  {entry.actor}  {entry.action}: {entry.detail.get('what', '')}  {said}"
        )
        print(visible(line))
    number, head = head_of(case.db)
    print(f"head: {number}:{head}")
