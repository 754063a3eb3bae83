"""Blockers of calls: what they keep of those that they did not let through.

What their sources leave open is said at each store. Most keep no direction, for they see none but
calls that come in.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.engine._fifteenth_c_talk import HUB, LOCALE, Rows, coming, fifteenth, packed, stamp
from tests.engine.published_talk import Aside, Record, database, local, party, rang, spaced

UNSAID = {"direction": [None]}


def aartisoft() -> Aside:
    """Calls of numbers on a list, kept where an earlier form of the app kept texts: `body` says when, by a clock of 12 hours.

    Nothing says which half of the day it was, so either is right. The number stands in the column for names too. The phone tells
    of a call when it rings and, hung up by the app, once more when it is idle, and each time is a row: the second may be told
    or not. So may the list's own entries, which have names. Taken for granted: that the phone gives the number both times, an
    English phone, and what a list's entry has for a text's number when there was no text.
    """
    talk = fifteenth("aartisoft", people=16, rings=88)
    rows, truth, spare = (
        Rows(SMS_BlackList=[], sms_blocked=[], android_metadata=[("en_US",)]),
        list[Record](),
        list[tuple[str, int]](),
    )
    for person in talk.people[1:15]:
        rows["SMS_BlackList"].append(
            (
                str(40 + person.n * 3) if person.n % 3 == 1 else "",
                person.name if person.n % 4 else person.phone,
                person.phone,
            )
        )
        spare.append(("SMS_BlackList", person.n))
    listed = [ring for ring in coming(talk) if ring.other.n < 15]
    for ring, row in zip(listed, spaced(talk.rng, len(listed) * 2)[::2], strict=True):
        for at, seconds in ((row, 0), (row + 1, 1 + ring.n % 2)):
            then = ring.ms + seconds * 1000
            text = f"{stamp(then, '%b')} {int(stamp(then, '%d'))}, {stamp(then, '%Y %I:%M:%S')}"
            rows["sms_blocked"].append((at, ring.other.phone, ring.other.phone, text))
        spare.append(("sms_blocked", row + 1))
        halves = [local(stamp(ring.ms, f"%Y-%m-%d {hour}:%M:%S")) for hour in _halves(int(stamp(ring.ms, "%H")))]
        told = rang(ring, "sms_blocked", row, party(ring.other.phone), at=halves[0])
        truth.append({**told, "also": {**UNSAID, "at": halves}})
    script = (
        LOCALE
        + """CREATE TABLE SMS_BlackList(sms_id, names varchar(20), numbers varchar(20) UNIQUE);
        CREATE TABLE sms_blocked(id integer primary key autoincrement, names varchar(20), numbers varchar(20), body varchar(250));
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/aartisoft/Android_CallBlocker app/src/main/java/com/codersact/blocker/db/CommonDbMethod.java,
        brodcasting/BlockingProcessReceiver.java"""
    return database(script, rows, truth, address, decoys=("android_metadata",), spare=spare)


def _halves(hour: int) -> tuple[str, str]:
    """The hour as a clock of twelve hours writes it, and the other one that it may be."""
    written = hour % 12 or 12
    return f"{written:02}", f"{(written + 12) % 24:02}"


def yacb() -> Aside:
    """What a blocker decided of calls: lists of number, time and decision as JSON in its preferences, newest first.

    0 is let through, 1 silenced, 2 blocked. Calls without a number are not kept. Of the other preferences only some are here;
    entries of the list of whom to let through may be told or not. Taken for granted: the preferences' place before a phone is
    unlocked, and that the cleaned number has a plus where the phone gave one.
    """
    talk = fifteenth("yacb", people=20, rings=88)
    kept, truth = list[list[object]](), list[Record]()
    for row, ring in enumerate(reversed(coming(talk))):
        number = ring.other.local if ring.n % 4 == 1 else ring.other.phone
        number = "".join(c for c in number if c in "+0123456789")
        decision = 0 if ring.duration else (2, 2, 1)[ring.n % 3]
        kept.append([number, ring.ms, decision])
        told = rang(ring, "callDecisions", row, party(number))
        truth.append({**told, "also": dict(UNSAID)})
    white = [{"pattern": talk.people[n].phone, "name": talk.people[n].name} for n in (3, 8)]
    listed = [*white, {"pattern": "+4989125*", "name": "Klinikum"}, {"pattern": "112"}]
    last = talk.rings[-1].ms
    lines = [
        '    <boolean name="incomingCallNotifications" value="true" />',
        f'    <string name="callDecisions">{_xml(packed(kept))}</string>',
        '    <boolean name="blockHiddenNumbers" value="true" />',
        '    <boolean name="blacklistIsNotEmpty" value="false" />',
        f'    <string name="whitelist">{_xml(packed(listed))}</string>',
        f'    <long name="lastUpdateTime" value="{last - 7_200_000}" />',
        f'    <long name="lastUpdateCheckTime" value="{last - 3_600_000}" />',
        '    <set name="silenceCalls">\n        <string>neutral</string>\n    </set>',
        '    <string name="callLogGrouping">consecutive</string>',
        '    <long name="blockingPausedUntil" value="0" />',
        '    <int name="__preferencesVersion" value="2" />',
    ]
    whole = "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>\n" + "\n".join(lines) + "\n</map>\n"
    address = f"""{HUB}/blurayne/yet-another-callblocker app/src/main/java/dummydomain/yetanothercallblocker/Settings.java,
        data/CallDecisionLog.java, data/Whitelist.java"""
    spare = frozenset(("whitelist", n) for n in range(len(listed)))
    package = "dummydomain.yetanothercallblocker"
    path = f"data/user_de/0/{package}/shared_prefs/{package}_preferences.xml"
    return Aside(whole.encode(), truth, address, spare=spare, path=path)


def _xml(text: str) -> str:
    """Text as Android writes it into preferences."""
    return escape(text, {'"': "&quot;"})


def cetinbaltaci() -> Aside:
    """Calls that were hung up for their country: a number, and when in seconds."""
    talk = fifteenth("cetinbaltaci", people=22, rings=72)
    rows, truth = Rows(Calls=[], android_metadata=[("tr_TR",)]), list[Record]()
    listed = coming(talk)
    for row, ring in zip(spaced(talk.rng, len(listed)), listed, strict=True):
        number = ring.other.phone.replace("+", "00", 1) if ring.n % 9 == 4 else ring.other.phone
        rows["Calls"].append((row, ring.s, number))
        told = rang(ring, "Calls", row, party(number), at=ring.s * 1_000_000)
        truth.append({**told, "also": dict(UNSAID)})
    script = (
        LOCALE
        + """CREATE TABLE Calls ( id INTEGER PRIMARY KEY AUTOINCREMENT, calltime INTEGER, number TEXT );
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/cetinbaltaci/CallBlocker app/src/main/java/com/cb/callblocker/SQLiteDatabaseHandler.java,
        CallBlockerService.java, PhoneStateReceiver.java"""
    return database(script, rows, truth, address, decoys=("android_metadata",))


def scheduled() -> Aside:
    """Calls stopped either way by a timetable: a call has whose it was only as the number of an entry of the list of the blocked.

    Ways are 1 for outgoing and 2 for incoming. Entries of that list have names (or `No name`) and numbers twice, and may be told
    or not. Their flag is a word when they are new and a number once they were changed. Taken for granted: that numbers are made
    international, how entries' numbers look, and that a timetable's times are those of the day when it was set.
    """
    talk = fifteenth("scheduled", people=18, rings=52)
    rows = Rows(BlockedList=[], BlockSchedule=[], CallLog=[], android_metadata=[("en_US",)])
    truth, spare = list[Record](), list[tuple[str, int]]()
    keys = {person.n: str(100 + person.n * 37 % 401) for person in talk.people[1:]}
    counts = {(ring.other.n, ring.out): 0 for ring in talk.rings}
    for ring in talk.rings:
        counts[ring.other.n, ring.out] += 1
    for row, person in enumerate(talk.people[1:], 1):
        out, back = counts.get((person.n, True), 0), counts.get((person.n, False), 0)
        changed = bool(out or back)
        rows["BlockedList"].append(
            (keys[person.n], "No name" if person.n % 6 == 5 else person.name, person.phone, person.local,
             (1 + person.n % 2) if out else 0, (1 + person.n % 3 // 2) if back else 0, 1 if changed else "true", out, back)
        )  # fmt: skip
        spare.append(("BlockedList", row))
        for day in (2, 4, 6) if person.n % 5 == 1 else ():
            day_of = (talk.rings[0].ms // 86_400_000 - 1) * 86_400_000
            rows["BlockSchedule"].append(
                (len(rows["BlockSchedule"]) + 1, keys[person.n], day, 2, day_of + 79_200_000, day_of + 86_340_000)
            )
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        other = ring.other
        rows["CallLog"].append((row, keys[other.n], 1 if ring.out else 2, ring.ms))
        ways = party(other.phone, other.local, keys[other.n], name=None if other.n % 6 == 5 else other.name)
        truth.append(rang(ring, "CallLog", row, ways))
    script = (
        LOCALE
        + """CREATE TABLE BlockType (id tinyint PRIMARY KEY, name varchar(20) );
        CREATE TABLE BlockState (id tinyint PRIMARY KEY, name varchar(20) );
        CREATE TABLE BlockedList (_id char(10) primary key, name varchar(100), PhoneNumber char(20), DisplayNumber char(20),
        OutgoingCall tinyint default 0, IncomingCall tinyint default 0, IsNumberStandardized boolean,
        BlockedOutgoingCalls int default 0, BlockedIncomingCalls int default 0,
        FOREIGN KEY (OutgoingCall) REFERENCES BlockState(id), FOREIGN KEY (IncomingCall) REFERENCES BlockState(id));
        CREATE TABLE BlockSchedule (_id integer primary key autoincrement, contactId char(10), weekDay tinyint,
        blockType tinyint, startTime long, endTime long, FOREIGN KEY (contactId) REFERENCES BlockedList(_id),
        FOREIGN KEY (blockType) REFERENCES BlockType(id));
        CREATE TABLE CallLog ( _id integer primary key autoincrement, contactId char(10), blockType tinyint, time datetime,
        FOREIGN KEY (contactId) REFERENCES BlockedList(_id), FOREIGN KEY (blockType) REFERENCES BlockType(id));
        INSERT INTO BlockType VALUES (1, 'outgoing'), (2, 'incoming');
        INSERT INTO BlockState VALUES (0, 'unblocked'), (1, 'always blocked'), (2, 'scheduled block');
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/btesf/ScheduledCallBlocker app/src/main/java/com/example/bereket/callblocker/DataBaseHelper.java,
        LogManager.java"""
    decoys = ("blocktype", "blockstate", "blockschedule", "android_metadata")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)
