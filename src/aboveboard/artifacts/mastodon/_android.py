"""What the files about mastodon share."""

from __future__ import annotations

from aboveboard.formats import times
from aboveboard.kit import Person, Py, Sql

SOURCES = (
    "https://github.com/mastodon/mastodon-android (CacheController)",
    "https://docs.joinmastodon.org/entities",
)


def of(alias: str, path: str) -> str:
    return f"(CASE WHEN json_valid({alias}.json) THEN json_extract({alias}.json, '$.{path}') END)"


def utc(text: object) -> int | None:
    return times.iso8601(str(text)).utc_us


WHEN = Py("iso8601", utc)

TEXT = Sql("text of HTML", "NULLIF(replace(replace(replace({}, '<p>', ''), '</p>', char(10)), '<br />', char(10)), '')")


def party(alias: str, at: str, role: str) -> Person:
    return Person(of(alias, f"{at}.acct"), f"NULLIF({of(alias, f'{at}.display_name')}, '')", role=role)
