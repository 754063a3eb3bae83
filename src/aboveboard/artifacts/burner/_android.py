"""What the files about burner share."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Col, FieldSource, Person, Sql, flag, opt

SOURCES = ("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/burner.py",)


DIRECTION = Sql("1 = received, 2 = sent", "CASE {} WHEN 1 THEN 'incoming' WHEN 2 THEN 'outgoing' END")

WHO = "NULLIF(m.contact_phone_number, '')"

NAME = "(SELECT NULLIF(c.name, '') FROM contacts AS c WHERE c.phone_number = m.contact_phone_number AND c.name <> '' LIMIT 1)"

NEEDS = {"messages": ("date_created", "contact_phone_number", "direction", "message_type", "message")}

COMMON: tuple[tuple[str, FieldSource], ...] = (
    ("at", Col("m.date_created", UNIX_MS)),
    ("direction", Col("m.direction", DIRECTION)),
    ("party", Col(WHO)),
    ("sender", Person(WHO, NAME, "sender", optional=True, when="m.direction = 1")),
    ("recipients", Person(WHO, NAME, "recipient", optional=True, many=True, when="m.direction = 2")),
    ("thread", Col(WHO)),
    ("account", opt("NULLIF(m.burner_id, '')")),
    ("read", opt("m.read", flag)),
)
