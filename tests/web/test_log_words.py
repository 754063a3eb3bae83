"""What acquisitions, looks and exhibits enter in the log stands on its page in the page's language, and nobody's own words do."""

from __future__ import annotations

from pathlib import Path

import pytest
from litestar.testing import TestClient

from aboveboard.acquire.ios.covered import plan_of
from aboveboard.casework import acquire, acquirephone, phonepassword, unkept
from aboveboard.casework import asked as of_phones
from aboveboard.casework import exhibitrecord as records
from aboveboard.casework.authorities import OWN_PHONE
from aboveboard.casework.case import Case, create_case
from aboveboard.casework.custody import Actor
from aboveboard.casework.leftpasswords import HOW_TO_UNDO, SET
from aboveboard.casework.review.desk import Desk
from aboveboard.model.authority import Scope
from aboveboard.web import wording
from aboveboard.web.app import make_app
from aboveboard.web.guard import COOKIE, Guard
from aboveboard.web.render import translations

JB = Actor("J. Beck")
NAME = "aboveboard 1a2b 2026-11-28"
CHANGES = [
    *acquire.changes("%(name)s"),
    acquire.BACKUP_ASKED,
    acquire.BACKED_UP,
    *acquirephone.changes("%(name)s", plan_of(Scope()), password=True),
]


def _logged(case: Case) -> None:
    changes = [one % {"name": NAME} if "%(name)s" in one else one for one in CHANGES]
    case.log(JB, "collection", what=of_phones.BEGUN, system="android", resumed=False, asked=["calls", "everything"])
    case.log(JB, "alteration", what=of_phones.CHANGED, exhibit="JB/1", comment=NAME, changes=changes)
    case.log(JB, "collection", what=of_phones.STOPPED, exhibit="JB/1", why="the examiner stopped it")
    case.log(JB, "collection", what=of_phones.STOPPED, exhibit="JB/1", why="such words as no catalogue has")
    case.log(JB, "collection", what=of_phones.SEALED, dropped=3, how=acquirephone.DROPPED, refused=["sms"])
    case.log(JB, "alteration", what=acquirephone.STATE, when="before", is_set=False)
    case.log(JB, "alteration", what=SET, word="with the holder's word")
    case.log(JB, "alteration", what=phonepassword.STILL_SET, why="it was stopped", undo=HOW_TO_UNDO)
    case.log(JB, "collection", what=unkept.BEGUN)
    case.log(JB, "erasure", what=unkept.ENDED, how="its folder was deleted; the key was in memory alone and is gone")
    notes = [records.seal_said("S-1 broken", "no phone is there"), records.network_said("flight mode on, SIM out")]
    records.note(case, JB, "JB/1", notes)


def test_the_log_of_a_visit_in_chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences, words of lists and names; what was typed by an examiner stays as it is, and what no catalogue has is English."""
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "home"))
    case = create_case(tmp_path / "a.case", OWN_PHONE, JB)
    desk, guard = Desk(case, JB), Guard(1)
    try:
        _logged(case)
        with TestClient(make_app(desk, guard), base_url="http://127.0.0.1:1") as client:
            client.cookies.set(COOKIE, str(guard.enter(guard.address.rpartition("/")[2])))
            english = client.get("/log").text
            client.headers["origin"] = "http://127.0.0.1:1"
            assert client.post("/settings/change", data={"language": "zh"}).status_code < 400
            page = client.get("/log").text
    finally:
        desk.close()
        case.close()
    zh = translations("zh")
    for what in wording.ACQUISITIONS:
        assert zh.gettext(what) != what
    for one in (*CHANGES, acquirephone.DROPPED, HOW_TO_UNDO):
        assert one in wording.SENTENCES and zh.gettext(one) != one
    for words in ("acquisition begun", NAME, "list of computers", "examiner stopped it", "flight_mode", "broken"):
        assert words in english
    for words in (
        "提取已开始",
        "全部",
        "由检验人中止",
        "经持有人同意",
        "不留存的查看已结束",
        "已破损",
        "取消方法",
        "之前",
        NAME,
    ):
        assert words in page, words
    for words in ("list of computers", "stopped it", "holder's word", "Reset All Settings", "was deleted", ">broken<"):
        assert words not in page, words
    assert '<span lang="en" dir="ltr">such words as no catalogue has</span>' in page
    # An examiner's own words are theirs, whatever the catalogue has.
    assert "no phone is there" in page and "没有连接手机" not in page
