"""Friends of an app for meeting, and a list of contacts out of a service: of the fifteenth set's part of people.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._fifteenth_p_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, people, uuid, zulu
from tests.engine.published_talk import Aside, Record, database, known


def campfire() -> Aside:
    """Friends on an Android phone: answers of its server that the app's library of queries keeps, as JSON in one cell.

    The same friends stand there up to three times: in the list of friends, on the first page, and (with month and day) among
    birthdays to come, who are told here once. Neither chats nor pictures of plans are kept, which the app's own test says; when
    a chat was last read is beside it. A friend has a name, a name of the account and a UUID; no time is kept of one. Taken for
    granted: how the library writes what it keeps and its key (from elsewhere), the key of birthdays, that the list of the first
    page has the same members, what tags are chosen, and that expenses, plans and habits are empty yet.
    """
    talk = people("campfire", 27)
    me = uuid(talk.me.key)
    tags = ("☕", None, "🍻", None, "🏃", "🎬", None)
    friends, truth = list[dict[str, Any]](), list[Record]()
    for person in talk.people[1:]:
        one = uuid(person.key)
        shown = (person.first, person.name, person.name, f"{person.first} 🌿", person.name)[person.n % 5]
        handle = "" if person.n == 19 else person.handle
        face = f"https://campfire.example/storage/v1/object/public/avatars/{one}/avatar.jpg" if person.n % 3 else None
        friends.append(
            {"friend_id": one, "username": handle, "display_name": shown, "avatar_url": face,
             "status": ("free", "busy", "maybe", "maybe")[person.n % 4], "context_tag": tags[person.n % 7]}
        )  # fmt: skip
        names = (person.first, person.name) if shown not in (person.first, person.name) else ()
        truth.append(known(shown, [one, handle] if handle else [one], "catalystLocalStorage", 1, *names))
    order = {"free": 0, "busy": 1, "maybe": 2}
    listed = sorted(friends, key=lambda one: (order[one["status"]], one["display_name"].casefold()))
    days = [
        {"friend_id": one["friend_id"], "display_name": one["display_name"], "avatar_url": one["avatar_url"],
         "birthday_month": 1 + n * 5 % 12, "birthday_day": 1 + n * 11 % 28, "birthday_year": 1979 + n if n % 4 else None,
         "days_until": 3 + n * 14}
        for n, one in enumerate(friends) if n % 2 == 0
    ]  # fmt: skip
    now = 1_779_205_331_412
    answers: list[tuple[list[str], Any]] = [
        (["habits", "overview", "2026-05-19"], []),
        (["home", "friends", me], friends),
        (["home", "upcomingBirthdays", me], days),
        (["status", "own", me], {"status": "free", "context_tag": "☕", "status_expires_at": zulu(now + 5_400_000),
                                 "last_active_at": zulu(now - 61_000), "window_id": "3h"}),
        (["plans", "list", me], []),
        (["friends", "list", me], listed),
    ]  # fmt: skip
    queries = [
        {"dehydratedAt": now, "state": {
            "data": data, "dataUpdateCount": 1 + n % 3, "dataUpdatedAt": now - 2_000 - n * 731, "error": None,
            "errorUpdateCount": 0, "errorUpdatedAt": 0, "fetchFailureCount": 0, "fetchFailureReason": None, "fetchMeta": None,
            "isInvalidated": False, "status": "success", "fetchStatus": "idle"},
         "queryKey": key, "queryHash": packed(key)}
        for n, (key, data) in enumerate(answers)
    ]  # fmt: skip
    cells = {
        "REACT_QUERY_OFFLINE_CACHE": packed(
            {"buster": "", "timestamp": now + 3, "clientState": {"mutations": [], "queries": queries}}
        )
    }
    for n in range(1, 8):
        cells[f"chat:last_read:{uuid(hexed(f'campfire chat {n}', 24))}"] = zulu(now - n * 40_311_000)
    cells[f"chat:muted:{uuid(hexed('campfire chat 3', 24))}"] = "1"
    cells[f"chat:hidden:{uuid(hexed('campfire chat 6', 24))}"] = "1"
    rows: Rows = {"catalystLocalStorage": list(cells.items()), "android_metadata": [("ro_RO",)]}
    script = (
        LOCALE
        + "CREATE TABLE catalystLocalStorage (key TEXT PRIMARY KEY, value TEXT NOT NULL); PRAGMA user_version = 1;"
    )
    address = f"""{HUB}/iuliKB/app-friends src/lib/__tests__/persistQueryClient.test.ts, src/hooks/useFriends.ts,
        useHomeScreen.ts, useUpcomingBirthdays.ts, useChatList.ts, src/app/_layout.tsx"""
    return database(script, rows, truth, address, decoys=("android_metadata",))


def abb() -> Aside:
    """Contacts that a service gives, kept by Room; title, first and last name apart, a mail and a picture, no number nor time.

    Who is deleted stays, marked, and may be told or not; all others are cleared and written anew at each refresh, so that the
    deleted stand first. Taken for granted: the version of the file, and that a name is never changed by hand.
    """
    talk = people("abb", 30)
    titles = ("Ms", "Mr", "Mrs", "Monsieur", "Miss", "Mademoiselle", "Mr")
    rows, truth, spare = Rows(Contact=[]), list[Record](), list[tuple[str, int]]()
    gone = {5, 12, 23}
    some = sorted(talk.people[1:], key=lambda person: person.n not in gone)
    for row, person in enumerate(some, 1):
        title = titles[person.n % 7]
        sort = "men" if title in {"Mr", "Monsieur"} else "women"
        mail = f"{person.handle}.{person.n}@example.com"
        face = f"https://faces.example/api/portraits/med/{sort}/{person.n * 3}.jpg"
        rows["Contact"].append((uuid(person.key), title, person.first, person.last, mail, face, int(person.n in gone)))
        if person.n in gone:
            spare.append(("Contact", row))
        else:
            truth.append(known(f"{title} {person.name}", [mail], "Contact", row, person.name))
    rows["room_master_table"] = [(42, hexed("abb room", 32))]
    rows["android_metadata"] = [("az_AZ",)]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `Contact` (`userId` TEXT NOT NULL, `title` TEXT, `firstName` TEXT, `lastName` TEXT, `email` TEXT,
        `photo` TEXT, `isDeleted` INTEGER NOT NULL, PRIMARY KEY(`userId`)); PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/firuza-hub/ABB_ContactlistApp app/src/main/java/com/vholodynskyi/assignment/data/local/db/contacts/
        DbContact.kt, domain/repository/ContactsRepositoryImpl.kt, data/remote/api/dto/contactList/ApiContact.kt"""
    return database(script, rows, truth, address, decoys=("room_master_table", "android_metadata"), spare=spare)
