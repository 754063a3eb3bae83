"""A finding written out as an artifact file, with its reasons as comments, for an author to check and finish.

The text passes `kit.check` and is formatted as ruff does it. It holds names of tables, columns and codes, and no other value
of the store; where a direction was told by the account's own identifier, that identifier is left for the author to replace.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import apsw

from aboveboard.engine.discover import MENTION, forms
from aboveboard.engine.discover.analyse import Analysis, analyse_trees
from aboveboard.engine.discover.build import Finding
from aboveboard.engine.discover.lists import rows_of
from aboveboard.engine.discover.look import Damaged
from aboveboard.engine.discover.mixed import Only
from aboveboard.engine.discover.people import names_in
from aboveboard.engine.discover.run import analyse_database
from aboveboard.engine.discover.trees import Trees
from aboveboard.engine.discover.verdicts import Verdict
from aboveboard.engine.evidence import Buffer, EvidenceVfs, NotADatabase, attached
from aboveboard.engine.utf16 import TooLarge
from aboveboard.formats.media import sniff
from aboveboard.formats.times import Epoch
from aboveboard.kit import (
    Code,
    Col,
    Const,
    FieldSource,
    Person,
    Rows,
    Sql,
    Sqlite,
    SqliteCode,
    flag,
    html,
    iso_local,
    iso_utc,
    lasted,
    milliseconds,
    source_expressions,
    written_day_first,
    written_month_first,
)
from aboveboard.store.shard import open_shard

WIDTH: Final = 120
_DATABASES: Final = (forms.SQLITE, forms.REALM)
_WIDEST_NAME: Final = 98
_LONG: Final = 84
"""SQL longer than this becomes a constant."""
_NEEDED: Final = ("at", "body", "name", "url", "latitude", "longitude", "path")
_KIT_DECODERS: Final = {
    flag.name: "flag",
    html.name: "html",
    milliseconds.name: "milliseconds",
    iso_utc.name: "iso_utc",
    iso_local.name: "iso_local",
    lasted.name: "lasted",
    written_day_first.name: "written_day_first",
    written_month_first.name: "written_month_first",
}
_BUNDLE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)+")
_ANDROID: Final = re.compile(r"(?:^|/)data/(?:data|user/\d+)/(" + _BUNDLE.pattern + r")/(.+)$")
_IOS: Final = re.compile(r"/Containers/(Data/Application|Shared/AppGroup)/[^/]+/(.+)$")


class Nothing(Exception):
    """There is nothing to draft, and why."""


def draft(data: bytes, path: str, wal: bytes | None = None) -> str:
    """The text of an artifact file. Raises Nothing."""
    form = forms.form_of(data[:4096], sniff(data[:512]), path.rsplit("/", 1)[-1], max(len(data), forms.LEAST))
    if form in _DATABASES:
        analysis = _of_database(data, wal, path)
    elif form in (forms.JSON, forms.PLIST):
        analysis = _of_file(form, data, path)
    else:
        sealed = "it is laid out as encrypted Realm files are"
        what = sealed if form == forms.SEALED_REALM else "it is no database, JSON or property list"
        raise Nothing(f"nothing is drafted: {what}")
    if not analysis.findings:
        raise Nothing(f"nothing is drafted: nothing in it looks like a person's records{_unsure(analysis)}")
    if all(isinstance(f.reading, SqliteCode) for f in analysis.findings):
        raise Nothing("nothing is drafted: what looks like a person's records stands in lists inside cells")
    return Draft(analysis, path, form).text()


def _unsure(analysis: Analysis) -> str:
    said = analysis.unsure_in_words()
    return f" ({said})" if said else ""


def _of_database(data: bytes, wal: bytes | None, path: str) -> Analysis:
    db, vfs = open_shard(None, b""), EvidenceVfs()
    try:
        with attached(db, vfs, Buffer(data), wal=Buffer(wal) if wal else None) as ev:
            return analyse_database(db, ev.schema, path, least=MENTION + 0.1)[0]
    except (NotADatabase, TooLarge, Damaged, apsw.Error) as error:
        raise Nothing(f"it cannot be looked at: {error}") from error
    finally:
        db.close()


def _of_file(form: str, data: bytes, path: str) -> Analysis:
    try:
        return analyse_trees(Trees(rows_of(form, data, path.rsplit("/", 1)[-1])), MENTION + 0.1)
    except (ValueError, RecursionError) as error:
        raise Nothing(f"it cannot be looked at: {error}") from error


# --- where it lies ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Where:
    system: str
    name: str
    service: str
    pattern: str


def where(path: str) -> _Where:
    """System, name, service and file pattern that a path suggests."""
    base = path.rsplit("/", 1)[-1]
    stem = _word(base.rsplit(".", 1)[0])
    if match := _ANDROID.search(path):
        return _Where(
            "android",
            _word(match[1].rsplit(".", 1)[-1]),
            _word(match[1].rsplit(".", 1)[-1]),
            f"{{app_data:{match[1]}}}/{_glob(match[2])}",
        )
    if match := _IOS.search(path):
        root = "app_data" if match[1].startswith("Data") else "app_group"
        return _Where("ios", stem, stem, f"{{{root}:*}}/{_glob(match[2])}")
    return _Where("any", stem, stem, f"**/{_glob(base)}")


def _word(text: str) -> str:
    found = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
    return found if re.match(r"[a-z]", found) else f"store_{found}".strip("_")


def _glob(path: str) -> str:
    """Identifiers and numbers in a path are another phone's others."""
    parts = [
        re.sub(r"[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}|[0-9A-Fa-f]{16,}|\d{6,}", "*", p)
        for p in path.split("/")
    ]
    return re.sub(r"[{}?]", "*", "/".join(parts))


# --- text ------------------------------------------------------------------------------------------------------------


@dataclass
class Draft:
    """Collects the text."""

    analysis: Analysis
    path: str
    form: str
    _kit: set[str] = field(default_factory=set[str])
    _times: set[str] = field(default_factory=set[str])
    _formats: set[str] = field(default_factory=set[str])
    _constants: dict[str, str] = field(default_factory=dict[str, str])
    _made: dict[str, str] = field(default_factory=dict[str, str])
    _hints: dict[str, str] = field(default_factory=dict[str, str])
    _functions: list[str] = field(default_factory=list[str])

    def text(self) -> str:
        """The whole file."""
        place = where(self.path)
        findings = self.analysis.findings
        kinds = list(dict.fromkeys(f.reading.kind.__name__ for f in findings if f.reading.kind is not None))
        self._kit |= {"Artifact", *kinds}
        readings = [self._reading(f, n) for n, f in enumerate(findings)]
        emits = kinds[0] if len(kinds) == 1 else f"({', '.join(kinds)})"
        says = f"One record for each {'row of a table' if self.form in _DATABASES else 'object of a list'}."
        limits = "Drafted from one store: what its columns mean was concluded from names and values."
        title = _plain(place.name.replace("_", " ").title())
        file = _plain(self.path.rsplit("/", 1)[-1])
        arguments = [
            f"id={_literal(f'{place.system}.{place.name}')}",
            f"title={_literal(title)}",
            f"service={_literal(place.service)}",
            f"emits={emits}",
            f"files=({_literal(place.pattern)},)",
            "read=(\n" + _indented("".join(readings)) + ")",
            f"says={_literal(says)}",
            f"limits={_literal(limits)}",
            f"sources=({_literal('one store, by `aboveboard artifact draft`; to be confirmed')},)",
        ]
        body = "".join(f"    {a.replace(chr(10), chr(10) + '    ')},\n" for a in arguments)
        artifact = f"{_constant(place.name)} = Artifact(\n{body})\n"
        head = (
            f'"""{title}: `{file}`, drafted from one store.\n\n'
            "To be finished by an author: confirm each field and its reason, say what codes mean and what older versions lack,\n"
            'and fill in says, limits, sources and tested.\n"""\n\n'
        )
        made = "".join(
            f"{name}{': ' + self._hints[name] if name in self._hints else ''} = {value}\n"
            for name, value in {**self._made, **self._constants}.items()
        )
        parts = [head + "from __future__ import annotations\n\n" + self._imports(), made]
        if self._functions and self.form == forms.PLIST:
            self._functions.insert(0, _TREE)
        functions = "\n\n".join(self._functions)
        text = "\n".join(p for p in parts if p)
        return text + ("\n\n" + functions + "\n\n" if functions else "\n") + artifact

    def _imports(self) -> str:
        lines: list[str] = []
        if self._functions:
            lines += ["import json\n"] if self.form == forms.JSON else []
            lines += [f"from collections.abc import Iterator{', Mapping' if self._hints else ''}\n", "\n"]
        if self._formats:
            lines.append(f"from aboveboard.formats import {', '.join(sorted(self._formats))}\n")
        if self._times:
            lines.append(f"from aboveboard.formats.times import {', '.join(sorted(self._times))}\n")
        names = sorted(self._kit, key=lambda n: (n[0].islower(), n))
        one = f"from aboveboard.kit import {', '.join(names)}\n"
        lines.append(
            one
            if len(one) <= WIDTH + 1
            else "from aboveboard.kit import (\n" + "".join(f"    {n},\n" for n in names) + ")\n"
        )
        return "".join(lines)

    # --- readings ----------------------------------------------------------------------------------------------------

    def _reading(self, finding: Finding, number: int) -> str:
        said = [f"{finding.verdict.table}: confidence {finding.verdict.confidence:.2f}", *finding.verdict.reasons]
        comments = _comments(said)
        if isinstance(finding.reading, SqliteCode):
            column = finding.reading.columns["cell"].partition(".")[2]
            return comments + _comments(
                [f"these are lists in the cells of {column}; a SqliteCode for them is to be written"]
            )
        if isinstance(finding.reading, Sqlite):
            return comments + self._sqlite(finding, finding.reading)
        member, inside, _ = finding.pattern.partition(" $")
        if inside:
            comments += _comments([f"it stands in the bytes of {member}: these are to be opened first"])
        for role, name in finding.verdict.roles.items():
            made = finding.columns.get(name)
            if made is not None and made.via is not None:
                of = f"{made.via[1]} and {made.beside}" if made.beside else made.via[1]
                comments += _comments([f"{role} is made of {of}: to be written"])
        return comments + self._code(finding, finding.reading, number)

    def _sqlite(self, finding: Finding, reading: Sqlite) -> str:
        self._kit.add("Sqlite")
        fields = ""
        for name, source in reading.fields.items():
            if _tells_who(finding.verdict, source):
                fields += _comments(
                    [f"{name}: told by the account's own identifier, another on each phone; to be declared"]
                )
                continue
            fields += _comments([finding.because.get(name, "")])
            fields += f"{_literal(name)}: {self._source(name, source)},\n"
        requires = ", ".join(f"{_literal(t)}: {_tuple(cs)}" for t, cs in reading.requires.items())
        arguments = [
            f"kind={reading.kind.__name__}" if reading.kind is not None else "",
            f"name={_literal(reading.part)}",
            f"base={_literal(reading.base)}",
            f"key={_literal(reading.key)}",
            self._joins(reading.joins),
            f"requires={{{requires}}}",
            f"where={_literal(reading.where)}" if reading.where is not None else "",
            f"leaves_out={_literal(reading.leaves_out)}" if reading.leaves_out is not None else "",
            "fields={\n" + _indented(fields) + "}",
        ]
        return "Sqlite(\n" + _indented("".join(f"{a},\n" for a in arguments if a)) + "),\n"

    def _joins(self, joins: tuple[str, ...]) -> str:
        listed = [self._sql("join", j) for j in joins]
        # A tuple of one stays on its line where it fits.
        if len(listed) == 1 and len(listed[0]) + len("joins=(,),") + 12 <= WIDTH:
            return f"joins=({listed[0]},)"
        return "joins=(\n" + _indented("".join(f"{j},\n" for j in listed)) + ")" if listed else ""

    def _source(self, name: str, source: FieldSource) -> str:
        match source:
            case Col(expr=str() as expr, decode=decode):
                self._kit.add("Col")
                return _call("Col", [self._sql(name, expr), *([self._decoder(decode)] if decode is not None else [])])
            case Person():
                self._kit.add("Person")
                arguments = [self._sql(name, source.identifier) if source.identifier else "None"]
                if source.name is not None:
                    arguments.append(self._sql(f"{name}_name", source.name))
                if source.role is not None:
                    arguments.append(f"role={_literal(source.role)}")
                if source.many:
                    arguments.append("many=True")
                if source.when is not None:
                    arguments.append(f"when={self._sql(f'{name}_when', source.when)}")
                return _call("Person", arguments)
            case Const(value=str() as value):
                self._kit.add("Const")
                return _call("Const", [_literal(value)])
            case Rows():
                self._kit.add("Rows")
                role = [f"role={_literal(source.role)}"] if source.role is not None else []
                return _call("Rows", [self._sql(name, source.select), f"keys={_tuple(source.keys)}", *role])
            case _:
                raise TypeError(f"{name}: {source!r} is not drafted")

    def _decoder(self, decode: object) -> str:
        if isinstance(decode, Epoch):
            self._times.add(decode.name.upper())
            return decode.name.upper()
        known = _KIT_DECODERS.get(str(getattr(decode, "name", "")))
        if known is not None:
            self._kit.add(known)
            return known
        assert isinstance(decode, Sql)
        self._kit.add("enum")
        pairs = re.findall(r"WHEN ('(?:[^']|'')*'|-?\d+) THEN '(\w+)'", decode.template)
        codes = ", ".join(
            f"{_literal(c[1:-1].replace(chr(39) * 2, chr(39))) if c[0] == chr(39) else c}: {_literal(w)}"
            for c, w in pairs
        )
        made = f"enum({_literal(decode.name)}, {{{codes}}}, other=None)"
        return self._named(f"_{_constant(decode.name)}", made, self._made)

    def _sql(self, name: str, text: str) -> str:
        if len(text) <= _LONG:
            return _literal(text)
        pieces = textwrap.wrap(text, WIDTH - 12, drop_whitespace=False, break_on_hyphens=False, break_long_words=False)
        if len(pieces) == 1 and len(f"_{_constant(name)} = {_literal(text)}") <= WIDTH:
            return self._named(f"_{_constant(name)}", _literal(text), self._constants)
        made = "(\n" + "".join(f"    {_literal(p)}\n" for p in pieces) + ")"
        return self._named(f"_{_constant(name)}", made, self._constants)

    def _named(self, name: str, value: str, into: dict[str, str]) -> str:
        """A constant of this value, under this name or a numbered one."""
        every = {**self._made, **self._constants}
        for known, made in every.items():
            if made == value:
                return known
        free = next(n for n in (name, *(f"{name}_{i}" for i in range(2, 1000))) if n not in every)
        into[free] = value
        return free

    # --- files that are no databases ---------------------------------------------------------------------------------

    def _code(self, finding: Finding, reading: Code, number: int) -> str:
        """A function that walks to the list and makes records of its objects."""
        self._kit |= {"About", "Code", "Item"}
        name = f"_read_{_word(finding.verdict.table)}"
        name = name if not any(f"def {name}(" in f for f in self._functions) else f"{name}_{number}"
        self._functions.append(_Function(self, finding, name, self.form).text())
        kind = reading.kind.__name__ if reading.kind is not None else "Message"
        return _call("Code", [name, f"kind={kind}", f"name={_literal(finding.verdict.table or reading.name)}"]) + ",\n"

    def constant(self, name: str, value: str, hint: str) -> str:
        """The name of a constant of this value and type."""
        named = self._named(name, value, self._made)
        self._hints[named] = hint
        return named

    def uses(self, *, kit: Iterable[str] = (), times: Iterable[str] = (), formats: Iterable[str] = ()) -> None:
        """Names that a function needs imported."""
        self._kit |= set(kit)
        self._times |= set(times)
        self._formats |= set(formats)


_TREE: Final = '''def _tree(data: bytes) -> object:
    """The values of a property list, through the archive if it is one."""
    value = plist.load(data)
    return plist.unarchive(value) if plist.is_archive(value) else value
'''


class _Function:
    """The function that reads one list of a JSON file or property list."""

    def __init__(self, owner: Draft, finding: Finding, name: str, form: str) -> None:
        self._owner = owner
        self._finding = finding
        self._name = name
        self._form = form

    def text(self) -> str:
        """Its text."""
        verdict, reading = self._finding.verdict, self._finding.reading
        assert isinstance(reading, Code)
        kind = reading.kind.__name__ if reading.kind is not None else "Message"
        pattern = self._finding.pattern or reading.name
        if self._form == forms.JSON:
            walked = f"objects.each(json.loads(data), {_literal(pattern)})"
            self._owner.uses(formats=["objects"])
        else:
            walked = f"objects.each(_tree(data), {_literal(pattern)}, objects.path_locator)"
            self._owner.uses(formats=["objects", "plist"])
        fields = "".join(f"{name}={value},\n" for name, value in self._fields(verdict))
        item = f"yield {_call('Item', ['locator', f'{kind}({chr(10)}{_indented(fields)})', 'row'])}"
        if verdict.only:
            item = f"if {' and '.join(_holds(o) for o in verdict.only)}:\n{_indented(item)}"
        body = f"del about\nfor locator, row in {walked}:\n{_indented(item)}\n"
        head = f"def {self._name}(data: bytes, about: About) -> Iterator[Item]:\n"
        return head + _indented(f'"""Each object of {_plain(pattern)}."""\n{body}')

    def _fields(self, verdict: Verdict) -> Iterator[tuple[str, str]]:
        """Keyword and value of each field of the record."""
        roles = verdict.roles
        columns = self._finding.columns
        parties = {"Post": ("author",)}.get(verdict.kind, ("sender", "recipient", "peer"))
        identifiers: list[str] = []
        for role, name in roles.items():
            made = columns.get(name)
            if made is not None and made.via is not None:
                if role not in parties and not role.endswith("_name") and not role.startswith(("identifier", "else")):
                    yield role, "None"
                continue
            got = f"row.get({_literal(name)})"
            text = f"objects.text(row, {_literal(name)})"
            if role.startswith("identifier"):
                sort = _literal(role.partition(":")[2])
                identifiers.append(f"Identifier(value={text}, type={sort})")
            elif role in parties:
                yield from self._party(role, text, roles, verdict)
            elif role.endswith("_name") or role in ("sender", "recipient", "peer", "family") or role.startswith("else"):
                continue
            elif role == "direction":
                if verdict.incoming == ("*",):
                    continue
                codes = {**dict.fromkeys(verdict.incoming, "INCOMING"), **dict.fromkeys(verdict.outgoing, "OUTGOING")}
                listed = ", ".join(f"{_code(v)}: Direction.{w}" for v, w in codes.items())
                self._owner.uses(kit=["Direction"])
                made = self._owner.constant(
                    f"_{_constant(verdict.table)}_WAYS", f"{{{listed}}}", "Mapping[object, Direction]"
                )
                yield "direction", f"{made}.get({got})"
            elif (column := columns.get(name)) is not None and column.time is not None:
                epoch = column.time.epoch
                if epoch is not None:
                    self._owner.uses(times=[column.time.rule])
                    counted = f"int({got} or 0)" if column.time.digits else got
                    yield role, f"{column.time.rule}.to_utc_us({counted})"
                else:
                    rule = column.time.rule
                    reads = f"written.read(str({got}), day_first={rule == written_day_first.name})"
                    self._owner.uses(formats=["times" if rule.startswith("iso") else "written"])
                    read = f"times.iso8601(str({got}))" if rule.startswith("iso") else reads
                    yield role, f"{read}.utc_us if {got} else None"
            elif role == "name":
                made = [[f"objects.text(row, {_literal(c)})" for c in way] for way in names_in(roles)]
                ways = [way[0] if len(way) == 1 else f'" ".join(n for n in ({", ".join(way)}) if n)' for way in made]
                said = [*ways, *(["None"] if any(len(way) > 1 for way in made) else [])]
                wide = sum(map(len, said)) + 4 * len(said) > _WIDEST_NAME
                yield "name", ("\nor " if wide else " or ").join(said)
            elif role in ("thread", "body", "url", "title", "path", "mime", "address"):
                yield role, text
            elif role in ("read", "deleted", "starred"):
                yield role, f"bool({got})"
            else:
                yield role, got
        if identifiers:
            self._owner.uses(kit=["Identifier"])
            one = f"[{', '.join(identifiers)}]"
            yield (
                "identifiers",
                one if len(one) <= _LONG else f"[\n{_indented(''.join(f'{i},{chr(10)}' for i in identifiers))}]",
            )

    def _party(self, role: str, got: str, roles: Mapping[str, str], verdict: Verdict) -> Iterator[tuple[str, str]]:
        self._owner.uses(kit=["Party"])
        name = roles.get(f"{role}_name")
        named = f", objects.text(row, {_literal(name)})" if name else ", None"
        if role in ("sender", "author"):
            yield role, f"Party({got}{named}, {_literal(role)})"
        elif role == "recipient":
            yield "recipients", f'[Party({got}{named}, "recipient")]'
        elif verdict.kind != "Contact" and not {"sender", "recipient"} & set(roles):
            yield "recipients", f'[Party({got}{named}, "party")]'


def _holds(only: Only) -> str:
    """The condition under which an object is one of these."""
    got = f"row.get({_literal(only.column)})"
    if only.present:
        return f'{got} {"in" if only.without else "not in"} (None, "")'
    listed = ", ".join(_code(v) for v in only.values) + ("," if len(only.values) == 1 else "")
    return f"{got} {'not in' if only.without else 'in'} ({listed})"


def _code(value: object) -> str:
    return str(int(value)) if isinstance(value, int | float) else _literal(str(value))


def _tells_who(verdict: Verdict, source: FieldSource) -> bool:
    """Whether an expression holds the identifier of the phone's own account."""
    if verdict.incoming != ("*",):
        return False
    own = _sql_literal(verdict.outgoing[0])
    return any(own in text for text in source_expressions(source))


def _sql_literal(value: object) -> str:
    return f"= {int(value)} " if isinstance(value, int | float) else "'" + str(value).replace("'", "''") + "'"


def _call(name: str, arguments: list[str]) -> str:
    one = f"{name}({', '.join(arguments)})"
    if len(one) <= 72 and "\n" not in one:
        return one
    return f"{name}(\n" + _indented("".join(f"{a},\n" for a in arguments)) + ")"


def _literal(text: str) -> str:
    """A string as ruff writes it: double quotes unless that needs more escapes."""
    if '"' in text and "'" not in text:
        return "'" + text.replace("\\", "\\\\") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _tuple(values: Iterable[str]) -> str:
    listed = [_literal(v) for v in values]
    return f"({', '.join(listed)}{',' if len(listed) == 1 else ''})"


def _constant(name: str) -> str:
    return _word(name).upper()


def _indented(text: str) -> str:
    return textwrap.indent(text, "    ")


def _plain(text: str) -> str:
    return "".join(c for c in text if c.isprintable() and c not in "\"'\\`")[:100]


def _comments(said: Iterable[str]) -> str:
    out = ""
    for text in said:
        clean = "".join(c if c.isprintable() else " " for c in text)
        for line in textwrap.wrap(clean, 92):
            out += f"# {line}\n" if " " not in line.strip() else f"# - {line}\n"
    return out


__all__ = ["Draft", "Nothing", "draft", "where"]
