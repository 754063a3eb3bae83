"""`prove` as a person runs it: both fictional phones in every form, changed evidence, moved evidence, wrong use."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pytest

from aboveboard.casework.case import open_case
from aboveboard.casework.custody import entries
from aboveboard.sources.open import open_source, opener_for
from tests.e2e.test_pipeline import FORMS, PASSWORD, Record, World, listing

SMS = "data/user_de/0/com.android.providers.telephony/databases/mmssms.db"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("world"))


def secret(world: World, form: str) -> tuple[object, ...]:
    return ("--password-file", world.passwords) if form.endswith("encrypted") else ()


def proved(world: World, *arguments: object, status: int = 0) -> dict[str, Any]:
    done = world.run("prove", *arguments, "--json")
    assert done.returncode == status, done.stderr + done.stdout[-3000:]
    return msgspec.json.decode(done.stdout)


@pytest.mark.parametrize("form", FORMS)
def test_every_record_of_a_phone_agrees(world: World, form: str) -> None:
    case = world.case(form)
    before = listing(world.phone(form))
    records = world.export(case)
    found = proved(world, case, "--all", *secret(world, form))
    assert found["agrees"]
    assert found["records"] == {"records": len(records), "agree": len(records), "disagree": 0, "unproved": 0}
    assert {a: t["agree"] for a, t in found["by_artifact"].items()} == Counter(r["artifact"] for r in records)
    # Rows that are not live come from the reader that found them, so that for them it is no second one.
    live_rows = [r for r in records if "table" in r["provenance"] and r["provenance"]["state"] == "live"]
    assert found["by_second_reader"] == len(live_rows) > 100
    assert found["disagreements"] == found["unproved"] == found["not_opened"] == []
    assert listing(world.phone(form)) == before
    page = world.run("prove", case, "--all", *secret(world, form))
    assert page.returncode == 0
    assert f"{len(records):,} agree, 0 disagree, 0 not proved" in page.stdout


def decoded(world: World, form: str, member: str) -> bytes:
    """A member's bytes, as the source gives them."""
    path = world.phone(form)
    source = open_source(path, PASSWORD.encode() if form.endswith("encrypted") else None)
    opener = opener_for(path, source.facts, source.keys)
    for start, names in source.names():
        if member in names:
            opened = opener.open(source.ref(start + names.index(member)))
            data = b"".join(opened.stream())
            opened.close()
            source.close()
            return data
    raise AssertionError(member)


@pytest.mark.parametrize("form", ["backup-encrypted", "zip"])
def test_one_record_of_each_artifact_to_the_byte(world: World, form: str) -> None:
    case = world.case(form)
    tables = 0
    records = [*{r["artifact"]: r for r in world.export(case)}.values()]
    for number, record in enumerate(records[:: 3 if form == "zip" else 5]):
        proof = proved(world, case, record["key"], *secret(world, form))
        assert proof["agrees"], proof
        assert proof["record"] == record
        files = {f["what"]: f for f in proof["files"]}
        assert files["file"]["holds"]
        assert files["file"]["now"] == record["provenance"]["sha256"]
        assert "does not show that an event happened" in proof["says"]
        assert {f["field"] for f in proof["fields"]} <= {*record, "place of the row"}
        if "table" not in record["provenance"]:
            assert "same reader" in proof["says"]
            continue
        tables += 1
        place = proof["places"][0]
        suffix = "" if place["source"] == "main" else f"-{place['source']}"
        data = decoded(world, form, record["provenance"]["container"][-1] + suffix)
        assert data[place["offset"] : place["offset"] + place["length"]].hex() == place["hex"]
        assert place["table"] == record["provenance"]["table"]
        values = {m["name"]: m for m in place["marks"] if m["column"]}
        for mark in values.values():
            if isinstance(mark["value"], str) and mark["value"]:
                stored = b"".join(data[start : start + size] for _, start, size in mark["pieces"])
                assert stored == mark["value"].encode()
        assert values
        if number > 3:
            continue
        page = world.run("prove", case, record["key"], *secret(world, form))
        assert page.returncode == 0, page.stderr
        assert "all agree" in page.stdout
        assert place["table"] in page.stdout
    assert tables > 2


@pytest.mark.parametrize("form", ["dir", "zip", "ab", "backup", "ffs-dir", "ffs-zip"])
def test_anyone_finds_the_bytes_by_the_steps(world: World, form: str, tmp_path: Path) -> None:
    if form in ("zip", "ffs-zip") and shutil.which("unzip") is None:
        pytest.skip("unzip is not installed")
    case = world.case(form)
    one_of_each = {r["artifact"]: r for r in world.export(case) if "table" in r["provenance"]}
    proofs = (proved(world, case, record["key"]) for record in one_of_each.values())
    # Rows that hold a secret show their bytes with a gap.
    for proof in islice((p for p in proofs if "x" not in p["places"][0]["hex"]), 2):
        lines = [re.sub(r" \| xxd$", "", line) for line in proof["steps"] if not line.startswith("#")]
        wanted: list[bytes] = []
        place = proof["places"][0]
        wanted.append(bytes.fromhex(place["hex"]))
        for mark in place["marks"]:
            if mark["column"]:
                wanted += [bytes.fromhex(mark["hex"])] if len([p for p in mark["pieces"] if p[2]]) == 1 else []
        out = [subprocess.run(line, shell=True, cwd=tmp_path, capture_output=True, check=True).stdout for line in lines]
        sums = [o for line, o in zip(lines, out, strict=True) if line.startswith("sha256sum")]
        (digest,) = (f["now"] for f in proof["files"] if f["what"] == ("file" if place["source"] == "main" else "-wal"))
        assert sums[0].split()[0].decode() == digest
        cuts = [o for line, o in zip(lines, out, strict=True) if line.startswith("dd ")]
        assert cuts[0] == wanted[0]
        assert cuts[1:]
        assert cuts == wanted[: len(cuts)]


def changed_copy(world: World, folder: Path) -> Path:
    """A copy of the Android folder, as `cp -a` makes it."""
    copy = folder / world.phone("dir").name
    shutil.copytree(world.phone("dir"), copy)
    return copy


def message(world: World) -> Record:
    """A message whose row stands in the database's own file."""
    return next(
        r
        for r in world.export(world.case("dir"))
        if r["provenance"].get("table") == "sms" and r["provenance"]["source"] == "main" and isinstance(r["body"], str)
    )


def test_one_byte_flipped_in_a_cell_names_its_record(world: World, tmp_path: Path) -> None:
    case = world.case("dir")
    record = message(world)
    proof = proved(world, case, record["key"])
    place = proof["places"][0]
    (mark,) = (m for m in place["marks"] if m["name"] == "body" and m["column"])
    _, offset, size = mark["pieces"][0]
    copy = changed_copy(world, tmp_path)
    file = copy / record["provenance"]["container"][-1]
    data = bytearray(file.read_bytes())
    assert data[offset : offset + size] == record["body"].encode()
    data[next(n for n in range(offset, offset + size) if chr(data[n]).isascii() and chr(data[n]).isalpha())] ^= 0x01
    status = file.stat()
    file.write_bytes(data)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    found = proved(world, case, "--all", "--source", copy, status=1)
    total = len(world.export(case))
    assert found["records"] == {"records": total, "agree": total - 1, "disagree": 1, "unproved": 0}
    (wrong,) = found["disagreements"]
    assert (wrong["key"], wrong["path"], wrong["table"]) == (record["key"], record["provenance"]["path"], "sms")
    assert wrong["file_changed"]
    by_field = {d["field"]: d for d in wrong["differences"]}
    assert by_field["body"]["case"] == record["body"]
    assert by_field["body"]["bytes"].encode() == bytes(data[offset : offset + size])
    (file_check,) = (f for f in found["files"] if f["holds"] is False)
    assert file_check["name"] == record["provenance"]["container"][-1]
    page = world.run("prove", case, "--all", "--source", copy)
    assert page.returncode == 1
    assert record["key"] in page.stdout
    assert "DOES NOT HOLD" in page.stdout
    one = proved(world, case, record["key"], "--source", copy, status=1)
    assert [f["field"] for f in one["fields"] if not f["agrees"]] == ["body"]
    # Another record of the same file still holds by value, although its file is not what it was.
    other = next(
        r
        for r in world.export(case)
        if r["artifact"] == "android.sms"
        and r["key"] != record["key"]
        and r["provenance"]["path"] == record["provenance"]["path"]
    )
    rest = proved(world, case, other["key"], "--source", copy, status=1)
    assert all(f["agrees"] for f in rest["fields"])
    assert [f["holds"] for f in rest["files"] if f["what"] == "file"] == [False]
    assert proved(world, case, "--all")["agrees"], "the evidence itself was left alone"


def test_a_row_that_is_gone_is_named(world: World, tmp_path: Path) -> None:
    case = world.case("dir")
    copy = changed_copy(world, tmp_path)
    calls = [r for r in world.export(case) if r["artifact"] == "android.calls" and "rowid" in r["provenance"]]
    record = calls[3]
    file = copy / record["provenance"]["container"][-1]
    db = sqlite3.connect(file)
    db.execute(f"DELETE FROM {record['provenance']['table']} WHERE rowid = ?", (record["provenance"]["rowid"],))
    db.commit()
    db.close()
    found = proved(world, case, "--all", "--source", copy, status=1)
    gone = [d for d in found["disagreements"] if d["key"] == record["key"]]
    assert gone[0]["reason"].startswith("the row is gone")
    assert gone[0]["place"] == f"rowid {record['provenance']['rowid']}"
    one = proved(world, case, record["key"], "--source", copy, status=1)
    assert "does not" in one["reason"] or "do not give" in one["reason"]
    assert not one["agrees"]


def test_a_file_that_is_gone_costs_its_own_records(world: World, tmp_path: Path) -> None:
    case = world.case("dir")
    copy = changed_copy(world, tmp_path)
    (copy / SMS).unlink()
    records = world.export(case)
    lost = sum(r["provenance"]["path"] == SMS for r in records)
    assert lost
    found = proved(world, case, "--all", "--source", copy, status=1)
    assert (found["records"]["unproved"], found["records"]["agree"]) == (lost, len(records) - lost)
    assert {u["path"] for u in found["unproved"]} == {SMS}
    assert all("no file" in u["reason"] for u in found["unproved"])


def test_evidence_that_was_moved_or_is_not_there(world: World, tmp_path: Path) -> None:
    source = tmp_path / "phone"
    shutil.copytree(world.phone("dir"), source)
    case = tmp_path / "x.case"
    world.examine(source, case)
    key = world.export(case)[0]["key"]
    moved = tmp_path / "elsewhere"
    source.rename(moved)
    for words in ((case, key), (case, "--all")):
        done = world.run("prove", *words)
        assert done.returncode == 3, done.stdout + done.stderr
        assert "--source" in done.stderr + done.stdout
        assert proved(world, *words, "--source", moved)["agrees"]
        assert world.run("prove", *words, "--source", tmp_path / "nothing").returncode == 3
    # Another phone under the same option proves nothing, and says so.
    other = proved(world, case, "--all", "--source", world.phone("ffs-zip"), status=1)
    assert other["records"]["agree"] < other["records"]["records"]


def test_two_sources_are_told_apart_by_their_names(world: World, tmp_path: Path) -> None:
    case = tmp_path / "x.case"
    places: list[Path] = []
    for name in ("one", "two"):
        place = tmp_path / name
        shutil.copytree(world.phone("dir"), place)
        world.examine(place, case, "--exhibit", name)
        places.append(place)
    assert proved(world, case, "--all")["agrees"]
    (tmp_path / "away").mkdir()
    moved = [p.rename(tmp_path / "away" / p.name) for p in places]
    gone = world.run("prove", case, "--all")
    assert gone.returncode == 3
    half = proved(world, case, "--all", "--source", moved[1], status=3)
    assert len(half["not_opened"]) == 1
    assert half["records"]["agree"] == half["records"]["unproved"] == half["records"]["records"] / 2
    assert proved(world, case, "--all", "--source", moved[0], "--source", moved[1])["agrees"]
    stranger = moved[0].rename(tmp_path / "away" / "stranger")
    unclear = world.run("prove", case, "--all", "--source", stranger)
    assert unclear.returncode == 2
    assert "more than one" in unclear.stderr


def test_passwords(world: World, tmp_path: Path) -> None:
    case = world.case("backup-encrypted")
    key = world.export(case)[0]["key"]
    wrong = tmp_path / "wrong"
    wrong.write_text("wrong\n")
    for words in ((case, key), (case, "--all")):
        none = world.run("prove", *words)
        assert none.returncode == 3, none.stdout + none.stderr
        assert "password" in none.stderr + none.stdout
        assert world.run("prove", *words, "--password-file", wrong).returncode == 3
        assert world.run("prove", *words, "--password-file", tmp_path / "nothing").returncode == 2


def test_wrong_use(world: World, tmp_path: Path) -> None:
    case = world.case("zip")
    key = world.export(case)[0]["key"]
    for words in (
        (case,),
        (case, key, "--all"),
        (case, "not a key!"),
        (case, "0000-0000-0000"),
        (case, ""),
        (case, "A"),
        (tmp_path, "--all"),
        (tmp_path / "nothing", key),
    ):
        done = world.run("prove", *words)
        assert done.returncode == 2, (words, done.stdout, done.stderr)
        assert done.stderr.strip()


def test_the_log_says_that_it_was_proved_and_keeps_the_containers_hash(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "phone.zip"
    shutil.copyfile(world.phone("zip"), source)
    path = tmp_path / "x.case"
    world.examine(source, path)
    key = world.export(path)[0]["key"]
    first = proved(world, path, key)
    (container,) = (f for f in first["files"] if f["what"] == "container")
    assert container["holds"] is None
    (again,) = (f for f in proved(world, path, "--all")["files"] if f["what"] == "container")
    assert (again["holds"], again["before"]) == (True, container["now"])
    with source.open("ab") as file:
        # A zip may end in anything; its members are what they were.
        file.write(b"\0")
    changed = world.run("prove", path, "--all", "--json")
    assert changed.returncode == 1
    (then,) = (f for f in msgspec.json.decode(changed.stdout)["files"] if f["what"] == "container")
    assert then["holds"] is False
    monkeypatch.setenv("ABOVEBOARD_HOME", world.environment["ABOVEBOARD_HOME"])
    case = open_case(path)
    logged = [e for e in entries(case.db) if "proved" in str(e.detail.get("what"))]
    assert [e.detail["what"] for e in logged] == ["record proved", "case proved", "case proved"]
    assert {e.action for e in logged} == {"consultation"}
    case.close()


def test_records_out_of_scope_are_not_missed(world: World, tmp_path: Path) -> None:
    case = tmp_path / "x.case"
    authority = tmp_path / "authority.toml"
    authority.write_text(
        "power = 'published test data'\npurpose = 'x'\n[scope]\ncategories = ['messages', 'calls']\nsince = '2025-12-01'\n"
    )
    done = world.run("examine", world.phone("zip"), "--case", case, "--authority", authority)
    assert done.returncode == 0, done.stderr
    found = proved(world, case, "--all")
    assert found["agrees"]
    assert 0 < found["records"]["records"] == len(world.export(case))
    assert found["not_in_case"] > 0


def test_a_networks_password_is_not_shown_with_its_bytes(world: World) -> None:
    case = world.case("zip")
    networks = [r for r in world.export(case) if r["artifact"] == "android.wifi" and r["has_secret"] is True]
    assert networks
    for record in networks:
        (place,) = proved(world, case, record["key"])["places"]
        data = decoded(world, "zip", record["provenance"]["container"][-1])
        stored = data[place["offset"] : place["offset"] + place["length"]].hex()
        shown = place["hex"]
        hidden = [n for n in range(0, len(shown), 2) if shown[n : n + 2] == "xx"]
        assert hidden
        assert all(shown[n] == stored[n] for n in range(len(shown)) if n - n % 2 not in hidden)


def test_an_authority_that_ended_covers_no_proof(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.case"
    world.examine(world.phone("zip"), path, "--only", "calls")
    monkeypatch.setenv("ABOVEBOARD_HOME", world.environment["ABOVEBOARD_HOME"])
    case = open_case(path)
    with case.db:
        case.db.execute(
            "INSERT INTO authority (recorded_at, authority) VALUES (1, ?)",
            ('{"power": "x", "valid_until": "2020-01-01"}',),
        )
    case.close()
    done = world.run("prove", path, "--all")
    assert done.returncode == 2
    assert "ended" in done.stderr
