"""The page of exhibits: what is noted of each, also before anything is examined."""

from __future__ import annotations

from pathlib import Path

import pytest
from litestar.testing import TestClient

from aboveboard.casework import exhibitrecord as records
from aboveboard.casework.authorities import OWN_PHONE
from aboveboard.casework.case import create_case
from aboveboard.casework.custody import Actor, entries
from aboveboard.casework.photographs import photograph_note
from aboveboard.casework.review import consult
from aboveboard.casework.review.desk import Desk
from aboveboard.web.app import make_app
from aboveboard.web.guard import COOKIE, Guard

JB = Actor("J. Beck")


def test_records_are_shown_with_what_was_struck_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "home"))
    # Else what is passed by within a second is not entered.
    monkeypatch.setattr(consult, "STOOD", 0.0)
    (tmp_path / "front.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"x" * 5000)
    case = create_case(tmp_path / "a.case", OWN_PHONE, JB)
    desk = Desk(case, JB)
    guard = Guard(1)
    try:
        with TestClient(make_app(desk, guard), base_url="http://127.0.0.1:1") as client:
            client.cookies.set(COOKIE, str(guard.enter(guard.address.rpartition("/")[2])))
            assert "The case has no exhibit yet." in client.get("/exhibits").text
            number = records.note(
                case,
                JB,
                "JB/<1>",
                [
                    records.text_note("<b>hostile</b> \u202etext"),
                    photograph_note(tmp_path / "front.jpg"),
                    records.at_time(records.seal_said("S-1 put on"), "2026-05-01T10:00Z"),
                ],
            )[0]
            records.strike(case, JB, "JB/<1>", number, "wrong exhibit")
            page = client.get("/exhibits").text
            assert client.get("/").status_code == client.get("/log").status_code == 200
        assert "JB/&lt;1&gt;" in page
        assert "not examined yet" in page
        assert "&lt;b&gt;hostile" in page
        assert "\u202e" not in page
        assert "front.jpg" in page
        assert "wrong exhibit" in page
        assert page.index("S-1") < page.index("hostile") < page.index("front.jpg")
        assert "<img" not in page
        assert any(e.detail.get("what") == "review: exhibit record" for e in entries(case.db))
    finally:
        desk.close()
        case.close()
