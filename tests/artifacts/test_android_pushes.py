"""Queued push messages, in a table and a log of LevelDB made here."""

from aboveboard.artifacts.android.pushes import PUSHES
from tests.artifacts.harness import run
from tests.engine.leveldb_files import log, number, table

FOLDER = "data/data/com.google.android.gms/files/fcm_queued_messages.ldb"
TABLE, LOG = f"{FOLDER}/000005.ldb", f"{FOLDER}/000007.log"
NULL = {"absent": "NULL"}


def field(place: int, value: bytes | str) -> bytes:
    data = value.encode() if isinstance(value, str) else value
    return number(place << 3 | 2) + number(len(data)) + data


def pushed(app: str, **pairs: str) -> bytes:
    told = b"".join(field(7, field(1, name.replace("__", ".")) + field(2, value)) for name, value in pairs.items())
    return b"\x08\x01" + field(2, field(2, "id") + field(3, "1234") + field(5, app) + told) + b"\x18\x02"


SHOWN = pushed("com.example.chat", gcm__notification__title="Mira", body="bis später", fcm_token="geheim", badge="2")
BARE = pushed("com.example.mail", n="7")
ENTRIES = [
    (b"0:1700000000123456%abc", SHOWN),
    (b"0:1700000001123456%abd", BARE),
    (b"0:1700000002123456%abe", None),
    (b"other", b"\xff\xff\xff"),
]
FIXTURES = {PUSHES.id: {TABLE: table(ENTRIES[:3]), LOG: log([ENTRIES[:2]])}}


def test_messages() -> None:
    shown, bare = run(PUSHES, {TABLE: table(ENTRIES[:3])}).records
    assert (shown["at"], shown["app"]) == ("2023-11-14T22:13:20.123456Z", "com.example.chat")
    assert (shown["title"], shown["body"]) == ("Mira", "bis später")
    assert shown["as_stored"] == {"gcm.notification.title": "Mira", "body": "bis später", "badge": "2"}
    assert (bare["app"], bare["title"], bare["body"]) == ("com.example.mail", NULL, NULL)


def test_what_may_be_a_secret_stays_out() -> None:
    assert "geheim" not in str(run(PUSHES, {LOG: log([ENTRIES[:2]])}).records)


def test_what_is_no_message_is_counted() -> None:
    outcome = run(PUSHES, {TABLE: table(ENTRIES)}).outcome
    assert (outcome.status, outcome.emitted, outcome.rejected) == ("partial", 2, 1)
