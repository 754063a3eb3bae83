"""Calls of the ninth pool: lists of calls as Android's and iPhones' small apps keep them, in tables, archives and preferences.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import plistlib
from datetime import UTC, datetime, timedelta, timezone

from tests.engine._pool_nine_c_talk import lists, nine
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed
from tests.engine.published_talk import Aside, Record, archived, database, known, party, rang

INDIA = timezone(timedelta(hours=5, minutes=30))


def ringinglist() -> Aside:
    """A list of calls that came (Room): a number and when it rang, as Java writes a date with its zone; nothing else.

    Each change of the phone's state adds a listener, so that some calls are written twice. Callers who hide have '' for a number.
    Taken for granted: the phone writes its zone as GMT+05:30; that calls came is said by the table's name alone.
    """
    talk = nine("ringinglist", people=9, rings=46)
    rows, truth = Rows(incomingCalls=[]), list[Record]()
    for ring in (r for r in talk.rings if not r.out):
        number = "" if ring.n % 13 == 4 else ring.other.phone
        when = datetime.fromtimestamp(ring.s, INDIA).strftime("%a %b %d %H:%M:%S GMT+05:30 %Y")
        for _ in range(2 if ring.n % 6 == 5 else 1):
            row = len(rows["incomingCalls"]) + 1
            rows["incomingCalls"].append((row, number, when))
            truth.append(rang(ring, "incomingCalls", row, party(number or None), at=ring.s * 1_000_000, directed=False))
    rows["room_master_table"] = [(42, hexed("ringinglist", 32))]
    script = LOCALE + ROOM + (
        "CREATE TABLE `incomingCalls` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phone_number` TEXT NOT NULL,"
        " `time_stamp` TEXT NOT NULL);"
    )  # fmt: skip
    root = "app/src/main/java/com/example/task/incoming"
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/crazo7924/android-call-log {root}/data/IncomingCall.kt, {root}/receiver/CallStateReceiver.kt",
        decoys=("room_master_table", "android_metadata"),
    )  # fmt: skip


def minutelist() -> Aside:
    """A tracker of calls that went out: a copy of the phone's own list, with lengths in minutes begun, and numbers not counted.

    Taken for granted: how seconds become minutes (each begun one counts; the helper was not read); an earlier version's table
    is kept beside, as the app does when it grows, and its rows may be told.
    """
    talk = nine("minutelist", people=10, rings=56)
    rows, truth = Rows(CALL_LIST=[], SKIP_NUBER_LIST=[], CALL_LIST_1=[], SKIP_NUBER_LIST_1=[]), list[Record]()
    out = [r for r in talk.rings if r.out]
    for ring in out:
        row = ring.n * 3 + 211
        number = (ring.other.phone, ring.other.phone[1:], ring.other.local.replace(" ", ""))[ring.other.n % 3]
        one = (row, number, -(-ring.duration // 60), ring.ms)
        rows["CALL_LIST"].append(one)
        made = rang(ring, "CALL_LIST", row, party(number), directed=False)
        truth.append(made | {"also": {"duration": [-(-ring.duration // 60) * 60]}})
    rows["CALL_LIST_1"] = [(140 + n, *one[1:3], one[3] - 9_000_000_000) for n, one in enumerate(rows["CALL_LIST"][:4])]
    rows["SKIP_NUBER_LIST"] = [(talk.people[3].phone[3:],), (talk.people[6].phone[3:],)]
    columns = "phoneNumber TEXT NOT NULL,duration INTEGER NOT NULL,date INTEGER NOT NULL"
    script = LOCALE + (
        f"CREATE TABLE CALL_LIST( callId INTEGER PRIMARY KEY, {columns});"
        "CREATE TABLE SKIP_NUBER_LIST( number TEXT NOT NULL );"
        "CREATE TABLE CALL_LIST_1(callId INT,phoneNumber TEXT,duration INT,date INT);"
        "CREATE TABLE SKIP_NUBER_LIST_1(number TEXT);"
    )
    root = "src/com/noundla/calltracker"
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/noundla/CallListTracker {root}/db/CallListDBHelper.java, {root}/outgoing/MyPhoneStateListener.java",
        decoys=("android_metadata",),
        spare=[*(("CALL_LIST_1", n) for n in range(1, 5)), *(("SKIP_NUBER_LIST", n) for n in (1, 2))],
    )  # fmt: skip


def deskphone() -> Aside:
    """An iPhone's preferences of an app that dials on a desk's phone: people and calls, each list one archive, keys end in Key.

    All calls were made, which the store does not say. Taken for granted: other keys of these preferences; that calls are added
    at the end.
    """
    talk = nine("deskphone", people=14, rings=27)
    numbers = {
        p.n: f"8891{p.n * 37 % 10000:04}" if p.n % 3 == 0 else p.local if p.n % 3 == 1 else p.phone for p in talk.people
    }
    truth = list[Record]()
    calls = list[dict[str, object]]()
    for at, ring in enumerate(talk.rings):
        number = numbers[ring.other.n]
        when = datetime.fromtimestamp(ring.s, UTC)
        calls.append({"contactName": ring.other.name, "telephonyNumber": number, "callTime": when})
        ways = party(number, name=ring.other.name)
        truth.append(rang(ring, "CallHistoryKey", at, ways, at=ring.s * 1_000_000, directed=False))
    people = list[dict[str, object]]()
    for at, person in enumerate(talk.people[1:]):
        people.append({"contactName": person.name, "telephonyNumber": numbers[person.n]})
        truth.append(known(person.name, [numbers[person.n]], "ContactListKey", at))
    module = "Smart_APP_Control_IP_PHONE"
    values = {
        "CallHistoryKey": archived(f"{module}.CallHistory", {}, listed=calls),
        "ContactListKey": archived(f"{module}.Contact", {}, listed=people),
        "AppleLanguages": ["zh-Hans-CN"],
        "AppleLocale": "zh_CN",
    }
    root = "Smart-APP-Control-IP-PHONE"
    return Aside(
        plistlib.dumps(values, fmt=plistlib.FMT_BINARY), truth,
        f"{HUB}/xiaolihu/{root} {root}/PersistentUtil.swift, {root}/CallHistory.swift, {root}/Contact.swift",
        path="private/var/mobile/Containers/Data/Application/5B0E/Library/Preferences/com.cisco.Smart-APP-Control-IP-PHONE.plist",
    )  # fmt: skip


def homework() -> Aside:
    """One archive of an iPhone's app with two lists at its top: calls that were made, newest first, and people.

    A call has a beginning, whole seconds, and first and last names of their own. Taken for granted: some have no last name ('');
    calls lead to people of the list.
    """
    talk = nine("homework", people=12, rings=30)
    truth = list[Record]()
    lasts = {p.n: "" if p.n % 5 == 3 else p.last for p in talk.people}
    names = {p.n: f"{p.first} {lasts[p.n]}".strip() for p in talk.people}
    calls = list[dict[str, object]]()
    for at, ring in enumerate(reversed(talk.rings)):
        other = ring.other
        calls.append(
            {"firstName": other.first, "lastName": lasts[other.n], "phoneNumber": other.phone,
             "callStartTime": datetime.fromtimestamp(ring.s, UTC), "callDuration": ring.duration}
        )  # fmt: skip
        ways = party(other.phone, name=names[other.n])
        truth.append(rang(ring, "CallLog", at, ways, at=ring.s * 1_000_000, duration=ring.duration, directed=False))
    people = list[dict[str, object]]()
    for at, person in enumerate(talk.people[1:]):
        photo = f"photo_{person.first}{lasts[person.n]}{person.phone}.png" if person.n % 4 == 1 else None
        people.append(
            {"firstName": person.first, "lastName": lasts[person.n], "phoneNumber": person.phone, "imagePath": photo}
        )
        truth.append(known(names[person.n], [person.phone], "ContactDataArrBase", at))
    data = lists({"CallLog": ("ContactLogData", calls), "ContactDataArrBase": ("ContactData", people)})
    root = "ios_homework_app"
    return Aside(
        data, truth,
        f"{HUB}/vashamporov/iOS_homework_project {root}/AppDelegate.m, {root}/ContactLogData.m, {root}/ContactData.m",
        path="private/var/mobile/Containers/Data/Application/90D2/Documents/Data.dat",
    )  # fmt: skip
