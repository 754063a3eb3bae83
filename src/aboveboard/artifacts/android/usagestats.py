"""How apps were used: the usage statistics service's interval files, in XML and, since Android 10, in protobuf.

The name of an interval file is the time (ms since 1970) from which all times in it count.
"""

from aboveboard.artifacts.android._usagestats import KINDS, SOURCE, places, read
from aboveboard.kit import Artifact, Code, Usage

USAGE = Artifact(
    id="android.usagestats",
    title="Usage statistics",
    service="android.usagestats",
    emits=Usage,
    files=(
        *(f"{{system}}/usagestats/*/{kind}/*" for kind in KINDS),
        *(f"data/system_ce/*/usagestats/{kind}/*" for kind in KINDS),
    ),
    read=(Code(read, name="interval", companions=("../mappings",), places=places),),
    says="One record for each event, and one for each total of an app, a configuration or the screen in an interval.",
    limits=(
        "Intervals overlap: a day is also in its week, month and year. Since Android 11 names are tokens whose texts are in"
        " the file `mappings` beside the intervals; a token without one is shown as such. Shortcuts, channels and chooser"
        " counts are not read."
    ),
    sources=(
        f"{SOURCE} (core/proto/android/server/usagestatsservice.proto, services/usage: UsageStatsXmlV1,"
        " UsageStatsProto, UsageStatsProtoV2)",
        "https://developer.android.com/reference/android/app/usage/UsageEvents.Event",
    ),
    tested=("redroid Android 8.1 (XML)",),
)
