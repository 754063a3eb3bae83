"""Samsung Email, which grew out of AOSP's mail app: `EmailProvider.db`."""

from aboveboard.artifacts.android._email import LIMITS, READ, SAYS, SOURCES
from aboveboard.kit import Account, Artifact, Email

SAMSUNG_EMAIL = Artifact(
    id="android.samsung_email",
    title="Samsung Email",
    service="samsung email",
    emits=(Email, Account),
    files=(
        "{app_data:com.samsung.android.email.provider}/databases/EmailProvider.db",
        "{app_de:com.samsung.android.email.provider}/databases/EmailProvider.db",
    ),
    read=READ,
    says=SAYS,
    limits=LIMITS + " Samsung's app grew out of AOSP's, whose columns are read; what it added is not.",
    sources=SOURCES,
)
