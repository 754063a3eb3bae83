"""Drafts of artifacts: what they say runs, reads what discovery read, and is written as authors write."""

from __future__ import annotations

import json
import plistlib
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from aboveboard.engine.discover.draft import Nothing, draft, where
from aboveboard.kit import Artifact, check
from tests.artifacts.harness import run
from tests.engine.discovering import NAMES, PATH, PHONES, START, discovered, store, text
from tests.engine.test_discover import CODED, german
from tests.engine.test_discover_files import chat

ROOT = Path(__file__).resolve().parents[2]
RUFF = Path(sys.executable).parent / "ruff"


def artifact_in(source: str) -> Artifact:
    """The artifact that a draft declares."""
    names: dict[str, object] = {}
    exec(compile(source, "draft.py", "exec"), names)
    (found,) = [v for v in names.values() if isinstance(v, Artifact)]
    assert check(found) == []
    return found


def several() -> list[dict[str, object]]:
    """Messages and people in one list."""
    said: list[dict[str, object]] = [
        {
            "type": "message",
            "day": f"2024-03-{n % 28 + 1:02d}",
            "hour": f"10:{n:02d}:00",
            "text": text(n),
            "from": PHONES[n % 5],
        }
        for n in range(30)
    ]
    return said + [{"type": "user", "name": name, "email": f"p{n}@example.org"} for n, name in enumerate(NAMES)]


def stores() -> dict[str, tuple[bytes, str]]:
    coded = [(n, PHONES[n % 5], (START + n) * 1000, n % 2 + 1, int(n % 4 != 0), text(n)) for n in range(40)]
    chats = [n // 2 % 6 for n in range(60)]
    owner = [
        (n, f"chat{c}", "me@example.org" if n % 2 else f"p{c}@example.org", START + n, text(n))
        for n, c in enumerate(chats)
    ]
    letters = "CREATE TABLE messages (id INTEGER PRIMARY KEY, chat_id TEXT, author TEXT, ts INTEGER, text TEXT);"
    people = """CREATE TABLE person (id INTEGER PRIMARY KEY, First TEXT, Last TEXT);
        CREATE TABLE ways (id INTEGER PRIMARY KEY, record_id INTEGER, value TEXT);"""
    names = [(n + 1, first, "Example") for n, first in enumerate(("Anna", "Omar", "Ana", "Ida"))]
    ways = [(n, n, PHONES[n]) for n in range(1, 5)]
    return {
        "joined tables": (german(), PATH),
        "codes": (store(CODED, {"sms": coded}), "/x/" + PATH),
        "an account's own identifier": (store(letters, {"messages": owner}), "letters.db"),
        "numbers in another table": (
            store(people, {"person": names, "ways": ways}),
            "people.db",
        ),
        "times and durations as people write them": (
            store(
                "CREATE TABLE anrufe (id INTEGER PRIMARY KEY, nummer TEXT, datum TEXT, dauer TEXT, ausgehend TEXT);",
                {
                    "anrufe": [
                        (
                            n,
                            PHONES[n % 5],
                            f"{n % 28 + 1:02d}.03.2024 10:{n:02d}:00",
                            f"{n:02d}:07",
                            "ja" if n % 2 else "nein",
                        )
                        for n in range(40)
                    ]
                },
            ),
            "anrufe.db",
        ),
        "texts in bytes, and rows of several kinds": (
            store(
                "CREATE TABLE items (id INTEGER PRIMARY KEY, type TEXT, body BLOB, sender TEXT, ts INTEGER, name, mail);",
                {
                    "items": [(n, "message", text(n).encode(), PHONES[n % 5], START + n, None, None) for n in range(30)]
                    + [(90 + n, "user", None, None, None, name, f"p{n}@example.org") for n, name in enumerate(NAMES)]
                },
            ),
            "items.db",
        ),
        "JSON": (json.dumps(chat()).encode(), "chats.json"),
        "JSON of several kinds": (json.dumps(several()).encode(), "several.json"),
        "a property list": (plistlib.dumps(chat(), fmt=plistlib.FMT_BINARY), "chats.plist"),
    }


@pytest.mark.parametrize("what", stores())
def test_drafts_are_artifacts_in_the_house_s_style(what: str, tmp_path: Path) -> None:
    data, path = stores()[what]
    source = draft(data, path)
    artifact_in(source)
    file = tmp_path / "draft.py"
    file.write_text(source, "utf-8")
    config = ("--config", str(ROOT / "pyproject.toml"))
    for command in (("format", "--check", *config), ("check", *config)):
        done = subprocess.run([RUFF, *command, file], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + source


def test_a_draft_reads_what_discovery_read() -> None:
    data = german()
    ours = run(artifact_in(draft(data, PATH)), {PATH: data})
    theirs = discovered(data)
    assert len(ours.records) == len(theirs.records) == 45
    names = ("at", "direction", "sender", "recipients", "thread", "thread_name", "body", "name", "identifiers")
    by_place = {(r["kind"], r["provenance"]["rowid"]): r for r in theirs.records}
    for record in ours.records:
        other = by_place[(record["kind"], record["provenance"]["rowid"])]
        assert [record.get(n) for n in names] == [other.get(n) for n in names]
    assert ours.records[0]["artifact"] == "android.app"


def test_a_draft_of_json_reads_its_objects() -> None:
    data = json.dumps(chat()).encode()
    records = run(artifact_in(draft(data, "chats.json")), {"chats.json": data}).records
    assert len(records) == 20
    record = next(r for r in records if r["body"] == text(7))
    assert (record["direction"], record["thread"], record["sender"]["identifier"]) == ("outgoing", "c1", PHONES[2])


def test_a_draft_parts_rows_of_several_kinds() -> None:
    made = artifact_in(draft(json.dumps(several()).encode(), "several.json"))
    records = run(made, {"several.json": json.dumps(several()).encode()}).records
    assert Counter(r["kind"] for r in records) == {"Message": 30, "Contact": 5}


def test_what_stands_in_bytes_of_a_property_list_is_said() -> None:
    people = [{"name": n, "phoneNumber": p} for n, p in zip(NAMES, PHONES, strict=True)]
    data = plistlib.dumps({"saved": json.dumps({"contacts": people}).encode()}, fmt=plistlib.FMT_BINARY)
    assert "it stands in the bytes of saved: these are to be opened first" in draft(data, "org.example.plist")


def test_a_draft_holds_no_value_of_a_person() -> None:
    for data, path in stores().values():
        source = draft(data, path)
        assert not any(phone in source for phone in PHONES)
        assert "me@example.org" not in source
        assert text(3) not in source


def test_reasons_stand_as_comments() -> None:
    source = draft(german(), PATH)
    assert "# - zeitpunkt is a time: named so, 100% of its values are UNIX_MS" in source
    assert "confidence 0." in source


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "/tmp/x/data/data/org.example.chat/databases/m.db",
            ("android", "chat", "{app_data:org.example.chat}/databases/m.db"),
        ),
        (
            "/x/private/var/mobile/Containers/Data/Application/6B29FC40-CA47-1067-B31D-00DD010662DA/Documents/m.sqlite",
            ("ios", "m", "{app_data:*}/Documents/m.sqlite"),
        ),
        ("/x/123456789-main.db", ("any", "store_123456789_main", "**/*-main.db")),
    ],
)
def test_the_path_says_where_it_lies(path: str, expected: tuple[str, str, str]) -> None:
    found = where(path)
    assert (found.system, found.name, found.pattern) == expected


NOTHING = (b"", b"plain text", b"SQLite format 3\0" + bytes(500), store("CREATE TABLE settings (a, b)"), b"[1, 2]")


@pytest.mark.parametrize("data", NOTHING)
def test_nothing_to_draft_is_said(data: bytes) -> None:
    with pytest.raises(Nothing):
        draft(data, "x.db")
