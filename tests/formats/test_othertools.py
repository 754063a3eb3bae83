"""Readers of other tools' outputs: what was written comes back, rubbish is refused with words, nothing is lost silently."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.formats.othertools import (
    Flaw,
    Header,
    Item,
    Moment,
    OtherToolError,
    Row,
    delimiter_of,
    is_lava,
    is_ufdr,
    lava_names,
    moment,
    read_delimited,
    read_lava,
    read_ufdr,
)
from aboveboard.formats.othertools.rows import MAX_CELL, MAX_COLUMNS
from aboveboard.formats.othertools.ufdr import MAX_DEPTH


def rows(items: Iterable[Item]) -> list[dict[str, str]]:
    return [dict(i.values) for i in items if isinstance(i, Row)]


def flaws(items: Iterable[Item]) -> list[str]:
    return [i.what for i in items if isinstance(i, Flaw)]


def cut(data: bytes, size: int) -> list[bytes]:
    return [data[i : i + size] for i in range(0, len(data), size)]


# --- text ------------------------------------------------------------------------------------------------------------

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=8), st.sampled_from("\t,;|"), st.integers(1, 50))
def test_what_a_csv_writer_writes_is_read_again(table: list[list[str]], delimiter: str, size: int) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(["Time", "Who", "What"])
    # A field that begins with a quote, or has one inside, is quoted by the writer; that is how RFC 4180 has it.
    writer.writerows(table)
    items = list(read_delimited(cut(out.getvalue().encode(), size), "x.csv", "x", delimiter=delimiter))
    assert items[0] == Header("x.csv", "x", ("Time", "Who", "What"))
    assert [list(r.values()) for r in rows(items)] == table
    assert [i.number for i in items if isinstance(i, Row)] == list(range(1, len(table) + 1))


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")],
)
def test_byte_order_marks_say_the_encoding(encoding: str, bom: bytes) -> None:
    data = bom + "Naïve\tText\nñ\t微信\n".encode(encoding)
    assert delimiter_of(data) == "\t"
    assert rows(read_delimited(cut(data, 3), "s", "t")) == [{"Naïve": "ñ", "Text": "微信"}]


def test_an_encoding_that_is_given_is_used() -> None:
    data = "Größe;Text\n1;Straße\n".encode("cp1252")
    assert delimiter_of(data) is None, "not UTF-8: nobody can know"
    items = list(read_delimited([data], "s", "t", delimiter=";", encoding="cp1252"))
    assert rows(items) == [{"Größe": "1", "Text": "Straße"}]
    with pytest.raises(LookupError):
        list(read_delimited([data], "s", "t", delimiter=";", encoding="no-such"))


def test_bytes_that_are_not_utf_8_are_shown_and_counted() -> None:
    items = list(read_delimited([b"A\tB\nx\xff\xfe\ty\n"], "s", "t"))
    assert rows(items) == [{"A": "x\ufffd\ufffd", "B": "y"}]
    assert flaws(items) == ["2 bytes are not UTF-8; they are shown as U+FFFD"]


def test_a_quote_within_a_cell_is_no_quoting() -> None:
    assert rows(read_delimited([b'A\tB\n5" screen\tx\n6" one\ty\n'], "s", "t")) == [
        {"A": '5" screen', "B": "x"},
        {"A": '6" one', "B": "y"},
    ]


def test_rows_of_another_width_are_kept_and_told() -> None:
    items = list(read_delimited([b"A,B,C\n1,2\n1,2,3,4\n\n5,6,7\n"], "s", "t"))
    assert [list(r.values()) for r in rows(items)] == [["1", "2", ""], ["1", "2", "3"], ["5", "6", "7"]]
    assert flaws(items) == ["2 rows have more or fewer cells than the header has columns"]


def test_columns_of_one_name_and_of_none_stay_apart() -> None:
    header = next(iter(read_delimited([b"A,,A\n1,2,3\n"], "s", "t")))
    assert isinstance(header, Header)
    assert header.columns == ("A", "column 2", "A (2)")


def test_damage_ends_a_table_and_says_where() -> None:
    items = list(read_delimited([b'A\tB\n1\t2\n"never closed\t3\n4\t5\n'], "s", "t"))
    assert rows(items) == [{"A": "1", "B": "2"}]
    assert flaws(items) == ["read up to row 1 only: the file ends within a quoted cell"]
    huge = b'A\tB\n1\t2\n"' + b"x" * (MAX_CELL + 10) + b'"\t1\n'
    assert "read up to row 1 only: a quoted cell of more than" in flaws(read_delimited(cut(huge, 1 << 16), "s", "t"))[0]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\n", "empty"),
        (b"A\0B\tC\n", "zero bytes"),
        (b"\t".join(b"c%d" % i for i in range(MAX_COLUMNS + 1)), "columns, more than"),
        (b"x" * (17 << 20), "a line of more than"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(OtherToolError, match=says):
        list(read_delimited(cut(data, 1 << 20), "s", "t"))


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1, "b": 2}',
        b"<html>,<body>",
        b"\x7fELF,\x01\x02",
        b"just words",
        b"1,2,3,4",
        b",,,,x",
        b"\xff\xfe\xfd,a",
        b"",
    ],
)
def test_other_text_is_not_taken_for_a_table(data: bytes) -> None:
    assert delimiter_of(data) is None


# --- times -----------------------------------------------------------------------------------------------------------

AT = 1_682_360_241_000_000  # 2023-04-24 18:17:21 UTC


@pytest.mark.parametrize(
    ("text", "form", "zone", "wanted"),
    [
        ("2023-04-24 18:17:21+00:00", "", "", Moment(AT, True, 1_000_000)),
        ("2023-04-24 18:17:21.655000+00:00", "", "", Moment(AT + 655_000, True, 1)),
        ("2023-04-24T18:17:21.655Z", "", "", Moment(AT + 655_000, True, 1000)),
        ("2023-04-24T20:17:21+02:00", "", "", Moment(AT, True, 1_000_000)),
        ("2023-04-24 20:17:21 (UTC+2)", "", "", Moment(AT, True, 1_000_000)),
        ("2023-04-24 23:47:21 +0530", "", "", Moment(AT, True, 1_000_000)),
        ("2023-04-24 18:17:21", "", "", Moment(AT, False, 1_000_000)),
        ("2023-04-24 18:17:21", "", "UTC", Moment(AT, True, 1_000_000)),
        ("2023-04-24 20:17:21", "", "+02:00", Moment(AT, True, 1_000_000)),
        ("2023-04-24 18:17", "", "UTC", Moment(AT - 21_000_000, True, 60_000_000)),
        ("2023-04-24", "", "UTC", Moment(AT - (18 * 3600 + 17 * 60 + 21) * 1_000_000, True, 86_400_000_000)),
        ("24.04.2023 18:17:21", "%d.%m.%Y %H:%M:%S", "UTC", Moment(AT, True, 1_000_000)),
        ("4/24/2023 8:17:21 PM(UTC+2)", "%m/%d/%Y %I:%M:%S %p", "", Moment(AT, True, 1_000_000)),
        ("1682360241", "epoch", "", Moment(AT, True, 1_000_000)),
        ("1682360241.5", "epoch", "", Moment(AT + 500_000, True, 1)),
        ("1682360241655", "epoch", "", Moment(AT + 655_000, True, 1000)),
        ("1682360241655001", "epoch", "", Moment(AT + 655_001, True, 1)),
        ("1682360241655001999", "epoch", "", Moment(AT + 655_001, True, 1)),
        ("", "", "", None),
        ("0", "epoch", "", None),
        ("yesterday", "", "", None),
        ("2023-02-30 10:00:00", "", "", None),
        ("2023-04-24 18:17:21 somewhere", "", "", None),
        ("1682360241", "", "", None),
        ("9" * 5000, "epoch", "", None),
    ],
)
def test_times(text: str, form: str, zone: str, wanted: Moment | None) -> None:
    assert moment(text, form, zone) == wanted


@given(st.text(max_size=40), st.sampled_from(["", "epoch", "%d.%m.%Y"]))
def test_any_text_is_a_time_or_none(text: str, form: str) -> None:
    assert moment(text, form) is None or isinstance(moment(text, form), Moment)


# --- LAVA ------------------------------------------------------------------------------------------------------------


def lava(path: Path, *, own: bool = True) -> bytes:
    db = sqlite3.connect(path)
    if own:
        db.execute("CREATE TABLE _lava_media_items (id TEXT PRIMARY KEY, source_path TEXT)")
    db.execute("CREATE TABLE discordchats (timestamp INTEGER, kind_as_stored TEXT, size INTEGER)")
    db.executemany("INSERT INTO discordchats VALUES (?, ?, ?)", [(1682360241, "微信", 5), (None, None, None)])
    db.commit()
    db.close()
    return path.read_bytes()


MANIFEST = msgspec.json.encode(
    {
        "artifacts": {
            "Discord": [
                {
                    "name": "Discord - Chats",
                    "tablename": "discordchats",
                    "column_map": {"timestamp": "Timestamp", "kind_as_stored": "Kind (as stored)"},
                    "object_columns": [{"name": "timestamp", "type": "datetime"}],
                    "record_count": 2,
                },
                {"name": "no table"},
                "rubbish",
            ],
            "broken": 5,
        }
    }
)


def test_lava_with_its_manifest(tmp_path: Path) -> None:
    data = lava(tmp_path / "a.db", own=False)
    assert not is_lava(data)
    assert is_lava(data, MANIFEST)
    assert lava_names(MANIFEST) == ["Discord - Chats"]
    items = list(read_lava(data, "a.db", MANIFEST))
    header = items[0]
    assert isinstance(header, Header)
    assert header.table == "Discord - Chats"
    assert header.columns == ("Timestamp", "Kind (as stored)", "size")
    assert header.epoch == {"Timestamp"}
    assert rows(items) == [
        {"Timestamp": "1682360241", "Kind (as stored)": "微信", "size": "5"},
        {"Timestamp": "", "Kind (as stored)": "", "size": ""},
    ]
    assert rows(read_lava(data, "a.db", MANIFEST, None, frozenset({"Discord - Chats"}))) == []


def test_lava_without_its_manifest(tmp_path: Path) -> None:
    data = lava(tmp_path / "a.db")
    assert is_lava(data)
    header = next(i for i in read_lava(data, "a.db") if isinstance(i, Header))
    assert (header.table, header.epoch) == ("discordchats", {"timestamp", "size"})


@pytest.mark.parametrize(
    "manifest",
    [b"", b"{", b"[]", b'{"artifacts": 3}', b"[" * 100_000, b"\xff", b'{"artifacts": {"x": [{"tablename": 5}]}}'],
)
def test_a_broken_manifest_is_no_manifest(manifest: bytes) -> None:
    assert lava_names(manifest) == []


def test_what_is_no_database_is_refused() -> None:
    assert not is_lava(b"SQLite format 3\0" + bytes(50))
    with pytest.raises(OtherToolError):
        list(read_lava(b"no database", "x"))


# --- Cellebrite ------------------------------------------------------------------------------------------------------

REPORT = """<?xml version="1.0" encoding="utf-8"?>
<project id="1" name="x" xmlns="http://pa.cellebrite.com/report/2.0">
 <metadata section="Device Info"><item name="IMEI">1</item></metadata>
 <decodedData>
  <modelType type="Chat">
   <model type="Chat" id="c1" deleted_state="Intact">
    <field name="Id" type="String"><value type="String"><![CDATA[chat-1]]></value></field>
    <field name="Source" type="String"><value type="String"><![CDATA[WhatsApp]]></value></field>
    <field name="Name" type="String"><empty/></field>
    <multiModelField name="Participants" type="Party">
     <model type="Party" id="p1"><field name="Identifier"><value>12@s.whatsapp.net</value></field></model>
    </multiModelField>
    <multiModelField name="Messages" type="InstantMessage">
     <model type="InstantMessage" id="m1" deleted_state="Intact">
      <field name="Body"><value><![CDATA[Hi <there> & all]]></value></field>
      <field name="TimeStamp"><value format="TimeStampKnown" formattedTimestamp="2023-04-24T18:17:21+00:00">
        2023-04-24T18:17:21.655
      </value></field>
      <modelField name="From" type="Party">
       <model type="Party" id="p1"><field name="Identifier"><value>12@s.whatsapp.net</value></field>
        <field name="Name"><value>Ann</value></field></model>
      </modelField>
     </model>
     <model type="InstantMessage" id="m2" deleted_state="Deleted"><field name="Body"><value>gone</value></field></model>
    </multiModelField>
   </model>
  </modelType>
  <modelType type="InstantMessage">
   <model type="InstantMessage" id="m1"><field name="Body"><value>again</value></field></model>
  </modelType>
  <modelType type="Call">
   <model type="Call" id="k1" deleted_state="Trash">
    <field name="Duration"><value>00:00:05</value></field>
    <multiModelField name="Parties" type="Party">
     <model type="Party"><field name="Identifier"><value>+1 202</value></field>
      <field name="Role"><value>To</value></field></model>
     <model type="Party"><field name="Identifier"><value>+1 303</value></field></model>
    </multiModelField>
   </model>
  </modelType>
 </decodedData>
</project>
"""


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_report_of_cellebrites(size: int, encoding: str) -> None:
    data = REPORT.replace("utf-8", encoding).encode(encoding)
    assert is_ufdr(data)
    items = list(read_ufdr(cut(data, size), "report.xml"))
    found = {(i.table, i.values["id"]): i for i in items if isinstance(i, Row)}
    assert list(found) == [("InstantMessage", "m1"), ("InstantMessage", "m2"), ("Chat", "c1"), ("Call", "k1")]
    message = found["InstantMessage", "m1"]
    assert dict(message.values) == {
        "id": "m1",
        "Chat.Id": "chat-1",
        "Chat.Source": "WhatsApp",
        "Body": "Hi <there> & all",
        "TimeStamp": "2023-04-24T18:17:21+00:00",
        "From.Identifier": "12@s.whatsapp.net",
        "From.Name": "Ann",
    }
    assert [found[k].stated for k in found] == ["live", "recovered", "live", ""]
    call = found["Call", "k1"].values
    assert call["Parties.Identifier"] == "+1 202\n+1 303"
    assert call["Parties.To.Identifier"] == "+1 202"
    assert flaws(items) == ["1 messages stand there more than once under one id; counted once"]


BOMB = """<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><project><x>&b;</x></project>"""
DEEP = "<project>" + "<a>" * (MAX_DEPTH + 1) + "</a>" * (MAX_DEPTH + 1) + "</project>"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (BOMB, "refused"),
        ('<!DOCTYPE p SYSTEM "file:///etc/passwd"><project>&x;</project>', "refused|damaged"),
        (DEEP, "levels"),
        ("<html></html>", "root is <html>"),
        ("<project>", "damaged XML"),
        ("", "damaged XML"),
        ("no xml", "damaged XML"),
        ('<?xml version="1.0" encoding="no-such"?><project/>', "damaged XML|encoding"),
    ],
)
def test_hostile_xml_is_refused(text: str, says: str) -> None:
    with pytest.raises(OtherToolError, match=says):
        list(read_ufdr(cut(text.encode(), 1000), "x"))


def test_what_was_read_before_the_damage_is_kept_and_told() -> None:
    whole = REPORT.encode()
    items = list(read_ufdr(cut(whole[: whole.index(b'<model type="Call"')], 50), "x"))
    assert len(rows(items)) == 3
    assert "read up to model 3 only: damaged XML" in flaws(items)[0]


def test_great_values_and_many_cells_are_bounded() -> None:
    field = f'<field name="Body"><value>{"x" * (MAX_CELL + 1)}</value></field>'
    with pytest.raises(OtherToolError, match="a value of more than"):
        list(read_ufdr(cut(f'<project><model type="Note">{field}</model></project>'.encode(), 1 << 20), "x"))
    many = "".join(f'<field name="f{i}"><value>1</value></field>' for i in range(MAX_COLUMNS + 5))
    items = list(read_ufdr([f'<project><model type="Note">{many}</model></project>'.encode()], "x"))
    assert len(rows(items)[0]) == MAX_COLUMNS
    assert "5 cells beyond" in flaws(items)[0]


# --- any bytes -------------------------------------------------------------------------------------------------------


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for read in (
        lambda: read_delimited(cut(data, 7), "s", "t"),
        lambda: read_ufdr(cut(data, 7), "s"),
        lambda: read_lava(data, "s"),
    ):
        try:
            assert all(isinstance(item, Header | Row | Flaw) for item in read())
        except OtherToolError as error:
            assert str(error)
    assert delimiter_of(data) in (None, "\t", ",", ";", "|")
    assert is_ufdr(data) in (True, False)


@given(st.integers(0, len(REPORT) - 1), st.integers(0, 40), st.binary(max_size=8))
def test_a_damaged_report_gives_what_it_can(at: int, length: int, other: bytes) -> None:
    whole = REPORT.encode()
    data = whole[:at] + other + whole[at + length :]
    try:
        items = list(read_ufdr(cut(data, 100), "s"))
    except OtherToolError as error:
        assert str(error)
    else:
        assert all(len(i.values) < 20 for i in items if isinstance(i, Row))
