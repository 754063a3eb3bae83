"""Authority files: readable TOML in, a checked `Authority` out."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from aboveboard.casework.errors import CaseError
from aboveboard.model.authority import Authority

OWN_PHONE = Authority(power="own phone", purpose="to see what is on it", own_phone=True)
SENTENCE = "This is my own phone"
"""What is typed to examine one's own phone."""

EXAMPLE = """\
power = "court order"
reference = "Case 12/2026"
issuer = "District Court, 3rd chamber"
purpose = "messages between the parties in March 2026"
subject = "whose phone it is"
examiners = ["J. Beck"]
valid_until = "2026-12-31"

[scope]
categories = ["contacts", "messages"]
since = "2026-03-01"
until = "2026-04-01"
"""


def read_authority(path: Path) -> Authority:
    """Raises CaseError with what is wrong and where."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        if isinstance(data.get("authority"), dict):
            data = {**data["authority"], **{k: v for k, v in data.items() if k != "authority"}}
        return msgspec.convert(data, Authority, strict=False)
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError, ValueError) as error:
        raise CaseError(f"{path} is not an authority file: {error}. `docs/authority.md` shows one") from error


def must_agree(recorded: Authority, given: Authority | None) -> None:
    """A case keeps the authority it began with. Raises CaseError where another one is given."""
    if given is not None and given != recorded:
        raise CaseError(
            f"the case rests on another authority ({recorded.power}{', ' + recorded.reference if recorded.reference else ''}); "
            "make another case for another power"
        )
