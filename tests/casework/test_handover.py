"""A bundle holds what it says and nothing else, opens for one recipient, and becomes a case that agrees with the giver's."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

from aboveboard.casework import handover, ledger, look, verifier
from aboveboard.casework.bundle import CONTENTS, Contents, packed, unpacked
from aboveboard.casework.case import Case, create_case, open_case
from aboveboard.casework.custody import Actor, entries, first_fault
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.examine import Request as Examining
from aboveboard.casework.examine import examine
from aboveboard.casework.handover import Handed, Request, disclosures, hand_over
from aboveboard.casework.identities import decrypted, new_identity, recipient
from aboveboard.casework.keys import signing_key
from aboveboard.casework.prove import Evidence, prove
from aboveboard.casework.receive import hand_out_papers, receive, received
from aboveboard.casework.redact import Redactions, read_redactions, redacted
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.marks import mark, tags, undo
from aboveboard.casework.review.previews import made_of, previews_path
from aboveboard.casework.witness import verify_case
from aboveboard.cli import app as commands
from aboveboard.demo import build_android
from aboveboard.engine.nursery import Nursery
from aboveboard.model.authority import Authority
from aboveboard.model.query import Query, parse
from aboveboard.model.records import KIND_NUMBER
from aboveboard.sources.api import SourceError
from aboveboard.sources.handed import HandedSource
from aboveboard.store.db import connect
from aboveboard.store.present import Reading, StoredRow
from aboveboard.store.previews import FINAL, Kept, PreviewStore

JO, DEFENCE = Actor("J. Beck"), Actor("R. Defence")
POWER = Authority("published test data", purpose="a test", subject="D. Example")
Record = dict[str, Any]


@dataclass
class World:
    folder: Path
    nursery: Nursery
    case: Case
    identity: Path
    to: str
    made: int = 0

    def place(self, name: str) -> Path:
        self.made += 1
        return self.folder / f"{self.made}-{name}"

    def hand(self, **asked: Any) -> tuple[Path, Handed]:
        out = self.place("bundle")
        return out, hand_over(self.case, JO, Request(out, self.to, "R. Defence", **asked), self.nursery)

    def open(self, bundle: Path) -> Case:
        out = self.place("received.case")
        receive(bundle, self.identity, out, DEFENCE)
        return open_case(out)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("handover")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ABOVEBOARD_HOME", str(folder / "home"))
        build_android(folder / "phone.zip", form="zip")
        nursery = Nursery.take()
        case = create_case(folder / "a.case", POWER, JO)
        examine(case, JO, Examining(folder / "phone.zip"), nursery, lambda _: None)
        made = World(folder, nursery, case, folder / "identity", new_identity(folder / "identity"))
        yield made
        case.close()
        nursery.close()


@pytest.fixture(scope="module")
def whole(world: World) -> Path:
    return world.hand()[0]


def records_of(case: Case, query: str = "") -> dict[str, Record]:
    out = io.BytesIO()
    look.export(case, JO, out, parse(query) if query else Query(()))
    found = (json.loads(line) for line in out.getvalue().splitlines())
    return {r["key"]: r for r in found}


def contents_of(world: World, bundle: Path) -> Contents:
    return unpacked(decrypted((bundle / CONTENTS).read_bytes(), world.identity))


def bytes_of(world: World, bundle: Path) -> bytes:
    """Everything in a bundle as its recipient can have it: databases deciphered, numbers and schedule unpacked."""
    contents = contents_of(world, bundle)
    held = repr(msgspec.structs.replace(contents, log="")).encode()
    for path in sorted(bundle.glob("*.db")):
        db = connect(path, contents.key)
        held += db.serialize("main")
        for (names,) in db.execute("SELECT packed FROM names") if path.name.startswith("exhibit") else ():
            held += names
        db.close()
    for one in contents.exhibits:
        if one.box is not None:
            with closing(HandedSource(bundle / one.box, one.box_key)) as source, closing(source.opener()) as opener:
                for number in range(len(source.sizes)):
                    held += b"".join(opener.open(source.ref(number)).stream())
    return held + b"".join(p.read_bytes() for p in sorted(bundle.iterdir()) if p.suffix != ".db")


def holds(held: bytes, text: str) -> bool:
    return text.encode() in held or text.encode("utf-16-le") in held


def folder_bytes(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


# --- given and received ----------------------------------------------------------------------------------------------


def test_the_other_side_has_the_same_records_in_a_case_of_its_own(world: World, whole: Path) -> None:
    before = folder_bytes(whole)
    theirs = world.open(whole)
    ours = records_of(world.case)
    assert len(ours) > 400
    assert records_of(theirs) == ours
    assert {r["disclosure_number"] for r in ours.values()} == {f"A-{n:06}" for n in range(1, len(ours) + 1)}
    assert theirs.key not in (world.case.key, contents_of(world, whole).key)
    assert theirs.authority.power == "received in disclosure"
    first, second, *_ = entries(theirs.db)
    handed = entries(world.case.db)[received(theirs).entry - 1]
    head = f"{handed.number}:{handed.digest.hex()}"
    assert first.detail["authority"]["reference"].endswith(head)
    assert (second.detail["what"], second.detail["head"]) == ("received in disclosure", head)
    assert first_fault(theirs.db) is None
    found = verify_case(theirs, (), (), ())
    assert found.fault is None
    assert any("not at hand" in note for note in found.notes)
    # What is done with it changes nothing of the bundle, and leaves the giver's log alone.
    mark(theirs, DEFENCE, "tag", "ours", [next(iter(ours))])
    assert look.search(theirs, DEFENCE, parse("harbour")).count == look.search(world.case, JO, parse("harbour")).count
    assert folder_bytes(whole) == before
    assert "R. Defence" not in {e.actor for e in entries(world.case.db)}
    theirs.close()


def test_a_review_and_a_report_work_on_what_was_received(world: World, whole: Path) -> None:
    from aboveboard.casework.review.basket import basket
    from aboveboard.report.paper import html_of

    theirs = world.open(whole)
    found = look.search(theirs, DEFENCE, parse("harbour")).records[0]
    mark(theirs, DEFENCE, "tag", "paper", [found["key"]])
    desk = Desk(theirs, DEFENCE)
    try:
        with desk.at_work():
            assert desk.record(found["disclosure_number"])["key"] == found["key"]
            page = html_of(basket(desk, "paper"), "UTC", 0)
        assert found["disclosure_number"] in page
        assert "received in disclosure" in page
    finally:
        desk.close()
        theirs.close()


def test_nothing_can_be_made_again_without_the_evidence_and_with_it_all_can(world: World, whole: Path) -> None:
    theirs = world.open(whole)
    key = next(iter(records_of(world.case, "kind:Message")))
    with pytest.raises(SourceError, match=r"phone\.zip is with whoever handed this case over.*--source PATH"):
        prove(theirs, DEFENCE, key, Evidence(), world.nursery)
    assert prove(theirs, DEFENCE, key, Evidence((world.folder / "phone.zip",)), world.nursery).agrees
    theirs.close()


def test_the_givers_log_is_handed_on_in_outline(world: World, whole: Path) -> None:
    theirs = world.open(whole)
    out = world.place("papers")
    hand_out_papers(theirs, DEFENCE, out)
    about = received(theirs)
    assert about is not None
    assert verifier.check_path(out / "log.jsonl", [f"{about.entry}:{about.head}"]).witnessed == about.entry
    assert json.loads((out / "schedule.json").read_text("utf-8"))["given"] == about.schedule.given
    theirs.close()
    # In the open beside the contents no detail is shown but that of the hand-over.
    shown = [e for e in verifier.read_log(whole / "log.jsonl")[1] if e.detail is not None]
    assert [e.number for e in shown] == [about.entry]


def test_only_its_recipient_opens_it(world: World, whole: Path) -> None:
    other = world.place("other")
    new_identity(other)
    with pytest.raises(CaseError, match="not encrypted to the identity"):
        receive(whole, other, world.place("x.case"), DEFENCE)
    held = b"".join(folder_bytes(whole).values())
    assert not holds(held, "harbour")
    assert world.case.key not in held
    assert contents_of(world, whole).key not in held
    with pytest.raises(CaseError, match="is no recipient"):
        recipient(str(other))
    with pytest.raises(CaseError, match="never written over"):
        new_identity(other)
    assert other.stat().st_mode & 0o077 == 0


def test_the_commands(world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["aboveboard", *map(str, words)])
        status = commands.run()
        said = capsys.readouterr()
        return status, said.out + said.err

    monkeypatch.setattr(commands, "umask_private", lambda: None)
    key, bundle, theirs = world.place("key"), world.place("bundle"), world.place("theirs.case")
    status, said = run("identity", "new", key)
    public = said.strip().removeprefix("public key: ")
    assert (status, public[:4]) == (0, "age1")
    case = world.case.path
    status, said = run("hand-over", case, "--to", public, "--name", "R. Defence", "--only", "calls", "--out", bundle)
    assert status == 0
    assert f"{bundle}: 26 records for R. Defence, by entry " in said
    assert "  given: calls 26\n  withheld (narrowed: within the scope, and not part of this hand-over): apps " in said
    head = next(line for line in said.splitlines() if line.startswith("head left with it: ")).split(": ")[1]
    status, said = run("verify", bundle, "--head", head)
    assert (status, said.splitlines()[0][:46]) == (0, "consistent, and witnessed by a head from outsi")
    status, said = run("receive", bundle, "--identity", key, "--out", theirs, "--head", head)
    assert status == 0
    assert f"{theirs}: 26 records, handed over by " in said
    assert "not witnessed" not in said
    status, said = run("hand-over", theirs)
    assert said.startswith("received from ")
    number = next(iter(records_of(world.case, "kind:Call").values()))["disclosure_number"]
    assert run("show", theirs, number)[0] == 0
    status, said = run("prove", theirs, number)
    assert (status, "is with whoever handed this case over" in said) == (3, True)
    entry = head.partition(":")[0]
    assert run("hand-over", case, "--end", entry)[1].startswith(f"the hand-over of entry {entry} is over")
    assert f"entry {entry}, " in run("hand-over", case)[1]
    assert run("hand-over", case, "--to", public)[0] == 2
    assert run("hand-over", case, "--to", public, "--end", entry)[0] == 2


# --- what is in it, and what is not ----------------------------------------------------------------------------------


def test_a_bundle_of_some_categories_holds_nothing_of_the_others(world: World) -> None:
    bundle, made = world.hand(categories=("calls",))
    ours = records_of(world.case)
    calls = {k: r for k, r in ours.items() if r["kind"] == "Call"}
    theirs = world.open(bundle)
    got = records_of(theirs)
    assert got.keys() == calls.keys()
    assert made.schedule.given == {"calls": len(calls)}
    withheld = {w.category: w.records for w in made.schedule.withheld}
    assert {w.rule for w in made.schedule.withheld} == {"narrowed"}
    every = sum(1 for e in world.case.exhibits() for _ in e.rows())
    assert sum(withheld.values()) + len(calls) == every
    assert received(theirs).schedule == made.schedule
    assert theirs.authority.scope.categories == ("calls",)
    held = bytes_of(world, bundle)
    away = {str(r[f]) for r in ours.values() for f in ("body", "title", "url") if isinstance(r.get(f), str)}
    kept = json.dumps(list(got.values()), ensure_ascii=False)
    assert len([t for t in away if len(t) > 14 and t not in kept]) > 50
    assert [t for t in away if len(t) > 14 and t not in kept and holds(held, t)] == []
    # Names of files: those alone in which the calls stand.
    (exhibit,) = theirs.exhibits()
    names = [name for _, name, _ in exhibit.names()]
    assert {r["provenance"]["path"] for r in calls.values()} == set(names)
    assert made.schedule.files_unnamed + len(names) == sum(1 for e in world.case.exhibits() for _ in e.names())
    # Where other rows of those files stand is not told, nor how many tasks there were.
    assert exhibit.db.execute("SELECT count(*) FROM done").get == 0
    assert [n for (n,) in exhibit.db.execute("SELECT id FROM records ORDER BY id")] == list(range(1, len(calls) + 1))
    assert {k: r["provenance"] for k, r in got.items()} == {k: r["provenance"] for k, r in calls.items()}
    exhibit.close()
    theirs.close()


def test_by_query_and_tag_and_without_what_is_sensitive(world: World) -> None:
    chosen = list(records_of(world.case, "service:whatsapp kind:Message"))[:5]
    mark(world.case, JO, "tag", "agreed", chosen)
    mark(world.case, JO, "sensitive", "", chosen[:2])
    bundle, made = world.hand(query=parse("tag:agreed"))
    theirs = world.open(bundle)
    assert list(records_of(theirs)) == chosen[2:]
    assert made.schedule.by_rule()["sensitive"] == 2
    assert tags(theirs) == {}
    detail = entries(world.case.db)[made.entry - 1].detail
    assert "agreed" not in json.dumps({k: v for k, v in detail.items() if k != "words"})
    assert made.schedule.records == 3
    theirs.close()
    bundle, made = world.hand(query=parse("tag:agreed"), sensitive=True)
    assert made.schedule.records == 5
    undo(world.case, JO)
    undo(world.case, JO)
    with pytest.raises(CaseError, match="nothing to hand over"):
        world.hand(query=parse("zzzzzzz"))
    assert not list(world.folder.glob("*.new"))


def test_numbers_are_the_same_on_every_hand_over(world: World) -> None:
    # Whichever tests of this module ran here before: after one hand-over its records have their numbers.
    world.hand(categories=("messages",))
    before = {k: r["disclosure_number"] for k, r in records_of(world.case).items() if "disclosure_number" in r}
    bundle, _ = world.hand(categories=("messages",))
    theirs = world.open(bundle)
    got = records_of(theirs)
    assert {k: r["disclosure_number"] for k, r in got.items()} == {k: before.get(k) for k in got}
    key, record = next(iter(got.items()))
    assert [r["key"] for r in look.show(theirs, DEFENCE, record["disclosure_number"])] == [key]
    assert [r["key"] for r in look.show(world.case, JO, record["disclosure_number"].lower())] == [key]
    with pytest.raises(CaseError, match="no record was handed over under the number A-999999"):
        look.show(theirs, DEFENCE, "A-999999")
    theirs.close()


def test_numbers_go_on_after_those_that_were_given(world: World, tmp_path: Path) -> None:
    shutil.copytree(world.case.path, tmp_path / "b.case")
    case = open_case(tmp_path / "b.case")
    case.db.execute("DELETE FROM numbers")
    first = Request(tmp_path / "1", world.to, "R. Defence", categories=("calls",))
    hand_over(case, JO, first)
    calls = {k: r["disclosure_number"] for k, r in records_of(case, "kind:Call").items()}
    hand_over(case, JO, Request(tmp_path / "2", world.to, "R. Defence", categories=("calls", "contacts")))
    after = {k: r["disclosure_number"] for k, r in records_of(case).items() if "disclosure_number" in r}
    assert sorted(calls.values()) == [f"A-{n:06}" for n in range(1, len(calls) + 1)]
    assert {k: n for k, n in after.items() if k in calls} == calls
    assert min(n for k, n in after.items() if k not in calls) == f"A-{len(calls) + 1:06}"
    case.close()


def test_previews_of_given_pictures_go_along(world: World) -> None:
    pictures = {r["file"]: k for k, r in records_of(world.case, "kind:Media").items() if isinstance(r["file"], str)}
    (shown, key), (hidden, apart), *_ = sorted(pictures.items())
    label = world.case.exhibit_labels()[0]
    store = PreviewStore(previews_path(world.case, label), world.case.key, made_of(world.case, label))
    for path in (shown, hidden, "data/not/carried.jpg"):
        store.put(path, "small", Kept(FINAL, "image/webp", 1, 1, 1, "", path.encode()))
    store.close()
    mark(world.case, JO, "sensitive", "", [apart])
    bundle, _ = world.hand()
    undo(world.case, JO)
    theirs = world.open(bundle)
    store = PreviewStore(previews_path(theirs, label), theirs.key, made_of(theirs, label))
    got = {path: store.get(path, "small") for path in (shown, hidden, "data/not/carried.jpg")}
    store.close()
    assert got[shown] is not None
    assert got[shown].data == shown.encode()
    assert (got[hidden], got["data/not/carried.jpg"]) == (None, None)
    assert key in records_of(theirs)
    theirs.close()
    shutil.rmtree(world.case.path / "previews")


def test_regions_of_a_picture_are_black_in_the_copy_alone(world: World, tmp_path: Path) -> None:
    """The preview is white; a region of it is burned in, and stays white in the case."""
    path = next(str(r["file"]) for r in records_of(world.case, "kind:Media").values() if isinstance(r["file"], str))
    label, out = world.case.exhibit_labels()[0], io.BytesIO()
    Image.new("RGB", (200, 100), "white").save(out, "JPEG")
    store = PreviewStore(previews_path(world.case, label), world.case.key, made_of(world.case, label))
    store.put(path, "large", Kept(FINAL, "image/jpeg", 200, 100, 1, "", out.getvalue()))
    text = f'[[picture]]\nfile = "{path}"\nregions = [[0.5, 0, 1, 0.5]]\n'
    bundle, _ = world.hand(redactions=redactions(tmp_path, text))
    theirs = world.open(bundle)
    other = PreviewStore(previews_path(theirs, label), theirs.key, made_of(theirs, label))
    ours, got = store.get(path, "large"), other.get(path, "large")
    store.close()
    other.close()
    theirs.close()
    assert ours is not None
    assert got is not None
    assert ours.data == out.getvalue()
    with Image.open(io.BytesIO(got.data)) as image:
        assert image.size == (200, 100)
        found = {at: image.convert("L").getpixel(at) for at in ((20, 20), (180, 20), (108, 40), (180, 80))}
    assert {at: value < 20 for at, value in found.items()} == {
        (20, 20): False,
        (180, 20): True,
        (108, 40): True,
        (180, 80): False,
    }
    shutil.rmtree(world.case.path / "previews")
    with pytest.raises(CaseError, match=r"no record that is handed over carries x\.jpg"):
        world.hand(redactions=redactions(tmp_path, '[[picture]]\nfile = "x.jpg"\nregions = [[0, 0, 1, 1]]\n'))


# --- redactions ------------------------------------------------------------------------------------------------------


def redactions(tmp_path: Path, text: str) -> Redactions:
    path = tmp_path / "redact.toml"
    path.write_text(text, "utf-8")
    return read_redactions(path)


def test_fields_of_a_record_are_left_out_of_the_copy_alone(world: World, tmp_path: Path) -> None:
    ours = records_of(world.case, "kind:Message")
    bodies = [r["body"] for r in ours.values()]
    key, record = next((k, r) for k, r in ours.items() if len(str(r["body"])) > 30 and bodies.count(r["body"]) == 1)
    asked = redactions(tmp_path, f'[[record]]\nkey = "{key}"\nfields = ["body", "at"]\n')
    bundle, made = world.hand(redactions=asked)
    theirs = world.open(bundle)
    (copy,) = look.show(theirs, DEFENCE, key)
    assert (copy["body"], copy["at"]) == ({"absent": "REDACTED"}, {"absent": "REDACTED"})
    assert copy["sender"] == record["sender"]
    assert copy["provenance"] == record["provenance"]
    assert not holds(bytes_of(world, bundle), record["body"])
    assert look.search(theirs, DEFENCE, parse(f'"{record["body"]}"'.replace("\n", " "))).count == 0
    assert (made.schedule.redacted, made.schedule.fields, made.again) == ({"messages": 1}, 2, ())
    assert look.show(world.case, JO, key)[0]["body"] == record["body"]
    others = {k: r for k, r in records_of(theirs).items() if k != key}
    assert others == {k: r for k, r in records_of(world.case).items() if k != key}
    theirs.close()


def test_words_that_stand_elsewhere_too_are_told(world: World, tmp_path: Path) -> None:
    ours = records_of(world.case, "kind:Message")
    bodies = [r["body"] for r in ours.values()]
    key, body = next(
        (k, r["body"]) for k, r in ours.items() if len(str(r["body"])) > 10 and bodies.count(r["body"]) > 1
    )
    made = world.hand(redactions=redactions(tmp_path, f'[[record]]\nkey = "{key}"\nfields = ["body"]\n'))[1]
    assert {k for k, r in ours.items() if r["body"] == body} - {key} <= set(made.again)
    assert key not in made.again


def test_a_person_is_named_nowhere_in_the_copy(world: World, tmp_path: Path) -> None:
    """Mira is in contacts, calls, messages and posts of several apps: by number, account, address and name."""
    digits = "2025550101"
    ours = records_of(world.case)
    assert {r["kind"] for r in ours.values() if digits in json.dumps(r)} >= {"Contact", "Call", "Message"}
    text = (
        '[[person]]\nidentifiers = ["+1 (202) 555-0101", "mira@example.com", "mira_demo", "900000000101"]\n'
        'names = ["Mira Okafor-Lindqvist", "Mira"]\n'
    )
    bundle, made = world.hand(redactions=redactions(tmp_path, text))
    held = bytes_of(world, bundle).lower()
    assert holds(bytes_of(world, world.hand()[0]).lower(), "mira_demo")
    assert [w for w in (digits, "mira@example.com", "mira_demo", "900000000101", "mira ") if holds(held, w)] == []
    theirs = world.open(bundle)
    (exhibit,) = theirs.exhibits()
    assert "mira" not in {term for (term,) in exhibit.db.execute("SELECT term FROM vocabulary")}
    exhibit.close()
    got = records_of(theirs)
    calls = [k for k, r in ours.items() if r["kind"] == "Call" and digits in json.dumps(r)]
    assert calls
    for key in calls:
        assert "[redacted 1]" in json.dumps(got[key])
        assert (got[key]["at"], got[key]["duration"]) == (ours[key]["at"], ours[key]["duration"])
    for key, record in ours.items():
        if record["kind"] == "Contact" and digits in json.dumps(record["identifiers"]):
            assert got[key]["name"] == {"absent": "REDACTED"}
    assert made.people[0] == sum(made.schedule.redacted.values()) > len(calls)
    theirs.close()


@pytest.mark.parametrize(
    ("data", "raw", "copy"),
    [
        ({"body": "from 0171 5550101"}, {"text": "x"}, ({"body": "from [redacted 1]"}, {})),
        ({"body": "+49 (171) 555-01-01, a@b.cd"}, {}, ({"body": "[redacted 1], [redacted 1]"}, {})),
        ({"sender": {"identifier": "+491715550101", "name": "Ann", "role": "x"}}, {}, None),
        ({"sender": {"identifier": "491715550101", "name": "Ann", "role": "x"}}, {"x": 1}, None),
        ({"body": "nobody"}, {"jid": 491715550101, "page_": 3}, ({"body": "nobody"}, {"page_": 3})),
        ({"body": "nobody"}, {"blob": {"hex": "0a0b"}, "n": 1}, ({"body": "nobody"}, {"blob": {"bytes": 2}, "n": 1})),
        ({"body": "20171555010"}, {"n": 171555010}, "as it was"),
    ],
)
def test_what_stays_of_a_record_that_names_somebody(
    tmp_path: Path, data: dict[str, Any], raw: dict[str, Any], copy: Any
) -> None:
    asked = redactions(tmp_path, '[[person]]\nidentifiers = ["+49 171 5550101", "a@b.cd"]\n')
    encode, reading = msgspec.json.encode, Reading(1, 7, "a", 1, "s", "p", "x.db", "0", None, {})
    row = StoredRow(1, 1, 1, None, KIND_NUMBER["Message"], 5, None, None, None, 0, encode(data), encode(raw))
    made = redacted(row, reading, asked)
    if copy == "as it was":
        assert made is None
        return
    assert made is not None
    got = msgspec.json.decode(made.row.data or b"{}"), msgspec.json.decode(made.row.raw or b"{}")
    assert got == (copy or ({"sender": {"identifier": "[redacted 1]", "role": "x"}}, {}))
    assert made.row.at == 5
    assert made.people == (frozenset() if "blob" in raw else {1})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "names nothing to redact"),
        ("[[record]]\nkey = 'ABCD'\nfields = ['body']", "needs its whole key"),
        ("[[record]]\nkey = 'ABCD-ABCD-ABCD'\nfield = 'body'", "says no redactions"),
        ("[[person]]\nidentifiers = ['']", "none of what is listed may be empty"),
        ("[[person", "says no redactions"),
        ("[[picture]]\nfile = 'x'\nregions = [[0, 0, 0, 1]]", "regions are"),
    ],
)
def test_a_file_of_redactions_that_says_nothing_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(CaseError, match=says):
        redactions(tmp_path, text)


def test_a_redaction_that_hits_nothing_stops_the_hand_over(world: World, tmp_path: Path) -> None:
    key = next(iter(records_of(world.case, "kind:Call")))
    for text, says in (
        ('key = "ABCD-ABCD-ABCD"\nfields = ["body"]', "there is no record ABCD-ABCD-ABCD"),
        (f'key = "{key}"\nfields = ["body"]', "a Call has no field body; it has "),
    ):
        with pytest.raises(CaseError, match=says):
            world.hand(redactions=redactions(tmp_path, f"[[record]]\n{text}\n"))


# --- the log, and the power ------------------------------------------------------------------------------------------


def test_a_hand_over_is_entered_and_ends(world: World) -> None:
    bundle, made = world.hand(categories=("calls",), purpose="the defence", valid_until="2999-01-01")
    entry = entries(world.case.db)[made.entry - 1]
    assert (entry.action, entry.detail["what"], entry.detail["to"]) == ("disclosure", "handed over", "R. Defence")
    assert entry.detail["recipient"] == world.to
    files = {p.name: verifier.sha256_file(p) for p in bundle.iterdir() if p.suffix in (".db", ".age", ".box", ".list")}
    assert entry.detail["files"] == files
    assert made.head == entry.digest.hex()
    last = [json.loads(json.loads(line)["statement"]) for line in ledger.lines()][-1]
    assert (last["event"], last["head"]) == ("handed over", made.head)
    theirs = world.open(bundle)
    assert (theirs.authority.purpose, theirs.authority.valid_until) == ("the defence", "2999-01-01")
    theirs.close()
    handover.end(world.case, JO, made.entry, "the trial is over")
    said = entries(world.case.db)[-1].detail
    assert said == {"what": "disclosure ended", "entry": made.entry, "why": "the trial is over"}
    assert next(d for d in disclosures(world.case) if d.entry == made.entry).ended_at is not None
    with pytest.raises(CaseError, match="has ended already"):
        handover.end(world.case, JO, made.entry)
    with pytest.raises(CaseError, match="entry 1 of the custody log is no hand-over"):
        handover.end(world.case, JO, 1)


def test_what_the_authority_does_not_cover_is_refused(world: World, tmp_path: Path) -> None:
    shutil.copytree(world.case.path, tmp_path / "b.case")
    case = open_case(tmp_path / "b.case")
    scope = msgspec.structs.replace(POWER.scope, categories=("calls",))
    for given, rule, asked in (
        (msgspec.structs.replace(POWER, valid_until="2001-01-01"), "ended", ()),
        (msgspec.structs.replace(POWER, scope=scope), "scope", ("messages",)),
    ):
        case.db.execute("UPDATE authority SET authority = ?", (msgspec.json.encode(given).decode(),))
        with pytest.raises(NotCovered) as refused:
            hand_over(case, JO, Request(tmp_path / "b", world.to, "R. Defence", categories=asked))
        assert refused.value.rule == rule
    assert not (tmp_path / "b").exists()
    case.close()


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"name": " "}, "say to whom"),
        ({"to": "age1xyz"}, "is no recipient"),
        ({"valid_until": "soon"}, "is no date"),
        ({"valid_until": "2001-01-01"}, "is past already"),
        ({"categories": ("cals",)}, "there is no category cals"),
        ({"exhibit": "XX"}, "the case has no exhibit 'XX'"),
    ],
)
def test_what_cannot_be_handed_over_is_said(world: World, tmp_path: Path, asked: dict[str, Any], says: str) -> None:
    before = len(entries(world.case.db))
    with pytest.raises(CaseError, match=says):
        hand_over(world.case, JO, Request(**({"out": tmp_path / "b", "to": world.to, "name": "R. Defence"} | asked)))
    assert len(entries(world.case.db)) == before
    assert list(tmp_path.glob("b*")) in ([], [tmp_path / "b"])


# --- tampering -------------------------------------------------------------------------------------------------------


def resigned(bundle: Path, key: Ed25519PrivateKey) -> None:
    """The manifest made anew over the files as they are."""
    statement = json.loads(json.loads((bundle / "manifest.json").read_text("utf-8"))["statement"])
    statement["files"] = {name: verifier.sha256_file(bundle / name) for name in statement["files"]}
    text = json.dumps(statement)
    signature = key.sign(verifier.MANIFEST + text.encode())
    signer = key.public_key().public_bytes_raw().hex()
    said = {"statement": text, "signer": signer, "signature": signature.hex()}
    (bundle / "manifest.json").write_text(json.dumps(said), "utf-8")


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


FILES = ("contents.age", "exhibit-1.db", "log.jsonl", "manifest.json")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("how", ["changed", "removed", "cut"])
def test_a_bundle_that_was_tampered_with_is_found_and_not_received(
    world: World, whole: Path, tmp_path: Path, name: str, how: str
) -> None:
    bundle = tmp_path / "bundle"
    shutil.copytree(whole, bundle)
    if how == "changed":
        flip(bundle / name)
    elif how == "removed":
        (bundle / name).unlink()
    else:
        (bundle / name).write_bytes((bundle / name).read_bytes()[:-40])
    done = subprocess.run([sys.executable, bundle / "verify.py", bundle], capture_output=True, text=True, check=False)
    assert done.returncode in (1, 2), done.stdout
    with pytest.raises(CaseError):
        receive(bundle, world.identity, tmp_path / "x.case", DEFENCE)
    assert not list(tmp_path.glob("x.case*"))


def test_files_of_two_bundles_swapped_and_signed_anew(world: World, whole: Path, tmp_path: Path) -> None:
    other, _ = world.hand(categories=("calls",))
    bundle = tmp_path / "bundle"
    shutil.copytree(whole, bundle)
    for name in ("contents.age", "exhibit-1.db"):
        shutil.copyfile(other / name, bundle / name)
    assert verifier.check_path(bundle).fault == "contents.age is not the file that the manifest states"
    # Also by the holder of the key: what the log states is not what the manifest states.
    resigned(bundle, signing_key())
    fault = verifier.check_path(bundle).fault
    assert fault is not None
    assert fault.startswith("entry ")
    assert fault.endswith("states another contents.age than the manifest")
    with pytest.raises(CaseError, match="states another contents"):
        receive(bundle, world.identity, tmp_path / "x.case", DEFENCE)


def test_a_bundle_signed_anew_by_somebody_else_bears_another_fingerprint(
    world: World, whole: Path, tmp_path: Path
) -> None:
    bundle = tmp_path / "bundle"
    shutil.copytree(whole, bundle)
    own = verifier.fingerprint(signing_key().public_key().public_bytes_raw())
    resigned(bundle, Ed25519PrivateKey.generate())
    assert verifier.check_path(whole, keys=[own]).fault is None
    assert "which is not among those given" in str(verifier.check_path(bundle, keys=[own]).fault)
    with pytest.raises(CaseError, match="not among those given"):
        receive(bundle, world.identity, tmp_path / "x.case", DEFENCE, keys=[own])


def test_a_head_that_was_left_elsewhere_is_compared(world: World, whole: Path, tmp_path: Path) -> None:
    statement = json.loads(json.loads((whole / "manifest.json").read_text("utf-8"))["statement"])
    head = f"{statement['entry']}:{statement['head']}"
    made = receive(whole, world.identity, tmp_path / "x.case", DEFENCE, heads=[head])
    assert made.witnessed
    with pytest.raises(CaseError, match="was written anew"):
        receive(whole, world.identity, tmp_path / "y.case", DEFENCE, heads=[f"{statement['entry']}:{'0' * 64}"])


def test_a_giver_reaches_no_file_of_the_recipients_machine(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hostile(contents: Contents) -> bytes:
        (one,) = contents.exhibits
        return packed(msgspec.structs.replace(contents, exhibits=(msgspec.structs.replace(one, file="../secret"),)))

    (world.folder / "secret").write_text("theirs", "utf-8")
    monkeypatch.setattr(handover, "packed", hostile)
    bundle, _ = world.hand(categories=("calls",))
    assert verifier.check_path(bundle).fault is None
    with pytest.raises(CaseError, match="its contents name a file that the manifest does not"):
        receive(bundle, world.identity, tmp_path / "x.case", DEFENCE)


def test_other_folders_are_no_bundles(world: World, tmp_path: Path) -> None:
    from aboveboard.casework.witness import hand_out_log

    hand_out_log(world.case, JO, tmp_path / "log", whole=False)
    for folder in (tmp_path / "log", tmp_path, tmp_path / "nothing"):
        with pytest.raises(CaseError, match="is no bundle"):
            receive(folder, world.identity, tmp_path / "x.case", DEFENCE)
