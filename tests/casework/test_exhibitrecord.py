"""An exhibit's record: what is noted stays, what was wrong is struck out and stays too, photographs are as they were."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aboveboard.casework import exhibitrecord as records
from aboveboard.casework import photographs, witness
from aboveboard.casework.authorities import OWN_PHONE
from aboveboard.casework.case import Case, create_case, open_case
from aboveboard.casework.custody import Actor, entries, log_lines
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.examine import Request, examine
from aboveboard.casework.holds import seal
from aboveboard.casework.look import summary
from aboveboard.casework.photographsout import write_out
from aboveboard.casework.receipt import receipts
from aboveboard.casework.unkept import unkept
from aboveboard.cli.app import run
from aboveboard.engine.nursery import Nursery

JB = Actor("J. Beck")
JPEG = b"\xff\xd8\xff\xe0" + b"planted picture" * 400


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ABOVEBOARD_EXAMINER", "J. Beck")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return create_case(tmp_path / "a.case", OWN_PHONE, JB)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    (tmp_path / "front \u202e(1).jpg").write_bytes(JPEG)
    return tmp_path / "front \u202e(1).jpg"


def test_every_kind_is_an_entry_and_is_read_again(case: Case, picture: Path) -> None:
    notings = [
        records.seal_said("S-123  Put on"),
        records.condition_note("screen cracked, switched on, locked"),
        photographs.photograph_note(picture),
        records.identity_note("F2L", "49-015420-323751-8", "A2403"),
        records.battery_note(71),
        records.network_said("Flight mode on, SIM out, bluetooth on"),
        records.clock_note("2026-05-01T12:00:30+02:00", "2026-05-01T10:00:00Z"),
        records.handover_said("J. Beck > Store room", "kept overnight", "Station 4"),
        records.text_note("two lines\nof it"),
    ]
    numbers = records.note(case, JB, " JB/1 ", notings)
    found = records.record(case, JB, "JB/1")
    assert [i.entry for i in found] == numbers == list(range(2, 11))
    assert [i.kind for i in found] == list(records.Kind)
    assert [i.said for i in found] == [n.said for n in notings]
    assert {(e.action, e.detail["what"]) for e in entries(case.db)[1:-1]} == {("collection", "exhibit noted")}
    assert entries(case.db)[-1].action == "consultation"
    said = {i.kind: i.said for i in found}
    assert said["network"] == {"flight_mode": "on", "sim": "out", "text": "bluetooth on"}
    assert said["clock"]["seconds_ahead"] == 30.0
    assert said["identity"] == {"serial": "F2L", "imei": "490154203237518", "model": "A2403"}
    assert said["photograph"]["sha256"] == hashlib.sha256(JPEG).hexdigest()
    assert records.in_words(found[6]).startswith("clock: the phone's is 30 s ahead of the computer's")
    assert case.exhibit_labels() == ["JB/1"]


def test_what_is_told_of_another_time_has_both_and_stands_where_it_was(case: Case) -> None:
    records.note_battery(case, JB, "JB/1", 71)
    records.note(case, JB, "JB/1", [records.at_time(records.text_note("found on a table"), "2026-05-01T10:00+02:00")])
    first, last = records.record_of(case.db, "JB/1")
    assert (first.entry, first.when, last.when) == (3, "2026-05-01T10:00+02:00", None)
    assert first.moment < first.at
    assert first.moment == records.moment("2026-05-01T08:00Z")


def test_a_strike_names_the_first_and_both_stay(case: Case) -> None:
    number = records.note_identity(case, JB, "JB/1", imei="490154203237519")
    assert records.record_of(case.db, "JB/1")[0].said["check"] == records.UNFIT
    by = records.strike(case, JB, "JB/1", number, "mistyped")
    (item,) = records.record_of(case.db, "JB/1")
    assert item.said["imei"] == "490154203237519"
    assert item.struck is not None
    assert (item.struck.entry, item.struck.actor, item.struck.why) == (by, "J. Beck", "mistyped")
    for entry, label, why in ((number, "JB/1", "again"), (by, "JB/1", "x"), (1, "JB/1", "x"), (number, "JB/2", "x")):
        with pytest.raises(CaseError):
            records.strike(case, JB, label, entry, why)
    other = records.note_network(case, JB, "JB/1", flight_mode="on")
    with pytest.raises(CaseError, match="--why"):
        records.strike(case, JB, "JB/1", other, "  ")
    # Not even with the case's own key.
    with pytest.raises(Exception, match="the custody log is only added to"):
        case.db.execute("UPDATE custody SET detail = '{}' WHERE number = ?", (number,))


@pytest.mark.parametrize(
    "make",
    [
        lambda: records.seal_said("S-123"),
        lambda: records.seal_said("put on"),
        lambda: records.seal_said("S-123 broken"),
        lambda: records.battery_note(101),
        lambda: records.battery_note(-1),
        records.identity_note,
        lambda: records.identity_note(imei="12345"),
        lambda: records.identity_note(imei="٤٩٠١٥٤٢٠٣٢٣٧٥١٨"),
        lambda: records.network_note(sim="on"),
        lambda: records.network_said(" , "),
        lambda: records.clock_note("12:00"),
        lambda: records.clock_note("2026-05-01"),
        lambda: records.clock_note("2026-05-01T10:00:00"),
        lambda: records.handover_said("J. Beck", "x"),
        lambda: records.handover_said("J. Beck > ", "x"),
        lambda: records.handover_said("A > B > C", "x"),
        lambda: records.handover_said("A > B", None),
        lambda: records.text_note("\n"),
        lambda: records.text_note("x" * 4001),
        lambda: records.text_note("a\udcff"),
        lambda: records.at_time(records.text_note("x"), "yesterday"),
        lambda: records.label_said("a\nb"),
        lambda: records.label_said("\udcff"),
        lambda: records.label_said("x" * 101),
        lambda: records.label_said(" "),
    ],
)
def test_rubbish_is_refused_in_words(make: Callable[[], object]) -> None:
    with pytest.raises(CaseError):
        make()


def test_photographs_are_kept_enciphered_and_come_out_as_they_were(case: Case, picture: Path, tmp_path: Path) -> None:
    same = [photographs.photograph_note(picture)] * 2
    one, _ = records.note(case, JB, "JB/1", same)
    records.strike(case, JB, "JB/1", one, "blurred")
    assert case.db.execute("SELECT count(*) FROM photographs").get == 1
    assert not any(b"planted picture" in f.read_bytes() for f in case.path.rglob("*") if f.is_file())
    written = write_out(case, JB, "JB/1", tmp_path / "out")
    assert [(w.name, w.struck, w.fault) for w in written] == [
        ("0002-front-1.jpg", True, None),
        ("0003-front-1.jpg", False, None),
    ]
    assert all((tmp_path / "out" / w.name).read_bytes() == JPEG for w in written)
    assert (entries(case.db)[-1].action, entries(case.db)[-1].detail["exhibit"]) == ("disclosure", "JB/1")
    assert witness.verify_case(case, (), (), ()).fault is None
    assert any("by SHA-256: 2" in line for line in witness.verify_case(case, (), (), ()).holds)
    with pytest.raises(CaseError, match="there already"):
        write_out(case, JB, "JB/1", tmp_path / "out")
    case.db.execute("UPDATE photographs SET data = ?", (JPEG + b"x",))
    assert "not the one that the custody log states" in str(witness.verify_case(case, (), (), ()).fault)
    assert write_out(case, JB, "JB/1", tmp_path / "other")[0].fault
    assert not list((tmp_path / "other").iterdir())
    case.db.execute("DELETE FROM photographs")
    assert "not in the case any more" in str(photographs.fault(case))


def test_what_is_no_photograph_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jpg").write_bytes(b"PK\x03\x04 and so on")
    monkeypatch.setattr(photographs, "MOST", len(JPEG))
    (tmp_path / "large.jpg").write_bytes(JPEG + b"x")
    (tmp_path / "just.jpg").write_bytes(JPEG)
    for name in ("a.jpg", "large.jpg", "none.jpg", "."):
        with pytest.raises(CaseError):
            photographs.photograph_note(tmp_path / name)
    with pytest.raises(CaseError, match="no file"):
        photographs.photograph_note(Path("/dev/zero"))
    assert photographs.photograph_note(tmp_path / "just.jpg").data == JPEG


def test_an_outline_has_the_record_and_no_free_notes(case: Case, picture: Path) -> None:
    records.note(case, JB, "JB/1", [records.seal_said("S-123 put on"), photographs.photograph_note(picture)])
    noted = records.note(case, JB, "JB/1", [records.text_note("planted name")])[0]
    records.strike(case, JB, "JB/1", noted, "planted reason")
    outline, whole = ("\n".join(log_lines(case.db, whole=w)) for w in (False, True))
    assert "S-123" in outline
    assert hashlib.sha256(JPEG).hexdigest() in outline
    assert "planted" not in outline
    assert "planted name" in whole
    assert "planted reason" in whole


def test_a_sealed_case_takes_none_and_is_whole(case: Case, picture: Path, tmp_path: Path) -> None:
    number = records.note(case, JB, "JB/1", [photographs.photograph_note(picture)])[0]
    seal(case, JB, "a test")
    for call in (
        lambda: records.note_battery(case, JB, "JB/1", 1),
        lambda: records.strike(case, JB, "JB/1", number, "x"),
    ):
        with pytest.raises(NotCovered) as refused:
            call()
        assert refused.value.rule == "sealed"
    assert len(records.record(case, JB, "JB/1")) == 1
    write_out(case, JB, "JB/1", tmp_path / "out")
    assert witness.verify_case(case, (), (), ()).fault is None


def test_a_recorded_exhibit_is_examined_and_looked_at_later(case: Case, tmp_path: Path, picture: Path) -> None:
    phone = tmp_path / "phone"
    (phone / "data").mkdir(parents=True)
    (phone / "data" / "x.txt").write_text("nothing much")
    records.note(case, JB, "JB/1", [records.seal_said("S-1 found"), photographs.photograph_note(picture)])
    assert records.only_recorded(case) == ["JB/1"]
    assert summary(case, JB)["recorded"] == [{"exhibit": "JB/1", "entries": 2, "struck": 0, "examined": False}]
    nursery = Nursery.take()
    try:
        with unkept(case, JB) as looked:
            with pytest.raises(CaseError, match="say which exhibit this is"):
                examine(looked, JB, Request(phone), nursery, lambda _: None)
            assert examine(looked, JB, Request(phone, "JB/1"), nursery, lambda _: None).exhibit == "JB/1"
            assert [i.kind for i in records.record(looked, JB, "JB/1")] == ["seal", "photograph"]
            with pytest.raises(CaseError, match="makes no"):
                write_out(looked, JB, "JB/1", tmp_path / "out")
            with pytest.raises(CaseError, match="makes no"):
                records.note(looked, JB, "JB/1", [photographs.photograph_note(picture)])
        assert records.only_recorded(case) == ["JB/1"]
        with pytest.raises(CaseError, match="JB/1 is recorded and not examined yet"):
            examine(case, JB, Request(phone), nursery, lambda _: None)
        assert examine(case, JB, Request(phone, "JB/1"), nursery, lambda _: None).exhibit == "JB/1"
    finally:
        nursery.close()
    assert case.exhibit_labels() == ["JB/1"]
    assert records.only_recorded(case) == []
    assert summary(case, JB)["recorded"][0]["examined"]
    assert [(r.noted, r.photographs) for r in receipts(case)] == [(True, 1), (True, 1)]
    with pytest.raises(CaseError, match="keeps what was examined"), unkept(case, JB):
        pass


def cli(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["aboveboard", *map(str, arguments)])
    return run()


def test_the_command(tmp_path: Path, picture: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    case = tmp_path / "b.case"
    monkeypatch.setenv("ABOVEBOARD_OWN_PHONE", "1")

    def said(*arguments: object) -> tuple[int, str, str]:
        status = cli(monkeypatch, "exhibit", case, "JB/1", *arguments)
        return (status, *capsys.readouterr())

    assert said()[0] == 2
    assert said("--battery", "3")[0] == 2
    assert said("--battery", "300", "--own-phone")[0] == 2
    assert said("--own-phone")[0] == 2
    assert not case.exists()
    assert said("--own-phone", "--seal", "S-1 put on", "--photo", picture, "--note", "a\nb \x1b[31m")[0] == 0
    assert said("--handover", "A > B", "--why", "c", "--where", "D", "--when", "2026-05-01")[1].startswith("entry 5: ")
    assert said("--strike", "2", "--why", "it was S-2")[0] == 0
    status, out, _ = said()
    assert status == 0
    assert "exhibit JB/1 (not examined yet): 4 entries" in out
    assert "STRUCK OUT by entry 6, J. Beck" in out
    assert "a⏎b \\u001b[31m" in out
    assert out.index("2026-05-01  handed over") < out.index("seal S-1")
    found = json.loads(said("--json")[1])
    assert [i["entry"] for i in found["record"]] == [5, 2, 3, 4]
    assert found["record"][1]["struck"]["why"] == "it was S-2"
    assert not found["examined"]
    assert said("--photos", tmp_path / "out")[0] == 0
    assert len(list((tmp_path / "out").iterdir())) == 1
    before = len(entries(open_case(case).db))
    for wrong in (
        ("--strike", "3"),
        ("--strike", "3", "--note", "x", "--why", "y"),
        ("--note", "x", "--why", "y"),
        ("--when", "2026-05-01"),
        ("--where", "x", "--note", "y"),
        ("--computer-clock", "2026-05-01T10:00Z"),
        ("--battery", "5", "--seal", "nothing of it"),
        ("--photos", tmp_path / "out2", "--note", "x"),
        ("--photos", tmp_path / "out"),
        ("--photo", picture) * 21,
    ):
        assert said(*wrong)[0] == 2, wrong
    assert len(entries(open_case(case).db)) == before
