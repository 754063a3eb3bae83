"""Timestamps of the custody log, by a server on the loopback: what is had, what is refused, what tampering is found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from aboveboard.casework import stamps, verifier
from aboveboard.casework.authorities import OWN_PHONE
from aboveboard.casework.case import Case, create_case
from aboveboard.casework.custody import entries
from aboveboard.casework.erase import erase
from aboveboard.casework.errors import CaseError
from aboveboard.casework.holds import seal
from aboveboard.casework.keys import signing_key
from aboveboard.casework.receipt import Stamped, last_stamp
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.log import log_part
from tests.casework.test_custody import JO, handed, written_anew
from tests.stamping import Authority, serving


@pytest.fixture(scope="module")
def tsa() -> Authority:
    return Authority()


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    made = create_case(tmp_path / "a.case", OWN_PHONE, JO)
    made.log(JO, "consultation", what="search")
    yield made
    made.close()


def stamped(case: Case, tsa: Authority, how: str = "granted") -> None:
    with serving(tsa, how) as (url, _):
        stamps.set_server(url, tsa.pem)
        assert stamps.stamp_now(case, JO)[0]


def written(lines: list[dict[str, object]], path: Path) -> verifier.Finding:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return verifier.check_path(path)


def test_no_server_no_request_no_entry(case: Case) -> None:
    before = len(entries(case.db))
    assert stamps.stamp_if_set(case, JO) is None
    assert len(entries(case.db)) == before
    with pytest.raises(CaseError, match="no timestamp server is set"):
        stamps.stamp_now(case, JO)


def test_a_head_is_stamped_and_witnessed_by_roots_of_whoever_checks(case: Case, tsa: Authority, tmp_path: Path) -> None:
    stamped(case, tsa)
    stamps.unset_server()
    lines = handed(case, tmp_path / "out")
    found = verifier.check_path(tmp_path / "out")
    assert found.fault is None and not found.witnessed and verifier.NOT_SIGNED_CHECKED in found.notes
    of = found.stamps[0].of
    judged = stamps.judge(found, tsa.pem)
    assert judged.witnessed == of and any("witnessed by CN=Test stamps at" in text for text in judged.holds)
    unknown = stamps.judge(written(lines, tmp_path / "log.jsonl"))
    assert not unknown.witnessed and any("not trusted here" in note for note in unknown.notes)
    other = stamps.judge(written(lines, tmp_path / "log.jsonl"), Authority().pem)
    assert other.fault is not None and "does not hold by the roots" in other.fault


def test_only_a_hash_leaves(case: Case, tsa: Authority) -> None:
    with serving(tsa) as (url, asked):
        stamps.set_server(url, b"")
        assert stamps.stamp_if_set(case, JO)
    assert len(asked) == 1 and len(asked[0]) < 90


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("rejected", "refused .status 2"),
        ("nonce", "nonce"),
        ("imprint", "something else"),
        ("garbage", "no timestamp"),
        ("big", "more than"),
        ("slow", "did not answer"),
        ("html", "text/html"),
        ("redirect", "HTTP status 302|redirect"),
    ],
)
def test_what_a_server_may_answer(
    case: Case, tsa: Authority, monkeypatch: pytest.MonkeyPatch, how: str, said: str
) -> None:
    if how == "slow":
        monkeypatch.setattr(stamps, "SECONDS", 0.2)
    with serving(tsa, how) as (url, _):
        stamps.set_server(url, tsa.pem)
        assert "the next closing tries again" in str(stamps.stamp_if_set(case, JO))
    last = entries(case.db)[-1].detail
    assert last["what"] == "timestamp not had"
    assert re.search(said, last["reason"])


def test_a_server_that_is_not_there(case: Case) -> None:
    stamps.set_server("http://127.0.0.1:9/tsa", b"")
    assert "http://127.0.0.1:9/tsa cannot be reached" in str(stamps.stamp_if_set(case, JO))


@pytest.mark.parametrize("bad", [Authority(days=(-20, -10)), Authority(stamps=False)], ids=["expired", "other use"])
def test_a_certificate_that_may_not_stamp(case: Case, bad: Authority) -> None:
    with serving(bad) as (url, _):
        stamps.set_server(url, bad.pem)
        assert "not trusted" in str(stamps.stamp_if_set(case, JO))


def test_a_clock_that_is_far_from_the_stamps_is_said(case: Case, tsa: Authority, tmp_path: Path) -> None:
    stamped(case, tsa, "apart")
    handed(case, tmp_path / "out")
    found = verifier.check_path(tmp_path / "out")
    assert found.fault is None and any("and the log's clock" in note for note in found.notes)


def test_a_log_signed_anew_before_the_stamp_is_found(case: Case, tsa: Authority, tmp_path: Path) -> None:
    stamped(case, tsa)
    lines = handed(case, tmp_path / "out")
    lines[2] = {**lines[2], "actor": "Somebody Else"}
    fault = written(written_anew(lines, signing_key()), tmp_path / "log.jsonl").fault
    assert fault is not None and "is of another log" in fault


@pytest.mark.parametrize("how", ["cut", "swapped", "moved"])
def test_a_cut_or_swapped_token_is_found_though_signed_anew(
    case: Case, tsa: Authority, tmp_path: Path, how: str
) -> None:
    stamped(case, tsa)
    stamped(case, tsa)
    lines = handed(case, tmp_path / "out")
    at = [n for n, line in enumerate(lines) if '"timestamp had"' in str(line.get("detail"))]
    one, two = (json.loads(str(lines[n]["detail"])) for n in at)
    changed = {"cut": two["token"][:400], "swapped": one["token"], "moved": two["token"]}[how]
    said = {**two, "token": changed, **({"of": one["of"]} if how == "moved" else {})}
    lines[at[1]] = {**lines[at[1]], "detail": json.dumps(said)}
    fault = written(written_anew(lines, signing_key()), tmp_path / "log.jsonl").fault
    assert fault is not None and f"the timestamp in entry {at[1]} does not hold" in fault


@pytest.mark.parametrize(
    "url", ["ftp://a/", "file:///etc/passwd", "http://", "http://u:p@a/", "http://a b/", "http://["]
)
def test_addresses_that_are_none(case: Case, url: str) -> None:
    with pytest.raises(CaseError):
        stamps.set_server(url, b"")
    assert stamps.server() is None


def test_a_seal_is_stamped_and_the_page_and_receipts_show_it_without_its_token(case: Case, tsa: Authority) -> None:
    with serving(tsa) as (url, asked):
        stamps.set_server(url, tsa.pem)
        seal(case, JO, "a test")
    assert len(asked) == 1
    desk = Desk(case, JO)
    try:
        (shown,) = log_part(desk, None, 1)
    finally:
        desk.close()
    assert shown["what"] == "timestamp had"
    assert "token" not in shown["detail"]
    assert last_stamp(case) == Stamped(shown["detail"]["of"], shown["detail"]["time"], url)


def test_the_record_of_an_erasure_holds_a_stamp_of_the_logs_last_head(case: Case, tsa: Authority) -> None:
    with serving(tsa) as (url, asked):
        stamps.set_server(url, tsa.pem)
        done = erase(case, JO, "a test", ordered="Order 7 of the court")
    assert len(asked) == 1
    assert isinstance(done, tuple)
    record = done[0]
    assert record.stamp["of"] == record.entry
    read, fault = verifier.read_stamp(record.stamp)
    assert fault is None and read is not None
    assert stamps.signer_of(read, stamps.roots_of(tsa.pem)) == ("CN=Test stamps", None)
