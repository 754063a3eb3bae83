"""Questions on a terminal."""

from __future__ import annotations

import getpass
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from aboveboard.casework.authorities import OWN_PHONE, must_be_whole
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.model.authority import Agreement, Authority, OnBehalf, Review, Scope
from aboveboard.model.powers import POWERS, Power
from aboveboard.model.records import CATEGORIES

_RANGE = re.compile(r"(\S+?)?\.\.(\S+)?")
_ISSUED = ("vital interest", "estate or guardian", "published test data")
"""Powers that nobody gives; they are not asked who did."""


def ask_own_phone(sentence: str) -> None:
    """Raises NotCovered unless the sentence is typed."""
    print(f"To examine your own phone, type: {sentence}", file=sys.stderr)
    if _line("> ").strip().rstrip(".").casefold() != sentence.casefold():
        raise NotCovered("the sentence was not typed; nothing was examined", "own-sentence")


def ask_authority(sentence: str) -> Authority:
    """Seven questions at most; eight for a statutory power and an employer's policy.

    Raises CaseError for an answer that cannot be used.
    """
    print("On what power is this phone examined?", file=sys.stderr)
    for number, power in enumerate(POWERS, 1):
        print(f"  {number}  {power.name}", file=sys.stderr)
    print("  An agreement of its user is none of them: it is recorded beside one.", file=sys.stderr)
    choice = _line("Number: ").strip()
    if not choice.isdigit() or not 1 <= int(choice) <= len(POWERS):
        raise CaseError(f"{choice!r} is none of 1 to {len(POWERS)}; nothing was examined")
    power = POWERS[int(choice) - 1]
    if power.name == "own phone":
        ask_own_phone(sentence)
        return OWN_PHONE
    said: dict[str, Any] = {"power": power.name}
    if power.name != "vital interest":
        said["reference"] = _line("Reference (number of the order, case, provision, policy or schedule): ") or None
    if power.name not in _ISSUED:
        said["issuer"] = _line("Who gave it: ") or None
    said |= _people(_line("Whose phone is it: its user; owner; holder (the last two where they are others): "), power)
    said |= _own(power)
    said["purpose"] = _line("Purpose: ") or None
    said["scope"] = scope_of(
        _line(
            f"What it covers: categories and dates (messages 2026-03-01..2026-04-01), or Enter for all\n"
            f"  ({', '.join(CATEGORIES)}): "
        )
    )
    until, _, kept = _line("Until when (YYYY-MM-DD); how long the case is kept: ").partition(";")
    said |= {"valid_until": until.strip() or None, "retention": kept.strip() or None}
    made = authority_of(said)
    must_be_whole(made)
    return made


def _people(line: str, power: Power) -> dict[str, str | None]:
    parts = [part.strip() or None for part in line.split(";")]
    subject, owner, holder = (*parts, None, None)[:3]
    if owner is None and "owner" in power.needs:
        owner = _line("Who owns it: ") or None
    return {"subject": subject, "owner": owner, "holder": holder}


def _own(power: Power) -> dict[str, Any]:
    """What this kind of power needs beside what all do."""
    if "told" in power.needs:
        return {"told": _line("How and when was its user told of the policy: ") or None}
    if "necessity" in power.needs:
        return {"necessity": _line("What danger, to whom: ") or None}
    if "on_behalf" in power.needs:
        by, _, as_ = _line("Who agrees, and as what (A. Heir; executor): ").partition(";")
        of = _line("For whom: ")
        return {"on_behalf": OnBehalf(by.strip(), of, as_.strip())}
    if "review" in power.needs:
        line = _line("Reviewed by whom and when (B. Judge; 2026-05-01), or urgent (urgent: why; due 2026-05-04): ")
        return {"review": review_of(line)}
    return {}


def review_of(line: str) -> Review | None:
    """The review out of its line: `who; date`, or `urgent: why; due date`."""
    first, _, second = (part.strip() for part in line.partition(";"))
    if not line.strip():
        return None
    if first.casefold().startswith("urgent"):
        return Review(urgent=first.partition(":")[2].strip() or None, due=second.removeprefix("due").strip() or None)
    return Review(by=first or None, at=second or None)


def scope_of(line: str) -> Scope:
    """Categories and a range of dates out of one line. Raises CaseError for a category that does not exist."""
    words = line.replace(",", " ").split()
    ranges = [found for word in words if (found := _RANGE.fullmatch(word))]
    if len(ranges) > 1:
        raise CaseError("give one range of dates")
    since, until = ranges[0].groups() if ranges else (None, None)
    try:
        return Scope(categories=tuple(w for w in words if not _RANGE.fullmatch(w)), since=since, until=until)
    except ValueError as error:
        raise CaseError(str(error)) from error


def authority_of(said: dict[str, Any]) -> Authority:
    """The authority out of its fields. Raises CaseError."""
    try:
        return Authority(**said)
    except (ValueError, TypeError) as error:
        raise CaseError(str(error)) from error


def ask_agreement(made: Authority, language: str, words: str) -> Authority:
    """Have the notice read and the name typed beneath it. Raises CaseError where no name is."""
    print(f"\nRead this to the phone's user, or let them read it:\n\n{words}", file=sys.stderr)
    name = _line("Their name, typed by them, if they agree; Enter if they do not: ")
    return agreed(made, name, name, language, words) if name else made


def agreed(made: Authority, by: str, signature: str, language: str, words: str) -> Authority:
    """The authority with the agreement beside it."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return msgspec.structs.replace(made, agreement=Agreement(by, now, language, words, signature))


def ask_password(source: Path) -> bytes:
    """The source's password, typed unseen."""
    return getpass.getpass(f"{source} is encrypted. Its password: ", stream=sys.stderr).encode()


def _line(prompt: str) -> str:
    print(prompt, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()
