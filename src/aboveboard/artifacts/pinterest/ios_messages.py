"""Pinterest: messages cached."""

from aboveboard.artifacts.pinterest._ios import SOURCES
from aboveboard.artifacts.pinterest._ios_messages import OWN, messages
from aboveboard.formats import keypath
from aboveboard.kit import Artifact, Code, Message

MESSAGES = Artifact(
    id="ios.pinterest.messages",
    title="Pinterest: messages cached",
    service="pinterest",
    emits=Message,
    files=("{app_data:pinterest}/Library/Caches/com.pinterest.PINDiskCache.PINRemoteModelCache/conversations*",),
    read=(Code(messages, companions=(OWN,), places=keypath.archived),),
    says="One record for each message in an answer of the server that the app cached for a conversation.",
    limits="A cache holds what was fetched last, not every message. Which way a message went is known where the account's"
    " archive is there. Of a pin that was sent, title, number and link are given. Pins and boards that were looked at, and"
    " words searched for, are in no store that is public; the app's list of search words comes from its server.",
    sources=SOURCES,
    absent_from=("itunes backup",),
)
