"""Parts of the table `message` of WhatsApp on Android: receipts, reactions, what stands for a text."""

from __future__ import annotations

from aboveboard.artifacts.whatsapp._android import MS, jid
from aboveboard.kit import Col, Rows, opt


def receipt(column: str) -> Col:
    """A time of the only recipient of an outgoing message in a chat of two."""
    return opt(
        f"CASE WHEN m.from_me = 1 AND j.server IS NOT 'g.us' THEN (SELECT CASE WHEN count(*) = 1 THEN max(u.{column})"
        " END FROM receipt_user AS u WHERE u.message_row_id = m._id) END",
        MS,
    )


def reactions(*, mapped: bool) -> Rows:
    """Who answered a message with which sign, and when."""
    by = f"COALESCE({jid('NULLIF(a.sender_jid_row_id, 0)', mapped=mapped)}, {jid('c.jid_row_id', mapped=mapped)})"
    return Rows(
        f"SELECT ar.reaction AS value, CASE a.from_me WHEN 1 THEN 'owner' ELSE {by} END AS by,"
        f" {MS.sql('COALESCE(ar.sender_timestamp, a.timestamp)')} AS at FROM message_add_on AS a"
        " JOIN message_add_on_reaction AS ar ON ar.message_add_on_row_id = a._id"
        " WHERE a.parent_message_row_id = m._id AND ar.reaction <> '' ORDER BY a._id",
        keys=("value", "by", "at"),
    )


GROUP = "j.server IS 'g.us'"
_OPTIONS = (
    "(SELECT group_concat(line, char(10)) FROM (SELECT po.option_name AS line FROM message_poll_option AS po"
    " WHERE po.message_row_id = m._id ORDER BY po._id))"
)
BODY = (
    f"CASE WHEN m.message_type IN (66, 106) THEN NULLIF(m.text_data, '') || char(10) || {_OPTIONS} END",
    "NULLIF(m.text_data, '')",
    "NULLIF(x.media_caption, '')",
    "(SELECT group_concat(v.vcard, char(10)) FROM message_vcard AS v WHERE v.message_row_id = m._id)",
    "NULLIF(COALESCE(l.place_name, '') || COALESCE(char(10) || NULLIF(l.place_address, ''), ''), '')",
    "(SELECT NULLIF(t.content_text_data, '') FROM message_template AS t WHERE t.message_row_id = m._id)",
    "(SELECT CASE WHEN json_valid(i.element_content) THEN json_extract(i.element_content, '$.description') END"
    " FROM message_ui_elements AS i WHERE i.message_row_id = m._id ORDER BY i._id LIMIT 1)",
    "(SELECT n.group_name FROM message_group_invite AS n WHERE n.message_row_id = m._id)",
)
