"""Life360 on iOS: messages and members of circles (`Messaging.sqlite`), and the positions that its logs hold."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator

from aboveboard.formats import lines, loose
from aboveboard.formats.times import COCOA_S, UNIX_S
from aboveboard.kit import (
    About,
    Artifact,
    Code,
    Col,
    Contact,
    Item,
    Lost,
    Message,
    Person,
    Place,
    Rows,
    Sqlite,
    enum,
    flag,
    opt,
)

_STORE = (
    "{app_data:com.life360.safetymap}/Library/Application Support/Messaging.sqlite",
    "{app_group:*}/Library/Application Support/Messaging.sqlite",
)
_MADE = "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/life360.py"
_SENT = "X-UserContext header set: "


def _name(table: str) -> str:
    return f"NULLIF(trim(COALESCE({table}.ZFIRSTNAME, '') || ' ' || COALESCE({table}.ZLASTNAME, '')), '')"


def _where(column: str) -> str:
    return f"(SELECT l.{column} FROM ZCHATMESSAGELOCATION AS l WHERE l.ZMESSAGE = m.Z_PK ORDER BY l.Z_PK LIMIT 1)"


_MESSAGES = Sqlite(
    "ZCHATMESSAGE AS m",
    "m.Z_PK",
    {
        "at": Col("m.ZDATE", COCOA_S),
        "direction": Col("CASE s.ZISLOGGEDINUSER WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END"),
        "sender": Person("s.ZMEMBERID", _name("s"), role="sender"),
        "thread": opt("CAST(m.ZTHREAD AS TEXT)"),
        "body": Col("NULLIF(m.ZMESSAGETEXT, '')"),
        "message_id": Col("NULLIF(m.ZMESSAGEID, '')"),
        "status": Col("m.ZSENTSTATUSASINTEGER", enum("sent status", {2: "sent", 3: "failed"})),
        "read": Col("m.ZISREAD", flag),
        "deleted": Col("m.ZISLOCALLYDELETED", flag),
        "latitude": opt(_where("ZLATITUDE")),
        "longitude": opt(_where("ZLONGITUDE")),
    },
    ("LEFT JOIN ZCHATMEMBER AS s ON s.Z_PK = m.ZSENDER",),
    requires={"ZCHATMESSAGE": ("ZMESSAGETEXT", "ZDATE"), "ZCHATMEMBER": ("ZMEMBERID",)},
)
_MEMBERS = Sqlite(
    "ZCHATMEMBER AS s",
    "s.Z_PK",
    {
        "name": Col(_name("s")),
        "given_name": Col("NULLIF(s.ZFIRSTNAME, '')"),
        "family_name": Col("NULLIF(s.ZLASTNAME, '')"),
        "identifiers": Rows(
            "SELECT CAST(i.ZPHONE AS TEXT) AS value, 'phone' AS type FROM ZCHATMEMBER AS i WHERE i.Z_PK = s.Z_PK AND"
            " i.ZPHONE <> '' UNION ALL SELECT CAST(i.ZEMAIL AS TEXT), 'email' FROM ZCHATMEMBER AS i WHERE i.Z_PK = s.Z_PK"
            " AND i.ZEMAIL <> ''",
            keys=("value", "type"),
        ),
        "groups": Rows(
            "SELECT c.ZNAME AS name FROM ZCHATCIRCLE AS c WHERE c.Z_PK = s.ZCIRCLE AND c.ZNAME <> ''", keys=("",)
        ),
        "contact_id": Col("NULLIF(s.ZMEMBERID, '')"),
        "own": Col("s.ZISLOGGEDINUSER", flag),
    },
)


def _number(value: object) -> float | None:
    """A number, also one that is written as text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _log(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for number, line in enumerate(lines.split(data), 1):
        _, found, text = line.text.partition(_SENT)
        if not found:
            continue
        try:
            sent = loose.mapping(json.loads(text))
        except ValueError:
            yield Lost(f"line {number} breaks off")
            continue
        fix = loose.mapping(sent.get("geolocation"))
        moving = loose.text(loose.mapping(sent.get("device")).get("userActivity"))
        record = Place(
            at=UNIX_S.to_utc_us(_number(fix.get("timestamp"))),
            latitude=_number(fix.get("lat")),
            longitude=_number(fix.get("lon")),
            altitude=_number(fix.get("alt")),
            accuracy=_number(fix.get("accuracy")),
            speed=_number(fix.get("speed")),
            heading=_number(fix.get("heading")),
            position_class=f"sent to the service, {moving}" if moving else "sent to the service",
        )
        yield Item(f"line {number}", record, {"line": line.text}, offset=line.span.offset)


MESSAGES = Artifact(
    id="ios.life360",
    title="Life360: messages",
    service="life360",
    emits=Message,
    files=_STORE,
    read=(_MESSAGES,),
    says="One record for each message of a circle; outgoing are those of the member that the store marks as logged in.",
    limits="Likes and actions are not read.",
    sources=(_MADE,),
)
MEMBERS = Artifact(
    id="ios.life360.members",
    title="Life360: members of circles",
    service="life360",
    emits=Contact,
    files=_STORE,
    read=(_MEMBERS,),
    says="One record for each member of each circle; `own` is the one that is logged in.",
    limits="Pictures are addresses on a server and are not read.",
    sources=(_MADE,),
)
POSITIONS = Artifact(
    id="ios.life360.positions",
    title="Life360: positions in its logs",
    service="life360",
    emits=Place,
    files=(
        "{app_data:com.life360.safetymap}/**/com.life360.safetymap *.log",
        "{app_group:*}/**/com.life360.safetymap *.log",
    ),
    read=(Code(_log, name="log", places=lines.places),),
    says="One record for each position that the app logged as sent to its service, at the time of the position.",
    limits="Logs go back for days. Samples that the app only logged, motion and battery are not read. What the activity"
    " (`position_class`) says is the app's own guess. Who carried the phone is not known.",
    sources=(_MADE,),
)
