"""A phone with a messenger that no artifact knows, through the command line."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from aboveboard.demo import build_android
from tests.engine.discovering import NAMES, START, text
from tests.engine.test_discover import german

COMMAND = Path(sys.executable).parent / "aboveboard"
PLACE = "data/data/org.example.klatsch/databases/klatsch.db"
LATER = 7
"""Messages that stand in the -wal alone."""


class Phone:
    """The phone, and the command on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.phone = folder / "phone"
        build_android(self.phone, form="dir")
        root = next(p for p in self.phone.rglob("data/data") if p.is_dir()).parent.parent
        self.file = root / PLACE
        self.file.parent.mkdir(parents=True)
        self.file.write_bytes(german())
        # The connection is left open for the time of the tests, so that the -wal stays.
        self.db = sqlite3.connect(self.file)
        self.db.execute("PRAGMA journal_mode = WAL")
        rows = [(100 + n, 1, 2, 0, (START + 90_000 + n) * 1000, text(100 + n)) for n in range(LATER)]
        self.db.executemany("INSERT INTO nachrichten VALUES (?, ?, ?, ?, ?, ?)", rows)
        self.db.commit()
        # A known messenger of a version that is not: its tables are called otherwise.
        unknown = root / "data/data/com.viber.voip/databases/viber_messages"
        unknown.parent.mkdir(parents=True, exist_ok=True)
        unknown.write_bytes(german())

    def run(self, *arguments: object) -> str:
        home = {"HOME": str(self.folder), "ABOVEBOARD_HOME": str(self.folder / "keys"), "ABOVEBOARD_OWN_PHONE": "1"}
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("ABOVEBOARD", "XDG_"))}
        command = [str(COMMAND), *map(str, arguments)]
        quiet: dict[str, Any] = {
            "stdin": subprocess.DEVNULL,
            "capture_output": True,
            "timeout": 120,
            "encoding": "utf-8",
        }
        done = subprocess.run(command, env=kept | home, check=False, **quiet)
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def examined(self, name: str, *options: object) -> Path:
        case = self.folder / name
        self.run("examine", self.phone, "--case", case, "--own-phone", *options)
        return case

    def records(self, case: Path) -> list[dict[str, Any]]:
        return [msgspec.json.decode(line) for line in self.run("export", case).splitlines()]


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Phone:
    return Phone(tmp_path_factory.mktemp("phone"))


@pytest.fixture(scope="module")
def case(phone: Phone) -> Path:
    return phone.examined("with.case")


def klatsch(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [r for r in records if r["provenance"]["path"].endswith("klatsch.db")]


def test_the_unknown_messenger_is_read_and_marked(phone: Phone, case: Path) -> None:
    records = klatsch(phone.records(case))
    assert Counter(r["kind"] for r in records) == {"Message": 40 + LATER, "Contact": 5}
    assert {r["service"] for r in records} == {"org.example.klatsch"}
    for record in records:
        found = record["provenance"]["discovered"]
        assert found["confidence"] >= 0.6
        assert found["reasons"]
        assert record["provenance"]["sha256"]
    late = [r for r in records if r.get("body") == text(103)]
    assert late[0]["provenance"]["source"] in ("wal", "main or wal")
    assert late[0]["sender"]["name"] == NAMES[1]


def test_a_known_app_of_an_unknown_version_is_looked_at_too(phone: Phone, case: Path) -> None:
    outcomes = msgspec.json.decode(phone.run("outcomes", case, "--json"))
    viber = [o for o in outcomes if (o["path"] or "").endswith("viber_messages")]
    declared = [o for o in viber if o["artifact"].startswith("android.viber")]
    if declared:
        assert {o["status"] for o in declared} == {"unknown schema"}
    assert sum(o["emitted"] for o in viber if o["artifact"] == "any.discovered") == 45


def test_what_was_discovered_is_counted_apart(phone: Phone, case: Path) -> None:
    (exhibit,) = msgspec.json.decode(phone.run("summary", case, "--json"))["exhibits"]
    found = exhibit["discovered"]
    assert found["Message"]["org.example.klatsch"] == 40 + LATER
    live = [r for r in phone.records(case) if r["provenance"]["state"] == "live"]
    declared = Counter(r["kind"] for r in live if "discovered" not in r["provenance"])
    assert exhibit["by_kind"] == dict(sorted(declared.items(), key=lambda c: (-c[1], c[0])))
    assert "org.example.klatsch" not in exhibit["by_service"]
    shown = phone.run("summary", case)
    assert "discovered in stores that no artifact knows, not counted above: Message" in shown


def test_search_and_show_say_why(phone: Phone, case: Path) -> None:
    key = next(r["key"] for r in klatsch(phone.records(case)) if r["kind"] == "Message")
    assert "discovered, confidence" in phone.run("search", case, "--service", "org.example.klatsch")
    shown = phone.run("show", case, key)
    assert "no artifact knows this store; it is read so because" in shown
    assert "zeitpunkt is a time" in shown
    assert "body from inhalt" in shown


def test_it_can_be_left_out_and_made_up_for(phone: Phone) -> None:
    case = phone.examined("without.case", "--no-discovery")
    assert klatsch(phone.records(case)) == []
    before = len(phone.records(case))
    phone.examined("without.case")
    after = phone.records(case)
    assert len(klatsch(after)) == 45 + LATER
    assert len({r["key"] for r in after}) == len(after)
    assert len(after) > before


def test_a_draft_from_the_command_line(phone: Phone) -> None:
    out = phone.folder / "draft.py"
    assert "written" in phone.run("artifact", "draft", phone.file, "-o", out)
    assert 'files=("{app_data:org.example.klatsch}/databases/klatsch.db",)' in out.read_text("utf-8")
    assert "Artifact(" in phone.run("artifact", "draft", phone.file)
