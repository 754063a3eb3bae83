"""Chess.com on Android: messages of chess-database."""

from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Message, Person, Sqlite

MESSAGES = Artifact(
    id="android.chesscom",
    title="Chess.com messages",
    service="chess.com",
    emits=Message,
    files=("{app_data:com.chess}/databases/chess-database",),
    read=(
        Sqlite(
            base="messages AS m",
            key="m.rowid",
            requires={"messages": ("created_at", "conversation_id", "sender_username", "content")},
            fields={
                "at": Col("m.created_at", UNIX_S),
                "party": Col("m.sender_username"),
                "sender": Person("m.sender_username", role="sender"),
                "thread": Col("CAST(m.conversation_id AS TEXT)"),
                "body": Col("NULLIF(m.content, '')"),
            },
        ),
    ),
    says="One record for each message that the app kept.",
    limits="Whose account it is stands elsewhere, so that there is no direction. Games and friends are not read.",
    sources=("https://github.com/abrignoni/ALEAPP (ChessComMessages.py: table, columns, times)",),
)
