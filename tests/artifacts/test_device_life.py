"""Small logs of a phone's life: shutdowns, backups, started apps, Samsung Members, tasks, and YouTube's export. All made here."""

import json
import plistlib
from datetime import datetime

from aboveboard.artifacts.google_tasks.android import TASKS
from aboveboard.artifacts.ios.backups import BACKUPS
from aboveboard.artifacts.ios.shutdowns import SHUTDOWNS
from aboveboard.artifacts.samsung.members import MEMBERS
from aboveboard.artifacts.samsung.predictions import PREDICTIONS
from aboveboard.artifacts.youtube.searches import SEARCHED
from aboveboard.artifacts.youtube.viewed import VIEWED
from tests.artifacts.harness import run, sqlite_bytes
from tests.engine.leveldb_files import number

NULL = {"absent": "NULL"}
AT = "2023-11-14T22:13:20.000000Z"
MS, S = 1_700_000_000_000, 1_700_000_000

SHUTDOWN_PATH = "private/var/db/diagnostics/shutdown.log"
SHUTDOWN_LOG = f"""After 1.14s, these clients are still here:
\t\tremaining client pid: 51 (/usr/libexec/locationd)
\t\tremaining client pid: 90 (/private/var/db/com.apple.xpc.roleaccountd.staging/bh)
After 1.35s, these clients are still here:
\t\tremaining client pid: 51 (/usr/libexec/locationd)
SIGTERM: [{S}] All buffers flushed
SIGTERM: [{S + 1}] All buffers flushed
""".encode()
BACKUP_PATH = "private/var/mobile/Library/Preferences/com.apple.MobileBackup.plist"
BACKUP = plistlib.dumps(
    {
        "BackupStateInfo": {
            "date": datetime(2023, 11, 14, 22, 13, 20),
            "isCloud": True,
            "errors": [
                {"date": datetime(2023, 11, 15), "localizedDescription": "Backup succeeded", "code": 0},
                {"date": datetime(2023, 11, 16), "localizedDescription": "No space", "code": 7},
            ],
        },
        "RestoreInfo": {
            "RestoreDate": datetime(2022, 1, 1),
            "WasCloudRestore": False,
            "BackupBuildVersion": "19A346",
            "DeviceBuildVersion": "20A362",
        },
    },
    fmt=plistlib.FMT_BINARY,
)
STARTS_PATH = "data/system/PkgPredictions.db"
STARTS = sqlite_bytes(
    f"""CREATE TABLE tbl_Sample (id INTEGER PRIMARY KEY, launch_time TEXT, running_pkg TEXT, activity_name TEXT,
        previous_one TEXT);
    INSERT INTO tbl_Sample VALUES (1, '{MS}', 'com.whatsapp', 'com.whatsapp.Home', 'com.android.chrome'), (2, '', '', '', '');"""
)
MEMBERS_PATH = "data/data/com.samsung.oh/databases/com_pocketgeek_sdk.db"
EVENTS = sqlite_bytes(
    f"""CREATE TABLE device_events (_id INTEGER PRIMARY KEY, created_at INTEGER, type TEXT, value TEXT, in_snapshot INTEGER);
    INSERT INTO device_events VALUES (1, {MS}, 'screen', 'on', 0), (2, NULL, '', '', 0);"""
)


def inner(place: int, value: bytes | str) -> bytes:
    data = value.encode() if isinstance(value, str) else value
    return number(place << 3 | 2) + number(len(data)) + data


def moment(place: int, seconds: int) -> bytes:
    return inner(place, number(1 << 3) + number(seconds))


TASK = inner(2, inner(2, "Müll") + inner(3, "Hof") + moment(5, S + 60)) + moment(3, S + 30) + moment(11, S)
TASKS_PATH = "data/data/com.google.android.apps.tasks/files/tasks-1/data.db"
TASKS_DB = sqlite_bytes(
    "CREATE TABLE Tasks (TaskId TEXT, TaskListId TEXT, EffectiveTask BLOB, Completed INTEGER);",
    {"Tasks": [("t1", "l1", TASK, 1), ("t2", None, b"", 0), ("t3", None, b"\xff\xff", 0)]},
)
WATCH_PATH = "data/media/0/Download/Takeout/YouTube/history/watch-history.json"
SEARCH_PATH = "data/media/0/Download/Takeout/YouTube/history/search-history.json"
WATCHED = json.dumps(
    [
        {
            "header": "YouTube",
            "title": "Angesehen: Köln",
            "titleUrl": "https://www.youtube.com/watch?v=abc",
            "subtitles": [{"name": "Reisen", "url": "https://www.youtube.com/channel/x"}],
            "time": "2023-11-14T22:13:20.000Z",
        },
        {
            "header": "YouTube",
            "title": "Shoes",
            "time": "2023-11-14T22:13:20Z",
            "details": [{"name": "From Google Ads"}],
        },
        {"header": "Maps", "title": "elsewhere", "time": "2023-11-14T22:13:20Z"},
        {"header": "YouTube Music", "title": "odd", "time": "gestern"},
    ]
).encode()
SEARCHES = json.dumps(
    [
        {
            "header": "YouTube",
            "title": "Searched for köln dom",
            "titleUrl": "https://www.youtube.com/results?search_query=k%C3%B6ln+dom",
            "time": "2023-11-14T22:13:20.000Z",
        },
        {"header": "YouTube", "title": "Watched something", "titleUrl": "https://www.youtube.com/watch?v=abc"},
    ]
).encode()
FIXTURES = {
    SHUTDOWNS.id: {SHUTDOWN_PATH: SHUTDOWN_LOG},
    BACKUPS.id: {BACKUP_PATH: BACKUP},
    PREDICTIONS.id: {STARTS_PATH: STARTS},
    MEMBERS.id: {MEMBERS_PATH: EVENTS},
    TASKS.id: {TASKS_PATH: TASKS_DB},
    VIEWED.id: {WATCH_PATH: WATCHED},
    SEARCHED.id: {SEARCH_PATH: SEARCHES},
}


def test_shutdowns() -> None:
    held, free = run(SHUTDOWNS, {SHUTDOWN_PATH: SHUTDOWN_LOG}).records
    assert (held["at"], held["activity"]) == (AT, "shut down")
    assert held["value"].startswith("held up by 2 processes: /usr/libexec/locationd, /private/var/db/com.apple.xpc")
    assert (free["at"], free["value"]) == ("2023-11-14T22:13:21.000000Z", NULL)


def test_backups() -> None:
    result = run(BACKUPS, {BACKUP_PATH: BACKUP})
    backed_up, *ended, restored = sorted(result.records, key=lambda record: (record["activity"], record["at"]))
    assert [(e["at"][:10], e["value"]) for e in ended] == [
        ("2023-11-15", "Backup succeeded"),
        ("2023-11-16", "No space"),
    ]
    assert (backed_up["at"], backed_up["value"]) == (AT, "to iCloud")
    assert restored["at"] == "2022-01-01T00:00:00.000000Z"
    assert restored["value"] == "from a computer, made under iOS build 19A346, set up under 20A362"


def test_started_apps() -> None:
    started, bare = run(PREDICTIONS, {STARTS_PATH: STARTS}).records
    assert (started["at"], started["app"], started["event"]) == (
        AT,
        "com.whatsapp",
        "started, after com.android.chrome",
    )
    assert (bare["at"], bare["app"], bare["component"]) == (NULL, NULL, NULL)


def test_samsung_members() -> None:
    event, bare = run(MEMBERS, {MEMBERS_PATH: EVENTS}).records
    assert (event["at"], event["activity"], event["value"]) == (AT, "screen", "on")
    assert (bare["at"], bare["activity"], bare["value"]) == (NULL, NULL, NULL)


def test_tasks() -> None:
    result = run(TASKS, {TASKS_PATH: TASKS_DB})
    task, bare = result.records
    expected = {
        "at": AT,
        "modified_at": "2023-11-14T22:13:50.000000Z",
        "ends_at": "2023-11-14T22:14:20.000000Z",
        "title": "Müll",
        "notes": "Hof",
        "status": "done",
        "event_id": "t1",
    }
    assert {name: task[name] for name in expected} == expected
    assert (bare["title"], bare["at"], bare["status"]) == (NULL, NULL, "open")
    assert (result.outcome.emitted, result.outcome.rejected) == (2, 1)


def test_what_was_viewed() -> None:
    result = run(VIEWED, {WATCH_PATH: WATCHED})
    video, advertisement = result.records
    assert (video["at"], video["title"]) == (AT, "Angesehen: Köln · Reisen")
    assert (video["url"], video["transition"]) == ("https://www.youtube.com/watch?v=abc", "viewed")
    assert (advertisement["transition"], advertisement["url"]) == ("viewed, as an advertisement", NULL)
    assert result.outcome.rejected == 1


def test_what_was_searched_for() -> None:
    (search,) = run(SEARCHED, {SEARCH_PATH: SEARCHES}).records
    assert (search["at"], search["term"], search["engine"]) == (AT, "köln dom", "YouTube")
