"""Words of the table of messages in SQL: reactions, kinds, parties, joins."""

from __future__ import annotations

from aboveboard.formats import times
from aboveboard.kit import Col, Rows, Sql

DATE = Sql("cocoa seconds or nanoseconds", times.COCOA_AUTO.sql("{}"), sentinels=(0,))

JSON = Sql("parties", "{}", json=True)

REACTIONS = "'loved', 'liked', 'disliked', 'laughed at', 'emphasized', 'questioned', 'emoji', 'sticker'"

REACTION = (
    "CASE WHEN m.associated_message_type BETWEEN 2000 AND 2007"
    f" THEN json_extract(json_array({REACTIONS}), '$[' || (m.associated_message_type - 2000) || ']')"
    " WHEN m.associated_message_type BETWEEN 3000 AND 3007"
    f" THEN 'removed ' || json_extract(json_array({REACTIONS}), '$[' || (m.associated_message_type - 3000) || ']') END"
)

EMOJI = f"CASE WHEN m.associated_message_type = 2006 THEN m.associated_message_emoji ELSE {REACTION} END"

ABOUT = (
    "CASE WHEN m.associated_message_guid LIKE 'p:%/%' THEN substr(m.associated_message_guid,"
    " instr(m.associated_message_guid, '/') + 1) WHEN m.associated_message_guid LIKE 'bp:%'"
    " THEN substr(m.associated_message_guid, 4) ELSE NULLIF(m.associated_message_guid, '') END"
)

GROUP = (
    "WHEN m.item_type = 1 THEN CASE m.group_action_type WHEN 0 THEN 'participant added' ELSE 'participant removed' END"
    " WHEN m.item_type = 2 THEN 'group renamed'"
    " WHEN m.item_type = 3 THEN CASE m.group_action_type WHEN 0 THEN 'participant left'"
    " WHEN 1 THEN 'group photo changed' WHEN 2 THEN 'group photo removed' ELSE 'group action' END"
    " WHEN m.item_type = 4 THEN"
    " CASE m.share_status WHEN 1 THEN 'location sharing stopped' ELSE 'location sharing started' END"
    " WHEN m.item_type = 5 THEN 'audio message kept' WHEN m.item_type = 6 THEN 'SharePlay'"
    " WHEN m.item_type > 0 THEN 'item ' || m.item_type"
)

APPS = (
    "WHEN m.associated_message_type BETWEEN 2000 AND 3007 THEN 'reaction'"
    " WHEN m.associated_message_type = 1000 THEN 'sticker'"
    " WHEN m.balloon_bundle_id = 'com.apple.messages.URLBalloonProvider' THEN 'link'"
    " WHEN m.balloon_bundle_id <> '' THEN 'app message'"
)

PLAIN = "WHEN m.cache_has_attachments = 1 THEN 'attachment' ELSE 'text' END"

VOICE = "WHEN m.is_audio_message = 1 THEN 'audio'"


def plain(expr: str) -> str:
    """JSON has no blobs, and one of them must not cost the row."""
    return f"CASE typeof({expr}) WHEN 'blob' THEN NULL ELSE {expr} END"


def party(expr: str, role: str) -> str:
    return f"json_object('identifier', {expr}, 'role', '{role}')"


# 'E:jane@example.org' or 'P:+15550100'; the newer column has the address alone.
LOGIN = (
    "CASE WHEN typeof(m.account) = 'blob' THEN NULL WHEN substr(m.account, 2, 1) = ':'"
    " THEN NULLIF(substr(m.account, 3), '') ELSE NULLIF(m.account, '') END"
)

CALLER = f"COALESCE(NULLIF({plain('m.destination_caller_id')}, ''), {LOGIN})"

CHAT = "LEFT JOIN chat AS c ON c.ROWID = {}"

OF_MESSAGE = "(SELECT min(j.chat_id) FROM chat_message_join AS j WHERE j.message_id = m.ROWID)"

HANDLE = "LEFT JOIN handle AS h ON h.ROWID = m.handle_id"

RECOVERABLE = (
    "LEFT JOIN chat_recoverable_message_join AS r ON r.message_id = m.ROWID AND NOT EXISTS (SELECT 1 FROM"
    " chat_recoverable_message_join AS k WHERE k.message_id = r.message_id AND k.chat_id < r.chat_id)"
)


def people(owner: str) -> dict[str, Col]:
    handle, chat, me = plain("h.id"), plain("c.chat_identifier"), party(owner, "owner")
    # In a group that the phone sent to, handle_id is 0, so that nobody is left out of the list.
    others = (
        f"(SELECT json_group_array({party(plain('p.id'), 'recipient')}) FROM chat_handle_join AS q"
        " JOIN handle AS p ON p.ROWID = q.handle_id WHERE q.chat_id = c.ROWID AND q.handle_id <> m.handle_id)"
    )
    return {
        "sender": Col(
            f"CASE WHEN m.is_from_me = 1 THEN {me} WHEN h.id IS NOT NULL THEN {party(handle, 'sender')} END", JSON
        ),
        "recipients": Col(
            f"CASE WHEN m.is_from_me = 1 THEN CASE WHEN c.style = 43 THEN {others}"
            f" WHEN h.id IS NOT NULL THEN json_array({party(handle, 'recipient')})"
            f" WHEN c.chat_identifier <> '' THEN json_array({party(chat, 'recipient')}) END"
            f" WHEN c.style = 43 THEN json_insert({others}, '$[#]', {me}) ELSE json_array({me}) END",
            JSON,
        ),
    }


BODY = "CASE WHEN m.text <> '' THEN m.text ELSE NULLIF(m.attributedBody, '') END"

ATTACHED = Rows(
    "SELECT a.filename AS path, a.transfer_name AS name, a.mime_type AS mime, a.total_bytes AS size,"
    " CASE WHEN a.filename LIKE '~/%' THEN 'private/var/mobile/' || substr(a.filename, 3)"
    " WHEN a.filename LIKE '/var/%' THEN 'private' || a.filename END AS file"
    " FROM message_attachment_join AS x JOIN attachment AS a ON a.ROWID = x.attachment_id"
    " WHERE x.message_id = m.ROWID ORDER BY a.ROWID",
    keys=("path", "name", "mime", "size", "file"),
)
