"""Google Meet's databases made here: calls, clips and people, on both systems."""

from aboveboard.artifacts.googlemeet.android import CALLS
from aboveboard.artifacts.googlemeet.android_clips import CLIPS
from aboveboard.artifacts.googlemeet.android_people import PEOPLE
from aboveboard.artifacts.googlemeet.ios import CALLS as IOS_CALLS
from aboveboard.artifacts.googlemeet.ios_clips import CLIPS as IOS_CLIPS
from aboveboard.artifacts.googlemeet.ios_people import PEOPLE as IOS_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.google.android.apps.tachyon/databases/tachyon.db"
IOS_PATH = "private/var/mobile/Containers/Data/Application/com.google.Tachyon/Library/Application Support/DataStore"
NULL = {"absent": "NULL"}
T = 1_672_567_200
ANDROID = sqlite_bytes(
    f"""CREATE TABLE activity_history (timestamp_usec INTEGER, self_id TEXT, other_id TEXT, activity_type INTEGER,
  call_state INTEGER, outgoing INTEGER);
INSERT INTO activity_history VALUES ({T}123456, '+15550100|PN', '+15550101|PN', 1, 2, 1),
  ({T + 60}000000, '+15550100|PN', '+15550101|PN', 1, 1, 0), ({T + 120}000000, '+15550100|PN', '+15550101|PN', 2, 4, 1);
CREATE TABLE duo_users (user_id TEXT, contact_display_name TEXT, contact_id INTEGER, system_contact_last_update_millis INTEGER);
INSERT INTO duo_users VALUES ('+15550101', 'Li Wei', 9, {T}000), ('li@example.org', 'Li mail', 10, 0);
CREATE TABLE messages (sent_timestamp_millis INTEGER, received_timestamp_millis INTEGER, seen_timestamp_millis INTEGER,
  sender_id TEXT, recipient_id TEXT, content_uri TEXT, content_size_bytes INTEGER, saved_status INTEGER);
INSERT INTO messages VALUES ({T + 120}000, 0, 0, '+15550100', '+15550101', 'file:///data/media/a.mp4', 4096, 1),
  (0, {T + 180}000, {T + 240}000, '+15550101', '+15550100', 'file:///data/media/b.jpg', 0, 0);"""
)
IOS = sqlite_bytes(
    f"""CREATE TABLE call_history (call_history_timestamp REAL, call_history_local_user_id TEXT, call_history_other_user_id TEXT,
  call_history_duration REAL, call_history_is_outgoing_call INTEGER, call_history_is_video_call INTEGER);
INSERT INTO call_history VALUES ({T}.5, '+15550100', '+15550101', 61, 0, 1);
CREATE TABLE contact (contact_id TEXT, contact_name TEXT, contact_number_label TEXT, contact_reg_data_timestamp INTEGER,
  contact_sync_date INTEGER);
INSERT INTO contact VALUES ('+15550101', 'Li Wei', 'mobile', {T}000000, 0);
CREATE TABLE media_clip_v2 (media_clip_creation_date INTEGER, media_clip_message_date INTEGER, media_clip_viewed_date INTEGER,
  media_clip_local_id TEXT, media_clip_source INTEGER, media_clip_text_representation TEXT, media_clip_message_id TEXT,
  media_clip_content_size INTEGER);
INSERT INTO media_clip_v2 VALUES ({T}000000, {T}000000, 0, '+15550100', 1, 'see you', 'm1', 4096);"""
)
FIXTURES = {
    "android.googlemeet": {PATH: ANDROID},
    "android.googlemeet.clips": {PATH: ANDROID},
    "android.googlemeet.people": {PATH: ANDROID},
    "ios.googlemeet": {IOS_PATH: IOS},
    "ios.googlemeet.clips": {IOS_PATH: IOS},
    "ios.googlemeet.people": {IOS_PATH: IOS},
}


def test_android_calls() -> None:
    result = run(CALLS, {PATH: ANDROID})
    made, missed = result.records
    expected = {
        "at": "2023-01-01T10:00:00.123456Z",
        "direction": "outgoing",
        "answered": True,
        "status": "answered",
        "sender": NULL,
        "recipients": [{"identifier": "+15550101", "name": "Li Wei", "role": "recipient"}],
        "account": "+15550100",
    }
    assert {name: made[name] for name in expected} == expected
    assert (missed["direction"], missed["answered"], missed["status"]) == ("incoming", False, "missed")
    assert result.outcome.excluded == 1


def test_android_clips_and_people() -> None:
    sent, came = run(CLIPS, {PATH: ANDROID}).records
    assert (sent["direction"], sent["starred"], sent["received_at"]) == ("outgoing", True, NULL)
    assert sent["attachments"] == [{"path": "file:///data/media/a.mp4", "size": 4096}]
    assert (came["at"], came["read_at"]) == ("2023-01-01T10:03:00.000000Z", "2023-01-01T10:04:00.000000Z")
    assert came["sender"] == {"identifier": "+15550101", "name": "Li Wei", "role": "sender"}
    li, mail = run(PEOPLE, {PATH: ANDROID}).records
    assert (li["name"], li["identifiers"]) == ("Li Wei", [{"type": "phone", "value": "+15550101"}])
    assert (mail["identifiers"], mail["modified_at"]) == ([{"type": "email", "value": "li@example.org"}], NULL)


def test_ios() -> None:
    (call,) = run(IOS_CALLS, {IOS_PATH: IOS}).records
    assert (call["at"], call["direction"], call["duration"]) == ("2023-01-01T10:00:00.500000Z", "incoming", 61)
    assert (call["medium"], call["sender"]["name"], call["account"]) == ("video", "Li Wei", "+15550100")
    (clip,) = run(IOS_CLIPS, {IOS_PATH: IOS}).records
    assert (clip["direction"], clip["body"], clip["read_at"]) == ("outgoing", "see you", NULL)
    assert clip["attachments"] == [{"name": "m1", "size": 4096}]
    (li,) = run(IOS_PEOPLE, {IOS_PATH: IOS}).records
    assert li["identifiers"] == [{"type": "phone", "value": "+15550101", "label": "mobile"}]


def test_an_unknown_store_is_said() -> None:
    assert run(CALLS, {PATH: sqlite_bytes("CREATE TABLE calls (a)")}).outcome.status == "unknown schema"
