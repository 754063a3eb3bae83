"""What was searched for on YouTube, where the account's export lies in the phone (`search-history.json`)."""

from aboveboard.artifacts.youtube._takeout import searched
from aboveboard.kit import Artifact, Code, WebSearch

SEARCHED = Artifact(
    id="any.youtube.searched",
    title="YouTube searched, exported to a file",
    service="youtube viewed",
    emits=WebSearch,
    files=("**/search-history.json",),
    read=(Code(searched, name="searched"),),
    says="One record for each search in the account's own history, as Google exports it.",
    limits="The file is what somebody exported or copied there: the history is that of an account, on any of its devices, and can"
    " be of another person.",
    sources=("https://support.google.com/accounts/answer/3024190 (export of YouTube's history, JSON)",),
)
