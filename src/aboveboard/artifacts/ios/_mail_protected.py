"""What the files about mail_protected share."""

SOURCES = (
    "https://www.jwz.org/blog/2005/07/emlx-flags/ (.emlx)",
    "RFC 5322, RFC 2045-2047, RFC 2231",
    "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mailprotect.py (Envelope and Protected Index)",
)
