"""Pinterest on Android: the account of the app's settings, and drafts of idea pins."""

from aboveboard.artifacts.pinterest._android import SOURCES, account, mine
from aboveboard.formats import elementpath
from aboveboard.kit import Account, Artifact, Code

ACCOUNT = Artifact(
    id="android.pinterest",
    title="Pinterest: account",
    service="pinterest",
    emits=Account,
    files=("{app_data:com.pinterest}/shared_prefs/pinterest.xml",),
    read=(Code(account, places=elementpath.listed(mine)),),
    says="The account that the app's settings hold, at its making.",
    limits="Counts of pins and boards stay unread; other accounts that were used are in a file with tokens, not read.",
    sources=SOURCES,
)
