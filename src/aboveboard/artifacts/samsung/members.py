"""Samsung Members' own log of what went on in the phone (`com_pocketgeek_sdk.db`)."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Activity, Artifact, Col, Sqlite

MEMBERS = Artifact(
    id="android.samsung_members",
    title="Samsung Members: events",
    service="android.samsung_members",
    emits=Activity,
    files=("{app_data:com.samsung.oh}/databases/com_pocketgeek_sdk.db",),
    read=(
        Sqlite(
            base="device_events AS e",
            key="e.rowid",
            requires={"device_events": ("created_at", "type", "value")},
            fields={
                "at": Col("e.created_at", UNIX_MS),
                "activity": Col("NULLIF(e.type, '')"),
                "value": Col("CAST(NULLIF(e.value, '') AS TEXT)"),
            },
        ),
    ),
    says="One record for each event (screen, battery, network and the like) that Samsung Members logged, in its own words.",
    limits="What types there are, and what their values mean, is documented nowhere that was found.",
    sources=("https://github.com/abrignoni/ALEAPP (smembersEvents)",),
)
