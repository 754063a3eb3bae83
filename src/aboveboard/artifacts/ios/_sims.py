"""How what sims.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import loose, plist, times
from aboveboard.kit import About, Item, Sim


def sims(data: bytes, about: About) -> Iterator[Item]:
    """Each entry of the 'PersonalWallet' is a SIM card or eSIM, by its ICCID."""
    del about
    given = plist.load(data)
    for place, entry in loose.find(given, ("PersonalWallet", "*")):
        entitled = dict(loose.children(dict(loose.children(entry)).get("CarrierEntitlements")))
        book = dict(loose.children(dict(loose.children(entry)).get("phonebook")))
        info = dict(loose.children(dict(loose.children(entry)).get("info")))
        stored = {
            "lastGoodImsi": entitled.get("lastGoodImsi"),
            "CopiedSIMPhoneNumber": book.get("CopiedSIMPhoneNumber"),
            "mdn": info.get("mdn"),
            "ts": info.get("ts"),
        }
        record = Sim(
            at=times.UNIX_S.to_utc_us(info.get("ts")),
            iccid=place.rsplit("/", 1)[-1],
            imsi=loose.text(stored["lastGoodImsi"]),
            number=loose.text(stored["mdn"]) or loose.text(stored["CopiedSIMPhoneNumber"]),
            display_name=loose.text(info.get("label")),
        )
        yield Item(place, record, {k: v for k, v in stored.items() if isinstance(v, str | int)})
