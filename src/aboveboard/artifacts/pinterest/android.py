"""Pinterest on Android: the account of the app's settings, and drafts of idea pins."""

from __future__ import annotations

import json
from collections.abc import Iterator

from aboveboard.formats import elementpath, loose
from aboveboard.formats.android import elements
from aboveboard.formats.element import Element
from aboveboard.formats.times import UNIX_MS, rfc2822
from aboveboard.kit import About, Account, Artifact, Code, Col, Item, Post, Rows, Sqlite, opt

_SOURCES = ("https://github.com/abrignoni/ALEAPP (pinterest.py)",)
_DAY = "CASE WHEN d.scheduled_date > 0 THEN 'scheduled draft' ELSE 'draft' END"


def _mine(root: Element) -> Iterator[tuple[str, Element]]:
    for number, element in enumerate(root.findall("string"), 1):
        if element.get("name") == "PREF_MY_USER":
            yield f"map/string[{number}]", element


def _account(data: bytes, about: About) -> Iterator[Item]:
    del about
    for place, element in elements(data, "string"):
        if element.get("name") != "PREF_MY_USER":
            continue
        given = loose.mapping(json.loads(element.text or ""))
        text = loose.text(given.get("created_at"))
        try:
            made = rfc2822(text).utc_us if text else None
        except ValueError:
            made = None
        record = Account(
            at=made,
            created_at=made,
            type="Pinterest",
            username=loose.text(given.get("username")),
            identifier=loose.text(given.get("id")),
            name=loose.text(given.get("full_name")),
            description=loose.text(given.get("email")),
        )
        stored = {k: given.get(k) for k in ("id", "username", "full_name", "email", "created_at", "last_pin_save_time")}
        yield Item(place, record, {k: v for k, v in stored.items() if isinstance(v, str)})


ACCOUNT = Artifact(
    id="android.pinterest",
    title="Pinterest: account",
    service="pinterest",
    emits=Account,
    files=("{app_data:com.pinterest}/shared_prefs/pinterest.xml",),
    read=(Code(_account, places=elementpath.listed(_mine)),),
    says="The account that the app's settings hold, at its making.",
    limits="Counts of pins and boards stay unread; other accounts that were used are in a file with tokens, not read.",
    sources=_SOURCES,
)
DRAFTS = Artifact(
    id="android.pinterest.drafts",
    title="Pinterest: drafts of idea pins",
    service="pinterest",
    emits=Post,
    files=("{app_data:com.pinterest}/databases/pinterest-db",),
    read=(
        Sqlite(
            "idea_pin_drafts AS d",
            "d.rowid",
            {
                "at": Col("d.created_at", UNIX_MS),
                "edited_at": opt("d.last_updated_at", UNIX_MS),
                "own": Col("1"),
                "visibility": opt(_DAY),
                "url": opt("NULLIF(d.link, '')"),
                "post_id": Col("CAST(d.id AS TEXT)"),
                "account": opt("CAST(d.user_id AS TEXT)"),
                "group": opt("NULLIF(CAST(d.board_id AS TEXT), '')"),
                "attachments": Rows(
                    "SELECT CAST(d.cover_image_path AS TEXT) AS path, 'cover' AS title WHERE d.cover_image_path <> ''",
                    keys=("path", "title"),
                ),
            },
        ),
    ),
    says="One record for each pin that was begun in the app and not published.",
    limits="What the pages of a draft show is in a form that is not public. `group` is the number of a board. Pins, boards"
    " and words searched for are not kept in stores that are known.",
    sources=_SOURCES,
)
