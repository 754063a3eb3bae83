"""Samsung's log of calls and messages, from a table made here."""

from typing import Any

from aboveboard.artifacts.samsung.logs import SAMSUNG_LOGS
from aboveboard.artifacts.samsung.logs_messages import MESSAGES as SAMSUNG_LOGS_MESSAGES
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.sec.android.provider.logsprovider/databases/logs.db"
LOGS = sqlite_bytes(
    """CREATE TABLE logs (_id INTEGER PRIMARY KEY, number TEXT, name TEXT, date INTEGER, duration INTEGER, type INTEGER,
        logtype INTEGER, is_read INTEGER, m_subject TEXT, m_content TEXT, geocoded_location TEXT,
        account_name TEXT);""",
    {
        "logs": [
            (1, "+12025550101", "Nadia", 1400000000000, 12, 1, 100, 1, None, None, "Washington", ""),
            (2, "+12025550101", "Nadia", 1400000100000, 0, 2, 300, 1, None, "on my way", None, ""),
            (3, "+12025550101", None, 1400000200000, 5, 2, 500, 1, None, None, None, ""),
        ]
    },
)
FIXTURES: dict[str, dict[str, bytes]] = {SAMSUNG_LOGS.id: {PATH: LOGS}, SAMSUNG_LOGS_MESSAGES.id: {PATH: LOGS}}
NULL = {"absent": "NULL"}


def fields(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names}


def test_samsung_log_keeps_calls_and_messages_apart() -> None:
    result = run((SAMSUNG_LOGS, SAMSUNG_LOGS_MESSAGES), FIXTURES[SAMSUNG_LOGS.id])
    assert [fields(c, "status", "duration", "medium", "account") for c in result.of("Call")] == [
        {"status": "received", "duration": 12, "medium": "audio", "account": NULL},
        {"status": "made", "duration": 5, "medium": NULL, "account": NULL},
    ]
    (message,) = result.of("Message")
    assert fields(message, "type", "body", "direction", "recipients") == {
        "type": "SMS",
        "body": "on my way",
        "direction": "outgoing",
        "recipients": [{"identifier": "+12025550101", "name": "Nadia", "role": "recipient"}],
    }
