"""Bluesky on iOS: accounts and searches of the app's local storage, which keeps large values in files of their own."""

from aboveboard.artifacts.bluesky._ios import HOME, SOURCES, STORAGE, accounts, places
from aboveboard.kit import Account, Artifact, Code

ACCOUNTS = Artifact(
    id="ios.bluesky",
    title="Bluesky: accounts",
    service="bluesky",
    emits=Account,
    files=(HOME + STORAGE,),
    read=(Code(accounts, places=places),),
    says="One record for each account that the app's session lists.",
    limits="Tokens are not read; that they are there is said. Posts and messages are not read: where the"
    " app keeps them on iOS, if at all, is not public.",
    sources=SOURCES,
)
