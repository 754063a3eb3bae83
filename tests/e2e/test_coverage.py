"""Coverage through the command line, on phones made here: each reason why something was not read is told apart."""

from __future__ import annotations

import os
import plistlib
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from aboveboard.demo import Rounds, build_iphone

COMMAND = Path(sys.executable).parent / "aboveboard"
SMS = "data/data/com.android.providers.telephony/databases/mmssms.db"
VIBER = "data/data/com.viber.voip/databases/viber_data"
BOAT = "data/data/org.example.boat/databases/boat.db"
SEALED = "data/data/org.example.boat/files/log.sqlite"
PACKAGES = ("com.viber.voip", "com.snapchat.android", "org.example.boat", "org.example.bare", "com.kakao.talk")


def database(*statements: str) -> bytes:
    db = sqlite3.connect(":memory:")
    for statement in statements:
        db.execute(statement)
    db.commit()
    return db.serialize()


def messages() -> bytes:
    """The phone's own messages, with a column that no version before had."""
    columns = (
        "_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, person INTEGER, date INTEGER, date_sent INTEGER, "
    )
    columns += "protocol INTEGER, read INTEGER, status INTEGER, type INTEGER, body TEXT, service_center TEXT, mood TEXT"
    rows = (
        "INSERT INTO sms (thread_id, address, date, type, body, mood) VALUES "
        f"(1, '+3519000000{n}', {1_700_000_000_000 + n}, 1, 'hello {n}', CASE WHEN {n} % 2 THEN 'glad {n}' END)"
        for n in range(6)
    )
    return database(f"CREATE TABLE sms ({columns})", *rows)


def viber() -> bytes:
    """A messenger's database whose tables are called otherwise than in any version that is known."""
    return database("CREATE TABLE letters (id INTEGER PRIMARY KEY, words TEXT)", "INSERT INTO letters VALUES (1, 'x')")


def android(root: Path) -> Path:
    """A file system with an app of each sort."""
    packages = "".join(f'<package name="{p}" codePath="/data/app/{p}" publicFlags="0" />' for p in PACKAGES)
    knots = (f"INSERT INTO knots VALUES ({n}, {n * 3})" for n in range(9))
    files: dict[str, bytes] = {
        "data/system/packages.xml": f"<packages>{packages}</packages>".encode(),
        "data/system/users/userlist.xml": b'<users version="9"><user id="0" /><user id="10" /></users>',
        SMS: messages(),
        VIBER: viber(),
        "data/data/com.snapchat.android/shared_prefs/first.xml": b"<map />",
        BOAT: database("CREATE TABLE knots (id INTEGER PRIMARY KEY, speed INTEGER)", *knots),
        SEALED: random.Random(7).randbytes(8192),
    }
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


class Case:
    """A case of one source, and the command on it."""

    def __init__(self, folder: Path, source: Path) -> None:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("ABOVEBOARD", "XDG_"))}
        ours = {"HOME": str(folder), "ABOVEBOARD_HOME": str(folder / "keys"), "ABOVEBOARD_OWN_PHONE": "1"}
        self.environment = kept | ours
        self.path = folder / "phone.case"
        self.examined = self.run("examine", source, "--case", self.path, "--own-phone")
        (self.found,) = msgspec.json.decode(self.run("coverage", self.path, "--json"))
        self.lines: list[dict[str, Any]] = self.found["lines"]

    def run(self, *arguments: object) -> str:
        done = subprocess.run(
            [str(COMMAND), *map(str, arguments)],
            env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def states(self, service: str) -> dict[tuple[str, str], str]:
        """(profile, category) -> state."""
        return {(x["profile"], x["category"]): x["state"] for x in self.lines if x["service"] == service}

    def line(self, service: str, category: str) -> dict[str, Any]:
        (found,) = [x for x in self.lines if (x["service"], x["category"]) == (service, category)]
        return found


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("coverage")
    return Case(folder, android(folder / "phone"))


def test_what_is_read(phone: Case) -> None:
    found = phone.line("android.sms", "messages")
    assert (found["state"], found["records"], found["stores"]) == ("read", 6, 1)
    assert found["bytes"] == len(messages())


def test_a_column_that_came_new_and_is_used(phone: Case) -> None:
    columns = {u["column"]: (u["used"], u["rows"], u["fresh"]) for u in phone.line("android.sms", "messages")["unread"]}
    assert columns["mood"] == (3, 6, True)
    assert "not read, and new to this artifact: sms.mood" in phone.run("outcomes", phone.path)
    assert "sms.mood (in 3 of the last 6 rows, new)" in phone.run("coverage", phone.path)
    assert "sms.mood" in phone.run("summary", phone.path)


def test_an_unknown_schema_and_what_changed(phone: Case) -> None:
    lines = [x for x in phone.lines if x["service"] == "viber" and x["state"] == "unknown schema"]
    assert lines
    assert all(x["missing"] and x["why"] for x in lines)
    store = next(s for s in phone.found["unread_stores"] if s["path"] == VIBER)
    assert (store["state"], store["app"], store["size"]) == ("unknown schema", "com.viber.voip", len(viber()))
    assert "the nearest variant needs, and the database lacks:" in phone.run("coverage", phone.path)


def test_an_app_without_data_one_that_is_listed_only_and_one_that_is_not_there(phone: Case) -> None:
    assert set(phone.states("snapchat").values()) == {"app installed, no data in it"}
    assert "1 file and no store" in phone.line("snapchat", "messages")["why"][0]
    assert set(phone.states("kakaotalk").values()) == {"app installed, no data in it"}
    assert "no folder of it" in phone.line("kakaotalk", "messages")["why"][0]
    assert set(phone.states("imo").values()) == {"not there"}


def test_stores_that_no_artifact_knows_by_size_with_their_kind(phone: Case) -> None:
    known = {s["path"]: (s["kind"], s["state"]) for s in phone.found["unread_stores"]}
    assert known[BOAT] == ("sqlite", "not read")
    assert known[SEALED] == ("encrypted", "encrypted")
    sizes = [s["size"] for s in phone.found["unread_stores"]]
    assert sizes == sorted(sizes, reverse=True)


def test_apps_that_no_artifact_knows(phone: Case) -> None:
    apps = {a["app"]: a for a in phone.found["unknown_apps"]}
    boat = apps["org.example.boat"]
    assert (boat["files"], boat["stores"], boat["installed"]) == (2, 2, True)
    assert boat["bytes"] > 8192
    assert apps["org.example.bare"]["files"] == 0
    assert "com.viber.voip" not in apps


def test_a_user_of_whom_nothing_is_here(phone: Case) -> None:
    assert phone.states("")["10", ""] == "locked or left out"


def test_it_leads_the_summary_and_ends_the_examination(phone: Case) -> None:
    head = "coverage: 3 stores read, 0 partly, 2 not readable"
    summary = phone.run("summary", phone.path).splitlines()
    at = next(n for n, line in enumerate(summary) if line.startswith(head))
    assert summary[at - 1].startswith("source: ")
    assert SEALED in summary[at + 1] + summary[at + 2] + summary[at + 3]
    assert head in phone.examined
    (exhibit,) = msgspec.json.decode(phone.run("summary", phone.path, "--json"))["exhibits"]
    assert exhibit["coverage"] == phone.found


def test_the_page_says_more_with_all(phone: Case) -> None:
    short, every = phone.run("coverage", phone.path), phone.run("coverage", phone.path, "--all")
    assert "--all lists them" in short
    assert "--all lists them" not in every
    assert "imo" in every
    assert "imo" not in short


# --- a backup --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("backup")
    source = folder / "phone"
    build_iphone(source, form="backup", iterations=Rounds(10, 10))
    info = source / "Info.plist"
    content = plistlib.loads(info.read_bytes())
    content["Installed Applications"] = [*content.get("Installed Applications", []), "org.whispersystems.signal"]
    info.write_bytes(plistlib.dumps(content))
    return Case(folder, source)


def test_a_backup_cannot_contain_mail(backup: Case) -> None:
    assert set(backup.states("ios.mail").values()) == {"this acquisition cannot contain it"}


def test_an_app_that_keeps_its_files_out_of_backups(backup: Case) -> None:
    assert set(backup.states("signal").values()) == {"app installed, no data in it"}
    assert "apps can keep their files out of backups" in backup.line("signal", "messages")["why"][0]


def test_originals_that_are_not_in_the_source(tmp_path: Path) -> None:
    source = tmp_path / "phone"
    build_iphone(source, form="ffs-dir", iterations=Rounds(10, 10))
    pictures = sorted(p for p in source.rglob("DCIM/*/*") if p.is_file())
    assert pictures
    gone = pictures[0].relative_to(source).as_posix()
    shutil.rmtree(pictures[0].parent)
    found = Case(tmp_path, source)
    line = next(x for x in found.lines if x["service"] == "ios.photos" and "not in this source" in x["state"])
    assert line["records"] >= 1, gone
    assert "only in the cloud" in line["why"][0]
    assert found.line("ios.messages", "messages")["state"] == "read"
