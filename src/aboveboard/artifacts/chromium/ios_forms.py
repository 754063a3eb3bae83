"""Chromium-based browsers on iOS other than Chrome: what was kept for filling in forms."""

from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Const, Event, Sqlite

# The service, its name, its bundle.
_BROWSERS = (
    ("edge", "Edge", "com.microsoft.msedge"),
    ("brave", "Brave", "com.brave.ios.browser"),
    ("opera", "Opera", "com.opera.Opera*"),
)

FORMS = tuple(
    Artifact(
        id=f"ios.{service}.forms",
        title=f"{title}: form entries",
        service=service,
        emits=Event,
        files=(f"{{app_data:{bundle}}}/Library/Application Support/**/Web Data",),
        read=(
            Sqlite(
                "autofill AS f",
                "f.rowid",
                {
                    "at": Col("f.date_last_used", UNIX_S),
                    "event": Const("form entry"),
                    "detail": Col("f.name || ': ' || f.value"),
                },
                name="forms",
            ),
        ),
        says="One record for each value that the browser kept for filling in forms.",
        limits="Addresses and payment cards are not read. The folder is looked for anywhere in the app's support folder:"
        " which one a version uses is not documented.",
        sources=("https://source.chromium.org/chromium/chromium/src (components/autofill)",),
    )
    for service, title, bundle in _BROWSERS
)
