"""Life360 on Android: messages, members of circles, places, drives, and where the phone and other members' devices were."""

from __future__ import annotations

from aboveboard.artifacts.life360._android import DEVICE, HOME, MADE, OWNER, SENDER, event, name_of
from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import (
    Activity,
    Artifact,
    Col,
    Const,
    Contact,
    Message,
    Person,
    Place,
    Reading,
    Record,
    Rows,
    Sqlite,
    SqliteCode,
    flag,
    iso_utc,
    opt,
)


def _artifact(
    name: str,
    title: str,
    kind: type[Record],
    file: tuple[str, ...],
    read: tuple[Reading, ...],
    says: str,
    limits: str,
    source: str,
) -> Artifact:
    return Artifact(
        id=f"android.life360{name}",
        title=f"Life360: {title}",
        service="life360",
        emits=kind,
        files=tuple(HOME + each for each in file),
        read=read,
        says=says,
        limits=limits,
        sources=(MADE + source,),
    )


_MESSAGES = Sqlite(
    "message AS m",
    "m.rowid",
    {
        "at": Col("m.created_at", UNIX_S),
        "sender": Person("m.sender_id", SENDER, role="sender"),
        "thread": Col("CAST(m.thread_id AS TEXT)"),
        "body": Col("NULLIF(m.content, '')"),
        "read": Col("m.read", flag),
        "deleted": Col("m.deleted", flag),
        "status": Col("CASE m.sent WHEN 1 THEN 'sent' END"),
        "type": Col("CASE m.has_location WHEN 1 THEN 'location' ELSE 'text' END"),
        "latitude": opt("CASE m.has_location WHEN 1 THEN m.location_latitude END"),
        "longitude": opt("CASE m.has_location WHEN 1 THEN m.location_longitude END"),
    },
    requires={"message": ("sender_id", "content", "created_at")},
)
_MEMBERS = Sqlite(
    "members AS m",
    "m.rowid",
    {
        "at": Col("CAST(m.created_at AS INTEGER)", UNIX_S),
        "created_at": Col("CAST(m.created_at AS INTEGER)", UNIX_S),
        "modified_at": Col("m.last_updated", UNIX_MS),
        "name": Col(name_of("m")),
        "given_name": Col("NULLIF(m.first_name, '')"),
        "family_name": Col("NULLIF(m.last_name, '')"),
        "identifiers": Rows(
            "SELECT CAST(i.login_phone AS TEXT) AS value, 'phone' AS type FROM members AS i WHERE i.rowid = m.rowid AND"
            " i.login_phone <> '' UNION ALL SELECT CAST(i.login_email AS TEXT), 'email' FROM members AS i WHERE"
            " i.rowid = m.rowid AND i.login_email <> ''",
            keys=("value", "type"),
        ),
        "groups": Rows("SELECT c.name AS name FROM circles AS c WHERE c.id = m.circle_id AND c.name <> ''", keys=("",)),
        "contact_id": Col("CAST(m.id AS TEXT)"),
    },
)
_LAST_SEEN = Sqlite(
    "device_locations AS d",
    "d.rowid",
    {
        "at": Col("d.first_observed", iso_utc),
        "until": Col("d.last_observed", iso_utc),
        "latitude": Col("d.latitude"),
        "longitude": Col("d.longitude"),
        "accuracy": Col("d.accuracy"),
        "speed": Col("d.speed"),
        "name": Col(f"COALESCE({OWNER} || ': ' || {DEVICE}, {OWNER}, {DEVICE})"),
        "position_class": Const("last known position of a member's device"),
    },
)
_PLACES = Sqlite(
    "places AS p",
    "p.rowid",
    {
        "name": Col("NULLIF(p.name, '')"),
        "latitude": Col("p.latitude"),
        "longitude": Col("p.longitude"),
        "position_class": Col("'saved place' || COALESCE(', ' || NULLIF(p.source, ''), '')"),
    },
)
_FIXES = Sqlite(
    "location AS l",
    "l.rowid",
    {
        "at": Col("l.time", UNIX_MS),
        "latitude": Col("l.latitude"),
        "longitude": Col("l.longitude"),
        "accuracy": Col("l.accuracy"),
        "altitude": Col("l.altitude"),
        "speed": Col("l.speed"),
        "heading": Col("l.bearing"),
        "position_class": Col("COALESCE(NULLIF(l.provider, '') || ', ', '') || l.type"),
    },
    name="fixes",
)


_EVENTS = SqliteCode(
    "event AS e",
    "e.rowid",
    {"data": "e.data"},
    event,
    items_in="data",
    name="events",
    leaves_out="events without a position",
)
_DRIVES = Sqlite(
    "Drives AS d",
    "d.rowid",
    {
        "at": Col("d.startTime", UNIX_MS),
        "until": Col("d.endTime", UNIX_MS),
        "activity": Const("drive"),
        "value": Col(
            "'member ' || d.userId || COALESCE(', top speed ' || d.topSpeed || ' m/s', '')"
            " || COALESCE(', average ' || d.averageSpeed || ' m/s', '')"
        ),
    },
    kind=Activity,
    name="drives",
)


def _points(table: str, time: str, what: str) -> Sqlite:
    return Sqlite(
        f"{table} AS w",
        "w.rowid",
        {
            "at": Col(f"w.{time}", UNIX_MS),
            "latitude": Col("w.lat"),
            "longitude": Col("w.lon"),
            "accuracy": Col("w.accuracy"),
            "speed": Col("w.speed"),
            "position_class": Col(
                f"{what} || COALESCE(', member ' || (SELECT r.userId FROM Drives AS r WHERE r.driveId = w.driveId"
                " ORDER BY r.rowid LIMIT 1), '')"
            ),
        },
        kind=Place,
        name=table,
    )


LIFE360 = (
    _artifact(
        "",
        "messages",
        Message,
        ("messaging.db",),
        (_MESSAGES,),
        "One record for each message of a circle, and for each place that was sent in one.",
        "Which member is the phone's own is not in this store, and with that the direction; `status` is the store's own word.",
        "Life360.py",
    ),
    _artifact(
        ".members",
        "members of circles",
        Contact,
        ("MembersEngineRoomDatabase",),
        (_MEMBERS,),
        "One record for each member of each circle, the phone's own account among them.",
        "Which of them is the phone's own is not in this table.",
        "L360memberscircles.py",
    ),
    _artifact(
        ".devices",
        "where members' devices were last",
        Place,
        ("MembersEngineRoomDatabase",),
        (_LAST_SEEN,),
        "One record for each device of a circle: the last position that the app had of it, from the first to the last time that"
        " it was observed there; `name` is the member and the device.",
        "Also of other people's devices. No history. Battery and network are not read.",
        "life360LocalStores.py",
    ),
    _artifact(
        ".places",
        "places",
        Place,
        ("L360LocalStoreRoomDatabase",),
        (_PLACES,),
        "One record for each place that the circle keeps.",
        "A place kept is no visit, and no time stands with it. Alerts for coming and going are not read.",
        "L360places.py",
    ),
    _artifact(
        ".locations",
        "positions of the phone",
        Place,
        ("L360LocationLocalStoreRoomDatabase",),
        (_FIXES,),
        "One record for each position that the app took: as measured, filtered or sent, which `position_class` says.",
        "A buffer of hours, not a history. One position can stand in it three times. Geofences and changes of activity are not"
        " read.",
        "life360LocalStores.py",
    ),
    _artifact(
        ".events",
        "positions and drives in the event store",
        Place,
        ("L360EventStore.db", "L360EventStore_service.db"),
        (_EVENTS,),
        "One record for each position in an event: of the phone, on the way of a drive, and of what happened on it.",
        "Events without a position (battery, states) are left out. Kinds of events are as stored.",
        "L360eventstore.py",
    ),
    Artifact(
        id="android.life360.drives",
        title="Life360: drives",
        service="life360",
        emits=(Activity, Place),
        files=(HOME + "DriveBladeDB",),
        read=(
            _DRIVES,
            _points("DriveWaypoints", "timestamp", "'on a drive'"),
            _points("DriveEvents", "eventTime", "'event of a drive: ' || COALESCE(w.eventType, '')"),
        ),
        says="One record for each drive, each point on its way and each event on it, with the member whose drive it was.",
        limits="Also of other members. Whether a member drove or was driven is not known. The unit of the distance is not"
        " documented, and it is not read; nor are scores and counts.",
        sources=(MADE + "L360driveblade.py",),
    ),
)
