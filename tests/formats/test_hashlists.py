"""Lists of hashes: what is taken of each form, what is left out, and that nothing of it is believed."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.formats.hashlists import MALICIOUS, MOST_LINE, NoHashList, Tally, hashes

SHA256, SHA1, MD5 = "ab" * 32, "cd" * 20, "ef" * 16


def read(data: bytes | str) -> tuple[list[str], Tally]:
    tally = Tally()
    stream = io.BufferedReader(io.BytesIO(data if isinstance(data, bytes) else data.encode()))
    return [f"{name} {digest.hex()}" for name, digest in hashes(stream, tally)], tally


def test_one_a_line_and_as_tools_write_it() -> None:
    text = f"# ours\n{SHA256}\n{SHA1.upper()}  a, name\nMD5 (a name) = {MD5}\n\n{MD5} *b\nno hash here\n"
    found, tally = read(text)
    assert found == [f"sha256 {SHA256}", f"sha1 {SHA1}", f"md5 {MD5}", f"md5 {MD5}"]
    assert tally.unread == 1
    assert tally.entries == {"sha256": 1, "sha1": 1, "md5": 2}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_columns_of_nsrl(mark: bytes) -> None:
    heading = '"SHA-1","MD5","CRC32","FileName","FileSize","ProductCode","OpSystemCode","SpecialCode"\r\n'
    rows = f'"{SHA1}","{MD5}","0","a ""b"", c.exe",1,2,"3",""\r\n"{SHA1}","{MD5}","0","bad.exe",1,2,"3","M"\r\n'
    found, tally = read(mark + (heading + rows).encode())
    # The strongest hash of a line stands for it.
    assert found == [f"sha1 {SHA1}"]
    assert tally.left_out == {MALICIOUS: 1}
    later, _ = read(f"sha256,sha1,md5,file_name\n{SHA256},{SHA1},{MD5},x\n,,{MD5},y\n,,,z\n")
    assert later == [f"sha256 {SHA256}", f"md5 {MD5}"]


def test_a_name_that_looks_like_a_hash_is_none() -> None:
    found, _ = read(f"{MD5}  {SHA256}\n")
    assert found == [f"md5 {MD5}"]
    found, _ = read(f"file_name,md5\n{SHA256},{MD5}\n")
    assert found == [f"md5 {MD5}"]


def test_project_vic_and_other_json() -> None:
    media = [
        {"MediaID": 1, "Category": 0, "MD5": MD5, "SHA1": SHA1, "MediaFiles": [{"FileName": '}{\\"', "MD5": MD5}]},
        {"MediaID": 2, "Category": 2, "MD5": MD5, "SHA1": SHA1, "MediaFiles": [{"MD5": MD5}]},
    ]
    found, tally = read(json.dumps({"@odata.context": "x", "value": media}))
    assert found == [f"sha1 {SHA1}"]
    assert tally.left_out == {"of category 2": 1}
    assert read(json.dumps([SHA256, MD5]))[0] == [f"sha256 {SHA256}", f"md5 {MD5}"]
    assert read(json.dumps({"hashes": [SHA256], "of": {"sha_1": SHA1}}))[0] == [f"sha256 {SHA256}", f"sha1 {SHA1}"]


@pytest.mark.parametrize(
    "text", ["", "no hash\n", "{]", "[" * 200, '{"a": "' + "x" * (3 * MOST_LINE) + '"}', "\0" * 100, "[]"]
)
def test_what_is_no_list_is_told(text: str) -> None:
    with pytest.raises(NoHashList):
        read(text)


def test_utf_16() -> None:
    assert read(b"\xff\xfe" + f"{SHA256}\r\n".encode("utf-16-le"))[0] == [f"sha256 {SHA256}"]


@given(st.binary(max_size=400))
def test_any_bytes_are_a_list_or_none(data: bytes) -> None:
    try:
        found, tally = read(data)
    except NoHashList:
        return
    assert len(found) == sum(tally.entries.values())


def test_parts_do_not_cut_what_stands_across_them() -> None:
    rows = [{"MD5": f"{n:032x}", "pad": "p" * (n % 97)} for n in range(20_000)]
    found, _ = read(json.dumps(rows))
    assert found == [f"md5 {n:032x}" for n in range(20_000)]
