"""Burner on iOS: messages, calls, people and numbers in the server's replies that the app cached."""

from aboveboard.artifacts.burner._ios import LIMITS, SOURCES, file
from aboveboard.kit import Account, Artifact, Call, Code, Contact, Message

BURNER = Artifact(
    id="ios.burner",
    title="Burner: messages, calls, people, numbers in cached replies",
    service="burner",
    emits=(Message, Call, Contact, Account),
    files=("{app_data:com.adhoclabs.burner}/Library/Caches/com.adhoclabs.burner/fsCachedData/*",),
    read=(Code(file, name="cached replies", limit=64 * 1024 * 1024),),
    says="One record for each message, call, contact, number and account in each reply of the server that the app cached as a"
    " file. The same message in several replies is a record for each place, with one message id.",
    limits=LIMITS,
    sources=SOURCES,
    tested=("josh_ios15_ffs (iOS 15.3.1)",),
)
