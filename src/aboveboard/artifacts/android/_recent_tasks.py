"""How what recent_tasks.py and recent_tasks_pictures.py read is decoded."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import media
from aboveboard.formats.android import document, number
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Item, Lost, Media, Reader, Usage

SOURCES = (
    "https://android.googlesource.com/platform/frameworks/base (services/core/java/com/android/server/wm: Task.java,"
    " TaskPersister.java, SnapshotPersistQueue.java)",
    "https://github.com/abrignoni/ALEAPP (recentactivity)",
)

KEPT = (
    "task_id", "real_activity", "orig_activity", "affinity", "effective_uid", "user_id", "first_active_time",
    "last_active_time", "last_time_moved", "calling_package", "task_description_label",
)  # fmt: skip


def tasks(data: bytes, about: About) -> Iterator[Item | Lost]:
    """The task of a file. `last_time_moved` is negative where the task was last moved to the back (Task.java)."""
    del about
    for task in document(data):
        if task.tag != "task":
            yield Lost(f"begins with <{task.tag}>, not with a task")
            continue
        given = {name: task.attrs[name] for name in KEPT if name in task.attrs}
        component = given.get("real_activity") or given.get("orig_activity") or ""
        moved = number(given.get("last_time_moved")) or 0
        used = number(given.get("last_active_time")) or number(given.get("first_active_time"))
        record = Usage(
            at=UNIX_MS.to_utc_us(used or abs(moved) or None),
            app=component.partition("/")[0] or None,
            event="recent task, moved to the back"
            if moved < 0
            else "recent task, moved to the front"
            if moved
            else "recent task",
            component=component or None,
            last_used_at=UNIX_MS.to_utc_us(used),
        )
        yield Item("task", record, given)


def pictures(reader: Reader, about: About) -> Iterator[Item | Lost]:
    """A picture of how an app looked; its name begins with the number of the task."""
    info = media.read(reader, about.mime)
    if not info.mime.startswith("image/"):
        yield Lost("no picture by its first bytes")
        return
    name = about.path.rpartition("/")[2]
    record = Media(
        media_type="image",
        path=about.path,
        file=about.path,
        name=name,
        mime=info.mime,
        size=about.size,
        width=info.width,
        height=info.height,
        modified_at=about.modified,
        media_id=name.partition(".")[0].removesuffix("_reduced"),
        description="how an app looked when it was left; media_id is the number of the task",
    )
    yield Item("file", record)
