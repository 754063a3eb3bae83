"""The hostile phones are examined to the end: an outcome for each attack, nothing of what is good lost, text for text."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from tests.hostile import phones, watch
from tests.hostile.attack import LONG, Attack
from tests.hostile.texts import TEXTS
from tests.web.conftest import Client, Reviews
from tests.web.test_hostile import harmful

MEMORY = (1200 if LONG else 400) << 20
"""Bytes that no process of an examination may hold at once."""
SECONDS = 600 if LONG else 25
"""Of processors, for the examination of one hostile phone."""
RAW = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control and direction characters; lines end in \\n."""
PAGES = "/ /talks /people /list/messages /list/email /gallery /documents /mail /timeline /coverage /files /log"
WRITTEN = ("written-by-the-phone.db", "x.so", "x")


@dataclass
class Phone:
    """A hostile phone, what came of it, and what comes of the same phone without attacks."""

    system: str
    home: Path
    ran: watch.Ran
    before: dict[str, int]
    after: dict[str, int]

    @property
    def case(self) -> Path:
        return self.home / f"{self.system}.case"

    def say(self, *arguments: object) -> str:
        """What the command prints of it."""
        ran = watch.run(self.home, *arguments)
        assert "Traceback" not in ran.err, ran.err
        assert ran.code == 0, ran.err
        return ran.out

    @cached_property
    def outcomes(self) -> dict[str, list[dict[str, Any]]]:
        """By path."""
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for outcome in json.loads(self.say("outcomes", self.case, "--all", "--json")):
            found[outcome.get("path") or ""].append(outcome)
        return found

    @cached_property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.say("export", self.case).splitlines()]

    @cached_property
    def read(self) -> Counter[str]:
        """How many records stand in each file."""
        return Counter(record["provenance"]["path"] for record in self.records)


def _listing(path: Path) -> dict[str, int]:
    return {str(p.relative_to(path.parent)): p.lstat().st_mtime_ns for p in (path, *path.rglob("*"))}


@pytest.fixture(scope="module", params=["ios", "android"])
def phone(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Phone:
    system: str = request.param
    home = tmp_path_factory.mktemp(f"hostile-{system}")
    make = phones.iphone if system == "ios" else phones.android
    make(home / "phone", hostile=True)
    before = _listing(home / "phone")
    ran = watch.run(home, "examine", home / "phone", "--case", home / f"{system}.case", "--own-phone")
    return Phone(system, home, ran, before, _listing(home / "phone"))


def test_it_ends_within_time_and_memory(phone: Phone) -> None:
    assert phone.ran.code in (0, 1), phone.ran.err
    assert "Traceback" not in phone.ran.err
    assert 0 < phone.ran.peak < MEMORY, f"{phone.ran.peak >> 20} MiB"
    assert phone.ran.seconds < SECONDS
    assert RAW.search(phone.ran.out + phone.ran.err.replace("\r", "")) is None


def test_evidence_is_as_it_was_and_nothing_was_written_elsewhere(phone: Phone) -> None:
    assert phone.before == phone.after
    assert not [p for p in phone.home.rglob("*") if p.name in WRITTEN]


def _wrong(attack: Attack, phone: Phone) -> Iterator[str]:
    """What came of an attack that should not have."""
    said = [o for o in phone.outcomes.get(attack.path, ()) if o["artifact"] != "any.recovered_rows"]
    # A store of several parts: those that are not in it say nothing of the others.
    told = [o for o in said if o["status"] != "empty"] or said
    live = sum(r["provenance"]["path"] == attack.path and r.get("state") in (None, "live") for r in phone.records)
    if attack.comes and not told and not live:
        yield "neither an outcome nor a record"
    yield from (f"{o['artifact']}: {o['status']}: {o.get('reason')}" for o in told if o["status"] not in attack.comes)
    yield from (
        f"{o['artifact']}: met a fault of its own" for o in said if "fault of its own" in (o.get("reason") or "")
    )
    yield from (f"{o['artifact']}: tried {o['attempts']} times" for o in said if o.get("attempts", 1) > 1)
    if live < attack.records:
        yield f"{live} of {attack.records} good records"


def test_each_attack_has_its_outcome(phone: Phone) -> None:
    attacks = phones.of(phone.system)
    assert len({a.path for a in attacks}) == len(attacks) > 12
    assert {a.name: wrong for a in attacks if (wrong := list(_wrong(a, phone)))} == {}


def test_what_is_good_beside_it_is_read_as_without(phone: Phone) -> None:
    alone = phone.home / "alone"
    alone.mkdir()
    make = phones.iphone if phone.system == "ios" else phones.android
    make(alone / "phone", hostile=False)
    watch.run(phone.home, "examine", alone / "phone", "--case", alone / "alone.case", "--own-phone")
    good = [json.loads(line) for line in phone.say("export", alone / "alone.case").splitlines()]
    kept = {record["key"]: record for record in phone.records}
    assert len(good) > 250
    assert [r["key"] for r in good if kept.get(r["key"]) != r] == []


def test_terminal_shows_text(phone: Phone) -> None:
    for arguments in (("summary",), ("outcomes", "--all"), ("people",), ("threads",), ("search",)):
        shown = phone.say(arguments[0], phone.case, *arguments[1:])
        assert shown.strip()
        assert RAW.search(shown) is None, (arguments, RAW.search(shown))
    for record in [r for r in phone.records if r.get("body") in TEXTS or "BOMB0005" in json.dumps(r)][3:6]:
        shown = phone.say("show", phone.case, record["key"])
        assert RAW.search(shown) is None, (record["key"], RAW.search(shown))
    assert sum(r.get("body") in TEXTS for r in phone.records) >= (len(TEXTS) if phone.system == "android" else 0)


def test_pages_and_reports_show_text(phone: Phone, tmp_path: Path) -> None:
    reviews = Reviews(phone.home)
    try:
        client = Client(reviews.open(phone.case))
        hostile = [r["key"] for r in phone.records if r.get("body") in TEXTS or "BOMB" in r["provenance"]["path"]]
        for address in (*PAGES.split(), *(f"/record/{key}" for key in hostile[:8])):
            answer = client.http.get(address)
            assert answer.status_code == 200, (address, answer.text[-300:])
            assert harmful(answer.text) == [], address
            assert RAW.search(answer.text.replace("\r\n", "\n").replace("\t", " ")) is None, address
        client.post("/mark", what="tag", value="paper", keys=" ".join(hostile[:40]))
        client.get("/report")
        phone.say("report", phone.case, "--tag", "paper", "-o", tmp_path / "r.html")
        report = (tmp_path / "r.html").read_text(encoding="utf-8")
        assert hostile[0] in report
        assert "<script>alert" not in report
        assert "<svg onload" not in report
        assert "\u202e" not in report
        assert "\x1b" not in report
    finally:
        reviews.close()
