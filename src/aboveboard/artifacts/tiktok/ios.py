"""TikTok on iOS: direct messages (`ChatFiles/<account>/db.sqlite`) and the people of AwemeIM.db."""

from aboveboard.artifacts.tiktok._ios import SOURCES, message
from aboveboard.kit import Artifact, Message, SqliteCode

MESSAGES = Artifact(
    id="ios.tiktok",
    title="TikTok: direct messages",
    service="tiktok",
    emits=Message,
    files=("{app_data:*}/Library/Application Support/ChatFiles/*/db.sqlite",),
    read=(
        SqliteCode(
            base="TIMMessageORM AS m",
            key="m.rowid",
            columns={
                "key?": "m.identifier",
                "local": "m.localcreatedat",
                "server?": "m.servercreatedat",
                "sender": "m.sender",
                "content": "m.content",
                "conversation": "m.belongingConversationIdentifier",
            },
            requires={"TIMMessageORM": ("localcreatedat", "sender", "content", "belongingConversationIdentifier")},
            make=message,
        ),
    ),
    says="One record for each message, at the phone's time; which way it went is told by the account in the folder's name.",
    limits="Names of senders are in AwemeIM.db and are records of their own. Films and stickers are named by title and"
    " address. Reading marks and reactions are in tables that are not read.",
    sources=SOURCES,
)
