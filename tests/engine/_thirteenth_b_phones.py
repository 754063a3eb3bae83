"""Telephones of the thirteenth set's second half: a firm's line on a phone, sales by telephone, recordings, and two histories.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import plistlib
from typing import Any

from tests.engine._thirteenth_b_talk import HUB, LOCALE, ROOM, Rows, doc, hexed, packed, stamp, thirteenth, uuid, zulu
from tests.engine.published_talk import Aside, Record, Ring, database, known, party, rang, spaced


def vobiz() -> Aside:
    """A line over the internet: its calls, and people whom the phone's own book does not have.

    Of incoming calls the number is what the caller's line shows, without a plus; of outgoing ones what was dialled. A number in
    no book has an empty name. Taken for granted: how the library's identifiers of calls look; days of people are left empty.
    """
    talk = thirteenth("vobiz", people=19, rings=44)
    rows = Rows(private_contacts=[], call_notes=[], callback_reminders=[], vobiz_call_log=[])
    truth, line = list[Record](), "+917965850027"
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        dialled = ring.other.local if ring.n % 3 == 0 else ring.other.phone
        dialled = "".join(c for c in dialled if c not in " -()")
        number = dialled if ring.out else ring.other.phone.lstrip("+")
        name = ring.other.name if ring.other.n % 4 else ""
        if ring.duration:
            status = "Completed"
        elif ring.out:
            status = ("No answer", "Busy", "Cancelled", "Failed")[ring.n % 4]
        else:
            status = ("Missed", "Rejected", "Missed")[ring.n % 3]
        file = f"/storage/emulated/0/Android/data/com.grinch.rivo4/files/recordings/vobiz_call_{ring.ms - 310}.mkv"
        rows["vobiz_call_log"].append(
            (row, hexed(f"call{ring.n}", 10).replace("0", "~"), "outgoing" if ring.out else "incoming", number, name, ring.ms,
             ring.ms + ring.duration * 1000 + 9_000 + ring.n * 17, ring.duration, status,
             "NotFound" if status == "Failed" else "", line, file if ring.duration and ring.n % 5 == 1 else "")
        )  # fmt: skip
        ways = party(number, name=name or None)
        truth.append(rang(ring, "vobiz_call_log", row, ways, duration=ring.duration))
    for row, person in zip(spaced(talk.rng, 13), talk.people[1:14], strict=True):
        phones = [person.phone] + ([person.local] if person.n % 4 == 2 else [])
        mails = [person.mail] if person.n % 3 == 0 else []
        places = ["14 Gulmohar Lane, Pune"] if person.n % 6 == 1 else []
        rows["private_contacts"].append(
            (row, person.name, person.handle if person.n % 5 == 3 else None, packed(phones), packed(mails), packed(places), "[]",
             None, int(person.n % 7 == 2), None, int(person.n % 8 == 5), "supplier, cash only" if person.n == 9 else None)
        )  # fmt: skip
        truth.append(known(person.name, [*phones, *mails], "private_contacts", row))
    for n, ring in enumerate(talk.rings[3:24:7], 1):
        rows["call_notes"].append(
            (n, ring.other.phone, ring.other.name, "wants the quote in writing", ring.ms + 90_000)
        )
        rows["callback_reminders"].append(
            (n, ring.other.phone, None, ring.ms + 86_400_000, "ask again", int(n < 3), ring.ms + 95_000)
        )
    rows["android_metadata"] = [("en_IN",)]
    rows["room_master_table"] = [(42, hexed("vobiz", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `private_contacts` (`localId` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `name` TEXT NOT NULL,
        `nickname` TEXT, `phoneNumbersJson` TEXT NOT NULL, `emailsJson` TEXT NOT NULL, `addressesJson` TEXT NOT NULL,
        `eventsJson` TEXT NOT NULL, `photoUri` TEXT, `isFavorite` INTEGER NOT NULL, `customRingtone` TEXT,
        `isHidden` INTEGER NOT NULL, `notes` TEXT);
        CREATE TABLE `call_notes` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phoneNumber` TEXT NOT NULL,
        `contactName` TEXT, `note` TEXT NOT NULL, `timestamp` INTEGER NOT NULL);
        CREATE TABLE `callback_reminders` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phoneNumber` TEXT NOT NULL,
        `contactName` TEXT, `remindAtMillis` INTEGER NOT NULL, `note` TEXT, `isCompleted` INTEGER NOT NULL,
        `createdAtMillis` INTEGER NOT NULL);
        CREATE TABLE `vobiz_call_log` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `callId` TEXT NOT NULL,
        `direction` TEXT NOT NULL, `number` TEXT NOT NULL, `displayName` TEXT NOT NULL, `startTime` INTEGER NOT NULL,
        `endTime` INTEGER NOT NULL, `durationSeconds` INTEGER NOT NULL, `status` TEXT NOT NULL,
        `failureReason` TEXT NOT NULL, `did` TEXT NOT NULL, `recordingPath` TEXT NOT NULL);
        PRAGMA user_version = 5;"""
    )
    address = f"""{HUB}/vobizofficial-cmd/vobiz-dialer-android app/src/main/java/com/grinch/rivo4/modal/db/RivoDatabase.kt,
        sip/SipCallController.kt"""
    decoys = ("call_notes", "callback_reminders", "android_metadata", "room_master_table")
    return database(script, rows, truth, address, decoys=decoys)


def _kind(ring: Ring) -> str:
    """A call as that app names what the phone's log numbers."""
    if ring.out:
        return "outgoing"
    return "incoming" if ring.duration else ("missed", "missed", "rejected")[ring.n % 3]


def koncall() -> Aside:
    """Calls of a school's advisers, taken over from the phone's log, and those whom they advise.

    The first time a hundred are taken, newest first; later ones follow. Calls made in the app belong to somebody advised. Most of
    those are kept by one name, as the app came to do; older ones by first and last. Taken for granted: how the server's
    identifiers look, and which words stand for a phone's slots.
    """
    talk = thirteenth("koncall", people=24, rings=52)
    rows, truth = Rows(call_logs=[], call_notes=[], leads=[], recordings=[]), list[Record]()
    leads = {person.n: uuid(hexed(f"lead{person.n}", 24)) for person in talk.people[1:20]}
    order = [*reversed(talk.rings[:31]), *talk.rings[31:]]
    for row, ring in enumerate(order, 1):
        other, key = ring.other, uuid(hexed(f"log{ring.n}", 24))
        number, name = (
            (other.phone if ring.n % 4 else other.local.replace(" ", "")),
            (other.name if other.n % 3 else None),
        )
        made, app = (talk.rings[30].ms + 60_000 if ring.n < 31 else ring.ms + 4_000), ring.out and ring.n % 3 == 1
        recorded = bool(ring.duration) and ring.n % 4 == 2
        uri, file = (
            f"content://media/external/audio/media/{8000 + ring.n}",
            f"Call_{number}_{stamp(ring.ms, '%y%m%d_%H%M%S')}.m4a",
        )
        rows["call_logs"].append(
            (key, 300 + ring.n, number, name, _kind(ring), ring.duration, ring.ms, None, (0, 1, None)[ring.n % 3], int(app),
             "pending" if ring.n > 48 else "synced", None if ring.n > 48 else uuid(hexed(f"srv{ring.n}", 24)),
             int(ring.n % 11 == 5), int(recorded), None, uri if recorded else None, file if recorded else None,
             "audio/mp4" if recorded else None, 31_000 + ring.n * 977 if recorded else None, "uploaded" if recorded else "none",
             f"https://cdn.example/rec/{key}.m4a" if recorded else None, leads.get(other.n) if app else None, made, made + 2_000)
        )  # fmt: skip
        truth.append(rang(ring, "call_logs", row, party(number, name=name), duration=ring.duration))
        if ring.n % 11 == 5:
            rows["call_notes"].append(
                (
                    uuid(hexed(f"note{ring.n}", 24)),
                    key,
                    "asked about fees, call after the 10th",
                    "synced",
                    None,
                    ring.ms + 70_000,
                )
            )
        if recorded:
            rows["recordings"].append(
                (str(8000 + ring.n), uri, file, f"/storage/emulated/0/Recordings/Call/{file}", ring.ms, ring.ms, "audio/mp4",
                 "Recordings/Call/", 31_000 + ring.n * 977, key, 92, made, "uploaded", 1, made, "https://cdn.example/rec", None,
                 made, made + 604_800_000)
            )  # fmt: skip
    stages = ("new", "contacted", "interested", "application_submitted", "documents_collected", "enrolled", "joined")
    for row, person in enumerate(talk.people[1:20], 1):
        one = person.n % 5 != 2
        more = person.n % 6 == 4
        other = talk.people[20].local if more else None
        rows["leads"].append(
            (leads[person.n], None if one else person.first, None if one else person.last, person.name if one else None,
             person.phone, other, person.mail if person.n % 3 else None, None, None, None, stages[person.n % 7],
             f"br_{person.n % 2}", ("Kochi", "Thrissur")[person.n % 2], None, None, '["neet"]' if person.n % 4 == 0 else "[]",
             "father decides" if person.n == 6 else None, None, talk.rings[person.n].ms if person.n % 2 else None, person.n % 5,
             "usr_7", talk.me.name, "synced", 1_760_000_000_000 + row)
        )  # fmt: skip
        ways = [way for way in (person.phone, other, person.mail if person.n % 3 else None) if way]
        truth.append(known(person.name, ways, "leads", row))
    rows["android_metadata"] = [("en_IN",)]
    rows["room_master_table"] = [(42, hexed("koncall", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `call_logs` (`id` TEXT NOT NULL, `deviceCallId` INTEGER NOT NULL, `phoneNumber` TEXT NOT NULL,
        `contactName` TEXT, `callType` TEXT NOT NULL, `duration` INTEGER NOT NULL, `callDateTime` INTEGER NOT NULL,
        `simNumber` TEXT, `simSlot` INTEGER, `appInitiated` INTEGER NOT NULL, `syncStatus` TEXT NOT NULL, `serverId` TEXT,
        `hasNote` INTEGER NOT NULL, `hasRecording` INTEGER NOT NULL, `recordingPath` TEXT, `recordingUri` TEXT,
        `recordingFileName` TEXT, `recordingMimeType` TEXT, `recordingSize` INTEGER,
        `recordingSyncStatus` TEXT NOT NULL DEFAULT 'none', `recordingServerUrl` TEXT, `leadId` TEXT,
        `createdAt` INTEGER NOT NULL, `updatedAt` INTEGER NOT NULL, PRIMARY KEY(`id`));
        CREATE INDEX `index_call_logs_phoneNumber` ON `call_logs` (`phoneNumber`);
        CREATE UNIQUE INDEX `index_call_logs_deviceCallId` ON `call_logs` (`deviceCallId`);
        CREATE TABLE `call_notes` (`id` TEXT NOT NULL, `callLogId` TEXT NOT NULL, `content` TEXT NOT NULL,
        `syncStatus` TEXT NOT NULL, `serverId` TEXT, `createdAt` INTEGER NOT NULL, PRIMARY KEY(`id`),
        FOREIGN KEY(`callLogId`) REFERENCES `call_logs`(`id`) ON UPDATE NO ACTION ON DELETE CASCADE );
        CREATE TABLE `leads` (`id` TEXT NOT NULL, `firstName` TEXT, `lastName` TEXT, `studentName` TEXT,
        `phoneNumber` TEXT NOT NULL, `alternatePhone` TEXT, `email` TEXT, `statusId` TEXT, `statusName` TEXT, `statusColor` TEXT,
        `stage` TEXT NOT NULL, `branchId` TEXT, `branchName` TEXT, `universityId` TEXT, `universityName` TEXT,
        `tags` TEXT NOT NULL, `notes` TEXT, `reminderAt` INTEGER, `lastContactedAt` INTEGER, `contactCount` INTEGER NOT NULL,
        `assignedToId` TEXT, `assignedToName` TEXT, `syncStatus` TEXT NOT NULL, `updatedAt` INTEGER NOT NULL, PRIMARY KEY(`id`));
        CREATE INDEX `index_leads_phoneNumber` ON `leads` (`phoneNumber`);
        CREATE TABLE `recordings` (`id` TEXT NOT NULL, `uri` TEXT NOT NULL, `fileName` TEXT NOT NULL, `filePath` TEXT,
        `dateAdded` INTEGER NOT NULL, `dateModified` INTEGER NOT NULL, `mimeType` TEXT, `relativePath` TEXT,
        `size` INTEGER NOT NULL, `matchedCallLogId` TEXT, `matchScore` INTEGER NOT NULL, `matchedAt` INTEGER,
        `uploadStatus` TEXT NOT NULL, `uploadAttempts` INTEGER NOT NULL, `lastUploadAttempt` INTEGER, `serverUrl` TEXT,
        `uploadError` TEXT, `createdAt` INTEGER NOT NULL, `scheduledForDeletion` INTEGER, PRIMARY KEY(`id`));"""
    )
    address = f"""{HUB}/madhusnv/koncall app/src/main/java/com/koncall/app/data/local/entity/CallLogEntity.kt, LeadEntity.kt,
        CallNoteEntity.kt, RecordingEntity.kt, service/CallLogReader.kt"""
    decoys = ("call_notes", "recordings", "android_metadata", "room_master_table")
    return database(script, rows, truth, address, decoys=decoys)


def fsvoip() -> Aside:
    """The last calls of a telephone app on an iPhone: JSON as data under one key of its preferences, newest first.

    Its other preferences were not read in its source and are left out. Lengths are seconds with a fraction. The app's
    identifier in the path is made up.
    """
    talk = thirteenth("fsvoip", people=12, rings=40)
    listed, truth = list[dict[str, Any]](), list[Record]()
    for row, ring in enumerate(reversed(talk.rings)):
        seconds = ring.duration + ring.ms % 1000 / 1000 if ring.duration else 0
        outcome = "answered"
        if not ring.duration:
            outcome = (
                ("notAnswered", "notAnswered", "failed")[ring.n % 3] if ring.out else ("missed", "declined")[ring.n % 2]
            )
        name = ring.other.name if ring.other.n % 3 else None
        call: dict[str, Any] = {"accountId": "acc_7f31", "accountLabel": "Kantoor Utrecht",
                                "direction": "outgoing" if ring.out else "incoming", "duration": seconds,
                                "id": uuid(hexed(f"rc{ring.n}", 24)).upper(), "name": name, "number": ring.other.phone,
                                "outcome": outcome, "startedAt": zulu(ring.ms)}  # fmt: skip
        listed.append({key: value for key, value in call.items() if value is not None})
        truth.append(rang(ring, "fsvoip.recent-calls", row, party(ring.other.phone, name=name), duration=seconds))
    kept = {"fsvoip.recent-calls": packed(listed).replace("/", "\\/").encode()}
    path = "private/var/mobile/Containers/Data/Application/4D1E/Library/Preferences/org.fullstackstudio.fsvoip.plist"
    return Aside(
        plistlib.dumps(kept, fmt=plistlib.FMT_BINARY), truth,
        f"{HUB}/fullstackstudio-org/fsvoip ios/Packages/Core/Sources/Core/RecentCalls.swift, JSON.swift", path=path,
    )  # fmt: skip


def glyph() -> Aside:
    """A dialer for a phone with lights: calls that it recorded, which way they went is not kept, and favourites.

    What was said in a call is beside it, by whom and when in it. A favourite without a name may be told or not. Tables of blocked
    numbers, of short dialling and of patterns of light were not read in its source and are left out. Taken for granted: how the
    phone's book names its people, and the words for who speaks and for what writes it down.
    """
    talk = thirteenth("glyph", people=18, rings=46)
    rows = Rows(recordings=[], transcripts=[], transcript_segments=[], call_notes=[], favorites=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    for ring in [r for r in talk.rings if r.duration]:
        row, key = len(rows["recordings"]) + 1, uuid(hexed(f"rec{ring.n}", 24))
        other, name = ring.other, (ring.other.name if ring.other.n % 4 else None)
        raw = other.local if ring.n % 3 == 1 else other.phone
        written, length = ring.n % 5 == 2, ring.duration * 1000 + ring.ms % 1000
        tier = ("SPEAKER_TWO_WAY", "LOCAL_ONE_SIDED", "SPEAKER_TWO_WAY", "VOIP_TWO_WAY")[ring.n % 4]
        words = uuid(hexed(f"trs{ring.n}", 24)) if written else None
        rows["recordings"].append(
            (key, str(1200 + ring.n), raw, other.phone if ring.n % 7 else None, name, ring.ms, length, tier,
             f"/data/user/0/com.glyphdialer/files/recordings/{key}.m4a", words, int(written), int(tier != "LOCAL_ONE_SIDED"))
        )  # fmt: skip
        ways = party(*dict.fromkeys((raw, other.phone) if ring.n % 7 else (raw,)), name=name)
        truth.append(rang(ring, "recordings", row, ways, duration=length / 1000, directed=False))
        if words:
            parts = (("me", "Hello, can you hear me?"), ("remote", "Yes, the line is fine now"), (None, "(music)"))
            rows["transcripts"].append(
                (words, key, "en", " ".join(p[1] for p in parts), "ON_DEVICE", ring.ms + length, 0)
            )
            rows["transcript_segments"] += [
                (f"{words}-{n}", words, n * 2100, n * 2100 + 1800, text, who, 0.81, n)
                for n, (who, text) in enumerate(parts)
            ]
        if ring.n % 9 == 4:
            rows["call_notes"].append(
                (uuid(hexed(f"nt{ring.n}", 24)), str(1200 + ring.n), raw, other.phone, "offered 250 for the bike",
                 ring.ms + length, ring.ms + length + 7000)
            )  # fmt: skip
    for row, person in enumerate(talk.people[1:14], 1):
        name = None if person.n == 9 else person.name
        photo = f"content://com.android.contacts/display_photo/{person.n}" if person.n % 4 == 1 else None
        rows["favorites"].append((f"{hexed(person.key, 4)}i{person.key[:12]}", row - 1, person.phone, name, photo))
        if name:
            truth.append(known(name, [person.phone], "favorites", row))
        else:
            spare.append(("favorites", row))
    rows["android_metadata"] = [("de_DE",)]
    rows["room_master_table"] = [(42, hexed("glyph", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `recordings` (`id` TEXT NOT NULL, `callId` TEXT, `rawNumber` TEXT NOT NULL, `normalizedNumber` TEXT,
        `contactName` TEXT, `startedAtMillis` INTEGER NOT NULL, `durationMillis` INTEGER NOT NULL, `tier` TEXT NOT NULL,
        `filePath` TEXT NOT NULL, `transcriptId` TEXT, `hasTranscript` INTEGER NOT NULL, `announced` INTEGER NOT NULL,
        PRIMARY KEY(`id`));
        CREATE INDEX `index_recordings_startedAtMillis` ON `recordings` (`startedAtMillis`);
        CREATE TABLE `transcripts` (`id` TEXT NOT NULL, `recordingId` TEXT, `language` TEXT, `fullText` TEXT NOT NULL,
        `engine` TEXT NOT NULL, `createdAtMillis` INTEGER NOT NULL, `isLocalSideOnly` INTEGER NOT NULL, PRIMARY KEY(`id`));
        CREATE TABLE `transcript_segments` (`id` TEXT NOT NULL, `transcriptId` TEXT NOT NULL, `startMillis` INTEGER NOT NULL,
        `endMillis` INTEGER NOT NULL, `text` TEXT NOT NULL, `speaker` TEXT, `confidence` REAL, `ordinal` INTEGER NOT NULL,
        PRIMARY KEY(`id`), FOREIGN KEY(`transcriptId`) REFERENCES `transcripts`(`id`) ON UPDATE NO ACTION ON DELETE CASCADE );
        CREATE TABLE `call_notes` (`id` TEXT NOT NULL, `callId` TEXT NOT NULL, `rawNumber` TEXT NOT NULL,
        `normalizedNumber` TEXT, `text` TEXT NOT NULL, `createdAtMillis` INTEGER NOT NULL, `updatedAtMillis` INTEGER NOT NULL,
        PRIMARY KEY(`id`));
        CREATE TABLE `favorites` (`contactLookupKey` TEXT NOT NULL, `position` INTEGER NOT NULL, `defaultNumber` TEXT NOT NULL,
        `displayName` TEXT, `photoUri` TEXT, PRIMARY KEY(`contactLookupKey`));"""
    )
    address = f"""{HUB}/Dhanesh0729/GlyphNDialer core/data/src/main/kotlin/com/glyphdialer/core/data/db/entity/RecordingEntity.kt,
        TranscriptEntity.kt, CallNoteEntity.kt, FavoriteEntity.kt"""
    decoys = ("transcripts", "transcript_segments", "call_notes", "android_metadata", "room_master_table")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def lks_calls() -> Aside:
    """The hundred last calls and the other users of a telephone app, in the cache that it asks of Firestore on Android.

    Names of fields are those that Firestore gives to an object's properties: `isOnline` becomes `online`. An invitation by the
    user's own book is a document too. Users who are there as well may be told or not, as the holder's own. Tables are the
    library's; the last three columns of documents and `collection_parents` are as a store of the fourth set has them.
    """
    talk = thirteenth("lks calls", people=17, rings=40)
    own, documents, truth, spare = talk.me.phone, list[tuple[object, ...]](), list[Record](), list[tuple[str, int]]()
    for ring in reversed(talk.rings):
        key = uuid(hexed(f"fs{ring.n}", 24))
        way = "OUTGOING" if ring.out else "INCOMING" if ring.duration else "MISSED"
        status = "ENDED" if ring.duration else "DECLINED" if ring.n % 4 == 1 else "MISSED"
        named = ring.other.name if ring.other.n % 5 else ""
        fields: dict[str, object] = {
            "id": key, "callId": uuid(hexed(f"fc{ring.n}", 24)), "direction": way, "otherPartyNumber": ring.other.phone,
            "otherPartyName": named, "otherPartyProfilePic": "", "callType": "VIDEO" if ring.video else "AUDIO", "status": status,
            "startedAt": ring.ms, "durationSeconds": ring.duration,
        }  # fmt: skip
        documents.append(doc(f"users/{own}/callLogs/{key}", fields, ring.ms + 60_000))
        ways = party(ring.other.phone, name=named or None)
        truth.append(rang(ring, "remote_documents", len(documents), ways, duration=ring.duration))
    booked = range(1, 7)
    for person in talk.people:
        fields = {
            "phoneNumber": person.phone, "displayName": person.name, "profilePictureUrl": "",
            "statusMessage": "Available on LKS DIALER" if person.n % 3 else "🏔️ offline till Monday",
            "fcmToken": f"{hexed('t' + person.key, 22)}:APA91b{hexed('f' + person.key, 60)}", "online": person.n % 2 == 0,
            "lastSeen": talk.rings[-1].ms - person.n * 977_000, "createdAt": 0, "privacyWhoCanCall": "EVERYONE",
            "registeredDeviceId": hexed("d" + person.key, 16), "blockedNumbers": [], "dndEnabled": False,
            "publicKey": hexed("k" + person.key, 64),
        }  # fmt: skip
        documents.append(doc(f"users/{person.phone}", fields, talk.rings[-1].ms))
        if person.n == 0 or person.n in booked:
            spare.append(("remote_documents", len(documents)))
        else:
            truth.append(known(person.name, [person.phone], "remote_documents", len(documents)))
    for n in booked:
        person = talk.people[n]
        fields = {"id": person.phone, "name": person.name, "phoneNumber": person.phone, "profilePictureUrl": "",
                  "voiceLinkUser": False, "statusMessage": "Available"}  # fmt: skip
        documents.append(doc(f"users/{own}/contacts/{person.phone}", fields, talk.rings[0].ms))
        truth.append(known(person.name, [person.phone], "remote_documents", len(documents)))
    last = talk.rings[-1].s
    rows: dict[str, list[tuple[object, ...]]] = {
        "remote_documents": documents,
        "targets": [
            (2, "users|f:|ob:__name__asc|l:300|lt:f", last, 0, b"\x0a\x09", 31, b"\x08\x02"),
            (4, f"users/{own}/callLogs|f:|ob:startedAtdesc__name__desc|l:100|lt:f", last, 0, b"\x0a\x09", 32, b"\x08\x04"),
            (6, f"users/{own}/contacts|f:|ob:__name__asc", last, 0, b"\x0a\x09", 33, b"\x08\x06"),
        ],
        "target_globals": [(6, 33, last, 0, 3)],
        "target_documents": [(4, path[0], 32) for path in documents[:40]],
        "mutation_queues": [("", 12, b"")],
    }  # fmt: skip
    script = """CREATE TABLE mutation_queues (uid TEXT PRIMARY KEY, last_acknowledged_batch_id INTEGER, last_stream_token BLOB);
        CREATE TABLE mutations (uid TEXT, batch_id INTEGER, mutations BLOB, PRIMARY KEY (uid, batch_id));
        CREATE TABLE document_mutations (uid TEXT, path TEXT, batch_id INTEGER, PRIMARY KEY (uid, path, batch_id));
        CREATE TABLE targets (target_id INTEGER PRIMARY KEY, canonical_id TEXT, snapshot_version_seconds INTEGER,
        snapshot_version_nanos INTEGER, resume_token BLOB, last_listen_sequence_number INTEGER,target_proto BLOB);
        CREATE INDEX query_targets ON targets (canonical_id, target_id);
        CREATE TABLE target_globals (highest_target_id INTEGER, highest_listen_sequence_number INTEGER,
        last_remote_snapshot_version_seconds INTEGER, last_remote_snapshot_version_nanos INTEGER, target_count INTEGER);
        CREATE TABLE target_documents (target_id INTEGER, path TEXT, sequence_number INTEGER, PRIMARY KEY (target_id, path));
        CREATE INDEX document_targets ON target_documents (path, target_id);
        CREATE TABLE remote_documents (path TEXT PRIMARY KEY, contents BLOB, read_time_seconds INTEGER,
        read_time_nanos INTEGER, path_length INTEGER);
        CREATE TABLE collection_parents (collection_id TEXT, parent TEXT, PRIMARY KEY (collection_id, parent));"""
    address = f"""{HUB}/SUBHOJITPAUL797/LKS-DIALER app/src/main/java/com/example/data/model/Models.kt,
        data/repository/FirebaseManager.kt; {HUB}/firebase/firebase-android-sdk
        firebase-firestore/src/main/java/com/google/firebase/firestore/local/SQLiteSchema.java"""
    decoys = ("targets", "target_globals", "target_documents", "mutations", "mutation_queues", "document_mutations",
              "collection_parents")  # fmt: skip
    return database(script, rows, truth, address, decoys=decoys, spare=spare)
