"""`compare` on a case of a fictional phone: what is put into the other tool's output is what comes out of it."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import msgspec
import pytest

from aboveboard.casework.authorities import OWN_PHONE
from aboveboard.casework.case import Case, create_case, open_case
from aboveboard.casework.compare import Comparison, Request, compare, other, use
from aboveboard.casework.compare.maps import built_in, plain
from aboveboard.casework.compare.result import Table
from aboveboard.casework.custody import Actor, entries
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.examine import Request as Examination
from aboveboard.casework.examine import examine
from aboveboard.demo import build_iphone
from aboveboard.engine.nursery import Nursery
from aboveboard.engine.registry import artifacts
from aboveboard.model.authority import Authority, Scope
from aboveboard.model.provenance import STATE_NUMBER, State
from aboveboard.sources.api import SourceError
from aboveboard.store.db import connect

COMMAND = Path(sys.executable).parent / "aboveboard"
WHO = Actor("tester")
Record = dict[str, Any]
Line = dict[str, str]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("compare")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ABOVEBOARD_HOME", str(folder / "home"))
        build_iphone(folder / "phone.zip", form="ffs-zip")
        made(folder / "a.case", folder / "phone.zip", OWN_PHONE).close()
        yield folder


def made(path: Path, phone: Path, authority: Authority) -> Case:
    case = create_case(path, authority, WHO)
    nursery = Nursery.take()
    try:
        examine(case, WHO, Examination(phone, recovery=False), nursery, lambda _: None)
    finally:
        nursery.close()
    return case


@pytest.fixture(scope="module")
def records(home: Path) -> list[Record]:
    case = open_case(home / "a.case")
    found = [record for exhibit in case.exhibits() for record in exhibit.records()]
    case.close()
    return found


@pytest.fixture
def case(home: Path) -> Iterator[Case]:
    opened = open_case(home / "a.case")
    yield opened
    opened.close()


def value(record: Record, *path: str) -> str:
    """A field as another tool may write it."""
    held: Any = record
    for name in path:
        held = held.get(name) if isinstance(held, dict) else None
    return "" if held is None or isinstance(held, dict) else str(held)


def time_of(record: Record, name: str = "at") -> str:
    return value(record, name).replace("T", " ").replace("Z", "+00:00")


def whatsapp(records: Sequence[Record]) -> list[Line]:
    """iLEAPP's table of WhatsApp's messages, as it would stand if both agreed."""
    return [
        {
            "Timestamp": time_of(r)[:19] + "+00:00",
            "Direction": value(r, "direction").title(),
            "Sender Name": value(r, "sender", "name"),
            "Chat Name": value(r, "thread_name"),
            "Message": value(r, "body"),
            "From ID": value(r, "sender", "identifier"),
            "Chat ID": value(r, "thread"),
        }
        for r in records
        if r["artifact"] == "ios.whatsapp"
    ]


def tsv(lines: Sequence[Line], delimiter: str = "\t", bom: str = "\ufeff") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(lines[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return (bom + out.getvalue()).encode("utf-8", "surrogatepass")


def changed(lines: Sequence[Line]) -> list[Line]:
    """Two rows gone, two that say something else, one of its own, one twice; there are texts that stand there once."""
    single = [x for x in lines if sum(y["Message"] == x["Message"] for y in lines) == 1 and len(x["Message"]) > 25]
    gone, other, later = single[:2], single[2], single[3]
    kept = [dict(x) for x in lines if x not in gone]
    kept[kept.index(other)]["Message"] = "something else altogether"
    kept[kept.index(later)]["Timestamp"] = "2011-01-01 00:00:00+00:00"
    kept.append(dict(single[4]))
    kept.append(
        {
            **lines[0],
            "Message": "only the other tool has this",
            "Timestamp": "2012-01-01 00:00:00+00:00",
            "Chat ID": "x",
        }
    )
    return kept


def counts(table: Table) -> tuple[int, ...]:
    return table.rows, table.here, table.same, table.different, table.only_there, table.only_here


def of(found: Comparison, name: str) -> Table:
    (table,) = [t for t in found.tables if t.table == name]
    return table


# --- TSV -------------------------------------------------------------------------------------------------------------


def folder_of(path: Path, lines: Sequence[Line]) -> Path:
    deep = path / "report" / "_TSV Exports"
    deep.mkdir(parents=True)
    (deep / "WhatsApp - Messages.tsv").write_bytes(tsv(lines))
    (deep / "Cookies.tsv").write_bytes("\ufeffHost\tValue\na.example\t1\n".encode())
    (path / "report" / "index.html").write_text("<html>,</html>")
    (path / "report" / "data.csv").write_text("not,part\n1,2\n")
    (path / "report" / "link.tsv").symlink_to(deep / "Cookies.tsv")
    return path


def zip_of(path: Path, lines: Sequence[Line]) -> Path:
    target = path / "anything.bin"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x/WhatsApp - Messages.tsv", tsv(lines))
        archive.writestr("x/Cookies.tsv", "\ufeffHost\tValue\na.example\t1\n")
    return target


def lava_of(path: Path, lines: Sequence[Line]) -> Path:
    """Without the manifest in the first case, the way that tables are named by function."""
    target = path / "_lava_artifacts.db"
    db = sqlite3.connect(target)
    db.execute("CREATE TABLE _lava_media_items (id TEXT)")
    columns = {c: c.lower().replace(" ", "_") for c in lines[0]}
    declared = ", ".join(f"{c} INTEGER" if c == "timestamp" else f"{c} TEXT" for c in columns.values())
    db.execute(f"CREATE TABLE whatsappmessages ({declared})")
    for line in lines:
        cells: list[object] = [epoch(v) if k == "Timestamp" else v for k, v in line.items()]
        db.execute(f"INSERT INTO whatsappmessages VALUES ({', '.join('?' * len(cells))})", cells)
    db.execute("CREATE TABLE cookies (host TEXT, value TEXT)")
    db.execute("INSERT INTO cookies VALUES ('a.example', '1')")
    db.commit()
    db.close()
    return target


def epoch(text: str) -> int:
    from datetime import datetime

    return int(datetime.fromisoformat(text).timestamp())


FORMS: Mapping[str, Callable[[Path, Sequence[Line]], Path]] = {"folder": folder_of, "zip": zip_of, "lava": lava_of}


@pytest.mark.parametrize("form", FORMS)
def test_a_copy_of_ours_is_all_the_same(case: Case, records: list[Record], tmp_path: Path, form: str) -> None:
    lines = whatsapp(records)
    found = compare(case, WHO, Request(FORMS[form](tmp_path, lines)))
    (table,) = found.tables
    assert counts(table) == (len(lines), len(lines), len(lines), 0, 0, 0)
    assert table.equal
    assert found.equal
    assert table.artifacts == ["ios.whatsapp"]
    ours = next(r for r in found.records if r.artifact == "ios.whatsapp")
    assert (ours.same, ours.not_compared) == (len(lines), 0)
    assert [(n.table.lower(), n.rows) for n in found.not_compared] == [("cookies", 1)]
    others = [r for r in found.records if r.artifact != "ios.whatsapp"]
    assert all(r.not_compared == r.records for r in others)
    assert sum(r.records for r in found.records) == len(records)


@pytest.mark.parametrize("form", FORMS)
def test_what_was_changed_is_what_is_found(case: Case, records: list[Record], tmp_path: Path, form: str) -> None:
    lines = whatsapp(records)
    found = compare(case, WHO, Request(FORMS[form](tmp_path, changed(lines))))
    (table,) = found.tables
    assert counts(table) == (len(lines), len(lines), len(lines) - 4, 2, 2, 2)
    assert not found.equal
    assert {name: (d.both, d.only_here, d.only_there) for name, d in table.differ.items()} == {
        "body": (1, 0, 0),
        "at": (1, 0, 0),
    }
    known = {r["key"]: r for r in records}
    for difference in table.differences:
        (name,) = difference.fields
        said = difference.fields[name]
        assert str(known[difference.key][name]).startswith(str(said.here)[:20])
        assert said.there in ("something else altogether", "2011-01-01 00:00:00+00:00", "1293840000")
    assert {r.values["body"] for r in table.rows_only_there} >= {"only the other tool has this"}
    assert table.rows_only_there[-1].row == len(lines)
    gone = {r.values["body"] for r in table.records_only_here}
    assert len(gone) == 2
    assert all(known[r.key]["artifact"] == "ios.whatsapp" for r in table.records_only_here)


def test_the_same_comes_out_each_time(case: Case, records: list[Record], tmp_path: Path) -> None:
    path = folder_of(tmp_path, changed(whatsapp(records)))
    assert compare(case, WHO, Request(path)) == compare(case, WHO, Request(path))


def test_a_table_without_rows_leaves_all_of_ours_only_here(case: Case, records: list[Record], tmp_path: Path) -> None:
    lines = whatsapp(records)
    path = tmp_path / "WhatsApp - Messages.tsv"
    path.write_bytes(tsv(lines).split(b"\n")[0] + b"\n")
    assert counts(compare(case, WHO, Request(path)).tables[0]) == (0, len(lines), 0, 0, 0, len(lines))


def test_the_tsv_goes_before_the_database_and_what_only_that_has_comes_too(
    case: Case, records: list[Record], tmp_path: Path
) -> None:
    lines = whatsapp(records)
    folder_of(tmp_path, lines)
    lava_of(tmp_path / "report", lines)
    manifest = {
        "artifacts": {
            "x": [
                {"name": "WhatsApp - Messages", "tablename": "whatsappmessages", "column_map": {}},
                {"name": "Other Cookies", "tablename": "cookies", "column_map": {}},
            ]
        }
    }
    (tmp_path / "report" / "_lava_data.lava").write_text(json.dumps(manifest))
    found = compare(case, WHO, Request(tmp_path))
    assert [t.table for t in found.tables] == ["WhatsApp - Messages"]
    assert sorted(n.table for n in found.not_compared) == ["Cookies", "Other Cookies"]


@pytest.mark.parametrize("hours", [2, -5.75])
def test_times_without_zone_are_placed_where_all_agree(
    case: Case, records: list[Record], tmp_path: Path, hours: float
) -> None:
    from datetime import datetime, timedelta

    lines = whatsapp(records)
    for line in lines:
        local = datetime.fromisoformat(line["Timestamp"]) + timedelta(hours=hours)
        line["Timestamp"] = local.strftime("%Y-%m-%d %H:%M:%S")
    found = compare(case, WHO, Request(folder_of(tmp_path, lines)))
    (table,) = found.tables
    assert counts(table)[2:] == (len(lines), 0, 0, 0)
    sign = f"{'+' if hours > 0 else '-'}{int(abs(hours)):02d}:{int(abs(hours) % 1 * 60):02d}"
    assert any(f"{len(lines):,} rows have times without zone" in n and f"lie {sign} from UTC" in n for n in table.notes)


def test_a_wrong_zone_is_a_difference_that_is_named(case: Case, records: list[Record], tmp_path: Path) -> None:
    lines = [{**line, "Timestamp": line["Timestamp"][:-6] + "-02:00"} for line in whatsapp(records)]
    (table,) = compare(case, WHO, Request(folder_of(tmp_path, lines))).tables
    assert table.same == 0
    assert table.different > len(lines) // 2
    assert any("as if one tool took the wrong zone" in n for n in table.notes)


# --- CSV and column maps ---------------------------------------------------------------------------------------------

MAP = """
[[table]]
kind = "Message"
artifacts = ["ios.whatsapp"]
delimiter = ";"
encoding = "utf-8"
time_format = "%d.%m.%Y %H:%M:%S"
zone = "+01:00"
rows_not = { App = ["Signal"] }
words = { direction = { "a" = "outgoing", "e" = "incoming" } }
[table.columns]
at = "Zeit"
direction = "Richtung"
body = "Text"
thread = ["Chat", "Chat ID"]
"""


def foreign(lines: Sequence[Line]) -> list[Line]:
    from datetime import datetime, timedelta

    return [
        {
            "App": "WhatsApp",
            "Zeit": (datetime.fromisoformat(x["Timestamp"]) + timedelta(hours=1)).strftime("%d.%m.%Y %H:%M:%S"),
            "Richtung": {"Outgoing": "a", "Incoming": "e", "": ""}[x["Direction"]],
            "Text": x["Message"],
            "Chat": x["Chat ID"],
        }
        for x in lines
    ]


def test_a_csv_with_a_column_map(case: Case, records: list[Record], tmp_path: Path) -> None:
    lines = whatsapp(records)
    there = [*foreign(lines), {"App": "Signal", "Zeit": "", "Richtung": "", "Text": "left out", "Chat": ""}]
    (tmp_path / "export.csv").write_bytes(tsv(there, ";", ""))
    (tmp_path / "map.toml").write_text(MAP)
    (table,) = compare(case, WHO, Request(tmp_path / "export.csv", tmp_path / "map.toml")).tables
    assert counts(table) == (len(lines), len(lines), len(lines), 0, 0, 0)
    assert (table.how, table.left_out) == ("column map", 1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[table]\n", "no column map"),
        ("x = 1\n", "no column map"),
        ("", r"no \[\[table\]\]"),
        ('[[table]]\nkind = "Message"\n[table.columns]\n', "compares nothing"),
        ('[[table]]\nkind = "Massage"\n[table.columns]\nat = "x"\n', "no kind Massage"),
        ('[[table]]\nkind = "Message"\n[table.columns]\nbodi = "x"\n', "no field 'bodi'"),
        ('[[table]]\nkind = "Message"\nzone = "Mars"\n[table.columns]\nat = "x"\n', "zone 'Mars'"),
        (
            '[[table]]\nkind = "Message"\n[table.columns]\nat = "Time"\n',
            "'Time', which table 'export' does not have; it has App",
        ),
        (
            '[[table]]\ntable = "Other"\nkind = "Message"\n[table.columns]\nat = "Zeit"\n',
            "no table that is there; there are: export",
        ),
        ("\udcff", "no column map"),
    ],
)
def test_a_column_map_that_does_not_fit_is_refused(
    case: Case, records: list[Record], tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "export.csv").write_bytes(tsv(foreign(whatsapp(records)), ",", ""))
    (tmp_path / "map.toml").write_text(text, "utf-8", "surrogateescape")
    with pytest.raises(CaseError, match=says):
        compare(case, WHO, Request(tmp_path / "export.csv", tmp_path / "map.toml"))


def test_a_table_is_guessed_where_its_header_is_clear(case: Case, records: list[Record], tmp_path: Path) -> None:
    lines = [
        {"Date": x["Timestamp"], "Direction": x["Direction"], "Message Text": x["Message"], "Contact": x["From ID"]}
        for x in whatsapp(records)
    ]
    for name, notes in (("whatsapp.csv", 0), ("messages.csv", 1)):
        (tmp_path / name).write_bytes(tsv(lines, ",", ""))
        (table,) = compare(case, WHO, Request(tmp_path / name)).tables
        assert table.how == "guessed"
        assert table.artifacts == ["ios.whatsapp"]
        assert table.same >= sum(x["Direction"] == "Incoming" for x in lines)
        assert len(table.notes) == notes, "whose records it holds is told by its rows, or by its name"


def test_rows_of_a_store_that_is_not_here_make_nothing_of_ours_missing(case: Case, tmp_path: Path) -> None:
    (tmp_path / "Teams.csv").write_text("Date,Direction,Message\n2020-01-01 10:00:00Z,Sent,hello from elsewhere\n")
    found = compare(case, WHO, Request(tmp_path / "Teams.csv"))
    assert counts(found.tables[0]) == (1, 0, 0, 0, 1, 0)
    assert all(r.not_compared == r.records for r in found.records)


# --- Cellebrite ------------------------------------------------------------------------------------------------------


def xml_field(name: str, text: str) -> str:
    return f'<field name="{name}" type="String"><value type="String">{escape(text)}</value></field>' if text else ""


def ufdr(lines: Sequence[Line]) -> str:
    messages: list[str] = []
    for number, line in enumerate(lines):
        party = xml_field("Identifier", line["From ID"]) + xml_field("Name", line["Sender Name"])
        model = f'<model type="Party" id="p{number}">{party}</model>'
        fields = {
            "Source": "WhatsApp",
            "TimeStamp": line["Timestamp"].replace(" ", "T"),
            "Direction": line["Direction"],
            "Body": "".join(c for c in line["Message"] if c >= " " or c in "\n\t"),
        }
        messages.append(
            f'<model type="InstantMessage" id="m{number}" deleted_state="Intact">'
            + "".join(xml_field(name, text) for name, text in fields.items())
            + (f'<modelField name="From" type="Party">{model}</modelField>' if party else "")
            + "</model>"
        )
    return (
        '<?xml version="1.0" encoding="utf-8"?><project xmlns="http://pa.cellebrite.com/report/2.0"><decodedData>'
        f'<modelType type="InstantMessage">{"".join(messages)}</modelType>'
        '<modelType type="Cookie"><model type="Cookie" id="k"><field name="Name"><value>x</value></field></model></modelType>'
        "</decodedData></project>"
    )


@pytest.mark.parametrize("packed", [False, True])
def test_a_report_of_cellebrites(case: Case, records: list[Record], tmp_path: Path, packed: bool) -> None:
    lines = whatsapp(records)
    text = ufdr(lines)
    path = tmp_path / ("phone.ufdr" if packed else "anything.dat")
    if packed:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("report.xml", text)
            archive.writestr("files/Text/table.tsv", "\ufeffa\tb\n")
    else:
        path.write_text(text, "utf-8")
    found = compare(case, WHO, Request(path))
    table = of(found, "InstantMessage: WhatsApp")
    assert counts(table) == (len(lines), len(lines), len(lines), 0, 0, 0)
    assert table.artifacts == ["ios.whatsapp"]
    assert [(n.table, n.rows, n.why) for n in found.not_compared] == [("Cookie", 1, "no map for it")]


def test_recovered_and_live_are_counted_apart(home: Path, records: list[Record], tmp_path: Path) -> None:
    path = home / "recovered.case"
    made(path, home / "phone.zip", OWN_PHONE).close()
    lines = whatsapp(records)
    ours = [r for r in records if r["artifact"] == "ios.whatsapp"]
    once = [
        i
        for i, x in enumerate(lines)
        if sum(y["Message"] == x["Message"] for y in lines) == 1 and len(x["Message"]) > 25
    ]
    both, only_here = once[:2]
    with_state = open_case(path)
    (exhibit,) = with_state.exhibits()
    numbers = [next(row.id for row in exhibit.find(ours[i]["key"])) for i in (both, only_here)]
    label, key = exhibit.label, with_state.key
    exhibit.close()
    db = connect(with_state.exhibit_path(label), key)
    for number in numbers:
        db.execute("UPDATE records SET state = ? WHERE id = ?", (STATE_NUMBER[State.DELETED], number))
    db.close()
    text = ufdr([x for i, x in enumerate(lines) if i != only_here])
    text = text.replace(f'id="m{both}" deleted_state="Intact"', f'id="m{both}" deleted_state="Deleted"')
    (tmp_path / "report.xml").write_text(text, "utf-8")
    found = compare(with_state, WHO, Request(tmp_path / "report.xml"))
    table = of(found, "InstantMessage: WhatsApp")
    live = len(lines) - 2
    assert (table.here, table.same, table.different, table.only_there, table.only_here) == (live, live, 0, 0, 0)
    r = table.recovered
    assert (r.here, r.there, r.same, r.different, r.only_there, r.only_here) == (2, 1, 1, 0, 0, 1)
    assert [x.state for x in table.records_only_here] == ["deleted"]
    with_state.close()


# --- what may not be read, and what cannot ---------------------------------------------------------------------------


def test_the_authority_goes_for_the_other_tools_rows_too(home: Path, records: list[Record], tmp_path: Path) -> None:
    lines = whatsapp(records)
    times = sorted(x["Timestamp"] for x in lines)
    day = times[len(times) // 2][:10]
    authority = Authority(
        power="published test data", purpose="a test", scope=Scope(categories=("messages",), since=day)
    )
    case = made(home / "scope.case", home / "phone.zip", authority)
    folder_of(tmp_path, lines)
    (tmp_path / "Call History.tsv").write_bytes(
        "\ufeffStarting Timestamp\tPhone Number\n2020-01-01 00:00:00Z\t1\n".encode()
    )
    found = compare(case, WHO, Request(tmp_path))
    assert [t.table for t in found.tables] == ["WhatsApp - Messages"]
    (table,) = found.tables
    inside = [x for x in lines if x["Timestamp"] >= day]
    assert 0 < len(inside) < len(lines)
    assert (table.rows, table.out_of_scope, table.same, table.only_there) == (
        len(inside),
        len(lines) - len(inside),
        len(inside),
        0,
    )
    assert [n.why for n in found.not_compared if n.table == "Call History"] == [
        "the authority's scope does not cover calls"
    ]
    case.close()


@pytest.mark.parametrize(("service", "covered"), [("whatsapp", True), ("kik", False)])
def test_a_scope_of_services_goes_for_tables(
    home: Path, records: list[Record], tmp_path: Path, service: str, covered: bool
) -> None:
    case = made(
        home / f"{service}.case",
        home / "phone.zip",
        Authority(power="published test data", purpose="a test", scope=Scope(services=(service,))),
    )
    folder_of(tmp_path, whatsapp(records))
    (tmp_path / "Teams Messages.tsv").write_bytes("\ufeffDate\tDirection\tMessage\n2020-01-01\tSent\tx\n".encode())
    found = compare(case, WHO, Request(tmp_path))
    assert [t.table for t in found.tables] == ["WhatsApp - Messages"] * covered
    refused = [n.table for n in found.not_compared if "limited to services" in n.why]
    assert sorted(refused) == ["Teams Messages", *["WhatsApp - Messages"] * (not covered)]
    case.close()


def test_a_scope_of_services_goes_for_the_apps_of_a_report(home: Path, records: list[Record], tmp_path: Path) -> None:
    case = made(
        home / "apps.case",
        home / "phone.zip",
        Authority(power="published test data", purpose="a test", scope=Scope(services=("whatsapp",))),
    )
    lines = whatsapp(records)
    text = ufdr(lines)
    for number in (3, 7, len(lines) - 1):
        start = text.index(f'id="m{number}"')
        text = text[:start] + text[start:].replace("WhatsApp", "Signal", 1)
    (tmp_path / "report.xml").write_text(text, "utf-8")
    found = compare(case, WHO, Request(tmp_path / "report.xml"))
    assert [(t.table, t.rows) for t in found.tables] == [("InstantMessage: WhatsApp", len(lines) - 3)]
    assert ("InstantMessage: Signal", 3) in [(n.table, n.rows) for n in found.not_compared]
    case.close()


def test_an_authority_that_has_ended_shows_nothing(home: Path, records: list[Record], tmp_path: Path) -> None:
    path = home / "ended.case"
    case = create_case(path, OWN_PHONE, WHO)
    ended = Authority(power="published test data", purpose="a test", valid_until="2001-01-01")
    with case.db:
        case.db.execute(
            "INSERT INTO authority (recorded_at, reason, authority) VALUES (1, 'x', ?)",
            (msgspec.json.encode(ended).decode(),),
        )
    with pytest.raises(NotCovered):
        compare(case, WHO, Request(folder_of(tmp_path, whatsapp(records))))
    case.close()


def test_a_comparison_is_a_consultation_and_logged_without_words(
    case: Case, records: list[Record], tmp_path: Path
) -> None:
    found = compare(case, WHO, Request(zip_of(tmp_path, changed(whatsapp(records)))))
    last = entries(case.db)[-1]
    assert last.action == "consultation"
    said = msgspec.json.encode(last.detail).decode()
    assert found.sha256 in said
    assert '"compare"' in said
    assert "altogether" not in said


def _bomb(path: Path) -> None:
    path.write_text(
        '<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><project><model type="Call">&b;</model></project>'
    )


def _cut_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.tsv", "\ufeffa\tb\n1\t2\n" * 500)
    path.write_bytes(path.read_bytes()[:-60])


def _broken_member(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.tsv", "\ufeffa\tb\n1\t2\n" * 500)
    data = bytearray(path.read_bytes())
    data[40:60] = b"\xff" * 20
    path.write_bytes(data)


def _database(path: Path) -> None:
    sqlite3.connect(path).execute("CREATE TABLE t (a)").connection.close()


RUBBISH: Mapping[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda _: None, "is not there"),
    "empty": (lambda p: p.write_bytes(b""), "is empty"),
    "bytes": (lambda p: p.write_bytes(bytes(range(256)) * 9), "is no output"),
    "words": (lambda p: p.write_text("just words\nand more\n"), "is no output"),
    "json": (lambda p: p.write_text('{"a": 1, "b": 2}'), "is no output"),
    "other xml": (lambda p: p.write_text("<html><body/></html>"), "is no output"),
    "entity bomb": (_bomb, "refused"),
    "cut xml": (lambda p: p.write_text("<project><model"), "damaged XML"),
    "empty folder": (lambda p: p.mkdir(), "is no output"),
    "cut zip": (_cut_zip, "is no output"),
    "broken member": (_broken_member, "cannot be read"),
    "another database": (_database, "is no output"),
}


@pytest.mark.parametrize("name", RUBBISH)
def test_rubbish_is_refused_with_words(case: Case, tmp_path: Path, name: str) -> None:
    make, says = RUBBISH[name]
    make(tmp_path / "other")
    with pytest.raises(SourceError, match=says):
        compare(case, WHO, Request(tmp_path / "other"))


def run(home: Path, other: Path, *options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, "compare", home / "a.case", other, *map(str, options)],
        env={**os.environ, "ABOVEBOARD_HOME": str(home / "home")},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_the_command(home: Path, records: list[Record], tmp_path: Path) -> None:
    lines = whatsapp(records)
    path = folder_of(tmp_path, changed(lines))
    done = run(home, path)
    assert done.returncode == 0
    assert "only there: row" in done.stdout
    assert "here '" in done.stdout
    assert "Agreement of two tools is not truth" in done.stdout
    assert "Cookies (1)" in done.stdout
    assert run(home, path, "--strict").returncode == 1
    data = json.loads(run(home, path, "--json", "--limit", 1).stdout)
    (table,) = data["tables"]
    assert (data["equal"], table["only_here"], len(table["records_only_here"])) == (False, 2, 1)
    assert run(home, path, "--kind", "Massage").returncode == 2
    data = json.loads(run(home, path, "--json", "--kind", "Call").stdout)
    assert (data["tables"], {r["kind"] for r in data["records"]}) == ([], {"Call"})
    missing = run(home, tmp_path / "missing")
    assert (missing.returncode, "is not there" in missing.stderr) == (3, True)


def test_a_member_that_unpacks_to_too_much_ends_there(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other, "FREE", 1 << 16)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.tsv", "\ufeffa\tb\n" + "1\t2\n" * 2_000_000)
    found = compare(case, WHO, Request(tmp_path / "a.zip"))
    assert found.tables == []
    assert "read up to row" in found.notes[0]
    assert "unpacks to more than" in found.notes[0]
    assert 0 < found.not_compared[0].rows < 2_000_000


def test_rows_beyond_what_is_held_are_counted(
    case: Case, records: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(use, "MAX_ROWS", 10)
    lines = whatsapp(records)
    found = compare(case, WHO, Request(folder_of(tmp_path, lines)))
    assert found.tables[0].rows == 10
    assert f"{len(lines) - 10:,} rows beyond the first 10 were not compared" in found.notes


def test_wrong_use_is_refused(case: Case, records: list[Record], tmp_path: Path) -> None:
    path = folder_of(tmp_path, whatsapp(records))
    for request in (
        Request(path, exhibit="none"),
        Request(path, columns=tmp_path / "no.toml"),
        Request(path, tolerance=-1),
        Request(path, kind="Massage"),
    ):
        with pytest.raises(CaseError):
            compare(case, WHO, request)


def test_hostile_text_is_shown_so_that_it_can_do_nothing(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "whatsapp.csv"
    path.write_text("Date,Direction,Message\n2020-01-01 10:00:00Z,Sent,\x1b[31mred\u202eevil and more\n", "utf-8")
    done = run(home, path)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
    assert "\\u001b[31mred\\u202eevil" in done.stdout


# --- the maps --------------------------------------------------------------------------------------------------------


def test_the_maps_name_artifacts_that_are_there() -> None:
    maps, left, guesses = built_in()
    known = set(artifacts())
    for each in {id(m): m for group in maps.values() for m in group}.values():
        for artifact in (each.artifacts,) if isinstance(each.artifacts, str) else each.artifacts:
            assert any(k == artifact or k.startswith(artifact + ".") for k in known), artifact
    assert not set(left) & set(maps)
    assert guesses
    assert all(name == plain(name) for name in maps)


def test_the_shape_of_a_difference_in_json(case: Case, records: list[Record], tmp_path: Path) -> None:
    found = compare(case, WHO, Request(folder_of(tmp_path, changed(whatsapp(records)))))
    data = msgspec.to_builtins(of(found, "WhatsApp - Messages").differences[0])
    assert set(data) == {"key", "exhibit", "artifact", "row", "fields", "state", "stated"}
    assert all(set(said) == {"here", "there"} for said in data["fields"].values())
