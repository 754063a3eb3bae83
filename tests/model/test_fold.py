"""The fold, its map back, and what is handed to the index."""

import sqlite3
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aboveboard.model import _han
from aboveboard.model import fold as folding
from aboveboard.model.fold import FIELD_BREAK, LONG_WORD, OVERLAP, fold, fold_map, index_of, index_text, normalise, runs

DOC = Path(__file__).resolve().parents[2] / "docs" / "search.md"

TRICKY = st.text(
    st.one_of(
        st.sampled_from(
            "aÅéß ıİſ.-_'’"
            "\u0301\u0300\u0327\u3099\u309aかハﾊﾞﾞ한ᄒ\u1161\u11ab가\u1175转轉账賬發发۵٥أٱى\u0654ئؤة\u0651\u0640"
            "\u200d\u200b\ufe0f\u00ad👍🏽🇩\ue000\ufffe\ufffc\ud800\udc00ᾳ\u0345ﷺ½ⅣǅΣς\u05b8ש\u0f71\u0f72\u0f39\u09c7\u09be"
            "\x00\x1f\x85\u2028กำ\u1025\u102e"
        ),
        st.characters(),
    ),
    max_size=25,
)


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


@pytest.mark.parametrize(("stored", "asked", "same"), doc_table("| Stored | Asked |"))
def test_fold_as_documented(stored: str, asked: str, same: str) -> None:
    assert (fold(stored) == fold(asked)) == (same == "yes")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Don\u02bct", "don't"),
        ("co\u00adop\u200b \u202a+1 555\u202c", "coop +1 555"),
        ("a\u0000b\u0085c", "a\x00b c"),
        ("½ ² Ⅳ ™", "1/2 2 iv tm"),
        ("👩\u200d👧 1\ufe0f\u20e3", "👩👧 1"),
        ("x\ue000y \ufffc", "x y  "),
        ("一\U000e0100", "一"),
        ("\u1112\u1161\u11ab", "한"),
        ("か\u200b\u3099", "が"),
        ("\U0001d400\U0001d7d9", "a1"),
        ("قُرْآن رَحْمٰن شيء", "قران رحمن شيء"),
        ("ÆØÅ æøå ŒÞÐ", "aeoa aeoa oethd"),
        ("İstanbul ISPARTA ılık", "istanbul isparta ilik"),
        ("Tiếng Việt Đà Nẵng", "tieng viet da nang"),
    ],
)
def test_folded_form(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_character_folds_once_and_for_all() -> None:
    planes = [*range(0x3400), *range(0xA000, 0xAC00), *range(0xD7A0, 0x20000), *range(0xE0000, 0xE0200)]
    for code in planes:
        once = fold(chr(code))
        assert fold(once) == once, hex(code)
        assert normalise(once) == normalise(chr(code)), hex(code)
        once.encode("utf-8")


@given(TRICKY)
@settings(max_examples=500, deadline=None, derandomize=True)
def test_fold_of_a_fold_is_itself(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert normalise(normalise(text)) == normalise(text)
    assert normalise(once) == normalise(text)
    once.encode("utf-8")


@given(TRICKY, TRICKY)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_canonically_equal_texts_fold_alike(left: str, right: str) -> None:
    text = left + right
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == fold(text)


@given(st.text(st.characters(max_codepoint=127), max_size=20))
def test_path_for_ascii_agrees_with_the_other(text: str) -> None:
    assert fold(text) == fold(text + "\u0301")


@given(TRICKY)
@settings(max_examples=500, deadline=None, derandomize=True)
def test_map_leads_back(text: str) -> None:
    folded, positions = fold_map(text)
    assert folded == fold(text)
    assert len(positions) == len(folded) + 1
    assert positions == sorted(positions)
    assert positions[-1] == len(text)


def test_map_points_at_the_characters_a_match_came_from() -> None:
    text = "Im Caf\u0065\u0301 in der Stra\u00dfe \u0645\u064f\u062d\u0645\u0651\u062f!"
    folded, positions = fold_map(text)
    for asked, original in (("cafe", "Caf\u0065\u0301"), ("strasse", "Stra\u00dfe"), ("محمد", "مُحمّد")):
        start = folded.index(asked)
        assert text[positions[start] : positions[start + len(asked)]] == original


def test_map_of_a_long_run_of_marks_is_quick() -> None:
    folded, _ = fold_map("\u0f40" + "\u0f39" * 50_000)
    assert len(folded) == 50_001


def test_chinese_classes_are_closed() -> None:
    assert len(_han.VARIANTS) == len(_han.CHOSEN) == len(set(_han.VARIANTS))
    assert not set(_han.VARIANTS) & set(_han.CHOSEN)
    assert all(unicodedata.normalize("NFKD", c) == c and c.casefold() == c for c in _han.VARIANTS + _han.CHOSEN)
    for variants in (
        "干乾幹榦",
        "发發髮発",
        "后後",
        "里裏裡",
        "广廣広",
        "图圖図",
        "国國",
        "气氣気",
        "台臺檯颱",
        "面麵麪麫",
    ):
        assert len({fold(c) for c in variants}) == 1, variants
    assert len({fold(c) for c in "日月人大天我你他"}) == 8


def test_nothing_heavy_is_read_before_it_is_needed() -> None:
    code = "import sys; from aboveboard.model.fold import fold; fold('é'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "aboveboard.model.fold" in loaded
    assert not {"aboveboard.model._han", "msgspec"} & set(loaded)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("转账吧", "転賬 賬吧 吧"),
        ("吧", "吧"),
        ("好。吧", "好 吧"),
        ("用微信Pay吧", "用微 微信 信 pay 吧"),
        ("은행", "은행 행"),
        ("ok👍🎉", "ok 👍🎉 🎉"),
        ("snake_Case été", "snake case ete"),
        ("กา", "กา า"),
        ("É", "e"),
        ("", ""),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    assert index_of(text).split() == tokens.split()


def test_ascii_is_only_lowered() -> None:
    assert index_of("A.B@Example_org, NUL\x00!") == "a.b@example_org, nul\x00!"
    assert index_text(["Only One!"]) == "only one!"


def test_fields_are_kept_apart() -> None:
    assert index_text(["é\ue000b", "好吧"]).split() == ["e", "b", FIELD_BREAK, "好吧", "吧"]
    assert index_text([]) == ""


def fts5_tokens(text: str) -> list[str]:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='ascii')")
    db.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
    db.execute("INSERT INTO t VALUES (?)", (text,))
    return [row[0] for row in db.execute("SELECT term FROM v ORDER BY offset")]


@given(TRICKY)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_sqlite_sees_the_tokens_that_runs_say(text: str) -> None:
    expected: list[str] = []
    for kind, run in runs(normalise(text)):
        expected += [run] if kind == folding.WORD else [run[at : at + 2] for at in range(len(run))]
    assert fts5_tokens(index_of(text)) == expected


@pytest.mark.parametrize("letter", ["a", "ж", "𐌰"])
@pytest.mark.parametrize("extra", [0, 1, OVERLAP, LONG_WORD - OVERLAP, LONG_WORD - OVERLAP + 1, 3 * LONG_WORD])
def test_long_words_are_indexed_whole(letter: str, extra: int) -> None:
    word = "".join(letter if number % 7 else str(number % 10) for number in range(LONG_WORD + extra))
    tokens = index_of(f"x {word} y").split()
    assert (tokens[0], tokens[-1]) == ("x", "y")
    pieces = tokens[1:-1]
    assert all(len(piece.encode()) <= 32_768 for piece in pieces)
    assert (len(pieces) == 1) == (extra == 0)
    assert all(len(piece) > OVERLAP for piece in pieces)
    whole = pieces[0]
    for piece in pieces[1:]:
        assert whole.endswith(piece[:OVERLAP])
        whole += piece[OVERLAP:]
    assert whole == word


def test_words_just_short_enough_cost_no_more_than_others() -> None:
    # With a search that starts anew at every letter this would be 3 * 10**9 steps.
    text = ("a" * LONG_WORD + " ") * 100
    assert index_of(text) == text
    assert index_of(text + "é").count("a" * LONG_WORD) == 100


def test_hostile_text_of_every_character_is_bounded() -> None:
    text = "".join(map(chr, range(0x3000, 0x12000)))
    assert sys.getsizeof(index_of(text)) > 0
    assert max(len(folding._FOLD), len(folding._SPACED), len(folding._KINDS)) <= 40_000
