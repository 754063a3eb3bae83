"""Discord: messages, calls and people in the app's message store, and on iOS in its cached server replies."""

from aboveboard.artifacts.discord._ios import LIMITS, SOURCES, file, places
from aboveboard.kit import Artifact, Call, Clock, Code, Contact, Message

DISCORD = Artifact(
    id="ios.discord",
    title="Discord: messages and calls in cached replies",
    service="discord",
    emits=(Message, Call, Contact),
    files=("{app_data:com.hammerandchisel.discord}/Library/Caches/com.hammerandchisel.discord/fsCachedData/*",),
    read=(Code(file, name="cached replies", limit=64 * 1024 * 1024, places=places),),
    says="One record for each message or call in each reply of the server that the app cached as a file, and one for each "
    "profile. The same message in several replies is a record for each place, with one message id.",
    limits="The replies do not say whose account it is, so that direction is not there." + LIMITS,
    sources=SOURCES,
    clocks={"at": Clock.SERVER, "edited_at": Clock.SERVER},
    tested=("josh_ios15_ffs (iOS 15.3.1)", "plaso test data (23AAD8D4-...)"),
)
