"""Which way a message or call went: told by flags, words, codes and senders, only where values or names make it plain.

Each rule gives (column, stored values that mean incoming, those that mean outgoing, why). `("*",)` for incoming stands for every
value that is not the one outgoing; an outgoing of None for rows that name no sender.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.joins import Link, Members, Store, Table
from aboveboard.engine.discover.words import listed

Way = tuple[str, tuple[object, ...], tuple[object, ...], str]

_IN: Final = listed(
    "in incoming incomming inbound received recv inbox receive rx eingang eingehend empfangen entrada entrante entrant "
    "recibido recibida recebido recebida recu recue ricevuto ricevuta inkomend ontvangen przychodzace odebrane "
    "gelen masuk diterima vhodyashchee vhodyaschee входящее входящий входящие полученные 收 收到 接收 接收的 jieshou "
    "shoudao 受信 着信 수신 받음 missed verpasst entgangen gemist cevapsiz nieodebrane пропущенный 未接"
)
_OUT: Final = listed(
    "out outgoing outbound sent send outbox tx sending ausgang ausgehend gesendet salida saliente sortant enviado "
    "enviada saida envoye envoyee inviato inviata uscita uitgaand verzonden wychodzace wyslane giden gonderilen "
    "keluar terkirim dikirim ishodyashchee исходящее исходящий исходящие отправленные 发 发送 发出 fasong fachu 送信 発信 "
    "발신 보냄 dialed dialled placed outcoming outcome"
)
_STATES_OF_SENT: Final = listed("failed failure pending queued undelivered unsent delivered error")
"""What a message is in that goes out, where other values of the column are words for both ways."""
_STATES_OF_GOT: Final = listed("blocked rejected voicemail screened spam")
"""The same of what came in and was turned down; Android's log of calls has these beside 'incoming' and 'outgoing'."""
_WEAK_IN: Final = listed(
    "from left other others peer them theirs they friend remote partner r i assistant bot ai model contact"
)
_WEAK_OUT: Final = listed("to right me self mine own my user s o local owner human")
"""Mean a direction where all of a column's values are such words, and some of the others'."""
_NEITHER: Final = listed("system unknown none null tool function undefined")
_ME: Final = listed(
    "local me self myself ich yo eu moi io ja ik ben saya aku я 我 自己 自分 나 本人 local_user localuser"
)
"""Senders that are the phone's holder by their word."""
_SMS: Final = listed(
    "thread_id address person date date_sent protocol read status type msg_box body service_center locked "
    "error_code seen subject reply_path_present sub_id creator"
)
_CALLS: Final = listed(
    "number date duration type new name numbertype numberlabel countryiso geocoded_location is_read voicemail_uri "
    "transcription cached_name cached_number_type cached_number_label presentation subscription_id "
    "phone_account_address features"
)
_MMS: Final = listed(
    "date date_sent msg_box read m_id sub sub_cs ct_t ct_l exp m_cls m_type v m_size pri rr rpt_a resp_st st tr_id retr_st "
    "retr_txt read_status ct_cls resp_txt d_tm d_rpt locked sub_id seen creator text_only thread_id"
)
"""Columns of Android's own tables of messages and calls, whose codes are documented: 1 is incoming and 2 outgoing.

Facts: https://developer.android.com/reference/android/provider/Telephony.TextBasedSmsColumns, Telephony.BaseMmsColumns
and CallLog.Calls.
"""
_LIKE_ANDROID: Final = 5
_FLAGS: Final[tuple[tuple[object, object], ...]] = (
    ("false", "true"), ("False", "True"), ("FALSE", "TRUE"), ("no", "yes"), ("No", "Yes"), ("NO", "YES"), ("n", "y"), ("N", "Y"),
    ("f", "t"), ("F", "T"), ("0", "1"), ("nao", "sim"), ("nein", "ja"), ("non", "oui"),
)  # fmt: skip
_LEAST_THREADS: Final = 3


def direction(
    table: Table, roles: Mapping[str, str], store: Store, known: Mapping[str, Mapping[str, Link]] | None = None
) -> Way | None:
    """Which way each row went; None where nothing makes it plain."""
    for column in table.columns:
        if not column.there or column.time is not None or column.above or column.name in _texts(roles):
            continue
        flag = yes_and_no(column)
        if flag is not None and "outgoing" in column.means and "incoming" not in column.means:
            return column.name, (flag[0],), (flag[1],), "a flag named for what the phone's holder sent"
        if flag is not None and "incoming" in column.means and "outgoing" not in column.means:
            return column.name, (flag[1],), (flag[0],), "a flag named for what came in"
    sender, thread = roles.get("sender"), roles.get("thread")
    found = _by_words(table, roles) or _by_unread(table) or _as_android(table)
    if found is None and sender is not None:
        found = _by_me(table, sender) or _by_account(table, sender, store)
        link = (known or {}).get(table.name, {}).get(sender)
        found = found or (
            _by_marked(table, sender, store.tables[link.parent], link, store) if link is not None else None
        )
        found = found or (_by_owner(table, sender, thread) if thread is not None else None)
        found = found or (_by_pair(table, sender, roles["recipient"]) if "recipient" in roles else None)
        found = found or (by_other_side(table, sender, thread) if thread is not None else None)
    return found or _by_who_is_named(table, roles) or _as_sent(table) or by_names_of_files(table) or _one_way(table)


def by_names_of_files(table: Table) -> Way | None:
    """Codes whose rows name files that say the way: 'call_20240301_in_555.amr' in all of one, '_out_' in all of the other."""
    for files in table.columns:
        if files.looks.picture < _MOST_NAMED and files.looks.path < _MOST_NAMED:
            continue
        said = [_way_of_file(v) if isinstance(v, str) else None for v in files.values]
        if sum(w is not None for w in said) < _MOST_NAMED * len(files.there) or len({*said} - {None}) < 2:
            continue
        for column in table.columns:
            if column is files or column.time is not None or column.distinct not in (2, 3) or column.above:
                continue
            of: dict[str | int, set[str]] = {}
            for code, way in zip(column.values, said, strict=True):
                if isinstance(code, str | int) and way is not None:
                    of.setdefault(code, set()).add(way)
            if len(of) >= 2 and all(len(ways) == 1 for ways in of.values()):
                by = {w: tuple(c for c, ways in of.items() if w in ways) for w in ("incoming", "outgoing")}
                why = f"all files of its rows say so in their names ({files.name})"
                return column.name, by["incoming"], by["outgoing"], why
    return None


_MOST_NAMED: Final = 0.8


def _way_of_file(path: str) -> str | None:
    """Which way a file's name says, by one of its words alone: 'in', 'outgoing'; a long one may run into drawn letters."""
    found = _WORDS_OF_FILES.findall(path.rpartition("/")[2].lower())
    said = {_WAYS_OF_FILES.get(w) or next((_WAYS_OF_FILES[o] for o in _LONG if w.startswith(o)), None) for w in found}
    said -= {None}
    return said.pop() if len(said) == 1 else None


_WORDS_OF_FILES: Final = re.compile(r"[a-z]+")
_WAYS_OF_FILES: Final = {
    **dict.fromkeys(("in", "incoming", "inbound", "received"), "incoming"),
    **dict.fromkeys(("out", "outgoing", "outcoming", "outbound", "dialed", "placed"), "outgoing"),
}
_LONG: Final = tuple(w for w in _WAYS_OF_FILES if len(w) > 6)


def _one_way(table: Table) -> Way | None:
    """A word for one way that all rows have, in a column of ways or kinds."""
    for column in table.columns:
        texts = {t.strip().lower() for t in column.texts}
        coded = column.means & {"type", "direction", "status"} and not column.above and column.time is None
        if not coded or not 1 <= len(texts) <= _MOST_WORDS or len(column.texts) < len(column.values):
            continue
        ways = {_way_alone(t) for t in texts}
        told = any(set(words.split(t)) & (_WAYS_OF_FILES.keys() | _MISSED) for t in texts)
        if len(ways) == 1 and None not in ways and told and len(column.there) >= _LEAST_ONE_WAY:
            stored = tuple(sorted({*column.texts}))
            into, out = (stored, ()) if "incoming" in ways else ((), stored)
            return column.name, into, out, "the words of all rows say so"
    return None


def _way_alone(text: str) -> str | None:
    """Which way a word says where none of its column says the other: what was missed or turned down came in."""
    pieces = set(words.split(text))
    said = {_WAYS_OF_FILES.get(w) for w in pieces} | {"incoming" for _ in pieces & (_MISSED | _STATES_OF_GOT)}
    said -= {None}
    return said.pop() if len(said) == 1 else None


_MOST_WORDS: Final = 8
_MISSED: Final = listed("missed verpasst entgangen gemist cevapsiz nieodebrane пропущенный 未接")


_LEAST_ONE_WAY: Final = 3


def of_table(table: Table, store: Store) -> str | None:
    """Which way all rows of a table went: its name says so, and another table's of the same columns the other way.

    A name that says it plainly ('incoming_calls') needs no other.
    """
    own = _way_of_name(table.name)
    if own is not None and table.means & {"call", "message"} and set(words.split(table.name)) & _PLAINLY:
        return own
    columns = {c.name for c in table.columns}
    for other in store.tables.values() if own is not None else ():
        if other.name != table.name and _way_of_name(other.name) not in (None, own):
            theirs = {c.name for c in other.columns}
            if len(columns & theirs) >= _ALIKE * len(columns | theirs):
                return own
    return None


_ALIKE: Final = 0.7
_PLAINLY: Final = frozenset(("incoming", "outgoing", "received", "missed", "dialed", "dialled"))


def _way_of_name(name: str) -> str | None:
    said = set(words.split(name)) - {"in", "out"}
    into, out = bool(said & _IN), bool(said & _OUT)
    return "incoming" if into and not out else "outgoing" if out and not into else None


def _texts(roles: Mapping[str, str]) -> frozenset[str]:
    return frozenset(c for r, c in roles.items() if r in ("body", "thread", "at"))


def yes_and_no(column: Column) -> tuple[object, object] | None:
    """The stored values of a flag: (no, yes)."""
    if column.is_flag:
        return 0, 1
    if column.small is not None and column.small in (frozenset((1, 2)), frozenset((-1, 1))):
        # Of two codes one of which is 1 that one is yes.
        return next(v for v in column.small if v != 1), 1
    texts = set(column.texts)
    if texts and len(column.texts) == len(column.there):
        return next(((no, yes) for no, yes in _FLAGS if texts <= {no, yes}), None)
    return None


def _by_words(table: Table, roles: Mapping[str, str]) -> Way | None:
    for column in table.columns:
        values = {t.strip().lower() for t in column.texts}
        if (
            not 1 <= len(values) <= 8
            or len(column.texts) < len(column.there)
            or column.time is not None
            or column.above
            or column.name in _texts(roles)
        ):
            continue
        for weak in (False, True):
            said = {v: _way(v, weak=weak) for v in values}
            if not {"incoming", "outgoing"} <= set(said.values()):
                continue
            if weak and any(w is None and v not in _NEITHER for v, w in said.items()):
                continue
            if weak and values & _HELPERS and _is_reached(table, roles):
                continue  # What answers somebody in the holder's place is no other side.
            for states, way in ((_STATES_OF_SENT, "outgoing"), (_STATES_OF_GOT, "incoming")):
                said |= {v: way for v, w in said.items() if w is None and set(words.split(v)) & states}
            by = {
                way: tuple(sorted({t for t in column.texts if said[t.strip().lower()] == way}))
                for way in ("incoming", "outgoing")
            }
            return column.name, by["incoming"], by["outgoing"], "its values are words for incoming and outgoing"
    return None


_HELPERS: Final = listed("assistant bot ai model")


def _is_reached(table: Table, roles: Mapping[str, str]) -> bool:
    """Whether the other side has a number or an address."""
    peer = table.by_name.get(roles.get("peer", ""))
    return peer is not None and peer.reach >= _MOST_NAMED


def way_of(code: str) -> str | None:
    """Which way a word says: incoming or outgoing; None where it says neither."""
    return _way(code.strip().lower(), weak=False) if set(words.split(code)) - {"missed"} else None


def _way(value: str, *, weak: bool) -> str | None:
    pieces = set(words.split(value)) | {value}
    into = bool(pieces & (_IN | _WEAK_IN if weak else _IN))
    out = bool(pieces & (_OUT | _WEAK_OUT if weak else _OUT))
    return "incoming" if into and not out else "outgoing" if out and not into else None


def _as_android(table: Table) -> Way | None:
    """The codes of a table that is laid out as Android's own of messages or calls."""
    names = {c.name.lower(): c for c in table.columns}
    for layout, codes, needed in (
        (_SMS, ("type", "msg_box"), {"body", "date"}),
        (_MMS, ("msg_box",), {"date"}),
        (_CALLS, ("type",), {"number", "duration"}),
    ):
        column = next((names[c] for c in codes if c in names), None)
        if column is None or len(names.keys() & layout) < _LIKE_ANDROID or not needed <= names.keys():
            continue
        # Exports of these tables have the codes as text.
        small = column.small or frozenset(int(t) for t in column.texts if len(t) == 1 and t.isascii() and t.isdigit())
        written = column.small is None and len({*column.texts}) == len(small)
        if not small or not {1, 2} & small or not small <= set(range(8)) or not (written or column.small):
            continue
        why = f"{table.name} is laid out as Android's own table, whose {column.name} has 1 for incoming and 2 for outgoing"
        into, out = ((1, 3, 4, 5, 6), (2,)) if layout is _CALLS else ((1,), (2, 4, 5, 6))
        if layout is _CALLS and not _missed_are_short(column, names["duration"]):
            continue
        as_stored: Callable[[int], object] = str if written else int
        return column.name, tuple(map(as_stored, into)), tuple(map(as_stored, out)), why
    return None


def _missed_are_short(column: Column, length: Column) -> bool:
    """Whether no call with Android's code for missed ones lasted."""
    return not any(
        c in (3, "3") and str(n) not in ("0", "0.0", "", "None")
        for c, n in zip(column.values, length.values, strict=True)
    )


def _by_me(table: Table, sender: str) -> Way | None:
    """A sender called 'me'."""
    column = table.by_name[sender]
    own = {t for t in column.texts if t.strip(" ^@#<>[]()*").lower() in _ME}
    if len(own) != 1 or column.distinct < 2:
        return None
    me = next(iter(own))
    return sender, ("*",), (me,), f"{me} is a word for the phone's holder"


OWN: Final = listed("my me self own owner mine account user uid login current local profile session logged signed auth")
_IDS: Final = listed("id uid uuid guid jid identifier username user number phone address handle email login pin key")
_ACCOUNTS: Final = listed("account user me self profile owner login session info mine my own current auth")


def _by_account(table: Table, sender: str, store: Store) -> Way | None:
    """The one sender whom another place of the store names as its own account."""
    values = table.by_name[sender].values
    senders = {str(v): v for v in values if isinstance(v, str | int) and v not in ("", 0)}
    if len(senders) < 2:
        return None
    for value, where in _own_accounts(table, sender, store):
        own = senders.get(value)
        if own is not None and sum(v == own for v in values) < 0.98 * len(table.by_name[sender].there):
            return sender, ("*",), (own,), f"{where} names the account's own"
    return None


def _by_marked(table: Table, sender: str, people: Table, link: Link, store: Store) -> Way | None:
    """The one sender whom the table of people that it names marks as the phone's holder, or who is the one account there is."""
    keys = people.by_name.get(link.key)
    if keys is None:
        return None
    marked: list[tuple[object, str]] = []
    for column in people.columns:
        flag = yes_and_no(column) if column.there else None
        if flag is not None and "outgoing" in column.means:
            marked += [
                (k, f"{people.name}.{column.name}")
                for k, v in zip(keys.values, column.values, strict=True)
                if v == flag[1]
            ]
    if not marked:
        known_as = {v: where for v, where in _own_accounts(people, "", store) if len(v) >= _LEAST_KNOWN}
        for column in people.columns:
            if column.name != link.key and column.texts and column.distinct == len(column.there):
                for key, value in zip(keys.values, column.values, strict=True):
                    if isinstance(value, str) and value in known_as:
                        marked.append((key, known_as[value]))
    own = {k for k, _ in marked if isinstance(k, str | int)}
    writes = table.by_name[sender].there
    if len(own) != 1 or not 0 < sum(v in own for v in writes) < len(writes):
        return None
    return sender, ("*",), (next(iter(own)),), f"{marked[0][1]} says which of {people.name} the account's own is"


_LEAST_KNOWN: Final = 5


def _own_accounts(table: Table, sender: str, store: Store) -> Iterator[tuple[str, str]]:
    """What may be the account's own identifier, and where it stands."""
    for column in table.columns:
        said = set(column.words)
        if (
            column.name != sender
            and column.distinct == 1
            and len(column.there) > 4
            and column.fill >= _MOST_NAMED
            and said & OWN
            and column.time is None
        ):
            yield str(column.there[0]), column.name
    for other in (*store.alone, *store.tables.values()):
        if other.name == table.name:
            continue
        if other.rows == 1 and (
            {*words.split(other.name), *words.stems(other.name)} & _ACCOUNTS or other in store.alone
        ):
            for column in other.columns:
                said = set(column.words)
                named = (said & _IDS and (said & OWN or other not in store.alone)) or said & {"me", "myself", "self"}
                if named and column.there and isinstance(column.there[0], str | int):
                    yield str(column.there[0]), f"{other.name}.{column.name}" if other.name else column.name
        elif len(other.columns) <= 4 and other.rows <= 2000:
            yield from _settings(other)


def _settings(table: Table) -> Iterator[tuple[str, str]]:
    """What a table of keys and values says of the account."""
    keys = [c for c in table.columns if set(c.words) & {"key", "name", "k", "property", "setting"} and c.texts]
    values = [c for c in table.columns if set(c.words) & {"value", "val", "v", "data", "string"} and c.texts]
    if len(keys) != 1 or len(values) != 1 or keys[0] is values[0]:
        return
    for key, value in zip(keys[0].values, values[0].values, strict=True):
        said = set(words.split(str(key)))
        if said & OWN and said & _IDS and isinstance(value, str | int):
            yield str(value).strip('"'), f"{table.name}: {key}"


def _bare(value: object) -> str:
    """A value as text; of an address of XMPP without the device ('anna@host/Phone', RFC 7622)."""
    whole = str(value)
    bare = whole.partition("/")[0]
    return bare if "@" in bare else whole


def _by_pair(table: Table, sender: str, recipient: str) -> Way | None:
    """The one who is sender or recipient of nearly all rows, and no other in more than half."""
    pairs = [
        (_bare(a), _bare(b), a)
        for a, b in zip(table.by_name[sender].values, table.by_name[recipient].values, strict=True)
        if a is not None and b is not None
    ]
    counts: dict[str, int] = {}
    for a, b, _ in pairs:
        for one in {a, b}:
            counts[one] = counts.get(one, 0) + 1
    ranked = sorted(counts.items(), key=lambda c: -c[1])
    if len(pairs) < 6 or len(ranked) < _LEAST_THREADS:
        return None
    own = ranked[0][0]
    stored = tuple(dict.fromkeys(v for a, _, v in pairs if a == own))
    if ranked[0][1] < 0.95 * len(pairs) or ranked[1][1] > 0.6 * len(pairs) or not stored:
        return None
    wrote = sum(a == own for a, _, _ in pairs)
    if not 0 < wrote < len(pairs):
        return None
    why = f"one is sender or recipient of {ranked[0][1]} of {len(pairs)} and no other of most: the account's own"
    return sender, ("*",), stored, why


def by_other_side(table: Table, sender: str, thread: str) -> Way | None:
    """A column that names the other side, as conversations may be called: what it did not write, one other wrote."""
    rows = [
        (a, str(a) == str(b))
        for a, b in zip(table.by_name[sender].values, table.by_name[thread].values, strict=True)
        if isinstance(a, str | int) and b is not None
    ]
    rest = {a for a, same in rows if not same}
    many = sum(same for _, same in rows)
    if len(rest) != 1 or len(rows) < 6 or not 0.1 * len(rows) <= many < len(rows):
        return None
    why = f"{thread} names who wrote {many} of {len(rows)}, and one other wrote the rest: the account's own"
    return sender, ("*",), (next(iter(rest)),), why


def _by_who_is_named(table: Table, roles: Mapping[str, str]) -> Way | None:
    """Two codes, of which one alone has rows with a sender, or the other alone rows with a recipient."""
    for column in table.columns:
        if column.small is None or len(column.small) != 2 or not column.means & {"type", "direction", "status", "flag"}:
            continue
        for role, whose in (("sender", "incoming"), ("recipient", "outgoing")):
            named = table.by_name.get(roles.get(role, ""))
            if named is None or not 0.1 <= named.fill <= 0.95:
                continue
            share = {
                code: _share(
                    v not in (None, "", 0) for v, c in zip(named.values, column.values, strict=True) if c == code
                )
                for code in column.small
            }
            full = [c for c, n in share.items() if n >= 0.95]
            bare = [c for c, n in share.items() if n <= 0.05]
            if len(full) == len(bare) == 1:
                into, out = (full[0], bare[0]) if whose == "incoming" else (bare[0], full[0])
                return column.name, (into,), (out,), f"only rows with {column.name} = {full[0]} name a {role}"
    return None


def _as_sent(table: Table) -> Way | None:
    """A flag named for what was sent, where as many rows have it as people write themselves; states are set in nearly all."""
    for column in table.columns:
        flag = yes_and_no(column) if column.there and column.words[-1:] else None
        if flag is None or "sent" not in column.means or not set(column.words) <= _SENT_ONLY:
            continue
        yes = sum(v == flag[1] for v in column.there) / len(column.there)
        if 0.2 <= yes <= 0.75 and len(column.there) >= 8:
            return (
                column.name,
                (flag[0],),
                (flag[1],),
                f"{column.name} is set in {yes:.0%} of the rows: those that were sent",
            )
    return None


_SENT_ONLY: Final = frozenset(w for w, m in words.COLUMN.items() if "sent" in m) | {
    "is",
    "was",
    "flag",
    "message",
    "msg",
}


def _share(held: Iterable[bool]) -> float:
    every = list(held)
    return sum(every) / len(every) if len(every) >= 3 else 0.5


def _by_unread(table: Table) -> Way | None:
    """Codes of which one alone has unread rows: what is unread came in."""
    flags = [
        c
        for c in table.columns
        if c.is_flag and "read" in c.means and not c.means & {"delivered", "sent"} and c.distinct == 2
    ]
    codes = [
        c
        for c in table.columns
        if c.small is not None
        and c.means & {"type", "direction", "status"}
        and c.means & {"direction", "type"}
        and ("direction" in c.means or not (c.means & {"thread", "body"} or set(c.words) & _OF_ELSE))
        and 2 <= len(c.small) <= 3
    ]
    for flag in flags:
        for column in codes:
            unread = {
                int(v) for v, r in zip(column.values, flag.values, strict=True) if r == 0 and isinstance(v, int | float)
            }
            many = sum(r == 0 for r in flag.values)
            others = {int(v) for v in column.numbers} - unread
            share = sum(v in unread for v in column.there) / max(len(column.there), 1)
            # A code that most rows have would have the few unread ones too, whatever it means.
            told = "direction" in column.means or share <= _MOST_SHARED or share**many < _BY_CHANCE
            if many >= 3 and told and len(unread) == 1 and len(others) == 1:
                code = next(iter(unread))
                why = f"only rows with {column.name} = {code} are unread ({many} of them), and what is unread came in"
                return column.name, tuple(unread), tuple(others), why
    return None


_OF_ELSE: Final = frozenset(("platform", "client", "device", "media", "session", "encryption"))
_BY_CHANCE, _MOST_SHARED = 0.05, 0.7


def _by_owner(table: Table, sender: str, thread: str) -> Way | None:
    """The one sender who writes in nearly all conversations is the account's own."""
    seen: dict[object, set[object]] = {}
    threads: set[object] = set()
    for by, within in zip(table.by_name[sender].values, table.by_name[thread].values, strict=True):
        if within is None or not isinstance(by, str | int):
            continue
        threads.add(within)
        seen.setdefault(by, set()).add(within)
    ranked = sorted(seen.items(), key=lambda s: -len(s[1]))
    if (
        len(threads) < 3
        or len(ranked) < 3
        or len(ranked[0][1]) < 0.9 * len(threads)
        or len(ranked[1][1]) > 0.5 * len(threads)
    ):
        return None
    own = ranked[0][0]
    share = f"one sender writes in {len(ranked[0][1])} of {len(threads)} conversations"
    why = f"{share} and no other in more than half: the account's own"
    return sender, ("*",), (own,), why


def writes(table: Table, party: str, thread: str) -> bool:
    """Whether a column of parties says who wrote, and not who the other side is: that one stays the same."""
    within: dict[object, set[object]] = {}
    for someone, chat in zip(table.by_name[party].values, table.by_name[thread].values, strict=True):
        if someone is not None and chat is not None:
            within.setdefault(chat, set()).add(_dialled(someone))
    return len(within) >= _LEAST_THREADS and sum(len(w) > 1 for w in within.values()) >= 0.6 * len(within)


_LAST: Final = 7


def _dialled(someone: object) -> object:
    """The last digits of a number, by which one that is written in two ways is the same."""
    digits = (
        "".join(c for c in someone if c.isdigit()) if isinstance(someone, str) and _NUMBER.fullmatch(someone) else ""
    )
    return digits[-_LAST:] if len(digits) >= _LAST else someone


_NUMBER: Final = re.compile(r"\+?[0-9 ()\-./]{7,24}")


def by_member(table: Table, sender: str, taking_part: Members, known: Mapping[str, Mapping[str, Link]]) -> Way | None:
    """The sender who takes part in nearly all conversations is the account's own."""
    own = taking_part.own
    ours = known.get(table.name, {}).get(sender)
    theirs = known.get(taking_part.table, {}).get(taking_part.value)
    same = (ours and (ours.parent, ours.key)) == (theirs and (theirs.parent, theirs.key))
    writes = sum(v == own for v in table.by_name[sender].values)
    if own is None or not same or not 0 < writes < len(table.by_name[sender].there):
        return None
    why = f"one of {taking_part.table} takes part in nearly all conversations, and no other in more than half: the account's own"
    return sender, ("*",), (own,), why
