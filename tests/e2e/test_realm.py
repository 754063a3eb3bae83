"""Realm databases through the command line: one that an artifact declares, one that discovery finds, one that is encrypted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.artifacts.test_android_qksms import DATA as QKSMS
from tests.artifacts.test_android_qksms import PATH as QKSMS_PATH
from tests.engine.discovering import PHONES, text
from tests.engine.test_discover_realm import COUNT, PATH, chat, sealed

COMMAND = Path(sys.executable).parent / "aboveboard"
SECRET = "data/data/org.example.sealed/files/secret.realm"


class Case:
    """A phone of three apps, and the command on it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.case = folder, folder / "phone.case"
        for name, data in {QKSMS_PATH: QKSMS, PATH: chat(22), f"{PATH}.lock": bytes(1416), SECRET: sealed()}.items():
            file = folder / "phone" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        self.run("examine", folder / "phone", "--case", self.case, "--own-phone")

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


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return Case(tmp_path_factory.mktemp("realm"))


def test_what_was_read_and_what_was_not(phone: Case) -> None:
    outcomes = phone.run("outcomes", phone.case)
    assert "complete: android.qksms Message\n    4 records of 4" in outcomes
    assert f"complete: any.discovered ChatMessage\n    {COUNT} records of {COUNT}" in outcomes
    assert "encrypted: any.discovered discovery" in outcomes
    assert "default.realm.lock" not in outcomes
    (found,) = msgspec.json.decode(phone.run("coverage", phone.case, "--json"))
    assert [(s["path"], s["state"]) for s in found["unread_stores"]] == [(SECRET, "encrypted")]


def test_every_record_is_made_again_from_its_bytes(phone: Case) -> None:
    said = phone.run("prove", phone.case, "--all")
    count = COUNT + 5 + 5
    assert f"{count} records: {count} agree, 0 disagree, 0 not proved" in said


def test_a_proof_shows_the_bytes_of_the_object_and_of_those_it_links_to(phone: Case) -> None:
    found = msgspec.json.decode(phone.run("search", phone.case, "ok", "--json"))
    (record,) = (r for r in found["records"] if r.get("body") == text(4))
    assert record["sender"]["identifier"] == PHONES[2]
    proof = phone.run("prove", phone.case, record["key"])
    assert "row: table ChatMessage rowid 4: main, offset" in proof
    assert "joined as j1: table Person rowid 2: main, offset" in proof
    assert text(4).encode().hex() in proof
    assert "sender = class_Person 2 (number of 4 bits, from bit " in proof
    assert "all agree" in proof
