"""What an identifier as stored stands for: a telephone number, a mail address, or a handle of one service.

Numbers are brought into the international form E.164 by the library `phonenumbers`. A national number is only read so
where the phone's own region is known; where it is not, it stays what it is, a number of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from aboveboard.model.fold import fold

_MAIL = re.compile(r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+$")
_NUMBER = re.compile(r"^\+?[\d\s().\-/\u00a0\u2010-\u2015]{3,}$")
_JIDS = frozenset({"s.whatsapp.net", "c.us"})
"""Addresses of services whose accounts are telephone numbers: the part before the @ is one, without its +."""
_GROUPS = frozenset(
    {"g.us", "broadcast", "newsletter", "chatroom", "groups.kik.com", "thread.v2", "thread.tacv2", "thread.skype"}
)
"""Addresses of conversations, lists and channels: nobody's own."""
_OWN_HOSTS = frozenset({"lid", "talk.kik.com", "chat.facebook.com", "public.talk.google.com"})
"""Hosts that look like those of mail and are a service's own."""
_FEDERATED = frozenset({"mastodon"})
"""Services whose handles have the form of a mail address."""
_SHORT = 7
"""Numbers with fewer digits are short codes: they name a sender, never a person."""


class Key(NamedTuple):
    """What identifies somebody. `service` is '' for numbers and addresses, which mean the same in every app."""

    sort: str
    """phone, mail, number (not international, or a short code) or handle"""
    value: str
    service: str = ""

    def __str__(self) -> str:
        return f"{self.value} ({self.service})" if self.service else self.value


@lru_cache(maxsize=65536)
def key_of(identifier: str, service: str, region: str | None = None) -> Key | None:
    """The key of an identifier as stored; None for one that is nobody's: empty, hidden by the network, a group's."""
    text = fold(identifier).strip()
    for prefix in ("mailto:", "tel:", "sip:"):
        text = text.removeprefix(prefix)
    name, _, host = text.partition("@")
    if host in _JIDS:
        # A device of the account may follow: 15550100:3@s.whatsapp.net
        text = "+" + re.split(r"[:.]", name)[0]
    if not text.strip("0") or text in ("unknown", "anonymous", "private", "-1", "-2", "-3") or host in _GROUPS:
        return None
    if _NUMBER.match(text):
        return _number(text, region)
    if _MAIL.match(text) and host not in _OWN_HOSTS and not host.endswith("whatsapp.net") and service not in _FEDERATED:
        return Key("mail", text)
    return Key("handle", text.removeprefix("@"), service)


def _number(text: str, region: str | None) -> Key | None:
    digits = re.sub(r"\D", "", text)
    if not digits.strip("0"):
        return None
    if len(digits) < _SHORT:
        return Key("number", digits)
    import phonenumbers

    if text.startswith("+") or region:
        try:
            parsed = phonenumbers.parse(text, None if text.startswith("+") else region)
        except phonenumbers.NumberParseException:
            parsed = None
        if parsed is not None and phonenumbers.is_possible_number(parsed):
            return Key("phone", phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
    return Key("phone", f"+{digits}") if text.startswith("+") else Key("number", digits)


def region_of(number: str) -> str | None:
    """The region (ISO 3166) of an international number; None for what is none.

    Of a number that the plan does not assign, the first of the regions that share its code: a national number is dialled
    alike in all of them.
    """
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return None
    regions = phonenumbers.region_codes_for_country_code(parsed.country_code or 0)
    return phonenumbers.region_code_for_number(parsed) or (regions[0] if regions else None)
