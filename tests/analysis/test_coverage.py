"""What was read, and each reason why not, told apart: outcomes and folders in, rows out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from aboveboard.analysis.coverage import AppFolder, Facts, Installed, Known, Line, State, Store, WithoutFile, cover
from aboveboard.model.outcome import Outcome, Status, Unread

CHAT = Known("android.chat", "chat", {"message": ("messages",), "call": ("calls",)}, ("org.chat", "org.chat.*"))
MAIL = Known("ios.mail", "ios.mail", {"items": ("email",)})
KNOWN = {k.id: k for k in (CHAT, MAIL)}
DB = "data/data/org.chat/databases/chat.db"
FULL, BACKUP = frozenset({"full file system"}), frozenset({"adb backup"})
EMPTY = Facts("EX/1", FULL, (), {})


def lines(facts: Facts) -> list[Line]:
    return list(cover(facts, KNOWN).lines)


def of(facts: Facts, category: str = "messages", profile: str | None = None) -> Line:
    (found,) = [x for x in lines(facts) if x.category == category and profile in (None, x.profile)]
    return found


def chat(status: Status, part: str | None = "message", **more: Any) -> Outcome:
    return msgspec.structs.replace(Outcome(artifact="android.chat", status=status, part=part, path=DB), **more)


QUIET = Outcome(artifact="android.chat", status=Status.NOT_FOUND, files=0)


# --- a file was there ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statuses", "records", "state"),
    [
        ((Status.COMPLETE,), 3, State.READ),
        ((Status.EMPTY,), 0, State.NONE_FOUND),
        ((Status.COMPLETE,), 0, State.NONE_FOUND),
        ((Status.COMPLETE, Status.FAILED), 3, State.PARTLY),
        ((Status.PARTIAL,), 3, State.PARTLY),
        ((Status.PARTIAL,), 0, State.UNREADABLE),
        ((Status.FAILED,), 0, State.UNREADABLE),
        ((Status.UNKNOWN_SCHEMA,), 0, State.UNKNOWN_SCHEMA),
        ((Status.ENCRYPTED,), 0, State.ENCRYPTED),
        ((Status.PROFILE_LOCKED,), 0, State.LOCKED),
        ((Status.EMPTY, Status.ENCRYPTED), 0, State.ENCRYPTED),
    ],
)
def test_what_outcomes_make(statuses: tuple[Status, ...], records: int, state: State) -> None:
    counts = {("0", "chat", "messages"): records} if records else {}
    facts = replace(EMPTY, outcomes=[chat(s, emitted=records) for s in statuses], records=counts, sizes={DB: 4096})
    found = of(facts)
    assert (found.state, found.records, found.stores, found.bytes, found.profile) == (state, records, 1, 4096, "0")


def test_one_part_of_a_store_says_nothing_of_another() -> None:
    outcomes = [chat(Status.COMPLETE, emitted=2), chat(Status.UNKNOWN_SCHEMA, "call", missing=("call.at",))]
    facts = replace(EMPTY, outcomes=outcomes, records={("0", "chat", "messages"): 2})
    assert of(facts).state is State.READ
    assert (of(facts, "calls").state, of(facts, "calls").missing) == (State.UNKNOWN_SCHEMA, ("call.at",))
    assert cover(facts, KNOWN).stores == {"partly read": 1}, "the file as a whole"


def test_a_new_column_is_told_and_takes_nothing_from_what_was_read() -> None:
    column = Unread("message", "stamp", 3, 5, True)
    facts = replace(EMPTY, outcomes=[chat(Status.COMPLETE, unread=(column,))], records={("0", "chat", "messages"): 5})
    assert (of(facts).state, of(facts).unread) == (State.READ, (column,))


def test_the_search_for_rows_that_are_not_live_says_nothing_of_live_ones() -> None:
    facts = replace(EMPTY, outcomes=[chat(Status.COMPLETE), chat(Status.FAILED, "recovered")])
    assert of(facts).state is State.NONE_FOUND


def test_profiles_are_told_apart() -> None:
    other = "data/user/10/org.chat/databases/chat.db"
    outcomes = [chat(Status.COMPLETE), chat(Status.ENCRYPTED, path=other)]
    facts = replace(EMPTY, outcomes=outcomes, records={("0", "chat", "messages"): 5})
    assert of(facts, profile="0").state is State.READ
    assert of(facts, profile="10").state is State.ENCRYPTED


def test_discovered_records_are_apart() -> None:
    facts = replace(EMPTY, discovered={("0", "org.other", "messages"): 4})
    assert (of(facts).state, of(facts).records, of(facts).service) == (State.DISCOVERED, 4, "org.other")


# --- nothing was there -----------------------------------------------------------------------------------------------


def test_an_acquisition_that_cannot_contain_it() -> None:
    quiet = Outcome(artifact="ios.mail", status=Status.NOT_IN_ACQUISITION, files=0, reason="it cannot")
    found = of(replace(EMPTY, outcomes=[quiet]), "email")
    assert (found.state, found.profile, found.why) == (State.CANNOT, "", ("it cannot",))


def test_out_of_scope() -> None:
    quiet = Outcome(artifact="ios.mail", status=Status.OUT_OF_SCOPE, files=0)
    assert of(replace(EMPTY, outcomes=[quiet]), "email").state is State.OUT_OF_SCOPE


@pytest.mark.parametrize(
    ("acquisitions", "installed", "state", "word"),
    [
        (FULL, (), State.NOT_THERE, "no file"),
        (FULL, (Installed("org.other"),), State.NOT_THERE, "in no list"),
        (FULL, (Installed("org.chat"),), State.NO_DATA, "no folder of it"),
        (BACKUP, (Installed("org.chat"),), State.NO_DATA, "can keep their files out"),
        (BACKUP, (Installed("org.chat", refuses_backups=True),), State.CANNOT, "allowBackup is off"),
        (FULL | BACKUP, (Installed("org.chat"),), State.NO_DATA, "no folder of it"),
    ],
)
def test_an_app_without_a_folder(
    acquisitions: frozenset[str], installed: tuple[Installed, ...], state: State, word: str
) -> None:
    found = of(replace(EMPTY, acquisitions=acquisitions, installed=installed, outcomes=[QUIET]))
    assert found.state is state
    assert word in found.why[0]


FOLDER = AppFolder("data/data/org.chat", "0", "org.chat", 2, 900, 0)


@pytest.mark.parametrize(
    ("folder", "stores", "state", "word"),
    [
        (FOLDER, (), State.NO_DATA, "2 files and no store"),
        (replace(FOLDER, files=0, bytes=0), (), State.NO_DATA, "empty"),
        (FOLDER, (Store("data/data/org.chat/x.db", 800, "sqlite"),), State.NOT_READ, "data/data/org.chat/x.db"),
        (FOLDER, (Store("data/data/org.chat/x.db", 800, "encrypted"),), State.ENCRYPTED, "x.db"),
        (replace(FOLDER, claimed_files=1), (), State.NOT_THERE, "other files of the app are read"),
    ],
)
def test_an_app_with_a_folder(folder: AppFolder, stores: tuple[Store, ...], state: State, word: str) -> None:
    found = of(replace(EMPTY, outcomes=[QUIET], folders=[folder], stores=stores))
    assert (found.state, found.profile) == (state, "0")
    assert word in found.why[0]


def test_a_second_profile_with_the_app_has_a_row_of_its_own() -> None:
    second = AppFolder("data/user/10/org.chat", "10", "org.chat", 1, 10, 0)
    quiet_in_one = replace(EMPTY, outcomes=[chat(Status.COMPLETE), QUIET], folders=[FOLDER, second])
    assert of(quiet_in_one, profile="0").state is State.NONE_FOUND
    assert of(quiet_in_one, profile="10").state is State.NO_DATA


@pytest.mark.parametrize(
    ("service", "word"), [("ios.photos", "in the cloud"), ("android.media", "deleted or left out")]
)
def test_originals_that_did_not_come(service: str, word: str) -> None:
    found = of(replace(EMPTY, without_file={("0", service): WithoutFile(7, 12, silent=7)}), "media")
    # A library that does not say where originals are: only in the cloud looks like deleted.
    assert (found.state, found.records) == (State.WITHOUT_FILE, 7)
    assert "12 entries" in found.why[0]
    assert word in found.why[0]
    assert not lines(replace(EMPTY, without_file={("0", service): WithoutFile(0, 12)}))


def test_originals_in_the_cloud_are_told_from_the_rest() -> None:
    def told(counts: WithoutFile) -> dict[State, tuple[int, str]]:
        found = lines(replace(EMPTY, without_file={("0", "ios.photos"): counts}))
        return {x.state: (x.records, x.why[0]) for x in found}

    every = told(WithoutFile(7, 12, in_cloud=7))
    assert list(every) == [State.IN_CLOUD]
    assert every[State.IN_CLOUD][0] == 7
    some = told(WithoutFile(7, 12, in_cloud=5))
    assert (some[State.IN_CLOUD][0], some[State.WITHOUT_FILE][0]) == (5, 2)
    assert "does not say of them that they are in the cloud" in some[State.WITHOUT_FILE][1]
    silent = told(WithoutFile(7, 12, in_cloud=3, silent=1))
    assert "of 1 the library does not say which" in silent[State.WITHOUT_FILE][1]


@pytest.mark.parametrize(("acquisitions", "state"), [(FULL, State.LOCKED), (BACKUP, State.CANNOT)])
def test_a_user_of_whom_nothing_is_here(acquisitions: frozenset[str], state: State) -> None:
    (found,) = lines(replace(EMPTY, acquisitions=acquisitions, users=frozenset({"0", "10"}), folders=[FOLDER]))
    assert (found.profile, found.state) == ("10", state)


def test_a_locked_user_s_folders_have_encrypted_names() -> None:
    sealed = AppFolder("data/user/10/x9,KqWvT2mPzL0aRtYbNcE4d", "10", "x9,KqWvT2mPzL0aRtYbNcE4d", 1, 10, 0)
    found = cover(replace(EMPTY, folders=[sealed], users=frozenset({"0", "10"})), KNOWN)
    assert [(x.profile, x.state) for x in found.lines] == [("10", State.LOCKED)]
    assert not found.unknown_apps


# --- stores and apps -------------------------------------------------------------------------------------------------


def test_a_copys_own_papers_are_no_unread_store() -> None:
    """It is said what they are and what reads them; a file of that name in another source is one as any other."""
    stores = [Store("acquired/manifest.json", 4600, "json"), Store("data/media/0/Download/a.json", 9, "json")]
    for kind in ("asked of the phone", "itunes backup"):
        found = cover(replace(EMPTY, acquisitions=frozenset({kind}), stores=stores), KNOWN)
        assert [s.path for s in found.unread_stores] == ["data/media/0/Download/a.json"]
        (paper,) = found.papers
        assert (paper.path, paper.size) == ("acquired/manifest.json", 4600) and "aboveboard verify" in paper.why
    found = cover(replace(EMPTY, acquisitions=frozenset({"full file system"}), stores=stores), KNOWN)
    assert len(found.unread_stores) == 2 and not found.papers


def test_unread_stores_come_with_the_biggest_first_and_say_why() -> None:
    stores = [
        Store("data/data/org.other/a.db", 10, "sqlite"),
        Store("data/data/org.other/b.json", 500, "json"),
        Store("data/data/org.other/c.db", 50, "encrypted"),
    ]
    unsure = Outcome(
        artifact="any.discovered", status=Status.UNKNOWN_SCHEMA, path=stores[0].path, reason="perhaps notes"
    )
    failed = chat(Status.FAILED, reason="cut off")
    folder = AppFolder("data/data/org.other", "0", "org.other", 3, 560, 0)
    found = cover(replace(EMPTY, outcomes=[unsure, failed], stores=stores, sizes={DB: 70}, folders=[folder]), KNOWN)
    shown = [(s.size, s.kind, s.state, s.app, s.why) for s in found.unread_stores]
    assert shown == [
        (500, "json", State.NOT_READ, "org.other", "no artifact knows it"),
        (70, "", State.UNREADABLE, None, "cut off"),
        (50, "encrypted", State.ENCRYPTED, "org.other", "no artifact knows it, and its bytes look encrypted"),
        (10, "sqlite", State.NOT_READ, "org.other", "perhaps notes"),
    ]


def test_apps_that_no_artifact_knows() -> None:
    folders = [
        FOLDER,
        AppFolder("data/data/org.small", "0", "org.small", 1, 5, 0),
        AppFolder("data/data/org.big", "0", "org.big", 4, 700, 0),
        AppFolder("data/media/0/Android/data/org.big", "0", "org.big", 1, 300, 0),
        AppFolder("data/data/org.taken", "0", "org.taken", 4, 700, 2),
    ]
    installed = [Installed("org.big", "Big"), Installed("org.bare"), Installed("org.system", system=True)]
    stores = [Store("data/data/org.big/x.db", 600, "sqlite")]
    found = cover(replace(EMPTY, folders=folders, installed=installed, stores=stores), KNOWN).unknown_apps
    assert [(a.app, a.name, a.installed, a.files, a.bytes, a.stores) for a in found] == [
        ("org.big", "Big", True, 5, 1000, 1),
        ("org.small", None, False, 1, 5, 0),
        ("org.bare", None, True, 0, 0, 0),
    ]
