"""Pinterest on iOS: the account signed in, and messages of the answers that the app cached."""

from aboveboard.artifacts.pinterest._ios import SOURCES, account
from aboveboard.formats import keypath
from aboveboard.kit import Account, Artifact, Code

ACCOUNT = Artifact(
    id="ios.pinterest",
    title="Pinterest: account",
    service="pinterest",
    emits=Account,
    files=("{app_data:pinterest}/Documents/activeUser*",),
    read=(Code(account, places=keypath.whole),),
    says="The account that is signed in, at its making. The app keeps the same archive under two names.",
    limits="Counts of pins and boards, and whose account is linked to which other service, are not read.",
    sources=SOURCES,
)
