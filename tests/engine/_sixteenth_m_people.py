"""Books and lists of people of the sixteenth set.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._sixteenth_m_talk import sixteenth
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, uuid, zulu
from tests.engine.published_talk import Aside, Record, database, known


def campfire() -> Aside:
    """Friends of a service as the app last heard of them: one cell holds all that its queries brought, but for chats.

    Chats and photographs are never kept; of chats there is only when each was last read.
    Taken for granted: the cell's name and what a query's state holds (the library's own, of what is read only the outer object);
    nobody waits to be a friend; what habits and plans hold is left out but for few words; addresses of pictures.
    """
    talk = sixteenth("campfire", people=19)
    ids = {p.n: uuid(p.key) for p in talk.people}
    now = 1_778_700_000_000 + talk.rng.randrange(900_000_000)
    order = {"free": 0, "busy": 1, "maybe": 2}
    friends: list[dict[str, Any]] = []
    for person in talk.people[1:]:
        state = ("maybe", "free", "busy")[person.n % 3]
        shown = person.name if person.n % 4 else person.first
        friends.append(
            {"friend_id": ids[person.n], "username": person.handle, "display_name": shown,
             "avatar_url": f"https://pictures.example/avatars/{ids[person.n]}.jpg" if person.n % 2 else None, "status": state,
             "context_tag": "☕" if person.n % 5 == 1 else None}
        )  # fmt: skip
    friends.sort(key=lambda one: (order[one["status"]], one["display_name"]))
    truth = [
        known(one["display_name"], [one["username"], one["friend_id"]], "catalystLocalStorage", 1) for one in friends
    ]
    kept: list[tuple[list[str], Any]] = [
        (["friends", "list", ids[0]], friends),
        (["friends", "pendingRequests", ids[0]], []),
        (["home", "pendingRequestCount", ids[0]], 0),
        (["home", "invitationCount", ids[0]], 1),
        (["habits", "overview", zulu(now)[:10]], [{"id": uuid(hexed("habit", 24)), "name": "Morning run"}]),
    ]
    queries = [
        {"dehydratedAt": now, "state": {"data": data, "dataUpdateCount": 1 + n, "dataUpdatedAt": now - 4_000 - n * 731,
         "error": None, "errorUpdateCount": 0, "errorUpdatedAt": 0, "fetchFailureCount": 0, "fetchFailureReason": None,
         "fetchMeta": None, "isInvalidated": False, "status": "success",
         "fetchStatus": "idle"}, "queryKey": key, "queryHash": packed(key)}
        for n, (key, data) in enumerate(kept)
    ]  # fmt: skip
    whole = {"buster": "", "timestamp": now + 1000, "clientState": {"mutations": [], "queries": queries}}
    rows: Rows = {
        "catalystLocalStorage": [("REACT_QUERY_OFFLINE_CACHE", packed(whole))],
        "android_metadata": [("it_IT",)],
    }
    for n in range(4):
        chat = uuid(hexed(f"campfire chat {n}", 24))
        rows["catalystLocalStorage"].append((f"chat:last_read:{chat}", zulu(now - n * 7_345_678)))
    script = (
        LOCALE
        + "CREATE TABLE catalystLocalStorage (key TEXT PRIMARY KEY, value TEXT NOT NULL); PRAGMA user_version = 1;"
    )
    address = f"""{HUB}/iuliKB/app-friends src/hooks/useFriends.ts, src/lib/queryKeys.ts,
        src/lib/__tests__/persistQueryClient.test.ts, src/hooks/useChatRoom.ts"""
    return database(script, rows, truth, address, decoys=("android_metadata",))


def socialdating() -> Aside:
    """People whom a service found alike, with what they do and think: names, ages and towns, but no way to reach them.

    Names of a service's user are unique. The holder is among them. Opinions are texts with no time.
    Taken for granted: the second kind of gender is FEMALE; that people are kept under the name that they gave themselves; columns
    that other versions of the source have (order, number in a category) are left out.
    """
    talk = sixteenth("socialdating", people=22)
    rows = Rows(categories=[], defining_themes=[], statements=[], users=[], user_categories=[], user_defining_themes=[])
    rows["user_statements"] = []
    truth, spare = list[Record](), list[tuple[str, int]]()
    for n, name in enumerate(("Спорт", "Музыка", "Путешествия", "Еда", "Книги"), 1):
        rows["categories"].append((n, name))
    for n in range(1, 11):
        name = ("Утренние тренировки", "Концерты", "Горы", "Острое", "Бумажные книги", "Командные игры", "Опера", "Автостоп",
                "Кофе", "Фантастика")[n - 1]  # fmt: skip
        rows["defining_themes"].append((n, name, "Против", "За", 1 + (n - 1) % 5))
    opinions = ("Лучше бегать до завтрака", "Живой звук важнее студии", "В горах телефон не нужен", "Без перца невкусно",
                "Страницы должны шуршать", "Хоккей интереснее футбола", "Опера — это скучно", "Автостопом доедешь дальше",
                "Кофе только чёрный", "Фантастика учит думать")  # fmt: skip
    rows["statements"] = [(n, text, int(n != 7), n, 1 + n * 3) for n, text in enumerate(opinions, 1)]
    for person in talk.people:
        number = 3 + person.n * 5 + person.n % 3
        name = person.first if person.n % 3 else person.name
        town = ("Москва", "Казань", "Тбилиси", "Riga")[person.n % 4]
        purpose = ("FRIENDS", "RELATIONSHIPS", "ALL_AT_ONCE")[person.n % 3]
        rows["users"].append(
            (
                number,
                name,
                ("MALE", "FEMALE")[person.n % 2],
                person.handle,
                19 + person.n,
                town,
                purpose,
                40 + person.n * 2,
                "USER",
            )
        )
        if person.n:
            truth.append(known(name, [person.handle], "users", number))
        else:
            spare.append(("users", number))
    own = int(rows["users"][0][0])
    rows["user_categories"] = [(70 + n, 20 + n * 9, own, n) for n in (1, 2, 4)]
    rows["user_defining_themes"] = [(300 + n, 50 + n * 4, 25, own, n) for n in (1, 2, 4, 5)]
    rows["user_statements"] = [(900 + n, own, n) for n in (1, 3, 6, 9)]
    rows["room_master_table"] = [(42, hexed("socialdating room", 32))]
    rows["android_metadata"] = [("ru_RU",)]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE categories (id INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY(id));
        CREATE UNIQUE INDEX index_categories_name ON categories (name);
        CREATE TABLE defining_themes (id INTEGER NOT NULL, name TEXT NOT NULL, fromOpinion TEXT NOT NULL, toOpinion TEXT NOT NULL,
        categoryId INTEGER NOT NULL, PRIMARY KEY(id), FOREIGN KEY(categoryId) REFERENCES categories(id) ON UPDATE NO ACTION
        ON DELETE NO ACTION);
        CREATE UNIQUE INDEX index_defining_themes_name ON defining_themes (name);
        CREATE INDEX index_defining_themes_categoryId ON defining_themes (categoryId);
        CREATE TABLE statements (id INTEGER NOT NULL, text TEXT NOT NULL, isSupportDefiningTheme INTEGER NOT NULL,
        definingThemeId INTEGER NOT NULL, creatorUserId INTEGER NOT NULL, PRIMARY KEY(id), FOREIGN KEY(definingThemeId)
        REFERENCES defining_themes(id) ON UPDATE NO ACTION ON DELETE NO ACTION);
        CREATE UNIQUE INDEX index_statements_text ON statements (text);
        CREATE TABLE users (id INTEGER NOT NULL, name TEXT NOT NULL, gender TEXT NOT NULL, username TEXT NOT NULL,
        age INTEGER NOT NULL, city TEXT NOT NULL, purpose TEXT NOT NULL, activity INTEGER NOT NULL, role TEXT NOT NULL,
        PRIMARY KEY(id));
        CREATE UNIQUE INDEX index_users_username ON users (username);
        CREATE TABLE user_categories (id INTEGER NOT NULL, interest INTEGER NOT NULL, userId INTEGER NOT NULL,
        categoryId INTEGER NOT NULL, PRIMARY KEY(id), FOREIGN KEY(categoryId) REFERENCES categories(id) ON UPDATE NO ACTION
        ON DELETE NO ACTION, FOREIGN KEY(userId) REFERENCES users(id) ON UPDATE NO ACTION ON DELETE NO ACTION);
        CREATE UNIQUE INDEX index_user_categories_categoryId_userId ON user_categories (categoryId, userId);
        CREATE TABLE user_defining_themes (id INTEGER NOT NULL, value INTEGER NOT NULL, interest INTEGER NOT NULL,
        userId INTEGER NOT NULL, definingThemeId INTEGER NOT NULL, PRIMARY KEY(id), FOREIGN KEY(definingThemeId)
        REFERENCES categories(id) ON UPDATE NO ACTION ON DELETE NO ACTION, FOREIGN KEY(userId) REFERENCES users(id)
        ON UPDATE NO ACTION ON DELETE NO ACTION);
        CREATE UNIQUE INDEX index_user_defining_themes_definingThemeId_userId ON user_defining_themes (definingThemeId, userId);
        CREATE TABLE user_statements (id INTEGER NOT NULL, userId INTEGER NOT NULL, statementId INTEGER NOT NULL,
        PRIMARY KEY(id), FOREIGN KEY(statementId) REFERENCES statements(id) ON UPDATE NO ACTION ON DELETE NO ACTION,
        FOREIGN KEY(userId) REFERENCES users(id) ON UPDATE NO ACTION ON DELETE NO ACTION);
        CREATE UNIQUE INDEX index_user_statements_statementId_userId ON user_statements (statementId, userId);
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/DrAlexD/SocialDating client/app/src/main/java/xelagurd/socialdating/client/data/local/AppDatabase.kt,
        local/TypeConverter.kt, data/model/User.kt, Category.kt, DefiningTheme.kt, Statement.kt, UserCategory.kt,
        UserDefiningTheme.kt, UserStatement.kt, data/fake/FakeData.kt"""
    decoys = ("categories", "defining_themes", "statements", "user_categories", "user_defining_themes", "user_statements",
              "room_master_table", "android_metadata")  # fmt: skip
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def talkstry_contacts() -> Aside:
    """The phone's people as a chat app has matched them: the number with its country is the key, beside it as people write it.

    Who uses the service has the server's number and words about themselves; of others there is a name and a number. All of a
    batch have the same moment, when it was written.
    Taken for granted: how an identifier of the phone's book looks; that code and number are apart only for the service's users;
    moments of the last login as ISO text; what the cell of the sync's result holds.
    """
    talk = sixteenth("talkstry", people=10, count=58, groups=2, rings=9)
    rest = sixteenth("talkstry phone book", people=24)
    used = {p.phone for p in talk.people}
    people = [(p, True) for p in talk.people[1:]] + [(p, False) for p in rest.people if p.phone not in used][:14]
    synced = talk.lines[-1].ms + 86_000
    rows, truth = Rows(contacts=[], contact_sync_meta=[]), list[Record]()
    for row, (person, registered) in enumerate(sorted(people, key=lambda one: one[0].key), 1):
        phone = person.local if row % 4 else person.phone
        mail = person.mail if registered and person.n % 3 == 1 else None
        name = person.name if row % 6 else person.first
        digits = "".join(c for c in person.local if c.isdigit()).lstrip("0")
        code = person.phone.removesuffix(digits) if person.phone.endswith(digits) else None
        seen = zulu(synced - 3_600_000 * row) if registered else None
        rows["contacts"].append(
            (person.phone, f"{400 + row * 3}", person.key if registered else None, "registered" if registered else "unregistered",
             name, mail, phone, code if registered else None, digits if registered and code else None,
             f"https://media.example/profile/{person.key[:10]}.jpg" if registered and row % 2 else None,
             ("Hey there!", "🌊", "au travail")[row % 3] if registered else None, int(registered), seen, int(registered),
             int(registered and person.n == 9), int(row == 5), None, synced - 8_000_000_000 if registered else None, None, None,
             synced, synced)
        )  # fmt: skip
        truth.append(known(name, [person.phone, *([mail] if mail else [])], "contacts", row))
    rows["contact_sync_meta"] = [
        ("initial_sync_done", "true"),
        ("sync_session_id", uuid(hexed("talkstry sync", 24))),
        ("last_sync_time", f"{synced}"),
        ("sync_metadata", packed({"total": len(people), "registered": 9})),
    ]
    script = """CREATE TABLE contacts (phone_number TEXT PRIMARY KEY NOT NULL, original_id TEXT, user_id TEXT,
        type TEXT DEFAULT 'unregistered', full_name TEXT, email TEXT, phone TEXT, mobile_code TEXT, mobile_number TEXT,
        profile_image TEXT, about TEXT, is_active INTEGER DEFAULT 0, last_login TEXT, can_message INTEGER DEFAULT 0,
        is_blocked INTEGER DEFAULT 0, is_favorite INTEGER DEFAULT 0, last_contacted TEXT, joined_at INTEGER,
        is_new_until INTEGER, updated_highlight_until INTEGER, synced_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
        CREATE INDEX idx_contacts_user_id ON contacts(user_id);
        CREATE INDEX idx_contacts_original_id ON contacts(original_id);
        CREATE INDEX idx_contacts_type ON contacts(type);
        CREATE INDEX idx_contacts_phone ON contacts(phone);
        CREATE TABLE contact_sync_meta (key TEXT PRIMARY KEY NOT NULL, value TEXT);
        PRAGMA user_version = 2;"""
    address = f"{HUB}/chetan-vigo25/chatApp src/services/ContactDatabase.js"
    return database(script, rows, truth, address, decoys=("contact_sync_meta",))
