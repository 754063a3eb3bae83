"""The Android artifacts on public test data, where it is there: records against counts known from elsewhere."""

from importlib import import_module
from pathlib import Path

import pytest

from aboveboard.kit import Artifact
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
    ("contacts", "CONTACTS", "android/nist_htc_desire/contacts2.db", CONTACTS2, {"Contact": 11}),
    ("calls", "CALLS_IN_CONTACTS", "android/nist_htc_desire/contacts2.db", CONTACTS2, {"Call": 1}),
    ("calls", "CALLS_IN_CONTACTS", "plaso/android/contacts2.db", CONTACTS2, {"Call": 3}),
    ("calls", "CALLS", "android/andriller/calllog.db", CALLLOG, {"Call": 1}),
    ("sms", "SMS", "plaso/android/mmssms.db", MMSSMS, {"Message": 9}),
    ("sms", "SMS", "android/dfrws2021/3-1_mmssms.db", MMSSMS, {"Message": 32}),
    (
        "calendar",
        "CALENDAR",
        "android/dfrws2021/3-5_calendar.db",
        APPS + "com.android.providers.calendar/databases/calendar.db",
        {"CalendarEvent": 1, "DeviceFact": 4},
    ),
    ("chrome", "CHROME", "plaso/chrome/History", HISTORY, {"Visit": 69, "Download": 2, "WebSearch": 3}),
    ("chrome", "CHROME", "android/hindsight/History_10", HISTORY, {"Visit": 84, "Download": 2, "WebSearch": 5}),
    ("chrome", "CHROME", "android/hindsight/History_30", HISTORY, {"Visit": 46, "Download": 2, "WebSearch": 5}),
    ("chrome", "CHROME", "android/hindsight/History_60", HISTORY, {"Visit": 61, "Download": 2, "WebSearch": 5}),
    ("chrome", "CHROME_FORMS", "plaso/chrome/Web Data", HISTORY.replace("History", "Web Data"), {"Event": 3}),
    (
        "downloads",
        "DOWNLOADS",
        "plaso/android/downloads.db",
        APPS + "com.android.providers.downloads/databases/downloads.db",
        {"Download": 11},
    ),
    ("usagestats", "HISTORY", "plaso/usage-history.xml", "data/system/usagestats/usage-history.xml", {"Usage": 28}),
    ("usagestats", "USAGE", RED + USAGE + "daily/1650012087093", USAGE + "daily/1650012087093", {"Usage": 29}),
    ("packages", "PACKAGES", RED + "data/system/packages.xml", "data/system/packages.xml", {"App": 73}),
    ("packages", "LIST", RED + "data/system/packages.list", "data/system/packages.list", {"App": 73}),
    (
        "sims",
        "SIMS",
        "android/nist_htc_desire/telephony.db",
        MMSSMS.replace("mmssms", "telephony"),
        {"Sim": 1},
    ),
)


@pytest.mark.corpora
@pytest.mark.parametrize(("module", "name", "file", "path", "counts"), CASES)
def test_counts_on_public_data(module: str, name: str, file: str, path: str, counts: dict[str, int]) -> None:
    source = CORPORA / file
    if not source.is_file():
        pytest.skip("the public test data is not here")
    artifact: Artifact = getattr(import_module(f"aboveboard.artifacts.android_{module}"), name)
    result = run(artifact, {path: source.read_bytes()})
    assert {kind: len(result.of(kind)) for kind in counts} == counts
    assert len(result.records) == sum(counts.values())
    assert {outcome.status.value for outcome in result.outcomes} <= {"complete", "empty"}
