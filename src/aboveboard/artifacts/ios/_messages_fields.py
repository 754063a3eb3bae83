"""The fields of a message in each of the schemas of sms.db."""

from types import MappingProxyType

from aboveboard.artifacts.ios._messages_decode import body_text, earlier_texts, taken_back
from aboveboard.artifacts.ios._messages_words import (
    ABOUT,
    APPS,
    ATTACHED,
    BODY,
    CALLER,
    DATE,
    EMOJI,
    GROUP,
    LOGIN,
    PLAIN,
    REACTION,
    VOICE,
    people,
)
from aboveboard.formats import times
from aboveboard.kit import Col, Person, Py, direction_from_me, flag, opt

IOS6 = MappingProxyType(
    {
        "at": Col("m.date", DATE),
        "party": Col("COALESCE(h.id, NULLIF(c.chat_identifier, ''))"),
        "direction": Col("m.is_from_me", direction_from_me),
        "thread": Col("NULLIF(c.guid, '')"),
        "thread_name": Col("NULLIF(c.display_name, '')", optional=True),
        "subject": Col("NULLIF(m.subject, '')"),
        "body": Col(BODY, Py("attributed_text", body_text, blobs_only=True)),
        "type": Col(f"CASE {PLAIN}"),
        "status": Col(
            "CASE WHEN m.error <> 0 THEN 'error ' || m.error WHEN m.is_from_me = 0 THEN NULL WHEN m.is_delivered = 1"
            " THEN 'delivered' WHEN m.is_sent = 1 THEN 'sent' ELSE 'not sent' END"
        ),
        "sent_at": Col("CASE m.is_from_me WHEN 1 THEN m.date END", DATE),
        "delivered_at": Col("m.date_delivered", DATE),
        "read_at": Col("m.date_read", DATE),
        # For what the phone sent, is_read says nothing; a time means that the other side sent a read receipt.
        "read": Col("CASE WHEN m.is_from_me = 0 THEN m.is_read WHEN m.date_read > 0 THEN 1 END", flag),
        "protocol": Col("NULLIF(m.service, '')"),
        "attachments": ATTACHED,
        "message_id": Col("NULLIF(m.guid, '')"),
        "account": Col("NULLIF(m.account, '')"),
    }
    | people(LOGIN)
)

IOS8 = MappingProxyType(
    IOS6
    | {
        "subject": Col("COALESCE(NULLIF(m.subject, ''), NULLIF(m.group_title, ''))"),
        "type": Col(f"CASE {GROUP} {VOICE} {PLAIN}"),
        "played_at": opt("m.date_played", DATE),
    }
)

IOS10 = MappingProxyType(
    IOS8
    | {
        "type": Col(f"CASE {GROUP} {APPS} {VOICE} {PLAIN}"),
        "app": Col("NULLIF(m.balloon_bundle_id, '')"),
        "reaction": Col(REACTION),
        "reaction_to": Col(ABOUT),
    }
    | people(CALLER)
)

IOS14 = MappingProxyType(IOS10 | {"reply_to": Col("NULLIF(m.thread_originator_guid, '')")})

IOS16 = MappingProxyType(
    IOS14
    | {
        "edited_at": Col("m.date_edited", DATE),
        "edits": Col(
            "CASE WHEN m.date_edited > 0 THEN m.message_summary_info END", Py("message_edits", earlier_texts, json=True)
        ),
        "deleted": Col(
            "CASE WHEN r.message_id IS NOT NULL OR m.date_retracted > 0 THEN 1"
            " WHEN m.date_edited > 0 THEN m.message_summary_info END",
            Py("message_unsent", taken_back, blobs_only=True),
        ),
        "deleted_at": Col("COALESCE(r.delete_date, NULLIF(m.date_retracted, 0))", DATE),
    }
)

IOS18 = MappingProxyType(IOS16 | {"reaction": Col(EMOJI)})

# iPhone OS 2 to iOS 5: no handle table; in iOS 5 iMessage has columns of its own and another epoch.
IOS5 = MappingProxyType(
    {
        "at": Col("CASE WHEN m.is_madrid = 1 THEN m.date + 978307200 ELSE m.date END", times.UNIX_S),
        "party": Col("COALESCE(NULLIF(m.address, ''), NULLIF(m.madrid_handle, ''))"),
        "direction": Col(
            "CASE WHEN m.is_madrid = 1 THEN (m.madrid_flags & 4) <> 0 WHEN m.flags = 2 THEN 0"
            " WHEN m.flags IN (3, 33, 35, 67) THEN 1 END",
            direction_from_me,
        ),
        "body": Col("NULLIF(m.text, '')"),
        "subject": opt("NULLIF(m.subject, '')"),
        "thread": Col(
            "CASE WHEN m.is_madrid = 1 THEN COALESCE(m.madrid_roomname, m.madrid_handle)"
            " ELSE CAST(m.group_id AS TEXT) END"
        ),
        "read": opt("m.read", flag),
        "read_at": opt("m.madrid_date_read", times.COCOA_S),
        "delivered_at": opt("m.madrid_date_delivered", times.COCOA_S),
        "protocol": Col("CASE WHEN m.is_madrid = 1 THEN m.madrid_service ELSE 'SMS' END"),
        "status": Col(
            "CASE WHEN m.madrid_error <> 0 THEN 'error ' || m.madrid_error"
            " WHEN m.flags IN (33, 35, 67) THEN 'not sent' END"
        ),
        "deleted": Col("CASE WHEN m.flags & 128 THEN 1 END", flag),
        "account": opt("NULLIF(m.madrid_account, '')"),
        "message_id": opt("m.madrid_guid"),
    }
)

IOS2 = MappingProxyType(
    {
        "at": Col("m.date", times.UNIX_S),
        "party": Col("NULLIF(m.address, '')"),
        "direction": Col("CASE WHEN m.flags = 2 THEN 0 WHEN m.flags IN (3, 33, 35, 67) THEN 1 END", direction_from_me),
        "body": Col("NULLIF(m.text, '')"),
        "subject": opt("NULLIF(m.subject, '')"),
        "thread": opt("CAST(m.group_id AS TEXT)"),
        "read": opt("m.read", flag),
        "status": Col("CASE WHEN m.flags IN (33, 35, 67) THEN 'not sent' END"),
        "deleted": Col("CASE WHEN m.flags & 128 THEN 1 END", flag),
    }
)

# Whatever else has the words and the direction; each field stands for itself.
ANY = MappingProxyType(
    {
        "at": Col("m.date", DATE),
        "party": opt("COALESCE(h.id, NULLIF(c.chat_identifier, ''))"),
        "direction": Col("m.is_from_me", direction_from_me),
        "sender": Person("h.id", role="sender", when="m.is_from_me = 0"),
        "recipients": Person("h.id", role="recipient", many=True, when="m.is_from_me = 1"),
        "thread": opt("NULLIF(c.guid, '')"),
        "thread_name": opt("NULLIF(c.display_name, '')"),
        "subject": opt("NULLIF(m.subject, '')"),
        "body": Col(BODY, Py("attributed_text", body_text, blobs_only=True), optional=True),
        "protocol": opt("NULLIF(m.service, '')"),
        "read_at": opt("m.date_read", DATE),
        "delivered_at": opt("m.date_delivered", DATE),
        "attachments": ATTACHED,
        "message_id": opt("NULLIF(m.guid, '')"),
        "account": opt("NULLIF(m.account, '')"),
    }
)
