"""Questions on a terminal."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

from aboveboard.casework.errors import CaseError
from aboveboard.model.authority import Authority, Scope
from aboveboard.model.records import CATEGORIES

_POWERS = (
    "own phone",
    "agreement of the phone's user",
    "court order or warrant",
    "statutory power",
    "civil order",
    "employer's policy",
    "received in disclosure",
    "published test data",
)


def ask_own_phone(sentence: str) -> None:
    """Raises CaseError unless the sentence is typed."""
    print(f"To examine your own phone, type: {sentence}", file=sys.stderr)
    if _line("> ").strip().rstrip(".").casefold() != sentence.casefold():
        raise CaseError("the sentence was not typed; nothing was examined")


def ask_authority(sentence: str) -> Authority:
    """Seven questions at most. Raises CaseError for an answer that cannot be used."""
    print("On what power is this phone examined?", file=sys.stderr)
    for number, power in enumerate(_POWERS, 1):
        print(f"  {number}  {power}", file=sys.stderr)
    choice = _line("Number: ").strip()
    if not choice.isdigit() or not 1 <= int(choice) <= len(_POWERS):
        raise CaseError(f"{choice!r} is none of 1 to {len(_POWERS)}; nothing was examined")
    power = _POWERS[int(choice) - 1]
    if power == "own phone":
        ask_own_phone(sentence)
        return Authority(power="own phone", purpose="to see what is on it", own_phone=True)
    reference = _line("Reference (number of the order, case, matter): ")
    issuer = _line("Who gave it: ")
    subject = _line("Whose phone is it: ")
    purpose = _line("Purpose: ")
    categories = _line(f"Categories it covers, or Enter for all ({', '.join(CATEGORIES)}): ")
    until = _line("Until when (YYYY-MM-DD), or Enter: ")
    chosen = tuple(c.strip() for c in categories.replace(",", " ").split() if c.strip())
    try:
        return Authority(
            power=power,
            reference=reference or None,
            issuer=issuer or None,
            subject=subject or None,
            purpose=purpose or None,
            valid_until=until or None,
            scope=Scope(categories=chosen),
        )
    except ValueError as error:
        raise CaseError(str(error)) from error


def ask_password(source: Path) -> bytes:
    """The source's password, typed unseen."""
    return getpass.getpass(f"{source} is encrypted. Its password: ", stream=sys.stderr).encode()


def _line(prompt: str) -> str:
    print(prompt, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()
