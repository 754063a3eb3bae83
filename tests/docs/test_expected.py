"""The tables of what is looked for: whatever an artifact reads is in them, and nothing that is read is called missing."""

from __future__ import annotations

from typing import Any

import pytest
from tools.expected import NO_SUCH, NOTHING, OTHERS, SYSTEMS, WrongList, browsers, cell, groups, load, of_system

from aboveboard.engine.registry import artifacts
from aboveboard.kit import Artifact, Call, Col, Message, Sqlite


def artifact(name: str, title: str, service: str, files: tuple[str, ...] = (), emits: Any = Message) -> Artifact:
    read = (Sqlite("m AS m", "m.id", {"body": Col("m.body")}),)
    return Artifact(
        id=name, title=title, service=service, emits=emits, files=files, read=read, says="", limits="", sources=()
    )


PIGEON = artifact("ios.pigeon", "Pigeon letters", "pigeon", ("{app_data:org.example.pigeon}/a.db",), (Message, Call))
LOFT = artifact("android.loft", "Loft", "loft", ("{app_data:org.example.pigeon.free}/a.db",))


def shown(listed: dict[str, Any], of: list[Artifact]) -> dict[str, tuple[str, str]]:
    found = [s for services in groups(listed, of).values() for s in services]
    return {s.name: (cell(s, "ios", of, str), cell(s, "android", of, str)) for s in found}


def test_every_artifact_is_in_a_cell_of_its_system() -> None:
    every = list(artifacts().values())
    for system in SYSTEMS:
        cells = [cell(s, system, every, lambda i: f"<{i}>") for found in groups(load(), every).values() for s in found]
        assert [a.id for a in of_system(every, system) if not any(f"<{a.id}>" in c for c in cells)] == []


def test_a_service_is_found_by_its_name_an_id_or_an_app() -> None:
    listed = {"Messages": {"Pigeon": {}, "Birds": {"services": [], "artifacts": ["*.lo*"]}}}
    assert shown(listed, [PIGEON, LOFT]) == {
        "Pigeon": ("ios.pigeon: Message, Call", NOTHING),
        "Birds": (NOTHING, "android.loft: Message"),
    }
    by_app = {"Messages": {"Pigeon": {"apps": ["org.example.Pigeon.free"], "note": {"ios": "letters only"}}}}
    assert shown(by_app, [PIGEON, LOFT])["Pigeon"] == (
        "ios.pigeon: Message, Call (letters only)",
        "android.loft: Message",
    )


def test_what_nothing_reads_is_said_with_its_reason() -> None:
    listed = {"Messages": {"Crow": {"none": {"ios": "the key is elsewhere"}}, "Owl": {"only": "ios"}}}
    assert shown(listed, [])["Crow"] == ("none: the key is elsewhere", "none")
    assert shown(listed, [])["Owl"] == ("none", NO_SUCH)


def test_a_reason_is_not_shown_once_something_is_read() -> None:
    listed = {"Messages": {"Pigeon": {"none": {"ios": "encrypted", "android": "encrypted"}}}}
    assert shown(listed, [PIGEON])["Pigeon"] == ("ios.pigeon: Message, Call", "none: encrypted")


def test_what_is_read_and_not_in_the_list_comes_last() -> None:
    (loft,) = groups({"Messages": {"Pigeon": {}}}, [PIGEON, LOFT])[OTHERS]
    assert (loft.name, loft.only) == ("loft", "android")


def test_words_that_miss_what_reads_a_service_are_refused() -> None:
    with pytest.raises(WrongList, match=r"Pigeon: ios\.pigeon seems to read it"):
        groups({"Messages": {"Pigeon": {"services": ["pidgin"]}}}, [PIGEON])
    with pytest.raises(WrongList, match=r"no artifact ios\.pidgin"):
        groups({"Messages": {"Pigeon": {"artifacts": ["ios.pidgin"]}}}, [PIGEON])
    with pytest.raises(WrongList, match="no artifact calls its service pidgin"):
        list(browsers({"browsers": {"services": {"Pidgin": ["pidgin"]}, "columns": {}}}, [PIGEON], str))


def test_what_each_browser_gives() -> None:
    every = list(artifacts().values())
    rows = {(name, system): cells for name, system, *cells in browsers(load(), every, str)}
    assert list(load()["browsers"]["columns"]) == [
        *("history", "searches", "downloads", "bookmarks", "tabs", "autofill", "cookies")
    ]
    assert rows["Chrome", "Android"] == [
        *("android.chrome", "android.chrome", "android.chrome", "android.chrome.bookmarks", "android.chrome.tabs"),
        *("android.chrome.forms, android.chrome.logins", "android.chrome.cookies"),
    ]
    assert rows["Safari", "iOS"][4] == "ios.safari.bookmarks, ios.safari.cloud_tabs, ios.safari.tabs"
    assert ("Safari", "Android") not in rows
    assert rows["DuckDuckGo", "iOS"][0] == f"{NOTHING}: encrypted with a key of the keychain"
    assert not [row for row, cells in rows.items() if NOTHING in cells]


def test_a_reason_for_what_is_read_is_refused() -> None:
    listed = {"services": {"Pigeon": ["pigeon"]}, "columns": {"messages": {"kinds": ["Message"]}}}
    for column in ("messages", "letters"):
        whys = {"none": {"Pigeon": {"ios": {column: "lost"}}}}
        with pytest.raises(WrongList, match=f"Pigeon has a reason for {column}"):
            list(browsers({"browsers": listed | whys}, [PIGEON], str))
