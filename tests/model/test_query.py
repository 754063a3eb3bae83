"""The query language, what its terms mean, and that every way an index answers equals a full scan."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aboveboard.model import query as language
from aboveboard.model.fold import LONG_WORD, fold, index_text, is_word_token, normalise
from aboveboard.model.query import (
    Filter,
    Plan,
    Query,
    QueryError,
    Range,
    Term,
    any_token,
    make_filter,
    matches,
    parse,
    party_matches,
    plan,
)

DOC = Path(__file__).resolve().parents[2] / "docs" / "search.md"


def doc_table(header: str) -> list[list[str]]:
    """The rows of the table in docs/search.md whose header begins so, cells without their backticks."""
    lines = DOC.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(header))
    rows: list[list[str]] = []
    for line in lines[at + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
    return rows


# An index as a case has it, and an executor of plans: what the store does, at its plainest.


class Index:
    """An FTS5 table over `index_text` of some records, and its vocabulary."""

    def __init__(self, records: list[list[str]]) -> None:
        self.records = records
        self.db = sqlite3.connect(":memory:")
        self.db.execute("CREATE VIRTUAL TABLE t USING fts5(x, content='', tokenize='ascii')")
        self.db.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'row')")
        self.db.executemany(
            "INSERT INTO t(rowid, x) VALUES (?, ?)",
            ((number, index_text(fields)) for number, fields in enumerate(records)),
        )

    def match(self, expression: str) -> set[int]:
        return {row[0] for row in self.db.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression,))}

    def candidates(self, how: Plan) -> set[int]:
        found = set(range(len(self.records)))
        if how.fts is not None:
            found &= self.match(how.fts)
        if how.needle is not None:
            test = "substr(term, -length(?1)) = ?1" if how.needle_at == "end" else "instr(term, ?1)"
            rows = self.db.execute(f"SELECT term FROM v WHERE {test}", (how.needle,))
            tokens = [row[0] for row in rows if is_word_token(row[0])]
            found &= self.match(any_token(tokens)) if tokens else set()
        return found

    def scan(self, term: Term) -> set[int]:
        return {number for number, fields in enumerate(self.records) if matches((term,), fields)}

    def check(self, term: Term) -> Plan:
        """Assert that the planned way gives what the scan gives, negation apart."""
        term = Term(term.text, term.how)
        how = plan(term)
        expected, found = self.scan(term), self.candidates(how)
        if how.needs_check:
            assert expected <= found, (term, how, self.records)
        else:
            assert expected == found, (term, how, self.records)
        return how


# Small alphabets, so that terms are found by accident as well as on purpose.
ALPHABETS = (
    "abA B.-_@1é\u0301",
    "转轉账賬吧 ，a1",
    "محمّد أاى\u0651\u0640٥5 .",
    "かガ\u3099ｶﾞ한ᄒ\u1161\u11ab 가a",
    "👍🏽🎉🇩🇪\u200d\ufe0f a€1.",
    "ก\u0e33า\u1025\u102e한क\u0937\u093ca ",
    "aß'’\x00\ue000\ufffe\u00ad ΣςǅOR\"*-+^:()",
)
TEXTS = st.sampled_from(ALPHABETS).flatmap(lambda letters: st.text(st.sampled_from(letters), max_size=12))
RECORDS = st.lists(st.lists(TEXTS, max_size=3), min_size=1, max_size=6)
HOWS: st.SearchStrategy[language.How] = st.sampled_from(("anywhere", "phrase", "exact"))


@st.composite
def records_and_terms(draw: st.DrawFn) -> tuple[list[list[str]], list[Term]]:
    alphabet = st.text(st.sampled_from(draw(st.sampled_from(ALPHABETS))), max_size=10)
    records = draw(st.lists(st.lists(alphabet, max_size=3), min_size=1, max_size=6))
    fields = [field for record in records for field in record if field]
    terms: list[Term] = []
    for _ in range(draw(st.integers(1, 6))):
        if fields and draw(st.booleans()):
            field = draw(st.sampled_from(fields))
            start = draw(st.integers(0, len(field) - 1))
            text = field[start : draw(st.integers(start + 1, len(field)))]
        else:
            text = draw(alphabet)
        terms.append(Term(text, draw(HOWS)))
    return records, terms


@given(records_and_terms())
@settings(max_examples=1000, deadline=None, derandomize=True)
def test_each_way_gives_what_a_scan_gives(case: tuple[list[list[str]], list[Term]]) -> None:
    records, terms = case
    index = Index(records)
    for term in terms:
        index.check(term)
        needle = normalise(term.text)
        if term.how == "anywhere" and needle:
            plainly = {n for n, fields in enumerate(records) if any(needle in normalise(field) for field in fields)}
            assert index.scan(term) == plainly


PARAGRAPHS = [
    ["I sent the transfer to John.Smith@example.org", "Rent, March"],
    ["call me on +1 (555) 010-1234", "555-0101"],
    ["昨天你给我转账了吗？我还没有收到", "請盡快轉賬，謝謝"],
    ["微信Pay付款500元", "支付宝 500"],
    ["مُحَمَّد أرسل ٥٠٠ دولار", "تحويل بنكي: ٥٥٥٠١٠١"],
    ["은행계좌로 보내 주세요", "ありがとう、ガス代"],
    ["Happy birthday🎉🎉 👍🏽", "flag 🇩🇪!"],
    ["กรุงเทพมหานคร", "Crème brûlée — 5 €"],
    ["Привет, ещё раз", "naïve NAÏVE naive"],
    ["the end", "transfer"],
    [],
    ["", "..."],
]


def test_every_part_of_real_sentences_is_found_as_a_scan_finds_it() -> None:
    index = Index(PARAGRAPHS)
    ways: set[str] = set()
    for record in PARAGRAPHS:
        for field in record:
            for start in range(len(field)):
                for end in (start + 1, start + 2, start + 3, start + 7, len(field)):
                    for how in ("anywhere", "phrase", "exact"):
                        term = Term(field[start:end], how)
                        ways.add(index.check(term).way)
                        if how == "anywhere" and normalise(term.text):
                            assert index.scan(term), term
    assert ways == {"phrase", "vocabulary", "candidates+check", "scan"}


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Term("ransfe"), Plan("vocabulary", needle="ransfe")),
        (Term("转账吧"), Plan("phrase", fts='"転賬 賬吧"')),
        (Term("吧"), Plan("phrase", fts='"吧" *')),
        (Term("the transfer", "phrase"), Plan("phrase", fts='"the transfer"')),
        (Term("天。转", "phrase"), Plan("phrase", fts='"天 転" *')),
        (Term("天。转账", "phrase"), Plan("phrase", fts='"天 転賬"')),
        (Term("昨天 pay 转", "phrase"), Plan("phrase", fts='"昨天 天 pay 転" *')),
        (
            Term("smith@example.o"),
            Plan("candidates+check", fts='"example o" *', needle="smith", needle_at="end", needs_check=True),
        ),
        (Term("Rent", "exact"), Plan("candidates+check", needle="rent", needs_check=True)),
        (Term("مُح", "exact"), Plan("candidates+check", needle="مح", needs_check=True)),
        (Term("か", "exact"), Plan("scan", needs_check=True)),
        (Term("...", "exact"), Plan("scan", needs_check=True)),
        (Term("..."), Plan("scan", needs_check=True)),
        (Term("a" * 1001), Plan("scan", needs_check=True)),
    ],
)
def test_plans(term: Term, expected: Plan) -> None:
    assert plan(term) == expected


def test_long_words_are_found_by_their_parts() -> None:
    long = "".join(chr(97 + number * number % 23) for number in range(3 * LONG_WORD)) + "qzq"
    index = Index([[f"start {long} end"], ["start end"], [long[:900]]])
    for text in (long[:900], long[7_500:8_400], long[-900:], "qzq end", "start " + long[:50], "zq"):
        for how in ("anywhere", "phrase", "exact"):
            index.check(Term(text, how))
    assert index.scan(Term(long[7_500:8_400])) == {0}
    assert index.scan(Term("qzq end")) == {0}


def test_composition_at_the_ends_of_an_exact_term() -> None:
    # What the fold leaves must not compose with what plan() takes to stand alone.
    import unicodedata

    for code in range(0x110000):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) != 2 or parts[0].startswith("<"):
            continue
        first, second = (chr(int(part, 16)) for part in parts)
        composed = unicodedata.normalize("NFC", first + second)
        if len(composed) == 1 and len(fold(first + second)) == 1 and fold(second).strip():
            stands = language._stands_alone
            assert not stands(fold(first)[-1]) or fold(first + second) == fold(first), hex(code)
            assert not stands(fold(second)), hex(code)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("aか", "aか\u3099"),
        ("\u3099a", "か\u3099a"),
        ("a가", "a가\u11a8"),
        ("x\ua8e0", "x\ua8e0\U00016af0"),  # marks that the fold keeps and NFC changes the order of
        ("কে", "কে\u09be"),
    ],
)
def test_exact_terms_whose_ends_change_in_the_fold_are_still_found(term: str, text: str) -> None:
    index = Index([[text], ["b"]])
    assert normalise(term) not in normalise(text)
    assert index.scan(Term(term, "exact")) == {0}
    index.check(Term(term, "exact"))


# The documentation.


@pytest.mark.parametrize(("query", "text", "found"), doc_table("| Query | Text | Found |"))
def test_queries_as_documented(query: str, text: str, found: str) -> None:
    asked = parse(query)
    assert asked.holds([text], lambda _: False) == (found == "yes")
    index = Index([[text]])
    for clause in asked.clauses():
        assert isinstance(clause, Term)
        index.check(clause)


def micros(text: str) -> int | None:
    if not text:
        return None
    at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return round((at - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()) * 1_000_000


@pytest.mark.parametrize(("query", "start", "end"), doc_table("| Filter | from (included) |"))
def test_times_as_documented(query: str, start: str, end: str) -> None:
    (clause,) = parse(query).clauses()
    assert isinstance(clause, Filter)
    assert clause.range == Range(micros(start), micros(end))


def test_every_filter_is_documented() -> None:
    text = DOC.read_text(encoding="utf-8")
    assert all(f"`{name}:" in text for name in language.FILTERS)


# Parsing.


def only(text: str) -> Term | Filter:
    (clause,) = parse(text).clauses()
    return clause


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("word", Term("word")),
        ('"two words"', Term("two words", "phrase")),
        ("“two words”", Term("two words", "phrase")),
        ("„two words“", Term("two words", "phrase")),
        ("«two words»", Term("two words", "phrase")),
        ("＂two words＂", Term("two words", "phrase")),
        ('"say ""hi"" now"', Term('say "hi" now', "phrase")),
        ('-"two words"', Term("two words", "phrase", negated=True)),
        ("-word", Term("word", negated=True)),
        ("－word", Term("word", negated=True)),
        ("--word", Term("-word", negated=True)),
        ("exact:Word", Term("Word", "exact")),
        ('-exact:"A  b"', Term("A  b", "exact", negated=True)),
        ("exact:...", Term("...", "exact")),
        ('text:"-a kind:b"', Term("-a kind:b")),
        ("https://example.org/a?b=c", Term("https://example.org/a?b=c")),
        ("12:30", Term("12:30")),
        ("微信：转账", Term("微信：转账")),
        ('5"tv', Term('5"tv')),
        ("or", Term("or")),
        ("kind:message", Filter("kind", "Message")),
        ("KIND：websearch", Filter("kind", "WebSearch")),
        ("-kind:Call", Filter("kind", "Call", negated=True)),
        ("from:+15550101", Filter("from", "+15550101")),
        ('with:"Li Wei"', Filter("with", "Li Wei")),
        ("with:“Li Wei”", Filter("with", "Li Wei")),
        ("direction:in", Filter("direction", "incoming")),
        ("direction:Outgoing", Filter("direction", "outgoing")),
        ("state:DELETED", Filter("state", "deleted")),
        ("has:place", Filter("has", "place")),
        ("file:a:b", Filter("file", "a:b")),
        ("\u202a\u200bkind:Call", Filter("kind", "Call")),
    ],
)
def test_one_clause(text: str, clause: Term | Filter) -> None:
    assert only(text) == clause


def test_whole_query() -> None:
    query = parse('kind:Message service:whatsapp OR service:signal "two words" | 转账 -rent since:2023-01')
    assert [len(group) for group in query.groups] == [1, 2, 2, 1, 1]
    assert str(query) == 'kind:Message service:whatsapp OR service:signal "two words" OR 转账 -rent since:2023-01'
    assert str(query.also(make_filter("on", "2023"))) == f"{query} on:2023"
    assert parse("").groups == ()
    assert parse("").holds([], lambda _: False)


def test_exactly_as_typed_for_a_whole_query() -> None:
    expected = (
        (Term("Two Words", "exact"),),
        (Term("A", "exact", negated=True), Term("b", "exact")),
        (Filter("kind", "Call"),),
    )
    assert parse('"Two Words" -A OR b kind:Call', exact=True) == Query(expected)
    assert parse('"Two Words" exact: -A OR b kind:Call') == Query(expected)


@pytest.mark.parametrize(
    ("text", "position", "part"),
    [
        ("a sender:x", 2, "no filter sender:"),
        ("sevice:x", 0, "Did you mean service:?"),
        ("Re: hello", 0, "quotation marks"),
        ("a kind:", 2, "needs a value"),
        ("a kind: Message", 2, "needs a value"),
        ("kind:Mesage", 5, "Did you mean kind:Message?"),
        ("state:gone", 6, "One of: live, older, uncommitted, deleted"),
        ("has:attachments", 4, "Did you mean has:attachment?"),
        ("direction:sideways", 10, "incoming"),
        ('a "open', 2, "never closed"),
        ("a “open", 2, "never closed"),
        ('""', 0, "nothing to search for"),
        ("a ...", 2, 'exact:"..."'),
        ("a - b", 2, "no letter"),
        ("OR a", 0, "none before"),
        ("a OR", 2, "none after"),
        ("a OR | b", 5, "none before"),
        ("since:2023-13", 6, "months from 01 to 12"),
        ("since:0000", 6, "years go from 0001"),
        ("since:2023-02-30", 6, "February 2023 has 28 days"),
        ("on:2023-02-15T24:00", 3, "23:59:59"),
        ("until:15.02.2023", 6, "2023-02-15"),
        ("until:2023-2-15", 6, "of the form"),
        ("until:2023-02-15T09:30-05:00Z", 6, "of the form"),
        ("until:2023-02-15+19:00", 6, "18 hours"),
        ("a \ud800", 2, "not valid Unicode"),
        ("from:\ud800", 5, "not valid Unicode"),
        ("a" * 5000, 4000, "4,000 is the most"),
        ("a " * 201, 400, "more than 200"),
    ],
)
def test_bad_queries_say_where_and_what(text: str, position: int, part: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text)
    assert raised.value.position == position
    assert part in raised.value.says


@pytest.mark.parametrize(
    ("value", "start", "length"),
    [
        ("9999", "9999-01-01T00:00:00Z", 365 * 86_400_000_000),
        ("0001-01-01", "0001-01-01T00:00:00Z", 86_400_000_000),
        ("2023-05-01T09:30:15.25Z", None, 10_000),
        ("2023-05-01T09:30:15.000001", None, 1),
        ("1969-12-31T23:59:59", "1969-12-31T23:59:59Z", 1_000_000),
        ("2023-05-01t09:30+0530", "2023-05-01T04:00:00Z", 60_000_000),
    ],
)
def test_length_of_times(value: str, start: str | None, length: int) -> None:
    span = make_filter("on", value).range
    assert span is not None
    assert span.start is not None
    assert span.end == span.start + length
    if start is not None:
        assert span.start == micros(start)
    assert span.holds(span.start)
    assert not span.holds(span.end)


TIMES = st.datetimes().map(lambda at: at.isoformat())
FILTERS: st.SearchStrategy[Filter] = st.one_of(
    st.builds(
        make_filter,
        st.sampled_from(("service", "from", "to", "with", "person", "thread", "profile", "file", "tag", "exhibit")),
        st.text(min_size=1).filter(lambda text: bool(text.strip())),
        negated=st.booleans(),
    ),
    st.builds(make_filter, st.sampled_from(("since", "until", "on")), TIMES, negated=st.booleans()),
)
TERMS = st.builds(
    Term,
    st.one_of(st.text(min_size=1), st.text('"“”„＂«»-－:：|OR kindxact\u200b\n', min_size=1), TEXTS.filter(bool)),
    HOWS,
    st.booleans(),
).filter(lambda term: term.how == "exact" or any(map(str.isalnum, fold(term.text))))


@given(st.lists(st.lists(st.one_of(TERMS, FILTERS), min_size=1, max_size=3), max_size=4))
@settings(max_examples=500, deadline=None, derandomize=True)
def test_canonical_form_reads_back_as_the_same_query(groups: list[list[Term | Filter]]) -> None:
    query = Query(tuple(map(tuple, groups)))
    assert parse(str(query)) == query
    assert str(parse(str(query))) == str(query)


@given(st.text('ab"“”: -|OR\n.：kind:Cal', max_size=30))
@settings(max_examples=500, deadline=None, derandomize=True)
def test_any_text_parses_to_something_canonical_or_is_refused(text: str) -> None:
    try:
        query = parse(text)
    except QueryError as error:
        assert 0 <= error.position <= len(text)
        return
    assert parse(str(query)) == query


# Meaning of the rest.


def test_groups_and_negation() -> None:
    def holds(text: str, passes: Iterator[bool] | None = None) -> bool:
        return parse(text).holds(["the rent", "is due"], lambda asked: asked.value == "Call")

    assert holds("rent due")
    assert not holds('"rent is"')
    assert not holds("rent -due")
    assert holds("nothing OR due")
    assert holds("-nothing OR -rent")
    assert holds("kind:Call")
    assert not holds("-kind:Call")
    assert holds("-kind:Message rent")
    assert holds("kind:Message OR rent")


@pytest.mark.parametrize(
    ("value", "identifier", "name", "same"),
    [
        ("+1 555 010-1234", "+15550101234", None, True),
        ("0171 5550101", "+491715550101", None, True),
        ("+491715550101", "0171 5550101", None, True),
        ("0015550101234", "15550101234@s.whatsapp.net", None, True),
        ("5550101", "+15550102", None, False),
        ("12345", "99912345", None, True),
        ("99912345", "12345", None, False),
        ("li", None, "Li Wei", True),
        ("LI WEI", "x@example.org", "Li-Wei", True),
        ("محمد", None, "مُحمّد", True),
        ("wei li", None, "Li Wei", False),
        ("...", "...", "...", False),
        ("li", None, None, False),
    ],
)
def test_parties(value: str, identifier: str | None, name: str | None, same: bool) -> None:
    assert party_matches(value, identifier, name) == same
