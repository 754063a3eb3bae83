"""What a table is: how much speaks for each kind of record and what speaks against it, with the reasons in words.

The weights say what an examiner would: a table is one of messages where there is text that people wrote, a time, and
somebody it is from or to; that the table is called so helps, and is neither needed nor enough. Logs, caches, settings and
queues have times and texts too: their names, columns of machines (level, retries) and texts that repeat themselves or are
no language count against. `people` and `calls` say it of contacts and calls. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.answered import answered
from aboveboard.engine.discover.beside import ends_of, people_of
from aboveboard.engine.discover.calls import TO_COME, as_call
from aboveboard.engine.discover.codes import codes_of, counts_unread
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.dealings import as_dealings
from aboveboard.engine.discover.joins import Link, Store, Table, members, name_columns, who
from aboveboard.engine.discover.mixed import label
from aboveboard.engine.discover.moments import main_time, other_times, say_time
from aboveboard.engine.discover.parties import NAMED, find_parties, is_address
from aboveboard.engine.discover.people import NamedBy, as_contact, each_another
from aboveboard.engine.discover.rings import is_about, listed_numbers
from aboveboard.engine.discover.texts import SHORTENED, body_column, sealed_column, text_elsewhere
from aboveboard.engine.discover.threads import by_structure, comes_again, find_thread, one_each, repeats, writer_beside
from aboveboard.engine.discover.verdicts import FEW_COLUMNS, KINDS, NEARLY_ALL, Case, Verdict, best_of, say_against
from aboveboard.engine.discover.ways import by_member, direction, of_table, writes
from aboveboard.engine.discover.words import listed


def judge(
    table: Table, store: Store, known: Mapping[str, Mapping[str, Link]], named: NamedBy | None = None
) -> list[Verdict]:
    """What the table may be, likeliest first; empty where nothing speaks for any kind."""
    if not table.rows or not table.columns:
        return []
    found = [v for make in (_message, as_call, as_dealings, _place, _visit, _media) for v in make(table, store, known)]
    found += as_contact(table, store, known, (named or {}).get(table.name))
    return sorted(found, key=lambda v: (-v.confidence, KINDS.index(v.kind)))


def _message(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> list[Verdict]:
    body, at = body_column(table), main_time(table)
    if at is None:
        return _timeless(table, body, store, known) if body is not None else []
    elsewhere = rest = None
    if body is not None and body.fill < 1.0 and body.within is None:
        rest = text_elsewhere(table, store, known)
    if body is None or set(body.words) & SHORTENED:
        elsewhere = text_elsewhere(table, store, known)
    if elsewhere is not None:
        body = store.tables[elsewhere.table].by_name[elsewhere.column]
    if body is None and (sealed := sealed_column(table)) is not None:
        return _sealed(table, sealed, at, store, known)
    if body is None:
        return []
    pair = answered(table) if elsewhere is None else None
    body = pair[0] if pair is not None else body
    looks = body.looks
    case = Case("Message", table, {"body": body.name, "at": at.name})
    if elsewhere is not None:
        case.roles = {"body_elsewhere": elsewhere.table, "at": at.name}
        case.reasons.append(f"its texts stand in {elsewhere.table}.{elsewhere.column}")
    if elsewhere is None and rest is not None:
        case.roles["body_or"] = rest.table
        case.reasons.append(f"where {body.name} is empty the text stands in {rest.table}.{rest.column}")
    said = "message" in table.means
    if said:
        case.say(0.25, f"the table's name, {table.name}, says messages")
    elif words.contained(body.name):
        said = True
        case.say(0.2, f"{body.name} stands in what is called a message")
    elif not table.label and "message" in words.table_meanings(label(table.columns)):
        said = True
        case.say(0.2, "its rows say that they are messages")
    if "body" in body.means:
        case.say(0.1, f"{body.name} is named for text")
    several = sum(len(t.split()) > 1 for t in body.texts) / len(body.texts)
    if looks.natural >= 0.5 and (several >= 0.4 or len(body.there) >= 3) and (len(body.there) >= 3 or body.fill >= 0.5):
        case.say(0.2, f"{body.name} holds what people write ({looks.natural:.0%} of {len(body.there)} sampled)")
    else:
        case.say(0.08, f"some of {body.name} is what people write ({looks.natural:.0%})")
    say_time(case, at)
    find_parties(case, store, known)
    thread = find_thread(case, store, known)
    if (
        thread is not None
        and {"sender", "recipient", "peer"} & set(case.roles) == {"peer"}
        and writes(table, case.roles["peer"], thread)
    ):
        case.reasons.append(f"{case.roles['peer']} has several values in one conversation: who wrote")
        case.roles = {f.replace("peer", "sender"): c for f, c in case.roles.items()}
    if thread is None and said and not {"sender", "recipient", "peer", *NAMED} & set(case.roles):
        thread = by_structure(case)
    apart = "thread" not in case.roles and one_each(table, store) is not None
    if apart and {"sender", "recipient", "peer"} & set(case.roles) == {"peer"}:
        peer = table.by_name[case.roles["peer"]]
        if peer.distinct > 1 and peer.fill > NEARLY_ALL and table.means & {"thread"}:
            case.reasons.append(f"{peer.name} has several values in a table that is of one conversation: who wrote")
            case.roles = {f.replace("peer", "sender"): c for f, c in case.roles.items()}
    taking_part = members(table, thread, store, known)
    if taking_part is not None and not {"recipient", "peer"} & set(case.roles):
        case.roles["thread_members"] = taking_part.table
        case.say(0.1, f"who takes part in its conversations: {taking_part.table}.{taking_part.value}")
    sender = case.roles.get("sender")
    way = direction(table, case.roles, store, known)
    if way is None and sender is not None and taking_part is not None:
        way = by_member(table, sender, taking_part, known)
    if way is None and {"sender", "recipient", "peer"} & set(case.roles) == {"peer"}:
        way = writer_beside(case)
    if not {"sender", "recipient", "peer", "thread", "thread_members", *NAMED} & set(case.roles):
        theirs, (wrote, got) = people_of(table, store, known), ends_of(table, store, known)
        if wrote is not None and got:
            case.roles |= {"sender_of": wrote.table, "recipients_of": got[0].table}
            case.say(0.2, f"who each is from and to: {wrote.table}, {', '.join(m.table for m in got)}")
        elif theirs is not None:
            case.roles["people_of"] = theirs.table
            case.say(0.2, f"who each is with: {theirs.table}.{theirs.value}")
    if "sender" in case.roles and not {"recipient", "peer", "thread", "thread_members"} & set(case.roles):
        theirs = people_of(table, store, known) if table.by_name[case.roles["sender"]].fill < NEARLY_ALL else None
        if theirs is not None:
            case.roles["people_of"] = theirs.table
            case.reasons.append(f"whom each is for: {theirs.table}.{theirs.value}")
    if way is not None:
        case.roles["direction"] = way[0]
        case.say(0.15, f"direction: {way[0]}: {way[3]}")
    if way is None and pair is None and (one_way := of_table(table, store)) is not None:
        case.roles["direction_table"] = one_way
        case.say(0.1, f"direction: the table's name, {table.name}, says {one_way}, and another's the other way")
    if pair is not None:
        way = None
        case.roles = {f: c for f, c in case.roles.items() if f != "direction"}
        case.roles |= {"answer": pair[1].name, "direction_table": "incoming" if pair[2] else "outgoing"}
        case.say(0.3, f"each row has what was written ({body.name}) and what was answered ({pair[1].name})")
    if apart:
        case.roles["thread_table"] = table.name
        case.say(0.2, "there is one table of this kind for each conversation")
    if not {
        "sender",
        "recipient",
        "peer",
        "direction",
        "direction_table",
        "thread_members",
        "people_of",
        "sender_of",
        *NAMED,
    } & set(case.roles):
        # A conversation says who, where other rows of it do not.
        plain = ("thread" in case.roles and said and comes_again(case)) or apart
        case.say(-0.1 if plain else -0.3, "but nobody is named whom it is from or to")
    varied = body.distinct / len(body.there)
    if _has_nothing_else(case, body, at):
        case.say(0.2, "it has little but texts, times and numbers or addresses that come again")
    if varied < 0.2 and len(body.there) > 20:
        case.say(-0.25, f"but the text repeats itself ({body.distinct} different of {len(body.there)})")
    if looks.structured + looks.constant + looks.url > 0.5:
        case.say(-0.3, f"but most of {body.name} is no language")
    goes = "direction" in case.roles and bool({"sender", "recipient", "peer", "thread"} & set(case.roles))
    if not said and not goes and set(body.words) & _DESCRIBES and elsewhere is None:
        case.say(-0.2, f"but {body.name} is named for what describes something")
    if body.fill < _FEW_TEXTS and _are_of_people(table):
        case.say(-0.6, f"but few of its rows have {body.name}, and each is of another name and number")
    if not said and is_about(body) and listed_numbers(table, at) is not None:
        case.say(
            -0.5,
            f"but {body.name} is named for what is noted about something, which has numbers of phones as calls have",
        )
    if not said and (to_come := sorted(set(at.words) & TO_COME)):
        case.say(-0.3, f"but its time, {at.name}, is of what is to come: {', '.join(to_come)}")
    _published(case, body)
    people = [case.roles[r] for r in ("sender", "recipient", "peer") if r in case.roles]
    reached = any(is_address(table.by_name[n]) for n in people) or bool(people and "direction" in case.roles)
    told = "thread" in case.roles and looks.natural >= 0.5 and reached
    plain = table.means >= {"message", "thread"} or told
    plain = plain or any("message" in words.table_meanings(c) for c in _words_of_kinds(table))
    plain = plain or _is_talk(case, body, store, known)
    allowed = ("log", "logs", "event", "events") if plain else ()
    say_against(case, allowed=(*allowed, *_NOTICES) if plain or _is_called(case, body) else allowed)
    if table.means & {"call"} and not table.means & {"message"}:
        case.say(-0.2, "but the name says calls")
    wrote = next((case.roles[r] for r in ("sender", "peer") if r in case.roles), None)
    if wrote is not None and "last" in table.by_name[wrote].means and "message" not in table.means:
        case.say(-0.3, f"but {wrote} is who wrote last")
    if table.means & {"thread"} and not table.means & {"message"} and not comes_again(case) and not apart:
        case.say(-0.3, "but the name says conversations, whose last text it may hold")
    inside = body.within is not None and "last" in words.column_meanings(body.within[0])
    if "last" in at.means or "last" in body.means or inside or ("snippet" in body.words and not comes_again(case)):
        listed_ = "last" in at.means and ("last" in body.means or "thread" in table.means)
        both = listed_ and not comes_again(case)
        case.say(-0.5 if both else -0.2, "but it holds the last of something")
    if (of := repeats(case, store)) is not None:
        case.say(-0.9, f"but it has one row of each conversation, whose text is one of {of}")
    counts = next((c.name for c in table.columns if counts_unread(c)), None)
    if counts is not None and ("message" not in table.means or not comes_again(case)):
        case.say(-0.4, f"but {counts} counts what is unread, as lists of conversations do")
    case.roles.update({f: c for f, c in other_times(table, at, _MESSAGE_TIMES).items() if c not in case.roles.values()})
    _flags(case)
    likes = [c.name for c in table.columns if "likes" in c.means and c.there and c.numbers]
    among = len(likes) >= 2 and _of_those_in_it(table, people)
    if among:
        case.say(0.3, "what is liked stands in a conversation, with a list of who takes part: it is for those")
    verdicts = [case.verdict(incoming=way[1] if way else (), outgoing=way[2] if way else ())]
    told = (
        taking_part is not None
        or "recipient" in case.roles
        or ("direction" in case.roles and "peer" in case.roles and is_address(table.by_name[case.roles["peer"]]))
        or ("thread" in case.roles and {"direction", "read"} & set(case.roles))
    )
    # What is for some is no post, whatever its table is called; what is liked and for nobody is one.
    if (
        not (told and len(likes) < 2)
        and not among
        and ("post" in table.means - {"message"} or (len(likes) >= 2 and ("message" not in table.means or not told)))
    ):
        post = Case("Post", table, dict(case.roles), list(case.reasons), case.score + 0.05)
        post.say(0.25 if "post" in table.means else 0.1, f"the table's name says posts: {table.name}")
        if likes:
            post.say(0.15, f"counts of likes and the like: {', '.join(likes[:3])}")
        for own, said in (("sender", "author"), ("sender_name", "author_name")):
            if said not in post.roles and own in post.roles:
                post.roles[said] = post.roles.pop(own)
        verdicts.append(post.verdict())
    return verdicts


def _timeless(table: Table, body: Column, store: Store, known: Mapping[str, Mapping[str, Link]]) -> list[Verdict]:
    """Messages of which no time is kept: texts with numbers or addresses, in a table whose name says messages."""
    written = "body" in body.means and body.within is None and body.looks.natural >= _TOLD
    if "message" not in table.means or not written or body.distinct < _VARIED * len(body.there):
        return []
    # A time that is not plain, or that another row has, is one.
    parents = {link.parent for link in known.get(table.name, {}).values()} | {
        name for name, _ in table.foreign.values()
    }
    elsewhere = any(main_time(store.tables[p]) for p in parents if p in store.tables)
    if elsewhere or any("time" in c.means and c.there for c in table.columns):
        return []
    case = Case("Message", table, {"body": body.name})
    case.say(0.25, f"the table's name, {table.name}, says messages")
    case.say(0.3, f"{body.name} is named for text, and holds what people write ({body.looks.natural:.0%})")
    find_parties(case, store, known)
    people = [table.by_name[case.roles[r]] for r in ("sender", "recipient", "peer") if r in case.roles]
    way = direction(table, case.roles, store, known)
    if way is not None:
        # By name alone where it is told which way each went.
        people += [table.by_name[case.roles[r]] for r in NAMED if r in case.roles]
    reached = (c for c in people if way is not None or is_address(c) or "phone" in c.means)
    if not any(c.fill >= NEARLY_ALL and c.distinct > 1 for c in reached):
        return []
    if way is not None:
        case.roles["direction"] = way[0]
        case.say(0.1, f"direction: {way[0]}: {way[3]}")
    elif (one_way := of_table(table, store)) is not None:
        case.roles["direction_table"] = one_way
        case.say(0.1, f"direction: the table's name, {table.name}, says {one_way}")
    case.say(-0.1, "but no time of them is kept")
    say_against(case)
    _flags(case)
    return [case.verdict(incoming=way[1] if way else (), outgoing=way[2] if way else ())]


_TOLD: Final = 0.5


def _sealed(
    table: Table, sealed: Column, at: Column, store: Store, known: Mapping[str, Mapping[str, Link]]
) -> list[Verdict]:
    """Messages whose texts are sealed: when, in which conversation and by whom is told, where the table's name says messages."""
    case = Case("Message", table, {"body": sealed.name, "at": at.name})
    case.say(0.25, f"the table's name, {table.name}, says messages")
    case.say(
        0.1, f"{sealed.name} is named for text and told as stored: it is no language, and may be sealed with a key"
    )
    say_time(case, at)
    find_parties(case, store, known)
    thread = find_thread(case, store, known)
    if thread is None or not comes_again(case):
        return []
    if {"sender", "recipient", "peer"} & set(case.roles) == {"peer"} and writes(table, case.roles["peer"], thread):
        case.reasons.append(f"{case.roles['peer']} has several values in one conversation: who wrote")
        case.roles = {f.replace("peer", "sender"): c for f, c in case.roles.items()}
    if not {"sender", "recipient", "peer"} & set(case.roles):
        return []
    way = direction(table, case.roles, store, known)
    if way is not None:
        case.roles["direction"] = way[0]
        case.say(0.15, f"direction: {way[0]}: {way[3]}")
    say_against(case)
    _flags(case)
    return [case.verdict(incoming=way[1] if way else (), outgoing=way[2] if way else ())]


_FEW_TEXTS: Final = 0.4


def _are_of_people(table: Table) -> bool:
    """Whether each row is of somebody else, by name and by number or address."""
    names = table.names
    if not names or len(names[0]) != 1:
        return False
    return each_another(table, table.by_name[names[0][0]], [c for c in table.columns if is_address(c)])


def _is_talk(case: Case, body: Column, store: Store, known: Mapping[str, Mapping[str, Link]]) -> bool:
    """Whether texts are of people and no machine's, whatever their table is called: another each, with who can be reached."""
    named = case.table.by_name.get(case.roles.get("peer", case.roles.get("recipient", "")))
    if named is None or "body" not in body.means or body.looks.natural < NEARLY_ALL:
        return False
    several = sum(len(t.split()) > 1 for t in body.texts) / len(body.texts)
    link = known.get(case.table.name, {}).get(named.name)
    reached = is_address(named)
    if link is not None and not reached:
        someone = who(store.tables[link.parent], store, known).identifier
        last = store.tables[someone.hops[-1].parent if someone.hops else link.parent] if someone is not None else None
        reached = someone is not None and last is not None and is_address(last.by_name[someone.columns[0]])
    varied = body.distinct / len(body.there)
    return reached and several >= _SEVERAL and varied >= _VARIED and 1 < named.distinct <= 0.5 * len(named.there)


def _is_called(case: Case, body: Column) -> bool:
    """Whether texts are of people by what they are called in a network, who come again: what a notice shows of a chat."""
    named = case.table.by_name.get(case.roles.get("sender", case.roles.get("peer", "")))
    if named is None or "body" not in body.means or body.looks.natural < NEARLY_ALL:
        return False
    called = named.looks.handle + named.looks.personal + named.reach >= NEARLY_ALL
    again = 1 < named.distinct <= 0.5 * len(named.there) and body.distinct >= _VARIED * len(body.there)
    return called and again and sum(len(t.split()) > 1 for t in body.texts) >= _SEVERAL * len(body.texts)


_NOTICES: Final = ("notification", "notifications")
_SEVERAL: Final = 0.5
_VARIED: Final = 0.5


def _of_those_in_it(table: Table, people: Iterable[str]) -> bool:
    """Whether a row is a conversation, not called a post, and the other side is the first of a list in one of its cells."""
    listed_ = (w is not None and ".0." in f".{w[1]}" for w in (table.by_name[n].within for n in people))
    return "thread" in table.means and not table.means & {"post", "message"} and any(listed_)


_DESCRIBES: Final = listed(
    "description descr desc summary details about bio remark beschreibung descripcion descricao "
    "note notes notiz nota anmerkung reason grund"
)


def _words_of_kinds(table: Table) -> Iterable[str]:
    """The words by which a table's rows say of what kind they are."""
    for column in table.columns:
        if column.means & {"type"} and not column.means & {"mime"} and len(codes := codes_of(column)) > 1:
            yield from (c for c in codes if isinstance(c, str))


_OF_WORKS: Final = listed(
    "rating ratings stars price prices amount currency cost total sum betrag preis precio importe montant prix "
    "isbn sku quantity qty calories season genre artist album lyrics pages publisher episode balance iban steps "
    "reps servings"
)


def _published(case: Case, body: Column) -> None:
    """What speaks for texts that were published, sold or noted, and not written to somebody."""
    table = case.table
    if "message" in table.means or words.contained(body.name):
        return
    if "work" in table.means:
        case.say(-0.35, f"but its name, {table.name}, says what is published, bought or noted")
        return
    kept = [
        c.name
        for c in table.columns
        if set(c.words) & _OF_WORKS and c.there and not c.above and c.name not in case.roles.values()
    ]
    if kept:
        case.say(-0.3, f"but it has what things have: {', '.join(kept[:3])}")
    told = {"thread", "recipient", "direction", "thread_members", "read"} & set(case.roles)
    titled = [
        c.name
        for c in table.columns
        if c is not body
        and not c.above
        and "title" in c.means
        and c.looks.natural + c.looks.personal > 0.5
        and c.fill > 0.8
    ]
    if titled and not told:
        case.say(-0.3, f"but its texts have titles ({titled[0]})")


_MESSAGE_TIMES: Final = ("sent_at", "received_at", "delivered_at", "read_at", "edited_at", "deleted_at", "expires_at")


def _has_nothing_else(case: Case, body: Column, at: Column) -> bool:
    """Whether a table whose names say nothing has what messages have: values alone, where they can be little else."""
    table = case.table
    stored = table.rowid is not None or bool(table.key)
    if (
        not stored
        or table.means
        or len(table.columns) > FEW_COLUMNS
        or body.looks.natural < 0.8
        or at.time is None
        or at.time.fill < 0.95
    ):
        return False
    party = table.by_name.get(case.roles.get("peer", case.roles.get("sender", "")))
    plain = party is not None and party.looks.strict_phone + party.looks.jid >= 0.9 and party.fill > 0.9
    return plain and body.distinct >= 0.5 * len(body.there) and comes_again(case)


def _flags(case: Case) -> None:
    """Flags whose names can mean one thing only."""
    for column in case.table.columns:
        if not column.is_flag or column.name in case.roles.values():
            continue
        said = column.words
        if said[-1:] == ("read",) or said in (("is", "seen"), ("seen",)):
            case.roles.setdefault("read", column.name)
        elif column.means & {"deleted"} and len(said) <= 2:
            case.roles.setdefault("deleted", column.name)
        elif said[-1:] in (("starred",), ("favourite",), ("favorite",)):
            case.roles.setdefault("starred", column.name)


def _degrees(column: Column, most: float) -> float:
    numbers = column.numbers or tuple(float(t) for t in column.texts if _is_number(t))
    if len(numbers) < 0.8 * len(column.there):
        return 0.0
    good = sum(-most <= v <= most and v != 0 and not float(v).is_integer() for v in numbers)
    return good / len(numbers) if numbers else 0.0


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _place(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> list[Verdict]:  # noqa: ARG001
    lat = best_of(table.columns, lambda c: _degrees(c, 90) if "lat" in c.means else 0.0, 0.5)
    lon = best_of(table.columns, lambda c: _degrees(c, 180) if "lon" in c.means else 0.0, 0.5)
    if lat is None or lon is None or lat is lon:
        return []
    at = main_time(table)
    case = Case("Place", table, {"latitude": lat.name, "longitude": lon.name})
    case.say(0.35, f"{lat.name} and {lon.name} are coordinates")
    if at is not None:
        case.roles["at"] = at.name
        say_time(case, at)
    else:
        case.say(-0.1, "but it has no time")
    if "place" in table.means:
        case.say(0.2, f"the table's name, {table.name}, says places")
    for role in ("altitude", "accuracy", "speed", "heading"):
        column = best_of(
            table.columns, lambda c, r=role: float(r in c.means and bool(c.numbers) and c.time is None), 0.5
        )
        if column is not None and column.name not in case.roles.values():
            case.roles[role] = column.name
    if {"accuracy", "altitude", "speed"} & set(case.roles):
        case.say(
            0.1,
            "with what goes with a position: "
            + ", ".join(r for r in ("accuracy", "altitude", "speed") if r in case.roles),
        )
    names = name_columns(table)
    if names:
        case.roles["name"] = names[0]
    rest = [
        c for c in table.columns if c.name not in case.roles.values() and "place" in c.means and c.looks.natural > 0.4
    ]
    if rest:
        case.roles["address"] = rest[0].name
        case.say(0.1, f"{rest[0].name} holds addresses or names of places")
    if (body := body_column(table)) is not None and "body" in body.means:
        case.say(-0.3, f"but it holds texts ({body.name})")
    if any(c.looks.picture > 0.4 for c in table.columns):
        case.say(-0.3, "but it names pictures, films or sounds")
    if any(set(c.words) & {"mac", "bssid", "ssid", "mcc", "mnc", "cellid", "lac", "tac", "ci"} for c in table.columns):
        case.say(-0.4, "but these are positions of networks, not of the phone")
    say_against(case)
    return [case.verdict()]


def _visit(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> list[Verdict]:  # noqa: ARG001
    at = main_time(table) or best_of(
        table.columns, lambda c: float(c.time is not None and c.time.named and "last" in c.means)
    )
    url = best_of(
        table.columns,
        lambda c: c.looks.url * c.fill + 0.3 * ("url" in c.means) - c.looks.picture if c.looks.url > 0.7 else 0.0,
        0.5,
    )
    if at is None or url is None:
        return []
    case = Case("Visit", table, {"at": at.name, "url": url.name})
    case.say(0.2, f"{url.name} holds addresses of pages")
    say_time(case, at)
    if "visit" in table.means:
        case.say(0.25, f"the table's name, {table.name}, says visits")
    title = best_of(
        table.columns, lambda c: float("title" in c.means and c.looks.natural + c.looks.personal > 0.4), 0.5
    )
    if title is not None:
        case.roles["title"] = title.name
        case.say(0.1, f"{title.name} holds titles")
    counts = [
        c for c in table.columns if {"visit", "visits", "visited"} & set(c.words) and c.numbers and c.time is None
    ]
    if counts:
        case.say(0.15, f"{counts[0].name} counts visits")
        if "count" in counts[0].means:
            case.roles["visit_count"] = counts[0].name
    say_against(case, allowed=("history",))
    if body_column(table) is not None and "visit" not in table.means:
        case.say(-0.3, "but it holds texts")
    return [case.verdict()]


def _media(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> list[Verdict]:  # noqa: ARG001
    mime = best_of(table.columns, lambda c: c.looks.picture if "mime" in c.means or "type" in c.means else 0.0, 0.5)

    def file(column: Column) -> float:
        # A type ('image/jpeg') is written like a path; beside one a name alone will do.
        looks = column.looks
        named = column is not mime and looks.picture > 0.5 and (looks.path + looks.url > 0.3 or mime is not None)
        return looks.picture + looks.path if named else 0.0

    path = best_of(table.columns, file, 0.5)
    at = main_time(table)
    if path is None or at is None or path.looks.url > 0.5:
        return []
    case = Case("Media", table, {"path": path.name, "at": at.name})
    case.say(0.3, f"{path.name} names pictures, films or sounds")
    say_time(case, at)
    if "media" in table.means:
        case.say(0.2, f"the table's name, {table.name}, says media")
    if mime is not None and mime is not path:
        case.roles["mime"] = mime.name
        case.say(0.15, f"{mime.name} holds types of pictures, films or sounds")
    for role in ("size", "width", "height"):
        column = best_of(
            table.columns,
            lambda c, r=role: float(r in c.means and len(c.numbers) == len(c.there) and c.time is None),
            0.5,
        )
        if column is not None and column.name not in case.roles.values():
            case.roles[role] = column.name
            case.say(0.05, f"{column.name}: {role}")
    if (body := body_column(table)) is not None and "body" in body.means:
        case.say(-0.3, f"but it holds texts ({body.name})")
    say_against(case)
    return [case.verdict()]
