"""KakaoTalk on Android: messages of `KakaoTalk.db`, people of `KakaoTalk2.db`."""

from aboveboard.artifacts.kakaotalk._android import KINDS, SOURCES, body, direction, status
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Message, Person, Py, Sqlite, enum, opt

MESSAGES = Artifact(
    id="android.kakaotalk",
    title="KakaoTalk messages",
    service="kakaotalk",
    emits=Message,
    files=("{app_data:com.kakao.talk}/databases/KakaoTalk.db",),
    read=(
        Sqlite(
            base="chat_logs AS m",
            key="m._id",
            requires={"chat_logs": ("id", "chat_id", "user_id", "message", "created_at", "type")},
            fields={
                "at": Col("m.created_at", UNIX_S),
                "party": Col("CAST(m.user_id AS TEXT)"),
                "direction": opt("m.v", Py("kakao_direction", direction)),
                "sender": Person("m.user_id", role="sender"),
                "thread": Col("CAST(m.chat_id AS TEXT)"),
                "body": Col(("m.message", "m.v"), Py("kakao_body", body), optional=True),
                "type": Col("m.type", enum("kind of message", {str(k): v for k, v in KINDS.items()} | KINDS)),
                "status": opt("m.v", Py("kakao_status", status)),
                "deleted_at": opt("NULLIF(m.deleted_at, 0)", UNIX_S),
                "message_id": Col("CAST(m.id AS TEXT)"),
            },
        ),
    ),
    says="One record for each message.",
    limits="The app encrypts the texts with keys made of the account's number; `status` says so and"
    " they are not decrypted. Who"
    " the sender is stands in KakaoTalk2.db. Attachments are encrypted the same way and not read.",
    sources=SOURCES,
)
