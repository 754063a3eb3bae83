"""Smaller social stores on Android made here: Bluesky, Facebook, LinkedIn, Mastodon, Pinterest, Threads, VK, searches."""

import json

from aboveboard.artifacts.android import recent_suggestions as android_recent_suggestions
from aboveboard.artifacts.bluesky import android as android_bluesky
from aboveboard.artifacts.bluesky import android_storage as android_bluesky_storage
from aboveboard.artifacts.facebook import android as android_facebook
from aboveboard.artifacts.facebook import android_notifications as android_facebook_notifications
from aboveboard.artifacts.linkedin import android as android_linkedin
from aboveboard.artifacts.linkedin import android_account as android_linkedin_account
from aboveboard.artifacts.mastodon import android as android_mastodon
from aboveboard.artifacts.mastodon.android_notifications import NOTIFICATIONS as MASTODON_NOTIFICATIONS
from aboveboard.artifacts.mastodon.android_searches import SEARCHES as MASTODON_SEARCHES
from aboveboard.artifacts.pinterest import android as android_pinterest
from aboveboard.artifacts.pinterest import android_drafts as android_pinterest_drafts
from aboveboard.artifacts.threads import android as android_threads
from aboveboard.artifacts.threads import android_searches as android_threads_searches
from aboveboard.artifacts.vk import android as android_vk
from tests.artifacts.harness import run, sqlite_bytes

AT = "2023-01-01T10:00:00.000000Z"
NULL = {"absent": "NULL"}


def home(package: str) -> str:
    return f"data/data/{package}/"


def prefs(**entries: str) -> bytes:
    rows = "".join(f'<string name="{k}">{v.replace(chr(34), "&quot;")}</string>' for k, v in entries.items())
    return f'<?xml version="1.0" encoding="utf-8"?><map>{rows}<boolean name="on" value="true" /></map>'.encode()


POST = {
    "uri": "at://did:b/app.bsky.feed.post/1",
    "author": {"did": "did:b", "handle": "bo.example", "displayName": "Bo"},
    "record": {"createdAt": "2023-01-01T10:00:00.000Z", "text": "Köln", "langs": ["de"]},
    "likeCount": 2, "repostCount": 1, "replyCount": 0, "viewer": {"like": "at://x"},
    "embed": {"images": [{"fullsize": "https://cdn.example/1.jpg", "alt": "a cat"}]},
}  # fmt: skip
REPLY = {
    "feed": [{"post": POST}],
    "messages": [{"id": "m", "text": "hi", "sentAt": "2023-01-01T10:00:00Z", "sender": {"did": "did:b"}}],
    "actors": [
        {"did": "did:b", "handle": "bo.example", "viewer": {"following": "at://y"}, "createdAt": "2023-01-01T10:00:00Z"}
    ],
}
BLUESKY = {home("xyz.blueskyweb.app") + "cache/http-cache/ab.1": json.dumps(REPLY).encode()}
SESSION = {"session": {"accounts": [{"did": "did:me", "handle": "li.example", "email": "", "refreshJwt": "s3cret"}]}}
STORAGE = {
    home("xyz.blueskyweb.app") + "databases/RKStorage": sqlite_bytes(
        "CREATE TABLE catalystLocalStorage (key TEXT PRIMARY KEY, value TEXT NOT NULL);",
        {
            "catalystLocalStorage": [
                ("BSKY_STORAGE", json.dumps(SESSION)),
                ("searchHistory", '["köln", ""]'),
                ("theme", '"dark"'),
            ]
        },
    )
}
NOTE = {
    "creation_time": 1672567200, "summary": {"text": "Bo commented"}, "message": {"text": "nice"},
    "actors": [{"id": "8", "name": "Bo"}],
}  # fmt: skip
FACEBOOK = {
    home("com.facebook.katana") + "databases/notifications_db": sqlite_bytes(
        "CREATE TABLE gql_notifications (_id INTEGER PRIMARY KEY, updated INTEGER, seen_state TEXT, gql_payload BLOB);",
        {
            "gql_notifications": [
                (1, 1672567300000, "SEEN_AND_READ", json.dumps(NOTE).encode()),
                (2, 0, None, b"\x08\x01"),
            ]
        },
    )
}
PICTURES = {
    home("com.facebook.katana") + "databases/fb.db": sqlite_bytes(
        """CREATE TABLE photos (_id INTEGER PRIMARY KEY, owner INTEGER, src_small TEXT, src_big TEXT, caption TEXT,
        created INTEGER, thumbnail BLOB);
        INSERT INTO photos VALUES (1, 8, 's', 'https://cdn.example/b.jpg', 'Köln', 1672567200, NULL)"""
    )
}


def person(first: str, distance: str) -> str:
    return json.dumps({"participantType": {"member": {"firstName": {"text": first}, "distance": distance}}})


LINKEDIN = {
    home("com.linkedin.android") + "databases/messenger-sdk": sqlite_bytes(
        """CREATE TABLE MessagesData (entityUrn TEXT, senderUrn TEXT, conversationUrn TEXT, deliveredAt INTEGER, status INTEGER,
            entityData TEXT);
        CREATE TABLE ParticipantsData (entityUrn TEXT, entityData TEXT);
        CREATE TABLE ConversationsData (entityUrn TEXT, entityData TEXT);
        CREATE TABLE ConversationParticipantCrossRef (conversationUrn TEXT, participantUrn TEXT);
        INSERT INTO ConversationParticipantCrossRef VALUES ('c', 'me'), ('c', 'bo');""",
        {
            "MessagesData": [
                ("m1", "me", "c", 1672567200000, 5, json.dumps({"body": {"text": "hello"}, "subject": "Job"})),
                ("m2", "bo", "c", 1672567201000, 1, "{"),
            ],
            "ParticipantsData": [("me", person("Li", "SELF")), ("bo", person("Bo", "DISTANCE_1"))],
            "ConversationsData": [("c", "{}")],
        },
    )
}
ME = json.dumps({"plainId": 77, "miniProfile": {"firstName": "Li", "lastName": "Wei", "publicIdentifier": "li-wei"}})
LINKED_ACCOUNT = {
    home("com.linkedin.android") + "shared_prefs/linkedInPrefsName.xml": prefs(
        meModel=ME, memberEmail="li@example.org", lastLoggedInTimestamp="1672567200000", authToken="s3cret"
    )
}
STATUS = {
    "created_at": "2023-01-01T10:00:00.000Z", "content": "<p>Köln</p>", "url": "https://m.example/1", "visibility": "public",
    "account": {"acct": "bo@m.example", "display_name": "Bo"}, "favourited": True, "favourites_count": 4,
    "media_attachments": [{"url": "https://m.example/1.jpg", "description": None}],
}  # fmt: skip
MASTODON = {
    home("org.joinmastodon.android") + "databases/m.example_1.db": sqlite_bytes(
        """CREATE TABLE home_timeline (id VARCHAR(25) PRIMARY KEY, json TEXT NOT NULL, flags INTEGER, time INTEGER);
        CREATE TABLE notifications_all (id VARCHAR(25) PRIMARY KEY, json TEXT NOT NULL, flags INTEGER, type INTEGER);
        CREATE TABLE recent_searches (id VARCHAR(50) PRIMARY KEY, json TEXT NOT NULL, time INTEGER NOT NULL);""",
        {
            "home_timeline": [("1", json.dumps(STATUS), 0, 1672567200), ("2", "{", 0, 0)],
            "notifications_all": [
                (
                    "9",
                    json.dumps({"created_at": "2023-01-01T10:00:00Z", "type": "mention", "account": {"acct": "bo"}}),
                    0,
                    1,
                )
            ],
            "recent_searches": [
                ("t", json.dumps({"hashtag": {"name": "koeln", "url": "https://m.example/t"}}), 1672567200)
            ],
        },
    )
}
PIN = {
    home("com.pinterest") + "shared_prefs/pinterest.xml": prefs(
        other="x",
        PREF_MY_USER=json.dumps(
            {"id": "5", "username": "li", "email": "li@example.org", "created_at": "Sun, 01 Jan 2023 10:00:00 +0000"}
        ),
    )
}
DRAFTS = {
    home("com.pinterest") + "databases/pinterest-db": sqlite_bytes(
        """CREATE TABLE idea_pin_drafts (id TEXT, user_id TEXT, board_id TEXT, created_at INTEGER, last_updated_at INTEGER,
        scheduled_date INTEGER, link TEXT, cover_image_path TEXT);
        INSERT INTO idea_pin_drafts VALUES ('d', '5', 'b', 1672567200000, 1672567201000, NULL, '', '/c.jpg')"""
    )
}
KEYWORDS = json.dumps({"keywords": [{"client_time": 1672567200, "keyword": {"name": "koeln"}}]})
USERS = json.dumps({"users": [{"client_time": "1672567200", "user": {"username": "bo", "id": "8"}}]})
THREADS = {
    home("com.instagram.barcelona") + "shared_prefs/42_USER_PREFERENCES.xml": prefs(
        recent_keyword_searches_with_ts=KEYWORDS, recent_user_searches_with_ts=USERS
    )
}
USED = {
    home("com.instagram.barcelona") + "shared_prefs/autobackupprefs.xml": prefs(
        cloud_account_user_map=json.dumps({"cloud_accounts_list": [{"user_id": "42", "username": "li"}]})
    )
}
VK = {
    home("com.vkontakte.android") + "databases/vk.db": sqlite_bytes(
        """CREATE TABLE users (uid int not null unique, firstname varchar(150), lastname varchar(150), domain varchar(200),
            is_friend bool, last_updated int, bday int, bmonth int, byear int);
        CREATE TABLE friendlists (lid int unique, name varchar(200));
        CREATE TABLE users_friendlists (uid int not null, lid int not null);
        CREATE TABLE imported_contacts (vk_id int, external_id varchar(30), external_name varchar(150), description text);
        CREATE TABLE groups (gid int, name varchar(200), activity varchar(200), domain varchar(200));
        INSERT INTO users VALUES (8, 'Bo', 'Li', 'bo', 1, 1672567200, 3, 2, -1), (9, 'Cy', '', '', 0, 0, -1, -1, -1);
        INSERT INTO friendlists VALUES (1, 'Family'); INSERT INTO users_friendlists VALUES (8, 1);
        INSERT INTO imported_contacts VALUES (8, '+15550101', 'Bo phone', '');
        INSERT INTO groups VALUES (5, 'Cats', 'hobby', 'cats');"""
    )
}
SUGGESTIONS = sqlite_bytes(
    """CREATE TABLE suggestions (_id INTEGER PRIMARY KEY, display1 TEXT UNIQUE, query TEXT, date LONG);
    INSERT INTO suggestions VALUES (1, 'köln', 'köln', 1672567200000), (2, 'only shown', '', 0)"""
)
YOUTUBE = {home("com.google.android.youtube") + "databases/history.db": SUGGESTIONS}
FIXTURES = {
    "android.bluesky": BLUESKY,
    "android.bluesky.storage": STORAGE,
    "android.facebook.notifications": FACEBOOK,
    "android.facebook.photos": PICTURES,
    "android.linkedin": LINKEDIN,
    "android.linkedin.account": LINKED_ACCOUNT,
    "android.mastodon": MASTODON,
    "android.mastodon.notifications": MASTODON,
    "android.mastodon.searches": MASTODON,
    "android.pinterest": PIN,
    "android.pinterest.drafts": DRAFTS,
    "android.threads": USED,
    "android.threads.searches": THREADS,
    "android.vk": VK,
    "android.youtube.searches": YOUTUBE,
    "android.play.searches": {home("com.android.vending") + "databases/suggestions.db": SUGGESTIONS},
    "android.recent_suggestions": {home("org.example") + "databases/recentsuggestions.db": SUGGESTIONS},
}


def test_bluesky() -> None:
    result = run(android_bluesky.CACHE, BLUESKY)
    (post,), (message,), (person,) = result.of("Post"), result.of("Message"), result.of("Contact")
    assert (post["at"], post["body"], post["liked"], post["language"]) == (AT, "Köln", True, "de")
    assert post["author"] == {"identifier": "did:b", "name": "Bo", "role": "author"}
    assert post["attachments"] == [{"url": "https://cdn.example/1.jpg", "title": "a cat"}]
    assert (message["at"], message["body"], message["direction"]) == (AT, "hi", NULL)
    assert (person["groups"], person["name"]) == (["following"], "bo.example")
    stored = run(android_bluesky_storage.STORAGE, STORAGE)
    (search,), (account,) = stored.of("WebSearch"), stored.of("Account")
    assert (search["term"], account["username"], account["has_secret"]) == ("köln", "li.example", True)
    assert "s3cret" not in str(account)


def test_facebook() -> None:
    result = run(android_facebook_notifications.NOTIFICATIONS, FACEBOOK)
    (note,) = result.records
    assert (note["at"], note["title"], note["body"], note["channel"]) == (AT, "Bo commented", "nice", "SEEN_AND_READ")
    assert note["sender"] == {"identifier": "8", "name": "Bo", "role": "sender"}
    assert result.outcome.rejected == 1
    (photo,) = run(android_facebook.PHOTOS, PICTURES).records
    assert (photo["at"], photo["description"], photo["saved_from"]) == (AT, "Köln", "account 8")


def test_linkedin() -> None:
    sent, got = run(android_linkedin.MESSAGES, LINKEDIN).records
    assert (sent["at"], sent["direction"], sent["subject"], sent["body"]) == (AT, "outgoing", "Job", "hello")
    assert (sent["thread_name"], sent["status"], sent["recipients"][0]["name"]) == ("Bo", "delivered", "Bo")
    assert (got["direction"], got["body"], got["status"]) == ("incoming", NULL, "1")
    (account,) = run(android_linkedin_account.ACCOUNT, LINKED_ACCOUNT).records
    assert (account["at"], account["name"], account["identifier"], account["username"]) == (
        AT,
        "Li Wei",
        "77",
        "li-wei",
    )
    assert "s3cret" not in str(account)


def test_mastodon() -> None:
    result = run((android_mastodon.MASTODON, MASTODON_NOTIFICATIONS, MASTODON_SEARCHES), MASTODON)
    post, broken = result.of("Post")
    assert (post["at"], post["body"], post["liked"], post["likes"]) == (AT, "Köln\n", True, 4)
    assert post["attachments"] == [{"url": "https://m.example/1.jpg"}]
    assert (broken["post_id"], broken["body"]) == ("2", NULL)
    (note,), (search,) = result.of("Notification"), result.of("WebSearch")
    assert (note["channel"], note["sender"]["identifier"], search["term"], search["at"]) == (
        "mention",
        "bo",
        "koeln",
        AT,
    )


def test_pinterest_and_threads() -> None:
    (account,), (draft,) = (
        run(android_pinterest.ACCOUNT, PIN).records,
        run(android_pinterest_drafts.DRAFTS, DRAFTS).records,
    )
    assert (account["at"], account["username"]) == (AT, "li")
    assert (draft["at"], draft["visibility"], draft["own"]) == (AT, "draft", True)
    assert draft["attachments"] == [{"path": "/c.jpg", "title": "cover"}]
    word, user = run(android_threads_searches.SEARCHES, THREADS).records
    assert (word["term"], word["at"], user["term"], user["at"]) == ("koeln", AT, "bo", AT)
    (used,) = run(android_threads.ACCOUNTS, USED).records
    assert (used["identifier"], used["username"]) == ("42", "li")


def test_vk_and_searches() -> None:
    friend, other, uploaded, group = run(android_vk.PEOPLE, VK).records
    assert (friend["name"], friend["birthday"], friend["groups"]) == ("Bo Li", "--02-03", ["friend", "Family"])
    assert (other["name"], other["birthday"], other["groups"]) == ("Cy", NULL, NULL)
    assert (uploaded["name"], group["contact_id"], group["groups"]) == ("Bo phone", "-5", ["group"])
    first, second = run(android_recent_suggestions.YOUTUBE, YOUTUBE).records
    assert (first["term"], first["at"]) == ("köln", AT)
    assert (second["term"], second["at"]) == ("only shown", NULL)
