"""Firefox on Android: addresses that were kept for filling in forms."""

from aboveboard.artifacts.firefox._storage import ADDRESS_LIMITS, ADDRESS_SOURCES, ADDRESSES
from aboveboard.kit import Artifact, Event

_PACKAGES = ("org.mozilla.firefox", "org.mozilla.firefox_beta", "org.mozilla.fenix")

FORMS = Artifact(
    id="android.firefox.addresses.forms",
    title="Firefox: addresses for forms",
    service="firefox",
    emits=Event,
    files=tuple(f"{{app_data:{package}}}/databases/autofill.sqlite" for package in _PACKAGES),
    read=ADDRESSES,
    says="One record for each address that the browser kept for filling in forms.",
    limits=ADDRESS_LIMITS,
    sources=ADDRESS_SOURCES,
)
