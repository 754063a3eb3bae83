"""What a phone answers to `dumpsys account`: accounts that are set up, and the account manager's log."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.artifacts.android._answers import ASKED, SOURCE, USERS, Others, answer, line, rows, told, wall
from aboveboard.formats import lines
from aboveboard.kit import About, Account, Artifact, Code, Event, Item, Lost

_USER = re.compile(r"User UserInfo\{(\d{1,6}):")
_ACCOUNT = re.compile(r"\s+Account \{name=(.*), type=([^,}]*)\}")
_LOG = re.compile(r"\s*-?\d+,(action_\w+),([^,]*),(-?\d+),(\w+),(-?\d+)")


def _accounts(data: bytes, about: About) -> Iterator[Item | Lost]:
    """Accounts stand below their count; below other headings they are named again."""
    others, user, listing = Others(about), -1, False
    for number, text in enumerate(rows(data), 1):
        head = _USER.match(text)
        if head:
            user = int(head[1])
            yield from others.tell(user)
        if head or not text.strip():
            listing = False
        listing = listing or text.strip().startswith("Accounts: ")
        account, log = _ACCOUNT.fullmatch(text), _LOG.fullmatch(text)
        if others.is_other(user):
            continue
        stored = {"line": text.strip()}
        if account and listing:
            yield Item(line(number), Account(username=account[1], identifier=account[1], type=account[2]), stored)
        elif log:
            detail = f"{log[4]} {log[5]}, caller uid {log[3]}"
            yield Item(line(number), Event(at=wall(log[2]), event=log[1], detail=detail), stored)


ACCOUNTS = Artifact(
    id="android.answers.accounts",
    title="Accounts, as the phone answered",
    service="android.accounts",
    emits=(Account, Event),
    files=answer("dumpsys-account"),
    read=(Code(told(_accounts), name="accounts", companions=(ASKED,), places=lines.blocks),),
    says="One record for each account, and one event for each entry of the account manager's own log.",
    limits="Times of the log are on the phone's own clock, without its zone. Passwords and tokens are not in the answer."
    + USERS,
    sources=(
        f"{SOURCE} (services/core/java/com/android/server/accounts: AccountManagerService.java, AccountsDb.java)",
    ),
    version=3,
)
