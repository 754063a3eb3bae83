"""Hostile backups of iPhones are opened with their password or refused in one sentence; what is good in them is read."""

from __future__ import annotations

import hashlib
import json
import time
from contextlib import closing
from pathlib import Path

import pytest

from aboveboard.sources.api import MemberError, PasswordNeeded, SourceError, WrongPassword, read_all
from aboveboard.sources.open import open_source, opener_for
from tests.hostile import watch
from tests.hostile.attack import LONG
from tests.hostile.backups import BACKUPS, HOME, PASSWORD, SMS, Backup, parts
from tests.hostile.databases import GOOD, made
from tests.hostile.test_phones import RAW

GOOD_PATH = f"{HOME}/{SMS}"
SECONDS = 5.0
MEMORY = 400 << 20


@pytest.mark.parametrize("backup", BACKUPS, ids=lambda b: b.name)
def test_it_is_opened_or_refused_in_a_sentence(backup: Backup, tmp_path: Path) -> None:
    whole = parts()
    backup.damage(whole)
    whole.write(tmp_path / "backup")
    began = time.process_time()
    try:
        source = open_source(tmp_path / "backup", PASSWORD.encode())
    except SourceError as error:
        assert backup.refused, f"{error!r}"
        assert backup.refused in str(error) and "\n" not in str(error) and len(str(error)) < 400
        assert not isinstance(error, PasswordNeeded)
        return
    finally:
        assert time.process_time() - began < SECONDS
    with closing(source):
        assert not backup.refused
        problems = " ".join(p.what for p in source.facts.problems)
        assert backup.says in problems, problems
        opener = opener_for(tmp_path / "backup", source.facts, source.keys)
        with closing(opener):
            found: dict[str, str] = {}
            for first, names in source.names():
                for index, name in enumerate(names, first):
                    try:
                        with closing(opener.open(source.ref(index))) as member:
                            found[name] = hashlib.sha256(read_all(member, 1 << 24)).hexdigest()
                    except MemberError:
                        continue
    assert found[GOOD_PATH] == hashlib.sha256(made()).hexdigest()
    assert time.process_time() - began < 2 * SECONDS


def test_a_wrong_password_is_that_and_no_more(tmp_path: Path) -> None:
    parts().write(tmp_path / "backup")
    with pytest.raises(WrongPassword, match="does not open"):
        open_source(tmp_path / "backup", b"tin lantern")


TOGETHER = (
    "doubled_entries",
    "unknown_classes",
    "triggers",
    "names_that_climb",
    "names_of_bytes",
    "ids_that_lead_out",
    "sizes_that_lie",
    "entries_that_turn",
    "keys_of_odd_lengths",
    "blocks_that_break",
    "what_is_no_file",
    "log_of_another",
    "papers_that_swell",
)
ALONE = ("columns_that_swell", "columns_that_spin", "rounds_without_end")


@pytest.mark.parametrize("names", [TOGETHER, *((n,) for n in (ALONE if LONG else ALONE[:1]))], ids=lambda n: n[0])
def test_it_is_examined_to_the_end(names: tuple[str, ...], tmp_path: Path) -> None:
    """By the command itself, behind the walls: with all that can be together, and alone what no list of files survives."""
    whole = parts()
    for one in BACKUPS:
        if one.name in names:
            one.damage(whole)
    whole.write(tmp_path / "backup")
    (tmp_path / "word").write_text(PASSWORD)
    before = {str(p) for p in tmp_path.rglob("*")}
    ran = watch.run(
        tmp_path, "examine", tmp_path / "backup", "--case", tmp_path / "x.case", "--own-phone",
        "--password-file", tmp_path / "word",
    )  # fmt: skip
    assert "Traceback" not in ran.err and 0 < ran.peak < MEMORY, f"{ran.peak >> 20} MiB: {ran.err}"
    new = {str(p) for p in tmp_path.rglob("*")} - before
    inside = (str(tmp_path / "x.case"), str(tmp_path / "keys"))
    assert [p for p in new if not p.startswith(inside)] == [] and not Path("/tmp/climbed").exists()
    if names is not TOGETHER:
        assert ran.code != 0 and "Manifest" in ran.err and RAW.search(ran.err) is None, ran.err
        return
    assert ran.code in (0, 1), ran.err
    summary = watch.run(tmp_path, "summary", tmp_path / "x.case").out
    assert RAW.search(summary) is None
    records = [json.loads(line) for line in watch.run(tmp_path, "export", tmp_path / "x.case").out.splitlines()]
    good = [r for r in records if str(r.get("body", "")).startswith("good row") and r.get("state") in (None, "live")]
    assert len(good) == GOOD, summary
