"""Apps of the fourteenth set that block or count calls: what they keep of those that came in.

Where a store does not say which way a call went, its truth has none, and that it came in may be said too. What their sources
leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._fourteenth_c_talk import (
    HUB,
    LOCALE,
    ROOM,
    Rows,
    fourteenth,
    hexed,
    maybe,
    packed,
    received,
    stamp,
    xml,
)
from tests.engine.published_talk import Aside, Record, database, local, party, rang, spaced

HEAD = "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>\n"
IN = ["incoming"]


def kobalt() -> Aside:
    """Calls that came in, and what was done: let through -1, warned of 0, ended 1, or nothing where ending failed.

    Times are of the phone's clock, counted as if it stood in UTC: milliseconds. Rules come with the app (most) and from its
    user. Taken for granted: numbers are normalized to international form.
    """
    talk = fourteenth("kobalt", people=16, rings=48)
    rows, truth = Rows(call=[], rule=[]), list[Record]()
    ruled = {2: 1, 5: 0, 9: 1, 12: 0}
    taken = received(talk.rings)
    for row, ring in zip(spaced(talk.rng, len(taken)), taken, strict=True):
        done = ruled.get(ring.other.n, -1)
        rows["call"].append((row, ring.other.phone, None if done == 1 and ring.n % 4 == 1 else done, ring.ms))
        call = rang(ring, "call", row, party(ring.other.phone), directed=False)
        truth.append(maybe(call, direction=IN, at=[local(stamp(ring.ms))]))
    given = [(f"+38516000{100 + n * 37}", int(n % 3 != 0)) for n in range(24)]
    own = [(talk.people[n].phone, action) for n, action in ruled.items()]
    for row, (number, action) in enumerate((*given, *own), 1):
        rows["rule"].append((row, number, action, int(row > len(given))))
    rows["room_master_table"] = [(42, hexed("kobalt room", 32))]
    rows["android_metadata"] = [("hr_HR",)]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `call` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `number` TEXT, `action` INTEGER, `timestamp` INTEGER);
        CREATE TABLE `rule` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `number` TEXT, `action` INTEGER, `from_user` INTEGER);"""
    )
    address = f"""{HUB}/TomKTW/dev.kobalt.callblock.android app/src/main/java/dev/kobalt/callblock/call/CallEntity.kt,
        CallBroadcastReceiver.kt, rule/RuleEntity.kt"""
    return database(script, rows, truth, address, decoys=("rule", "room_master_table", "android_metadata"))


def mkiwi() -> Aside:
    """Calls that were ended, in preferences: each a set of a number and a minute, under BLOCKED and how many were before.

    The set has no order, so which of the two comes first changes; so it is with the keys. Numbers on the list stand beside them.
    Minutes are of the phone's clock. Numbered from 0 as the keys are.
    """
    talk = fourteenth("mkiwi", people=15, rings=62)
    barred = [talk.people[n] for n in (1, 4, 6, 7, 11, 13)]
    ended = [ring for ring in received(talk.rings) if ring.other in barred]
    entries, truth = list[str](), list[Record]()
    for key, ring in enumerate(ended):
        number, minute = ring.other.phone, stamp(ring.ms, "%Y-%m-%d %H:%M")
        both = (minute, number) if hexed(f"{number}{minute}", 1) in "02468ace" else (number, minute)
        entries.append(
            f'    <set name="BLOCKED{key}">\n'
            + "".join(f"        <string>{v}</string>\n" for v in both)
            + "    </set>\n"
        )
        call = rang(ring, "", key, party(number), at=local(f"{minute}:00"), directed=False)
        truth.append(maybe(call, direction=IN))
    entries += [f'    <string name="NUMBER{n}">{p.phone}</string>\n' for n, p in enumerate(barred)]
    entries += [f'    <int name="{k}" value="{v}" />\n' for k, v in
                (("COUNT", len(barred)), ("LOG_NUM", len(ended)), ("STATS", len(ended) + 9))]  # fmt: skip
    entries += [f'    <boolean name="{k}" value="true" />\n' for k in ("AVAILABLE", "SERVICE_STATUS")]
    talk.rng.shuffle(entries)
    address = f"""{HUB}/MKiwi/CallBlocker app/src/main/java/com/example/phoneblocker/SharedPreferencesDatabase.java,
        CallBlockService.java"""
    path = "data/data/com.example.phoneblocker/shared_prefs/STORE.xml"
    return Aside((HEAD + "".join(entries) + "</map>\n").encode(), truth, address, path=path)


def aeidev() -> Aside:
    """Calls that came in, allowed or blocked by name, and beside them what is thought of their numbers.

    A number that cannot be put in international form stays as it came. Taken for granted: words are written as the code calls
    them, and that a number gets its row when its user marks it.
    """
    talk = fourteenth("aeidev", people=14, rings=52)
    rows, truth = Rows(CallEvent=[], Caller=[]), list[Record]()
    barred, free = {3, 8, 10}, {1, 5}
    taken = received(talk.rings)
    first: dict[int, int] = {}
    for row, ring in zip(spaced(talk.rng, len(taken)), taken, strict=True):
        blocked = ring.other.n in barred and ring.other.n in first
        first.setdefault(ring.other.n, ring.ms)
        number = "7726" if ring.n == 29 else ring.other.phone
        rows["CallEvent"].append((row, number, ring.ms, "Blocked" if blocked and ring.n != 29 else "Allowed"))
        truth.append(maybe(rang(ring, "CallEvent", row, party(number), directed=False), direction=IN))
    for n in sorted(first):
        if n in barred | free or n % 4 == 2:
            flag = "BLOCK" if n in barred else "ALLOW" if n in free else "NONE"
            last = "Blocked" if n in barred else "Allowed"
            rows["Caller"].append((talk.people[n].phone, flag, None if flag == "NONE" else first[n] + 95_000, last))
    rows["room_master_table"] = [(42, hexed("aeidev room", 32))]
    rows["android_metadata"] = [("en_US",)]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `CallEvent` (`call_id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phone_number` TEXT NOT NULL,
        `timestamp` INTEGER NOT NULL, `call_type` TEXT NOT NULL);
        CREATE TABLE `Caller` (`phone_number` TEXT NOT NULL, `flag` TEXT NOT NULL, `flagged_time` INTEGER,
        `call_type` TEXT NOT NULL, PRIMARY KEY(`phone_number`));"""
    )
    address = f"""{HUB}/aeidev/android-jetpack-callblock app/src/main/java/com/blue/callblock/repository/CallEvent.kt, Caller.kt,
        services/AppCallScreeningService.kt"""
    return database(script, rows, truth, address, decoys=("caller", "room_master_table", "android_metadata"))


def engsoft() -> Aside:
    """Calls that the phone asked the app about, and whether it ended them; who hides their number is Desconhecido.

    Its user blocked all but known numbers for some weeks. Taken for granted: the phone asks about those that come in only.
    """
    talk = fourteenth("engsoft", people=13, rings=46)
    rows, truth = Rows(call_history=[], blacklist=[]), list[Record]()
    listed, known = {4, 9}, {1, 2, 3, 6, 7, 11}
    for row, ring in enumerate(received(talk.rings), 1):
        hidden = ring.n in {14, 33}
        number = "Desconhecido" if hidden else ring.other.phone if ring.n % 6 else ring.other.local
        ended = ring.other.n in listed or (20 <= ring.n < 35 and (hidden or ring.other.n not in known))
        rows["call_history"].append((row, number, ring.ms, int(ended)))
        truth.append(maybe(rang(ring, "call_history", row, party(number), directed=False), direction=IN))
    rows["blacklist"] = [(talk.people[n].phone, talk.rings[n].ms + 61_000) for n in sorted(listed)]
    rows["room_master_table"] = [(42, hexed("engsoft room", 32))]
    rows["android_metadata"] = [("pt_BR",)]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `call_history` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phoneNumber` TEXT NOT NULL,
        `timestamp` INTEGER NOT NULL, `wasBlocked` INTEGER NOT NULL);
        CREATE TABLE `blacklist` (`phoneNumber` TEXT NOT NULL, `addedAt` INTEGER NOT NULL, PRIMARY KEY(`phoneNumber`));"""
    )
    address = f"""{HUB}/engsoft7/CallBlocker app/src/main/java/com/example/callblocker/database/CallEntity.kt,
        BlacklistEntity.kt, service/CallBlockerScreeningService.kt"""
    return database(script, rows, truth, address, decoys=("blacklist", "room_master_table", "android_metadata"))


def arpit() -> Aside:
    """Missed calls that wait to be written to a table on the net: JSON in preferences, with day and clock, and a time in
    milliseconds when they were put there.

    Its user never gave it an address, so all wait. Taken for granted: its phone speaks English. Who is not in the book is
    Unknown.
    """
    talk = fourteenth("arpit", people=12, rings=70)
    queue, truth = list[dict[str, object]](), list[Record]()
    for ring in received([r for r in talk.rings if not r.duration or r.n % 4 == 1]):
        named, put, key = ring.other.n < 9, ring.ms + 6, len(queue)
        queue.append({
            "phoneNumber": ring.other.phone, "callerName": ring.other.name if named else "Unknown",
            "date": stamp(ring.ms, "%Y-%m-%d"), "time": stamp(ring.ms, "%I:%M:%S %p"), "timestamp": put,
        })  # fmt: skip
        ways = party(ring.other.phone, name=ring.other.name if named else None)
        call = rang(ring, "", key, ways, at=put * 1000, directed=False)
        truth.append(maybe(call, direction=IN, at=[local(stamp(ring.ms))]))
    text = xml(packed(queue))
    made = f'{HEAD}    <string name="pending_queue">{text}</string>\n</map>\n'
    address = f"""{HUB}/ArpitDubey009/missed-call-logger android/app/src/main/java/com/missedcalllogger/app/util/
        PendingCallsManager.kt, receiver/CallReceiver.kt"""
    path = "data/data/com.missedcalllogger.app/shared_prefs/pending_calls_prefs.xml"
    return Aside(made.encode(), truth, address, path=path)
