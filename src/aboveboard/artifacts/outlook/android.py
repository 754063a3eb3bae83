"""Outlook on Android: the accounts that its sign-in component (OneAuth) keeps."""

from aboveboard.artifacts.outlook._android import CLAIMS, accounts, entries
from aboveboard.formats import elementpath
from aboveboard.kit import Account, Artifact, Code

ACCOUNTS = Artifact(
    id="android.outlook",
    title="Outlook: accounts",
    service="outlook",
    emits=Account,
    files=("{app_data:com.microsoft.office.outlook}/shared_prefs/com.microsoft.oneauth.accounts.xml",),
    read=(Code(accounts, places=elementpath.listed(entries, lambda element: CLAIMS in (element.text or ""))),),
    says="One record for each account that the app's sign-in component keeps.",
    limits="Claims of tokens are not read. Mail, calendar and contacts are in stores whose form on phones is not public, and are"
    " not read.",
    sources=("https://github.com/abrignoni/ALEAPP (outlook: com.microsoft.oneauth.accounts.xml)",),
)
