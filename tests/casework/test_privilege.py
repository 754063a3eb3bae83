"""A list of privileged people: what is sealed while examining and in place, who opens it, and what the log says of it."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import msgspec
import pytest

from aboveboard.casework import changes, look, people, privilege
from aboveboard.casework.authorities import as_toml, faults, read_authority
from aboveboard.casework.bundle import CONTENTS, unpacked
from aboveboard.casework.case import Case, create_case, open_case
from aboveboard.casework.coverage import coverage
from aboveboard.casework.custody import Actor, entries
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.examine import Request, examine
from aboveboard.casework.handover import Request as HandOver
from aboveboard.casework.handover import hand_over
from aboveboard.casework.identities import decrypted, new_identity
from aboveboard.casework.keyfiles import HOLDER
from aboveboard.casework.review.basket import basket
from aboveboard.casework.review.counts import by_category
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.marks import mark
from aboveboard.casework.sealedbox import open_box, shut
from aboveboard.cli.coverage import brief
from aboveboard.demo import Rounds, build_iphone
from aboveboard.engine.nursery import Nursery
from aboveboard.model.authority import Authority, Listed, Privilege
from aboveboard.model.query import Query, parse
from aboveboard.report.paper import html_of
from aboveboard.sources.handed import HandedSource
from aboveboard.store.db import StoreError, connect

WHO, COUNSEL = Actor("J. Beck"), Actor("C. Counsel")
TEXTS = ("body", "subject", "title", "snippet", "notes", "name", "thread_name")
SAYS = "sealed: matches listed identifiers; finds no unlisted lawyer"


class World:
    """A phone that was examined without a list, and with one from the beginning."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.nursery = Nursery.take()
        self.phone = folder / "iphone.zip"
        build_iphone(self.phone, form="ffs-zip", iterations=Rounds(10, 10))
        public, key = HOLDER.make(folder / "counsel")
        self.key, self.public = HOLDER.read_private(folder / "counsel"), public
        plain = self.examined("plain", Authority("published test data", purpose="a test"))
        with closing(plain):
            self.whole = records_of(plain)
        # Somebody in whose conversations files were sent.
        self.who = next(s for r in self.whole if files_of(r) and (s := named(r)))
        self.entries = (Listed("lawyer", (self.who,), "counsel of the user"),)
        self.listing = Privilege(COUNSEL.name, key.hex(), self.entries)
        self.examined("sealed", Authority("published test data", purpose="a test", privilege=self.listing)).close()

    def examined(self, name: str, authority: Authority) -> Case:
        case = create_case(self.folder / f"{name}.case", authority, WHO)
        examine(case, WHO, Request(self.phone), self.nursery, lambda _: None)
        return case


def files_of(record: dict[str, Any]) -> set[str]:
    """The files that a record carries."""
    attached = record.get("attachments")
    return {str(a["file"]) for a in attached if a.get("file")} if isinstance(attached, list) else set()


def named(record: dict[str, Any]) -> str | None:
    sender = record.get("sender") or {}
    found = sender.get("identifier")
    return found if record["kind"] == "Message" and isinstance(found, str) and found.startswith("+") else None


def records_of(case: Case) -> list[dict[str, Any]]:
    out = io.BytesIO()
    look.export(case, WHO, out, Query(()))
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("privilege")
    patch = pytest.MonkeyPatch()
    patch.setenv("ABOVEBOARD_HOME", str(folder / "keys"))
    made = World(folder)
    yield made
    made.nursery.close()
    patch.undo()


@pytest.fixture
def sealed(world: World) -> Iterator[Case]:
    with closing(open_case(world.folder / "sealed.case")) as case:
        yield case


def away(world: World, case: Case) -> list[str]:
    """Texts of what is sealed, which stand in no record that is not, and are no names of files."""
    kept = records_of(case)
    keys, said = {r["key"] for r in kept}, json.dumps([kept, ZipFile(world.phone).namelist()], ensure_ascii=False)
    gone = [r for r in world.whole if r["key"] not in keys]
    texts = {str(r[f]) for r in gone for f in TEXTS if isinstance(r.get(f), str) and len(r[f]) > 8}
    return sorted(t for t in texts if json.dumps(t, ensure_ascii=False)[1:-1] not in said)


def files_with(folder: Path, texts: list[str], key: bytes) -> list[tuple[str, str]]:
    """Which texts stand in which files of a folder, as they are and deciphered."""
    found: list[tuple[str, str]] = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        held = [path.read_bytes()]
        try:
            db = connect(path, key, readonly=True)
            held.append(db.serialize("main") or b"")
            db.close()
        except StoreError:
            pass
        for text in texts:
            forms = (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"))
            if any(form in some for form in forms for some in held):
                found.append((path.name, text))
    return found


def test_what_matches_is_nowhere_in_the_case_folder(world: World, sealed: Case) -> None:
    gone = away(world, sealed)
    assert len(gone) > 3
    with closing(open_case(world.folder / "plain.case")) as plain:
        assert files_with(plain.path / "exhibits", gone[:1], plain.key), "the search finds what is there"
    assert files_with(sealed.path, gone, sealed.key) == []
    for text in gone[:10]:
        assert look.search(sealed, WHO, parse('"' + text.replace('"', " ") + '"')).count == 0


def test_conversations_and_files_go_with_who_is_listed(world: World, sealed: Case) -> None:
    kept = records_of(sealed)
    keys = {r["key"] for r in kept}
    gone = [r for r in world.whole if r["key"] not in keys]
    of_them = [r for r in gone if named(r) == world.who]
    threads = {(r["service"], r["thread"]) for r in of_them if isinstance(r["thread"], str)}
    assert threads
    assert [r for r in kept if (r["service"], str(r.get("thread"))) in threads] == []
    carried = set[str]().union(*map(files_of, gone))
    still = set[str]().union(*map(files_of, kept))
    assert carried - still
    of_files = [r for r in world.whole if r["provenance"]["path"] in carried - still and r["artifact"] != "any.files"]
    assert of_files
    assert not {r["key"] for r in of_files} & keys


def test_files_of_sealed_records_are_not_handed_over(world: World, sealed: Case, tmp_path: Path) -> None:
    kept = records_of(sealed)
    keys = {r["key"] for r in kept}
    carried = set[str]().union(*(files_of(r) for r in world.whole if r["key"] not in keys))
    still = set[str]().union(*map(files_of, kept))
    bundle, identity = tmp_path / "bundle", tmp_path / "identity"
    to = new_identity(identity)
    # A copy: what is handed over gets numbers.
    shutil.copytree(sealed.path, tmp_path / "given.case")
    with closing(open_case(tmp_path / "given.case")) as case:
        made = hand_over(case, WHO, HandOver(bundle, to, "R. Defence"), world.nursery)
    (one,) = unpacked(decrypted((bundle / CONTENTS).read_bytes(), identity)).exhibits
    assert one.box is not None
    with closing(HandedSource(bundle / one.box, one.box_key)) as box:
        given = {file.path for file in box.listed.members}
    assert given & still
    assert carried - still
    assert given & (carried - still) == set()
    assert made.schedule.by_rule()["privileged"] > 0


def test_counts_by_category_are_all_that_is_told(world: World, sealed: Case) -> None:
    listed, (found,) = privilege.listed(sealed, WHO)
    assert listed == world.listing
    assert sum(found.sealed.values()) == len(world.whole) - len(records_of(sealed))
    (covered,) = coverage(sealed, WHO)
    assert covered.sealed == found.sealed
    assert any(line.startswith(f"  {SAYS}: ") for line in brief(covered))
    outcomes = [o for _, o in look.outcomes(sealed, WHO)]
    assert sum(o.sealed for o in outcomes) == sum(found.sealed.values())
    assert all(o.emitted >= 0 for o in outcomes)


def test_a_list_that_comes_later_seals_in_place(world: World) -> None:
    case = world.examined("later", Authority("published test data", purpose="a test"))
    with closing(case), closing(open_case(world.folder / "sealed.case")) as other:
        gone = away(world, other)
        # What a review and people gather from the records, before anybody is listed.
        people.everyone(case, WHO)
        desk = Desk(case, WHO)
        with desk.at_work():
            by_category(desk)
        kept = [r["key"] for r in records_of(other)]
        lost = next(r["key"] for r in world.whole if r["key"] not in kept)
        mark(case, WHO, "tag", "paper", [lost, kept[0]])
        desk.close()
        assert files_with(case.path, gone, case.key)
        done = privilege.add(case, WHO, world.entries, "she is his lawyer", COUNSEL.name, world.listing.key)
        assert done[0].sealed
        assert files_with(case.path, gone, case.key) == []
        assert records_of(case) == records_of(other)
        said = repr([e.detail for e in entries(case.db)])
        assert world.who not in said, "outlines of the log are handed out"
        assert "'lawyer': 1" in said
        desk = Desk(case, WHO)
        with desk.at_work():
            found = basket(desk, "paper")
        desk.close()
        assert [item.record["key"] for item in found.items] == [kept[0]], "what was marked and sealed is not on paper"
        assert "Sealed: matches listed identifiers; finds no unlisted lawyer." in html_of(found, "UTC", 0)


def test_nothing_is_shown_before_what_is_listed_is_sealed(world: World) -> None:
    """The list was recorded, and what followed was interrupted."""
    case = world.examined("between", Authority("published test data", purpose="a test"))
    with closing(case):
        listed = msgspec.structs.replace(case.authority, privilege=world.listing)
        case.db.execute("UPDATE authority SET authority = ?", (msgspec.json.encode(listed).decode(),))
        for use in (
            lambda: records_of(case),
            lambda: coverage(case, WHO),
            lambda: look.search(case, WHO, parse("the")),
        ):
            with pytest.raises(CaseError, match="privilege seal"):
                use()
        assert privilege.seal(case, WHO)
        with closing(open_case(world.folder / "sealed.case")) as other:
            assert records_of(case) == records_of(other)
        assert privilege.seal(case, WHO) == {}


def test_only_the_holder_with_the_key_and_a_reason_opens(world: World, sealed: Case, tmp_path: Path) -> None:
    HOLDER.make(tmp_path / "other")
    another = HOLDER.read_private(tmp_path / "other")
    for actor, key, reason, rule in (
        (WHO, world.key, "x", "privilege-holder"),
        (COUNSEL, another, "x", "privilege-holder"),
        (COUNSEL, world.key, " ", "reason"),
    ):
        with pytest.raises(NotCovered) as refused:
            privilege.open_sealed(sealed, actor, key, reason)
        assert refused.value.rule == rule
    with pytest.raises(NotCovered, match="does not examine"):
        examine(sealed, COUNSEL, Request(world.phone), world.nursery, lambda _: None)
    with pytest.raises(CaseError, match="nothing is sealed under"):
        privilege.open_sealed(sealed, COUNSEL, world.key, "x", ["0000-0000-0000"])
    blob = bytes(_exhibit(sealed).execute("SELECT blob FROM sealed LIMIT 1").get)
    with pytest.raises(CaseError, match="does not open"):
        open_box(another, blob)


def _exhibit(case: Case) -> Any:
    return connect(case.exhibit_path("EX/1"), case.key, readonly=True)


def test_what_is_opened_is_as_if_it_had_never_been_sealed(world: World) -> None:
    case = world.examined("opened", Authority("published test data", purpose="a test", privilege=world.listing))
    with closing(case):
        before = {r["key"] for r in records_of(case)}
        items = privilege.read(case, COUNSEL, world.key)
        whole = {r["key"]: r for r in world.whole}
        assert {i.key for i in items} == set(whole) - before
        message = next(r for r in world.whole if named(r) == world.who and files_of(r))
        files = files_of(message)
        privilege.open_sealed(case, COUNSEL, world.key, "the user waives it", [message["key"]])
        some = {r["key"] for r in records_of(case)} - before
        assert message["key"] in some
        assert {whole[k]["provenance"]["path"] for k in some - {message["key"]}} <= files | {
            r["provenance"]["path"] for r in world.whole if str(r.get("file")) in files
        }
        # What is not opened stays sealed, also where the source is examined again.
        examine(case, WHO, Request(world.phone), world.nursery, lambda _: None)
        assert {r["key"] for r in records_of(case)} - before == some
        privilege.open_sealed(case, COUNSEL, world.key, "all of it")
        assert records_of(case) == world.whole
        examine(case, WHO, Request(world.phone, discovery=False), world.nursery, lambda _: None)
        assert {r["key"] for r in records_of(case)} == set(whole)
        with pytest.raises(CaseError, match="nothing is sealed"):
            privilege.open_sealed(case, COUNSEL, world.key, "again")
        (told,) = [e for e in entries(case.db) if e.detail.get("reason") == "all of it"]
        assert (told.actor, told.action) == ("C. Counsel", "collection")
        assert sum(told.detail["opened"].values()) == len(items) - len(some)
        assert message["key"] not in repr(told)


def test_who_is_listed_stays_listed(world: World, sealed: Case) -> None:
    listing = world.listing
    for given in (
        None,
        msgspec.structs.replace(listing, entries=(Listed("doctor", ("+4930555",)),)),
        msgspec.structs.replace(listing, holder="D. Other"),
        msgspec.structs.replace(listing, key=HOLDER.read_public(world.public).hex()[::-1]),
    ):
        with pytest.raises(NotCovered) as refused:
            changes.widen(sealed, WHO, msgspec.structs.replace(sealed.authority, privilege=given), "x")
        assert refused.value.rule in ("privilege-kept", "privilege-whole")


def test_a_list_is_part_of_an_authority_s_file(world: World, tmp_path: Path) -> None:
    made = Authority("published test data", purpose="a test", privilege=world.listing)
    (tmp_path / "a.toml").write_text(as_toml(made), "utf-8")
    assert read_authority(tmp_path / "a.toml") == made
    bad = Privilege(" ", "00", (Listed("", ()), Listed("x", (" ",))))
    said = [f.says for f in faults(msgspec.structs.replace(made, privilege=bad))]
    assert [f.rule for f in faults(msgspec.structs.replace(made, privilege=bad))] == ["privilege-whole"] * 4
    assert "64 hexadecimal digits" in said[1]
    examining = msgspec.structs.replace(made, examiners=("c.  counsel",))
    assert "must not hold the key" in faults(examining)[0].says


def test_a_sealed_box_opens_with_its_own_key_alone(tmp_path: Path) -> None:
    HOLDER.make(tmp_path / "k", b"a passphrase")
    with pytest.raises(CaseError, match="needs its passphrase"):
        HOLDER.read_private(tmp_path / "k")
    key = HOLDER.read_private(tmp_path / "k", b"a passphrase")
    public = HOLDER.read_public(tmp_path / "k.pub")
    box = shut(public, b"words")
    assert open_box(key, box) == b"words"
    assert shut(public, b"words") != box
    with pytest.raises(CaseError, match="were changed"):
        open_box(key, box[:-1] + bytes([box[-1] ^ 1]))
    with pytest.raises(CaseError, match="stays with its owner"):
        HOLDER.read_public(tmp_path / "k")
    with pytest.raises(CaseError, match="is there already"):
        HOLDER.make(tmp_path / "k")
