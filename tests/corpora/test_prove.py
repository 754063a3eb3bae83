"""The public test data, where it is there: every record of a case is given again by the bytes."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.corpora.test_corpora import CORPORA, _tool, pytestmark  # noqa: F401 - the mark is this module's too
from tests.e2e.test_pipeline import World

SOURCES = (
    "ios/josh_ios17_ffs.zip",
    "ios/josh_ios15_ffs.zip",
    "android/ffs_nodirs.zip",
    "android/nist_htc_desire",
    "plaso",
    "backups/itunes_plain",
    "backups/itunes_enc",
    "backups/aes.ab",
)


@pytest.mark.parametrize("source", SOURCES)
def test_every_record_agrees(source: str, tmp_path: Path) -> None:
    world = World(tmp_path)
    given = next(g for g in _tool().SOURCES if g.name == source)
    secret: tuple[object, ...] = ()
    if given.password is not None:
        world.passwords.write_text(given.password + "\n", "utf-8")
        secret = ("--password-file", world.passwords)
    case = tmp_path / "x.case"
    made = world.run("examine", CORPORA.resolve() / source, "--case", case, "--own-phone", "--json", *secret)
    assert made.returncode in (0, 1), made.stderr
    done = world.run("prove", case, "--all", "--json", *secret)
    found = msgspec.json.decode(done.stdout)
    assert done.returncode == 0, (found["disagreements"][:5], found["unproved"][:5], found["files"])
    said = msgspec.json.decode(made.stdout)
    assert (
        found["records"]["agree"]
        == found["records"]["records"]
        == said["records"] + said["folded"] + said["recovered"]
        > 0
    )
