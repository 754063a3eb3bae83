"""Discord: messages and calls."""

from dataclasses import replace

from aboveboard.artifacts.discord._ios import LIMITS, MESSAGES, SOURCES
from aboveboard.kit import Artifact, Call, Clock, Message

ANDROID = Artifact(
    id="android.discord",
    title="Discord: messages and calls",
    service="discord",
    emits=(Message, Call),
    files=("{app_data:com.discord}/files/kv-storage/@account.*/a",),
    read=(replace(MESSAGES, optional=False),),
    says="One record for each message or call in the app's message store.",
    limits="Replies of the server that the app cached: android.discord.replies." + LIMITS,
    clocks={"at": Clock.SERVER, "edited_at": Clock.SERVER},
    sources=(
        SOURCES[0],
        "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/discordChats.py",
    ),
)
