"""LinkedIn: account."""

from aboveboard.artifacts.linkedin._android_account import account, root_of, secret
from aboveboard.formats import elementpath
from aboveboard.kit import Account, Artifact, Code

ACCOUNT = Artifact(
    id="android.linkedin.account",
    title="LinkedIn: account",
    service="linkedin",
    emits=Account,
    files=("{app_data:com.linkedin.android}/shared_prefs/linkedInPrefsName.xml",),
    read=(Code(account, places=elementpath.listed(root_of, secret)),),
    says="The account of the app's settings, at its last login.",
    limits="The settings' other entries are not read.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/LinkedIn.py",),
)
