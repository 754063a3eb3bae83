"""Google Voice on Android: messages, calls and voicemail in the protocol buffers of `LegacyMsgDbInstance.db`."""

from aboveboard.artifacts.googlevoice._android import make
from aboveboard.kit import Artifact, Call, Message, SqliteCode

GOOGLE_VOICE = Artifact(
    id="android.googlevoice",
    title="Google Voice: messages, calls, voicemail",
    service="googlevoice",
    emits=(Message, Call),
    files=("{app_data:com.google.android.apps.googlevoice}/files/accounts/*/LegacyMsgDbInstance.db",),
    read=(
        SqliteCode(
            base="message_t AS m",
            key="m.rowid",
            requires={"message_t": ("message_blob", "conversation_id")},
            columns={"blob": "m.message_blob", "thread": "m.conversation_id"},
            make=make,
        ),
    ),
    says="One message for each text and voicemail (with its transcript) and one call for each call. `account` is the"
    " number of the account's folder.",
    limits="The meaning of the fields was found by others by comparison and is not published. Whether an outgoing call was"
    " answered is not known. Sounds and pictures lie in cache/audio and cache/Photo MMS images under names that begin with the"
    " message's id; they are not joined.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/googleVoice.py",),
)
