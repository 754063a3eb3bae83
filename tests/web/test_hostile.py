"""A phone full of names and texts that want to be markup, script, formula or another direction: text on every page."""

from __future__ import annotations

import plistlib
import re
import sqlite3
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import Client, Reviews

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "=cmd|' /C calc'!A0",
    "\u202egnp.exe\u202c \x1b[31mred\x07",
    "</title></textarea><iframe srcdoc='<script>alert(1)</script>'>",
    "a" * 20_000,
    "\U000e0041\u200b\u0301" * 50,
)


@pytest.fixture(scope="module")
def hostile(reviews: Reviews, tmp_path_factory: pytest.TempPathFactory) -> Path:
    phone = tmp_path_factory.mktemp("hostile")
    root = phone / "private" / "var" / "mobile"
    (root / "Library/SMS").mkdir(parents=True)
    (root / "Media/DCIM/100APPLE").mkdir(parents=True)
    db = sqlite3.connect(root / "Library/SMS/sms.db")
    db.executescript(
        "CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT, service TEXT, country TEXT);"
        "CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, guid TEXT, display_name TEXT, chat_identifier TEXT, style INTEGER);"
        "CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, handle_id INTEGER, service TEXT, date INTEGER,"
        " is_from_me INTEGER, cache_has_attachments INTEGER, attributedBody BLOB);"
        "CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER);"
        "CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER);"
        "CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY, filename TEXT, mime_type TEXT, transfer_name TEXT,"
        " total_bytes INTEGER);"
        "CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER);"
    )
    for n, text in enumerate(HOSTILE, 1):
        db.execute("INSERT INTO handle VALUES (?, ?, 'SMS', 'us')", (n, text))
        db.execute("INSERT INTO chat VALUES (?, ?, ?, ?, 43)", (n, text, text, text))
        db.execute(
            "INSERT INTO message VALUES (?, ?, ?, ?, 'SMS', ?, 0, 1, NULL)", (n, text, text, n, (700000000 + n) * 10**9)
        )
        db.execute("INSERT INTO chat_message_join VALUES (?, ?)", (n, n))
        db.execute("INSERT INTO chat_handle_join VALUES (?, ?)", (n, n))
        db.execute("INSERT INTO attachment VALUES (?, ?, ?, ?, 5)", (n, text, text, text))
        db.execute("INSERT INTO message_attachment_join VALUES (?, ?)", (n, n))
    db.commit()
    db.close()
    (root / "Media/DCIM/100APPLE/<img src=x onerror=alert(1)>.JPG").write_bytes(b"\xff\xd8\xff\xe0no picture")
    (root / "Library/Preferences").mkdir()
    (root / "Library/Preferences/com.apple.x.plist").write_bytes(plistlib.dumps({HOSTILE[0]: HOSTILE[1]}))
    case = phone.with_suffix(".case")
    reviews.run("examine", phone, "--case", case, "--own-phone")
    return case


def harmful(page: str) -> list[tuple[str, Any]]:
    """Elements and attributes of a page that its templates never write."""
    found: list[tuple[str, Any]] = []

    class Look(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            for name, value in attrs:
                link = (value or "").strip().lower()
                if (
                    name.startswith("on")
                    or name in ("srcdoc", "style")
                    or (
                        link.startswith("javascript:") and name in ("href", "src", "action", "formaction", "xlink:href")
                    )
                ):
                    found.append((tag, name))
                if name == "src" and not link.startswith("/"):
                    found.append((tag, value))
            if tag in ("iframe", "object", "embed", "base") or (tag == "script" and not dict(attrs).get("src")):
                found.append((tag, attrs))

    Look().feed(page)
    return found


def addresses(client: Client) -> list[str]:
    """Every page and every address that a page links to, two steps deep, at most."""
    pages = (
        "/ /talks /people /people/graph /list/messages /gallery /audio /documents /mail /map /timeline /coverage /files"
    )
    found = dict.fromkeys((*pages.split(), "/report", "/log"))
    for _ in range(2):
        for address in list(found):
            page = client.get(address).text
            links = re.findall(r'(?:href|hx-get)="(/(?:talk|person|record|file|files|gallery)[^"#]*)', page)
            found |= dict.fromkeys(link.replace("&amp;", "&") for link in links[:25])
    return list(found)


def test_nothing_hostile_is_markup(reviews: Reviews, hostile: Path) -> None:
    client = Client(reviews.open(hostile))
    seen = 0
    for address in addresses(client):
        answer = client.http.get(address)
        assert answer.status_code == 200, (address, answer.text[-300:])
        page = answer.text
        assert harmful(page) == [], address
        assert "\u202e" not in page, address
        assert "\x1b" not in page, address
        assert ">49<" not in page, address
        seen += "&lt;script&gt;" in page
    assert seen >= 4


def test_nothing_hostile_runs(seat: Any, reviews: Reviews, hostile: Path, browser: Any) -> None:
    review = reviews.open(hostile)
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    said: list[str] = []
    page.on("dialog", lambda d: (said.append(d.message), d.dismiss()))
    page.on("pageerror", lambda e: said.append(str(e)))
    page.goto(review.address)
    for address in ("/talks", "/people", "/list/messages", "/gallery", "/timeline", "/files"):
        page.goto(review.base + address)
        page.wait_for_load_state("networkidle")
        if page.locator("main [data-open]").count():
            page.locator("main [data-open]").first.click()
            page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
    page.context.close()
    assert said == []
