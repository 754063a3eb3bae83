"""ChatGPT on Android: what was asked and answered, of the account's conversations.db."""

from aboveboard.artifacts.chatgpt._android import FILES, SOURCES, changed, chat, made, role, title, way, words
from aboveboard.kit import Artifact, Col, Message, Py, Sqlite

# A message is cut into pieces, each a row; the first stands for the message.
_WHOLE = (
    "COALESCE((SELECT group_concat(piece, '') FROM (SELECT CAST(x.chunk AS TEXT) AS piece FROM DBMessageChunk AS x"
    " WHERE x.messageId = k.messageId ORDER BY x.chunkIndex)), CAST(k.chunk AS TEXT))"
)
_FIRST = "k.chunkIndex <= COALESCE((SELECT min(y.chunkIndex) FROM DBMessageChunk AS y), 0)"
_CHAT = (
    "(SELECT CAST(v.conversation AS TEXT) FROM DBMessage AS d JOIN DBConversation AS v ON v.id = d.conversationId"
    " WHERE d.id = k.messageId LIMIT 1)"
)

MESSAGES = Artifact(
    id="android.chatgpt",
    title="ChatGPT: questions and answers",
    service="chatgpt",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            base="DBMessageChunk AS k",
            key="k.rowid",
            requires={"DBMessageChunk": ("messageId", "chunkIndex", "chunk")},
            where=f"k.chunkIndex IS NULL OR {_FIRST}",
            leaves_out="further pieces of a message: they are read with its first",
            fields={
                "at": Col(f"CASE WHEN {_WHOLE} LIKE '%created_date%' THEN {_WHOLE} END", Py("chatgpt_made", made)),
                "edited_at": Col(_WHOLE, Py("chatgpt_changed", changed)),
                "direction": Col(_WHOLE, Py("chatgpt_way", way)),
                "thread": Col(_WHOLE, Py("chatgpt_chat", chat)),
                "thread_name": Col(_CHAT, Py("chatgpt_title", title), optional=True),
                "body": Col(_WHOLE, Py("chatgpt_words", words)),
                "type": Col(_WHOLE, Py("chatgpt_role", role)),
                "message_id": Col("k.messageId"),
            },
        ),
    ),
    says="One record for each question or answer, put together of its pieces. `type` is the role that the app notes: User,"
    " Assistant, Tool. What the user wrote is outgoing, all else incoming.",
    limits="Older versions kept whole messages in another column and are not read. Files that were sent along and sources that an"
    " answer names, are not read.",
    sources=SOURCES,
)
