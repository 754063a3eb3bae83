"""What a column is: by the words of its name, its declared type and above all by a sample of its values.

Times: the ranges of the known epochs do not overlap within the years that phones' stores speak of, so that a column whose
values lie within one of them is a time of that epoch, unless it is a number for another reason (ids, sizes); therefore
counts of seconds need a name, a declared type or a spread that says time. .NET ticks of all these years are what Cocoa
nanoseconds of three months of 2021 are: values that lie wholly there say nothing, and the column is a time only where it is
called ticks. Facts of the epochs:
`formats/times.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, cast

import apsw
import msgspec

from aboveboard.engine.discover import words
from aboveboard.formats import madeids, mailboxes, times, written
from aboveboard.formats.errors import TimeError
from aboveboard.formats.times import Epoch

LONGEST: Final = 4000
"""Characters of a value that are looked at."""


_PLAIN: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SAFE: Final = re.compile(r"[\w$.:+#@!&~=%/ -]+")
_KEYWORDS: Final = frozenset(k.upper() for k in cast("set[str]", vars(apsw)["keywords"]))


def nameable(name: str) -> bool:
    """Whether a table or column can be named in a declaration: no quotes, brackets or control characters."""
    return _SAFE.fullmatch(name) is not None and len(name) <= 200


def quoted(name: str) -> str:
    """The name as SQL has it."""
    return name if _PLAIN.fullmatch(name) and name.upper() not in _KEYWORDS else f'"{name}"'


@dataclass(frozen=True)
class TimeGuess:
    """A column is a time. `rule` names a constant of `formats.times`, or a decoder of the kit: `iso_utc`, `iso_local`,
    `written_day_first`, `written_month_first`."""

    rule: str
    share: float
    """Of the values that are there and mean something, how many are plausible times of this rule."""
    named: bool
    """Whether name or declared type say time too."""
    fill: float = 1.0
    """The share of rows that have a time at all: not NULL, and no value that means none."""
    digits: bool = False
    """Whether the count is written as text."""

    @property
    def epoch(self) -> Epoch | None:
        """The epoch; None for times stored as text."""
        return next((e for n, e, _, _ in EPOCHS if n == self.rule), None)


@dataclass(frozen=True)
class Looks:
    """Shares of a column's values (those that are there) that look like something, 0 to 1."""

    phone: float = 0.0
    strict_phone: float = 0.0
    """Numbers written so that they can be nothing else: with +, or in one of the forms that only phone numbers have."""
    email: float = 0.0
    jid: float = 0.0
    handle: float = 0.0
    url: float = 0.0
    path: float = 0.0
    picture: float = 0.0
    """Names or types of pictures, films or sounds."""
    uuid: float = 0.0
    structured: float = 0.0
    """JSON, XML, base64 and the like."""
    natural: float = 0.0
    """What people write: several words, or a script and punctuation that identifiers do not have."""
    personal: float = 0.0
    """What names of people look like."""
    constant: float = 0.0
    """Identifiers of programs: SNAKE_CASE, dotted.names, camelCase."""


@dataclass(frozen=True)
class Attribute:
    """Where a value stands that a row of another table holds: under a key, see `attributes`, or alone, see `extended`."""

    table: str
    owner: str
    """Its column that names the row whose value it is."""
    key: str
    """Its column of keys, and which of these; empty where the other table has one row for each."""
    named: str
    value: str


@dataclass(frozen=True)
class Column:
    """One column with a sample of its values."""

    name: str
    declared: str
    values: tuple[Any, ...]
    """In the order of the sampled rows, None included."""
    primary: bool = False
    unique: bool = False
    """Declared so, by itself."""
    extra: frozenset[str] = field(default_factory=frozenset[str])
    within: tuple[str, str] | None = None
    """The cell's column and the path in it, where the values are packed into the cells of another column."""
    called: str = ""
    """Its name without what all columns of its table begin with ('msg_'); empty where that is nothing."""
    above: bool = False
    """Whether its values are those of the object that the row's list stands in."""

    via: tuple[str, str] | None = None
    """The function that the values are made by and the column that they are made of, where they are not what is stored."""

    beside: str = ""
    """The column of times of day where the values are of two columns, days and times; `via` names that of days."""

    attribute: Attribute | None = None
    """Where the values stand if they are attributes in rows of another table; `within` then has the column that these name."""

    named: Mapping[int, str] = field(default_factory=dict[int, str])
    """What its codes are called, where another table says it."""

    @property
    def stored(self) -> str:
        """The table's column that holds the values."""
        return self.within[0] if self.within else self.via[1] if self.via else self.name

    def sql(self, alias: str) -> str:
        """The value as SQL has it."""
        own = f"{alias}.{quoted(self.stored)}"
        if (at := self.attribute) is not None:
            named = at.named.replace("'", "''")
            where = f"a.{quoted(at.owner)} = {own}" + (f" AND a.{quoted(at.key)} = '{named}'" if at.key else "")
            value = f"(SELECT a.{quoted(at.value)} FROM {quoted(at.table)} AS a WHERE {where} LIMIT 1)"
            if self.is_bytes:
                return f"NULLIF(lower(hex({value})), '')"
            return f"{self.via[0]}({value})" if self.via and self.via[0] else value
        if self.beside:
            return f"({own} || ' ' || {alias}.{quoted(self.beside)})"
        own = f"inside({own}, '{self.within[1].replace(chr(39), chr(39) * 2)}')" if self.within else own
        if self.is_bytes:
            return f"NULLIF(lower(hex({own})), '')"
        return f"{self.via[0]}({own})" if self.via and self.via[0] else own

    @property
    def is_bytes(self) -> bool:
        """Whether what is stored is bytes that identify, and the values are the digits of these."""
        return self.via is not None and self.via[0] == HEX

    def key(self, alias: str) -> str:
        """What is to equal another column's stored value where the two belong together, as SQL has it."""
        return f"{alias}.{quoted(self.stored)}" if self.is_bytes else self.sql(alias)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its name."""
        return words.split(self.called or self.name)

    @cached_property
    def means(self) -> frozenset[str]:
        """What the words of its name can mean."""
        said = words.column_meanings(self.called or self.name) | self.extra
        # Of bytes that identify the word 'bytes' says what they are, and counts none.
        return said - {"size"} if self.is_bytes else said

    @cached_property
    def there(self) -> tuple[Any, ...]:
        """The values that are there: not NULL, not empty, no list or object with nothing in it."""
        return tuple(v for v in self.values if v is not None and v not in ("", b"", "[]", "{}"))

    @cached_property
    def fill(self) -> float:
        """The share of rows that have a value."""
        return len(self.there) / len(self.values) if self.values else 0.0

    @cached_property
    def distinct(self) -> int:
        """How many different values."""
        return len({_key(v) for v in self.there})

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The values that are text, as far as they are looked at."""
        return tuple(v[:LONGEST] for v in self.there if isinstance(v, str))

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """The values that are numbers."""
        return tuple(v for v in self.there if isinstance(v, int | float) and not isinstance(v, bool))

    @cached_property
    def small(self) -> frozenset[int] | None:
        """The values of a flag or code: at most 12 different small whole numbers; None for anything else."""
        if not self.there or len(self.numbers) < len(self.there) or self.distinct > 12:
            return None
        whole = {int(v) for v in self.numbers if float(v).is_integer() and -100 <= v <= 10_000}
        return frozenset(whole) if len(whole) == self.distinct else None

    @cached_property
    def is_flag(self) -> bool:
        """Only 0 and 1."""
        return self.small is not None and self.small <= {0, 1}

    @cached_property
    def looks(self) -> Looks:
        """What its texts look like."""
        return _looks(self.texts, len(self.there), self.numbers, self.means)

    @cached_property
    def is_html(self) -> bool:
        """Whether texts that begin with a tag of HTML are more than an accident."""
        marked = sum(_MARKUP.match(t.lstrip()) is not None for t in self.texts)
        return marked >= 2 and marked >= 0.1 * len(self.texts)

    @cached_property
    def reach(self) -> float:
        """The share of values by which somebody can be reached: numbers of phones, addresses of mail and messengers.

        Digits alone are numbers of phones only where the name says so, or enough of them are written as only those are.
        """
        looks = self.looks
        if self.means & {"time", "size", "count", "duration", "type", "status"} and not self.means & {"phone", "email"}:
            return 0.0
        if (
            not self.texts
            and (self.primary or set(self.words) & _ACCOUNTS_NUMBERS)
            and not set(self.words) & _OF_PHONES
        ):
            return 0.0
        said = self.means & {"phone", "party", "sender", "recipient"} or looks.strict_phone >= _SOME
        return looks.jid + looks.email + (looks.phone if said else looks.strict_phone)

    @cached_property
    def phones(self) -> bool:
        """Whether nearly all values are numbers of phones, as written: with a country's, or some so and the rest plain."""
        looks = self.looks
        plain = looks.strict_phone >= _SOME and looks.phone >= _NEARLY and self.time is None and bool(self.texts)
        return looks.strict_phone >= _NEARLY or plain

    @cached_property
    def is_dialled(self) -> bool:
        """Whether it is named for numbers of phones, and has nothing but such and short ones, as extensions are."""
        dialled = "phone" in self.means and len(self.texts) == len(self.there) > 0 and self.time is None
        return dialled and all(len(t) <= _LONGEST_NUMBER and _DIALS.fullmatch(t) for t in self.texts)

    @cached_property
    def moments(self) -> tuple[int | None, ...]:
        """The times in microseconds, None where there is none; of a time without a zone as if it were UTC."""
        return tuple(map(self._moment, self.values)) if self.time is not None else ()

    def _moment(self, value: Any) -> int | None:
        assert self.time is not None
        epoch = self.time.epoch
        if epoch is not None:
            count = _number(value) if isinstance(value, str) and _DIGITS.fullmatch(value) else value
            if not isinstance(count, int | float) or count in _NOTHING:
                return None
            return epoch.start_us + int(count * epoch.mul / epoch.div)
        if not isinstance(value, str) or not value:
            return None
        try:
            if self.time.rule.startswith("iso"):
                reading = times.iso8601(value)
                return reading.local_us if reading.utc_us is None else reading.utc_us
            return written.read(value, day_first=self.time.rule == "written_day_first").local_us
        except TimeError:
            return None

    @cached_property
    def time(self) -> TimeGuess | None:
        """The time it is, where that is unambiguous."""
        return _time(self)


HEX: Final = "hex"
"""The function by which bytes that identify become text."""
_SOME: Final = 0.3
"""Of numbers of phones: so many written as only they are make the rest, which is digits, such too."""
_NEARLY: Final = 0.9
_ACCOUNTS_NUMBERS: Final = frozenset(("uid", "uin", "id", "ids", "userid", "pk", "oid"))
"""Words for numbers that an app gives people, which are numbers of no phone."""
_OF_PHONES: Final = frozenset(w for w, m in words.COLUMN.items() if "phone" in m) - {"num", "number", "numbers"}


# Name, epoch, least and greatest plausible stored value (2001 to 2033 for counts since 1970; those since 2001 up to 2032).
def _between(epoch: Epoch, first: int, last: int) -> tuple[float, float]:
    """Stored values of the beginning of two years."""
    ends: list[float] = []
    for year in (first, last):
        us = times.iso8601(f"{year}-01-01T00:00:00Z").utc_us or 0
        ends.append((us - epoch.start_us) * epoch.div / epoch.mul)
    return ends[0], ends[1]


EPOCHS: Final[tuple[tuple[str, Epoch, float, float], ...]] = tuple(
    (name, epoch, *_between(epoch, first, 2032))
    for name, epoch, first in (
        ("UNIX_S", times.UNIX_S, 2002),
        ("UNIX_MS", times.UNIX_MS, 2002),
        ("UNIX_US", times.UNIX_US, 2002),
        ("UNIX_NS", times.UNIX_NS, 2002),
        ("COCOA_S", times.COCOA_S, 2002),
        ("COCOA_NS", times.COCOA_NS, 2006),
        ("WEBKIT_US", times.WEBKIT_US, 2002),
        ("FILETIME", times.FILETIME, 2002),
        ("DOTNET_TICKS", times.DOTNET_TICKS, 2002),
        ("HFS_S", times.HFS_S, 2002),
    )
)
_NEED_A_NAME: Final = ("COCOA_S", "HFS_S")
_NOTHING: Final = (0, -1, -62135596800000, 9223372036854775807, -63114076800, -62135769600, 64092211200)
_DECLARED_TIME: Final = re.compile(r"DATE|TIME", re.IGNORECASE)
_TIME_WORDS: Final = frozenset(
    ("time", "sent", "received", "delivered", "edited", "created", "deleted", "expires", "ended")
)
_WHO: Final = frozenset(("by", "to", "from"))
_NOT_TIME: Final = frozenset(("id", "size", "phone", "duration", "url", "path", "lat", "lon", "width", "height"))


def _time(column: Column) -> TimeGuess | None:
    named = bool(column.means & {"time"}) or bool(_DECLARED_TIME.search(column.declared))
    if not named and len(column.words) > 1 and column.words[-1] in _WHO:
        return None  # By whom it was sent or made, or to whom.
    weakly = named or bool(column.means & _TIME_WORDS) or bool(column.means & {"read", "last"})
    digits = False
    counts: tuple[float, ...] = column.numbers
    if column.texts and len(column.texts) >= 0.9 * len(column.there):
        if not all(map(_DIGITS.fullmatch, column.texts)) or all(
            len(t) in (14, 17) and t.startswith("20") for t in column.texts
        ):
            return _text_time(column, named=weakly)
        # A count written as text is no time for its values alone: numbers of phones and people are written so too.
        digits, counts = True, tuple(map(_number, column.texts))
        if column.means & (_NOT_TIME - {"id"}) or not (weakly or _are_milliseconds(column)):
            return None
    numbers = [v for v in counts if v not in _NOTHING]
    if not numbers or len(counts) < 0.95 * len(column.there):
        return None
    best: list[tuple[float, str]] = []
    least, most = min(numbers), max(numbers)
    for name, _, low, high in EPOCHS:
        if most < low or least > high:
            continue
        share = sum(low <= v <= high for v in numbers) / len(numbers)
        if share >= 0.9:
            best.append((share, name))
    # Only ticks and Cocoa nanoseconds have values in common; then a name may say which.
    if {n for _, n in best} == {"COCOA_NS", "DOTNET_TICKS"} and {"tick", "ticks"} & set(column.words):
        best = [b for b in best if b[1] == "DOTNET_TICKS"]
    if len(best) != 1:
        return None
    share, name = best[0]
    if weakly:
        if not named and column.means & {"read", "last"} and column.is_flag:
            return None
        return TimeGuess(name, share, named=True, fill=len(numbers) / len(column.values), digits=digits)
    if name in _NEED_A_NAME or column.means & _NOT_TIME or column.primary or column.unique:
        return None
    spread = (max(numbers) - min(numbers)) if numbers else 0
    epoch = next(e for n, e, _, _ in EPOCHS if n == name)
    seconds = spread * epoch.mul / epoch.div / 1_000_000
    if len(set(numbers)) >= (8 if name == "UNIX_S" else 5) and seconds > 3600 and share >= 0.97:
        return TimeGuess(name, share, named=False, fill=len(numbers) / len(column.values), digits=digits)
    return None


def _are_milliseconds(column: Column) -> bool:
    """Whether counts written as text can be nothing else: thirteen digits each, of this century's years, hours apart."""
    low, high = 10**12, 2 * 10**12
    if column.means or column.primary or not all(len(t) == len(str(low)) for t in column.texts):
        return False
    counts = {int(t) for t in column.texts}
    return (
        len(counts) >= _VARIED_TIMES and low <= min(counts) and max(counts) < high and max(counts) - min(counts) > 10**7
    )


_VARIED_TIMES: Final = 8
_DIGITS: Final = re.compile(r"[0-9]{1,20}(\.[0-9]+)?")


def _number(text: str) -> float:
    return float(text) if "." in text else int(text)


def _text_time(column: Column, *, named: bool) -> TimeGuess | None:
    texts = [t for t in column.texts if not t.startswith(("0000", "0001-01-01"))]
    if not texts or column.means & {"duration"}:
        return None
    zoned = local = 0
    for text in texts:
        if not 10 <= len(text) <= 40 or _DIGITS.fullmatch(text):
            continue
        try:
            reading = times.iso8601(text)
        except TimeError:
            continue
        if reading.precision_us > 60_000_000 or not 946_684_800_000_000 <= reading.local_us <= 1_956_528_000_000_000:
            continue
        zoned += reading.utc_us is not None
        local += reading.utc_us is None
    share = max(zoned, local) / len(texts)
    if share < 0.9:
        return _written_time(column, texts, named=named)
    return TimeGuess(
        "iso_utc" if zoned > local else "iso_local", share, named=named, fill=len(texts) / len(column.values)
    )


def _written_time(column: Column, texts: Sequence[str], *, named: bool) -> TimeGuess | None:
    """A time written otherwise; what is the day and what the month has to be plain."""
    if sum(
        _written(t, day_first=True) is not None or _written(t, day_first=False) is not None for t in texts[:_FIRST]
    ) < 0.6 * len(texts[:_FIRST]):
        return None
    readings = {first: [_written(t, day_first=first) for t in texts] for first in (True, False)}
    fits = {first: sum(r is not None for r in listed) / len(texts) for first, listed in readings.items()}
    fill = len(texts) / len(column.values)
    if max(fits.values()) < 0.9:
        return None
    if readings[True] == readings[False]:
        return TimeGuess("written_day_first", fits[True], named=named, fill=fill)
    # Days above 12 tell, or else that rows are mostly in order of time.
    backwards = {first: _backwards([r for r in listed if r is not None]) for first, listed in readings.items()}
    for first in (True, False):
        plain = fits[first] >= 0.9 > fits[not first]
        if plain or (fits[first] == fits[not first] and 3 * backwards[first] < backwards[not first]):
            rule = "written_day_first" if first else "written_month_first"
            return TimeGuess(rule, fits[first], named=named, fill=fill)
    return None


_FIRST: Final = 5
"""So many texts show whether the rest is worth a look."""


def _written(text: str, *, day_first: bool) -> int | None:
    if not 8 <= len(text) <= written.LONGEST or not any(map(str.isdigit, text)):
        return None
    try:
        reading = written.read(text, day_first=day_first)
    except TimeError:
        return None
    plausible = 946_684_800_000_000 <= reading.local_us <= 1_956_528_000_000_000 and reading.precision_us <= 60_000_000
    return reading.local_us if plausible else None


def _backwards(moments: Sequence[int]) -> int:
    return sum(a > b for a, b in pairwise(moments))


_PHONE: Final = re.compile(r"\+?[0-9(][0-9 ()\-./]{5,22}[0-9]")
_DIALS: Final = re.compile(r"[+*#]?[0-9][0-9 ()\-./*#]+")
_LONGEST_NUMBER: Final = 24
_STRICT_PHONE: Final = re.compile(r"\+[1-9][0-9 ()\-./]{6,22}[0-9]|\(?[0-9]{3}\)?[ -][0-9]{3}-[0-9]{4}")
_WRITTEN_DAY: Final = re.compile(r"(?:19|20)\d\d([-/.])[01]?\d\1[0-3]?\d|[0-3]?\d([-/.])[0-3]?\d\2(?:19|20)\d\d")
_IP: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_EMAIL: Final = re.compile(r"[^@\s:/<>\"]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}")
_JID: Final = re.compile(
    r"[^@\s:/]{1,64}@(?:[sg]\.whatsapp\.net|g\.us|lid|c\.us|(?:[a-z0-9-]+\.)*(?:xmpp|jabber|talk|chat|im|conference|muc|group)[a-z0-9.-]*)"
)
_MATRIX: Final = re.compile(r"@[^@\s:/]{1,64}:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d{1,5})?")
"""How people are named in Matrix."""
_HANDLE: Final = re.compile(r"@?[A-Za-z][A-Za-z0-9_.\-]{2,31}")
_URL: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]{1,20}://\S+")
_UUID: Final = re.compile(r"\{?[0-9A-Fa-f]{8}-?(?:[0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}\}?")
_PICTURE: Final = re.compile(
    r"(?:.*\.(?:jpe?g|png|heic|gif|webp|mp4|mov|3gpp?|3ga|m4a|mp3|opus|ogg|oga|flac|wav|amr|awb|"
    r"aac|caf|wma|m4v|avi|mkv|webm|dng|avif|bmp|tiff?)|(?:image|video|audio)/[\w.+-]+)",
    re.I,
)
_PATH: Final = re.compile(r"(?:/|\.{1,2}/|[A-Za-z]:\\|file://|content://|\w+/)\S.*[^/]", re.S)
_STRUCTURED: Final = re.compile(r"\s*[\[{<].*[\]}>]\s*|[A-Za-z0-9+/]{40,}={0,2}|[0-9A-Fa-f]{16,}", re.S)
_CONSTANT: Final = re.compile(
    r"[A-Z0-9]+(?:_[A-Z0-9]+)+|[a-z0-9]+(?:[._:/-][A-Za-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+|[A-Z]{3,}"
)
_PERSONAL: Final = re.compile(r"[^\W\d_][^\W_]*(?:[ '’.\-·]{1,2}[^\W\d_][^\W_]*\.?){0,4}")
_ADORNED: Final = re.compile(r"\s*(?:[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+|\([^()]{1,20}\))\s*$")
"""What people put behind a name: 'Anna 🌿', 'Anna (office)'."""
_MARKUP: Final = re.compile(r"<(?:p|div|span|b|i|a|br|strong|em|html|body|blockquote|img)[\s>/]", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]{1,1000}>")
_SCHEME: Final = re.compile(r"^(?:sips?|tel|xmpp|mailto|sms|im):(?=[^/\s])", re.IGNORECASE)
"""In front of numbers and addresses."""
_MAILBOX: Final = re.compile(r"(?:\"[^\"<>]{0,80}\"|[^\"<>]{0,80})\s*<([^<>\s]{3,120})>")
"""'"Anna" <anna@example.org>': a number or address with a name in front."""
_TWO_NUMBERS: Final = 15
_PARTED: Final = re.compile(r"\s*[;,|\n]\s*")
"""Between numbers or addresses that stand in one cell."""


def several(text: str) -> tuple[str, ...]:
    """The numbers or addresses in a text that has nothing but several of them, or any number as a list of texts in JSON; none
    where it is something else."""
    if text.startswith('["') and len(text) <= _LONGEST_SEVERAL:
        return _in_json(text)
    if not 2 * 7 < len(text) <= _LONGEST_SEVERAL or not (text[0] in _DIALLED or "@" in text[:80]):
        return ()
    pieces = tuple(p for p in _PARTED.split(text) if p)
    return pieces if len(pieces) > 1 and all(map(_is_reached, pieces)) else ()


def _in_json(text: str) -> tuple[str, ...]:
    try:
        pieces = msgspec.json.decode(text, type=tuple[str, ...])
    except (msgspec.DecodeError, UnicodeEncodeError):
        return ()
    return pieces if all(map(_is_reached, pieces)) else ()


def _is_reached(piece: str) -> bool:
    return bool(_EMAIL.fullmatch(piece) or (_PHONE.fullmatch(piece) and sum(map(str.isdigit, piece)) >= 7))


_DIALLED: Final = frozenset("+(0123456789")
_LONGEST_SEVERAL: Final = 400
_LETTER: Final = re.compile(r"[^\W\d_]")


def _looks(texts: Sequence[str], there: int, numbers: Sequence[float], means: frozenset[str]) -> Looks:
    counts = dict.fromkeys(Looks.__dataclass_fields__, 0)
    for text in texts:
        stripped = text.strip()
        if ":" in stripped:
            stripped = _SCHEME.sub("", stripped)
        if stripped[-1:] == ">" and (named := _MAILBOX.fullmatch(stripped)) is not None:
            stripped = _SCHEME.sub("", named[1])
        if stripped.startswith("<") and _MARKUP.match(stripped):
            stripped = _TAG.sub(" ", stripped).strip()
        if (len(stripped) > _TWO_NUMBERS or stripped[:2] == '["') and (pieces := several(stripped)):
            stripped = pieces[0]
        if len(stripped) <= 24 and _PHONE.fullmatch(stripped) and not _IP.fullmatch(stripped):
            digits = sum(c.isdigit() for c in stripped)
            if 7 <= digits <= 15 and not _WRITTEN_DAY.fullmatch(stripped):
                counts["phone"] += 1
                counts["strict_phone"] += _STRICT_PHONE.fullmatch(stripped) is not None
            continue
        if _URL.match(stripped):
            counts["url"] += 1
            counts["picture"] += len(stripped) < 500 and _PICTURE.fullmatch(stripped) is not None
            counts["path"] += stripped.startswith(("file:", "content:"))
            continue
        if _UUID.fullmatch(stripped):
            counts["uuid"] += 1
            continue
        if len(stripped) <= 200 and (_JID.fullmatch(_bare(stripped)) or _MATRIX.fullmatch(stripped)):
            counts["jid"] += 1
            continue
        if len(stripped) <= 120 and _EMAIL.fullmatch(stripped):
            counts["email"] += 1
            continue
        if len(stripped) < 500 and _PICTURE.fullmatch(stripped):
            counts["picture"] += 1
            counts["path"] += "/" in stripped
            continue
        if _STRUCTURED.fullmatch(stripped):
            counts["structured"] += 1
            continue
        if len(stripped) <= 60 and _PERSONAL.fullmatch(_ADORNED.sub("", stripped)):
            counts["personal"] += 1
        if len(stripped) <= 32 and _HANDLE.fullmatch(stripped):
            counts["handle"] += 1
        if _CONSTANT.fullmatch(stripped):
            counts["constant"] += 1
            continue
        if len(stripped) < 500 and "/" in stripped and " " not in stripped and _PATH.fullmatch(stripped):
            counts["path"] += 1
            continue
        counts["natural"] += _is_natural(stripped)
    if numbers and not texts and means & {"phone", "party", "sender", "recipient"}:
        # Numbers kept as numbers: only where the name says so.
        counts["phone"] = sum(1_000_000 <= v < 10**15 and float(v).is_integer() for v in numbers)
    whole = max(there, 1)
    return Looks(**{name: count / whole for name, count in counts.items()})


def _bare(text: str) -> str:
    """An address of a messenger without its device or nickname: 'anna@example.org/phone'."""
    bare, _, resource = text.partition("/")
    return bare if resource and "@" in bare else text


def _is_natural(text: str) -> bool:
    pieces = text.split()
    letters = len(_LETTER.findall(text[:200]))
    if any(ord(c) > 0x2E7F for c in text[:200]):
        return True  # Han, kana, Hangul and emoji: no identifiers are written so.
    if not letters:
        return False
    if len(pieces) >= 2:
        return letters >= 0.5 * len(text[:200].replace(" ", ""))
    # One word alone: 'ok', 'Thanks!'. Identifiers were sorted out before.
    word = text.rstrip("!?.…,")
    return (len(text) <= 20 and word != text and word.translate(_APOSTROPHES).isalpha()) or (
        text.isalpha() and len(text) <= 12
    )


_APOSTROPHES: Final = str.maketrans("", "", "'’-")


def _key(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bytes) else repr(value)


_LEAST_MADE: Final = 5


def made_columns(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The times at which identifiers were made, of a table that has no other time."""
    counted = _counted_ids(columns)
    if counted:
        return counted
    likely = [
        c for c in columns if c.texts and len(c.texts[0]) in madeids.LENGTHS and madeids.made_at(c.texts[0]) is not None
    ]
    if not likely or any(c.time is not None and not c.above for c in columns):
        return ()
    found: list[Column] = []
    for column in likely:
        if len(column.texts) < max(_LEAST_MADE, 0.9 * len(column.values)) or column.distinct < 0.95 * len(column.there):
            continue
        moments = tuple(madeids.made_at(v) for v in column.values)
        if sum(m is not None for m in moments) >= 0.95 * len(column.there):
            name = f"{column.name}.made"
            found.append(Column(name, "", moments, within=column.within, called="time", via=("made_at", column.name)))
    return tuple(found[:1])


def _counted_ids(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Whole numbers named for identifiers that are times to the microsecond, of a table that has no other time."""
    if any(c.time is not None and not c.above for c in columns):
        return ()
    low, high = next((low, high) for name, _, low, high in EPOCHS if name == "UNIX_US")
    for column in columns:
        whole = column.numbers and len(column.numbers) == len(column.values) and column.within is None
        called = "id" in column.means or column.name.lower().endswith("id")
        named = called and not column.means & {"size", "phone"} and column.via is None
        if (
            not (whole and named)
            or len(set(column.numbers)) < _LEAST_MADE
            or column.distinct < 0.95 * len(column.there)
        ):
            continue
        if all(low <= v <= high and float(v).is_integer() for v in column.numbers):
            return (Column(f"{column.name}.made", "INTEGER", column.values, called="time", via=("", column.name)),)
    return ()


def mailbox_columns(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The addresses and names in columns that pack them into one text: 'anna@example.org;Anna', 'Anna <anna@example.org>'.

    Two columns of each, called as it is; none where all values are bare addresses.
    """
    found: list[Column] = []
    for column in columns:
        if column.via is not None or len(column.texts) < 3 or column.above:
            continue
        # Most texts with an @ are none of these: a few tell.
        if sum(bool(mailboxes.listed(t)) for t in column.texts[:5]) < 3:
            continue
        boxes = [mailboxes.listed(v) for v in column.values]
        if sum(map(bool, boxes)) < 0.9 * len(column.there):
            continue
        if not any(b.name for listed_ in boxes for b in listed_) and not (
            column.means & {"sender", "recipient"} and any(len(b) > 1 for b in boxes)
        ):
            continue
        own = column.called or column.name
        for kind, called, function in (("address", own, "address_in"), ("name", f"{own} name", "name_in")):
            values = tuple((b[0].address if kind == "address" else b[0].name) if b else None for b in boxes)
            found.append(
                Column(
                    f"{column.name}.{kind}",
                    "",
                    values,
                    within=column.within,
                    called=called,
                    via=(function, column.name),
                )
            )
    return tuple(found)


_DAY: Final = re.compile(
    r"\d{4}[-/._]\d{1,2}[-/._]\d{1,2}|\d{1,2}[-/._]\d{1,2}[-/._]\d{4}|20\d{6}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|"
    r"\d{1,2}[ -][A-Za-z]{3,9}\.?[ -]\d{4}"
)
_OF_DAY: Final = re.compile(r"\d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d{1,6})?)?(?::?\s*[AaPp]\.?[Mm]\.?)?")


def day_and_time(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The times that two columns make together, one of days and one of times of day, where there is no other time."""
    days = [c for c in columns if _all_like(c, _DAY)]
    hours = [c for c in columns if _all_like(c, _OF_DAY) and "duration" not in c.means] if days else []
    others = [c for c in columns if c.time is not None and not c.above and not c.means & _OF_THE_ROW]
    if len(days) != 1 or len(hours) != 1 or others:
        return ()
    day, hour = days[0], hours[0]
    joined = tuple(
        f"{a} {b}" if isinstance(a, str) and isinstance(b, str) else None
        for a, b in zip(day.values, hour.values, strict=True)
    )
    made = Column(f"{day.name}.{hour.name}", "", joined, called="datetime", via=("", day.name), beside=hour.name)
    return (made,) if made.time is not None else ()


_OF_THE_ROW: Final = frozenset(("created", "edited", "deleted", "last", "expires"))
"""What is said of a row's own times, beside those of what it tells of."""


def _all_like(column: Column, form: re.Pattern[str]) -> bool:
    first = next((v for v in column.values if v is not None), None)
    if not isinstance(first, str) or form.fullmatch(first.strip()) is None:
        return False
    texts = column.texts
    return (
        len(texts) >= _LEAST_MADE
        and len(texts) == len(column.there)
        and column.within is None
        and all(form.fullmatch(t.strip()) for t in texts)
    )
