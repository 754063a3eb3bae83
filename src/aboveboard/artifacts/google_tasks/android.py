"""Google Tasks on Android: tasks, done and not (`data.db`, protocol buffers)."""

from __future__ import annotations

from aboveboard.formats import protobuf
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Artifact, CalendarEvent, Row, SqliteCode


def _text(data: bytes, path: str) -> str | None:
    field = protobuf.get(data, path)
    return (field.text or None) if field is not None else None


def _moment(data: bytes, path: str) -> int | None:
    field = protobuf.get(data, path)
    return UNIX_S.to_utc_us(field.int) if field is not None else None


def _task(row: Row, about: About) -> CalendarEvent:
    """Title 2.2, details 2.3, done at 2.5.1, changed at 3.1, made at 11.1. Raises ProtobufError."""
    del about
    given = row["task"]
    data = given if isinstance(given, bytes) else b""
    done = row["done"]
    made = _moment(data, "11.1")
    return CalendarEvent(
        at=made,
        created_at=made,
        modified_at=_moment(data, "3.1"),
        ends_at=_moment(data, "2.5.1"),
        title=_text(data, "2.2"),
        notes=_text(data, "2.3"),
        status={1: "done", 0: "open"}.get(done) if isinstance(done, int) else None,
        calendar=str(row["list"]) if row["list"] else None,
        event_id=str(row["key"]) if row["key"] else None,
    )


TASKS = Artifact(
    id="android.google_tasks",
    title="Google Tasks",
    service="google tasks",
    emits=CalendarEvent,
    files=("{app_data:com.google.android.apps.tasks}/files/tasks-*/data.db",),
    read=(
        SqliteCode(
            base="Tasks AS t",
            key="t.rowid",
            columns={"key": "t.TaskId", "list": "t.TaskListId", "task": "t.EffectiveTask", "done": "t.Completed"},
            make=_task,
        ),
    ),
    says="One record for each task; `at` is when it was made, `ends_at` when it was marked as done.",
    limits="When a task is due, and how it recurs, is not read. `calendar` is the list's number, not its name.",
    sources=("https://github.com/abrignoni/ALEAPP (googleTasks)",),
)
