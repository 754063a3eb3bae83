"""Tables of people: what they are called, how they are reached, and what is none of them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.codes import codes_of, lasts
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.joins import (
    Child,
    Link,
    Store,
    Table,
    are_handles,
    children,
    handle_column,
    id_columns,
    identifier_column,
    names_of,
    those_that_fill,
)
from aboveboard.engine.discover.moments import main_time, other_times
from aboveboard.engine.discover.parties import find_parties, is_address
from aboveboard.engine.discover.texts import body_column
from aboveboard.engine.discover.verdicts import NEARLY_ALL, NEVER_SENT, Case, Verdict, say_against
from aboveboard.engine.discover.words import listed

_OF_ACCOUNTS: Final = frozenset(
    (
        "host",
        "port",
        "password",
        "passwd",
        "imap",
        "smtp",
        "pop3",
        "server",
        "token",
        "signature",
        "wizard",
        "secret",
        "proxy",
    )
)


_IDENTITIES: Final = listed("identity identities account accounts profile profiles")


_OWN_TABLES: Final = frozenset(("account", "accounts"))


NamedBy = Mapping[str, tuple[str, bool]]


def named_by(store: Store, known: Mapping[str, Mapping[str, Link]]) -> NamedBy:
    """By table: the column of messages or calls that names its rows, and whether as who takes part; else as a conversation."""
    found: dict[str, tuple[str, bool]] = {}
    for other in store.tables.values():
        links_of = known.get(other.name, {})
        if (
            set(words.split(other.name)) & NEVER_SENT
            or not links_of
            or main_time(other) is None
            or not (other.means & {"message", "call"} or body_column(other))
        ):
            continue
        case = Case("Message", other)
        find_parties(case, store, known)
        parties = {case.roles[r] for r in ("sender", "recipient", "peer") if r in case.roles}
        for column, link in links_of.items():
            # A conversation that is called by the other side names people: 'chat_partner_id'.
            sides = other.by_name[column].means >= {"thread", "party"}
            if (column in parties or sides) and link.parent != other.name:
                found[link.parent] = (f"{other.name}.{column}", True)
            elif "thread" in other.by_name[column].means and link.parent != other.name:
                found.setdefault(link.parent, (f"{other.name}.{column}", False))
    return found


def as_contact(
    table: Table, store: Store, known: Mapping[str, Mapping[str, Link]], named: tuple[str, bool] | None
) -> list[Verdict]:
    """The table as people; `named` says what other rows name its rows. Empty where nothing speaks for it."""
    table = replace(table, columns=tuple(c for c in table.columns if not c.above))
    ways = names_of(table)
    if not ways and "contact" in head_means(table) and (called := handle_column(table)) is not None:
        # What people are called by in the app is all that they are called.
        ways = (
            ((called.name,),)
            if called.distinct >= LEAST_PEOPLE and not set(called.words) & {"id", "uid", "uin"}
            else ()
        )
    if not ways and "contact" in head_means(table):
        by_address = (c for c in table.columns if _is_all_they_are_called(c))
        ways = tuple((c.name,) for c in by_address if c.distinct >= max(LEAST_PEOPLE, NEARLY_ALL * len(c.there)))[:1]
    names = next(iter(ways), ())
    own = [
        c
        for c in table.columns
        if (is_address(c) or ("contact" in table.means and c.is_dialled and c.distinct >= 0.8 * len(c.there)))
        and c.time is None
        and (not c.means & {"sender", "recipient"} or ("contact" in table.means and "message" not in table.means))
        and (c.name not in names or set(c.words) & _CALLED_BY)
    ]
    if not own and "contact" in table.means:
        # Where no name says numbers, what each has another of and is written as they are.
        own = [c for c in table.columns if c.name not in names and _is_written_as_numbers(c)][:1]
    own += [
        table.by_name[n] for n in names if table.by_name[n] not in own and _is_all_they_are_called(table.by_name[n])
    ]
    # Whose of the phone's accounts they are stands in every row, and is no one's number.
    own = [c for c in own if c.distinct > 1 or len(c.there) <= LEAST_PEOPLE or all(o.distinct == 1 for o in own)]
    below = children(table, store, known)
    handle = handle_column(table)
    only_handles = handle is not None and names == (handle.name,) and not names_of(table)
    handle = None if handle is not None and (handle.name in names or handle in own) and not only_handles else handle
    if len(names) < 1:
        return []
    if "contact" not in table.means and table.by_name[names[0]].distinct > 1:
        # What is called differently in each row and has one address in all is what somebody has: folders, labels.
        own = [c for c in own if c.distinct > 1]
    extras = [c.name for c in table.columns if "person" in c.means and "message" not in c.means and c.there]
    takes_part = named is not None and named[1]
    about = "contact" in table.means or len(extras) >= _PERSONS or takes_part
    ids = [c for c in id_columns(table) if c.name not in names and c is not handle and c not in own] if about else []
    inner = table.by_name[names[0]].name.rpartition(".")[0]
    ids.sort(key=lambda c: c.name.rpartition(".")[0] != inner)
    plainly_people = _plainly_people(table, names)
    numbered = head_means(table) >= {"contact"} and _are_people(table, names) and bool(table.key or takes_part)
    numbered = numbered or plainly_people is not None
    if not (own or below or handle is not None or ids or numbered or _reached_by_link(table, store, known)):
        return []
    if not (own or below or handle is not None or ids) and numbered:
        ids = [c for c in table.columns if _numbers_people(c, table)][:1]
    reached = [*own[:5], *([handle] if handle is not None else []), *ids[:_MOST_IDS]]
    if not reached and not below:
        reached_by = "its rows are of people whom no number or address is kept of"
    else:
        reached_by = ""
    case = Case("Contact", table)
    first = table.by_name[names[0]]
    # An address says more than what is drawn for an app alone, where no name does.
    readable = next((c for c in own if c.looks.email + c.looks.jid >= 0.5), None)
    known_by = handle if handle is not None and (handle.looks.uuid < 0.5 or readable is None) else readable
    called_so = (known_by.name,) if known_by is not None and about and not only_handles else ()
    case.roles |= _roles_of_names(those_that_fill(table, [*ways, called_so] if called_so else ways))
    if "contact" in table.means:
        case.say(0.3, f"the table's name, {table.name}, says people")
    if first.looks.personal >= 0.5:
        case.say(0.2, f"{', '.join(names)}: what names of people look like ({first.looks.personal:.0%})")
    else:
        case.say(0.1, f"{', '.join(names)}: named so")
    if {"user", "person", "contact", "friend"} & set(first.words) and "contact" not in table.means:
        case.say(0.1, f"{first.name} is named for people")
    if len(names) > 1:
        case.say(0.1, f"{' and '.join(names)}: the parts of a name")
    both_parts = [c.name for m in _PARTS for c in table.columns if c.words == m and c.texts]
    if len(names) == 1 and len(both_parts) == len(_PARTS) and "contact" not in table.means:
        case.say(0.1, f"{' and '.join(both_parts)}: the parts of a name beside it")
    if "contact" not in table.means and first.means & {"title", "subject"} and not first.means & {"name", "party"}:
        case.say(-0.15, f"but {first.name} is named for titles of things")
    if ids and first.name.count(".") and ids[0].name.rpartition(".")[0] == first.name.rpartition(".")[0]:
        case.say(0.1, f"{first.name} and {ids[0].name} stand in one object")
    for number, column in enumerate(reached):
        looks = column.looks
        what = (
            "other"
            if column in ids and column not in own
            else "email"
            if looks.email >= max(looks.phone, looks.jid) and looks.email
            else "phone"
            if looks.phone > looks.jid
            else "other"
        )
        case.roles[f"identifier{number}:{what}"] = column.name
        if number == 0:
            weight, why = (
                (0.3, "numbers or addresses")
                if own
                else (0.15, "what people are called by in the app")
                if handle is not None
                else (0.1, "what the app knows people by")
            )
            case.say(weight, f"{column.name}: {why}")
    beyond = _reached_by_link(table, store, known) if not own and not below else None
    if beyond is not None:
        case.roles["identifier_of"] = beyond
        case.say(0.3, f"{beyond} names rows that hold numbers or addresses")
    elif reached_by:
        case.say(0.1, reached_by)
    useful: list[Child] = []
    for child in below:
        if all((child.table, child.value) != (u.table, u.value) for u in useful):
            useful.append(child)
    useful = useful[:_MOST_CHILDREN]
    if useful:
        what = "numbers or addresses" if useful[0].reaches else "what the app knows people by"
        case.say(0.3, f"{useful[0].table}.{useful[0].value} holds {what} of its rows")
    if named is not None and takes_part:
        case.say(0.1 if own or useful else 0.3, f"{named[0]} names its rows")
    elif named is not None and len(extras) >= _PERSONS:
        case.say(0.15, f"{named[0]} names its rows, and they are of people")
    said = {*names, *(c.name for c in reached)}
    rest = [
        c
        for c in table.columns
        if c.there and c.name not in said and c.distinct > 1 and not c.primary and c.small is None
    ]
    with_name = [n for n, v in enumerate(first.values) if v not in (None, "")]
    both = sum(any(c.values[n] not in (None, "") for c in reached) for n in with_name)
    if reached and not useful and both < 0.5 * len(with_name):
        case.say(-0.3, "but names and numbers stand in different rows")
    each = first.distinct >= 0.5 * len(first.there)
    if (
        own
        and each
        and first.looks.personal >= 0.5
        and len(rest) <= 1
        and table.label == ""
        and not table.means & {"call", "message"}
    ):
        case.say(0.1, "its rows have little else")
    distinct = first.distinct / len(first.there)
    whose = _belongs_to(table, store, known)
    if first.distinct == 1 and len(first.there) > LEAST_PEOPLE:
        case.say(-0.6, f"but {first.name} is the same in all rows")
    elif distinct < _VARIED and whose is not None:
        case.say(-0.5, f"but its rows are what {whose} has, and few are called differently")
    elif distinct < 0.3 and len(first.there) > 10:
        case.say(-0.3, "but few different names")
    each_differs = first.distinct >= NEARLY_ALL * len(first.there) and len(first.there) >= LEAST_PEOPLE
    if each_differs and head_means(table) >= {"contact"} and first.fill >= NEARLY_ALL and first.looks.personal < 0.5:
        case.say(0.1, "each row is called differently")
    if plainly_people is not None and "contact" not in table.means and not own:
        case.say(0.3, plainly_people)
    if len({c.looks.phone > 0 for c in own if c.name not in names and c.within is None}) > 1:
        case.say(0.1, "it has both numbers and addresses of each")
    times = main_time(table)
    if own and "contact" not in table.means and times is not None and _come_again(own, times):
        case.say(-0.3, f"but the same numbers come again, each time with another {times.name}")
    if each_another(table, first, own):
        case.say(0.15, "each row is of another name, with a number or address of its own")
    elif (
        useful
        and useful[0].reaches
        and each_differs
        and first.looks.personal >= NEARLY_ALL
        and not _has_people(store, table)
        and not names_of(store.tables[useful[0].table])
    ):
        case.say(0.1, "each row is of another name, with numbers or addresses in another table")
    elif handle is not None and not table.means & _OF_TALK and each_another(table, first, own, handle):
        case.say(0.25, "each row is of another name, with a user name of its own")
    packed = {c.within[1] for c in table.columns if c.within is not None}
    cards = packed >= {"fn"} and bool(packed & {"tel", "email"})
    if cards:
        case.say(0.2, "its cells hold vCards")
    if extras:
        case.say(min(0.2, 0.05 * len(extras)), f"it has {', '.join(extras[:4])}")
    called_so = {"peer", "contact", "user", "friend", "person", "buddy", "partner"} & set(first.words)
    people = len(extras) >= _PERSONS or takes_part or bool(named is not None and own and called_so)
    of_talk = any("thread" in c.means and c.time is None and not c.is_flag for c in table.columns if c.there)
    if table.means & {"thread"} and not people and (of_talk or "contact" not in table.means):
        case.say(-0.15, "but these may be members of conversations")
    if whose is not None and is_address(first):
        case.say(-0.8, f"but its rows are the numbers and addresses of {whose}")
    if not own and (held := _holds_people(table, useful, store)) is not None:
        case.say(-0.8, f"but its rows are groups of what {held} has")
    member = _membership(table, store, known)
    if member is not None:
        case.say(-0.4, f"but it says which of {member} take part where")
    things = {*first.words, *words.stems(table.name)} & _OF_THINGS
    if things and not cards and not first.means & {"party"} and "contact" not in table.means:
        case.say(-0.4, f"but these are named for something else than people: {', '.join(sorted(things))}")
    ends = [{c.name for c in table.columns if end in c.means and c.there} for end in ("sender", "recipient")]
    if "contact" not in table.means and all(ends) and ends[0] != ends[1]:
        case.say(-0.3, "but it says who did something to whom")
    if (planned := sorted({*words.split(table.name)} & _PLANNED)) and "contact" not in table.means:
        case.say(-0.3, f"but its name says what is booked or planned: {planned[0]}")
    listed_for = next((c for c in table.columns if c.texts and _says_what_to_block(c)), None)
    if listed_for is not None:
        case.say(-0.4, f"but {listed_for.name} says which numbers are to be let through and which not")
    body = body_column(table)
    holds = (
        body is not None
        and body.name not in names
        and not (takes_part and len(extras) >= _PERSONS and "last" in body.means)
    )
    # Who stands in an object of their own is nobody's text, which is beside it.
    beside = body is not None and bool(inner and ids) and not body.name.startswith(f"{inner}.")
    holds = holds and not (beside and ids[0].name.rpartition(".")[0] == inner)
    few = body is not None and body.fill < _NAMED and each_another(table, first, own)
    if body is not None and holds and not few and main_time(table) is not None and "contact" not in table.means:
        case.say(-0.3, f"but it holds texts ({body.name})")
    elsewhat = frozenset(("message", "call", "visit", "media", *(() if people else ("thread",))))
    if table.means & elsewhat and "contact" not in table.means:
        case.say(-0.35, "but the name says something else")
    if main_time(table) is not None and any(
        lasts(c) and c.numbers and not _OF_SEVERAL & set(c.words) for c in table.columns
    ):
        case.say(-0.3, "but it has durations, as calls have")
    # Addresses of pictures are those of the people; paths of pictures are what a table of pictures has.
    files = [c for c in table.columns if c.looks.picture > 0.5 and c.looks.url < 0.5]
    if files and "contact" not in table.means:
        case.say(-0.15, "but it names pictures")
    needed = [c.name for c in table.columns if set(c.words) & _OF_ACCOUNTS and c.there and not set(c.words) & {"id"}]
    says = {w for w in words.split(table.name) if "contact" in words.TABLE.get(w, ())}
    secret = any(set(c.words) & _SECRETS for c in table.columns if c.there)
    many = each_differs and table.rows >= _LEAST_EACH and not secret
    if len(needed) >= 2 and not takes_part and not many:
        case.say(-0.4, f"but it has what the phone's own accounts need: {', '.join(needed[:3])}")
    elif (
        says
        and says <= _OWN_TABLES
        and not people
        and (needed or first.looks.personal < 0.8 or first.distinct < 2 or table.rows <= _FEW_ACCOUNTS)
    ):
        case.say(-0.3, "but these may be the phone's own accounts")
    elif table.rows == 1 and not takes_part and says <= _OF_ONE and _has_people(store, table):
        case.say(-0.8, "but it is of one alone, beside a table of people: the account's own")
    elif says and says <= _IDENTITIES and set(words.split(table.name)) & {"local", "my", "own", "self"}:
        case.say(-0.5, "but its name says that these are the phone's own accounts")
    plainly = people or ("contact" in table.means and first.looks.personal >= 0.5)
    plainly = plainly or each_another(table, first, own)
    around = (*_AROUND_PEOPLE, "event", "events") if plainly_people is not None else _AROUND_PEOPLE
    say_against(case, allowed=around if plainly or plainly_people is not None else ())
    case.roles |= other_times(table, None, ("created_at", "modified_at"))
    return [case.verdict(children=tuple(useful))]


_PLANNED: Final = listed(
    "appointment appointments schedule schedules agenda booking bookings reservation reservations order orders termin termine "
    "cita citas rendezvous consulta"
)
_SECRETS: Final = frozenset(("password", "token", "secret", "passwd", "pwd", "cookie"))
_BLOCKS: Final = listed("black white blacklist whitelist block allow blocked allowed deny blocklist allowlist")


def _says_what_to_block(column: Column) -> bool:
    """Whether a column has words for lists of numbers that are to be let through or not, and no others."""
    codes = codes_of(column)
    return bool(codes) and all(isinstance(c, str) and set(words.split(c)) & _BLOCKS for c in codes)


_OF_THINGS: Final = listed(
    "dept department store shop branch office hotel school restaurant bank hospital clinic product category folder "
    "plan course project brand city street country region language board workspace org organization team venue event"
)
"""What else has a name and a number: departments, shops."""


_FEW_ACCOUNTS: Final = 3
_OF_ONE: Final = _IDENTITIES | listed(
    "user users usuario usuarios utilisateur benutzer utente nutzer uzytkownik pengguna kullanici"
)
"""Words for accounts, of which a phone's own is one."""


def _has_people(store: Store, table: Table) -> bool:
    return any(
        t.rows > 1 and "contact" in t.means and t.name != table.name and names_of(t) for t in store.tables.values()
    )


_VARIED: Final = 0.7


def _belongs_to(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> str | None:
    """The table of people whose numbers and addresses a table's rows are; None where it is no such table."""
    for column, link in known.get(table.name, {}).items():
        parent = store.tables[link.parent]
        if (
            parent.name != table.name
            and "contact" in parent.means
            and names_of(parent)
            and not table.by_name[column].within
        ):
            return parent.name
    return None


def _reached_by_link(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> str | None:
    """The column that names another table's row which says how this row's somebody is reached."""
    for column, link in known.get(table.name, {}).items():
        parent, own = store.tables[link.parent], table.by_name[column]
        if (
            link.parent == table.name
            or parent.means & _ELSEWHAT
            or own.within
            or own.means & {"sender", "recipient", "last"}
        ):
            continue
        found = identifier_column(parent)
        each = own.distinct >= 0.9 * len(own.there) and store.unique(table.name, column)
        if each and found is not None and found.reach >= 0.5 and not names_of(parent):
            return column
    return None


_ELSEWHAT: Final = frozenset(("message", "call", "visit", "media", "thread", "post"))


def _membership(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> str | None:
    """The table of people that a table names rows of beside those of conversations; None where it is no such table."""
    if not any("thread" in c.means and c.time is None and c.there and not c.is_flag for c in table.columns):
        return None
    for column, link in known.get(table.name, {}).items():
        people = store.tables[link.parent]
        of_people = "contact" in people.means and people.name != table.name and names_of(people)
        if of_people and "thread" not in table.by_name[column].means:
            return people.name
    return None


_OF_SEVERAL: Final = frozenset(("last", "latest", "total", "sum", "average", "avg"))
"""Words for a duration that is not the row's own."""


def head_means(table: Table) -> frozenset[str]:
    """What the word that a table's name ends in means: groups of 'contact_groups', calls of 'calls' with their 'participants'."""
    pieces = [w for w in words.split(table.name) if w not in _AROUND_PEOPLE]
    joined = words.TABLE.get("".join(pieces[-2:]))
    said = [m for w in pieces if (m := words.TABLE.get(w))]
    return joined or (said[-1] if said else frozenset())


def _holds_people(table: Table, below: Sequence[Child], store: Store) -> str | None:
    """The table of people, of whom each row of this one has several; None where what is below is of one alone."""
    for child in below:
        people = store.tables[child.table]
        names = names_of(people)
        if not names or "contact" not in people.means or people.rows <= table.rows:
            continue
        first = people.by_name[names[0][0]]
        if first.looks.personal >= 0.5 and first.distinct >= 0.5 * len(first.there) and first.name != child.value:
            return people.name
    return None


def _numbers_people(column: Column, table: Table) -> bool:
    """Whether an app's server numbers people by it: an id of theirs, another in each row, and no number of the row here."""
    said = set(column.words)
    own = column.words in (("id",), ("uid",), ("user", "id"), ("userid",)) or (
        said & {"id"} and said & words.stems(table.name)
    )
    plain = column.numbers and len(column.numbers) == len(column.values) == column.distinct and column.time is None
    return bool(own and plain) and table.key != (column.name,) and column.name != table.rowid


def _are_people(table: Table, names: Sequence[str]) -> bool:
    """Whether names are surely those of people: two words or two columns of most, another in nearly each row."""
    first = table.by_name[names[0]]
    if first.looks.personal < 0.8 or first.distinct < 0.8 * len(first.there) or len(first.there) < LEAST_PEOPLE:
        return False
    return len(names) > 1 or sum(len(t.split()) > 1 for t in first.texts) >= 0.5 * len(first.there)


def _plainly_people(table: Table, names: Sequence[str]) -> str | None:
    """What says that rows are people, also those of whom no number is kept: each of another name, in parts or with a birthday."""
    first = table.by_name[names[0]]
    each = first.distinct >= _MOSTLY * len(first.there) and len(first.there) >= _LEAST_EACH
    if table.means & _ELSEWHAT or not each or first.looks.personal < _MOSTLY:
        return None
    parts = (
        any(part in c.means and c.looks.personal >= NEARLY_ALL for c in table.columns) for part in ("first", "family")
    )
    if len(names) > 1 or all(parts):
        return "each row is of another name, whose parts stand in columns of their own"
    for column in table.columns:
        said = {*column.words, "".join(column.words)}
        said |= {w for code in codes_of(column) if isinstance(code, str) for w in words.split(code)}
        if column.there and said & _BORN:
            return f"each row is of another name, with a day of birth ({column.name})"
    return None


_BORN: Final = listed(
    "birthday birthdate birth dob dateofbirth born geburtstag geburtsdatum cumpleanos nacimiento nascimento aniversario "
    "naissance compleanno nascita urodziny dogumgunu 生日 рождения"
)


def _is_written_as_numbers(column: Column) -> bool:
    """Whether texts are digits in the way of numbers of phones, of nearly each row another, and the name says nothing else."""
    each = column.fill >= _NAMED and column.distinct >= NEARLY_ALL * len(column.there) and column.time is None
    written = (
        len(column.texts) == len(column.there) and column.looks.phone >= NEARLY_ALL and column.looks.strict_phone > 0
    )
    return each and written and not column.means


def _come_again(own: Sequence[Column], times: Column) -> bool:
    """Whether what people are reached by comes again and again, while times do not."""
    again = all(c.distinct <= 0.5 * len(c.there) for c in own)
    return again and times.distinct >= NEARLY_ALL * len(times.there) and len(times.there) >= _LEAST_EACH


def _is_all_they_are_called(column: Column) -> bool:
    """Whether people have no other name than what they are called by in an app: a user name, or its address."""
    if column.time is not None or not column.texts:
        return False
    if column.words[-1:] == ("name",) and (len(column.words) == 1 or column.means & {"party"}):
        each = len(column.words) > 1 and column.distinct == len(column.there) >= LEAST_PEOPLE
        return are_handles(column) and (column.primary or column.unique or each)
    return bool(set(column.words) & _CALLED_BY) and is_address(column)


def each_another(table: Table, first: Column, own: Sequence[Column], handle: Column | None = None) -> bool:
    """Whether nearly every row is of another name of somebody, and has a number or an address that no other has."""
    named = first.fill >= _NAMED and first.looks.personal >= _MOSTLY and first.distinct >= NEARLY_ALL * len(first.there)
    if not named or len(first.there) < _LEAST_EACH or any(lasts(c) and c.numbers for c in table.columns):
        return False
    if handle is not None:
        called = bool(set(handle.words) & _CALLED_BY) and handle.looks.handle >= _MOSTLY
        apart = not any(c.means & {"sender", "recipient"} and c.there for c in table.columns)
        return called and apart and handle.distinct == len(handle.there) and handle.fill >= NEARLY_ALL
    return any(
        c.distinct >= NEARLY_ALL * len(c.there)
        and c.fill >= _NAMED
        and ("phone" in c.means or c.looks.email + c.looks.jid >= NEARLY_ALL)
        for c in own
    )


_MOSTLY: Final = 0.8
_OF_TALK: Final = frozenset(("thread", "message", "call", "post"))
_CALLED_BY: Final = frozenset(("username", "user", "login", "handle", "nick", "nickname"))
_NAMED: Final = 0.5
_LEAST_EACH: Final = 5
_PARTS: Final = (("first", "name"), ("last", "name"))
LEAST_PEOPLE: Final = 3


def _roles_of_names(ways: Sequence[tuple[str, ...]]) -> dict[str, str]:
    """The roles of what a name is made of: name and family, and else1, else1_family and so on for empty ones."""
    roles: dict[str, str] = {}
    for number, way in enumerate(ways):
        roles[f"else{number}" if number else "name"] = way[0]
        if len(way) > 1:
            roles[f"else{number}_family" if number else "family"] = way[1]
    return roles


def names_in(roles: Mapping[str, str]) -> list[tuple[str, ...]]:
    """What a name is made of, as the roles of a verdict say: the columns of each way, the best first."""
    found = [(roles["name"], *([roles["family"]] if "family" in roles else []))]
    for number in range(1, len(roles)):
        if f"else{number}" not in roles:
            break
        second = roles.get(f"else{number}_family")
        found.append((roles[f"else{number}"], *([second] if second is not None else [])))
    return found


_AROUND_PEOPLE: Final = frozenset(
    (
        "info",
        "profile",
        "cache",
        "cached",
        "item",
        "items",
        "data",
        "entry",
        "entries",
        "meta",
        "local",
        "sync",
        "synced",
    )
)
"""What tables of people are called beside that: 'user_info'."""


_MOST_CHILDREN: Final = 3


_PERSONS: Final = 2


_MOST_IDS: Final = 3
