"""Accounts that a running phone told when it was asked: `dumpsys account`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.kit import About, Account, Artifact, Code, Item

_USER = re.compile(r"User UserInfo\{(\d+):")
_ACCOUNT = re.compile(r"\s+Account \{name=(.*), type=([^,{}]+)\}")


def _told(data: bytes, about: About) -> Iterator[Item]:
    del about
    user: str | None = None
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        whose = _USER.match(line)
        if whose is not None:
            user = whose[1]
        found = _ACCOUNT.fullmatch(line)
        if found is not None:
            of = f"of device user {user}" if user is not None else None
            account = Account(username=found[1], identifier=found[1], type=found[2], description=of)
            yield Item(f"line {number}", account, {"line": line})


TOLD = Artifact(
    id="android.answers.accounts",
    title="Accounts, as the phone told them",
    service="android.accounts",
    emits=Account,
    files=("acquired/android/*/answers/dumpsys-account.txt",),
    read=(Code(_told, name="accounts"),),
    says="One record for each account of each user that the account manager told.",
    limits="Which apps may see an account, and the manager's own history, are not read. All users' accounts stand in one answer.",
    sources=(
        "https://android.googlesource.com/platform/frameworks/base (server/accounts: dump of AccountManagerService)",
    ),
)
