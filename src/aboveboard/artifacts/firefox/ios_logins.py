"""Firefox on iOS: the sites that logins were saved for."""

from aboveboard.artifacts.firefox._storage import LOGIN_LIMITS, LOGIN_SOURCES, LOGINS
from aboveboard.kit import Account, Artifact

SAVED = Artifact(
    id="ios.firefox.logins",
    title="Firefox: saved logins",
    service="firefox",
    emits=Account,
    files=(
        "{app_group:group.org.mozilla.ios.Firefox*}/profile.*/loginsPerField.db",
        "{app_data:org.mozilla.ios.Firefox*}/profile.*/loginsPerField.db",
    ),
    read=LOGINS,
    says="One record for each site with a saved login.",
    limits=LOGIN_LIMITS,
    sources=LOGIN_SOURCES,
)
