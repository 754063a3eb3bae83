"""The Android artifacts on public test data, where it is there: records against counts known from elsewhere."""

from pathlib import Path

import pytest

from aboveboard.engine.registry import artifacts
from tests.artifacts.harness import run

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
FIXTURES: dict[str, dict[str, bytes]] = {}
APPS = "data/data/"
CONTACTS2 = APPS + "com.android.providers.contacts/databases/contacts2.db"
CALLLOG = APPS + "com.android.providers.contacts/databases/calllog.db"
MMSSMS = "data/user_de/0/com.android.providers.telephony/databases/mmssms.db"
HISTORY = APPS + "com.android.chrome/app_chrome/Default/History"
USAGE = "data/system/usagestats/0/"
RED = "android/redroid81/"

# Expected counts: of plaso, the events that its own tests expect (INDEX.tsv); of the others, rows or elements counted
# with sqlite3 and grep.
CASES = (
    ("android.contacts", "android/nist_htc_desire/contacts2.db", CONTACTS2, {"Contact": 11}),
    ("android.calls.contacts2", "android/nist_htc_desire/contacts2.db", CONTACTS2, {"Call": 1}),
    ("android.calls.contacts2", "plaso/android/contacts2.db", CONTACTS2, {"Call": 3}),
    ("android.calls", "android/andriller/calllog.db", CALLLOG, {"Call": 1}),
    ("android.sms", "plaso/android/mmssms.db", MMSSMS, {"Message": 9}),
    ("android.sms", "android/dfrws2021/3-1_mmssms.db", MMSSMS, {"Message": 32}),
    (
        "android.calendar",
        "android/dfrws2021/3-5_calendar.db",
        APPS + "com.android.providers.calendar/databases/calendar.db",
        {"CalendarEvent": 1},
    ),
    (
        "android.calendar.zone",
        "android/dfrws2021/3-5_calendar.db",
        APPS + "com.android.providers.calendar/databases/calendar.db",
        {"DeviceFact": 4},
    ),
    ("android.chrome", "plaso/chrome/History", HISTORY, {"Visit": 69, "Download": 2, "WebSearch": 3}),
    ("android.chrome", "android/hindsight/History_10", HISTORY, {"Visit": 84, "Download": 2, "WebSearch": 5}),
    ("android.chrome", "android/hindsight/History_30", HISTORY, {"Visit": 46, "Download": 2, "WebSearch": 5}),
    ("android.chrome", "android/hindsight/History_60", HISTORY, {"Visit": 61, "Download": 2, "WebSearch": 5}),
    ("android.chrome.forms", "plaso/chrome/Web Data", HISTORY.replace("History", "Web Data"), {"Event": 3}),
    (
        "android.downloads",
        "plaso/android/downloads.db",
        APPS + "com.android.providers.downloads/databases/downloads.db",
        {"Download": 11},
    ),
    (
        "android.usagestats.history",
        "plaso/usage-history.xml",
        "data/system/usagestats/usage-history.xml",
        {"Usage": 28},
    ),
    ("android.usagestats", RED + USAGE + "daily/1650012087093", USAGE + "daily/1650012087093", {"Usage": 29}),
    ("android.packages", RED + "data/system/packages.xml", "data/system/packages.xml", {"App": 73}),
    ("android.packages.list", RED + "data/system/packages.list", "data/system/packages.list", {"App": 73}),
    (
        "android.sims",
        "android/nist_htc_desire/telephony.db",
        MMSSMS.replace("mmssms", "telephony"),
        {"Sim": 1},
    ),
)


@pytest.mark.corpora
@pytest.mark.parametrize(("identifier", "file", "path", "counts"), CASES)
def test_counts_on_public_data(identifier: str, file: str, path: str, counts: dict[str, int]) -> None:
    source = CORPORA / file
    if not source.is_file():
        pytest.skip("the public test data is not here")
    result = run(artifacts()[identifier], {path: source.read_bytes()})
    assert {kind: len(result.of(kind)) for kind in counts} == counts
    assert len(result.records) == sum(counts.values())
    assert {outcome.status.value for outcome in result.outcomes} <= {"complete", "empty"}
