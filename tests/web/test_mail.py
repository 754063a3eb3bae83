"""Mail: list, message, conversation."""

from __future__ import annotations

import re

from tests.web.conftest import Client


def test_a_mail_is_read_with_its_headers(android: Client) -> None:
    page = android.get("/mail").text
    keys = re.findall(r'href="/mail\?key=([^"]+)"', page)
    assert len(keys) == 10
    read = android.get(f"/mail?key={keys[0]}").text
    assert "As stored" in read
    assert re.search(r'class="mail-body" dir="auto">[^<]', read)
    assert android.http.get("/mail?key=AAAA-AAAA-AAAA").status_code == 400
