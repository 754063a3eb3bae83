"""Screen Time: use of apps and sites, notifications and pick-ups, by the hour (`RMAdminStore-Local.sqlite`)."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Const, FieldSource, Sqlite, Usage, opt

_DEVICE = (
    "LEFT JOIN ZUSAGE AS u ON u.Z_PK = b.ZUSAGE",
    "LEFT JOIN ZCOREDEVICE AS d ON d.Z_PK = u.ZDEVICE",
    "LEFT JOIN ZCOREUSER AS p ON p.Z_PK = u.ZUSER",
)
_WHOSE: dict[str, FieldSource] = {
    "account": opt("NULLIF(p.ZAPPLEID, '')"),
}
_ON_DEVICE = "NULLIF(d.ZNAME, '')"

SCREEN_TIME = Artifact(
    id="ios.screentime",
    title="Screen Time",
    service="ios.screentime",
    emits=Usage,
    files=tuple(
        f"{{var}}/{folder}com.apple.remotemanagementd/RMAdminStore-{name}.sqlite"
        for folder in (
            "mobile/Library/Application Support/",
            "mobile/Containers/Data/InternalDaemon/*/Library/Application Support/",
        )
        for name in ("Local", "Cloud")
    ),
    read=(
        Sqlite(
            base="ZUSAGETIMEDITEM AS i",
            key="i.Z_PK",
            requires={"ZUSAGETIMEDITEM": ("ZTOTALTIMEINSECONDS", "ZBUNDLEIDENTIFIER")},
            joins=(
                "LEFT JOIN ZUSAGECATEGORY AS c ON c.Z_PK = i.ZCATEGORY",
                "LEFT JOIN ZUSAGEBLOCK AS b ON b.Z_PK = c.ZBLOCK",
                *_DEVICE,
            ),
            fields={
                **_WHOSE,
                "at": opt("b.ZSTARTDATE", COCOA_S),
                "app": opt("COALESCE(NULLIF(i.ZBUNDLEIDENTIFIER, ''), NULLIF(i.ZDOMAIN, ''))"),
                "event": opt("CASE WHEN i.ZDOMAIN <> '' THEN 'site used' ELSE 'app used' END"),
                "duration": Col("i.ZTOTALTIMEINSECONDS"),
                "interval": Const("hour"),
                "component": opt(_ON_DEVICE),
            },
        ),
        Sqlite(
            base="ZUSAGECOUNTEDITEM AS i",
            key="i.Z_PK",
            requires={"ZUSAGECOUNTEDITEM": ("ZNUMBEROFNOTIFICATIONS", "ZNUMBEROFPICKUPS", "ZBUNDLEIDENTIFIER")},
            joins=("LEFT JOIN ZUSAGEBLOCK AS b ON b.Z_PK = i.ZBLOCK", *_DEVICE),
            fields={
                **_WHOSE,
                "at": opt("b.ZSTARTDATE", COCOA_S),
                "app": Col("NULLIF(i.ZBUNDLEIDENTIFIER, '')"),
                "event": Col("i.ZNUMBEROFPICKUPS || ' pick-ups, ' || i.ZNUMBEROFNOTIFICATIONS || ' notifications'"),
                "count": Col("i.ZNUMBEROFNOTIFICATIONS"),
                "interval": Const("hour"),
                "component": opt(_ON_DEVICE),
            },
            optional=True,
        ),
        Sqlite(
            base="ZUSAGEBLOCK AS b",
            key="b.Z_PK",
            requires={"ZUSAGEBLOCK": ("ZSTARTDATE", "ZSCREENTIMEINSECONDS")},
            joins=_DEVICE,
            fields={
                **_WHOSE,
                "at": Col("b.ZSTARTDATE", COCOA_S),
                "event": Const("screen on"),
                "duration": Col("b.ZSCREENTIMEINSECONDS"),
                "count": opt("b.ZNUMBEROFPICKUPSWITHOUTAPPLICATIONUSAGE"),
                "last_used_at": opt("b.ZLASTEVENTDATE", COCOA_S),
                "interval": Const("hour"),
                "component": opt(_ON_DEVICE),
            },
            optional=True,
        ),
    ),
    says="One record for each app or site and hour, one for each app's pick-ups and notifications, and one for each hour.",
    limits="`component` is the device: hours of other devices and members of the family are in the same store. `count` is"
    " notifications of an app, and pick-ups without an app of an hour. Limits and permissions set are not read.",
    sources=(
        "https://github.com/mac4n6/APOLLO (modules/screentime_*.txt)",
        "https://github.com/abrignoni/iLEAPP (screentimeAll)",
    ),
    absent_from=("itunes backup",),
)
