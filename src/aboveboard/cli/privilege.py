"""What `aboveboard privilege` prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from aboveboard.casework import privilege as cases
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.keyfiles import HOLDER
from aboveboard.casework.privilege import Item, Sealed
from aboveboard.cli.console import plain_console
from aboveboard.cli.coverage import counted
from aboveboard.cli.text import safe, when
from aboveboard.model.authority import Authority, Privilege
from aboveboard.model.extent import MATCHES


def new_key(path: Path, passphrase: bytes | None) -> None:
    """Make the key of a second person."""
    public, key = HOLDER.make(path, passphrase)
    print(f"{path}: the key, for its holder alone; whoever has it opens what is sealed, and without it nobody does")
    print(f"{public}: its public half, for the authority; as text: {key.hex()}")


def with_list(authority: Authority, file: Path, holder: str | None, key: Path | None) -> Authority:
    """The authority with a list of privileged people. Raises CaseError."""
    head, entries = cases.read_list(file)
    named = holder or head.get("holder")
    public = HOLDER.read_public(key).hex() if key is not None else head.get("key")
    if not (named and public):
        raise CaseError(
            "a list names its holder and their public key: --privilege-holder NAME --privilege-key FILE.pub"
        )
    return msgspec.structs.replace(authority, privilege=Privilege(named, public, entries))


def add(case: Case, actor: Actor, file: Path, reason: str, holder: str | None, key: Path | None) -> None:
    """Add entries, and say what is sealed then."""
    head, entries = cases.read_list(file)
    public = HOLDER.read_public(key).hex() if key is not None else head.get("key")
    found = cases.add(case, actor, entries, reason, holder or head.get("holder"), public)
    print(f"recorded by {safe(actor.name)}: {len(entries)} {'entry' if len(entries) == 1 else 'entries'}")
    sealed(found)
    print("what was exported, reported or noted before is not reached")


def sealed(found: Sequence[Sealed]) -> None:
    """What is sealed of each exhibit."""
    out = plain_console()
    for one in found:
        more = f"; {one.opened:,} opened" if one.opened else ""
        out.print(f"exhibit {safe(one.exhibit)}: {counted(one.sealed)}{more}")
    out.print(MATCHES)


def show(listed: Privilege | None, found: Sequence[Sealed]) -> None:
    """The list and what is sealed."""
    out = plain_console()
    if listed is None:
        out.print("the authority lists no privileged people; nothing is sealed")
        return
    out.print(f"holder of the key: {safe(listed.holder)} (public key {listed.key[:16]}…)")
    for entry in listed.entries:
        note = f" ({safe(entry.note)})" if entry.note else ""
        out.print(f"{safe(entry.role)}{note}: {safe(', '.join(entry.identifiers))}")
    sealed(found)


def data(listed: Privilege | None, found: Sequence[Sealed]) -> dict[str, Any]:
    """The same as data."""
    return {
        "says": MATCHES,
        "list": msgspec.to_builtins(listed),
        "exhibits": [msgspec.to_builtins(one) for one in found],
    }


def items(found: Sequence[Item]) -> None:
    """Sealed records, for their holder."""
    out = plain_console()
    for one in found:
        at = when(one.at) if one.at else "no time"
        out.print(f"{one.key}  {safe(one.exhibit)}  {one.kind}  {safe(one.service)}  {at}")
        out.print(f"    {safe(one.text)}")
    out.print(f"{len(found):,} sealed; nothing of them was written anywhere. {MATCHES}")


def opened(found: Mapping[str, Mapping[str, int]]) -> None:
    """What was opened."""
    for label, counts in found.items():
        print(f"exhibit {safe(label)}: opened {counted(counts)}; they are records of the case now")
