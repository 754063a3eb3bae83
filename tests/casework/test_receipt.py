"""The receipt: what it says, in how many pages and how plainly; its head, its delivery, and what tampering with it shows."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from aboveboard.casework import receipt as use
from aboveboard.casework import verifier, witness
from aboveboard.casework.asked import Visit
from aboveboard.casework.authorities import OWN_PHONE
from aboveboard.casework.case import Case, create_case, open_case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.demo import build_android
from aboveboard.model.powers import POWERS
from aboveboard.model.records import CATEGORIES, CATEGORY_OF
from aboveboard.report.receipt import LANGUAGES, LEVELS, MOST_TEXT, Asked, Left, page, words_of

COMMAND = Path(sys.executable).parent / "aboveboard"
APPS = tuple(f"org.example.messenger.app{n:02}" for n in range(30))
LEFT = Left(12, "ab" * 32, "0011 2233 4455 6677 8899 aabb ccdd eeff")
FULL = use.Receipt(
    number=3,
    made_at=1_780_000_000_000_000,
    case="c" * 32,
    exhibit="JB/1",
    examiner="Jo Beck",
    version="0.1.0",
    power="court order",
    own_phone=False,
    reference="Case 12/2026 <b>",
    issuer="District Court",
    purpose="messages of March",
    subject="A. Example",
    valid_until="2026-12-31",
    retention=None,
    since="2026-03-01",
    until=None,
    taken=tuple(
        use.Taken(c, 1000 + n, n, {f"app{n}.{m}": 10 * m + 1 for m in range(5)}) for n, c in enumerate(CATEGORIES)
    ),
    not_covered=(),
    only=("services", "people", "profiles", "media", "privilege"),
    empty=(),
    first="2026-03-01T00:00:00Z",
    last="2026-03-31T00:00:00Z",
    files_listed=123_456,
    files_opened=789,
    acquisition=("itunes backup",),
    encrypted_backup=True,
    noted=True,
    photographs=12,
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "home"))


def changed(receipt: use.Receipt, **values: object) -> use.Receipt:
    return use.Receipt(**{**{n: getattr(receipt, n) for n in receipt.__struct_fields__}, **values})


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_limit_and_the_kind_of_power_are_said(language: str) -> None:
    words, powers = words_of(language)["words"], words_of(language).get("powers", {})
    asked = Asked(language, "short", apps=False, contact=None)
    html = page(FULL, LEFT, asked, witness.sign_receipt)[0].decode()
    for only in FULL.only:
        assert words[f"{only}_only"] in html
        assert words[f"{only}_only"] not in page(changed(FULL, only=()), LEFT, asked, witness.sign_receipt)[0].decode()
    assert language == "en" or list(powers) == [p.name for p in POWERS]
    assert powers.get("court order or warrant", "court order") in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_receipt_has_two_pages_at_most(language: str) -> None:
    long = "what someone wrote " * 40
    worst = changed(FULL, **dict.fromkeys(("power", "reference", "issuer", "purpose", "subject", "retention"), long))
    asked = Asked(language, "full", apps=True, contact=long)
    html, pdf = page(worst, LEFT, asked, witness.sign_receipt)
    assert len(PdfReader(io.BytesIO(pdf)).pages) <= 2
    asked_of = changed(
        worst, visit=Visit("android", "aboveboard 0f3a 2026-11-28", 3, report=True, backup_asked=APPS, backup_came=APPS)
    )
    assert len(PdfReader(io.BytesIO(page(asked_of, LEFT, asked, witness.sign_receipt)[1])).pages) <= 2
    assert "what someone wrote " * (MOST_TEXT // 19 + 2) not in html.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_backup_of_apps_is_named_with_its_apps(language: str) -> None:
    """What the phone was asked for, and what is kept of it; of many names the first, and how many more."""
    words, html = words_of(language)["words"], []
    for came in ((), APPS[:3], APPS):
        visit = Visit("android", "aboveboard 0f3a 2026-11-28", backup_asked=APPS, backup_came=came)
        html.append(page(changed(FULL, visit=visit), LEFT, Asked(language), witness.sign_receipt)[0].decode())
    refused, some, every = html
    assert APPS[5] in refused and APPS[6] not in refused and words["backup_taken"] not in refused
    assert APPS[8] in some and APPS[9] not in some and words["backup_taken"] in some and words["backup_none"] in some
    assert (
        words["backup_closed"] in every and words["backup_none"] not in every and words["backup_closed"] not in refused
    )


def test_languages_say_the_same_things_and_mark_what_nobody_reviewed() -> None:
    english = words_of("en")
    for language in LANGUAGES:
        said = words_of(language)
        assert list(said["words"]) == list(english["words"])
        assert list(said["categories"]) == list(CATEGORIES)
        for name, text in said["words"].items():
            assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english["words"][name])), name
        html = page(FULL, LEFT, Asked(language), witness.sign_receipt)[0].decode()
        assert ('class="unreviewed"' in html) is (language != "en")
        assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in html


def test_chinese_is_on_paper_as_it_is_on_the_page() -> None:
    text = text_of(page(FULL, LEFT, Asked("zh"), witness.sign_receipt)[1])
    assert words_of("zh")["words"]["title"] in text.replace(" ", "")


def syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word))
    return max(1, groups - (word.endswith("e") and not word.endswith("le") and groups > 1))


def reading_ease(text: str) -> float:
    """Flesch's: 60 and more is plain English, for readers of 13 to 15 years."""
    sentences = [s for s in re.split(r"[.:?!]+(?:\s|$)", text) if s.strip()]
    words = re.findall(r"[a-z']+", text.lower())
    return 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * sum(map(syllables, words)) / len(words)


def test_english_words_are_plain() -> None:
    said = [re.sub(r"\{\w+\}", "x", text) for text in words_of("en")["words"].values() if text.endswith(".")]
    assert len(said) > 25
    assert reading_ease(" ".join(said)) >= 70
    for text in said:
        assert all(len(sentence.split()) <= 26 for sentence in re.split(r"[.:]\s", text)), text
    hard = "Notwithstanding applicable statutory provisions, the aforementioned examination necessitated extraction."
    assert reading_ease(hard) < 30


def test_three_levels_and_names_of_apps_only_when_asked() -> None:
    pages = {level: page(FULL, LEFT, Asked("en", level), witness.sign_receipt)[0].decode() for level in LEVELS}
    assert "1003" not in pages["short"]
    assert "1003" in pages["normal"]
    assert "2026-03-31" not in pages["normal"]
    assert "2026-03-31" in pages["full"]
    assert all("app3" not in html for html in pages.values())
    assert all("Their names are left out here" in html for html in pages.values())
    with_apps = page(FULL, LEFT, Asked("en", "full", apps=True), witness.sign_receipt)[0].decode()
    assert "app13.4" in with_apps
    assert "more" in with_apps
    assert "Their names are left out here" not in with_apps


def test_what_it_says() -> None:
    html, pdf = page(FULL, LEFT, Asked("en"), witness.sign_receipt)
    text = text_of(pdf)
    for said in ("Jo Beck", "court order", "Case 12/2026 <b>", "A. Example", "2026-12-31", "JB/1", LEFT.fingerprint):
        assert said in text, said
    assert "<b>" not in html.decode().split("</script>")[1]
    assert "abababab " * 3 in text
    assert "The password may still be set" in text
    assert "Allowed dates only: 2026-03-01 to the end" in re.sub("[\u2068\u2069]", "", text)
    assert "No address was given" in text
    assert "data@example.org" in text_of(
        page(FULL, LEFT, Asked("en", contact="data@example.org"), witness.sign_receipt)[1]
    )
    assert "<svg" in html.decode()
    narrow = changed(
        FULL, taken=(), not_covered=("messages",), empty=("calls",), encrypted_backup=False, own_phone=True
    )
    text = text_of(page(narrow, LEFT, Asked("en"), witness.sign_receipt)[1])
    text = re.sub("[\u2068\u2069]", "", text)
    for said in (
        "No items were taken",
        "Not allowed, so not kept: messages",
        "no items kept: calls",
        "their own phone",
    ):
        assert said in text, said
    assert "password" not in text
    assert "locked folder" in text
    looked = text_of(page(changed(narrow, kept=False), LEFT, Asked("en"), witness.sign_receipt)[1])
    assert "only looked at" in looked
    assert "locked folder" not in looked


def test_a_changed_page_is_found() -> None:
    html = page(FULL, LEFT, Asked("en"), witness.sign_receipt)[0]
    statement, found = verifier.check_receipt(html)
    assert (found.fault, found.entries, found.head) == (None, 12, "ab" * 32)
    assert statement["case"] == FULL.case
    for old, new in ((b"1003", b"3"), (b"Jo Beck", b"J. Beck"), (b"</body>", b"<p>x</p></body>")):
        fault = verifier.check_receipt(html.replace(old, new))[1].fault
        assert fault == "the receipt's page was changed after it was signed"
    block = verifier.page_of(html)[1]
    forged = html.replace(block, block.replace(b"12", b"13"))
    assert verifier.check_receipt(forged)[1].fault == "the receipt was changed after it was signed"
    assert "not a receipt" in str(
        verifier.check_receipt(html.replace(block, b"").replace(b'id="signed"', b""))[1].fault
    )
    assert "more than one" in str(verifier.check_receipt(html + verifier.BLOCK.search(html)[0])[1].fault)  # type: ignore[index]
    assert "not among those given" in str(verifier.check_receipt(html, ["00" * 16])[1].fault)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = create_case(tmp_path / "a.case", OWN_PHONE, Actor("Jo"))
    for n in (1, 2):
        one = changed(FULL, number=n)
        made.db.execute(use.RECEIPTS)
        made.db.execute("INSERT INTO receipts VALUES (?, ?)", (n, use.msgspec.json.encode(one).decode()))
    return made


def test_delivery_is_a_record_with_its_reasons(case: Case) -> None:
    jo = Actor("Jo")
    assert [r.number for r in use.receipts(case)] == [1, 2]
    assert use.receipt(case, None).number == 2
    for what, given in (
        ("given", {}),
        ("delayed", {"until": "2026-12-01", "by": "the court"}),
        ("delayed", {"until": "soon", "by": "the court", "why": "x"}),
        ("refused", {}),
        ("unsafe", {}),
        ("lost", {}),
    ):
        with pytest.raises(CaseError):
            use.deliver(case, jo, 1, what, **given)
    with pytest.raises(CaseError, match="no receipt 7"):
        use.deliver(case, jo, 7, "given", to="A")
    assert use.deliveries(case) == {}
    use.deliver(case, jo, 1, "delayed", until="2026-12-01", by="the court", why="a search to come")
    use.deliver(case, jo, 1, "given", to="A. Example")
    use.deliver(case, jo, 2, "unsafe", why="the partner reads her post")
    found = use.deliveries(case)
    assert [d.what for d in found[1]] == ["delayed", "given"]
    assert found[1][0].detail == {"until": "2026-12-01", "by": "the court", "why": "a search to come"}
    assert found[2][0].what == "unsafe"


def test_reasons_of_a_delay_are_in_no_outline(case: Case, tmp_path: Path) -> None:
    use.deliver(case, Actor("Jo"), 2, "unsafe", why="the partner reads her post")
    witness.hand_out_log(case, Actor("Jo"), tmp_path / "outline", whole=False)
    assert "partner" not in (tmp_path / "outline" / "log.jsonl").read_text("utf-8")
    witness.hand_out_log(case, Actor("Jo"), tmp_path / "whole", whole=True)
    assert "partner" in (tmp_path / "whole" / "log.jsonl").read_text("utf-8")
    assert verifier.check_path(tmp_path / "outline").fault is None


def by_category(summary: dict[str, Any]) -> dict[str, int]:
    found = dict(summary["by_category"])
    for kind, services in summary["discovered"].items():
        found[CATEGORY_OF[kind]] = found.get(CATEGORY_OF[kind], 0) + sum(services.values())
    return found


def test_the_whole_way_by_the_command(tmp_path: Path) -> None:
    phone = tmp_path / "phone"
    build_android(phone, form="dir")
    case, out = tmp_path / "a.case", tmp_path / "out"
    env = {**os.environ, "ABOVEBOARD_OWN_PHONE": "1", "ABOVEBOARD_EXAMINER": "Jo Beck"}

    def run(*words: object) -> subprocess.CompletedProcess[str]:
        command = [COMMAND, *map(str, words)]
        done = subprocess.run(
            command, env=env, capture_output=True, text=True, timeout=120, check=False, stdin=subprocess.DEVNULL
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    made = json.loads(run("examine", phone, "--case", case, "--own-phone", "--workers", 1, "--json").stdout)
    assert made["receipt"] == 1
    summary = json.loads(run("summary", case, "--json").stdout)["exhibits"][0]
    with closing(open_case(case)) as known:
        stored = use.receipt(known, 1)
    # The phone has no exact duplicates: what a receipt counts is what the summary does.
    assert summary["folded"] == 0
    assert {t.category: t.records - t.not_live for t in stored.taken if t.records > t.not_live} == by_category(summary)
    assert sum(t.not_live for t in stored.taken) == summary["recovered"]["records"]
    assert (stored.first, stored.last) == (summary["first"], summary["last"])
    assert run("receipt", case, "--out", out, "--language", "en", "--language", "ar").returncode == 0
    assert {p.name for p in out.iterdir()} == {
        *(f"receipt.{language}.{form}" for language in ("en", "ar") for form in ("html", "pdf")),
        *("log.jsonl", "manifest.json", "verify.py"),
    }
    page_text = (out / "receipt.en.html").read_text("utf-8")
    assert "Jo Beck" in page_text
    assert "whatsapp" not in page_text
    assert "whatsapp" not in (out / "log.jsonl").read_text("utf-8")
    assert run("verify", out).stdout.startswith("consistent in itself, not witnessed")
    entry, head = verifier.check_receipt((out / "receipt.en.html").read_bytes())[1].entries, ""
    head = verifier.check_receipt((out / "receipt.ar.html").read_bytes())[1].head
    run("search", case, "word")
    held = run("verify", case, "--head", f"{entry}:{head}")
    assert held.returncode == 0
    assert f"witnessed by a head from outside up to entry {entry}; 1 after it" in held.stdout
    assert "files that were read, by SHA-256" in held.stdout
    assert run("verify", out, "--file", out / "log.jsonl").returncode == 1
    assert run("receipt", case, "--out", out).returncode == 2
    assert run("receipt", case, "--refused").returncode == 2
    assert run("receipt", case, "--given", "A. Example").returncode == 0
    assert "given (to A. Example)" in run("receipt", case).stdout
    read = max(phone.rglob("*.db"), key=lambda p: p.stat().st_size)
    read.write_bytes(read.read_bytes() + b"x")
    changed_now = run("verify", case)
    assert changed_now.returncode == 1
    assert f"{read.name} is not what it was when it was read" in changed_now.stdout
    (out / "receipt.en.pdf").write_bytes((out / "receipt.en.pdf").read_bytes() + b"%")
    assert "receipt.en.pdf is not the file that the manifest states" in run("verify", out).stdout
