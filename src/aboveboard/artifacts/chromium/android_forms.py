"""Chromium-based browsers on Android: what was kept for filling in forms."""

from aboveboard.formats.chromium import ANDROID, Browser
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Event, Sqlite

_FORMS = Sqlite(
    "autofill AS f",
    "f.rowid",
    {
        "at": Col("f.date_last_used", UNIX_S),
        "event": Col("'form entry'"),
        "detail": Col("f.name || ': ' || f.value"),
    },
    kind=Event,
    name="forms",
)
_OLD_FORMS = Sqlite(
    "autofill AS f",
    "f.pair_id",
    {
        "at": Col("(SELECT max(w.date_created) FROM autofill_dates AS w WHERE w.pair_id = f.pair_id)", UNIX_S),
        "event": Col("'form entry'"),
        "detail": Col("f.name || ': ' || f.value"),
    },
    kind=Event,
    name="forms",
)


def _artifact(browser: Browser) -> Artifact:
    return Artifact(
        id=f"android.{browser.service}.forms",
        title=f"{browser.title}: form entries",
        service=browser.service,
        emits=Event,
        files=browser.files("Web Data"),
        read=(_FORMS, _OLD_FORMS),
        says="One record for each value that the browser kept for filling in forms.",
        limits="Addresses and payment cards are not read.",
        sources=("https://source.chromium.org/chromium/chromium/src (components/autofill)",),
        tested=("plaso and hindsight test data (Chrome 8, 10, 30, 60, 68)",) if browser.service == "chrome" else (),
    )


FORMS = tuple(_artifact(browser) for browser in ANDROID)
