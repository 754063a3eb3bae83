"""What `aboveboard authority` runs and prints."""

from __future__ import annotations

import hashlib
import sys
import time
from pathlib import Path
from typing import Any, cast

import msgspec

from aboveboard.casework.authorities import OWN_PHONE, SENTENCE, as_toml, faults, missing, must_be_whole, read_authority
from aboveboard.casework.case import Case
from aboveboard.casework.changes import history
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.notice import REVIEWED, notice
from aboveboard.casework.standing import State, dated, ends, follows, standing
from aboveboard.cli.ask import agreed, ask_agreement, ask_authority, ask_own_phone, authority_of, review_of, scope_of
from aboveboard.cli.console import plain_console
from aboveboard.cli.text import safe, when
from aboveboard.model.authority import Authority, OnBehalf, Privilege
from aboveboard.model.times import iso


def made(said: dict[str, str | None], examiners: list[str], people: list[str], media_names: bool) -> Authority:
    """The authority out of flags, or of answers where there are none. Raises CaseError."""
    if not said["power"]:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise CaseError(
                "there is no terminal to ask on: give --power and what it needs; `docs/authority.md` lists it"
            )
        return _with(ask_authority(SENTENCE), examiners, people, media_names)
    scope, review, behalf = said.pop("scope"), said.pop("review"), said.pop("on_behalf")
    fields: dict[str, Any] = {**said, "scope": scope_of(scope or ""), "review": review_of(review or "")}
    if behalf:
        by, as_, of = (*(part.strip() for part in behalf.split(";")), "", "")[:3]
        fields["on_behalf"] = OnBehalf(by, of, as_)
    if said["power"] == OWN_PHONE.power:
        if not sys.stdin.isatty():
            raise CaseError("one's own phone asks for a typed sentence on a terminal; `examine --own-phone` does too")
        ask_own_phone(SENTENCE)
        fields = {"purpose": OWN_PHONE.purpose, **{k: v for k, v in fields.items() if v}, "own_phone": True}
    return _with(authority_of(fields), examiners, people, media_names)


def _with(authority: Authority, examiners: list[str], people: list[str], media_names: bool) -> Authority:
    scope = msgspec.structs.replace(
        authority.scope,
        people=tuple(people) or authority.scope.people,
        media="names" if media_names else authority.scope.media,
    )
    return msgspec.structs.replace(authority, examiners=tuple(examiners) or authority.examiners, scope=scope)


def with_agreement(authority: Authority, language: str, by: str | None, paper: Path | None) -> Authority:
    """The notice read and the agreement beside the power. Raises CaseError."""
    words = notice(authority, language)
    if language not in REVIEWED:
        print(f"the notice in {language} is a translation that nobody has reviewed", file=sys.stderr)
    if by is None:
        if not sys.stdin.isatty():
            raise CaseError("give --agreed-by NAME, the name of who agreed after the notice was read to them")
        return ask_agreement(authority, language, words)
    if paper is None:
        raise CaseError("give --signed FILE, the paper that they signed: its SHA-256 stands for the signature")
    digest = hashlib.sha256(paper.read_bytes()).hexdigest()
    return agreed(authority, by, f"sha256:{digest}", language, words)


def write(authority: Authority, out: Path | None) -> None:
    """To a new file, or to the terminal. Raises NotCovered where it lacks something, CaseError for a file that is there."""
    must_be_whole(authority)
    text = as_toml(authority)
    if out is None:
        print(text, end="")
    else:
        try:
            with out.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            raise CaseError(f"{out} is there already; choose another name") from None
        print(
            f"{out}: {authority.power}. `aboveboard examine SOURCE --case CASE --authority {out}` begins a case on it"
        )
    for name in missing(authority):
        print(f"not said, and mostly known: {name}", file=sys.stderr)


def check(path: Path) -> bool:
    """Everything that is wrong with a file, by its rule; whether nothing is."""
    authority = read_authority(path)
    out = plain_console()
    found = faults(authority)
    for fault in found:
        out.print(f"refused: {safe(fault.says)} (rule {fault.rule})")
    stands = dated(authority, time.time_ns() // 1000) if all(f.rule != "dates" for f in found) else None
    if stands is not None and stands.state is not State.VALID:
        out.print(f"refused: {safe(stands.says)} (rule {stands.rule})")
    for name in missing(authority):
        out.print(f"not said, and mostly known: {name}")
    good = not found and stands is not None and stands.state is State.VALID
    if good:
        out.print(f"{safe(str(path))}: can be relied on by its own words; whether it is true, a program cannot know")
    return good


def show_file(path: Path) -> None:
    """A file as it is read."""
    plain_console().print(_text(read_authority(path)), end="")


def show_case(case: Case) -> None:
    """How a case's authority stands, and all that were recorded. Shown also where it has ended."""
    out = plain_console()
    now = case.authority
    stands = standing(case.db, now)
    out.print(f"state: {stands.state.value}" + (f": {safe(stands.says)} (rule {stands.rule})" if stands.says else ""))
    out.print(f"when it ends, unless otherwise recorded: {follows(now).value}")
    ended = ends(case.db)
    for one in history(case):
        out.print(f"\n# {one.number}, recorded {when(iso(one.at))}: {safe(one.reason)}")
        out.print(_text(one.authority), end="")
        for end in (e for e in ended if e.authority == one.number):
            out.print(
                f"# {end.what} withdrawn {when(iso(end.at))}, recorded by {safe(end.actor)}: {end.follows.value}. "
                f"{safe(end.reason)}"
            )


def case_data(case: Case) -> dict[str, Any]:
    """The same as data."""
    now = case.authority
    stands = standing(case.db, now)
    return {
        "state": stands.state.value,
        "says": stands.says,
        "rule": stands.rule,
        "follows": follows(now).value,
        "recorded": [msgspec.to_builtins(one) for one in history(case)],
        "ends": [msgspec.to_builtins(one) for one in ends(case.db)],
    }


def _text(authority: Authority) -> str:
    return "".join(safe(line) + "\n" for line in as_toml(authority).splitlines())


def told(changed: dict[str, tuple[Any, Any]], actor: Actor) -> None:
    """What a further authority changes."""
    out = plain_console()
    out.print(f"recorded by {safe(actor.name)}")
    for name, (was, becomes) in changed.items():
        out.print(f"{name}: {safe(_said(was))} → {safe(_said(becomes))}")
    if any(name.startswith("scope.") for name in changed):
        out.print("what is covered now and was not read yet comes into the case when it is examined again")


def _said(value: Any) -> str:
    if value is None or value == ():
        return "not limited or not said"
    if isinstance(value, Privilege):
        return f"{len(value.identifiers)} identifiers, key held by {value.holder}"
    return ", ".join(map(str, cast("tuple[Any, ...]", value))) if isinstance(value, tuple) else str(value)
