"""Which files of a backup an authority's scope covers: those that artifacts of the covered categories read, by their index."""

from __future__ import annotations

from collections.abc import Callable, Collection

from aboveboard.acquire.ios.covered import MEDIA_ROOM, Plan
from aboveboard.acquire.ios.newest import own_of
from aboveboard.acquire.plan import is_media
from aboveboard.engine.entry import Entry
from aboveboard.engine.match import Matcher
from aboveboard.engine.registry import entries
from aboveboard.model.authority import Scope
from aboveboard.model.records import CATEGORY_OF
from aboveboard.sources.api import Ref, Source

_LOGS = ("-wal", "-journal")


def covered_files(scope: Scope, only: Collection[str], plan: Plan) -> Callable[[Source], list[int]]:
    """What picks a backup's files, by their indices. With a database come its logs, and what is read beside it."""
    chosen = [entry for entry in entries().values() if _is_covered(entry, scope, set(only or scope.categories))]
    by_id = {entry.id: entry for entry in chosen}

    def pick(source: Source) -> list[int]:
        matcher = Matcher(chosen, system="ios", canonical=source.canonical, app_of=source.container_app)
        found: set[int] = set()
        for first, names in source.names():
            for hit in matcher.hits(first, names):
                ref = source.ref(hit.index)
                # A database may hold what is covered whenever it was written last.
                if is_media(ref.path) and not plan.covers_file(ref.path, _time_of(source, ref)):
                    continue
                found.add(hit.index)
                found |= _with_it(source, hit.index, ref.path, by_id[hit.artifact])
        return sorted(found)

    return pick


def _time_of(source: Source, ref: Ref) -> int | None:
    """When a picture or film was changed, UTC seconds; of a preview, when what it is a preview of was."""
    room = f"{MEDIA_ROOM}/"
    own = own_of(f"/{ref.path.removeprefix(room)}") if ref.path.startswith(room) else None
    index = None if own is None else source.find(MEDIA_ROOM + own)
    timed = ref if own is None else None if index is None else source.ref(index)
    return None if timed is None or timed.modified is None else timed.modified // 1_000_000


def _is_covered(entry: Entry, scope: Scope, wanted: set[str]) -> bool:
    categories = {CATEGORY_OF[kind] for kind in entry.kinds}
    return (
        entry.system in ("ios", "any")
        and bool(entry.files)
        and not (scope.services and entry.service not in scope.services)
        and not (wanted and not wanted & categories)
    )


def _with_it(source: Source, index: int, path: str, entry: Entry) -> set[int]:
    beside = {source.sibling(index, ending) for ending in _LOGS} if entry.database else set[int | None]()
    for name in entry.companions:
        folder = path.rsplit("/", 1)[0].split("/")
        for step in name.split("/"):
            folder = folder[:-1] if step == ".." else [*folder, step]
        beside.add(source.find("/".join(folder)))
    return {one for one in beside if one is not None}
