"""Firefox on iOS: addresses that were kept for filling in forms."""

from aboveboard.artifacts.firefox._storage import ADDRESS_LIMITS, ADDRESS_SOURCES, ADDRESSES
from aboveboard.kit import Artifact, Event

FORMS = Artifact(
    id="ios.firefox.forms",
    title="Firefox: addresses for forms",
    service="firefox",
    emits=Event,
    files=(
        "{app_group:group.org.mozilla.ios.Firefox*}/profile.*/autofill.db",
        "{app_data:org.mozilla.ios.Firefox*}/profile.*/autofill.db",
    ),
    read=ADDRESSES,
    says="One record for each address that the browser kept for filling in forms.",
    limits=ADDRESS_LIMITS,
    sources=ADDRESS_SOURCES,
)
