"""Words of ours that stand in no template: names of fields, kinds and services, and sentences that use cases make.

They are messages of the catalogues too (tools/words.py adds them). Names stand under a context of their own, since the field
`read` and the state "read" are other words elsewhere. In English names are shown as queries and exports have them.
"""

from __future__ import annotations

import re
from functools import cache

from babel.support import NullTranslations
from markupsafe import Markup

from aboveboard.casework import asked, exhibitrecord, leftpasswords, unkept
from aboveboard.model.records import KINDS, Absent, Direction, fields_of
from aboveboard.model.saying import visible
from aboveboard.model.times import Basis, Clock

KIND_NAMES = tuple(kind.__name__ for kind in KINDS)
FIELDS = tuple(
    dict.fromkeys(
        (
            *(name for kind in KINDS for name in fields_of(kind)),
            # of the parts of a record
            *(
                "key",
                "kind",
                "service",
                "profile",
                "artifact",
                "role",
                "by",
                "bytes",
                "local",
                "basis",
                "until",
                "zone",
            ),
            # where it stands
            *("table", "rowid", "locator", "page", "offset", "length", "source", "confidence", "reasons", "sha256"),
            # of the phone
            *("device_name", "product_type", "os_version", "serial", "imei", "phone_number", "manufacturer", "brand"),
            # of entries of the custody log
            *(
                "authority",
                "own_phone",
                "power",
                "purpose",
                "reference",
                "exhibit",
                "fingerprint",
                "outcomes",
                "walls",
                "records",
            ),
            *(
                "recovery",
                "sources",
                *("receipt", "languages", "level"),
                "shown",
                "from",
                "to",
                "filter",
                "record",
                "agrees",
                "tag",
                "what",
                "query",
                "hits",
                "recovered",
                "place of the row",
                "disclosure_number",
                # of an exhibit's record
                *("imei", "model", "percent", "flight_mode", "sim", "wifi", "phone", "computer", "seconds_ahead"),
                *(
                    "where",
                    "why",
                    "when",
                    "entry",
                    "entries",
                    "number",
                    "size",
                    "mime",
                    "name",
                    "state",
                    "text",
                    "check",
                ),
                # of what an acquisition of a phone, or a look at one, enters
                *("asked", "resumed", "copy", "comment", "changes", "files", "failed", "refused", "not_covered"),
                *(
                    "clock_ahead",
                    "more",
                    "dropped",
                    "how",
                    "report",
                    "apps",
                    "came",
                    "is_set",
                    "word",
                    "undo",
                    "confirmed",
                ),
            ),
        )
    )
)
ACQUISITIONS = (asked.BEGUN, asked.STOPPED, asked.SEALED, asked.CHANGED, "backup password's state",
                "backup password does not open the backup", leftpasswords.SET,
                "backup password not set", "backup password taken off", "phone left with a backup password",
                unkept.BEGUN, unkept.ENDED, unkept.BROKEN)  # fmt: skip
"""Entries of the log whose sentences are ours, and none of them an examiner's."""
SENTENCES_IN = ("asked", "changes", "how", "undo", "word", "when", "why")
"""Under which names these stand there."""
CHOSEN_IN = ("check", "flight_mode", "sim", "state", "wifi")
"""Under which names entries on exhibits have words of a closed list."""
ABSENT = {
    "NULL": "none",
    "NOT_IN_SCHEMA": "not in this version of the store",
    "UNREADABLE": "there, not readable",
    "IMPOSSIBLE": "no possible time",
    "OUT_OF_SCOPE": "out of scope",
    "REDACTED": "left out of this copy by whoever handed it over",
}
"""Why a value is absent."""
WORDS = (
    *(*map(str, Direction), "in", "out", *map(str, Absent), *ABSENT.values()),
    *("image", "video", "audio", "this phone", "local", "as stored"),
    # times: what the stored value means, and whose clock it was
    *("basis", *map(str, Basis), "clock", *map(str, Clock), "the store does not say whose"),
    # how calls ended
    *("missed", "missed or rejected", "missed or declined", "rejected", "received", "made", "not answered", "answered"),
    *("answered elsewhere", "voicemail", "blocked", "not sent"),
    # sources
    *(
        "zip",
        "folder",
        "file",
        "itunes backup",
        "android backup",
        "adb backup",
        "full file system",
        "files of a backup",
    ),
    *("files", "own phone"),
    # the custody log, by the kinds of use that ISO 27037 and its kin tell apart
    *("collection", "consultation", "combination", "alteration", "disclosure", "case opened", "source added"),
    *(
        "receipt made",
        "receipt written",
        "receipt given",
        "receipt delayed",
        "receipt refused",
        "receipt unsafe to give",
    ),
    "custody log handed out",
    # phones that were asked, and looks at them
    *(asked.BEGUN, asked.STOPPED, asked.SEALED, asked.CHANGED),
    *(
        "backup password's state",
        "backup password does not open the backup",
        leftpasswords.SET,
        "backup password not set",
        "backup password taken off",
    ),
    "phone left with a backup password",
    *(unkept.BEGUN, unkept.ENDED, unkept.BROKEN),
    *("erasure", "everything", "before", "after", "with the holder's word"),
    # an exhibit's record
    *("exhibit noted", "exhibit note struck", "exhibit record", "photographs written"),
    *map(str, exhibitrecord.Kind),
    *exhibitrecord.SEALS,
    *("on", "off"),
    exhibitrecord.UNFIT,
    # at the top of every page, where it holds of the case
    *("sealed", "held", "frozen", "to be erased", "authority ends", "PHONE LEFT WITH A BACKUP PASSWORD"),
    *("timestamp had", "timestamp not had"),
    "laid beside another phone",
    *("handed over", "disclosure ended", "received in disclosure", "the giver's papers handed out"),
    *("source examined", "examination stopped", "record proved", "case proved", "record shown", "search", "export"),
    # looks of a review
    *("audio", "basket", "conversation", "conversations", "coverage", "custody log", "document", "documents searched"),
    *(
        "film played",
        "gallery",
        "known files",
        "list",
        "mail",
        "map",
        "overview",
        "people",
        "person",
        "photo",
        "record",
    ),
    *("saved searches", "sound", "timeline"),
    # a proof
    *("container", "member", "row", "record header", "payload length", "rowid", "page", "cell"),
)
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
    "review: %(what)s",
    # what the log says of phones that were asked: words of `casework`, also of earlier versions, since a log keeps them
    "this computer's key stands in the phone's list of computers that may debug it, as '%(name)s', until it is taken off there",
    "the phone's own log has lines of the connection and of each command, until its system overwrites them",
    "the phone notes that its app Shell (com.android.shell) last used contacts, calls, messages and calendar at this time",
    "a bug report lies on the phone, at %(path)s, until the phone or its owner deletes it",
    "the phone's own log says that a backup was asked for, and what its holder answered",
    "the phone closed the apps that it backed up",
    "this computer stands among those that the phone trusts, as '%(name)s', until its holder resets that there "
    "(Settings > General > Transfer or Reset iPhone > Reset > Reset Location & Privacy)",
    "the phone's own logs have lines of the connection and of each service that was asked",
    "while the backup was made, the file com.apple.itunes.lock_sync of the media folder was held, which is made where it is "
    "not there",
    "the phone brought its crash reports together where they can be read; none was deleted",
    "a backup password was set for the copy, and is taken off again; the log says whether it was",
    "a backup cannot be asked for in part; what is not covered passed through memory and was not written",
    "a backup cannot be asked for in part; what was not asked for, or is not covered, passed through memory and was not "
    "written",
    "its folder was deleted; the key was in memory alone and is gone",
    "the key was in memory alone and is gone",
    leftpasswords.HOW_TO_UNDO,
    "the examiner stopped it",
    "no phone is there",
    "the phone's holder has not allowed this computer; nothing was read",
    "the phone does not allow this computer any more; what was copied is kept",
    "the phone is not there any more: its cable was pulled, or it was switched off. What was copied is kept; plug it in and give "
    "the same command again",
    "the phone's holder trusts this computer no more",
    "the phone is locked; its holder must unlock it and leave it unlocked",
    "the phone has not been opened since it was switched on, and shows nothing of its user; its holder must open it",
    "type of %(name)s",
)


def field(said: NullTranslations, name: str) -> str:
    """The name of a field, or of what is counted under such a name."""
    words = str(said.pgettext("field", name))
    return words if words != name else word(said, name)


def word(said: NullTranslations, text: str) -> str:
    """A word of ours where the catalogue has it."""
    # The catalogue's own head stands under the empty message.
    return said.gettext(text) if text else ""


def kind(said: NullTranslations, name: str) -> str:
    """A kind of record, or of what is noted of an exhibit."""
    words = str(said.pgettext("kind", name))
    return words if words != name else word(said, name)


def service(said: NullTranslations, name: str) -> str | Markup:
    """A service: a part of the system in words, a product by its name."""
    words = str(said.pgettext("service", name))
    return words if words != name else Markup("<bdi>{}</bdi>").format(visible(name))


def told(said: NullTranslations, sentence: str) -> str | Markup:
    """A sentence that a use case made, or that an examination recorded: in the page's language where the catalogue has it.

    What it has not is quoted as it was recorded, and marked as English.
    """
    for pattern, message in _patterns():
        found = pattern.fullmatch(sentence)
        if found and (words := said.gettext(message)) != message:
            return Markup("{}").format(words) % {name: _part(said, text) for name, text in found.groupdict().items()}
    words = word(said, sentence)
    return (
        words
        if words != sentence or not sentence
        else Markup('<span lang="en" dir="ltr">{}</span>').format(visible(sentence))
    )


def _part(said: NullTranslations, text: str) -> Markup:
    words = word(said, text)
    return Markup("{}" if words != text else "<bdi>{}</bdi>").format(visible(words))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(re.sub(r"%\\?\(([a-z]+)\\?\)s", r"(?P<\1>.+)", re.escape(s)), re.DOTALL), s) for s in SENTENCES
    )
