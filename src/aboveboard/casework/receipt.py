"""The receipt for the person whose phone it was: what was taken, on what power, and how to object. And what became of it.

One is made at the end of each examination and kept in the case, encrypted. Handing it out is a disclosure; its delivery
(given, delayed, refused, unsafe to give) is an entry of the custody log of its own. An authority that has ended meanwhile
stops neither.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import msgspec

from aboveboard import __version__
from aboveboard.analysis.coverage import Coverage
from aboveboard.casework.asked import Visit, visit_of
from aboveboard.casework.case import Case
from aboveboard.casework.custody import DELIVERED, Actor, entries, head_of
from aboveboard.casework.errors import CaseError
from aboveboard.casework.exhibitrecord import Kind, record_of
from aboveboard.casework.verifier import STAMPED
from aboveboard.model.records import CATEGORIES, CATEGORY_OF, KIND_BY_NUMBER
from aboveboard.model.times import from_iso, iso
from aboveboard.store.db import has_table
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.schema import RECEIPTS

DELIVERIES = ("given", "delayed", "refused", "unsafe")
_SAID = dict(zip(DELIVERIES, DELIVERED, strict=True))


class Taken(msgspec.Struct, frozen=True):
    """What the exhibit holds of one category now."""

    category: str
    records: int
    """Live or not."""
    not_live: int
    """How many of them are of rows that were deleted, older or not committed."""
    services: dict[str, int]


class Stamped(msgspec.Struct, frozen=True):
    """A timestamp of the log: of which entry, when by the server's clock, and whose."""

    entry: int
    time: str
    server: str


class Receipt(msgspec.Struct, frozen=True):
    """All that a receipt says, but the head that it is left with."""

    number: int
    made_at: int
    """UTC microseconds."""
    case: str
    exhibit: str
    examiner: str
    version: str
    power: str
    own_phone: bool
    reference: str | None
    issuer: str | None
    purpose: str | None
    subject: str | None
    valid_until: str | None
    retention: str | None
    since: str | None
    until: str | None
    """The scope's dates."""
    taken: tuple[Taken, ...]
    not_covered: tuple[str, ...]
    """Categories outside of the authority's scope."""
    only: tuple[str, ...]
    """What else limits the scope, so that a category was read in part: `services`, `people`, `profiles`, `media`, `privilege`."""
    empty: tuple[str, ...]
    """Categories that were covered and of which there is no record."""
    first: str | None
    last: str | None
    files_listed: int
    files_opened: int
    acquisition: tuple[str, ...]
    encrypted_backup: bool
    kept: bool = True
    """Whether what was taken stays; no after a look without keeping."""
    stamp: Stamped | None = None
    """The last timestamp of the custody log before it."""
    visit: Visit | None = None
    """How the copy was asked of the phone, where this tool did that."""
    noted: bool = False
    """Whether something is noted in the exhibit's record."""
    photographs: int = 0
    """How many photographs of the exhibit itself are kept, struck ones among them."""


class Delivery(msgspec.Struct, frozen=True):
    """What became of a receipt."""

    what: str
    """One of DELIVERIES."""
    at: int
    who: str
    detail: dict[str, Any]


def make_receipt(case: Case, actor: Actor, found: Coverage) -> Receipt:
    """Gather what an exhibit holds now, and keep it as the next receipt. Raises CaseError."""
    label = found.exhibit
    _table(case)
    number = int(case.db.execute("SELECT coalesce(max(number), 0) + 1 FROM receipts").get)
    (exhibit,) = case.exhibits(label)
    with closing(exhibit):
        made = _gathered(case, actor, exhibit, found, number)
    with case.db:
        case.db.execute("INSERT INTO receipts VALUES (?, ?)", (number, msgspec.json.encode(made).decode()))
    case.log(actor, "collection", what="receipt made", receipt=number, exhibit=label)
    return made


def _table(case: Case) -> None:
    if not has_table(case.db, "receipts"):
        case.db.execute(RECEIPTS)


def _gathered(case: Case, actor: Actor, exhibit: Exhibit, found: Coverage, number: int) -> Receipt:
    authority, scope = case.authority, case.authority.scope
    taken = _taken(exhibit, found)
    record = record_of(case.db, exhibit.label)
    covered = scope.categories or tuple(CATEGORIES)
    sources = list(exhibit.sources.values())
    return Receipt(
        number=number,
        made_at=time.time_ns() // 1000,
        case=str(case.db.execute("SELECT value FROM facts WHERE name = 'case'").get),
        exhibit=exhibit.label,
        examiner=actor.name,
        version=__version__,
        power=authority.power,
        own_phone=authority.own_phone,
        reference=authority.reference,
        issuer=authority.issuer,
        purpose=authority.purpose,
        subject=authority.subject,
        valid_until=authority.valid_until,
        retention=authority.retention,
        since=scope.since,
        until=scope.until,
        taken=taken,
        not_covered=tuple(c for c in CATEGORIES if c not in covered),
        only=tuple(n for n in ("services", "people", "profiles") if getattr(scope, n))
        + (("media",) if scope.media == "names" else ())
        + (("privilege",) if authority.privilege else ()),
        empty=tuple(c for c in covered if c not in {t.category for t in taken}),
        first=_end(exhibit, "ASC"),
        last=_end(exhibit, "DESC"),
        files_listed=sum(int(s.get("members", 0)) for s in sources),
        files_opened=int(exhibit.db.execute("SELECT count(*) FROM files").get),
        acquisition=tuple(sorted({str(s.get("acquisition", "")) for s in sources})),
        encrypted_backup=any(s.get("encrypted") and "backup" in str(s.get("format", "")) for s in sources),
        kept=case.keeps,
        stamp=last_stamp(case),
        visit=visit_of(case.db, exhibit.label),
        noted=bool(record),
        photographs=sum(item.kind == Kind.PHOTOGRAPH for item in record),
    )


def last_stamp(case: Case) -> Stamped | None:
    """The newest timestamp that the log holds."""
    for entry in reversed(entries(case.db)):
        if entry.detail.get("what") == STAMPED:
            return Stamped(int(entry.detail["of"]), str(entry.detail["time"]), str(entry.detail["server"]))
    return None


def _taken(exhibit: Exhibit, covered: Coverage) -> tuple[Taken, ...]:
    """Live records as coverage counted them, exact duplicates in other files among them; the others by their index."""
    found: dict[str, dict[str, int]] = {}
    not_live: dict[str, int] = {}

    def add(category: str, service: str, n: int) -> None:
        services = found.setdefault(category, {})
        services[service] = services.get(service, 0) + n

    for line in covered.lines:
        if line.records:
            add(line.category, line.service, line.records)
    sql = (
        "SELECT r.kind, s.service, count(*) FROM records AS r INDEXED BY record_state JOIN readings AS s ON s.id = r.src "
        "WHERE r.state <> 0 GROUP BY 1, 2"
    )
    for kind, service, n in exhibit.db.execute(sql):
        category = CATEGORY_OF[KIND_BY_NUMBER[int(kind)].__name__]
        add(category, str(service), int(n))
        not_live[category] = not_live.get(category, 0) + int(n)
    return tuple(
        Taken(
            c, sum(found[c].values()), not_live.get(c, 0), dict(sorted(found[c].items(), key=lambda s: (-s[1], s[0])))
        )
        for c in CATEGORIES
        if c in found
    )


def _end(exhibit: Exhibit, order: str) -> str | None:
    """The first or last time of a live record: rows stand in order of time, so that none but those at the end are looked at."""
    at = exhibit.db.execute(
        f"SELECT at FROM records WHERE state = 0 AND at IS NOT NULL ORDER BY id {order} LIMIT 1"
    ).get
    return None if at is None else iso(int(at))


def receipts(case: Case) -> list[Receipt]:
    """All that were made, the oldest first."""
    _table(case)
    rows = case.db.execute("SELECT receipt FROM receipts ORDER BY number")
    return [_as_it_stands(case, msgspec.json.decode(text, type=Receipt)) for (text,) in rows]


def _as_it_stands(case: Case, made: Receipt) -> Receipt:
    """A password that was set on the phone is told as it is now: it may have been taken off since, or may be there still."""
    now = visit_of(case.db, made.exhibit) if made.visit is not None else None
    if made.visit is None or now is None:
        return made
    told = msgspec.structs.replace(made.visit, password=now.password, password_taken_off=now.password_taken_off)
    return msgspec.structs.replace(made, visit=told)


def receipt(case: Case, number: int | None) -> Receipt:
    """One of them; without a number the last. Raises CaseError."""
    found = receipts(case)
    if not found:
        raise CaseError("no receipt was made yet: one is at the end of each examination")
    if number is None:
        return found[-1]
    for one in found:
        if one.number == number:
            return one
    raise CaseError(f"there is no receipt {number}; there are 1 to {found[-1].number}")


def deliver(
    case: Case,
    actor: Actor,
    number: int,
    what: str,
    *,
    to: str | None = None,
    until: str | None = None,
    by: str | None = None,
    why: str | None = None,
) -> None:
    """Enter what became of a receipt. A delay needs until when, who ordered it and why; refused and unsafe need why.

    Raises CaseError.
    """
    if what not in DELIVERIES:
        raise CaseError(f"a receipt is {', '.join(DELIVERIES[:-1])} or {DELIVERIES[-1]}")
    receipt(case, number)
    if what == "given" and not to:
        raise CaseError("say to whom the receipt was given")
    if what == "delayed":
        if not (until and by and why):
            raise CaseError("a delay needs until when, who ordered it (--by) and why (--why)")
        try:
            from_iso(until)
        except ValueError:
            raise CaseError(f"{until!r} is no date: write YYYY-MM-DD") from None
    if what in ("refused", "unsafe") and not why:
        raise CaseError(f"a receipt that is {what} needs a reason: --why")
    detail = {n: v for n, v in (("to", to), ("until", until), ("by", by), ("why", why)) if v}
    case.log(actor, "disclosure", what=_SAID[what], receipt=number, **detail)


def deliveries(case: Case) -> dict[int, list[Delivery]]:
    """What became of each receipt, from the custody log, in order; none for one of which nothing was said."""
    found: dict[int, list[Delivery]] = {}
    words = {said: what for what, said in _SAID.items()}
    for entry in entries(case.db):
        said = dict(entry.detail)
        what, number = words.get(str(said.pop("what", ""))), said.pop("receipt", None)
        if what is not None and isinstance(number, int):
            found.setdefault(number, []).append(Delivery(what, entry.at, entry.actor, said))
    return found


def handing_out(case: Case, actor: Actor, number: int, languages: Sequence[str], level: str) -> tuple[int, str]:
    """Enter that a receipt is written, and give the head that it is left with."""
    case.log(actor, "disclosure", what="receipt written", receipt=number, languages=list(languages), level=level)
    return head_of(case.db)
