"""Every use case, page and output against each kind of power, several scopes and every state.

Where the authority does not hold, nothing is made and the refusal bears its rule. Where it holds, what stands outside of its
scope is looked for in all that is said and written.
"""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from litestar.testing import TestClient

from aboveboard.casework import changes, exhibitrecord, look, people, privilege, searches
from aboveboard.casework.case import Case, create_case, open_case
from aboveboard.casework.compare.use import Request as Comparing
from aboveboard.casework.compare.use import compare
from aboveboard.casework.coverage import coverage
from aboveboard.casework.custody import Actor, entries
from aboveboard.casework.erase import erase
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.examine import Request, examine
from aboveboard.casework.handed import box_of
from aboveboard.casework.handover import Request as Handing
from aboveboard.casework.handover import hand_over
from aboveboard.casework.hashing import hash_files
from aboveboard.casework.holds import hold, seal
from aboveboard.casework.identities import new_identity
from aboveboard.casework.kept import Second
from aboveboard.casework.known import add as add_list
from aboveboard.casework.photographsout import write_out
from aboveboard.casework.prove import Evidence, prove, prove_all
from aboveboard.casework.receipt import receipts
from aboveboard.casework.receive import receive, received
from aboveboard.casework.review.basket import basket
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.marks import mark
from aboveboard.cli.app import app
from aboveboard.cli.report import make_report
from aboveboard.demo import Rounds, build_android, build_iphone
from aboveboard.engine.nursery import Nursery
from aboveboard.model.authority import Authority, Listed, OnBehalf, Privilege, Review, Scope
from aboveboard.model.powers import POWERS
from aboveboard.model.query import Query, parse
from aboveboard.report.paper import html_of
from aboveboard.sources.handed import HandedSource
from aboveboard.web.app import make_app
from aboveboard.web.guard import COOKIE, Guard
from aboveboard.web.pages import HANDLERS

WHO = Actor("J. Beck")
PLACES = {
    "reference": "12/2026",
    "issuer": "District Court",
    "purpose": "a test",
    "subject": "A. Example",
    "owner": "Example Ltd",
    "told": "in writing",
    "necessity": "a missing child",
    "valid_until": "2999-01-01",
    "review": Review(by="B. Judge", at="2026-01-01"),
    "on_behalf": OnBehalf("C. Heir", "A. Example", "executor"),
    "own_phone": True,
}


HOLDER = X25519PrivateKey.generate()
MIRA = ("+1 202-555-0101", "mira@example.com")


def authority(power: str = "published test data", **values: Any) -> Authority:
    kind = next(p for p in POWERS if p.name == power)
    return Authority(power, **({n: PLACES[n] for n in kind.needs} | values))


SCOPES: dict[str, Scope] = {
    "calls": Scope(categories=("calls",)),
    "one service": Scope(services=("android.sms",)),
    "dates": Scope(since="2025-10-01", until="2025-12-01", undated=False),
    "nothing but names of nothing": Scope(categories=("payments",), tree=False),
    "device user 10": Scope(profiles=("10",)),
    "names of media": Scope(media="names"),
}


LIST = Privilege("C. Counsel", HOLDER.public_key().public_bytes_raw().hex(), (Listed("lawyer", MIRA),))
LIMITED: dict[str, dict[str, Any]] = {
    **{name: {"scope": scope} for name, scope in SCOPES.items()},
    "privileged": {"privilege": LIST},
}
"""What an authority of any power is limited by."""


@dataclass
class World:
    folder: Path
    nursery: Nursery
    phone: Path

    @cached_property
    def recipient(self) -> str:
        """For whom bundles are."""
        return new_identity(self.folder / "identity")

    def handed_over(self, case: Case) -> Case:
        """What a recipient has of it, as a case of their own."""
        bundle = self.folder / f"{case.path.stem}.bundle"
        hand_over(case, WHO, Handing(bundle, self.recipient, "R. Defence"), self.nursery)
        theirs = self.folder / f"{case.path.stem}.received.case"
        receive(bundle, self.folder / "identity", theirs, WHO)
        return open_case(theirs)

    def case(self, name: str, given: Authority, phone: Path | None = None) -> Path:
        path = self.folder / f"{name}.case"
        if not path.exists():
            made = create_case(path, given, WHO)
            examine(made, WHO, Request(phone or self.phone), self.nursery, lambda _: None)
            made.close()
        return path


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("matrix")
    patch = pytest.MonkeyPatch()
    patch.setenv("ABOVEBOARD_HOME", str(folder / "keys"))
    build_android(folder / "phone.zip", form="zip")
    made = World(folder, Nursery.take(), folder / "phone.zip")
    yield made
    made.nursery.close()
    patch.undo()


@pytest.fixture(scope="module")
def whole(world: World) -> list[dict[str, Any]]:
    """Every record of the phone."""
    return records_of(world.case("whole", authority()))


def records_of(path: Path) -> list[dict[str, Any]]:
    case = open_case(path)
    out = io.BytesIO()
    look.export(case, WHO, out, Query(()))
    case.close()
    return [json.loads(line) for line in out.getvalue().splitlines()]


# --- states: nothing is made, and the rule is named ------------------------------------------------------------------


def to(case: Case, given: Authority) -> None:
    """As if the authority had been recorded so, or time had passed."""
    case.db.execute("DROP TABLE IF EXISTS ends")
    case.db.execute("UPDATE authority SET authority = ?", (msgspec.json.encode(given).decode(),))


def withdrawn(case: Case, given: Authority) -> None:
    to(case, given)
    changes.withdraw(case, WHO, "a test", then=changes.Follows.STOP)


def frozen(case: Case, given: Authority) -> None:
    to(case, given)
    changes.withdraw(case, WHO, "a test", then=changes.Follows.FREEZE)


STATES: dict[str, tuple[Callable[[Case, Authority], None], str]] = {
    "not yet valid": (lambda c, a: to(c, msgspec.structs.replace(a, valid_from="2999-01-01")), "not-begun"),
    "expired": (lambda c, a: to(c, msgspec.structs.replace(a, valid_until="2001-01-01")), "ended"),
    "withdrawn": (withdrawn, "withdrawn"),
    "frozen": (frozen, "frozen"),
    "somebody else acts": (lambda c, a: to(c, msgspec.structs.replace(a, examiners=("K. Other",))), "who-acts"),
}
"""How a case gets there, and the rule that is named then."""


def uses(world: World, case: Case, key: str) -> dict[str, Callable[[], object]]:
    """Every use case that takes or shows evidence."""
    nursery, evidence = world.nursery, Evidence()
    return {
        "examine": lambda: examine(case, WHO, Request(world.phone), nursery, lambda _: None),
        "search": lambda: look.search(case, WHO, parse("the")),
        "show": lambda: look.show(case, WHO, key),
        "summary": lambda: look.summary(case, WHO),
        "outcomes": lambda: look.outcomes(case, WHO),
        "export": lambda: look.export(case, WHO, io.BytesIO(), Query(())),
        "coverage": lambda: coverage(case, WHO),
        "people": lambda: people.everyone(case, WHO),
        "conversation": lambda: people.conversation(case, WHO, "T-0"),
        "decide": lambda: people.decide(case, WHO, "join", "a", "b", "x"),
        "prove": lambda: prove(case, WHO, key, evidence, nursery),
        "prove all": lambda: prove_all(case, WHO, evidence, nursery, lambda _: None, lambda *_: None),
        "mark": lambda: mark(case, WHO, "tag", "x", [key]),
        "hash": lambda: hash_files(case, WHO, evidence, nursery),
        "compare": lambda: compare(case, WHO, Comparing(world.phone)),
        "list of known files": lambda: add_list(case, WHO, world.phone, name="x", origin="x", dated="", reason="x"),
        "save a search": lambda: searches.save(case, WHO, "x", "y"),
        "hand over": lambda: hand_over(case, WHO, Handing(world.folder / "bundle", world.recipient, "R. Defence")),
        "hand out searches": lambda: searches.hand_out(case, WHO),
        "report": lambda: make_report(case, WHO, "x", world.folder / "x.html", "UTC"),
        "privilege list": lambda: privilege.listed(case, WHO),
        "seal what is due": lambda: privilege.seal(case, WHO),
        "note of an exhibit": lambda: exhibitrecord.note(case, WHO, "EX/1", [exhibitrecord.text_note("x")]),
        "strike": lambda: exhibitrecord.strike(case, WHO, "EX/1", 1, "x"),
        "exhibit record": lambda: exhibitrecord.record(case, WHO, "EX/1"),
        "photographs": lambda: write_out(case, WHO, "EX/1", world.folder / "photographs"),
    }


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("power", [p.name for p in POWERS])
def test_no_use_case_and_no_page_where_the_authority_does_not_hold(world: World, power: str, state: str) -> None:
    path = world.case("whole", authority())
    case = open_case(path)
    key = records_key(path)
    desk: Desk | None = None
    reach, rule = STATES[state]
    try:
        before = len(entries(case.db))
        reach(case, authority(power))
        for name, use in uses(world, case, key).items():
            with pytest.raises(NotCovered) as refused:
                use()
            assert refused.value.rule == rule, name
            assert f"(rule {rule}:" in str(refused.value), name
        desk = Desk(case, WHO)
        with client_of(desk) as client:
            for address, method in addresses():
                answer = client.request(method, address)
                assert answer.status_code == 403, address
                assert f"(rule {rule}:" in unescape(answer.text), address
            assert client.get("/standing").json()["ended"]
        said = [e for e in entries(case.db)[before:] if e.action in ("consultation", "disclosure", "collection")]
        assert said == []
    finally:
        to(case, authority())
        if desk is not None:
            desk.close()
        case.close()


# --- kept: what holds a case, and what is refused then ---------------------------------------------------------------

SECOND = Second("A. Example", "00" * 32)
KEPT: dict[str, tuple[Callable[[Case], object], str, str]] = {
    "held": (lambda c: hold(c, WHO, "a test", SECOND), "", "held"),
    "sealed": (lambda c: seal(c, WHO, "a test"), "sealed", "held"),
    "erasure ordered": (lambda c: erase(c, WHO, "a test"), "erasure-ordered", "erasure-waits"),
}
"""How a case gets there, the rule that is named where it would be changed, and the one where it would be erased."""
BANNERS = {"held": "held", "sealed": "sealed", "erasure ordered": "to be erased"}
"""What stands at the top of every page then."""
CHANGES = ("examine", "decide", "mark", "hash", "list of known files", "save a search", "note of an exhibit", "strike")
LOOKS = ("search", "show", "summary", "outcomes", "coverage", "people", "exhibit record")


@pytest.mark.parametrize("state", KEPT)
def test_a_kept_case_is_read_and_changed_and_erased_as_its_state_allows(world: World, state: str) -> None:
    # What was entered of it stays entered: the cases of the tests above have been frozen and withdrawn.
    untouched = world.case("untouched", authority())
    key = records_key(untouched)
    path = world.folder / f"{state}.case"
    shutil.copytree(untouched, path)
    case = open_case(path)
    reach, changed, erased = KEPT[state]
    reach(case)
    desk = Desk(case, WHO)
    try:
        for power in POWERS:
            to(case, authority(power.name))
            made = uses(world, case, key)
            for name in CHANGES if changed else ():
                with pytest.raises(NotCovered) as refused:
                    made[name]()
                assert refused.value.rule == changed, name
            with pytest.raises(NotCovered) as refused:
                erase(case, WHO, "a test")
            assert refused.value.rule == erased
            made["search"]()
        for name in LOOKS:
            before = len(entries(case.db))
            made[name]()
            assert [e.action for e in entries(case.db)[before:]] == ["consultation"], name
        with client_of(desk) as client:
            for address, method in addresses():
                if method == "GET":
                    answer = client.get(address)
                    assert answer.status_code != 403, address
                    if "<nav class=" in answer.text:
                        assert f'<li data-what="{BANNERS[state]}">' in answer.text, address
            assert not client.get("/standing").json()["ended"]
            answer = client.post("/mark", data={"what": "tag", "value": "x", "keys": key})
            if changed:
                assert answer.status_code == 403
                assert f"(rule {changed}:" in unescape(answer.text)
            else:
                assert answer.status_code < 400
    finally:
        desk.close()
        case.close()


COMMANDS = {
    "examine": "examine", "summary": "summary", "coverage": "coverage", "search": "search", "show": "show",
    "people": "people", "person": "people", "threads": "people", "thread": "conversation", "merge-people": "decide",
    "split-person": "decide", "undo-people": "decide", "outcomes": "outcomes", "export": "export", "report": "report",
    "hand-over": "hand over", "compare": "compare", "prove": "prove", "searches list": "hand out searches",
    "searches keep": "save a search", "searches rename": "save a search", "searches delete": "save a search",
    "searches restore": "save a search", "searches export": "hand out searches", "searches import": "save a search",
    "known add": "list of known files", "known remove": "list of known files", "known list": "list of known files",
    "known hash": "hash", "privilege list": "privilege list", "privilege add": "privilege list",
    "privilege seal": "seal what is due", "privilege read": "privilege list", "privilege open": "privilege list",
    "review": "the pages", "exhibit": "note of an exhibit",
}  # fmt: skip
"""Commands that take or show evidence, and the use case above by which they do; of several of one module one stands for all."""
WITHOUT = {
    "look": "asks a phone, and opens the pages of a review: tests/acquire/test_look.py, test_look_phone.py",
    "acquire self-test": "one's own phone, of which nothing is kept; no case",
    "acquire android": "asks a phone: tests/acquire, with every state",
    "acquire ios": "asks a phone: tests/acquire/test_ios.py",
    "receipt": "what the phone's owner is due, whatever became of the authority: test_receipt.py",
    "custody": "the log, which the authority's end does not close: test_custody.py",
    "verify": "checks the log and evidence at hand, and shows none",
    "compare-phones": "of two cases, whose states each are tried in test_phones.py",
    "timestamp": "sends a hash of the log's head: test_stamps.py",
    "timestamp-server": "a setting of the installation",
    "cases": "the register, without anything of a case",
    "hold": "keeps a case: test_keeping.py, with every state",
    "seal": "keeps a case: test_keeping.py, with every state",
    "erase": "ends a case, also after its authority: test_keeping.py, with every state",
    "receive": "makes a case of a bundle under an authority of its own: test_handover.py",
    "artifacts": "what this program reads; no case",
    "sqlite": "a file that is given by name; no case",
    "demo": "fictional phones",
    "key new": "a key", "identity new": "a key", "privilege key": "a key",
    "authority new": "the authority itself: test_authority.py", "authority show": "the authority itself",
    "authority check": "the authority itself", "authority widen": "the authority itself: test_authority.py, with every state",
    "authority withdraw": "the authority itself: test_authority.py, with every state",
    "artifact draft": "a file that is given by name; no case",
}  # fmt: skip
"""The other commands, and why the authority of a case does not decide of them, or where that is tried."""


def test_every_command_stands_in_the_matrix_or_says_why_not(world: World) -> None:
    case = open_case(world.case("untouched", authority()))
    made = {*uses(world, case, "x"), "the pages"}
    case.close()
    names = {str(c.name or (c.callback and c.callback.__name__)) for c in app.registered_commands}
    for group in app.registered_groups:
        assert group.typer_instance is not None
        for one in group.typer_instance.registered_commands:
            names.add(f"{group.name} {one.name or (one.callback and one.callback.__name__)}")
    assert names == COMMANDS.keys() | WITHOUT.keys()
    assert not COMMANDS.keys() & WITHOUT.keys()
    assert set(COMMANDS.values()) <= made


def records_key(path: Path) -> str:
    case = open_case(path)
    (exhibit,) = case.exhibits()
    key = exhibit.present(next(iter(exhibit.rows()))).get("key")
    exhibit.close()
    case.close()
    return str(key)


def addresses() -> Iterator[tuple[str, str]]:
    """Every address that has a handler, with made-up parts."""
    for handler in HANDLERS:
        for path in handler.paths:
            made = re.sub(r"\{\w+:int\}", "1", re.sub(r"\{\w+:(?!int)\w+\}", "x", path))
            if made != "/standing":
                for method in sorted(handler.http_methods - {"OPTIONS", "HEAD"}):
                    yield made, str(getattr(method, "value", method))


def client_of(desk: Desk) -> TestClient[Any]:
    guard = Guard(1)
    cookie = guard.enter(guard.address.rpartition("/")[2])
    assert cookie is not None
    client: TestClient[Any] = TestClient(make_app(desk, guard), base_url="http://127.0.0.1:1")
    client.cookies.set(COOKIE, cookie)
    client.headers["origin"] = "http://127.0.0.1:1"
    return client


# --- scopes: what stands outside appears nowhere ---------------------------------------------------------------------

TEXTS = ("body", "subject", "title", "url", "detail", "snippet", "terms")
LINK = re.compile(r'(?:href|hx-get|src|data-src)="(/[^"#]*)"')
MOST = 220
"""Pages of a crawl: the overview first, then whatever they lead to."""


def texts(records: list[dict[str, Any]]) -> set[str]:
    return {str(r[f]) for r in records for f in TEXTS if isinstance(r.get(f), str) and len(r[f]) > 14}


def outside(world: World, whole: list[dict[str, Any]], covered: list[dict[str, Any]]) -> set[str]:
    """Texts of records that are not covered, which stand in no covered record, and are no names of files."""
    kept = json.dumps([covered, ZipFile(world.phone).namelist()], ensure_ascii=False)
    return {t for t in texts(whole) if json.dumps(t, ensure_ascii=False)[1:-1] not in kept and "/" not in t[1:]}


def everything_said(desk: Desk) -> Iterator[tuple[str, str]]:
    """Pages, from the overview on, one after another."""
    with client_of(desk) as client:
        queue, seen = ["/"], {"/"}
        while queue and len(seen) < MOST + len(queue):
            address = queue.pop(0)
            for _ in range(60):
                answer = client.get(address)
                if "gathered from the records" not in answer.text:
                    break
            yield address, unescape(re.sub(r"</?(?:bdi|mark|b|span)[^>]*>", "", answer.text))
            for link in LINK.findall(answer.text):
                found = unescape(link)
                if found not in seen and not found.startswith(("/static/", "/report/")):
                    seen.add(found)
                    queue.append(found)


def outputs(case: Case, desk: Desk, covered: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """All that is said and written of a case besides its pages."""
    exported = io.BytesIO()
    look.export(case, WHO, exported, Query(()))
    yield "export", exported.getvalue().decode()
    yield "summary", json.dumps(look.summary(case, WHO), default=str, ensure_ascii=False)
    yield "outcomes", repr(look.outcomes(case, WHO))
    yield "coverage", repr(coverage(case, WHO))
    yield "people", repr(people.everyone(case, WHO))
    yield "privilege list", repr(privilege.listed(case, WHO)[1])
    yield "receipt", repr(receipts(case))
    if covered:
        mark(case, WHO, "tag", "paper", [covered[0]["key"]])
        with desk.at_work():
            yield "report", html_of(basket(desk, "paper"), "UTC", 0)
    yield "log", repr(entries(case.db))


def not_found(case: Case, away: set[str], keys: set[str], most: int) -> None:
    """Searches for what is outside find nothing, and its keys open nothing."""
    for text in sorted(away)[:most]:
        assert look.search(case, WHO, Query(parse('"' + text.replace('"', " ") + '"').groups)).count == 0, text
    for key in sorted(keys)[:most]:
        with pytest.raises(CaseError):
            look.show(case, WHO, key)


def files_of(theirs: Case) -> Iterator[bytes]:
    """The files that a received case has, unsealed."""
    for label in theirs.exhibit_labels():
        box = box_of(theirs, label)
        if box is not None:
            with closing(HandedSource(box[0].path, box[1])) as source, closing(source.opener()) as opener:
                for number in range(len(source.sizes)):
                    yield from opener.open(source.ref(number)).stream()


def not_handed_over(world: World, case: Case, covered: list[dict[str, Any]], away: set[str], keys: set[str]) -> None:
    """What a recipient gets is what is covered, also byte by byte."""
    theirs = world.handed_over(case)
    assert {r["key"] for r in records_of(theirs.path)} == {r["key"] for r in covered}
    about = received(theirs)
    assert about is not None
    assert about.schedule.not_read or about.schedule.by_rule()["scope"]
    held = b"".join(exhibit.db.serialize("main") for exhibit in theirs.exhibits()) + theirs.db.serialize("main")
    held += b"".join(files_of(theirs))
    assert len(held) > 10_000
    assert [t for t in away if t.encode() in held or t.encode("utf-16-le") in held] == []
    assert [k for k in keys if k.encode() in held] == []
    theirs.close()


@pytest.mark.parametrize("name", LIMITED)
def test_what_is_outside_of_a_scope_or_sealed_appears_nowhere_under_any_power(
    world: World, whole: list[dict[str, Any]], name: str
) -> None:
    """Use cases and outputs under every power; every page under one, and again under another."""
    first, *others = [p.name for p in reversed(POWERS)]
    path = world.case(name, authority(first, **LIMITED[name]))
    covered = records_of(path)
    away = outside(world, whole, covered)
    assert away or name == "names of media"
    keys = {r["key"] for r in whole} - {r["key"] for r in covered}
    assert keys
    case = open_case(path)
    desk = Desk(case, WHO)
    try:
        not_found(case, away, keys, 40)
        for what, text in outputs(case, desk, covered):
            assert [t for t in away if t in text] == [], what
        if covered:
            not_handed_over(world, case, covered, away, keys)
        pages: list[str] = []
        for address, page in everything_said(desk):
            pages.append(address)
            assert [t for t in away if t in page] == [], address
            if name == "privileged" and address in ("/", "/coverage"):
                assert "Sealed: matches listed identifiers; finds no unlisted lawyer." in page
        assert len(pages) > 20
        # What is left out is counted by artifact and reason.
        assert any(o.excluded or o.sealed or o.status.value == "out of scope" for _, o in look.outcomes(case, WHO))
        for number, power in enumerate(others):
            to(case, authority(power, **LIMITED[name]))
            not_found(case, away, keys, 5)
            for what, text in outputs(case, desk, covered):
                assert [t for t in away if t in text] == [], (power, what)
            with client_of(desk) as client:
                for address in pages[number :: len(others)]:
                    answer = client.get(address)
                    assert answer.status_code != 403, (power, address)
                    assert [t for t in away if t in unescape(answer.text)] == [], (power, address)
    finally:
        desk.close()
        case.close()


@pytest.mark.parametrize("name", ["calls", "privileged"])
def test_what_is_outside_never_entered_the_exhibit(world: World, whole: list[dict[str, Any]], name: str) -> None:
    """Also not as bytes of what was deleted again: the database as it is, deciphered."""
    path = world.case(name, authority("published test data", **LIMITED[name]))
    away = outside(world, whole, records_of(path))
    case = open_case(path)
    (exhibit,) = case.exhibits()
    held = exhibit.db.serialize("main")
    exhibit.close()
    case.close()
    assert len(held) > 10_000
    assert [t for t in away if t.encode() in held or t.encode("utf-16-le") in held] == []


def test_a_scope_by_device_user_keeps_that_user_alone(world: World, whole: list[dict[str, Any]]) -> None:
    covered = records_of(world.case("device user 10", authority(scope=SCOPES["device user 10"])))
    assert {r["profile"] for r in whole} > {"10"}
    assert {r["profile"] for r in covered} == {"10"}
    assert sum(r["profile"] == "10" for r in whole) == len(covered)


def test_names_of_media_open_no_picture(world: World, whole: list[dict[str, Any]]) -> None:
    path = world.case("names of media", authority(scope=SCOPES["names of media"]))
    covered = records_of(path)
    assert any(r["artifact"] == "any.media" for r in whole)
    assert not any(r["artifact"] == "any.media" for r in covered)
    assert any(r["kind"] == "Media" for r in covered), "what databases say of them is covered"
    case = open_case(path)
    desk = Desk(case, WHO)
    try:
        previews = [page for address, page in everything_said(desk) if address.startswith("/preview/")]
        assert previews
        assert {"outside the scope" in page for page in previews} == {True}
    finally:
        desk.close()
        case.close()


def test_a_scope_by_people(world: World) -> None:
    """Those with whom messages between two were, in the iPhone: theirs are kept, and of groups what they wrote themselves."""
    phone = world.folder / "iphone.zip"
    build_iphone(phone, form="ffs-zip", iterations=Rounds(10, 10))
    every = records_of(world.case("iphone", authority(), phone))
    senders = [
        r["sender"].get("identifier")
        for r in every
        if r["kind"] == "Message" and r["service"] == "ios.messages" and r["direction"] == "incoming" and r["sender"]
    ]
    who = next(s for s in senders if s and s.startswith("+"))
    covered = records_of(world.case("people", authority(scope=Scope(people=(who,))), phone))
    digits = re.sub(r"\D", "", who)

    def named(record: dict[str, Any]) -> bool:
        said = json.dumps(
            [
                record.get(n)
                for n in (
                    "sender",
                    "recipients",
                    "people",
                    "identifiers",
                    "thread",
                    "author",
                    "organizer",
                    "attendees",
                    "identifier",
                    "username",
                )
            ]
        )
        return digits[-9:] in re.sub(r"[^\d\[\],\"{}:]", "", said)

    assert covered
    assert [r["key"] for r in covered if not named(r)] == []
    assert {r["service"] for r in covered if r["kind"] == "Message"}, "messages of the person are there"
    direct = [r for r in every if r["kind"] == "Message" and r["sender"] and r["sender"].get("identifier") == who]
    assert {r["key"] for r in direct} <= {r["key"] for r in covered}
    assert any(r["kind"] == "Contact" for r in covered)
    contacts = [r for r in every if r["kind"] == "Contact"]
    assert len([r for r in covered if r["kind"] == "Contact"]) < len(contacts)
    assert not any(r["kind"] in ("Visit", "Place", "DeviceFact") for r in covered)
