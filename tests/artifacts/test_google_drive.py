"""Google Drive: its lists of files on Android and iOS. Rows are made here."""

from aboveboard.artifacts.google_drive import android, android_events, ios, ios_events
from tests.artifacts.harness import run, sqlite_bytes

NULL = {"absent": "NULL"}
NOT_IN_SCHEMA = {"absent": "NOT_IN_SCHEMA"}
MS = 1_700_000_000_000
FOLDER = "application/vnd.google-apps.folder"
ITEMS = f"""CREATE TABLE items (id TEXT, stable_id INTEGER PRIMARY KEY, title TEXT, mime_type TEXT, is_folder INTEGER,
        created_date INTEGER, modified_date INTEGER, modified_by_me_date INTEGER, viewed_by_me_date INTEGER,
        shared_with_me_date INTEGER, quota_bytes INTEGER, is_owner INTEGER, trashed INTEGER{{}});
    CREATE TABLE stable_parents (item_stable_id INTEGER, parent_stable_id INTEGER);
    INSERT INTO stable_parents VALUES (3, 2), (2, 1);
    INSERT INTO items VALUES
        ('r', 1, 'My Drive', '{FOLDER}', 1, {MS}, {MS}, 0, 0, 0, 0, 1, 0{{}}),
        ('f', 2, 'Reise', '{FOLDER}', 1, {MS}, {MS}, 0, 0, {MS + 4000}, 0, 1, 0{{}}),
        ('d', 3, 'Plan.pdf', 'application/pdf', 0, {MS}, {MS + 1000}, {MS + 2000}, {MS + 3000}, 0, 77, 1, 1{{}}),
        ('e', 4, '', '', 0, 0, NULL, 0, NULL, NULL, NULL, NULL, NULL{{}});"""
OLD = sqlite_bytes(ITEMS.format("", "", "", "", ""))
NEW = sqlite_bytes(ITEMS.format(", trashed_date INTEGER", ", 0", ", 0", f", {MS + 5000}", ", NULL"))
LOOP = sqlite_bytes(ITEMS.format("", "", "", "", "") + "INSERT INTO stable_parents VALUES (1, 3);")
ANDROID_PATH = "data/data/com.google.android.apps.docs/app_cello/otto@example.com/cello.db"
IOS_PATH = (
    "private/var/mobile/Containers/Data/Application/com.google.Drive/Documents/drivekit/users/1138/gdx-cello/cello.db"
)
FIXTURES = {
    android.DRIVE.id: {ANDROID_PATH: OLD},
    android_events.DATED.id: {ANDROID_PATH: OLD},
    ios.DRIVE.id: {IOS_PATH: NEW},
    ios_events.DATED.id: {IOS_PATH: NEW},
}


def test_files() -> None:
    for artifact, path, data in ((android.DRIVE, ANDROID_PATH, OLD), (ios.DRIVE, IOS_PATH, NEW)):
        plan, bare = run(artifact, {path: data}).records
        expected = {
            "at": "2023-11-14T22:13:21.000000Z",
            "modified_at": "2023-11-14T22:13:21.000000Z",
            "created_at": "2023-11-14T22:13:20.000000Z",
            "name": "Plan.pdf",
            "path": "My Drive/Reise/Plan.pdf",
            "mime": "application/pdf",
            "size": 77,
        }
        assert {name: plan[name] for name in expected} == expected
        assert [bare[name] for name in expected] == [NULL] * len(expected)


def test_folders_that_lie_in_each_other_end() -> None:
    plan, _ = run(android.DRIVE, {ANDROID_PATH: LOOP}).records
    assert plan["path"].endswith("My Drive/Reise/Plan.pdf")


def test_what_happened_and_when() -> None:
    records = run(ios_events.DATED, {IOS_PATH: NEW}).records
    assert sorted((record["at"], record["event"], record["detail"]) for record in records) == [
        ("2023-11-14T22:13:22.000000Z", "changed by the account", "Plan.pdf"),
        ("2023-11-14T22:13:23.000000Z", "viewed by the account", "Plan.pdf"),
        ("2023-11-14T22:13:24.000000Z", "shared with the account", "Reise"),
        ("2023-11-14T22:13:25.000000Z", "put in the trash", "Plan.pdf"),
    ]


def test_an_older_store_does_not_say_when_a_file_was_put_in_the_trash() -> None:
    records = run(android_events.DATED, {ANDROID_PATH: OLD}).records
    (trashed,) = (record for record in records if record["event"] == "put in the trash")
    assert (trashed["at"], trashed["detail"]) == (NOT_IN_SCHEMA, "Plan.pdf")
