"""What a phone answers to `dumpsys usagestats`: how apps were used."""

from aboveboard.artifacts.android._answers import ASKED, LIMIT, SOURCE, USERS, answer, told
from aboveboard.artifacts.android._answers_usagestats import usage
from aboveboard.formats import lines
from aboveboard.kit import Artifact, Code, Usage

USAGE = Artifact(
    id="android.answers.usagestats",
    title="Usage statistics, as the phone answered",
    service="android.usagestats",
    emits=Usage,
    files=answer("dumpsys-usagestats"),
    read=(Code(told(usage), name="usage", limit=LIMIT, companions=(ASKED,), places=lines.blocks),),
    says="One record for each event of the last 24 hours, and one for each total of an app or of the screen in the running day,"
    " week, month and year.",
    limits="Times are on the phone's own clock, without its zone; some makers write them in the phone's language, and those are"
    " kept as stored alone. When an interval began is not read. Intervals overlap: a day is also in its week, month and year."
    + USERS,
    sources=(
        f"{SOURCE} (services/usage/java/com/android/server/usage/UserUsageStatsService.java)",
        "https://developer.android.com/reference/android/app/usage/UsageEvents.Event",
    ),
    version=2,
)
