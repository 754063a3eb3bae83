"""What the files about textnow share."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Col, FieldSource, Person, Sql, flag, opt

DIRECTION = Sql("1 = received, 2 = sent", "CASE {} WHEN 1 THEN 'incoming' WHEN 2 THEN 'outgoing' END")

NEEDS = {"ZTMOINTERACTION": ("ZLOCALTIMESTAMP", "ZDIRECTION", "ZCONTENT", "ZCALLID", "ZCONVERSATION")}

JOINS = (
    "LEFT JOIN ZTMOCONVERSATION AS c ON c.Z_PK = m.ZCONVERSATION",
    "LEFT JOIN ZTMOCONTACTVALUE AS v ON v.Z_PK = c.ZCONTACTVALUE",
)

WHO, NAME = "NULLIF(v.ZCONTACTVALUE, '')", "NULLIF(v.ZCONTACTNAME, '')"

COMMON: tuple[tuple[str, FieldSource], ...] = (
    ("at", Col("m.ZLOCALTIMESTAMP", COCOA_S)),
    ("direction", Col("m.ZDIRECTION", DIRECTION)),
    ("party", opt(WHO)),
    ("recipients", Person(WHO, NAME, "recipient", many=True, optional=True, when="m.ZDIRECTION = 2")),
    ("thread", opt(WHO)),
    ("read", opt("m.ZREAD", flag)),
)


FILES = tuple(
    f"{{app_data:{app}}}/Documents/{'[0-9]' * 10}*" for app in ("com.tinginteractive.usms", "com.enflick.ios.textnow")
)

SOURCES = ("https://github.com/abrignoni/iLEAPP (TextNow on iOS: tables of 20.10 and 21.3, directions, times)",)
