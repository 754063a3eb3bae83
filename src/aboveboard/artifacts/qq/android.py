"""QQ on Android and iOS: messages of a decrypted `nt_msg.db` (version 9 and later)."""

from aboveboard.artifacts.qq._android import LIMITS, READ, SAYS, SOURCE
from aboveboard.kit import Artifact, Message

QQ = Artifact(
    id="android.qq",
    title="QQ messages",
    service="qq",
    emits=Message,
    files=("{app_data:com.tencent.mobileqq}/databases/nt_db/*/nt_msg.db",),
    read=READ,
    says=SAYS,
    limits=f"{LIMITS} Older databases, named by the account with a table for each chat, are not read.",
    sources=(SOURCE,),
)
