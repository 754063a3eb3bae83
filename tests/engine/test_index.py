"""What is known of artifacts before they are imported: it is what they declare, and follows every change of a source."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from aboveboard.engine import index
from aboveboard.engine.entry import Entry, columns_of, entry_of
from aboveboard.engine.guess import may_fit
from aboveboard.engine.index import Duplicate, index_path, indexed, modules
from aboveboard.engine.registry import artifacts, entries, takers
from aboveboard.kit import Artifact, Col, Message, Sqlite

ARTIFACT = """
from aboveboard.kit import Artifact, Col, Message, Sqlite

X = Artifact(
    id="android.{name}", title="", service="{name}", emits=Message, files=("{{app_data:org.{name}}}/a.db",), version={version},
    read=(Sqlite("letters AS l", "l.id", {{"body": Col("l.words")}}, requires={{"letters": ("sent",)}}),),
    says="", limits="", sources=(),
)
"""


class Program:
    """A folder with a package of artifacts and the rooms that it rests on."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for room in (*index.ROOMS, "papers", "papers/app"):
            (root / room).mkdir()
            (root / room / "__init__.py").write_text("")
        self.write("papers/plain.py", name="plain")
        self.write("papers/app/ios.py", name="packed")
        (root / "papers" / "app" / "_shared.py").write_text("A = 1\n")

    def write(self, place: str, *, name: str, version: int = 1) -> None:
        (self.root / place).write_text(ARTIFACT.format(name=name, version=version))

    def package(self) -> ModuleType:
        """The package as another start of the program finds it."""
        for name in [n for n in sys.modules if n.split(".")[0] == "papers"]:
            del sys.modules[name]
        importlib.invalidate_caches()
        return importlib.import_module("papers")

    def look(self, *, write: bool = True) -> tuple[list[str], set[str]]:
        """(id@version of each artifact, the modules that were imported to tell)."""
        found = [f"{e.id}@{e.version}" for e in indexed(self.package(), write=write)]
        return sorted(found), {n for n in sys.modules if n.startswith("papers.")} - {"papers.app"}


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.syspath_prepend(tmp_path)
    # A stale bytecode of the same second would be Python's own mistake, not the index's.
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    yield Program(tmp_path)
    for name in [n for n in sys.modules if n.split(".")[0] == "papers"]:
        del sys.modules[name]


BOTH = ["android.packed@1", "android.plain@1"]
EVERY = {"papers.plain", "papers.app.ios"}


def test_a_second_look_imports_nothing_and_says_the_same(program: Program) -> None:
    assert program.look() == (BOTH, EVERY)
    assert program.look() == (BOTH, set())
    assert sorted(modules(program.package())) == ["papers.app", "papers.app.ios", "papers.plain"]


def test_new_changed_and_removed_files_are_found_at_once(program: Program) -> None:
    program.look()
    program.write("papers/app/android.py", name="fresh")
    assert program.look() == (["android.fresh@1", *BOTH], {"papers.app.android"})
    program.write("papers/plain.py", name="plain", version=2)
    assert program.look() == (["android.fresh@1", "android.packed@1", "android.plain@2"], {"papers.plain"})
    (program.root / "papers" / "plain.py").unlink()
    assert program.look() == (["android.fresh@1", "android.packed@1"], set())


def test_what_a_file_holds_decides_and_not_its_time(program: Program) -> None:
    program.look()
    before = (program.root / "papers" / "plain.py").stat()
    os.utime(program.root / "papers" / "plain.py", ns=(0, before.st_mtime_ns + 10**9))
    assert program.look() == (BOTH, set())


@pytest.mark.parametrize(
    "place", ["kit/new.py", "formats/__init__.py", "papers/app/_shared.py", "papers/app/__init__.py"]
)
def test_with_what_all_rest_on_all_are_made_again(program: Program, place: str) -> None:
    program.look()
    (program.root / place).write_text("B = 2\n")
    assert program.look() == (BOTH, EVERY)
    assert program.look() == (BOTH, set())


@pytest.mark.parametrize("damage", [b"", b"\x93\x01", b"no index at all"])
def test_a_broken_index_is_no_index(program: Program, damage: bytes) -> None:
    program.look()
    path = index_path(program.package())
    assert path is not None
    whole = path.read_bytes()
    path.write_bytes(damage or whole[: len(whole) // 2])
    assert program.look() == (BOTH, EVERY)
    assert path.read_bytes() == whole


def test_where_nothing_is_written_all_is_imported_each_time(program: Program) -> None:
    assert program.look(write=False) == (BOTH, EVERY)
    assert program.look(write=False) == (BOTH, EVERY)
    path = index_path(program.package())
    assert path is not None
    assert not path.exists()


def test_a_change_since_then_is_found_also_where_nothing_is_written(program: Program) -> None:
    program.look()
    program.write("papers/plain.py", name="plain", version=3)
    for _ in range(2):
        assert program.look(write=False) == (["android.packed@1", "android.plain@3"], {"papers.plain"})


def test_a_folder_that_cannot_be_written_costs_time_alone(program: Program) -> None:
    path = index_path(program.package())
    assert path is not None
    path.parent.parent.joinpath("__pycache__").write_text("a file where a folder should be")
    assert program.look() == (BOTH, EVERY)
    assert program.look() == (BOTH, EVERY)


def test_one_module_with_two_artifacts_of_one_id(program: Program) -> None:
    text = (program.root / "papers" / "plain.py").read_text()
    (program.root / "papers" / "plain.py").write_text(text + text.replace("X = ", "Y = "))
    with pytest.raises(Duplicate, match=r"android\.plain is declared twice in papers\.plain"):
        program.look()


def _without_columns(entry: Entry) -> bytes:
    return msgspec.msgpack.encode(msgspec.structs.replace(entry, columns=msgspec.Raw(b"\xc0")))


def test_entries_are_what_the_artifacts_declare() -> None:
    assert list(entries()) == sorted(entries())
    assert len(entries()) >= 300
    for name, entry in entries().items():
        artifact = artifacts()[name]
        assert _without_columns(entry) == _without_columns(entry_of(artifact, entry.module))
        if entry.columns:
            columns = msgspec.msgpack.decode(entry.columns, type=dict[str, set[str]])
            assert columns == columns_of(artifact)
    assert {e.id for e in takers()} == {a.id for a in artifacts().values() if a.by_content}


COUNT = """
import sys
from aboveboard.engine.registry import artifacts, entries
def count(): return sum(1 for n, m in sys.modules.items() if n.startswith("aboveboard.artifacts.") and not hasattr(m, "__path__"))
print(len(entries()), count())
artifacts()["android.sms"]
assert "android.sms" in artifacts() and "android.none" not in artifacts() and artifacts().get("android.none") is None
print(count())
"""


def test_an_artifact_that_nothing_calls_for_is_not_imported(tmp_path: Path) -> None:
    env = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"} | {
        "PYTHONPYCACHEPREFIX": str(tmp_path)
    }

    def start() -> list[list[int]]:
        run = subprocess.run([sys.executable, "-c", COUNT], env=env, stdout=subprocess.PIPE, text=True, check=True)
        return [[int(n) for n in line.split()] for line in run.stdout.splitlines()]

    (known, imported), _ = start()
    assert imported >= 200
    assert start()[0] == [known, 0]
    assert start()[1][0] <= 3, "the module of one artifact, and what it shares with others of its app"


def test_loose_databases_are_offered_to_artifacts_with_a_base_table_that_is_there() -> None:
    def reads(*bases: str) -> Entry:
        read = tuple(Sqlite(f'"{base}" AS l', "l.id", {"body": Col("l.words")}) for base in bases)
        return entry_of(
            Artifact(
                id="android.x",
                title="",
                service="x",
                emits=Message,
                files=(),
                read=read,
                says="",
                limits="",
                sources=(),
            )
        )

    assert may_fit(reads("Other", "Letters"), {"letters"})
    assert may_fit(reads("Chat_*"), {"chat_12"})
    assert not may_fit(reads("Chat_*", "Letters"), {"chats", "letter"})
    assert not may_fit(reads(), {"letters"})
