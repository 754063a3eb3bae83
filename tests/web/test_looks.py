"""Proof, coverage and log before a reviewer's eyes, without a browser."""

from __future__ import annotations

import re
import time
from typing import Any

from aboveboard.casework.review.consult import Consultations
from tests.web.conftest import Client


def test_a_record_is_proved(iphone: Client) -> None:
    page = iphone.post("/search", q='"转账" kind:Message service:whatsapp').text
    key = re.findall(r'data-key="([^"]+)"', page)[0]
    proof = iphone.get(f"/prove/{key}").text
    assert 'data-agrees="true"' in proof
    assert "ZWAMESSAGE" in proof
    assert re.search(r"<code>[0-9a-f]{4,}</code>", proof)


def test_coverage_says_why(iphone: Client) -> None:
    page = iphone.get("/coverage").text
    assert "Not there" in page
    assert "read, none found" in page


def test_zeros_say_why(iphone: Client) -> None:
    assert "No record:" in iphone.get("/list/payments").text
    page = iphone.post("/search", q="qwertyuiopnowhere").text
    assert "none of" in page


def test_a_look_that_stood_is_logged_once_with_its_range(iphone: Client) -> None:
    iphone.get("/list/calls")
    time.sleep(1.2)
    iphone.get("/coverage")
    log = iphone.get("/log").text
    assert "review: list" in log


def test_what_is_passed_by_is_not_logged() -> None:
    said: list[tuple[str, dict[str, Any]]] = []
    now = [0.0]
    consultations = Consultations(lambda what, detail: said.append((what, detail)), lambda: now[0])
    consultations.view("list", "a", ("K1",), (5,))
    now[0] = 0.5
    consultations.view("list", "b", ("K2", "K3"), (7, 9))
    now[0] = 2.0
    consultations.view("list", "b", ("K3", "K4"), (3,))
    consultations.settle()
    consultations.settle()
    assert said == [("list", {"shown": 3, "from": 3, "to": 9})]


def test_wrong_addresses_are_told(iphone: Client) -> None:
    for path, words in (
        ("/record/AAAA-AAAA-AAAA", "no record"),
        ("/record/!!", "not a record"),
        ("/talk/T-NONE", "no conversation"),
        ("/found/nothing", "earlier review"),
        ("/list/nothing", "no category"),
        ("/list/calls?at=x", "no place"),
        ("/list/calls?at=1.2.3", "other exhibits"),
    ):
        answer = iphone.http.get(path)
        assert answer.status_code == 400, path
        assert words in answer.text, (path, answer.text[-300:])
    answer = iphone.http.post("/search", data={"q": "kind:Nonsense"})
    assert answer.status_code == 400
    assert "kind" in answer.text


def test_what_is_settled_too_early_is_not_lost() -> None:
    said: list[str] = []
    now = [0.0]
    consultations = Consultations(lambda what, detail: said.append(what), lambda: now[0])
    consultations.view("list", "a", ("K1",), (5,))
    now[0] = 0.5
    consultations.settle()
    now[0] = 1.5
    consultations.settle()
    consultations.settle()
    assert said == ["list"]
