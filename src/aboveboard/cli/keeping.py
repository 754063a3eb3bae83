"""What `aboveboard cases`, `hold`, `seal`, `erase` and `key` run and print."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import msgspec

from aboveboard.casework import erase, holds, register
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor, head_of
from aboveboard.casework.errors import CaseError
from aboveboard.casework.kept import Ground, Order, Second, kept
from aboveboard.casework.keyfiles import SECOND
from aboveboard.casework.leftpasswords import TITLE
from aboveboard.casework.register import Listed
from aboveboard.casework.verifier import fingerprint
from aboveboard.model.saying import visible
from aboveboard.model.times import iso

_WHERE_IT_SAYS: Final = (
    "which one, and how to take it off, every command on the case says first, such as `aboveboard custody CASE`"
)


def listed() -> list[Listed]:
    """All cases that are known. Raises CaseError."""
    return register.cases()


def show_cases(found: list[Listed]) -> None:
    """What is due first stands first."""
    if not found:
        print("this installation knows of no case")
    for one in found:
        known = one.known
        print(visible(known.place or f"place not known: it is entered when case {known.case} is opened next"))
        print(
            f"  {', '.join(one.states) or 'kept'}"
            + (f"; {one.why} {iso(one.due)[:16]}Z" if one.due is not None else "")
        )
        if known.phone_password:
            print(f"  {TITLE}: {_WHERE_IT_SAYS}")
        if known.erased_at is not None:
            print(visible(f"  erased {iso(known.erased_at)}; record: {known.record}"))
        elif "gone" in one.states:
            print("  it is not there any more, and no erasure is recorded: moved, or deleted by other means")
        if known.power:
            power = ", ".join(text for text in (known.power, known.reference) if text)
            print(visible(f"  {power}; until {known.valid_until or 'not said'}; kept: {known.retention or 'not said'}"))


def cases_data(found: list[Listed]) -> list[dict[str, Any]]:
    """The same as data; times as ISO 8601."""
    return [
        {
            **msgspec.structs.asdict(one.known),
            "erase_from": _time(one.known.erase_from),
            "erased_at": _time(one.known.erased_at),
            "states": one.states,
            "due": _time(one.due),
            "why": one.why,
        }
        for one in found
    ]


def new_key(file: Path, passphrase: bytes | None) -> None:
    """Make a second person's key. Raises CaseError."""
    public, key = SECOND.make(file, passphrase)
    print(f"{file}: stays with its owner. {public}: is recorded with a hold or a seal")
    print(f"fingerprint: {fingerprint(key)}")
    if passphrase is None:
        print("it has no passphrase: whoever has the file can sign with it", file=sys.stderr)


def second_of(name: str | None, key: Path | None) -> Second:
    """A second person, by name and public key. Raises CaseError."""
    if not name or key is None:
        raise CaseError("give --second NAME and --second-key FILE.pub: whose key releases it")
    return Second(name, SECOND.read_public(key).hex())


def hold_case(case: Case, actor: Actor, reason: str, by: str | None, second: Second) -> None:
    """Set a hold. Raises CaseError."""
    holds.hold(case, actor, reason, second, by)
    print(visible(f"held: erasing needs the authority's release and the key of {second.name}"))
    print(f"fingerprint of that key: {fingerprint(bytes.fromhex(second.key))}")


def release_case(case: Case, actor: Actor, reason: str, reference: str, key: Path, passphrase: bytes | None) -> None:
    """Release what holds a case. Raises CaseError."""
    freed, left = holds.release(case, actor, reason, reference, SECOND.read_private(key, passphrase))
    _tell("released", freed)
    _tell("still holds", left)


def _tell(what: str, grounds: tuple[Ground, ...]) -> None:
    for ground in grounds:
        print(visible(f"{what}: {ground}"))


def seal_case(case: Case, actor: Actor, reason: str, second: Second | None) -> None:
    """Seal a case. Raises CaseError."""
    files = holds.seal(case, actor, reason, second)
    number, head = head_of(case.db)
    made = kept(case.db).sealed
    # a timestamp may stand after it
    entry = made.number if made is not None else number
    print(f"sealed: {files} files and the case's tables, by SHA-256 in entry {entry} of the custody log")
    print(f"head to be kept elsewhere: {number}:{head}")


def cancel_erasure(case: Case, actor: Actor, reason: str | None) -> None:
    """Take an order back. Raises CaseError."""
    erase.cancel(case, actor, reason)
    print("the erasure is cancelled; the case takes changes again unless it is sealed")


def erase_case(case: Case, actor: Actor, reason: str | None, ordered: str | None, record: Path | None) -> None:
    """Order or carry out. Raises CaseError."""
    if record is not None and record.exists():
        raise CaseError(f"{record} is there already; choose another name")
    came = erase.erase(case, actor, reason, ordered=ordered)
    if isinstance(came, Order):
        print(
            f"ordered: from {iso(came.due)} on the same command carries it out; until then the case is read and not changed"
        )
        print("`--cancel` takes it back")
    else:
        _tell_erased(*came, record)


def finish_erasure(path: Path, record: Path | None) -> None:
    """End an erasure that was interrupted. Raises CaseError."""
    came = erase.go_on(path)
    if came is not None:
        _tell_erased(*came, record)


def _tell_erased(said: erase.Record, where: Path, copy: Path | None) -> None:
    print(f"erased: {said.counts['files']} files, {said.counts['bytes']} bytes")
    for key in said.keys:
        print(f"  {key.key}: {key.what}")
    if said.left:
        print(f"  {said.left} files in the folder are none of the case's and stay there")
    print("not reached, where there are any:")
    for one in said.not_reached:
        print(f"  {one.what}: {one.says}" + (f" ({one.count} by the log)" if one.count is not None else ""))
    if copy is not None:
        erase.hand_out(where, copy)
    print(f"record, signed: {copy or where}; head of the custody log: {said.entry}:{said.head}")


def _time(at: int | None) -> str | None:
    return None if at is None else iso(at)
