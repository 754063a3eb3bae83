"""When components of apps were last resumed: `usage-history.xml` of Android 4."""

from collections.abc import Iterator

from aboveboard.formats.android import document, number
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Artifact, Code, Item, Usage


def _history(data: bytes, about: About) -> Iterator[Item]:
    del about
    for root in document(data):
        for place, package in enumerate(root.findall("pkg"), 1):
            for index, part in enumerate(package.findall("comp"), 1):
                app, last = package.get("name"), UNIX_MS.to_utc_us(number(part.get("lrt")))
                usage = Usage(at=last, last_used_at=last, app=app, component=part.get("name"), event="last resumed")
                yield Item(f"pkg[{place}]/comp[{index}]", usage, part.attrs, offset=part.start)


HISTORY = Artifact(
    id="android.usagestats.history",
    title="Usage history (Android 4)",
    service="android.usagestats",
    emits=Usage,
    files=("{system}/usagestats/usage-history.xml",),
    read=(Code(_history, name="history"),),
    says="One record for each component, with the time it was last resumed.",
    limits="Small numbers are times that the phone had before its clock was set.",
    sources=("https://android.googlesource.com/platform/frameworks/base (Android 4: UsageStatsService.java)",),
    tested=("plaso test data (usage-history.xml)",),
)
