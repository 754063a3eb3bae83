"""The usage history of Android 4, made here."""

from typing import Any

from aboveboard.artifacts.android.usage_history import HISTORY
from tests.artifacts.harness import run

HISTORY_PATH = "data/system/usagestats/usage-history.xml"
OLD = b"""<usage-history><pkg name="com.example.app"><comp name="com.example.Main" lrt="1380311174491" />
    <comp name="com.example.Early" lrt="0" /></pkg></usage-history>"""
FIXTURES: dict[str, dict[str, bytes]] = {HISTORY.id: {HISTORY_PATH: OLD}}
NULL = {"absent": "NULL"}


def fields(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names}


def test_the_old_history() -> None:
    main, early = run(HISTORY, FIXTURES[HISTORY.id]).records
    assert fields(main, "at", "app", "component", "event") == {
        "at": "2013-09-27T19:46:14.491000Z",
        "app": "com.example.app",
        "component": "com.example.Main",
        "event": "last resumed",
    }
    assert early["at"] == NULL
