"""The examples in the documentation do what it says."""

from __future__ import annotations

import json
import re
import shlex
import sys
import time
from collections.abc import Callable
from dataclasses import fields as attributes
from functools import partial
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from aboveboard.casework.authorities import OWN_PHONE, read_authority
from aboveboard.casework.bundle import WITHHELD
from aboveboard.casework.case import create_case
from aboveboard.casework.compare.maps import TableMap, read_map
from aboveboard.casework.custody import Actor
from aboveboard.casework.erase import WAIT
from aboveboard.casework.errors import CaseError
from aboveboard.casework.kept import NAMES
from aboveboard.casework.redact import read_redactions
from aboveboard.cli.app import run
from aboveboard.engine.match import PatternError, compile_pattern
from aboveboard.engine.registry import artifacts
from aboveboard.kit import Artifact, Message, check
from aboveboard.model.authority import Authority, Scope
from aboveboard.model.rules import RULES
from tests.docs.pages import ROOT, blocks

ARTIFACTS = ROOT / "docs" / "artifacts.md"
COMPARE = ROOT / "docs" / "compare.md"
AUTHORITY = ROOT / "docs" / "authority.md"
HANDOVER = ROOT / "docs" / "handover.md"
RETENTION = ROOT / "docs" / "retention.md"


def module(name: str, source: str) -> ModuleType:
    """A module made of a page's code block."""
    made = ModuleType(name)
    exec(compile(source, name, "exec"), made.__dict__)
    return made


def test_the_worked_example_of_an_artifact(monkeypatch: pytest.MonkeyPatch) -> None:
    declaration, test = blocks(ARTIFACTS, "python")
    name = "aboveboard.artifacts.pigeon.android"
    example = module(name, declaration)
    monkeypatch.setitem(sys.modules, name, example)
    artifact = example.PIGEON
    assert isinstance(artifact, Artifact)
    assert check(artifact) == []
    assert artifact.id not in artifacts(), "the example must stay an example"
    tests = module("tests.artifacts.test_android_pigeon", test)
    assert set(tests.FIXTURES) == {artifact.id}
    run = [value for name, value in vars(tests).items() if name.startswith("test_")]
    assert len(run) == 2
    for one in run:
        one()


def test_the_example_as_declared_finds_its_file() -> None:
    example = module("pigeon", blocks(ARTIFACTS, "python")[0])
    (pattern,) = compile_pattern(example.PIGEON, example.PIGEON.files[0])
    assert pattern.path.fullmatch("data/user/10/org.example.pigeon/databases/pigeon.db")
    assert not pattern.path.fullmatch("data/data/org.example.pigeon/files/pigeon.db")


@pytest.mark.parametrize("column", [1, 2])
def test_roots_are_those_of_the_engine(column: int) -> None:
    """Each root that the page lists for a system exists there, and each that it lists for the other alone does not."""
    system = ("", "ios", "android")[column]
    rows = re.findall(r"^\| `(\{[^`]+\})` \|([^|]*)\|([^|]*)\|$", ARTIFACTS.read_text("utf-8"), re.MULTILINE)
    assert len(rows) >= 10
    for row in rows:
        root = row[0].replace("ID", "org.example")
        example = Artifact(
            id=f"{system}.x", title="", service="", emits=Message, files=(), read=(), says="", limits="", sources=()
        )
        if row[column].strip():
            (found,) = compile_pattern(example, f"{root}/a.db")
            assert found.system == system
        else:
            with pytest.raises(PatternError):
                list(compile_pattern(example, f"{root}/a.db"))


def test_declarations_have_no_field_that_the_page_for_authors_cannot_lead_to() -> None:
    named = set(re.findall(r"\b[a-z_]+\b", ARTIFACTS.read_text("utf-8")))
    left = {f.name for f in attributes(Artifact)} - named - {"absent_from"}
    assert not left


@pytest.mark.parametrize("number", range(2))
def test_examples_of_authorities_are_read(number: int, tmp_path: Path) -> None:
    text = blocks(AUTHORITY, "toml")[number]
    path = tmp_path / "authority.toml"
    path.write_text(text, "utf-8")
    authority = read_authority(path)
    stated = re.findall(r'^(\w+) = "([^"]*)"$', text.split("[scope]")[0], re.MULTILINE)
    assert stated
    for name, value in stated:
        assert getattr(authority, name) == value
    path.write_text(text.replace("purpose", "purpsoe"), "utf-8")
    with pytest.raises(CaseError, match="purpsoe"):
        read_authority(path)


def test_the_example_of_a_column_map_is_read() -> None:
    (text,) = blocks(COMPARE, "toml")
    (table,) = read_map(text.encode(), "example")
    assert table.kind == "Message"
    assert table.words == {"direction": {"ausgehend": "outgoing", "eingehend": "incoming"}}


def test_every_key_of_a_column_map_is_explained_and_no_other() -> None:
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", COMPARE.read_text("utf-8"), re.MULTILINE)
    explained = {name for row in rows for name in re.findall(r"\w+", row)}
    assert explained == {f.name for f in msgspec.structs.fields(TableMap)}


def told(line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a command prints."""
    monkeypatch.setattr(sys, "argv", shlex.split(line))
    run()
    said = capsys.readouterr()
    return [*said.out.splitlines(), *said.err.splitlines()]


def _later(now: Callable[[], int]) -> int:
    return now() + WAIT * 1000


def test_the_examples_of_keeping_and_erasing_say_what_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each line that is shown is printed, in this order, others between; … stands for anything."""
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ABOVEBOARD_EXAMINER", "J. Beck")
    monkeypatch.chdir(tmp_path)
    for name in ("my", "other"):
        create_case(tmp_path / f"{name}.case", OWN_PHONE, Actor("J. Beck")).close()
    *early, late = blocks(RETENTION, "console")
    assert len(early) == 3
    for block in (*early, late):
        if block is late:
            monkeypatch.setattr(time, "time_ns", partial(_later, time.time_ns))
        for command, *shown in (part.splitlines() for part in block.split("$ ")[1:]):
            said = iter(told(command, capsys, monkeypatch))
            for line in shown:
                pattern = ".*".join(re.escape(part) for part in line.split("…"))
                assert any(re.fullmatch(pattern, one) for one in said), f"{command}: {line}"
    assert [p.name for p in tmp_path.glob("*.case")] == ["other.case"]
    left = json.loads(json.loads((tmp_path / "erasure.json").read_text())["statement"])["not_reached"]
    listed = RETENTION.read_text("utf-8").split("### What is not reached")[1]
    assert [one["what"] for one in left] == re.findall(r"^\| ([\w -]+) \| [A-Z]", listed, re.MULTILINE)


def test_every_state_of_a_case_is_explained() -> None:
    explained = set(re.findall(r"^\| ([a-z ]+) \|", RETENTION.read_text("utf-8"), re.MULTILINE)) - {"state"}
    assert explained >= {"erasure ordered", "overdue", "gone", "sealed", *NAMES.values()}


def test_every_rule_is_listed() -> None:
    listed = re.findall(r"^\| ([a-z-]+) \| (.+) \|$", AUTHORITY.read_text("utf-8"), re.MULTILINE)
    assert dict(listed).items() >= RULES.items()


@pytest.mark.parametrize("owner", [Authority, Scope])
def test_every_field_of_an_authority_is_explained(owner: type[msgspec.Struct]) -> None:
    explained = re.findall(r"^\| `(\w+)` \|", AUTHORITY.read_text("utf-8"), re.MULTILINE)
    assert {f.name for f in msgspec.structs.fields(owner)} <= set(explained)


def test_nothing_is_explained_that_an_authority_does_not_have() -> None:
    explained = set(re.findall(r"^\| `(\w+)` \|", AUTHORITY.read_text("utf-8"), re.MULTILINE))
    known = {f.name for owner in (Authority, Scope) for f in msgspec.structs.fields(owner)}
    assert explained == known


def test_the_redactions_that_are_shown_are_read(tmp_path: Path) -> None:
    (text,) = blocks(HANDOVER, "toml")
    (tmp_path / "redact.toml").write_text(text, "utf-8")
    found = read_redactions(tmp_path / "redact.toml")
    assert sorted(map(sorted, found.fields.values())) == [["*"], ["attachments", "body"]]
    assert [person.names for person in found.people] == [("Mira Okafor-Lindqvist", "Mira")]
    assert list(found.pictures.values()) == [((0.25, 0.1, 0.5, 0.6),)]
    assert found.names_somebody("call me at 001-202-555 0101")
    assert not found.names_somebody("Miranda, or 202 555 01012")


def test_every_rule_by_which_something_is_withheld_is_listed() -> None:
    section = HANDOVER.read_text("utf-8").partition("## What is withheld")[2].partition("\n## ")[0]
    assert re.findall(r"^\| (\w+) \|", section, re.MULTILINE) == ["rule", *WITHHELD]
