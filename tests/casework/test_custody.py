"""The custody log, its ledger and its verifier, against every way of tampering that a holder of case and key has."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import apsw
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from aboveboard.casework import ledger, verifier, witness
from aboveboard.casework.authorities import OWN_PHONE
from aboveboard.casework.case import Case, create_case, open_case
from aboveboard.casework.custody import ACTIONS, Actor, entries, first_fault, head_of
from aboveboard.casework.errors import CaseError
from aboveboard.casework.keys import signing_key
from aboveboard.casework.words import unseal

JO = Actor("Jo Beck")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def case(tmp_path: Path, home: Path) -> Iterator[Case]:
    made = create_case(tmp_path / "a.case", OWN_PHONE, JO)
    for number in range(6):
        made.log(JO, "consultation", what="search", count=number, words=made.sealed(f"doctor {number}"))
    yield made
    made.close()


def handed(case: Case, out: Path) -> list[dict[str, object]]:
    witness.hand_out_log(case, JO, out, whole=True)
    return [json.loads(line) for line in (out / "log.jsonl").read_text("utf-8").splitlines()]


def check(lines: list[dict[str, object]], path: Path, *heads: str) -> verifier.Finding:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return verifier.check_path(path, heads)


def written_anew(lines: list[dict[str, object]], key: Ed25519PrivateKey) -> list[dict[str, object]]:
    """As the key's holder can: every digest and signature made again."""
    first, *rest = lines
    previous = verifier.first_digest(str(first["case"]))
    done: list[dict[str, object]] = [first]
    for number, old in enumerate(rest, 1):
        detail, made = str(old["detail"]), str(old["made"])
        at, actor, action = int(str(old["at"])), str(old["actor"]), str(old["action"])
        digest = verifier.digest_of(number, at, actor, action, made, verifier.sha256_of(detail), previous)
        signature = key.sign(verifier.FORM.encode() + b"\0" + digest)
        new = {"number": number, "previous": previous.hex(), "digest": digest.hex(), "signature": signature.hex()}
        done.append({**old, **new})
        previous = digest
    return done


def test_an_untouched_log_is_consistent_and_not_witnessed_without_a_head(case: Case, tmp_path: Path) -> None:
    lines = handed(case, tmp_path / "out")
    found = check(lines, tmp_path / "log.jsonl")
    assert (found.fault, found.entries, found.verdict) == (None, 8, "consistent in itself, not witnessed")
    number, head = head_of(case.db)
    witnessed = check(lines, tmp_path / "log.jsonl", f"{number}:{head}")
    assert witnessed.verdict == "consistent, and witnessed by a head from outside up to entry 8"
    assert check(lines, tmp_path / "log.jsonl", str(lines[4]["digest"])[:16]).witnessed == 4


@pytest.mark.parametrize("name", ["at", "actor", "action", "made", "detail", "previous", "digest", "signature"])
def test_any_changed_part_of_an_entry_is_found(case: Case, tmp_path: Path, name: str) -> None:
    lines = handed(case, tmp_path / "out")
    value = lines[4][name]
    if isinstance(value, int):
        lines[4][name] = value + 1
    elif name in ("previous", "digest", "signature"):
        lines[4][name] = format(int(str(value)[:2], 16) ^ 1, "02x") + str(value)[2:]
    elif name == "made":
        lines[4][name] = str(value).replace("0.1.0", "0.1.1")
    else:
        lines[4][name] = str(value) + " "
    fault = check(lines, tmp_path / "log.jsonl").fault
    assert fault is not None
    assert "entry 4" in fault


def test_removed_swapped_and_repeated_entries_are_found(case: Case, tmp_path: Path) -> None:
    lines = handed(case, tmp_path / "out")
    path = tmp_path / "log.jsonl"
    assert check([*lines[:3], *lines[4:]], path).fault == "entry 3 is missing"
    assert check([lines[0], *lines[2:]], path).fault == "entry 1 is missing"
    assert check([*lines[:3], lines[4], lines[3], *lines[5:]], path).fault == "entry 3 is missing"
    assert check([*lines[:4], lines[3], *lines[4:]], path).fault == "entry 4 is missing"
    assert check(lines[:1], path).fault == "the log has no entries"


def test_a_log_cut_at_its_end_is_found_where_a_head_was_left_and_not_witnessed_where_not(
    case: Case, tmp_path: Path
) -> None:
    lines = handed(case, tmp_path / "out")
    path, head = tmp_path / "log.jsonl", f"8:{lines[8]['digest']}"
    assert check(lines[:-2], path).verdict == "consistent in itself, not witnessed"
    fault = check(lines[:-2], path, head).fault
    assert fault == "the log ends with entry 6, and a head of entry 8 was given: its end is missing"


def test_a_log_signed_anew_by_the_keys_holder(case: Case, tmp_path: Path) -> None:
    lines = handed(case, tmp_path / "out")
    path, head = tmp_path / "log.jsonl", f"8:{lines[8]['digest']}"
    less = written_anew([*lines[:3], *lines[4:]], signing_key())
    assert check(less, path).verdict == "consistent in itself, not witnessed"
    assert "its end is missing" in str(check(less, path, head).fault)
    other = [dict(line) for line in lines]
    other[3]["actor"] = "Somebody Else"
    assert check(written_anew(other, signing_key()), path).fault is None
    fault = check(written_anew(other, signing_key()), path, head).fault
    assert fault == "entry 8 is not the one whose head was given: the log was written anew"


def test_a_log_signed_anew_by_another_key_bears_another_fingerprint(case: Case, tmp_path: Path) -> None:
    lines = handed(case, tmp_path / "out")
    own = verifier.fingerprint(signing_key().public_key().public_bytes_raw())
    stranger = Ed25519PrivateKey.generate()
    forged = [dict(line) for line in lines]
    for line in forged[1:]:
        made = json.loads(str(line["made"]))
        line["made"] = json.dumps({**made, "signer": stranger.public_key().public_bytes_raw().hex()})
    found = check(written_anew(forged, stranger), tmp_path / "log.jsonl")
    assert found.fault is None
    assert found.signers != [own]
    held = verifier.check_path(tmp_path / "log.jsonl", keys=[own])
    assert "not among those given" in str(held.fault)


def test_entries_of_another_case_do_not_fit(case: Case, tmp_path: Path) -> None:
    other = create_case(tmp_path / "b.case", OWN_PHONE, JO)
    foreign = handed(other, tmp_path / "other")
    other.close()
    lines = handed(case, tmp_path / "out")
    assert (
        check([lines[0], *foreign[1:]], tmp_path / "log.jsonl").fault == "entry 1 does not follow on the one before it"
    )


def test_nonsense_is_named_and_nothing_else_happens(case: Case, tmp_path: Path) -> None:
    lines = handed(case, tmp_path / "out")
    path = tmp_path / "log.jsonl"
    for bad in (
        {"number": "x"},
        {**lines[3], "made": "{}"},
        {**lines[3], "detail": 5},
        {**lines[3], "signature": "zz"},
    ):
        assert "entry 3" in str(check([*lines[:3], bad, *lines[4:]], path).fault)
    path.write_text((tmp_path / "out" / "log.jsonl").read_text("utf-8") + "[[[", "utf-8")
    assert verifier.check_path(path).fault == "entry 9 cannot be read"
    assert "no head" in str(check(lines, path, "entry eight").fault)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(verifier.Broken):
        verifier.check_path(path)


def test_what_was_handed_out_is_checked_file_by_file(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "out"
    handed(case, out)
    assert verifier.check_path(out).fault is None
    log = (out / "log.jsonl").read_bytes()
    (out / "log.jsonl").write_bytes(log + b" ")
    assert verifier.check_path(out).fault == "log.jsonl is not the file that the manifest states"
    (out / "log.jsonl").unlink()
    assert verifier.check_path(out).fault == "log.jsonl is missing"
    (out / "log.jsonl").write_bytes(log)
    manifest = json.loads((out / "manifest.json").read_text())
    manifest["statement"] = manifest["statement"].replace('"entry":8', '"entry":7')
    (out / "manifest.json").write_text(json.dumps(manifest))
    assert verifier.check_path(out).fault == "the manifest was changed after it was signed"


def test_the_handed_out_file_runs_alone_and_says_the_same(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "out"
    handed(case, out)

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        # -S: without what is installed, so also without `cryptography`
        command = [sys.executable, "-I", "-S", "verify.py", ".", *more]
        return subprocess.run(command, cwd=out, capture_output=True, text=True, timeout=60, check=False)

    done = run()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "\n".join(verifier.lines_of(verifier.check_path(out))) + "\n"
    number, head = head_of(case.db)
    assert "witnessed by a head from outside up to entry 8" in run("--head", f"{number}:{head}").stdout
    assert run("--head", f"9:{head}").returncode == 1
    assert (out / "verify.py").read_bytes() == Path(verifier.__file__).read_bytes()


def test_a_report_goes_with_the_log_that_states_it(case: Case, tmp_path: Path) -> None:
    report, out = tmp_path / "report.html", tmp_path / "out"
    report.write_text("<p>a report")
    with pytest.raises(CaseError, match="no file that the log states"):
        witness.hand_out_log(case, JO, out, whole=False, reports=[report])
    assert not out.exists()
    case.log(JO, "disclosure", what="report", sha256=verifier.sha256_file(report))
    witness.hand_out_log(case, JO, out, whole=False, reports=[report])
    assert verifier.check_path(out, files=[out / "report.html"]).fault is None
    (out / "report.html").write_text("<p>a Report")
    assert verifier.check_path(out).fault == "report.html is not the file that the manifest states"
    (tmp_path / "receipt.en.html").write_bytes(report.read_bytes())
    with pytest.raises(CaseError, match="a name of the folder's own"):
        witness.hand_out_log(case, JO, tmp_path / "b", whole=False, reports=[tmp_path / "receipt.en.html"])


def test_an_outline_withholds_what_was_looked_at_and_is_checked_all_the_same(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "out"
    witness.hand_out_log(case, JO, out, whole=False)
    found = verifier.check_path(out)
    assert found.fault is None
    shown = [json.loads(line) for line in (out / "log.jsonl").read_text("utf-8").splitlines()][1:]
    assert ["detail" in line for line in shown] == [True, *[False] * 6, True]
    assert "salt" in entries_raw(case)[2]


def entries_raw(case: Case) -> list[str]:
    return [str(detail) for (detail,) in case.db.execute("SELECT detail FROM custody ORDER BY number")]


def test_words_of_searches_are_sealed_and_opened_only_by_their_key(case: Case, home: Path) -> None:
    assert not any("doctor" in detail for detail in entries_raw(case))
    sealed = msgspec.convert(entries(case.db)[3].detail["words"], dict[str, str])
    own = witness.case_id(case.db)
    assert unseal(own, sealed) == "doctor 2"
    assert [words for _, _, words in witness.words_of(case)] == [f"doctor {n}" for n in range(6)]
    assert len({len(case.sealed(words)["sealed"]) for words in ("a", "a" * 100)}) == 1
    assert unseal("another case", sealed) is None
    (home / "keys" / f"{own}.words").write_bytes(b"\1" * 32)
    assert unseal(own, sealed) is None


def test_each_class_of_entry_says_tool_and_clock(case: Case) -> None:
    for action in ACTIONS:
        case.log(JO, action, what="a test")
    with pytest.raises(ValueError, match="none of"):
        case.log(JO, "theft")
    made = [json.loads(text) for (text,) in case.db.execute("SELECT made FROM custody")]
    assert all(len(m["tool"]) == 64 and m["version"] for m in made)
    assert {m["clock"]["state"] for m in made} <= {"synchronised", "not synchronised", "not known"}
    assert first_fault(case.db) is None


def test_the_table_is_only_added_to(case: Case) -> None:
    for sql in ("UPDATE custody SET actor = 'x' WHERE number = 3", "DELETE FROM custody WHERE number = 7"):
        with pytest.raises(apsw.ConstraintError, match="only added to"):
            case.db.execute(sql)


def test_a_change_by_a_holder_of_the_case_alone_is_found(case: Case) -> None:
    case.db.execute("DROP TRIGGER custody_stays")
    case.db.execute("UPDATE custody SET actor = 'x' WHERE number = 3")
    assert first_fault(case.db) == "entry 3 was changed after it was written"
    assert "entry 3" in str(witness.verify_case(case, (), (), ()).fault)


def test_the_ledger_holds_every_head_and_finds_a_case_put_back(case: Case, tmp_path: Path) -> None:
    heads, fault = verifier.check_ledger(ledger.lines())
    assert fault is None
    assert heads[witness.case_id(case.db)][-1] == ":".join(map(str, head_of(case.db)))
    assert "no witness from outside" in str(witness.verify_case(case, (), (), ()).holds)
    case.db.execute("DROP TRIGGER custody_is_kept")
    case.db.execute("DELETE FROM custody WHERE number > 5")
    assert first_fault(case.db) is None
    assert "its end is missing (by this installation's ledger)" in str(witness.verify_case(case, (), (), ()).fault)


def test_opening_looking_and_handing_over_stand_in_the_ledger(case: Case, tmp_path: Path) -> None:
    case.close()
    again = open_case(tmp_path / "a.case", actor=Actor("Kim"))
    again.log(JO, "disclosure", what="a test")
    again.log(JO, "erasure", what="a test")
    events = [json.loads(json.loads(line)["statement"]) for line in ledger.lines()]
    assert [e["event"] for e in events] == ["worked", *["looked"] * 6, "opened", "handed over", "erased"]
    assert events[7]["actor"] == "Kim"
    assert "a.case" not in str(events)
    again.close()


def test_a_tampered_ledger_is_said(case: Case, home: Path) -> None:
    path = home / "ledger.jsonl"
    kept = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join([kept[0], *kept[2:]]) + b"\n")
    assert "line 2 of the ledger does not follow" in str(verifier.check_ledger(ledger.lines())[1])
    path.write_bytes(b"\n".join([kept[0], kept[1].replace(b"Jo", b"Bo"), *kept[2:]]) + b"\n")
    assert "line 2 of the ledger was changed" in str(verifier.check_ledger(ledger.lines())[1])
    path.write_bytes(b"\n".join(kept) + b'\n{"cut of')
    case.log(JO, "consultation", what="a test")
    heads, fault = verifier.check_ledger(ledger.lines())
    assert "line 8 of the ledger cannot be read" in str(fault)
    assert len(heads[witness.case_id(case.db)]) == 7
    assert any("ledger does not hold" in note for note in witness.verify_case(case, (), (), ()).notes)


def test_entries_of_many_writers_at_once_make_one_chain(case: Case) -> None:
    def write(own: Case) -> None:
        for number in range(10):
            own.log(JO, "consultation", what="a test", count=number)
        own.close()

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(write, case.again()) for _ in range(4)]:
            done.result()
    assert first_fault(case.db) is None
    assert head_of(case.db)[0] == 47
    heads, fault = verifier.check_ledger(ledger.lines())
    assert fault is None
    assert len(set(heads[witness.case_id(case.db)])) == 47


def test_an_archive_is_held_against_what_its_papers_state(case: Case, tmp_path: Path) -> None:
    archive = tmp_path / "phone.zip"
    archive.write_bytes(b"an archive")
    stated = {
        "file": "phone.zip",
        "algorithm": "SHA-256",
        "expected": verifier.sha256_file(archive).upper(),
        "found": "",
    }
    entered = (str(archive), f"{archive.stat().st_size}:1")
    sql = "INSERT INTO sources (exhibit, path, fingerprint, facts, added_at) VALUES ('EX/1', ?, ?, ?, 1)"
    case.db.execute(sql, (*entered, json.dumps({"hashes": [stated]})))
    assert "no entry of the log brought in" in str(witness.verify_case(case, (), (), ()).fault)
    case.log(JO, "collection", what="source added", exhibit="EX/1", source=entered[0], fingerprint=entered[1])
    assert any("phone.zip: SHA-256" in held for held in witness.verify_case(case, (), (), ()).holds)
    archive.write_bytes(b"an Archive")
    assert "its SHA-256 is not the one that is stated" in str(witness.verify_case(case, (), (), ()).fault)
    archive.write_bytes(b"an archive, longer")
    assert "it is 18 bytes, and was 10" in str(witness.verify_case(case, (), (), ()).fault)
    moved = archive.rename(tmp_path / "home" / "phone.zip")
    assert any("not at hand" in note for note in witness.verify_case(case, (), (), ()).notes)
    moved.write_bytes(b"an archive")
    assert witness.verify_case(case, (), (), [moved]).fault is None


def test_a_case_of_an_earlier_form_is_refused_in_words(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "a.case" / "case.json"
    file.write_text(file.read_text().replace('"format": 2', '"format": 1'))
    with pytest.raises(CaseError, match="made by an earlier Aboveboard"):
        open_case(tmp_path / "a.case")


def test_own_arithmetic_agrees_with_rfc_8032_and_the_library() -> None:
    # RFC 8032, section 7.1, tests 1 to 3
    vectors = (
        ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
         "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    )  # fmt: skip
    for public, message, signature in vectors:
        given = bytes.fromhex(public), bytes.fromhex(signature), bytes.fromhex(message)
        assert verifier.own_signature_holds(*given)
        assert verifier.signature_holds(*given)
        assert not verifier.own_signature_holds(given[0], given[1], given[2] + b"x")
    key = Ed25519PrivateKey.generate()
    public, signature = key.public_key().public_bytes_raw(), key.sign(b"word")
    assert verifier.own_signature_holds(public, signature, b"word")
    for at in range(0, 64, 7):
        bad = signature[:at] + bytes([signature[at] ^ 4]) + signature[at + 1 :]
        assert not verifier.own_signature_holds(public, bad, b"word")
        assert not verifier.signature_holds(public, bad, b"word")
    for odd in (b"", b"\xff" * 32, bytes(32)):
        assert not verifier.own_signature_holds(odd, signature, b"word")
