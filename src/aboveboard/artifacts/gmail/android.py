"""Gmail on Android: bigTopDataDB (since about 2019) and the older mailstore."""

from aboveboard.artifacts.gmail._android import OLD_COLUMNS, OLD_OPTIONAL, conversation, message, old_of, places
from aboveboard.kit import Artifact, Email, SqliteCode

GMAIL = Artifact(
    id="android.gmail",
    title="Gmail",
    service="gmail",
    emits=Email,
    files=(
        "{app_data:com.google.android.gm}/databases/bigTopDataDB.*",
        "{app_data:com.google.android.gm}/databases/mailstore.*.db",
        "{app_data:com.google.android.gm}/databases/internal.mailstore.*.db",
    ),
    read=(
        SqliteCode(
            base="item_messages AS m",
            key="m.row_id",
            joins=("LEFT JOIN items AS i ON i.row_id = m.items_row_id",),
            columns={
                "id": "m.server_perm_id",
                "zipped?": "m.zipped_message_proto",
                "plain?": "m.message_proto",
                "summary?": "i.item_summary_proto",
                "thread?": "i.server_perm_id",
                "trashed?": "i.is_trashed",
                "files?": "(SELECT json_group_array(CAST(a.attachment_file_name AS TEXT)) FROM item_message_attachments AS a"
                " WHERE a.item_messages_row_id = m.row_id)",
            },
            make=message,
            optional=True,
        ),
        SqliteCode(
            base="items AS i",
            key="i.row_id",
            columns={
                "summary": "i.item_summary_proto",
                "thread": "i.server_perm_id",
                "trashed?": "i.is_trashed",
                "known": "(SELECT json_group_array(CAST(m.server_perm_id AS TEXT)) FROM item_messages AS m"
                " WHERE m.items_row_id = i.row_id)",
            },
            make=conversation,
            items_in="summary",
            places=places,
            leaves_out="conversations all of whose messages stand in item_messages",
            optional=True,
        ),
        SqliteCode(
            base="messages AS m",
            key="m._id",
            columns={name: f"m.{name}" for name in OLD_COLUMNS}
            | {f"{name}?": f"m.{name}" for name in OLD_OPTIONAL}
            | {
                "compressed?": "m.bodyCompressed",
                "labels?": "(SELECT group_concat(l.canonicalName, char(10)) FROM message_labels AS k"
                " JOIN labels AS l ON l._id = k.labels_id WHERE k.message_messageId = m.messageId)",
            },
            make=old_of,
            optional=True,
        ),
    ),
    says="One record for each message of item_messages, for each message that only a conversation's summary tells of, and"
    " for each row of the older `messages`.",
    limits="Nobody has published the fields of the serialised values; those read here are the ones that several people"
    " found alike. Gmail keeps one time a message. The text is that of the HTML page. `account` is the address in the"
    " file's name, or the sender or recipient whose hash (Java's) is the number there. `folder` lists Gmail's labels;"
    " labels that people made are numbers or names as stored. Contacts, settings and downloads of attachments are not"
    " read.",
    sources=(
        "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/gmailEmails.py (field numbers)",
        "https://www.stark4n6.com/2021/10/cellebrite-ctf-2021-heisenbergs-android.html",
        "https://docs.google.com/spreadsheets/d/1BS8yazyPcfqbWMG2jQb8HvPvCvQsDNQ3tsp_pBh5P6Q (system labels)",
    ),
)
