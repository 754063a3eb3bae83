"""Recent apps and Samsung's log of restarts, made here."""

import io

from PIL import Image

from aboveboard.artifacts.android.recent_tasks import TASKS
from aboveboard.artifacts.android.recent_tasks_pictures import PICTURES
from aboveboard.artifacts.samsung.power_off import POWER_OFF
from tests.artifacts.harness import run

FOLDER = "data/system_ce/0"
TASK = f"{FOLDER}/recent_tasks/42_task.xml"
OLD = f"{FOLDER}/recent_tasks/7_task.xml"
SHOT = f"{FOLDER}/snapshots/42.jpg"
LOG = "data/log/power_off_reset_reason.txt"
NULL = {"absent": "NULL"}
XML = b"""<?xml version='1.0' encoding='utf-8' standalone='yes' ?>
<task task_id="42" real_activity="com.whatsapp/.HomeActivity" affinity="com.whatsapp" effective_uid="10123"
  user_id="0" last_time_moved="-1700000000123" calling_package="com.android.launcher3">
  <intent action="android.intent.action.MAIN" component="com.whatsapp/.Main" flags="10200000" />
</task>"""
EARLY = b'<task task_id="7" real_activity="com.android.chrome/Main" first_active_time="1" last_active_time="1500000000000" />'
REASONS = b"""first line
[2023-11-14 23:13:20+0100] | SHUTDOWN | 1 | REASON: no power
[2023-11-14 23:14:20-0330] | REBOOT | 2 | REASON: user requested
no time | REBOOT | 2 | REASON: lost
"""


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (9, 16), (1, 2, 3)).save(out, "JPEG")
    return out.getvalue()


FIXTURES = {TASKS.id: {TASK: XML, OLD: EARLY}, PICTURES.id: {SHOT: picture()}, POWER_OFF.id: {LOG: REASONS}}


def test_tasks_of_newer_versions_say_when_they_were_moved() -> None:
    (task,) = run(TASKS, {TASK: XML}).records
    assert (task["at"], task["app"]) == ("2023-11-14T22:13:20.123000Z", "com.whatsapp")
    assert (task["event"], task["component"]) == ("recent task, moved to the back", "com.whatsapp/.HomeActivity")
    assert (task["last_used_at"], task["as_stored"]["task_id"]) == (NULL, "42")


def test_tasks_of_older_versions_say_when_they_were_used() -> None:
    (task,) = run(TASKS, {OLD: EARLY}).records
    assert (task["at"], task["last_used_at"]) == ("2017-07-14T02:40:00.000000Z", "2017-07-14T02:40:00.000000Z")
    assert task["event"] == "recent task"


def test_what_is_no_task() -> None:
    outcome = run(TASKS, {TASK: b"<other />"}).outcome
    assert (outcome.emitted, outcome.rejected) == (0, 1)


def test_pictures() -> None:
    (shot,) = run(PICTURES, {SHOT: picture()}).records
    assert (shot["media_id"], shot["width"], shot["height"], shot["file"]) == ("42", 9, 16, SHOT)
    assert run(PICTURES, {SHOT: b"no picture"}).outcome.rejected == 1


def test_restarts_with_their_zone() -> None:
    result = run(POWER_OFF, {LOG: REASONS})
    assert [(r["at"], r["activity"], r["value"]) for r in result.records] == [
        ("2023-11-14T22:13:20.000000Z", "shutdown", "no power"),
        ("2023-11-15T02:44:20.000000Z", "reboot", "user requested"),
    ]
    assert (result.outcome.status, result.outcome.rejected) == ("partial", 1)
