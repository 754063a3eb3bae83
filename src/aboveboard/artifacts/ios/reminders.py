"""Reminders of iOS 13 and later: `Container_v1/Stores/Data-*.sqlite`."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, CalendarEvent, Col, Sqlite, enum, flag, opt

_STATUS = enum("completed", {0: "open", 1: "completed"})


def _reminders(table: str, title: str, lists: tuple[str, ...], name: str, where: str | None) -> Sqlite:
    return Sqlite(
        name="reminders",
        base=f"{table} AS r",
        key="r.Z_PK",
        joins=lists,
        requires={table: (title, "ZCREATIONDATE")},
        where=where,
        leaves_out="rows of the same table that are no reminders (lists, accounts, alarms)" if where else None,
        fields={
            "at": opt("r.ZDUEDATE", COCOA_S),
            "title": Col(f"NULLIF(r.{title}, '')"),
            "notes": opt("NULLIF(r.ZNOTES, '')"),
            "calendar": opt(f"NULLIF({name}, '')"),
            "all_day": opt("r.ZALLDAY", flag),
            "time_zone": opt("NULLIF(r.ZTIMEZONE, '')"),
            "created_at": Col("r.ZCREATIONDATE", COCOA_S),
            "modified_at": opt("r.ZLASTMODIFIEDDATE", COCOA_S),
            "ends_at": opt("r.ZCOMPLETIONDATE", COCOA_S),
            "status": opt("r.ZCOMPLETED", _STATUS),
            "deleted": opt("r.ZMARKEDFORDELETION", flag),
            "event_id": opt("NULLIF(r.ZCKIDENTIFIER, '')"),
        },
    )


REMINDERS = Artifact(
    id="ios.reminders",
    title="Reminders",
    service="ios.reminders",
    emits=CalendarEvent,
    files=(
        "{app_group:group.com.apple.reminders}/Container_v1/Stores/Data-*.sqlite",
        "{mobile}/Library/Reminders/Container_v1/Stores/Data-*.sqlite",
    ),
    read=(
        _reminders("ZREMCDREMINDER", "ZTITLE", ("LEFT JOIN ZREMCDBASELIST AS l ON l.Z_PK = r.ZLIST",), "l.ZNAME", None),
        _reminders(
            "ZREMCDOBJECT",
            "ZTITLE1",
            ("LEFT JOIN ZREMCDOBJECT AS l ON l.Z_PK = r.ZLIST",),
            "COALESCE(l.ZNAME1, l.ZNAME)",
            "r.ZTITLE1 IS NOT NULL",
        ),
    ),
    says="One record for each reminder; `at` is when it is due, `ends_at` when it was ticked off.",
    limits="Places and people that a reminder waits for, sub-tasks, pictures and sharing are not read. Reminders come from every"
    " device of the account. Reminders before iOS 13 are in the calendar's database.",
    sources=("https://github.com/abrignoni/iLEAPP (reminders)",),
)
