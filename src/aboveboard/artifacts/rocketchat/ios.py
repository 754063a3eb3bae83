"""Rocket.Chat on iOS, the app of 2017 to 2019: messages, in a Realm database for each server."""

from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sqlite, enum, flag, iso_utc, opt

_OWN = "(SELECT a.userId FROM Auth AS a WHERE a.userId <> '' LIMIT 1)"
_ROOM = "FROM Subscription AS s WHERE s.rid = m.rid"
_OTHER = f"(SELECT NULLIF(s.otherUserId, '') {_ROOM} AND s.privateType = 'd' LIMIT 1)"
_TYPE = enum(
    "kind of message",
    {
        "": "text",
        "r": "group event",
        "au": "group event",
        "ru": "group event",
        "uj": "group event",
        "ul": "group event",
        "user-muted": "group event",
        "user-unmuted": "group event",
        "wm": "group event",
        "rm": "removed",
        "subscription-role-added": "group event",
        "subscription-role-removed": "group event",
        "room-archived": "group event",
        "room-unarchived": "group event",
    },
)

ROCKETCHAT = Artifact(
    id="ios.rocketchat",
    title="Rocket.Chat (2017 to 2019): messages",
    service="rocket.chat",
    emits=Message,
    files=("{app_data:chat.rocket.ios}/Documents/*.realm",),
    read=(
        Sqlite(
            base="Message AS m",
            key="m._key",
            joins=("LEFT JOIN User AS u ON u._key = m.user",),
            requires={
                "Message": ("identifier", "rid", "createdAt", "user", "text", "internalType"),
                "User": ("identifier", "username", "name"),
                "Subscription": ("rid", "name", "privateType", "otherUserId"),
                "Auth": ("userId",),
            },
            fields={
                "at": Col("m.createdAt", iso_utc),
                "direction": Col(
                    f"CASE WHEN u.identifier = {_OWN} THEN 'outgoing'"
                    f" WHEN u.identifier <> '' AND {_OWN} <> '' THEN 'incoming' END"
                ),
                "party": Col(f"CASE WHEN u.identifier = {_OWN} THEN {_OTHER} ELSE NULLIF(u.identifier, '') END"),
                "sender": Person(
                    "NULLIF(u.identifier, '')", "COALESCE(NULLIF(u.name, ''), NULLIF(u.username, ''))", role="sender"
                ),
                "recipients": Rows(
                    "SELECT s.otherUserId AS identifier, COALESCE(NULLIF(s.fname, ''), NULLIF(s.name, '')) AS name"
                    f" {_ROOM} AND s.privateType = 'd' AND s.otherUserId <> '' AND s.otherUserId IS NOT u.identifier LIMIT 1",
                    keys=("identifier", "name"),
                    role="recipient",
                ),
                "thread": Col("NULLIF(m.rid, '')"),
                "thread_name": opt(f"(SELECT COALESCE(NULLIF(s.fname, ''), NULLIF(s.name, '')) {_ROOM} LIMIT 1)"),
                "body": Col("NULLIF(m.text, '')"),
                "type": Col("m.internalType", _TYPE),
                "status": opt("CASE WHEN m.failed = 1 THEN 'failed' WHEN m.temporary = 1 THEN 'not sent yet' END"),
                "edited_at": opt("CASE WHEN m.updatedAt <> m.createdAt THEN m.updatedAt END", iso_utc),
                "deleted": opt("m.markedForDeletion", flag),
                "starred": opt("m.pinned", flag),
                "attachments": Rows(
                    "SELECT COALESCE(NULLIF(f.imageURL, ''), NULLIF(f.videoURL, ''), NULLIF(f.audioURL, ''),"
                    " NULLIF(f.titleLink, '')) AS url, NULLIF(f.title, '') AS title, COALESCE(NULLIF(f.imageType, ''),"
                    " NULLIF(f.videoType, ''), NULLIF(f.audioType, '')) AS mime FROM Message_attachments AS k JOIN Attachment"
                    " AS f ON f._key = k.attachments WHERE k.Message = m._key ORDER BY k.position",
                    keys=("url", "title", "mime"),
                ),
                "message_id": Col("NULLIF(m.identifier, '')"),
            },
        ),
    ),
    says="One record for each message that the app kept of its server's rooms.",
    limits="`starred` is what the room pinned. `edited_at` is when the server last changed the message, for whatever reason."
    " Reactions, mentions and the members of rooms are not read, nor the app's successor, which keeps"
    " its messages elsewhere.",
    sources=(
        "https://github.com/RocketChat/Rocket.Chat.iOS (Rocket.Chat/Models; Managers/DatabaseManager.swift for where files are)",
    ),
)
