"""Firefox on Android: the sites that logins were saved for."""

from aboveboard.artifacts.firefox._storage import LOGIN_LIMITS, LOGIN_SOURCES, LOGINS
from aboveboard.kit import Account, Artifact

_PACKAGES = ("org.mozilla.firefox", "org.mozilla.firefox_beta", "org.mozilla.fenix")

SAVED = Artifact(
    id="android.firefox.logins",
    title="Firefox: saved logins",
    service="firefox",
    emits=Account,
    files=tuple(f"{{app_data:{package}}}/databases/logins2.sqlite" for package in _PACKAGES),
    read=LOGINS,
    says="One record for each site with a saved login.",
    limits=LOGIN_LIMITS,
    sources=LOGIN_SOURCES,
)
