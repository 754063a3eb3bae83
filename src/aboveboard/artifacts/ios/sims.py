"""SIM cards of an iPhone, from the telephone service's settings and its counts of use."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import loose, plist, times
from aboveboard.kit import About, Artifact, Code, Item, Sim


def _sims(data: bytes, about: About) -> Iterator[Item]:
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


SIMS = Artifact(
    id="ios.sims",
    title="SIM cards",
    service="ios.device",
    emits=Sim,
    files=("{var}/wireless/Library/Preferences/com.apple.commcenter*.plist",),
    read=(Code(_sims),),
    says="One record for each SIM card or eSIM that a property list of the telephone service keeps something of.",
    limits="The same card comes once from each file that names it. A card may have been taken out long ago.",
    sources=(
        "https://github.com/log2timeline/plaso (parsers/plist_plugins/ios_siminfo.py)",
        "property lists of public test images",
    ),
    tested=("josh_ios15_ffs (iOS 15.3.1)", "plaso test data (com.apple.commcenter.data.plist)"),
)
