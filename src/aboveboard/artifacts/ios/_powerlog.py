"""Rows of PowerLog, at the time that the phone's clock had."""

from __future__ import annotations

from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Col, FieldSource, Record, Sqlite, opt

FILES = (
    "{var}/containers/Shared/SystemGroup/*/Library/BatteryLife/CurrentPowerlog.PLSQL",
    "{mobile}/Library/Logs/CrashReporter/**/powerlog_*.PLSQL",
    "{mobile}/Library/BatteryLife/CurrentPowerlog.PLSQL",
)

SOURCES = (
    "https://github.com/mac4n6/APOLLO (modules/powerlog_*.txt)",
    "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/ios_powerlog.py)",
)


# Times are those of a clock of its own; the difference to the phone's clock is noted from time to time.
SHIFT = (
    "COALESCE((SELECT o.system FROM PLStorageOperator_EventForward_TimeOffset AS o"
    " ORDER BY o.timestamp > r.timestamp, abs(o.timestamp - r.timestamp) LIMIT 1), 0)"
)

AT = Col(f"r.timestamp + {SHIFT}", UNIX_S)

END = opt(f"r.timestampEnd + {SHIFT}", UNIX_S)


def rows(kind: type[Record], table: str, *needs: str, **fields: FieldSource) -> Sqlite:
    return Sqlite(
        base=f"PL{table} AS r",
        key="r.ID",
        requires={
            f"PL{table}": ("timestamp", *needs),
            "PLStorageOperator_EventForward_TimeOffset": ("timestamp", "system"),
        },
        fields={"at": AT, **fields},
        kind=kind,
        optional=True,
    )
