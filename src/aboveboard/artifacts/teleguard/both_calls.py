"""TeleGuard: calls, which are rows among the messages of teleguard_database.db."""

from aboveboard.artifacts.teleguard._both import ANDROID, IOS, REQUIRES, SIDES, SOURCES, meta
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Call, Col, Sqlite


def _system(name: str, file: str) -> Artifact:
    return Artifact(
        id=name,
        title="TeleGuard calls",
        service="teleguard",
        emits=Call,
        files=(file,),
        read=(
            Sqlite(
                base="messages AS m",
                key="m.rowid",
                requires=REQUIRES,
                where="m.type = 'CALL'",
                leaves_out="messages: their own artifact reads them",
                fields={
                    "at": Col("m.createDate", UNIX_MS),
                    **SIDES,
                    "answered": Col(f"CASE {meta('isSuccessfull')} WHEN 1 THEN 1 WHEN 0 THEN 0 END"),
                    "medium": Col(f"lower({meta('callType')})"),
                    "status": Col(meta("subtext")),
                    "thread": Col("m.chatId"),
                    "call_id": Col("m.id"),
                },
            ),
        ),
        says="One record for each call. `status` is the app's own line, in the phone's language: how long the call was, or why"
        " there was none. `answered` is what the app marks as successful.",
        limits="The length of a call is in no column but in that line.",
        sources=SOURCES,
    )


ANDROID_CALLS = _system("android.teleguard.calls", ANDROID)
IOS_CALLS = _system("ios.teleguard.calls", IOS)
