"""What the files about samsung share."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Col, Person, Sql, flag, opt

FILES = ("{app_data:com.sec.android.provider.logsprovider}/databases/logs.db",)

SOURCES = ("https://github.com/kacos2000/Queries/blob/master/logs_db.sql",)


DIRECTION = Sql("call type", "CASE WHEN {} = 2 THEN 'outgoing' WHEN {} IN (1, 3, 4, 5, 6, 7) THEN 'incoming' END")

NO_CALL = "(l.logtype IN (200, 300, 400) OR (l.logtype <> 100 AND l.m_content <> ''))"

LOG = (
    ("at", Col("l.date", UNIX_MS)),
    ("direction", Col("l.type", DIRECTION)),
    ("party", Col("NULLIF(l.number, '')")),
    ("sender", Person("NULLIF(l.number, '')", "NULLIF(l.name, '')", "sender", when="l.type <> 2")),
    ("recipients", Person("NULLIF(l.number, '')", "NULLIF(l.name, '')", "recipient", many=True, when="l.type = 2")),
    ("read", opt("l.is_read", flag)),
    ("account", opt("NULLIF(l.account_name, '')")),
    ("sim", opt("CAST(l.sim_id AS TEXT)")),
)
