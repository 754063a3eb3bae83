"""What an acquisition asks of a backup that it took: which of its files are covered, whose they are, and their bytes.

A backup's papers and databases are the phone's own bytes, so they are read here, and its keys stay here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from aboveboard.acquire.ios.covered import plan_of
from aboveboard.engine.coveredfiles import covered_files
from aboveboard.engine.match import Matcher
from aboveboard.engine.messages import (
    AppsCounted,
    BackedUp,
    Beneath,
    Channel,
    Claimed,
    Claims,
    Copied,
    CountingApps,
    Covered,
    InBackup,
    Part,
    Refused,
    Take,
    Unpacked,
    Unpacking,
)
from aboveboard.engine.registry import entries
from aboveboard.sources.androidbackup import AndroidBackupSource
from aboveboard.sources.api import MemberError, Opener, Source, SourceError
from aboveboard.sources.open import open_source, opener_for

PART: Final = 1 << 20
AT_ONCE: Final = 10_000
"""Files in one answer."""
_PAPERS: Final = ("_manifest", "_meta")
"""Of an app in a backup of apps: what the system itself put there."""


def serve(channel: Channel, first: Unpacking, near: Sequence[Path]) -> None:
    """Serve one channel. Raises Closed."""
    try:
        source = open_source(Path(first.path), first.password, near=near)
    except SourceError as error:
        channel.send(Refused.by(error))
        return
    opener = opener_for(Path(first.path), source.facts, source.keys)
    facts = source.facts
    channel.send(Unpacked(len(source.sizes), facts.encrypted, tuple(problem.what for problem in facts.problems)))
    while True:
        match channel.receive():
            case Covered(scope, categories):
                pick = covered_files(scope, categories, plan_of(scope, categories))
                _list(channel, source, pick(source))
            case Beneath(folder):
                _list(channel, source, _beneath(source, folder))
            case Claims(artifacts):
                channel.send(Claimed(_claimed(source, artifacts)))
            case Take(index) if 0 <= index < len(source.sizes):
                channel.send(_taken(channel, source, opener, index))
            case _:
                return


def _list(channel: Channel, source: Source, indices: Iterable[int]) -> None:
    refs = map(source.ref, indices)
    last = False
    while not last:
        some = tuple(BackedUp(r.index, r.path, r.member, r.size, r.modified) for r in islice(refs, AT_ONCE))
        last = len(some) < AT_ONCE
        channel.send(InBackup(some, last))


def _beneath(source: Source, folder: str) -> Iterator[int]:
    for first, names in source.names():
        for index in range(first, first + len(names)):
            if source.ref(index).path.startswith(f"{folder}/"):
                yield index


def _claimed(source: Source, artifacts: Sequence[str]) -> tuple[int, ...]:
    known = entries()
    chosen = [known[artifact] for artifact in artifacts if artifact in known]
    matcher = Matcher(chosen, system="ios", canonical=source.canonical, app_of=source.container_app)
    count = dict.fromkeys(artifacts, 0)
    for first, names in source.names():
        for hit in matcher.hits(first, names):
            count[hit.artifact] += 1
    return tuple(count.values())


def _taken(channel: Channel, source: Source, opener: Opener, index: int) -> Copied:
    try:
        member = opener.open(source.ref(index))
        try:
            for data in member.stream(PART):
                channel.send(Part(bytes(data)))
        finally:
            member.close()
    except (MemberError, OSError) as error:
        return Copied(why=str(error) or type(error).__name__)
    return Copied()


def count_apps(channel: Channel, first: CountingApps) -> None:
    """Answer how many files of each app a backup of apps holds, and end. Raises Closed."""
    try:
        source = AndroidBackupSource(Path(first.path), None)
    except SourceError as error:
        channel.send(Refused.by(error))
        return
    count = dict.fromkeys(first.packages, 0)
    for _, names in source.names():
        for name in names:
            top, _, rest = name.partition("/")
            app, _, inside = rest.partition("/")
            if top == "apps" and app in count and inside not in _PAPERS:
                count[app] += 1
    broken = "" if source.whole else "; ".join(problem.what for problem in source.facts.problems)
    channel.send(AppsCounted(tuple(count.values()), broken))
