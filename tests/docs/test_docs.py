"""The documentation is fresh, its links and commands exist, and its words are those that may be used."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main

from aboveboard.cli.app import app
from tests.docs.pages import ROOT, anchors, code_lines, links, pages

COMMAND = re.compile(r"(?:^|[\s$`/])aboveboard ((?:[^`#|\n]|\|(?! ))*)")
# Written apart, so that this list is not found by the test that uses it.
FORBIDDEN = (
    "court" + "-grade",
    "forensically" + " sound",
    "certif" + "ied",
    "guaran" + "teed",
    "100" + " %",
    "100" + "%",
)
AVOIDED = ("never", "avoid", "not use")
HOSTS = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "crates" + ".io")


def names(path: Path) -> str:
    return str(path.relative_to(ROOT))


every_page = pytest.mark.parametrize("page", pages(), ids=names)


def test_generated_pages_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "docs.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


# --- commands --------------------------------------------------------------------------------------------------------


@cache
def options() -> dict[str, frozenset[str]]:
    """The options of each command."""
    group: Any = typer.main.get_command(app)
    return {
        name: frozenset(o for one in _with_inner(command) for p in one.params for o in (*p.opts, *p.secondary_opts))
        | {"--help"}
        for name, command in group.commands.items()
    }


def _with_inner(command: Any) -> list[Any]:
    """A command, and those of a group."""
    return [command, *getattr(command, "commands", {}).values()]


def commands(page: Path) -> list[list[str]]:
    """The words after `aboveboard` in a page's code and between its backquotes."""
    spoken = re.findall(r"`(aboveboard [^`\n]+)`", page.read_text("utf-8"))
    found = [m.group(1) for line in (*code_lines(page), *spoken) for m in COMMAND.finditer(line)]
    return [shlex.split(text) for text in found if text.strip()]


@every_page
def test_commands_exist(page: Path) -> None:
    for name, *rest in commands(page):
        if name in ("COMMAND", "--version", "--help"):
            continue
        assert name in options(), f"{names(page)}: aboveboard {name}"
        for word in rest:
            if word.startswith("-") and word != "-":
                assert word.rstrip(",.") in options()[name], f"{names(page)}: aboveboard {name} {word}"


def test_the_readme_shows_every_command() -> None:
    shown = {words[0] for words in commands(ROOT / "README.md")}
    assert set(options()) - {"demo"} <= shown
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in pages():
        assert set(re.findall(r"`make (\w+)`", page.read_text("utf-8"))) <= targets, names(page)


def test_every_variable_of_the_environment_is_documented() -> None:
    said = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for path in (ROOT / "src").rglob("*.py"):
        for name in re.findall(r"environ(?:\.get\(|\[)\"(\w+)\"", path.read_text("utf-8")):
            assert name in said, f"{names(path)} reads {name}"


# --- links -----------------------------------------------------------------------------------------------------------


@every_page
def test_links_resolve(page: Path) -> None:
    for target in links(page):
        if target.startswith(("https://", "http://")):
            continue
        file, _, anchor = target.partition("#")
        path = (page.parent / file).resolve() if file else page
        assert path.exists(), f"{names(page)}: {target}"
        if anchor:
            assert anchor in anchors(path), f"{names(page)}: {target}"


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    todo = [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        if page in seen:
            continue
        seen.add(page)
        for target in links(page):
            if not target.startswith("http"):
                path = (page.parent / target.partition("#")[0]).resolve()
                todo += sorted(path.glob("*.md")) if path.is_dir() else [path] if path.suffix == ".md" else []
    assert {names(p) for p in pages()} <= {names(p) for p in seen}


# --- words -----------------------------------------------------------------------------------------------------------


@cache
def tracked() -> tuple[tuple[Path, str], ...]:
    """Every file of the project with its text, as version control sees it; without it, those in its folders."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.splitlines()]
    else:
        folders = (p for name in ("src", "docs", "tests", "tools", "typings") for p in (ROOT / name).rglob("*"))
        paths = [p for p in (*folders, *ROOT.glob("*.*"), ROOT / "Makefile") if "__pycache__" not in p.parts]
    found: list[tuple[Path, str]] = []
    for path in paths:
        if path.is_file():
            found.append((path, path.read_bytes().decode("utf-8", "replace")))
    assert len(found) > 100
    return tuple(found)


def test_words_that_promise_too_much_are_not_used() -> None:
    for path, text in tracked():
        # In style sheets, scripts and attributes of pictures a per cent sign is a measure, no promise.
        if not names(path).startswith(("src/", "docs/", "README")) or path.suffix in (".css", ".js"):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if any(word in line.lower() for word in AVOIDED):
                continue
            said = re.sub(r'\b(?:x\d?|y\d?|width|height)="100%"', "", line.lower())
            for word in FORBIDDEN:
                assert word not in said, f"{names(path)}:{number}: {word}"


def test_no_paths_of_a_machine_and_no_hosts_of_registries() -> None:
    # A clone at /data or /src would be found everywhere; the superuser's home would not.
    places = {str(p) for p in (ROOT, Path.home()) if len(p.parts) > 2 or p.name == "root"}
    pattern = re.compile("|".join(rf"(?<![\w.}}\]/-]){re.escape(place)}(?![\w-])" for place in sorted(places)))
    for path, text in tracked():
        for number, line in enumerate(text.splitlines(), 1):
            assert not pattern.search(line), f"{names(path)}:{number}: {line.strip()[:80]}"
            for host in HOSTS:
                assert host not in line, f"{names(path)}:{number}: {host}"


def test_the_readme_says_first_what_will_not_be_done() -> None:
    """Four sentences before any feature, in the words of the project's rules."""
    text = (ROOT / "README.md").read_text("utf-8")
    first = " ".join(text.split("\n## ")[0].split("\n", 1)[1].split())
    assert len(re.findall(r"\.(?:\s|$)", first)) == 4
    for words in (
        "does not unlock or exploit",
        "guess passwords",
        "install anything",
        "religious",
        "faces",
        "do not stop someone",
    ):
        assert words in first
