"""QQ messages (version 9 and later)."""

from aboveboard.artifacts.qq._android import LIMITS, READ, SAYS, SOURCE
from aboveboard.kit import Artifact, Message

IOS = Artifact(
    id="ios.qq_nt",
    title="QQ messages (version 9 and later)",
    service="qq",
    emits=Message,
    files=("{app_data:com.tencent.mqq}/Documents/QQNT/DB/nt_db/*/nt_msg.db",),
    read=READ,
    says=SAYS,
    limits=f"{LIMITS} That the columns are those of Android's is not tried.",
    sources=(SOURCE,),
)
