"""What reviewers put on records: tags, notes, reviewed. Each action is one entry of the log, and is taken back as one."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.model.fold import fold
from aboveboard.store.schema import MARKS

TAG, UNTAG, NOTE, REVIEWED, SENSITIVE = "tag", "untag", "note", "reviewed", "sensitive"
WRITTEN = ("transcript", "translation")
"""What a reviewer writes of what is heard, seen or read: its value is a line with status and language, then the words."""
STATUSES = ("by machine", "draft", "checked")
CHECKED = "checked"
WHATS = (TAG, UNTAG, NOTE, REVIEWED, SENSITIVE, *WRITTEN)
LANGUAGE, MOST_WORDS = 40, 1_000_000
"""Characters of a language's name, and of what is written."""
MOST = 10_000
"""Records that one action may mark."""


@dataclass(frozen=True)
class Written:
    """A transcript or a translation, as it was written at a time; later ones do not replace it."""

    what: str
    at: int
    who: str
    """Who wrote these words: of words that were checked unchanged, who wrote them first."""
    status: str
    text: str
    language: str = ""
    """As the reviewer names it."""
    checked_by: str = ""


@dataclass(frozen=True)
class Versions:
    """All that was written of one thing in one language, the newest first."""

    newest: Written
    earlier: tuple[Written, ...]


@dataclass
class Marked:
    """What stands on one record."""

    tags: dict[str, str] = field(default_factory=dict[str, str])
    """Tag -> who put it."""
    notes: list[tuple[int, str, str]] = field(default_factory=list[tuple[int, str, str]])
    """(UTC microseconds, who, text)"""
    reviewed: list[str] = field(default_factory=list[str])
    """Who reviewed it, in order: the second name is a second reviewer's."""
    sensitive: bool = False
    written: list[Written] = field(default_factory=list[Written])
    """Transcripts and translations, every version in the order in which they were kept."""

    @property
    def versions(self) -> list[Versions]:
        """What was written, the newest of each kind and language before its earlier ones."""
        found: dict[tuple[str, str], list[Written]] = {}
        for one in self.written:
            found.setdefault((one.what, one.language.casefold()), []).insert(0, one)
        return [Versions(some[0], tuple(some[1:])) for some in found.values()]


def mark(case: Case, actor: Actor, what: str, value: str, keys: Sequence[str]) -> int:
    """Mark records as one action; its number. Raises CaseError."""
    case.must_take_changes(actor)
    value = value.strip()
    if what not in WHATS:
        raise CaseError(f"{what} is none of {', '.join(WHATS)}")
    if what in (TAG, UNTAG, NOTE) and not value:
        raise CaseError(f"a {what} needs words")
    if what in WRITTEN:
        head, _, words = value.partition("\n")
        status, _, language = head.partition("\t")
        if status.strip() not in STATUSES or not words.strip():
            raise CaseError(f"a {what} needs a status ({', '.join(STATUSES)}) and words")
        if len(language) > LANGUAGE or not language.isprintable() or len(words) > MOST_WORDS:
            raise CaseError(f"a language has at most {LANGUAGE} characters, a {what} at most {MOST_WORDS:,}")
    if what in (TAG, UNTAG) and (len(value) > 60 or not value.isprintable()):
        raise CaseError("a tag has at most 60 characters on one line")
    chosen = list(dict.fromkeys(keys))
    if not chosen:
        raise CaseError("no record is chosen")
    if len(chosen) > MOST:
        raise CaseError(f"one action marks at most {MOST:,} records, not {len(chosen):,}")
    case.db.execute(MARKS)
    with case.db:
        case.db.execute(
            "INSERT INTO mark_actions (at, actor, what, value) VALUES (?, ?, ?, ?)",
            (time.time_ns() // 1000, actor.name, what, value),
        )
        number = case.db.last_insert_rowid()
        case.db.executemany("INSERT INTO marked VALUES (?, ?)", [(key, number) for key in chosen])
    case.log(
        actor, "alteration", what=f"marks: {what}", number=number, records=len(chosen), of="the case, not the evidence"
    )
    return number


def undo(case: Case, actor: Actor) -> tuple[int, str, int] | None:
    """Take this reviewer's last action back: its number, what it was and how many records it was on. None: nothing left."""
    case.must_take_changes(actor)
    case.db.execute(MARKS)
    row = case.db.execute(
        "SELECT number, what FROM mark_actions WHERE actor = ? AND undone_at IS NULL ORDER BY number DESC LIMIT 1",
        (actor.name,),
    ).fetchone()
    if row is None:
        return None
    number, what = int(row[0]), str(row[1])
    with case.db:
        case.db.execute(
            "UPDATE mark_actions SET undone_at = ?, undone_by = ? WHERE number = ?",
            (time.time_ns() // 1000, actor.name, number),
        )
    count = int(case.db.execute("SELECT count(*) FROM marked WHERE action = ?", (number,)).get)
    case.log(actor, "alteration", what="marks: undone", number=number, of="the case, not the evidence")
    return number, what, count


def marks_of(case: Case, keys: Iterable[str]) -> dict[str, Marked]:
    """What stands on each of these records; of those on which nothing stands, nothing."""
    case.db.execute(MARKS)
    found: dict[str, Marked] = {}
    wanted = list(keys)
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        sql = (
            "SELECT m.key, a.at, a.actor, a.what, a.value FROM marked AS m JOIN mark_actions AS a ON a.number = m.action "
            f"WHERE m.key IN ({', '.join('?' * len(some))}) AND a.undone_at IS NULL ORDER BY a.number"
        )
        for key, at, actor, what, value in case.db.execute(sql, some):
            _put(found.setdefault(str(key), Marked()), int(at), str(actor), str(what), str(value))
    return found


def _put(marked: Marked, at: int, actor: str, what: str, value: str) -> None:
    match what:
        case "tag":
            marked.tags.setdefault(value, actor)
        case "untag":
            marked.tags.pop(value, None)
        case "note":
            marked.notes.append((at, actor, value))
        case "reviewed":
            if actor not in marked.reviewed:
                marked.reviewed.append(actor)
        case "transcript" | "translation":
            head, _, words = value.partition("\n")
            status, _, language = head.partition("\t")
            marked.written.append(_written(marked, what, at, actor, status.strip(), language.strip(), words.strip()))
        case _:
            marked.sensitive = value != "no"


def _written(marked: Marked, what: str, at: int, actor: str, status: str, language: str, words: str) -> Written:
    by = next((w.who for w in marked.written if (w.what, w.text) == (what, words)), actor)
    return Written(what, at, by, status, words, language, actor if status == CHECKED else "")


def writes(case: Case) -> set[str]:
    """The keys of records of which something was written, taken back or not."""
    case.db.execute(MARKS)
    sql = (
        "SELECT DISTINCT m.key FROM mark_actions AS a JOIN marked AS m ON m.action = a.number "
        f"WHERE a.what IN ({', '.join('?' * len(WRITTEN))})"
    )
    return {str(key) for (key,) in case.db.execute(sql, WRITTEN)}


def sensitive_keys(case: Case) -> tuple[str, set[str]]:
    """(what changes with them, the keys of the records that are marked as sensitive)."""
    case.db.execute(MARKS)
    sql = "SELECT count(*) || ' ' || total(undone_at IS NOT NULL) FROM mark_actions WHERE what = 'sensitive'"
    version = str(case.db.execute(sql).get)
    found: set[str] = set()
    sql = (
        "SELECT m.key, a.value FROM mark_actions AS a JOIN marked AS m ON m.action = a.number "
        "WHERE a.undone_at IS NULL AND a.what = 'sensitive' ORDER BY a.number"
    )
    for key, value in case.db.execute(sql):
        if value == "no":
            found.discard(str(key))
        else:
            found.add(str(key))
    return version, found


def tags(case: Case) -> dict[str, int]:
    """Every tag in use with how many records bear it, in the order in which they were first used."""
    return {tag: len(keys) for tag, keys in _tagged(case).items() if keys}


def tagged(case: Case, tag: str) -> list[str]:
    """The keys of the records that bear a tag, in the order in which they got it."""
    return list(_tagged(case).get(tag, {}))


def _tagged(case: Case) -> dict[str, dict[str, None]]:
    case.db.execute(MARKS)
    found: dict[str, dict[str, None]] = {}
    sql = (
        "SELECT a.value, a.what, m.key FROM mark_actions AS a JOIN marked AS m ON m.action = a.number "
        "WHERE a.undone_at IS NULL AND a.what IN ('tag', 'untag') ORDER BY a.number, m.rowid"
    )
    for value, what, key in case.db.execute(sql):
        bearing = found.setdefault(str(value), {})
        if what == TAG:
            bearing.setdefault(str(key))
        else:
            bearing.pop(str(key), None)
    return found


def reviewed(case: Case, by: str) -> set[str]:
    """The keys of the records that somebody reviewed ('yes', and 'no' for the same), two did ('twice'), or one of this name."""
    case.db.execute(MARKS)
    who: dict[str, set[str]] = {}
    sql = (
        "SELECT m.key, a.actor FROM mark_actions AS a JOIN marked AS m ON m.action = a.number "
        "WHERE a.undone_at IS NULL AND a.what = 'reviewed' ORDER BY a.number"
    )
    for key, actor in case.db.execute(sql):
        who.setdefault(str(key), set()).add(str(actor))
    if by in ("yes", "no"):
        return set(who)
    if by == "twice":
        return {key for key, names in who.items() if len(names) > 1}
    return {key for key, names in who.items() if any(fold(by) == fold(name) for name in names)}


def version(case: Case) -> str:
    """Changes with every mark, and with every one that is taken back."""
    case.db.execute(MARKS)
    return str(case.db.execute("SELECT count(*) || ' ' || total(undone_at IS NOT NULL) FROM mark_actions").get)


def history(case: Case, key: str) -> list[dict[str, Any]]:
    """Every action on a record, undone ones too."""
    case.db.execute(MARKS)
    sql = (
        "SELECT a.number, a.at, a.actor, a.what, a.value, a.undone_at, a.undone_by FROM marked AS m "
        "JOIN mark_actions AS a ON a.number = m.action WHERE m.key = ? ORDER BY a.number"
    )
    names = ("number", "at", "actor", "what", "value", "undone_at", "undone_by")
    return [dict(zip(names, row, strict=True)) for row in case.db.execute(sql, (key,))]


def keys_of(case: Case, number: int) -> list[str]:
    """The records of one action."""
    return [str(k) for (k,) in case.db.execute("SELECT key FROM marked WHERE action = ? ORDER BY rowid", (number,))]


def numbered(case: Case, tag: str) -> dict[str, int]:
    """A number for each record that ever bore the tag, in the order in which it first did.

    Numbers stay when records are added or taken out: one that was given is never given again.
    """
    case.db.execute(MARKS)
    sql = (
        "SELECT m.key FROM mark_actions AS a JOIN marked AS m ON m.action = a.number "
        "WHERE a.what = 'tag' AND a.value = ? ORDER BY a.number, m.rowid"
    )
    keys = dict.fromkeys(str(k) for (k,) in case.db.execute(sql, (tag,)))
    return {key: number for number, key in enumerate(keys, 1)}
