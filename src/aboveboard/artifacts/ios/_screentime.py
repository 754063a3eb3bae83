"""Whose a block of Screen Time is."""

from aboveboard.kit import FieldSource, opt

DEVICE = (
    "LEFT JOIN ZUSAGE AS u ON u.Z_PK = b.ZUSAGE",
    "LEFT JOIN ZCOREDEVICE AS d ON d.Z_PK = u.ZDEVICE",
    "LEFT JOIN ZCOREUSER AS p ON p.Z_PK = u.ZUSER",
)

WHOSE: dict[str, FieldSource] = {
    "account": opt("NULLIF(p.ZAPPLEID, '')"),
}

ON_DEVICE = "NULLIF(d.ZNAME, '')"


FILES = tuple(
    f"{{var}}/{folder}com.apple.remotemanagementd/RMAdminStore-{name}.sqlite"
    for folder in (
        "mobile/Library/Application Support/",
        "mobile/Containers/Data/InternalDaemon/*/Library/Application Support/",
    )
    for name in ("Local", "Cloud")
)

SOURCES = (
    "https://github.com/mac4n6/APOLLO (modules/screentime_*.txt)",
    "https://github.com/abrignoni/iLEAPP (screentimeAll)",
)
