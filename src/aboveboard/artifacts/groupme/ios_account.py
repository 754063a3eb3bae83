"""GroupMe on iOS: the account in the app's preferences."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import loose, plist, times
from aboveboard.kit import About, Account, Artifact, Code, Item


def _account(data: bytes, about: About) -> Iterator[Item]:
    """The account of the app's preferences."""
    del about
    user = loose.mapping(loose.mapping(plist.load(data)).get("user"))
    key = loose.text(user.get("id")) or loose.text(user.get("user_id"))
    if not key:
        return
    record = Account(
        type="groupme",
        identifier=key,
        username=loose.text(user.get("email")) or loose.text(user.get("phone_number")),
        name=loose.text(user.get("name")),
        description=loose.text(user.get("phone_number")),
        created_at=times.COCOA_S.to_utc_us(user.get("created_at")),
    )
    shown = ("id", "user_id", "name", "email", "phone_number", "created_at")
    yield Item("user", record, loose.plain({k: user[k] for k in shown if k in user}))


ACCOUNT = Artifact(
    id="ios.groupme_account",
    title="GroupMe: account",
    service="groupme",
    emits=Account,
    files=("{app_data:com.groupme.iphone-app}/Library/Preferences/com.groupme.iphone-app.plist",),
    read=(Code(_account, limit=16 * 1024 * 1024),),
    says="The account that the app is signed in with.",
    limits="`description` is the account's telephone number. Settings and times of synchronization are not read.",
    sources=("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/groupMe.py",),
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
