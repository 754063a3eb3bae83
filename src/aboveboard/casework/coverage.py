"""The use case behind `aboveboard coverage`: what of each exhibit was read, and why the rest was not. It is logged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from aboveboard.analysis.coverage import AppFolder, Coverage, Facts, Installed, Known, Store, WithoutFile, cover
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.engine.storetypes import SEALED, STORE_TYPES
from aboveboard.model.records import CATEGORY_OF, KIND_BY_NUMBER, KIND_NUMBER
from aboveboard.store.exhibit import Exhibit

_ALLOW_BACKUP = 0x8000
"""ApplicationInfo.FLAG_ALLOW_BACKUP of Android, as packages.xml has it in `publicFlags`:
https://developer.android.com/reference/android/content/pm/ApplicationInfo#FLAG_ALLOW_BACKUP"""
_INSTALLED_BY = ("ios.apps", "android.packages")
"""The services whose records of apps are the phone's own lists of what is installed."""


def coverage(case: Case, actor: Actor) -> list[Coverage]:
    """One for each exhibit."""
    case.must_stand(actor)
    found: list[Coverage] = []
    for exhibit in case.exhibits():
        try:
            found.append(coverage_of(exhibit))
        finally:
            exhibit.close()
    case.log(actor, "consultation", what="coverage")
    return found


def coverage_of(exhibit: Exhibit) -> Coverage:
    """The same of an exhibit that is open."""
    known = known_of(exhibit)
    return cover(facts_of(exhibit, known), known)


def known_of(exhibit: Exhibit) -> dict[str, Known]:
    """The artifacts as they were when the exhibit was examined; of an older case, as they are."""
    if _has(exhibit, "artifacts"):
        rows = exhibit.db.execute("SELECT known FROM artifacts").fetchall()
        if rows:
            return {k.id: k for k in (msgspec.json.decode(text, type=Known) for (text,) in rows)}
    # Imported where it is used: much comes with it.
    from aboveboard.engine.declared import declared

    return declared()


def _has(exhibit: Exhibit, table: str) -> bool:
    return bool(exhibit.db.execute("SELECT count(*) FROM sqlite_schema WHERE name = ?", (table,)).get)


def facts_of(exhibit: Exhibit, known: Mapping[str, Known]) -> Facts:
    """What the exhibit tells; queries of the case alone."""
    db = exhibit.db
    kinds = {mime: name for name, mime in STORE_TYPES.items()} | {SEALED: "encrypted"}
    marks = ", ".join("?" for _ in kinds)
    # What was only looked at, or searched for rows that are not live, is not read.
    reading = (
        "SELECT path FROM outcomes WHERE path IS NOT NULL AND artifact NOT IN ('any.discovered', 'any.recovered_rows')"
    )
    unread = f"mime IN ({marks}) AND path NOT IN ({reading}) AND path NOT IN (SELECT path FROM readings)"
    stores = db.execute(f"SELECT path, size, mime FROM files WHERE {unread}", tuple(kinds))
    sized = "SELECT DISTINCT f.path, f.size FROM outcomes AS o JOIN files AS f ON f.path = o.path"
    return Facts(
        exhibit.label,
        frozenset(str(s["acquisition"]) for s in exhibit.sources.values()),
        [o for _, o in exhibit.outcomes()],
        *_counts(exhibit, known),
        {str(p): int(n) for p, n in db.execute(sized)},
        [Store(str(p), int(n), kinds[m]) for p, n, m in stores],
        _folders(exhibit),
        _installed(exhibit),
        _users(exhibit),
        _without_file(exhibit),
        exhibit.sealed if exhibit.facts.get("privilege") else None,
    )


Counts = dict[tuple[str, str, str], int]
"""(profile, service, category) -> live records."""


def _counts(exhibit: Exhibit, known: Mapping[str, Known]) -> tuple[Counts, Counts]:
    """Of what artifacts read, and of what was discovered.

    Most readings give one kind, and the index counts their rows without a look at any; rows of the others are looked at.
    """
    db = exhibit.db
    live = {int(s): int(n) for s, n in db.execute("SELECT src, count(*) FROM records GROUP BY src")}
    for (src,) in db.execute("SELECT src FROM records INDEXED BY record_state WHERE state <> 0"):
        live[int(src)] -= 1
    declared, discovered = Counts(), Counts()
    found = "json_extract(layout, '$.discovered') IS NOT NULL"
    for src, artifact, part, service, profile, by_content in db.execute(
        f"SELECT id, artifact, part, service, profile, {found} FROM readings"
    ):
        if not live.get(src):
            continue
        categories = known[artifact].parts.get(part, ()) if artifact in known else ()
        counts = discovered if by_content else declared
        for category, n in [(categories[0], live[src])] if len(categories) == 1 else _by_category(exhibit, src):
            counts[profile, service, category] = counts.get((profile, service, category), 0) + n
    return declared, discovered


def _by_category(exhibit: Exhibit, src: int) -> list[tuple[str, int]]:
    sql = "SELECT kind, count(*) FROM records WHERE src = ? AND state = 0 GROUP BY kind"
    return [(CATEGORY_OF[KIND_BY_NUMBER[k].__name__], int(n)) for k, n in exhibit.db.execute(sql, (src,))]


def _folders(exhibit: Exhibit) -> list[AppFolder]:
    # A case of before this table has none.
    if not _has(exhibit, "app_data"):
        return []
    rows = exhibit.db.execute("SELECT folder, profile, app, files, bytes, claimed_files FROM app_data ORDER BY folder")
    return [AppFolder(*row) for row in rows]


def _live(exhibit: Exhibit, kind: str, what: str, where: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Columns of the live records of a kind; `r` is the record, `s` its reading."""
    sql = f"SELECT {what} FROM records AS r JOIN readings AS s ON s.id = r.src WHERE r.kind = ? AND r.state = 0 AND {where}"
    return exhibit.db.execute(sql, (KIND_NUMBER[kind], *values)).fetchall()


def _installed(exhibit: Exhibit) -> list[Installed]:
    fields = ("r.data ->> '$.app'", "r.data ->> '$.name'", "r.data ->> '$.system'", "r.raw ->> '$.publicFlags'")
    marks = ", ".join("?" for _ in _INSTALLED_BY)
    where = (
        f"s.service IN ({marks}) AND r.data ->> '$.app' IS NOT NULL AND r.data ->> '$.removed_at' IS NULL "
        "AND coalesce(r.data ->> '$.seen_in', '') NOT LIKE 'not %' AND s.artifact <> 'android.packages.permissions'"
    )
    found: dict[str, Installed] = {}
    for app, name, system, flags in _live(exhibit, "App", ", ".join(fields), where, _INSTALLED_BY):
        before = found.get(str(app), Installed(str(app)))
        number = str(flags or "")
        found[str(app)] = Installed(
            str(app),
            before.name or (str(name) if name else None),
            before.system or bool(system),
            before.refuses_backups or (number.lstrip("-").isdecimal() and not int(number) & _ALLOW_BACKUP),
        )
    return list(found.values())


def _users(exhibit: Exhibit) -> frozenset[str]:
    rows = _live(exhibit, "DeviceFact", "r.data ->> '$.value'", "r.data ->> '$.name' = 'users'")
    return frozenset(u.strip() for (value,) in rows for u in str(value or "").split(",") if u.strip().isdecimal())


def _without_file(exhibit: Exhibit) -> dict[tuple[str, str], WithoutFile]:
    """Entries of libraries that name a file of the phone, and how many of these files did not come with the source."""
    lacking = "NOT EXISTS (SELECT 1 FROM files AS f WHERE f.path = r.data ->> '$.file')"
    said = "r.data ->> '$.original'"
    counts = f"sum({lacking}), count(*), sum({said} IS 'cloud' AND {lacking}), sum({said} IS NULL AND {lacking})"
    where = "r.data ->> '$.file' IS NOT NULL AND s.service <> 'files' GROUP BY 1, 2"
    return {
        (profile, service): WithoutFile(*map(int, found))
        for profile, service, *found in _live(exhibit, "Media", f"s.profile, s.service, {counts}", where)
    }
