"""Mail messages kept as files: `.eml`, `.emlx` outside Apple Mail's own folders, and mbox files, by name or content."""

from aboveboard.artifacts.any._mail import places, read
from aboveboard.kit import Artifact, Code, Email

MAIL_FILES = Artifact(
    id="any.mail",
    title="Mail messages as files (.eml, .emlx, mbox)",
    service="files",
    emits=Email,
    files=(
        "**/*.eml",
        "**/*.mbox",
        "**/*.mbox/mbox",
        "{app_data:*}/**/*.emlx",
        "{app_group:*}/**/*.emlx",
        "{media}/**/*.emlx",
        "{mobile}/Library/Mobile Documents/**/*.emlx",
        "{shared}/**/*.emlx",
    ),
    by_content=("message/rfc822", "application/mbox"),
    read=(Code(read, name="messages", places=places),),
    says="One record for each message: of a file that is one, and of each in an mbox file.",
    limits="Whose account it is, and with that the direction, is not in such files. Where quoting of lines that begin with"
    " 'From ' was left out, a message of an mbox file is read as two. A broken message is read as far as it goes and counts"
    " one rejected item that says what is broken. HTML bodies are given as text; attachments are named, not taken out. Files"
    " over 256 MB are not read. Apple Mail's own folders are read by `ios.mail`.",
    sources=(
        "RFC 5322, RFC 2045-2047, RFC 2231, RFC 4155 (mbox)",
        "https://www.jwz.org/blog/2005/07/emlx-flags/ (.emlx)",
    ),
)
