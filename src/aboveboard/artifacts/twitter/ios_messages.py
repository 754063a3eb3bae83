"""X/Twitter on iOS: direct messages and calls in the present app's cache."""

from aboveboard.artifacts.twitter._ios_messages import direct, places
from aboveboard.kit import Account, Artifact, Call, Code, Contact, Message

TWITTER_MESSAGES = Artifact(
    id="ios.twitter_messages",
    title="X/Twitter: direct messages",
    service="twitter",
    emits=(Message, Call, Contact, Account),
    files=("{app_data:com.atebits.Tweetie2}/Library/Caches/com.atebits.tweetie.direct-message.cache/*",),
    read=(Code(direct, places=places),),
    says="One record for each entry of a conversation in the app's cache of direct messages (message, reaction, call), "
    "for each text typed and not sent, and for each person and the account that it knows.",
    limits="A cache: older messages are with the service. Whether a call was video (`call_type`) and why it ended "
    "(`end_reason`) are kept as stored; encrypted messages, cards and messages waiting to be sent are not read.",
    sources=(
        "https://developer.apple.com/documentation/foundation/nskeyedarchiver",
        "https://developer.x.com/en/docs/x-api/v1/direct-messages (what conversations and entries are)",
    ),
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
