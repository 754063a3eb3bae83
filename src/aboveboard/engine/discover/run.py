"""Discovery as a worker runs it: look at one store, make an artifact of what it seems to hold, say what was seen besides."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import apsw
import msgspec

from aboveboard.engine.discover import ARTIFACT, SECONDS, SURE, SURE_OF_SYSTEM, forms
from aboveboard.engine.discover.analyse import Analysis, analyse, analyse_trees
from aboveboard.engine.discover.build import artifact as artifact_of
from aboveboard.engine.discover.lists import rows_of
from aboveboard.engine.discover.look import Damaged, Sampled
from aboveboard.engine.discover.trees import Trees
from aboveboard.engine.evidence import EvidenceVfs, NotADatabase, attached
from aboveboard.engine.read import Files, Place
from aboveboard.engine.utf16 import TooLarge
from aboveboard.formats.media import sniff
from aboveboard.formats.realm import is_realm
from aboveboard.kit import Artifact
from aboveboard.model.outcome import Outcome, Status

UNKNOWN_SERVICE: Final = "unknown"
"""The service of records whose file lies in no app's container."""
_APPS: Final = re.compile(
    r"private/var/mobile/Containers/(?:Data|Shared)/|data/data/(?!com\.android\.|android)"
    r"|data/user(?:_de)?/\d+/(?!com\.android\.|android)|data/media/\d+/"
)
_DEVICE: Final = re.compile(r"private/|data/|system/|vendor/|product/|apex/|metadata/")
_BUNDLE: Final = re.compile(
    r"(?:group\.)?(?:com|org|net|io|me|de|fr|jp|cn|ru|uk|co|app|im|tv|eu)(?:\.[A-Za-z0-9_-]{2,40}){1,4}"
)
_OWN_APPS: Final = re.compile(r"(?:group\.)?com\.apple\.")


@dataclass(frozen=True)
class Seen:
    """What a look at a store gave."""

    artifact: Artifact | None = None
    layouts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, "Mapping[str, Any]"])
    """What the records of each part say of their discovery."""
    outcomes: tuple[Outcome, ...] = ()


def least_confidence(path: str, app: str | None = None) -> float:
    """What a finding needs at this place: more in the system's own stores, most of which hold nothing of a person."""
    system = _DEVICE.match(path) and not _APPS.match(path)
    return SURE_OF_SYSTEM if system or (app is not None and _OWN_APPS.match(app)) else SURE


def analyse_database(
    db: apsw.Connection, schema: str, path: str, seconds: float = SECONDS, least: float | None = None
) -> tuple[Analysis, list[str]]:
    """Look at an attached database; what could not be looked at in words. Raises `look.Damaged`."""
    store = Sampled(db, schema, seconds)
    return analyse(store, least_confidence(path) if least is None else least), store.left_out


def look_into(db: apsw.Connection, vfs: EvidenceVfs, files: Files, place: Place, seconds: float) -> Seen:
    """Look at a store of any form. Never raises for what it holds."""
    head = files.main.read_at(0, 4096)
    form = forms.form_of(head, sniff(head), place.path, place.size)
    if form in (forms.SQLITE, forms.REALM):
        return _database(db, vfs, files, place, seconds)
    if form == forms.SEALED_REALM:
        reason = "a Realm database by its name and layout, and its bytes look encrypted"
        return Seen(outcomes=(_outcome(place, Status.ENCRYPTED, reason),))
    return _file(form, files, place) if form is not None else Seen()


def _file(form: str, files: Files, place: Place) -> Seen:
    """A file that is no database. One that is not of its form after all is none of a person that discovery could read."""
    data = files.main.read_at(0, files.main.size)
    try:
        trees = Trees(rows_of(form, data, posixpath.basename(place.path)))
        analysis = analyse_trees(trees, least_confidence(place.path, place.app))
    except (ValueError, LookupError, TypeError, OverflowError, RecursionError, MemoryError):
        return Seen()
    # Said only where something was found: there are many such files, and most are settings.
    return _seen(analysis, place, []) if analysis.findings or analysis.unsure else Seen()


def explain(db: apsw.Connection, task: str, seen: Seen) -> None:
    """Enter into the readings of a task why their records are what they are. Inside the task's transaction."""
    for part, layout in seen.layouts.items():
        said = msgspec.json.encode(layout).decode()
        where = "task = ? AND artifact = ? AND part = ?"
        sql = f"UPDATE main.readings SET layout = json_set(layout, '$.discovered', json(?)) WHERE {where}"
        db.execute(sql, (said, task, ARTIFACT, part))


def _database(db: apsw.Connection, vfs: EvidenceVfs, files: Files, place: Place, seconds: float) -> Seen:
    least = least_confidence(place.path, place.app)
    try:
        with attached(db, vfs, files.main, wal=files.wal, journal=files.journal) as ev:
            analysis, left_out = analyse_database(db, ev.schema, place.path, seconds, least)
            if is_realm(files.main.read_at(0, 100)):
                left_out += ev.warnings
    except (NotADatabase, TooLarge, Damaged, apsw.Error, OSError) as error:
        return Seen(outcomes=(_outcome(place, Status.UNKNOWN_SCHEMA, f"it could not be looked at: {error}"),))
    return _seen(analysis, place, left_out)


def _seen(analysis: Analysis, place: Place, left_out: list[str]) -> Seen:
    outcomes: list[Outcome] = []
    unsure = analysis.unsure_in_words()
    if left_out:
        unsure = "; ".join(filter(None, (unsure, f"not looked at: {', '.join(left_out[:5])}")))
    if unsure:
        outcomes.append(_outcome(place, Status.UNKNOWN_SCHEMA, unsure))
    if not analysis.findings:
        if not unsure:
            reason = "looked at by content; nothing in it looks like messages, contacts, calls, places, visits, media or posts"
            outcomes.append(Outcome(artifact=ARTIFACT, status=Status.EMPTY, reason=reason))
        return Seen(outcomes=tuple(outcomes))
    name = posixpath.basename(place.path)
    files = (f"**/{name}",) if "{" not in name else ("**",)
    found = artifact_of(analysis.findings, service=place.app or named_app(place.path), files=files, name=name)
    layouts = {f.reading.part: f.layout() for f in analysis.findings}
    return Seen(found, layouts, tuple(outcomes))


def named_app(path: str) -> str:
    """The last folder that is called as apps are (com.example.chat), where the container's app is not known."""
    for segment in reversed(path.split("/")[:-1]):
        if _BUNDLE.fullmatch(segment) and not _OWN_APPS.match(segment):
            return segment.removeprefix("group.")
    return UNKNOWN_SERVICE


def _outcome(place: Place, status: Status, reason: str) -> Outcome:
    return Outcome(artifact=ARTIFACT, status=status, path=place.path, part="discovery", reason=reason)
