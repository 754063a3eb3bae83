"""Dialers, a phone of a firm and a book of the thirteenth set's first half.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from datetime import UTC, datetime

from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, uuid
from tests.engine._thirteenth_a_talk import thirteenth_a
from tests.engine.published_talk import Aside, Record, database, known, party, rang, spaced


def ashu() -> Aside:
    """A dialer that keeps the phone's list of calls once more, under the names of kinds. Hidden callers have an empty number.

    Notes to calls and reminders lie beside. Tables of SIM rules, vibrations, quiet hours and its locked space, which hold no
    calls, are left out. A call that was refused or blocked is REJECTED.
    """
    talk = thirteenth_a("ashu", people=12, rings=48)
    rows = Rows(call_log=[], blocked_numbers=[], call_notes=[], callback_reminders=[], reported_spam=[])
    truth = list[Record]()
    at = spaced(talk.rng, len(talk.rings))
    for ring in talk.rings:
        row, hidden = at[ring.n], ring.n % 17 == 5 and not ring.out
        kind = "OUTGOING" if ring.out else "INCOMING" if ring.duration else ("MISSED", "REJECTED")[ring.n % 2]
        number = "" if hidden else ring.other.phone if ring.n % 4 else ring.other.local
        named = not hidden and ring.other.n < 9
        name = "Private number" if hidden else ring.other.name if named else None
        photo = (
            f"content://com.android.contacts/contacts/{ring.other.n}/photo" if named and ring.other.n % 3 == 0 else None
        )
        rows["call_log"].append((row, number, name, kind, ring.ms, ring.duration, int(ring.other.n == 11), photo))
        ways = [] if hidden else party(number, name=ring.other.name if named else None)
        truth.append(rang(ring, "call_log", row, ways, duration=ring.duration))
    last = talk.rings[-1].ms
    spam = talk.people[11]
    rows["blocked_numbers"] = [(spam.phone, "Blocked by user", last - 86_400_000), ("+18005550177", "Spam", last)]
    for row, ring in enumerate(talk.rings[4:40:9], 1):
        text = ("will das Angebot bis Freitag", "wrong number?", "rappeler après 18h", "спросить про ключи")[row % 4]
        rows["call_notes"].append((row, ring.other.phone, ring.other.name, text, ring.ms + 60_000))
    rows["callback_reminders"] = [
        (n, p.phone, p.name, last + n * 3_600_000, last + n * 1000, int(n == 1))
        for n, p in enumerate(talk.people[2:5], 1)
    ]
    rows["reported_spam"] = [(spam.phone, last - 80_000_000, "Fake bank call")]
    rows["room_master_table"] = [(42, hexed("ashu", 32))]
    rows["android_metadata"] = [("en_IN",)]
    script = (
        LOCALE
        + ROOM
        + """CREATE TABLE `call_log` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phoneNumber` TEXT NOT NULL,
        `displayName` TEXT, `direction` TEXT NOT NULL, `timestampMillis` INTEGER NOT NULL, `durationSeconds` INTEGER NOT NULL,
        `isSpam` INTEGER NOT NULL, `photoUri` TEXT);
        CREATE UNIQUE INDEX `index_call_log_phoneNumber_timestampMillis` ON `call_log` (`phoneNumber`, `timestampMillis`);
        CREATE TABLE `blocked_numbers` (`phoneNumber` TEXT NOT NULL, `reason` TEXT NOT NULL, `addedAtMillis` INTEGER NOT NULL,
        PRIMARY KEY(`phoneNumber`));
        CREATE TABLE `call_notes` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phoneNumber` TEXT NOT NULL,
        `callerLabel` TEXT NOT NULL, `text` TEXT NOT NULL, `createdAtMillis` INTEGER NOT NULL);
        CREATE INDEX `index_call_notes_phoneNumber` ON `call_notes` (`phoneNumber`);
        CREATE TABLE `callback_reminders` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phoneNumber` TEXT NOT NULL,
        `displayName` TEXT NOT NULL, `triggerAtMillis` INTEGER NOT NULL, `createdAtMillis` INTEGER NOT NULL,
        `fired` INTEGER NOT NULL);
        CREATE TABLE `reported_spam` (`phoneNumber` TEXT NOT NULL, `reportedAtMillis` INTEGER NOT NULL, `reason` TEXT NOT NULL,
        PRIMARY KEY(`phoneNumber`));
        PRAGMA user_version = 10;"""
    )
    address = f"{HUB}/ashutoshnishad799-svg/AshuDialer-v3-public app/src/main/java/com/ashudialer/app/data/db/CallLogEntity.kt"
    return database(
        script, rows, truth, address,
        decoys=("blocked_numbers", "call_notes", "callback_reminders", "reported_spam", "room_master_table"),
    )  # fmt: skip


def xxdialer() -> Aside:
    """A dialer that writes why a call rang or not, and mirrors the phone's contacts. Only calls that came in are written.

    No column says which way or how long. A caller who hides has no number. Taken for granted: the words of verdicts, the keys of
    settings; tables of notification channels and of emergency calls, which name nobody, are left out. Someone with two numbers
    has a row for each.
    """
    talk = thirteenth_a("xxdialer", people=16, rings=70)
    rows = Rows(tier_member=[], pattern_rule=[], contact_mirror=[], screen_log=[], setting=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    came = [r for r in talk.rings if not r.out]
    last = came[-1].ms
    saved = talk.people[1:13]
    for person in saved:
        key = f"{person.n + 20}i{hexed(person.key, 16)}"
        for phone in (person.phone, "+4930" + hexed(person.key, 60).translate(str.maketrans("abcdef", "123456"))[:7])[
            : 1 + (person.n == 6)
        ]:
            star = int(person.n % 5 == 1)
            rows["contact_mirror"].append((key, phone, person.name, star, None, int(person.n == 12), last + 5000))
            truth.append(known(person.name, [phone], "contact_mirror", len(rows["contact_mirror"])))
        if person.n in (2, 3):
            rows["tier_member"].append((key, "biz" if person.n == 2 else "Familie", last - 9_000_000))
    for row, ring in zip(spaced(talk.rng, len(came)), came, strict=True):
        hidden, other = ring.n % 15 == 4, ring.other
        known_ = other in saved and not hidden
        if known_:
            verdict, reason = ("Ring", "STARRED" if other.n % 5 == 1 else "SAVED")
        elif hidden or ring.n % 3:
            verdict, reason = "Ring", "UNKNOWN_IN_WINDOW"
        else:
            verdict, reason = "Block", "PATTERN_BLOCKED"
        if known_ and other.n == 12:
            verdict, reason = "Silence", "SEND_TO_VOICEMAIL"
        tier = "biz" if known_ and other.n == 2 else None
        stir = ("not_verified", "passed", "not_verified", "failed")[ring.n % 4] if verdict != "Block" else "failed"
        cnap = other.name.upper() if not known_ and not hidden and ring.n % 2 else None
        answered = int(bool(ring.duration) and verdict == "Ring")
        rows["screen_log"].append(
            (row, ring.ms, None if hidden else other.phone, 2 if hidden else 1, verdict, reason, tier, stir, cnap, "enforced",
             answered)
        )  # fmt: skip
        ways = [] if hidden else party(other.phone, name=cnap or (other.name if known_ else None))
        truth.append(rang(ring, "screen_log", row, ways, directed=False))
    rows["pattern_rule"] = [(1, "1800555", 4, "block", None, last - 99_000_000), (2, "49900", 6, "silence", None, last)]
    rows["setting"] = [
        ("enforcement_mode", "enforcing"),
        ("unknown_window", "08:00-20:00"),
        ("repeat_caller_enabled", "true"),
    ]
    rows["room_master_table"] = [(42, hexed("xxdialer", 32))]
    script = (
        ROOM
        + """CREATE TABLE `tier_member` (`lookupKey` TEXT NOT NULL, `tier` TEXT NOT NULL, `addedAt` INTEGER NOT NULL,
        PRIMARY KEY(`lookupKey`, `tier`));
        CREATE TABLE `pattern_rule` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `e164Prefix` TEXT NOT NULL,
        `wildcards` INTEGER NOT NULL, `action` TEXT NOT NULL, `preset` TEXT, `createdAt` INTEGER NOT NULL);
        CREATE TABLE `contact_mirror` (`lookupKey` TEXT NOT NULL, `e164` TEXT NOT NULL, `displayName` TEXT NOT NULL,
        `starred` INTEGER NOT NULL, `customRingtone` TEXT, `sendToVoicemail` INTEGER NOT NULL, `refreshedAt` INTEGER NOT NULL,
        PRIMARY KEY(`lookupKey`, `e164`));
        CREATE INDEX `index_contact_mirror_e164` ON `contact_mirror` (`e164`);
        CREATE INDEX `index_contact_mirror_lookupKey` ON `contact_mirror` (`lookupKey`);
        CREATE TABLE `screen_log` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `at` INTEGER NOT NULL, `e164` TEXT,
        `presentation` INTEGER NOT NULL, `verdict` TEXT NOT NULL, `reason` TEXT NOT NULL, `tier` TEXT, `stir` TEXT NOT NULL,
        `cnapName` TEXT, `mode` TEXT NOT NULL, `answered` INTEGER NOT NULL);
        CREATE TABLE `setting` (`key` TEXT NOT NULL, `value` TEXT NOT NULL, PRIMARY KEY(`key`));
        PRAGMA user_version = 2;"""
    )
    return database(
        script, rows, truth,
        f"{HUB}/PiercingXX/xx-dialer app/src/main/java/com/piercingxx/xxdialer/data/ScreenLogEntity.kt",
        decoys=("tier_member", "pattern_rule", "setting", "room_master_table"), spare=spare,
    )  # fmt: skip


def brekeke() -> Aside:
    """A firm's phone in React Native: accounts with their last twenty calls in one cell of AsyncStorage, on Android.

    A call has the hour and the day as text, without a year, so times are not compared; in what its length counts is not said, so
    neither is it (taken for milliseconds). Taken for granted: how an account's key is written, and the other cells. UC is off, so
    there are no chats.
    """
    talk = thirteenth_a("brekeke", people=11, rings=34)
    accounts, data, truth = list[dict[str, object]](), list[dict[str, object]](), list[Record]()
    halves = (talk.rings[:20], talk.rings[20:])
    for n, half in enumerate(halves):
        user, host = ("204", "pbx.kontor.example") if n == 0 else ("31", "tel.verein.example")
        accounts.append(
            {"id": uuid(talk.people[n].key), "pbxTenant": "-" if n else "kontor", "pbxUsername": user, "pbxHostname": host,
             "pbxPort": "8443", "pbxPassword": "geheim" if n else "", "pbxPhoneIndex": "4", "pbxTurnEnabled": False,
             "pushNotificationEnabled": True, "parks": [], "parkNames": [], "ucEnabled": False, "navIndex": 1,
             "navSubMenus": ["users", "recents"], "ringtone": "incallmanager_ringtone", "pbxRingtone": "-1",
             "pushNotificationEnabledSynced": True}
        )  # fmt: skip
        calls = list[dict[str, object]]()
        for ring in reversed(half):
            when = datetime.fromtimestamp(ring.s, UTC)
            named = ring.other.n < 8
            number = str(200 + ring.other.n) if ring.other.n < 5 else ring.other.phone
            calls.append(
                {"id": uuid(hexed(f"ring{ring.n}", 24)), "created": f"{when:%H:%M} - {when:%b} {when.day}",
                 "incoming": not ring.out, "answered": bool(ring.duration), "partyName": ring.other.name if named else number,
                 "partyNumber": number, "duration": ring.duration * 1000 + ring.n if ring.duration else 0,
                 "isAboutToHangup": not ring.duration and ring.n % 3 == 0}
            )  # fmt: skip
            ways = party(number, name=ring.other.name if named else None)
            truth.append(rang(ring, "catalystLocalStorage", 2, ways) | {"at": None})
        key = packed({"h": host, "p": "8443", "t": "-" if n else "kontor", "u": user})
        data.append(
            {"id": key, "accessToken": hexed(host, 40), "recentCalls": calls, "recentChats": [],
             "palParams": {"webphone.pn_expires": "31536000"}, "userAgent": "Brekeke Phone for Android 2.16.5"}
        )  # fmt: skip
    cells = {
        "locale": "de",
        "_api_profiles": packed({"profiles": accounts, "profileData": data, "ringtonePicker": {}}),
        "okForegroundService": "1",
        "persist:debug": packed(
            {"captureDebugLog": False, "remoteVersion": "2.16.6", "remoteVersionLastCheck": 1_719_000_000_000}
        ),
    }
    rows: Rows = {"catalystLocalStorage": list(cells.items()), "android_metadata": [("de_DE",)]}
    script = (
        LOCALE
        + "CREATE TABLE catalystLocalStorage (key TEXT PRIMARY KEY, value TEXT NOT NULL); PRAGMA user_version = 1;"
    )
    return database(
        script,
        rows,
        truth,
        f"{HUB}/brekekesoftware/brekekephone src/stores/accountStore.ts and src/stores/addCallHistory.ts",
    )


def contactsapp() -> Aside:
    """A book of one's own, kept by Room. Empty fields are empty texts. Taken for granted: how birthdays are written."""
    talk = thirteenth_a("contactsapp", people=27)
    rows, truth = Rows(contacts_table=[]), list[Record]()
    for row, person in zip(spaced(talk.rng, 26), talk.people[1:], strict=True):
        phone = person.phone if person.n % 2 else person.local
        mail = person.mail if person.n % 3 else ""
        image = (
            f"/storage/emulated/0/Android/data/com.maxrzhe.contactsapp/files/Pictures/{row}.jpg"
            if person.n % 4 == 0
            else ""
        )
        day = f"{1 + person.n:02}.{1 + person.n % 12:02}.19{60 + person.n}" if person.n % 5 == 0 else ""
        rows["contacts_table"].append((row, person.name, phone, mail, image, day, int(person.n % 6 == 1)))
        truth.append(known(person.name, [phone, *([mail] if mail else [])], "contacts_table", row))
    rows["room_master_table"] = [(42, hexed("contactsapp", 32))]
    rows["android_metadata"] = [("uk_UA",)]
    script = (
        LOCALE
        + ROOM
        + """CREATE TABLE `contacts_table` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `name` TEXT NOT NULL,
        `phone` TEXT NOT NULL, `email` TEXT NOT NULL, `image` TEXT NOT NULL, `birthDate` TEXT NOT NULL,
        `isFavorite` INTEGER NOT NULL);"""
    )
    return database(
        script, rows, truth,
        f"{HUB}/NaZeRhal/AndroidContactsApp contacts/src/main/java/com/maxrzhe/contacts/model/ContactRoom.kt",
        decoys=("room_master_table",),
    )  # fmt: skip


def monster() -> Aside:
    """A dialer that makes a battle of each call and keeps a journal of them, newest first, as JSON without what is a default.

    An entry of a call has its id and number; who hides has no number; two entries are of no call, as when a discovery is shown
    again. No way it went, no length. Taken for granted: the opponent's trainer is called as the caller is, how an id of a call
    looks, where the file lies. Entries without a call may be told or not.
    """
    talk = thirteenth_a("monster", people=10, rings=42)
    entries, truth, spare = list[dict[str, object]](), list[Record](), list[tuple[str, int]]()
    mine, theirs = ("Lumifox", "Torfling", "Nebbit"), ("Quarzolm", "Fimbul", "Sprottel", "Ombrina", "Kiesel")
    for row, ring in enumerate(reversed(talk.rings)):
        hidden, lone = ring.n % 13 == 6, ring.n in (8, 27)
        radiant = ring.n % 11 == 8
        other = theirs[ring.other.n % 5]
        entry: dict[str, object] = {"id": uuid(hexed(f"battle{ring.n}", 24)), "timestampMillis": ring.ms}
        if not lone:
            entry["callId"] = f"call-{ring.ms - 1800}"
            if not hidden:
                entry["callerNumber"] = ring.other.phone
        entry["encounterType"] = "RadiantWild" if radiant or lone else "Anonymous" if hidden else "Trainer"
        entry["playerMonsterName"] = mine[ring.n % 3]
        entry["playerSprite"] = {"drawableResource": 2_131_165_300 + ring.n % 3}
        entry["opponentMonsterName"] = other
        sprite = (
            f"/data/user/0/dev.alenajam.monsterdialer/files/character-packs/battle-journal-sprites/{hexed(other)}.png"
        )
        entry["opponentSprite"] = {
            "journalSnapshotPath": sprite,
            "localFilePath": sprite.replace("battle-journal-sprites", "pack-1"),
        }
        name = None if hidden or lone else ring.other.name if ring.other.n < 8 else ring.other.phone
        if name:
            entry["opponentTrainerName"] = name
        if radiant or lone:
            entry["isRadiantDiscovery"] = True
        entries.append(entry)
        if lone:
            spare.append(("battle-journal.json", row))
            continue
        ways = [] if hidden else party(ring.other.phone, name=ring.other.name if ring.other.n < 8 else None)
        truth.append(rang(ring, "battle-journal.json", row, ways, directed=False))
    address = (
        f"{HUB}/oxcened/monster-dialer app/src/main/java/dev/alenajam/monsterdialer/battle/data/BattleJournalStore.kt"
    )
    return Aside(
        packed({"entries": entries}).encode(), truth, address, spare=frozenset(spare),
        path="data/data/dev.alenajam.monsterdialer/files/character-packs/battle-journal.json",
    )  # fmt: skip
