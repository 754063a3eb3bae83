"""What was viewed on YouTube, where the account's export lies in the phone (`watch-history.json`)."""

from aboveboard.artifacts.youtube._takeout import viewed
from aboveboard.kit import Artifact, Code, Visit

VIEWED = Artifact(
    id="any.youtube.viewed",
    title="YouTube viewed, exported to a file",
    service="youtube viewed",
    emits=Visit,
    files=("**/watch-history.json",),
    read=(Code(viewed, name="viewed"),),
    says="One record for each video in an account's history of what was viewed, as Google exports it.",
    limits="The file is what somebody exported or copied there: the history is that of an account, on any of its devices, and can"
    " be of another person. Titles have a word for 'watched' in the account's language. Advertisements that were shown"
    " are marked. What the account itself published stands elsewhere in an export, and is not read.",
    sources=("https://support.google.com/accounts/answer/3024190 (export of YouTube's history, JSON)",),
)
