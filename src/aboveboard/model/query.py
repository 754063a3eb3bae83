"""The one small query language: what is asked, what it means, and how an index can answer it.

`parse` reads a query, `str(query)` writes it in its canonical form, `matches` says what a term means (the reference
that every index way must equal), and `plan` says how an FTS5 table over `fold.index_text` can answer a term. No I/O.
docs/search.md tells the language to people.

Facts of the query syntax of FTS5: https://www.sqlite.org/fts5.html section 3 (phrases, prefix queries, OR).
"""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name, monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, Literal

import msgspec

from aboveboard.model.fold import OVERLAP, WORD, bigrams, fold, normalise, runs, within
from aboveboard.model.provenance import State
from aboveboard.model.records import KINDS, Direction

MAX_QUERY: Final = 4_000
"""Most characters a query may have."""

MAX_CLAUSES: Final = 200
"""Most terms and filters a query may have."""

How = Literal["anywhere", "phrase", "exact"]

FILTERS: Final = {
    "kind": "kind of record: Message, Call, Contact …",
    "service": "app or store: whatsapp, ios.messages …",
    "from": "who sent, called or wrote",
    "to": "who received or was called",
    "with": "either side",
    "person": "somebody of the case, by all their identifiers",
    "thread": "conversation",
    "since": "at or after this time",
    "until": "up to the end of this time",
    "on": "within this time",
    "state": "live, older, uncommitted or deleted",
    "profile": "user of the device",
    "has": "attachment or place",
    "file": "part of the path of the file it came from",
    "tag": "tag put on it",
    "reviewed": "yes, no, twice (by two people), or the name of who reviewed it",
    "known": "yes or no: whether the file it speaks of is on a list of known files",
    "exhibit": "exhibit it came from",
    "direction": "in or out",
}
"""Names of the filters and what each asks for."""

KEYED: Final = ("tag", "reviewed", "known")
"""Filters about what reviewers did with records; a case alone knows which they are."""

HAS: Final = ("attachment", "place")
"""Values of the filter `has`."""


class QueryError(ValueError):
    """A query that cannot be read: `says` tells what is wrong and what to write, `position` where (from 0)."""

    def __init__(self, says: str, position: int = 0) -> None:
        super().__init__(f"{says} (at character {position + 1})")
        self.says = says
        self.position = position


class Term(msgspec.Struct, frozen=True):
    """Words to be found: `anywhere` in a field, as a `phrase` of whole words, or `exact`ly as typed.

    `keys` are those of the records of which reviewers wrote words that hold it (`Query.written` gives them): it holds for
    these too.
    """

    text: str
    how: How = "anywhere"
    negated: bool = False
    keys: frozenset[int] = frozenset()

    def __str__(self) -> str:
        return ("-" if self.negated else "") + _write_term(self)


class Range(msgspec.Struct, frozen=True):
    """UTC microseconds since 1970-01-01, start included and end not; None is open."""

    start: int | None = None
    end: int | None = None

    def holds(self, at: int) -> bool:
        """Say whether a time lies in the range."""
        return (self.start is None or self.start <= at) and (self.end is None or at < self.end)


class Filter(msgspec.Struct, frozen=True):
    """A condition on a named property. `range` is set for since, until and on. Make one with `make_filter`.

    Whom `person` means is known to a case alone: `Query.meaning` gives it its `identifiers`, each the service that uses
    one and how it is stored there; `Query.keyed` gives `tag`, `reviewed` and `known` the `keys` of the records that are so
    (for `no`: of those that are not). Without them they hold for nothing, and `no` for everything.
    """

    name: str
    value: str
    negated: bool = False
    range: Range | None = None
    identifiers: frozenset[tuple[str, str]] = frozenset()
    keys: frozenset[int] = frozenset()

    def __str__(self) -> str:
        return f"{'-' if self.negated else ''}{self.name}:{_write_value(self.value)}"


Clause = Term | Filter


class Query(msgspec.Struct, frozen=True):
    """Groups that must all hold; a group holds when any of its clauses does. Without groups it holds for everything."""

    groups: tuple[tuple[Clause, ...], ...] = ()

    def __str__(self) -> str:
        return " ".join(" OR ".join(map(str, group)) for group in self.groups)

    def also(self, *clauses: Clause) -> Query:
        """Return the query with further clauses that must hold too (as from command-line options)."""
        return Query((*self.groups, *((clause,) for clause in clauses)))

    def meaning(self, whom: Callable[[str], frozenset[tuple[str, str]]]) -> Query:
        """Return the query with the identifiers of those whom its `person:` means; `whom` is asked for each value."""

        def told(clause: Clause) -> Clause:
            if isinstance(clause, Filter) and clause.name == "person":
                return msgspec.structs.replace(clause, identifiers=whom(clause.value))
            return clause

        return Query(tuple(tuple(map(told, group)) for group in self.groups))

    def keyed(self, name: str, keys: Callable[[str], frozenset[int]]) -> Query:
        """Return the query with the keys of the records that its filters of this name (`KEYED`) are about."""

        def told(clause: Clause) -> Clause:
            if isinstance(clause, Filter) and clause.name == name:
                return msgspec.structs.replace(clause, keys=keys(clause.value))
            return clause

        return Query(tuple(tuple(map(told, group)) for group in self.groups))

    def written(self, keys: Callable[[Term], frozenset[int]]) -> Query:
        """Return the query with the keys of the records of which somebody wrote what its terms look for, negation apart."""

        def told(clause: Clause) -> Clause:
            return msgspec.structs.replace(clause, keys=keys(clause)) if isinstance(clause, Term) else clause

        return Query(tuple(tuple(map(told, group)) for group in self.groups))

    def asks_for(self, name: str) -> bool:
        """Say whether a filter of this name stands in the query."""
        return any(isinstance(clause, Filter) and clause.name == name for clause in self.clauses())

    def clauses(self) -> Iterator[Clause]:
        """Yield every term and filter."""
        for group in self.groups:
            yield from group

    def holds(
        self, fields: Sequence[str], passes: Callable[[Filter], bool], key: Callable[[], int] | None = None
    ) -> bool:
        """Say whether a record with these text fields answers the query; `passes` judges a filter, negation apart.

        `key` says the record's key, by which it is known what was written of it; None: nothing was.
        """

        def one(clause: Clause) -> bool:
            if isinstance(clause, Filter):
                return passes(clause) != clause.negated
            if clause.keys and key is not None and key() in clause.keys:
                return not clause.negated
            return matches((clause,), fields)

        return all(any(map(one, group)) for group in self.groups)


# What terms mean.


@lru_cache(maxsize=256)
def _needle(text: str) -> str:
    return normalise(text)


@lru_cache(maxsize=256)
def _needle_runs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(runs(_needle(text)))


def matches(terms: Iterable[Term], fields: Sequence[str]) -> bool:
    """Say whether every term holds for a record with these text fields: the definition of what search finds.

    - anywhere: the normalised term is part of one normalised field;
    - phrase: the runs of the term are neighbouring runs of one field, words whole; a run of an unspaced script may go
      on where the phrase is open, before its first and after its last character;
    - exact: the term as typed is part of one field as stored.

    A negated term holds where it is not found. A folded term without a letter, digit or symbol is found nowhere.
    """
    return all(_found(term, fields) != term.negated for term in terms)


def _found(term: Term, fields: Sequence[str]) -> bool:
    if term.how == "exact":
        return term.text != "" and any(term.text in field for field in fields)
    needle = _needle(term.text)
    if not needle:
        return False
    if term.how == "anywhere":
        if " " not in needle:
            # Only separators tell the folded from the normalised text, and a needle without any cannot hold one.
            return any(needle in fold(field) for field in fields)
        return any(needle in normalise(field) for field in fields)
    wanted = _needle_runs(term.text)
    return any(_has_phrase(wanted, runs(normalise(field))) for field in fields)


def _has_phrase(wanted: Sequence[tuple[str, str]], there: Sequence[tuple[str, str]]) -> bool:
    return any(
        all(
            _run_fits(want, there[at + number], open_left=number == 0, open_right=number == len(wanted) - 1)
            for number, want in enumerate(wanted)
        )
        for at in range(len(there) - len(wanted) + 1)
    )


def _run_fits(want: tuple[str, str], there: tuple[str, str], *, open_left: bool, open_right: bool) -> bool:
    if want[0] != there[0] or want[0] == WORD:
        return want == there
    if open_left and open_right:
        return want[1] in there[1]
    if open_left:
        return there[1].endswith(want[1])
    return there[1].startswith(want[1]) if open_right else want == there


def party_matches(value: str, identifier: str | None, name: str | None) -> bool:
    """Say whether the value of `from:`, `to:` or `with:` means this party.

    It does when it is found anywhere, as a bare term is, in the identifier or the name as stored; or when both value
    and identifier are telephone numbers and one ends with the other, from 7 digits on ('0171 5550101' and
    '+491715550101').
    """
    needle = _needle(value)
    if needle and any(needle in normalise(stored) for stored in (identifier, name) if stored):
        return True
    asked, stored = _digits(value), _digits((identifier or "").partition("@")[0])
    shorter, longer = sorted((asked, stored), key=len)
    return len(shorter) >= 7 and longer.endswith(shorter)


def _digits(text: str) -> str:
    """Return the digits of a telephone number without leading zeros, or '' where the text is no such number."""
    bare = re.sub(r"[\s().+/-]", "", fold(text))
    return bare.lstrip("0") if bare.isascii() and bare.isdigit() else ""


# How an index answers.


class Plan(msgspec.Struct, frozen=True):
    """How to answer one term (negation apart) from the FTS5 table of `index_text` and the table of its tokens.

    Of the tokens only those of which `is_word_token` holds are needed.

    - `phrase`: the rows that match `fts`;
    - `vocabulary`: the rows with a token that holds `needle`: find these tokens, then match `any_token` of them;
    - `candidates+check`: the rows that match `fts`, where set, and that have a token that fits `needle`, where set;
      leaving out either keeps it right;
    - `scan`: every row.

    `needle_at` is 'anywhere' in the token, or at its 'end'. Where `needs_check` is set, `matches` decides on each row.
    """

    way: Literal["phrase", "vocabulary", "candidates+check", "scan"]
    fts: str | None = None
    needle: str | None = None
    needle_at: Literal["anywhere", "end"] = "anywhere"
    needs_check: bool = False


_SCAN: Final = Plan("scan", needs_check=True)


def plan(term: Term) -> Plan:
    """Return how to answer a term. Any term has a plan; `matches` over all rows is what it must come to."""
    wanted = _needle_runs(term.text)
    if not wanted or any(kind == WORD and len(run) > OVERLAP for kind, run in wanted):
        return _SCAN
    if term.how == "phrase":
        return Plan("phrase", _fts_phrase(wanted, word_prefix=False))
    exact = term.how == "exact"
    if exact and not _stands_alone(_needle(term.text)):
        return _SCAN
    (kind, run), rest = wanted[0], wanted[1:]
    if kind == WORD and not rest:
        return Plan("candidates+check" if exact else "vocabulary", needle=run, needs_check=exact)
    if not rest:
        return Plan("candidates+check" if exact else "phrase", _fts_phrase(wanted), needs_check=exact)
    if kind == WORD:
        return Plan("candidates+check", _fts_phrase(rest), needle=run, needle_at="end", needs_check=True)
    return Plan("candidates+check", _fts_phrase(wanted), needs_check=True)


def any_token(tokens: Iterable[str]) -> str:
    """Return the FTS5 expression for rows with any of these tokens; '' for none, which must not be asked of FTS5."""
    return " OR ".join(map(_quoted, tokens))


def beginning(start: str) -> str:
    """Return the FTS5 expression for rows with any token that begins with this."""
    return _quoted(start) + " *"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _fts_phrase(wanted: Sequence[tuple[str, str]], *, word_prefix: bool = True) -> str:
    """Return the FTS5 phrase for runs one after the other, the last of them open at its right.

    A run that is not the last must end in the record where it ends in the term: its last character alone is a token of
    the index only there. The single last character of an unspaced run, open at the right, starts some token.
    """
    tokens: list[str] = []
    prefix = False
    for number, (kind, run) in enumerate(wanted):
        last = number == len(wanted) - 1
        if kind == WORD:
            tokens.append(run)
            prefix = last and word_prefix
        else:
            prefix = last and len(run) == 1
            tokens += bigrams(run, closed=not last or prefix)
    return _quoted(" ".join(tokens)) + (" *" if prefix else "")


def _stands_alone(needle: str) -> bool:
    """Say whether a term's folded form is part of that of every text which the raw term is part of.

    It is unless an end of the term could compose with the text beside it. Of what the fold leaves, that can only marks,
    Hangul, kana (with voicing marks) and the letters of South and Southeast Asia (with vowel signs).
    """
    return not any(unicodedata.category(c)[0] == "M" or within(ord(c), _COMPOSING) for c in (needle[0], needle[-1]))


_COMPOSING: Final = (
    (0x0900, 0x1CFF),
    (0x3040, 0x30FF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0x11000, 0x11FFF),
)


# The language.

_OPENING: Final = '"＂“”„‟«'
_CLOSING: Final = {'"': '"', "＂": '"＂', "«": "»"} | dict.fromkeys("“”„‟", '“”„‟"')
_NAME: Final = re.compile(r"([A-Za-z][A-Za-z_-]*)[:：](?!//)")
_OR: Final = ("OR", "|", "||")
# Marks that come along when text is copied, and would hide what stands behind them.
_INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


def parse(text: str, *, exact: bool = False) -> Query:
    """Read a query; with `exact` (or `exact:` standing alone in it) all its words are taken exactly as typed.

    Raises QueryError, which says what is wrong, where, and what to write.
    """
    if len(text) > MAX_QUERY:
        raise QueryError(f"The query has {len(text):,} characters; {MAX_QUERY:,} is the most.", MAX_QUERY)
    groups: list[list[Clause]] = []
    joining: int | None = None
    count = at = 0
    while (at := _skip(text, at)) < len(text):
        start = at
        word = _word(text, at)
        if word in _OR:
            if not groups or joining is not None:
                raise QueryError(f"{word} stands between two terms; there is none before it.", start)
            joining, at = start, at + len(word)
            continue
        clause, at = _clause(text, at)
        if clause is None:
            exact = True
            continue
        count += 1
        if count > MAX_CLAUSES:
            raise QueryError(f"The query has more than {MAX_CLAUSES} terms and filters.", start)
        if joining is None:
            groups.append([clause])
        else:
            groups[-1].append(clause)
            joining = None
    if joining is not None:
        raise QueryError("OR stands between two terms; there is none after it.", joining)
    return Query(tuple(tuple(_made_exact(clause) if exact else clause for clause in group) for group in groups))


def make_filter(name: str, value: str, *, negated: bool = False, position: int = 0) -> Filter:
    """Return a filter with its value checked and put in canonical form. Raises QueryError."""
    if name not in FILTERS:
        raise _unknown_filter(name, position)
    value = value.strip()
    if not value:
        raise QueryError(f"{name}: needs a value right after the colon ({FILTERS[name]}).", position)
    _refuse_surrogates(value, position)
    if name in ("since", "until", "on"):
        value, span = _read_time(value, position)
        if name == "since":
            span = Range(start=span.start)
        elif name == "until":
            span = Range(end=span.end)
        return Filter(name, value, negated, span)
    if name == "kind":
        value = _one_of("kind", value, {fold(kind.__name__): kind.__name__ for kind in KINDS}, position)
    elif name == "state":
        value = _one_of("state", value, {state.value: state.value for state in State}, position)
    elif name == "has":
        value = _one_of("has", value, {has: has for has in HAS}, position)
    elif name == "known":
        value = _one_of("known", value, {has: has for has in ("yes", "no")}, position)
    elif name == "reviewed":
        value = fold(value) if fold(value) in ("yes", "no", "twice") else value
    elif name == "direction":
        names = {direction.value: direction.value for direction in Direction}
        names |= {"in": Direction.INCOMING.value, "out": Direction.OUTGOING.value}
        value = _one_of("direction", value, names, position)
    return Filter(name, value, negated)


def _skip(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] in _INVISIBLE):
        at += 1
    return at


def _word(text: str, at: int) -> str:
    """Return what stands from here to the next white space."""
    end = at
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[at:end]


def _clause(text: str, at: int) -> tuple[Clause | None, int]:
    """Read one term or filter; None for `exact:` alone. Returns it and where it ends."""
    start = at
    negated = text[at] in "-－" and bool(_word(text, at + 1))
    if negated:
        at += 1
    name = _NAME.match(text, at)
    if name is None:
        value, how, at = _value(text, at)
        return _make_term(value, how, negated, start), at
    key = name[1].lower()
    if key not in FILTERS and key not in ("exact", "text"):
        raise _unknown_filter(name[1], at)
    if key == "exact" and not negated and not _word(text, name.end()):
        return None, name.end()
    value, how, at = _value(text, name.end())
    if key == "exact":
        return _make_term(value, "exact", negated, start), at
    if key == "text":
        return _make_term(value, "anywhere", negated, start), at
    return make_filter(key, value, negated=negated, position=name.end() if value else start), at


def _value(text: str, at: int) -> tuple[str, How, int]:
    """Read a quoted or a bare value; returns it, what a term of it would be, and where it ends."""
    if at >= len(text) or text[at] not in _OPENING:
        word = _word(text, at)
        return word, "anywhere", at + len(word)
    closing = _CLOSING[text[at]]
    out: list[str] = []
    start = at
    at += 1
    while at < len(text):
        char = text[at]
        if char in closing:
            if char == '"' and text[at + 1 : at + 2] == '"' and text[start] == '"':
                out.append(char)
                at += 2
                continue
            return "".join(out), "phrase", at + 1
        out.append(char)
        at += 1
    raise QueryError("This quotation mark is never closed.", start)


def _make_term(text: str, how: How, negated: bool, position: int) -> Term:
    _refuse_surrogates(text, position)
    if not text:
        raise QueryError("There is nothing to search for here.", position)
    if how != "exact" and not normalise(text):
        raise QueryError(
            f"'{text}' has no letter, digit or symbol that the search could find; "
            f'to find it exactly as typed write exact:"{text}".',
            position,
        )
    return Term(text, how, negated)


def _made_exact(clause: Clause) -> Clause:
    return Term(clause.text, "exact", clause.negated) if isinstance(clause, Term) else clause


def _refuse_surrogates(text: str, position: int) -> None:
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise QueryError("This is not valid Unicode text.", position)


def _nearest(asked: str, names: Iterable[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(asked, list(names), 1, 0.5)), None)


def _unknown_filter(name: str, position: int) -> QueryError:
    near = _nearest(name.lower(), (*FILTERS, "exact", "text"))
    hint = f"Did you mean {near}:? " if near else f"Filters are {', '.join(FILTERS)}. "
    return QueryError(
        f"There is no filter {name}:. {hint}To search for the words themselves put them in quotation marks.", position
    )


def _one_of(name: str, value: str, names: dict[str, str], position: int) -> str:
    """Return the canonical form of a value from a closed set."""
    asked = fold(value)
    if asked in names:
        return names[asked]
    near = _nearest(asked, names)
    hint = f"Did you mean {name}:{names[near]}?" if near else f"One of: {', '.join(dict.fromkeys(names.values()))}."
    raise QueryError(f"There is no {name}:{value}. {hint}", position)


_TIME: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:T(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.(?P<part>\d{1,6}))?)?"
    r"(?P<west>-\d{2}(?::?\d{2})?)?)?)?)?(?P<zone>Z|\+\d{2}(?::?\d{2})?)?",
    re.ASCII,
)
_DAY: Final = 86_400_000_000
_MINUTE: Final = 60_000_000
_EPOCH: Final = date(1970, 1, 1).toordinal()


def _read_time(value: str, position: int) -> tuple[str, Range]:
    """Read a year, month, day, minute, second or part of one; returns it in canonical form and the time it spans."""
    canonical = fold(value).upper().replace(" ", "T")
    found = _TIME.fullmatch(canonical)
    zone = found and (found["zone"] or found["west"])
    if found is None or (found["zone"] and found["west"]):
        raise QueryError(
            f"'{value}' is no time of the form 2023, 2023-02, 2023-02-15, 2023-02-15T09:30 or "
            "2023-02-15T09:30:00+02:00 (UTC unless an offset stands at the end).",
            position,
        )
    year, month, day = int(found["year"]), int(found["month"] or 1), int(found["day"] or 1)
    if year == 0 or not 1 <= month <= 12:
        raise QueryError(f"'{value}': years go from 0001 to 9999 and months from 01 to 12.", position)
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise QueryError(f"'{value}': {month_name[month]} {year} has {days} days.", position)
    start = (date(year, month, day).toordinal() - _EPOCH) * _DAY
    if found["hour"] is not None:
        hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
        if hour > 23 or minute > 59 or second > 59:
            raise QueryError(f"'{value}': the last second of a day is 23:59:59.", position)
        part = found["part"] or ""
        start += (hour * 60 + minute) * _MINUTE + second * 1_000_000 + int(part.ljust(6, "0"))
        length = _MINUTE if found["second"] is None else 10 ** (6 - len(part))
    elif found["day"] is not None:
        length = _DAY
    elif found["month"] is not None:
        length = days * _DAY
    else:
        length = (date(year, 12, 31).toordinal() - date(year, 1, 1).toordinal() + 1) * _DAY
    start -= _offset(zone, value, position)
    return canonical, Range(start, start + length)


def _offset(zone: str | None, value: str, position: int) -> int:
    """Return an offset from UTC in microseconds."""
    if zone is None or zone == "Z":
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 18 or minutes > 59:
        raise QueryError(f"'{value}': offsets from UTC go to 18 hours.", position)
    return (1 if zone[0] == "+" else -1) * (hours * 60 + minutes) * _MINUTE


def _write_term(term: Term) -> str:
    if term.how == "phrase":
        return _quoted(term.text)
    if term.how == "exact":
        return f"exact:{_write_value(term.text)}"
    plain = (
        _is_one_word(term.text)
        and term.text[0] not in "-－"
        and term.text not in _OR
        and _NAME.match(term.text) is None
    )
    return term.text if plain else f"text:{_write_value(term.text)}"


def _write_value(value: str) -> str:
    return value if _is_one_word(value) else _quoted(value)


def _is_one_word(text: str) -> bool:
    """Say whether a bare value in a query comes back as it is."""
    return text != "" and text[0] not in _OPENING + _INVISIBLE and not any(c.isspace() for c in text)
