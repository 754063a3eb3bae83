"""What the files about weibo share."""

from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import Sql

# Seconds or milliseconds since 1970: versions differ, and the values do not overlap.
MOMENT = Sql(
    "seconds or milliseconds",
    f"CASE WHEN {{}} > 100000000000 THEN {UNIX_MS.sql('{}')} ELSE {UNIX_S.sql('{}')} END",
    sentinels=(0,),
)

HOME = "{app_data:com.sina.weibo}/databases/"

SOURCES = (
    "https://github.com/abrignoni/ALEAPP (weibo.py)",
    "public notes on the schema of Weibo 16.5.3 (home_table, like_table, follower_table, t_message)",
)
