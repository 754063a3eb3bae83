"""Garmin Connect on iOS: the account (preferences that the app's parts share)."""

from aboveboard.artifacts.garmin._ios import SOURCES, account
from aboveboard.kit import Account, Artifact, Code

ACCOUNT = Artifact(
    id="ios.garmin.account",
    title="Garmin Connect: account",
    service="garmin",
    emits=Account,
    files=("{app_group:group.com.garmin.connect}/Library/Preferences/group.com.garmin.connect.plist",),
    read=(Code(account, name="profile"),),
    says="One record for each profile of an account that the app kept: name, name shown to others, number.",
    limits="Pictures, weight, height and dates of birth are not read.",
    sources=SOURCES,
)
