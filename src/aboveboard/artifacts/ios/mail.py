"""Mail on iOS: the messages, as .emlx files."""

from aboveboard.artifacts.ios._mail import read
from aboveboard.formats import mail
from aboveboard.kit import Artifact, Code, Email

MAIL = Artifact(
    id="ios.mail",
    title="Mail",
    service="ios.mail",
    emits=Email,
    files=("{mobile}/Library/Mail/**/*.emlx",),
    read=(Code(read, places=mail.places),),
    says="One record for each .emlx or .partial.emlx file.",
    limits="Account and folder are those of the path. Incoming or outgoing is told by the sender's address and the"
    " folder's name. A broken message is read as far as it goes, and counts one rejected item that says what is broken."
    " HTML bodies are given as text; attachments that lie beside the message are named with the path where they should"
    " be. Present versions keep bodies in .emlxpart files, which are not read.",
    sources=(
        "https://www.jwz.org/blog/2005/07/emlx-flags/ (.emlx)",
        "RFC 5322, RFC 2045-2047, RFC 2231",
        "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mailprotect.py (Envelope and Protected Index)",
    ),
    tested=("public .emlx test files in a mixed native image",),
    absent_from=("itunes backup",),
)
