"""Bodies of the mail of AOSP's mail app and of Samsung Email: `EmailProviderBody.db`."""

from aboveboard.formats import mail
from aboveboard.kit import Artifact, Col, Email, Py, Sqlite


def _body(text: str | None, markup: str | None = None) -> str:
    """The text of a message, out of HTML where there is no other."""
    plain = str(text or "").strip()
    return plain or (mail.html_text(str(markup)).strip() if markup else "")


def _bodies(identifier: str, title: str, service: str, package: str) -> Artifact:
    return Artifact(
        id=identifier,
        title=title,
        service=service,
        emits=Email,
        files=(f"{{app_data:{package}}}/databases/EmailProviderBody.db",),
        read=(
            Sqlite(
                "Body AS b",
                "b._id",
                {
                    "body": Col(("b.textContent", "b.htmlContent"), Py("android_mail_body", _body)),
                    "message_id": Col("'row ' || b.messageKey || ' of Message'"),
                },
                requires={"Body": ("messageKey", "textContent", "htmlContent")},
            ),
        ),
        says="One record for each body of a message; `message_id` names the row of the message in EmailProvider.db.",
        limits="Who wrote it, to whom and when is in EmailProvider.db, which is read apart. Newer versions keep bodies as"
        " files, which are not read.",
        sources=("https://android.googlesource.com/platform/packages/apps/Email (EmailContent.java)",),
    )


BODIES = _bodies("android.email_bodies", "Mail (AOSP Email app): bodies", "android.email", "com.android.email")
SAMSUNG_BODIES = _bodies(
    "android.samsung_email_bodies", "Samsung Email: bodies", "samsung email", "com.samsung.android.email.provider"
)
