"""Holds, seals, erasure and the register of cases: what stops what, what is destroyed, and what is left to be checked."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import keyring
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from aboveboard.casework import ledger, look, verifier, witness
from aboveboard.casework.case import Case, create_case, open_case
from aboveboard.casework.changes import widen, withdraw
from aboveboard.casework.custody import Actor, case_id, entries, head_of
from aboveboard.casework.erase import WAIT, Record, cancel, erase, go_on, hand_out
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.holds import hold, release, seal
from aboveboard.casework.kept import Order, Second, kept
from aboveboard.casework.keyfiles import SECOND
from aboveboard.casework.keys import WORDS, read_case_file, signing_key
from aboveboard.casework.register import cases, retention_due
from aboveboard.casework.review import consult, watch
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.marks import mark
from aboveboard.cli.app import run
from aboveboard.model.authority import Authority
from aboveboard.model.powers import Follows
from aboveboard.model.times import from_iso

JB, ANNA = Actor("J. Beck"), Ed25519PrivateKey.generate()
DAY = 86_400_000_000
RETAINED = Authority(
    "court order",
    reference="12/2026",
    issuer="Court",
    purpose="a test",
    subject="Planted Person",
    retention="two years, until 2030-01-31",
)


def second(key: Ed25519PrivateKey = ANNA, name: str = "A. Example") -> Second:
    return Second(name, key.public_key().public_bytes_raw().hex())


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def case(tmp_path: Path, home: Path) -> Iterator[Case]:
    made = filled(create_case(tmp_path / "a.case", RETAINED, JB))
    yield made
    made.close()


def filled(case: Case) -> Case:
    """As if something had been examined: files that a seal and an erasure find."""
    (case.path / "exhibits" / "Planted-Label.db").write_bytes(b"planted text" * 1000)
    (case.path / "known").mkdir()
    (case.path / "known" / "list-1.db").write_bytes(b"hashes")
    mark(case, JB, "tag", "planted tag", ["AAAA-AAAA-AAAA"])
    case.log(JB, "consultation", what="search", words=case.sealed("planted words"))
    case.log(JB, "disclosure", what="export")
    return case


def rule_of(call: Callable[[], object]) -> str:
    with pytest.raises(NotCovered) as refused:
        call()
    assert f"(rule {refused.value.rule}:" in str(refused.value)
    return refused.value.rule


def carried_out(case: Case, **more: Any) -> tuple[Record, Path]:
    came = erase(case, JB, "it is over", ordered="Order 9", **more)
    assert not isinstance(came, Order)
    return came


# --- what stops an erasure -------------------------------------------------------------------------------------------


def test_a_hold_stops_erasing_until_the_authority_and_a_second_key_release_it(case: Case) -> None:
    hold(case, JB, "appeal", second(), by="District Court")
    assert rule_of(lambda: erase(case, JB, "over")) == "held"
    assert rule_of(lambda: erase(case, JB, "over", ordered="Order 9")) == "held"
    assert rule_of(lambda: release(case, JB, "over", "", ANNA)) == "held"
    assert rule_of(lambda: release(case, JB, "", "Decision 7", ANNA)) == "reason"
    assert rule_of(lambda: release(case, JB, "over", "Decision 7", Ed25519PrivateKey.generate())) == "second-key"
    freed, left = release(case, JB, "over", "Decision 7", ANNA)
    assert ([g.name for g in freed], left) == (["held"], ())
    assert isinstance(erase(case, JB, "over"), Order)
    with pytest.raises(CaseError, match="nothing holds"):
        release(case, JB, "over", "Decision 7", ANNA)
    assert witness.verify_case(case, (), (), ()).fault is None


def test_a_hold_that_comes_within_the_wait_stops_the_erasure(case: Case) -> None:
    order = erase(case, JB, "over")
    assert isinstance(order, Order)
    hold(case, JB, "appeal", second())
    assert rule_of(lambda: erase(case, JB, None, now=order.due + DAY)) == "held"


def test_each_holds_own_key_releases_it(case: Case) -> None:
    other = Ed25519PrivateKey.generate()
    hold(case, JB, "appeal", second())
    hold(case, JB, "complaint", second(other, "B. Other"))
    freed, left = release(case, JB, "over", "Decision 7", ANNA)
    assert ([g.reason for g in freed], [g.reason for g in left]) == (["appeal"], ["complaint"])
    assert rule_of(lambda: erase(case, JB, "over")) == "held"


def test_the_second_key_is_somebody_elses(case: Case) -> None:
    assert rule_of(lambda: hold(case, JB, "appeal", second(name="j.  BECK"))) == "second-key"
    assert rule_of(lambda: hold(case, JB, "appeal", second(signing_key()))) == "second-key"
    assert rule_of(lambda: hold(case, JB, "appeal", second(name=" "))) == "second-key"
    hold(case, JB, "appeal", second())
    assert rule_of(lambda: release(case, Actor("A. Example"), "over", "Decision 7", ANNA)) == "second-key"


@pytest.mark.parametrize("spoilt", ["statement", "signature", "key", "case"])
def test_a_release_that_no_recorded_key_signed_releases_nothing_and_is_found(case: Case, spoilt: str) -> None:
    hold(case, JB, "appeal", second())
    (ground,) = kept(case.db).grounds
    statement = json.dumps({"case": "x" if spoilt == "case" else case_id(case.db), "entries": [ground.entry]})
    signer = Ed25519PrivateKey.generate() if spoilt == "key" else ANNA
    said = {
        "what": "hold released",
        "statement": statement + (" " if spoilt == "statement" else ""),
        "key": signer.public_key().public_bytes_raw().hex(),
        "signature": "00" if spoilt == "signature" else signer.sign(verifier.RELEASE + statement.encode()).hex(),
    }
    case.log(JB, "alteration", **said)
    assert kept(case.db).grounds == (ground,)
    assert "no recorded key signed it" in str(witness.verify_case(case, (), (), ()).fault)


def test_an_open_disclosure_stops_erasing_until_it_has_ended(case: Case) -> None:
    case.log(JB, "disclosure", what="handed over")
    number = head_of(case.db)[0]
    assert rule_of(lambda: erase(case, JB, "over")) == "held"
    # Nobody's key was recorded with it: a hold records one.
    assert rule_of(lambda: release(case, JB, "over", "Decision 7", ANNA)) == "second-key"
    case.log(JB, "disclosure", what="disclosure ended", entry=number - 1)
    assert rule_of(lambda: erase(case, JB, "over")) == "held"
    case.log(JB, "disclosure", what="disclosure ended", entry=number)
    assert isinstance(erase(case, JB, "over"), Order)


def test_the_end_of_a_disclosure_ends_no_hold(case: Case) -> None:
    hold(case, JB, "appeal", second())
    case.log(JB, "disclosure", what="disclosure ended", entry=head_of(case.db)[0])
    assert rule_of(lambda: erase(case, JB, "over")) == "held"


def test_a_hold_records_the_key_that_releases_an_open_disclosure(case: Case) -> None:
    case.log(JB, "disclosure", what="handed over")
    hold(case, JB, "appeal", second())
    freed, left = release(case, JB, "over", "Decision 7", ANNA)
    assert ([g.name for g in freed], left) == (["handed over", "held"], ())


def test_a_case_that_is_frozen_for_the_court_is_not_erased(case: Case) -> None:
    withdraw(case, JB, "set aside", then=Follows.FREEZE)
    assert rule_of(lambda: erase(case, JB, "over", ordered="Order 9")) == "held"
    widen(case, JB, msgspec.structs.replace(RETAINED, reference="14/2026"), "a new order")
    assert isinstance(erase(case, JB, "over"), Order)


def test_who_is_not_named_neither_holds_nor_seals_nor_erases(tmp_path: Path) -> None:
    case = create_case(tmp_path / "b.case", msgspec.structs.replace(RETAINED, examiners=("J. Beck",)), JB)
    other = Actor("K. Other")
    calls: list[Callable[[], object]] = [
        lambda: hold(case, other, "x", second()),
        lambda: release(case, other, "x", "x", ANNA),
        lambda: seal(case, other, "x"),
        lambda: erase(case, other, "x", ordered="x"),
        lambda: cancel(case, other, "x"),
    ]
    assert [rule_of(call) for call in calls] == ["who-acts"] * 5
    case.close()


def test_keys_of_second_people_are_files_that_others_read(tmp_path: Path) -> None:
    public, raw = SECOND.make(tmp_path / "anna.key", b"a passphrase")
    assert SECOND.read_public(public) == raw
    assert SECOND.read_private(tmp_path / "anna.key", b"a passphrase").public_key().public_bytes_raw() == raw
    assert (tmp_path / "anna.key").stat().st_mode & 0o077 == 0
    for passphrase, said in ((None, "needs its passphrase"), (b"another", "its passphrase is another")):
        with pytest.raises(CaseError, match=said):
            SECOND.read_private(tmp_path / "anna.key", passphrase)
    with pytest.raises(CaseError, match="stays with its owner"):
        SECOND.read_public(tmp_path / "anna.key")
    with pytest.raises(CaseError, match="is there already"):
        SECOND.make(tmp_path / "anna.key", None)
    public.write_bytes(b"no key")
    with pytest.raises(CaseError, match="no public key"):
        SECOND.read_public(public)
    public.write_bytes(ANNA.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    assert SECOND.read_public(public).hex() == second().key


# --- the seal --------------------------------------------------------------------------------------------------------


def test_a_sealed_case_is_not_changed_and_not_erased(case: Case) -> None:
    assert seal(case, JB, "judgment", second()) == 3
    assert rule_of(lambda: mark(case, JB, "tag", "x", ["AAAA-AAAA-AAAA"])) == "sealed"
    assert rule_of(lambda: erase(case, JB, "over")) == "held"
    with pytest.raises(CaseError, match="sealed already"):
        seal(case, JB, "judgment")
    case.log(JB, "consultation", what="search")
    found = witness.verify_case(case, (), (), ())
    assert found.fault is None
    assert any("the seal of entry" in said for said in found.holds)
    # A release lets it be erased, and takes no seal off.
    release(case, JB, "over", "Decision 7", ANNA)
    assert rule_of(lambda: mark(case, JB, "tag", "x", ["AAAA-AAAA-AAAA"])) == "sealed"
    assert isinstance(erase(case, JB, "over"), Order)


def test_the_summary_says_what_keeps_a_case_and_what_is_to_end_it(case: Case) -> None:
    (case.path / "exhibits" / "Planted-Label.db").unlink()
    assert look.summary(case, JB)["kept"] == []
    seal(case, JB, "judgment", second())
    hold(case, JB, "appeal", second())
    said = look.summary(case, JB)["kept"]
    assert [line.split(" since ")[0] for line in said] == ["sealed", "held"]
    release(case, JB, "over", "Decision 7", ANNA)
    erase(case, JB, "over")
    said = look.summary(case, JB)["kept"]
    assert said[0].endswith("by J. Beck: judgment; released: it can be erased")
    assert said[1].startswith("erasure ordered, entry ")


def test_an_authority_can_end_after_the_seal(case: Case) -> None:
    seal(case, JB, "judgment")
    withdraw(case, JB, "taken back", then=Follows.STOP)
    assert rule_of(lambda: case.must_stand(JB)) == "withdrawn"
    widen(case, JB, msgspec.structs.replace(RETAINED, reference="14/2026"), "a new order")
    assert witness.verify_case(case, (), (), ()).fault is None
    case.db.execute("UPDATE authority SET reason = 'another' WHERE id = 1")
    assert "its table authority is not what it was" in str(witness.verify_case(case, (), (), ()).fault)


TAMPERINGS: dict[str, tuple[Callable[[Case], object], str]] = {
    "a byte of an exhibit": (
        lambda c: (c.path / "exhibits" / "Planted-Label.db").write_bytes(b"planted texT" * 1000),
        "exhibits/Planted-Label.db is not what it was",
    ),
    "a file is gone": (lambda c: (c.path / "known" / "list-1.db").unlink(), "known/list-1.db is missing"),
    "a file is new": (lambda c: (c.path / "exhibits" / "x.db").write_bytes(b""), "exhibits/x.db was not there"),
    "a tag": (lambda c: c.db.execute("UPDATE mark_actions SET value = 'y'"), "its table mark_actions is not"),
    "a row is gone": (lambda c: c.db.execute("DELETE FROM marked"), "its table marked is not"),
    "a table is new": (lambda c: c.db.execute("CREATE TABLE x AS SELECT 1"), "its table x is not"),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_what_is_changed_under_a_seal_is_found(case: Case, name: str) -> None:
    seal(case, JB, "judgment")
    tamper, said = TAMPERINGS[name]
    assert witness.verify_case(case, (), (), ()).fault is None
    tamper(case)
    assert said in str(witness.verify_case(case, (), (), ()).fault)


# --- erasing ---------------------------------------------------------------------------------------------------------


def test_an_erasure_waits_and_can_be_cancelled(case: Case) -> None:
    assert rule_of(lambda: erase(case, JB, None)) == "reason"
    order = erase(case, JB, "over")
    assert isinstance(order, Order)
    assert abs(order.due - order.at - WAIT) < DAY
    assert rule_of(lambda: erase(case, JB, "again")) == "erasure-waits"
    assert rule_of(lambda: erase(case, JB, None, now=order.due - 1)) == "erasure-waits"
    assert rule_of(lambda: mark(case, JB, "tag", "x", ["AAAA-AAAA-AAAA"])) == "erasure-ordered"
    assert rule_of(lambda: cancel(case, JB, " ")) == "reason"
    cancel(case, JB, "a mistake")
    mark(case, JB, "tag", "x", ["AAAA-AAAA-AAAA"])
    with pytest.raises(CaseError, match="no erasure"):
        cancel(case, JB, "a mistake")
    assert isinstance(erase(case, JB, "over", now=order.due), Order), "it is ordered anew, and waits anew"


def test_after_the_wait_keys_and_files_are_gone_and_a_record_is_left(case: Case, home: Path, tmp_path: Path) -> None:
    own, path, key, words = case_id(case.db), case.path, case.key, home / "keys" / f"{case_id(case.db)}.words"
    order = erase(case, JB, "over")
    assert isinstance(order, Order)
    review = case.again()
    held = words.open("rb")
    came = erase(case, JB, None, now=order.due)
    assert not isinstance(came, Order)
    record, where = came
    assert rule_of(lambda: review.must_stand(JB)) == "erased"
    assert not path.exists()
    assert [p for p in home.rglob("*") if p.is_file() and key in p.read_bytes()] == []
    assert list((home / "keys").iterdir()) == []
    assert len(held.read()) == 32, "overwritten in its place"
    last = entries(review.db)[-1]
    assert (last.action, record.entry, record.head) == ("erasure", last.number, last.digest.hex())
    assert json.loads(json.loads(ledger.lines()[-1])["statement"])["event"] == "erased"
    review.close()
    held.close()
    assert (record.reason, record.ordered_by, record.reference, record.state) == ("over", "J. Beck", None, "done")
    assert record.counts["files"] == len(record.files) == 5
    assert {one.what for one in record.not_reached} > {"backups", "synced keyrings", "old key files", "hand-overs"}
    assert {one.what: one.count for one in record.not_reached}["exports"] == 1
    text = where.read_text("utf-8")
    for planted in ("planted", "Planted", "12/2026", str(path), "AAAA"):
        assert planted not in text
    hand_out(where, tmp_path / "out.json")
    assert (tmp_path / "out.json").read_bytes() == where.read_bytes()
    assert [(one.states, one.known.case) for one in cases()] == [(("gone",), own)]


def test_a_review_that_stands_open_ends_and_leaves_nothing(
    case: Case, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consult, "STOOD", 0.0)
    open_one = open_case(case.path)
    desk = Desk(open_one, JB)
    desk.consultations.view("search", filter="planted words")
    assert desk.watch.ended() is None
    monkeypatch.setattr(watch, "FRESH", 0.0)
    carried_out(case)
    assert "(rule erased:" in str(desk.watch.ended())
    desk.settle()
    desk.stop_reading("erased")
    desk.close()
    open_one.close()
    assert list((home / "keys").iterdir()) == []


def test_the_key_file_is_overwritten_before_it_is_deleted(case: Case, home: Path) -> None:
    path = home / "keys" / f"{case_id(case.db)}.key"
    before = path.read_bytes()
    held = path.open("rb")
    carried_out(case)
    after = held.read()
    held.close()
    assert len(after) == 32
    assert after != before


def test_the_record_is_checked_by_the_verifier_alone(case: Case, tmp_path: Path) -> None:
    carried_out(case)
    (where,) = (tmp_path / "home" / "erased").iterdir()
    run = [sys.executable, "-I", str(witness.VERIFIER), str(where)]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "the erasure's record, signed" in done.stdout
    assert "not reached: backups" in done.stdout
    found = verifier.check_path(where)
    number = found.entries
    assert found.verdict == verifier.NOT_WITNESSED
    assert "and witnessed by a head" in verifier.check_path(where, [f"{number}:{found.head}"]).verdict
    assert verifier.check_path(where, [f"{number}:{'0' * 64}"]).fault is not None
    assert verifier.check_path(where, keys=["00" * 16]).fault is not None
    assert verifier.check_path(where, keys=[witness.own_fingerprint()]).fault is None
    text = where.read_text("utf-8")
    for old, new in (("it is over", "it is Over"), ("Order 9", "Order 8"), ('\\"left\\":0', '\\"left\\":1')):
        assert old in text
        where.write_text(text.replace(old, new), "utf-8")
        assert "changed after it was signed" in str(verifier.check_path(where).fault)
    where.write_text("{}", "utf-8")
    assert "cannot be read" in str(verifier.check_path(where).fault)


def test_a_passphrases_wrap_is_destroyed_too(tmp_path: Path) -> None:
    case = create_case(tmp_path / "b.case", RETAINED, JB, b"a passphrase")
    (slot,) = read_case_file(case.path).slots
    held = (case.path / "case.json").open("rb")
    record, _ = carried_out(case)
    assert msgspec.json.encode(slot.wrapped)[1:-1] not in held.read()
    held.close()
    assert [one.key for one in record.keys] == ["passphrase", WORDS]
    assert not case.path.exists()


class Remembering(KeyringBackend):
    """A keyring in memory."""

    priority = 5  # pyright: ignore[reportAssignmentType]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("not found")
        del self.kept[service, username]


@pytest.fixture
def remembering() -> Iterator[Remembering]:
    before, made = keyring.get_keyring(), Remembering()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_a_key_lies_in_the_systems_keyring(tmp_path: Path, home: Path, remembering: Remembering) -> None:
    case = create_case(tmp_path / "b.case", RETAINED, JB, keyring=True)
    key = case.key
    case.close()
    assert list(remembering.kept.values()) == [key.hex()]
    assert not (home / "keys").exists()
    case = open_case(tmp_path / "b.case")
    assert case.key == key
    record, _ = carried_out(case)
    assert remembering.kept == {}
    assert record.keys[0].what.startswith("deleted by the keyring")


def test_a_keyring_that_lost_the_key_or_is_none_says_so(tmp_path: Path, remembering: Remembering) -> None:
    create_case(tmp_path / "b.case", RETAINED, JB, keyring=True).close()
    remembering.kept = dict.fromkeys(remembering.kept, "no key")
    with pytest.raises(CaseError, match="not a case key"):
        open_case(tmp_path / "b.case")
    remembering.kept.clear()
    with pytest.raises(CaseError, match="not in the keyring"):
        open_case(tmp_path / "b.case")
    remembering.priority = 0  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(CaseError, match="no keyring that can be used"):
        create_case(tmp_path / "c.case", RETAINED, JB, keyring=True)


def test_an_interrupted_erasure_goes_on(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    path, remove = case.path, shutil.rmtree

    def stops(place: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(shutil, "rmtree", stops)
    with pytest.raises(OSError, match="Input/output"):
        carried_out(case)
    monkeypatch.setattr(shutil, "rmtree", remove)
    assert (path / "exhibits" / "Planted-Label.db").exists()
    with pytest.raises(CaseError, match="`aboveboard erase CASE` ends it"):
        open_case(path)
    came = go_on(path)
    assert came is not None
    assert came[0].state == "done"
    assert [one.what for one in came[0].keys] == ["overwritten once with random bytes and deleted"] * 2
    assert not path.exists()


def test_what_was_not_begun_does_not_go_on(case: Case) -> None:
    assert go_on(case.path) is None
    assert case.path.exists()


def test_files_of_others_in_the_folder_stay(case: Case) -> None:
    (case.path / "letter.txt").write_text("mine")
    record, _ = carried_out(case)
    assert record.left == 1
    assert [p.name for p in case.path.iterdir()] == ["letter.txt"]


def test_a_case_that_is_being_examined_is_neither_sealed_nor_erased(case: Case) -> None:
    with case.again().writing():
        with pytest.raises(CaseError, match="being examined"):
            seal(case, JB, "judgment")
        with pytest.raises(CaseError, match="being examined"):
            carried_out(case)
    assert case.path.exists()


# --- the register ----------------------------------------------------------------------------------------------------


def test_cases_are_listed_by_what_is_due_first(case: Case, tmp_path: Path, home: Path) -> None:
    def made(name: str, **values: Any) -> Case:
        return create_case(tmp_path / f"{name}.case", msgspec.structs.replace(RETAINED, **values), JB)

    early = made("early", retention="2028-06-30")
    bare = made("bare", retention="until the judgment is final", valid_until="2029-01-01")
    none = made("none", retention=None)
    erase(none, JB, "over")
    hold(early, JB, "appeal", second())
    seal(early, JB, "judgment")
    made("moved").close()
    (tmp_path / "moved.case").rename(tmp_path / "elsewhere.case")
    found = cases(from_iso("2028-07-01"))
    assert [(Path(one.known.place).stem, one.states) for one in found] == [
        ("none", ("erasure ordered",)),
        ("early", ("overdue", "held", "sealed")),
        ("bare", ()),
        ("a", ()),
        ("moved", ("gone",)),
    ]
    assert [one.why for one in found][1:4] == ["its retention ends", "its authority ends", "its retention ends"]
    assert cases(from_iso("2028-06-30"))[1].states == ("held", "sealed"), "a day counts to its end"
    open_case(tmp_path / "elsewhere.case").close()
    assert "elsewhere" in {Path(one.known.place).stem for one in cases()}
    text = "".join(p.read_text() for p in (home / "cases").iterdir())
    for planted in ("Planted", "planted", "appeal", "judgment\n"):
        assert planted not in text
    for one in (early, bare, none):
        one.close()


def test_a_case_that_the_ledger_alone_knows_is_listed(case: Case, home: Path) -> None:
    shutil.rmtree(home / "cases")
    (home / "ledger.jsonl").write_bytes((home / "ledger.jsonl").read_bytes() + b"{cut off\n")
    (found,) = cases()
    assert (found.known.case, found.known.place, found.states) == (case_id(case.db), "", ())


@pytest.mark.parametrize(
    ("said", "due"),
    [
        (None, None),
        ("until the judgment is final", None),
        ("2027-01-31", "2027-02-01"),
        ("from 2026-01-01 to 2028-02-29", "2028-03-01"),
        ("until 2027-02-30", None),
        ("file 12027-01-311", None),
    ],
)
def test_a_retention_is_due_after_the_last_day_it_names(said: str | None, due: str | None) -> None:
    assert retention_due(said) == (None if due is None else from_iso(due))


# --- the command line ------------------------------------------------------------------------------------------------


@pytest.fixture
def aboveboard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """A command's status and what it prints."""
    monkeypatch.setenv("ABOVEBOARD_EXAMINER", JB.name)
    monkeypatch.chdir(tmp_path)

    def command(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["aboveboard", *words])
        status = run()
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


def test_an_order_is_listed_and_cancelled(case: Case, aboveboard: Callable[..., tuple[int, str, str]]) -> None:
    assert "(rule reason:" in aboveboard("erase", "a.case")[2]
    status, said, _ = aboveboard("erase", "a.case", "--reason", "over")
    assert (status, said[:13]) == (0, "ordered: from")
    (listed,) = json.loads(aboveboard("cases", "--json")[1])
    assert (listed["case"], listed["states"]) == (case_id(case.db), ["erasure ordered"])
    assert listed["due"] == listed["erase_from"] > "2026"
    assert "court order, 12/2026; until not said; kept: two years, until 2030-01-31" in aboveboard("cases")[1]
    assert "cancelled" in aboveboard("erase", "a.case", "--cancel", "--reason", "a mistake")[1]
    assert json.loads(aboveboard("cases", "--json")[1])[0]["states"] == []


def test_a_second_key_needs_its_name_its_file_and_its_passphrase(
    case: Case, tmp_path: Path, aboveboard: Callable[..., tuple[int, str, str]]
) -> None:
    (tmp_path / "words.txt").write_text("a passphrase\n")
    assert aboveboard("key", "new", "anna.key", "--passphrase-file", "words.txt")[2] == ""
    assert "whoever has the file can sign" in aboveboard("key", "new", "open.key")[2]
    held = ("hold", "a.case", "--reason", "appeal")
    assert "`aboveboard key new FILE` makes one" in aboveboard(*held)[2]
    assert "--second NAME" in aboveboard(*held, "--second-key", "anna.key.pub")[2]
    assert "stays with its owner" in aboveboard(*held, "--second", "A. Example", "--second-key", "anna.key")[2]
    assert aboveboard(*held, "--second", "A. Example", "--second-key", "anna.key.pub")[0] == 0
    freed = ("hold", "a.case", "--release", "--reason", "over", "--reference", "7/2026", "--second-key", "anna.key")
    assert "--second-passphrase-file" in aboveboard(*freed)[2]
    status, said, _ = aboveboard(*freed, "--second-passphrase-file", "words.txt")
    assert (status, said[:9]) == (0, "released:")


def test_an_interrupted_erasure_is_ended_by_the_command(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, aboveboard: Callable[..., tuple[int, str, str]]
) -> None:
    def stops(place: Path) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", stops)
        status, _, said = aboveboard("erase", "a.case", "--reason", "over", "--ordered", "Order 9")
        assert (status, "Input/output error" in said) == (2, True)
    status, said, _ = aboveboard("erase", "a.case", "--record", "out.json")
    assert (status, said[:7]) == (0, "erased:")
    assert aboveboard("verify", "out.json")[0] == 0
    assert aboveboard("erase", "a.case")[0] == 2, "there is nothing any more"
