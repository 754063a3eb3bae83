"""A whole acquisition of a phone with Android: what the plan asks, in its order, into the copy."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from msgspec import structs

from aboveboard.acquire.android import previews, storage
from aboveboard.acquire.android.answers import OWNER, Answers, Asked, command
from aboveboard.acquire.android.asked import PICTURES, Dump, Query
from aboveboard.acquire.android.content import Garbled, Row, numbers, refusal
from aboveboard.acquire.android.facts import Clock, User, clock_of, level_of, must_be_unlocked, properties, shown, users
from aboveboard.acquire.android.phone import Phone
from aboveboard.acquire.android.rows import database
from aboveboard.acquire.archive import Archive
from aboveboard.acquire.plan import ALL_OF_A_USER, Plan, is_media, of_people, where
from aboveboard.acquire.progress import Progress
from aboveboard.acquire.room import must_fit

WHO: Final = "acquired/android/asked.txt"
"""The numbers of the users who were asked, a line each: by it the reading of an answer knows who is read elsewhere."""
_TOGETHER: Final = 4
"""So many commands run on the phone at once."""
Table = tuple[list[str], list[str], list[tuple[str, Row]]]


@dataclass(frozen=True)
class Collected:
    """What came of it."""

    device: dict[str, str]
    users: tuple[User, ...]
    clock: Clock | None
    asked: tuple[Asked, ...]
    failed: tuple[storage.Failed, ...]
    files: int
    not_covered: int
    """Files of the shared storage that the scope does not cover; only their names and sizes were asked for."""
    battery: int | None = None
    """Percent."""
    level: int = 0
    """Of its Android's interfaces (API level); 0 where it does not say."""


def collect(
    phone: Phone,
    archive: Archive,
    plan: Plan,
    *,
    progress: Progress,
    watch: Callable[[Progress], None],
    standing: Callable[[], None],
    most_previews: int = 0,
    most_pictures: int = 0,
) -> Collected:
    """Ask for all that the plan covers. Raises Unplugged, NotAllowed, PhoneLocked, NoRoom, and what `standing` raises.

    `most_previews`, `most_pictures`: of the shared storage so many of the newest previews that the phone has made, or of the
    pictures, and nothing else.
    """
    answers = Answers(phone, archive, standing)
    some = bool(most_previews or most_pictures)

    def stage(words: str) -> None:
        progress.stage = words
        watch(progress)

    stage("what the phone is")
    found = properties(answers.ask("0", "getprop", "getprop")[0])
    everyone = users(answers.ask("0", "users", "pm list users")[0])
    wished = [u for u in everyone if not plan.profiles or u.id in plan.profiles]
    covered = must_be_unlocked(found, wished)
    _tell_of_users(answers, plan, everyone, [u.id for u in wished if u not in covered])
    clock = clock_of(phone)
    tables: dict[str, dict[str, Table]] = {u.id: {} for u in covered}
    stage("contacts, calls and messages")
    _query(answers, tables, covered, plan.first, plan)
    _keep_rows(archive, tables, plan.first)
    storage_failed: list[storage.Failed] = []
    wanted: list[storage.File] = []
    not_covered = 0
    if plan.media or plan.documents:
        stage("names of files")
        everything, storage_failed = storage.listing(phone, standing)
        wanted = previews.wanted(answers, plan, everything)
        not_covered = len(everything) - len(wanted)
        if some:
            wanted = _newest(wanted, most_previews, most_pictures)
        progress.files_of, progress.bytes_of = len(wanted), sum(f.size for f in wanted)
        must_fit(archive, progress.bytes_of)
        pictures = storage.newest_first(f for f in wanted if is_media(f.name))
        stage("pictures, films and sounds, the newest first")
        storage_failed += _copy(phone, archive, pictures, progress, watch, standing)
    if not some:
        stage("what the phone's services say")
        _dump(answers, covered, plan.dumps)
        _query(answers, tables, covered, plan.later, plan)
        _keep_rows(archive, tables, plan.later)
        if plan.documents:
            stage("other files")
            others = storage.newest_first(f for f in wanted if not is_media(f.name))
            storage_failed += _copy(phone, archive, others, progress, watch, standing)
    if plan.dumps and WHO not in archive.members:
        archive.put(WHO, "".join(f"{u.id}\n" for u in covered).encode())
    copied = progress.files + progress.kept_files
    return Collected(
        shown(found),
        tuple(everyone),
        clock,
        tuple(answers.asked),
        tuple(storage_failed),
        copied,
        not_covered,
        _battery(archive),
        level_of(found),
    )


def _battery(archive: Archive) -> int | None:
    """The battery's charge, where the phone was asked for it."""
    place = "acquired/android/0/answers/dumpsys-battery.txt"
    found = (
        re.search(rb"^  level: (\d{1,3})$", archive.recall(place), re.MULTILINE) if place in archive.members else None
    )
    return None if found is None else int(found[1])


def _newest(files: Sequence[storage.File], most_previews: int, most_pictures: int) -> list[storage.File]:
    """The newest previews that the phone has made, and the newest pictures."""
    made: list[storage.File] = []
    taken: list[storage.File] = []
    for file in storage.newest_first(files):
        if file.name.lower().endswith(PICTURES):
            (made if previews.is_preview(file.name) else taken).append(file)
    return [*made[:most_previews], *taken[:most_pictures]]


def _copy(
    phone: Phone,
    archive: Archive,
    files: Sequence[storage.File],
    progress: Progress,
    watch: Callable[[Progress], None],
    standing: Callable[[], None],
) -> list[storage.Failed]:
    def still() -> None:
        standing()
        watch(progress)

    return storage.copy(phone, archive, files, "data/media/0/", progress, still)


def _query(
    answers: Answers, tables: dict[str, dict[str, Table]], covered: Sequence[User], queries: Sequence[Query], plan: Plan
) -> None:
    """Ask for rows, several providers at once; those whose rows say which of another are wanted one after another."""

    def chain(user: User, chained: Sequence[Query]) -> None:
        known: dict[str, Table] = {}
        for query in chained:
            found: list[Table] = []
            narrow = _narrowed(answers, user, query, plan, known)
            for part, condition in enumerate(narrow):
                name = f"content-{query.table}" + (f".part{part + 1}" if len(narrow) > 1 else "")
                found.append(answers.rows(user.id, query, condition, name))
            if not narrow:
                answers.tell(Asked(query.table, user.id, "empty", 0))
            else:
                known[query.table] = found[0][0], found[0][1], [row for table in found for row in table[2]]
            if query.table == "part":
                known["addr"] = _addresses(answers, user, known.get("pdu"))
        tables[user.id] |= {name: table for name, table in known.items() if table[0] or table[1]}

    chains: dict[str, list[Query]] = {}
    for query in queries:
        chains.setdefault(_CHAINED.get(query.table, query.service), []).append(query)
    with ThreadPoolExecutor(_TOGETHER) as pool:
        for done in [pool.submit(chain, user, chained) for user in covered for chained in chains.values()]:
            done.result()


_CHAINED: Final = {"pdu": "mms", "part": "mms"}
"""Providers of one service that need not wait for each other."""


def _narrowed(answers: Answers, user: User, query: Query, plan: Plan, known: dict[str, Table]) -> list[str | None]:
    """What narrows a query: the scope's dates and people, and to what other rows its own belong.

    One condition for each command; none where no row is wanted.
    """
    limited = bool(plan.people) or plan.since is not None or plan.until is not None
    match query.table:
        case "part":
            return _among("mid", _ids(known, "pdu", None)) if limited else [None]
        case "threads":
            return _among("_id", _ids(known, "sms", "thread_id")) if limited else [None]
        case "canonical_addresses":
            return _among("_id", _ids(known, "threads", "recipient_ids")) if limited else [None]
        case "raw_contacts" | "data" if plan.people:
            wanted = _contacts_of(answers, user, query, plan.people)
            return _among("_id" if query.table == "raw_contacts" else "raw_contact_id", wanted)
        case _:
            return [where(query, plan)]


def _ids(known: dict[str, Table], table: str, column: str | None) -> list[str]:
    """The whole numbers that stand in a column of rows that came; of a list in a text each. None: the rows' own."""
    found: dict[str, None] = {}
    for _, row in known[table][2] if table in known else ():
        for word in str(row.id if column is None else row.values.get(column)).split():
            if word.isdigit():
                found[word] = None
    return list(found)


def _among(column: str, ids: Sequence[str]) -> list[str | None]:
    """Conditions for rows of these numbers, as many as commands can hold."""
    return [f"{column} IN ({','.join(ids[at : at + _MOST_AMONG])})" for at in range(0, len(ids), _MOST_AMONG)]


_MOST_AMONG: Final = 250
"""Older phones take commands of up to 4,096 bytes."""


def _contacts_of(answers: Answers, user: User, query: Query, people: Sequence[str]) -> list[str]:
    """The contacts that name these people."""
    uri = query.uri.rsplit("/", 1)[0] + "/data"
    asked = command(uri, user.id, ["_id", "raw_contact_id"], of_people("data1", people))
    out, err, _ = answers.ask(user.id, "content-data.of-people", asked)
    try:
        rows = numbers(out, ["raw_contact_id"]) if refusal(out, err) is None else []
    except Garbled:
        rows = []
    return list(dict.fromkeys(str(row.values["raw_contact_id"]) for row in rows))


def _addresses(answers: Answers, user: User, pdu: Table | None) -> Table:
    """Who each multimedia message is from and to: asked for message by message, as the provider wants it."""
    numbers, texts = ("type", "charset", "msg_id"), ("address",)
    messages = [message for _, message in pdu[2]] if pdu is not None else []

    def one(message: Row) -> list[tuple[str, Row]]:
        query = Query("addr", f"content://mms/{message.id}/addr", ("messages",), numbers, texts, service="android.sms")
        return answers.rows(user.id, query, None, f"content-addr/{message.id}")[2]

    with ThreadPoolExecutor(_TOGETHER) as pool:
        rows = [row for found in pool.map(one, messages) for row in found]
    return list(numbers), list(texts), rows


def _keep_rows(archive: Archive, tables: dict[str, dict[str, Table]], queries: Sequence[Query]) -> None:
    """A database for each service of each user, in the tables of the provider's own."""
    services = dict.fromkeys(q.service for q in queries)
    for user, found in tables.items():
        for service in services:
            names = [q.table for q in queries if q.service == service]
            these = {t: found[t] for t in [*names, *(["addr"] if "pdu" in names else [])] if t in found}
            place = f"acquired/android/{user}/rows/{service.removeprefix('android.')}.db"
            if these and place not in archive.members:
                archive.put(place, database(these))


def _tell_of_users(answers: Answers, plan: Plan, everyone: Sequence[User], closed: Sequence[str]) -> None:
    """Users who are covered and cannot be asked."""
    for user in closed:
        why = "this user or profile is locked or paused; the phone's holder must open it"
        answers.tell(Asked(ALL_OF_A_USER, user, "refused", why=why))
    for user in plan.profiles:
        if not any(user == u.id for u in everyone):
            answers.tell(Asked(ALL_OF_A_USER, user, "empty", why="the phone lists no such user"))


def _dump(answers: Answers, covered: Sequence[User], dumps: Sequence[Dump]) -> None:
    """Ask services, several at once: what speaks of the whole phone once, what speaks of a user of each who is covered."""
    owned = any(u.id == OWNER for u in covered)

    def asked(dump: Dump, user: str, command: str) -> Asked:
        out, err, _ = answers.ask(user, dump.name, command)
        why = (
            refusal(out, err)
            if not out.strip()
            or out.startswith((b"Error", b"Can't find service", b"Permission Denial", b"\nException"))
            else None
        )
        made = Asked(dump.name, user, "refused" if why else "answered" if out.strip() else "empty", why=why)
        answers.tell(made)
        return made

    def one(dump: Dump) -> None:
        owners = asked(dump, OWNER, dump.command) if owned else None
        for user in covered:
            if user.id == OWNER:
                continue
            if dump.of_user is not None:
                asked(dump, user.id, dump.of_user.format(user=user.id))
            elif dump.of_all and owners is not None:
                answers.share(user.id, dump.name)
                answers.tell(structs.replace(owners, user=user.id))

    with ThreadPoolExecutor(_TOGETHER) as pool:
        for done in [pool.submit(one, dump) for dump in dumps]:
            done.result()
    if not owned and any(dump.of_user is None for dump in dumps):
        why = "what they say cannot be asked for in part, and the scope does not cover the phone's owner"
        answers.tell(Asked("services that speak of all users", OWNER, "not asked", why=why))
