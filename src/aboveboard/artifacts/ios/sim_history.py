"""SIM cards used."""

from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Sim, Sqlite, opt

SIM_HISTORY = Artifact(
    id="ios.sim_history",
    title="SIM cards used",
    service="ios.device",
    emits=Sim,
    files=("{var}/wireless/Library/Databases/CellularUsage.db",),
    read=(
        Sqlite(
            base="subscriber_info AS s",
            key="s.rowid",
            requires={"subscriber_info": ("subscriber_id",)},
            fields={
                "at": opt("s.last_update_time", times.COCOA_S),
                "iccid": Col("NULLIF(s.subscriber_id, '')"),
                "number": opt("NULLIF(s.subscriber_mdn, '')"),
                "slot": opt("s.slot_id"),
            },
        ),
    ),
    says="One record for each SIM card that the phone counted use of.",
    limits="The time is that of the last change to the row.",
    sources=("https://github.com/abrignoni/iLEAPP (cellularUsage)",),
)
