"""What the files about textnow share."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Col, FieldSource, Person, Sql, flag

FILES = ("{app_data:com.enflick.android.*}/databases/textnow_data.db",)

SOURCES = (
    "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/textnow.py",
    "the app's own CREATE TABLE statements, as published in decompiled copies of it",
)


DIRECTION = Sql("1 = received, 2 = sent", "CASE {} WHEN 1 THEN 'incoming' WHEN 2 THEN 'outgoing' END")

IS_CALL = "m.message_type IN (100, 102)"

WHO = "NULLIF(m.contact_value, '')"

NAME = "NULLIF(m.contact_name, '')"

NEEDS = {"messages": ("contact_value", "message_direction", "message_type", "message_text", "date", "read")}

COMMON: tuple[tuple[str, FieldSource], ...] = (
    ("at", Col("m.date", UNIX_MS)),
    ("direction", Col("m.message_direction", DIRECTION)),
    ("party", Col(WHO)),
    ("sender", Person(WHO, NAME, "sender", optional=True, when="m.message_direction = 1")),
    ("thread", Col(WHO)),
    ("read", Col("m.read", flag)),
)
