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
