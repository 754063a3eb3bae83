"""What an app kept of calls and texts that came, and took out of the phone's own logs: two databases of the fourth pool.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_four_talk import four
from tests.engine._tenth_talk import HUB, LOCALE, Rows, stamp
from tests.engine.published_talk import Aside, Record, database, party, rang, says, spaced

MASTER = f"{HUB}/gaje85/androidtraining MasterApp/src/com/example/masterapp"
ZONE = 5 * 3_600_000 + 1_800_000
"""The phone's zone in milliseconds, five hours and a half east."""


def callreceived() -> Aside:
    """Calls that rang: the number and when, as Java writes a date; whether they were taken is not said, some show no number.

    Taken for granted: the phone's zone has no name that Java knows, so that its distance stands in its place.
    """
    talk = four("callreceived", people=9, rings=60)
    rows, truth = Rows(incomingcallone=[]), list[Record]()
    came = [r for r in talk.rings if not r.out]
    for row, ring in zip(spaced(talk.rng, len(came)), came, strict=True):
        number = None if ring.n % 9 == 4 else ring.other.phone
        rows["incomingcallone"].append((row, number, stamp(ring.ms + ZONE, "%a %b %d %H:%M:%S GMT+05:30 %Y")))
        ways = party(number) if number else ()
        truth.append(rang(ring, "incomingcallone", row, ways, at=ring.s * 1_000_000))
    script = LOCALE + "CREATE TABLE incomingcallone (_id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT, date TEXT);"
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth, f"{MASTER}/DatabaseHelperIncomingCall.java",
        decoys=("android_metadata",),
    )  # fmt: skip


def smsreceived() -> Aside:
    """Texts that came: the number and the text, without a time; what a phone gets in parts stands in one row."""
    talk = four("smsreceived", count=80, people=8)
    rows, truth = Rows(incomingsms=[]), list[Record]()
    came = [x for x in talk.lines if x.text and not x.out]
    for row, line in zip(spaced(talk.rng, len(came)), came, strict=True):
        sender = {3: "VM-HDFCBK", 5: "56161"}.get(line.who.n, line.who.phone)
        rows["incomingsms"].append((row, sender, line.text))
        truth.append(says(line, "incomingsms", row, sender=party(sender)) | {"at": None})
    script = LOCALE + "CREATE TABLE incomingsms (_id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT, message TEXT);"
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth, f"{MASTER}/DatabaseHelper.java, SMSReceiver.java",
        decoys=("android_metadata",),
    )  # fmt: skip
