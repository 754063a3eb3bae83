"""AOSP's mail app: `EmailProvider.db`."""

from aboveboard.artifacts.android._email import LIMITS, READ, SAYS, SOURCES
from aboveboard.kit import Account, Artifact, Email

EMAIL = Artifact(
    id="android.email",
    title="Mail (AOSP Email app)",
    service="android.email",
    emits=(Email, Account),
    files=("{app_data:com.android.email}/databases/EmailProvider.db",),
    read=READ,
    says=SAYS,
    limits=LIMITS,
    sources=SOURCES,
    tested=("redroid Android 8.1 (empty)",),
)
