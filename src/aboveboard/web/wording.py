"""Words of ours that stand in no template: names of fields, kinds and services, and sentences that use cases make.

They are messages of the catalogues too (tools/words.py adds them). Names stand under a context of their own, since the field
`read` and the state "read" are other words elsewhere. In English names are shown as queries and exports have them.
"""

from __future__ import annotations

import re
from functools import cache

from babel.support import NullTranslations
from markupsafe import Markup

from aboveboard.model.records import KINDS, Absent, Direction, fields_of

KIND_NAMES = tuple(kind.__name__ for kind in KINDS)
FIELDS = tuple(
    dict.fromkeys(
        (
            *(name for kind in KINDS for name in fields_of(kind)),
            # of the parts of a record
            *("key", "kind", "service", "profile", "artifact", "role", "by", "bytes", "local", "basis", "until", "zone"),
            # where it stands
            *("table", "rowid", "locator", "page", "offset", "length", "source", "confidence", "reasons", "sha256"),
            # of the phone
            *("device_name", "product_type", "os_version", "serial", "imei", "phone_number", "manufacturer", "brand"),
            # of entries of the custody log
            *("authority", "own_phone", "power", "purpose", "reference", "exhibit", "fingerprint", "outcomes", "records"),
            *("recovery", "shown", "from", "to", "filter", "record", "agrees", "tag", "what", "query", "hits"),
        )
    )
)
WORDS = (*map(str, Direction), "in", "out", *map(str, Absent), "image", "video", "audio", "this phone", "local", "all")
GENERIC = ("ios.", "android.", "files")
"""How the ids of services begin that are part of a phone's system; the others are names of products."""
SENTENCES = (
    "no artifact knows the store; see the confidence of each record",
    "other files of the app are read; the one that would hold this is not among them",
    "stores in the app's folder under names that no artifact knows: %(n)s, the biggest %(path)s",
    "its folder holds %(n)s files and no store",
    "its folder holds 1 file and no store",
    "its folder is empty",
    "its folder holds %(n)s files and no store; the app is in no list of installed apps",
    "its folder holds 1 file and no store; the app is in no list of installed apps",
    "its folder is empty; the app is in no list of installed apps",
    "the app is in no list of installed apps",
    "no file of it",
    "the app is in the list of apps; no folder of it is here",
    "installed, and nothing of it is in this backup: the app refuses backups (allowBackup is off)",
    "installed, and nothing of it is in this backup: apps can keep their files out of backups",
    "of %(all)s entries of the library, %(n)s have their original in the cloud alone, as the library says: no file of it here",
    "of %(all)s entries of the library, %(n)s have no file in this source: files that were deleted or left out look so",
    "the phone has this user, and nothing of it is in this source: locked when it was read, or left out",
    "a backup of this kind holds one user of the phone",
    "no file of the source matches",
)


def field(said: NullTranslations, name: str) -> str:
    """A field's name."""
    return said.pgettext("field", name)


def kind(said: NullTranslations, name: str) -> str:
    """A kind of record."""
    return said.pgettext("kind", name)


def service(said: NullTranslations, name: str) -> str:
    """A service: a part of the system in words, a product by its name."""
    return said.pgettext("service", name)


def told(said: NullTranslations, sentence: str) -> str | Markup:
    """A sentence that a use case made, or that an examination recorded: in the page's language where the catalogue has it.

    What it has not is quoted as it was recorded, and marked as English.
    """
    for pattern, message in _patterns():
        found = pattern.fullmatch(sentence)
        if found and (words := said.gettext(message)) != message:
            return words % found.groupdict() if found.groupdict() else words
    words = said.gettext(sentence)
    return words if words != sentence or not sentence else Markup('<span lang="en" dir="ltr">{}</span>').format(sentence)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(re.sub(r"%\\?\(([a-z]+)\\?\)s", r"(?P<\1>.+)", re.escape(s)), re.DOTALL), s) for s in SENTENCES)
