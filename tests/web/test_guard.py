"""Who may ask, and what answers say to the browser."""

from __future__ import annotations

import httpx

from tests.web.conftest import Client, Reviews


def test_the_ticket_works_once(reviews: Reviews) -> None:
    review = reviews.open(reviews.case("iphone"))
    first = httpx.get(review.address)
    assert first.status_code == 303
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert httpx.get(review.address).status_code == 403
    assert httpx.get(review.base + "/").status_code == 403


def test_others_are_refused(iphone: Client) -> None:
    base, jar = iphone.review.base, iphone.http.cookies
    for headers in (
        {"host": "evil.example"},
        {"host": "127.0.0.1:1"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
    ):
        answer = httpx.get(base + "/", cookies=jar, headers=headers)
        assert answer.status_code == 403, headers
    assert httpx.post(base + "/undo", cookies=jar).status_code == 403
    assert httpx.get(base + "/", cookies={"aboveboard": "wrong"}).status_code == 403
    assert httpx.get(base + "/", cookies=jar).status_code == 200


def test_what_every_answer_says(iphone: Client) -> None:
    for path in ("/", "/talks", "/settings", "/static/page.css", "/nothing"):
        headers = iphone.http.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")


def test_searches_stand_in_no_address(iphone: Client) -> None:
    answer = iphone.post("/search", q="转账")
    assert "转" not in str(answer.url)
    assert "%" not in str(answer.url)
    assert "q=" not in str(answer.url)
