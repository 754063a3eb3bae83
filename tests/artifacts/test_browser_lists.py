"""Downloads of Chromium-based browsers on iOS, what they kept for forms, and Firefox's logins and addresses, made here."""

from aboveboard.artifacts.chromium.ios_downloads import DOWNLOADS
from aboveboard.artifacts.chromium.ios_forms import FORMS
from aboveboard.artifacts.firefox.android_addresses import FORMS as ANDROID_ADDRESSES
from aboveboard.artifacts.firefox.android_logins import SAVED as ANDROID_LOGINS
from aboveboard.artifacts.firefox.ios_forms import FORMS as IOS_ADDRESSES
from aboveboard.artifacts.firefox.ios_logins import SAVED as IOS_LOGINS
from tests.artifacts.harness import run, sqlite_bytes

APP = "private/var/mobile/Containers/Data/Application/"
GROUP = "private/var/mobile/Containers/Shared/AppGroup/group.org.mozilla.ios.Firefox/profile.profile/"
FENIX = "data/data/org.mozilla.firefox/databases/"
SUPPORT = {
    "chrome": f"{APP}com.google.chrome.ios/Library/Application Support/Google/Chrome/Default/",
    "edge": f"{APP}com.microsoft.msedge/Library/Application Support/Default/",
    "brave": f"{APP}com.brave.ios.browser/Library/Application Support/Default/",
    "opera": f"{APP}com.opera.OperaTouch/Library/Application Support/Default/",
}
NULL = {"absent": "NULL"}
ABSENT = {"absent": "NOT_IN_SCHEMA"}
AT = "2023-11-14T22:13:20.000000Z"
MS = 1_700_000_000_000
WEBKIT = (1_700_000_000 + 11_644_473_600) * 1_000_000

RECORDS = sqlite_bytes(
    f"""CREATE TABLE download_records (download_id TEXT PRIMARY KEY NOT NULL, original_url TEXT NOT NULL, redirected_url TEXT,
        file_name TEXT NOT NULL, file_path TEXT, original_mime_type TEXT, mime_type TEXT, originating_host TEXT,
        total_bytes INTEGER, state INTEGER, created_time INTEGER, completed_time INTEGER);
    INSERT INTO download_records VALUES ('a', 'https://files.example/plan.pdf', '', 'plan.pdf', 'Documents/plan.pdf', 'text/x',
        'application/pdf', 'mail.example', 1234, 3, {WEBKIT}, {WEBKIT + 1_000_000}),
        ('b', 'https://files.example/x', NULL, '', NULL, 'text/x', NULL, NULL, -1, 77, 0, 0);"""
)
WEB_DATA = sqlite_bytes(
    """CREATE TABLE autofill (name TEXT, value TEXT, date_created INTEGER, date_last_used INTEGER, count INTEGER);
    INSERT INTO autofill VALUES ('city', 'Köln', 1, 1700000000, 2)"""
)
LOGINS = sqlite_bytes(
    f"""CREATE TABLE loginsL (id INTEGER PRIMARY KEY, origin TEXT, timeCreated INTEGER, secFields TEXT, guid TEXT);
    CREATE TABLE loginsM (id INTEGER PRIMARY KEY, origin TEXT, timeCreated INTEGER, secFields TEXT, guid TEXT);
    INSERT INTO loginsL VALUES (1, 'https://bank.example', {MS}, 'eyJh', 'g1'), (2, '', 0, NULL, 'g2');
    INSERT INTO loginsM VALUES (1, 'https://shop.example', {MS}, '', 'g3');"""
)
OLD_LOGINS = sqlite_bytes(
    f"""CREATE TABLE loginsL (id INTEGER PRIMARY KEY, hostname TEXT, timeCreated INTEGER, username TEXT, password TEXT,
        guid TEXT);
    INSERT INTO loginsL VALUES (1, 'https://bank.example', {MS}, 'mira', 'secret word', 'g1');"""
)
_COLUMNS = """organization TEXT, street_address TEXT, address_level3 TEXT, address_level2 TEXT, address_level1 TEXT,
    postal_code TEXT, country TEXT, tel TEXT, email TEXT, time_created INTEGER, time_last_used INTEGER"""
ADDRESSES = sqlite_bytes(
    f"""CREATE TABLE addresses_data (guid TEXT, name TEXT, {_COLUMNS});
    INSERT INTO addresses_data VALUES ('a', 'Mira Ö', '', 'Gasse 7', '', 'Wien', '', '1010', 'AT', '+43', '', 1, {MS}),
        ('b', '', '', '', '', '', '', '', '', '', '', {MS}, 0);"""
)
OLD_ADDRESSES = sqlite_bytes(
    f"""CREATE TABLE addresses_data (guid TEXT, given_name TEXT, additional_name TEXT, family_name TEXT, {_COLUMNS});
    INSERT INTO addresses_data VALUES ('a', 'Mira', '', 'Ö', '', 'Gasse 7', '', 'Wien', '', '', '', '', '', {MS}, 0);"""
)
FIXTURES = (
    {a.id: {SUPPORT[a.service] + "download_record_db/DownloadRecord": RECORDS} for a in DOWNLOADS}
    | {a.id: {SUPPORT[a.service] + "Web Data": WEB_DATA} for a in FORMS}
    | {
        IOS_LOGINS.id: {GROUP + "loginsPerField.db": LOGINS},
        ANDROID_LOGINS.id: {FENIX + "logins2.sqlite": LOGINS},
        IOS_ADDRESSES.id: {GROUP + "autofill.db": ADDRESSES},
        ANDROID_ADDRESSES.id: {FENIX + "autofill.sqlite": ADDRESSES},
    }
)


def test_downloads() -> None:
    done, odd = run(DOWNLOADS[0], FIXTURES["ios.chrome.downloads"]).records
    expected = {
        "at": AT,
        "ended_at": "2023-11-14T22:13:21.000000Z",
        "url": "https://files.example/plan.pdf",
        "referrer": "mail.example",
        "path": "Documents/plan.pdf",
        "name": "plan.pdf",
        "mime": "application/pdf",
        "size": 1234,
        "status": "complete",
    }
    assert {name: done[name] for name in expected} == expected
    assert (odd["at"], odd["ended_at"], odd["size"], odd["mime"], odd["status"]) == (NULL, NULL, NULL, "text/x", "77")


def test_form_entries() -> None:
    for artifact in FORMS:
        (entry,) = run(artifact, FIXTURES[artifact.id]).records
        assert (entry["at"], entry["event"], entry["detail"]) == (AT, "form entry", "city: Köln")


def test_logins() -> None:
    here, bare, synced = run(IOS_LOGINS, FIXTURES[IOS_LOGINS.id]).records
    assert (here["at"], here["description"], here["has_secret"]) == (AT, "https://bank.example", True)
    assert (here["username"], here["origin"]) == (ABSENT, "made here")
    assert (bare["at"], bare["description"], bare["has_secret"]) == (NULL, NULL, NULL)
    assert (synced["description"], synced["has_secret"], synced["origin"]) == (
        "https://shop.example",
        False,
        "synced from another device",
    )


def test_older_logins_have_names_and_passwords_stay_out() -> None:
    (login,) = run(ANDROID_LOGINS, {FENIX + "logins2.sqlite": OLD_LOGINS}).records
    assert (login["username"], login["description"], login["has_secret"]) == ("mira", "https://bank.example", True)
    assert "secret word" not in str(login)


def test_addresses_of_both_forms() -> None:
    address, bare = run(IOS_ADDRESSES, FIXTURES[IOS_ADDRESSES.id]).records
    assert (address["at"], address["detail"]) == (AT, "Mira Ö, Gasse 7, Wien, 1010, AT, +43")
    assert (bare["at"], bare["detail"]) == (AT, NULL)
    (old,) = run(ANDROID_ADDRESSES, {FENIX + "autofill.sqlite": OLD_ADDRESSES}).records
    assert (old["at"], old["detail"]) == (AT, "Mira  Ö, Gasse 7, Wien")
