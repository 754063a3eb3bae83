"""Android's call log: `calls` in `calllog.db` and `calllog_shadow.db` (since Android 7), before in `contacts2.db`."""

from aboveboard.artifacts.android._calls import LIMITS, READ, SOURCES
from aboveboard.kit import Artifact, Call, Clock, Message

CALLS = Artifact(
    id="android.calls",
    title="Call log",
    service="android.calls",
    emits=(Call, Message),
    files=(
        "{app_data:com.android.providers.contacts}/databases/calllog.db",
        "{app_de:com.android.providers.contacts}/databases/calllog_shadow.db",
        "{app_data:com.samsung.android.providers.contacts}/databases/calllog.db",
        "{app_de:com.samsung.android.providers.contacts}/databases/calllog_shadow.db",
        "acquired/android/*/rows/calls.db",
    ),
    read=READ,
    says="One record for each row of the calls table, and one message for each voicemail in it.",
    limits=LIMITS,
    sources=SOURCES,
    clocks={"at": Clock.DEVICE},
    tested=("andriller test data (calllog.db)", "redroid Android 8.1 (empty)"),
)
