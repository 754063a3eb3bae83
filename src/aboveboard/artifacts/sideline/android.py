"""Sideline on Android, a second number: texts of the database textfree."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Const, Message, Sqlite

FIELDS_FROM = "https://github.com/abrignoni/ALEAPP (sChats.py: tables, columns, methods, times)"
_NAME = (
    "(SELECT NULLIF(trim(COALESCE(c.native_first_name, '') || ' ' || COALESCE(c.native_last_name, '')), '')"
    " FROM contact_address AS c WHERE c.address_e164 = i.address LIMIT 1)"
)

MESSAGES = Artifact(
    id="android.sideline",
    title="Sideline texts",
    service="sideline",
    emits=Message,
    files=("{app_data:com.sideline.phone.number}/databases/textfree",),
    read=(
        Sqlite(
            base="conversation_item AS i",
            key="i.rowid",
            requires={
                "conversation_item": ("timestamp", "method", "message_text", "address"),
                "contact_address": ("address_e164", "native_first_name", "native_last_name"),
            },
            where="i.method IS NULL OR i.method NOT IN (3, 8, '3', '8')",
            leaves_out="calls and voicemails, which android.sideline.calls reads",
            fields={
                "at": Col("i.timestamp", UNIX_MS),
                "party": Col("i.address"),
                "thread": Col("i.address"),
                "thread_name": Col(_NAME),
                "body": Col("NULLIF(i.message_text, '')"),
                "type": Col("CASE i.method WHEN 1 THEN 'text' WHEN '1' THEN 'text' ELSE 'method ' || i.method END"),
                "protocol": Const("Sideline"),
            },
        ),
    ),
    says="One record for each text; the chat is the other side's number, with the name of the address book.",
    limits="Whether a text was sent or received has no published column, so that there is no direction, sender or recipient.",
    sources=(FIELDS_FROM,),
)
