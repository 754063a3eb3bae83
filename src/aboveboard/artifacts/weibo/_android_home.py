"""What the files about weibo share."""

from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import Sql

# Seconds or milliseconds since 1970: versions differ, and the values do not overlap.
MOMENT = Sql(
    "seconds or milliseconds",
    f"CASE WHEN {{}} > 100000000000 THEN {UNIX_MS.sql('{}')} ELSE {UNIX_S.sql('{}')} END",
    sentinels=(0,),
)
