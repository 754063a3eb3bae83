"""The twelfth set of stores of apps as they are on phones: kept aside. Whoever mends discovery does not read this file.

Every store of this set is written from memory: no source was at hand, nothing was searched, no schema was checked. Apps are
ones whose tables are public, in sources or in what is written about examining phones, and known well enough to be named. Each
store's docstring says what is sure and what was taken for granted; a column may have another name, place or type in some
version. What is measured here is so a measure of stores of this form, not of these apps to the letter.

This set was made without reading discovery's code, its page, its tests or what measures it, and without running it; they were
not in the tree that it was made in. Of the eleventh set the introduction, one module of its stores, its test and its people
were on the screen, to declare stores in the same way; of all sets the names of stores, how their people are drawn, and single
lines in which names of apps were looked for.

Candidates are listed below in two strata: 44. No artifact here and no earlier set has them; some the lot of the eleventh did
not reach. `lot` draws each stratum's order with the seed 12; the first ten and twelve whose schema was known well enough to
write its tables and columns are in the set. No store was chosen or laid out by what discovery is known to do.

Passed over, in the order of the lot: Birday, openScale and MoneyBuster (who is in them is a name without a way to reach it, for
which the tenth set passed over Birday), Cash App (of its tables what joins them was known, not their columns) and BBM for
Android (its tables' names were known, not their columns). Birday and openScale had been made before that line of the tenth was
seen; they are kept apart in `NAMES_ONLY` and not measured with the rest. Not reached: WooCommerce, OpenMRS, Friendiqa,
OwnTracks, Thunderbird's address book, Moodle; Profanity, Firebase, Psi+, GPTMobile, Enchanted, Reticulum MeshChat, Hike,
Ltt.rs, Thunderbird's index, PyBitmessage, rcsjta.

So: people XMPPFramework's roster, Mumble, OppiaMobile, BoardGameGeek, Google+, OpenKeychain, Android's contacts before 2.0,
Parse's local datastore, Infinity, Stud.IP Mobile; words Goguma, APRSdroid, WordPress, c:geo, Mailspring, AndStatus, Helpshift,
Gammu, Google Talk, Qt's mail store, Nextcloud Deck, Siskin IM. Parse's store is of an app that is made up; Mumble, Mailspring
and Gammu are programmes of computers that phones with Linux run. Parse has JSON in cells, Mailspring JSON beside what it
repeats, Goguma lines of a protocol. All are databases; no calls are among them, Realm and LevelDB in none.

Truths that someone may question: whom one follows in Infinity has one name, which is also the way to reach it; in AndStatus,
Deck, Mailspring, Google Talk and Siskin contacts are told beside messages; in WordPress and c:geo no direction is told, as the
store does not say who holds the phone; times of Gammu and Qt's mail store are of a wall clock, and the same in UTC is right
too; of c:geo the day alone, as midnight of the phone's zone. Hashes in `room_master_table`, keys and pictures are made up.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._twelfth_letters import gammu, gtalk, helpshift, mailspring, qmf, siskin
from tests.engine._twelfth_people import (
    birday,
    boardgames,
    googleplus,
    infinity,
    mumble,
    oldandroid,
    openkeychain,
    openscale,
    oppia,
    parse,
    roster,
    studip,
)
from tests.engine._twelfth_words import andstatus, aprsdroid, cgeo, deck, goguma, wordpress
from tests.engine.published_talk import Aside

SEED = 12
PEOPLE = (
    "OpenKeychain", "OpenMRS", "Moodle", "MoneyBuster", "BoardGameGeek (ccomeaux)", "openScale", "Google+ (Android)",
    "Android's contacts before 2.0", "Birday", "Thunderbird's address book", "WooCommerce", "OppiaMobile", "Stud.IP Mobile",
    "Infinity", "OwnTracks (iOS)", "XMPPFramework's roster", "Mumble", "Parse's local datastore", "Friendiqa", "Cash App",
)  # fmt: skip
WORDS = (
    "Google Talk", "APRSdroid", "c:geo", "Profanity", "PyBitmessage", "Reticulum MeshChat", "Goguma", "GPTMobile", "Siskin IM",
    "Ltt.rs", "AndStatus", "rcsjta", "Helpshift", "Enchanted", "Qt's mail store", "Thunderbird's global index", "Mailspring",
    "Nextcloud Deck", "WordPress", "Gammu SMSD", "Psi+", "Hike", "Firebase Realtime Database", "BBM (Android)",
)  # fmt: skip


def lot() -> Sequence[Sequence[str]]:
    """The order in which each stratum's candidates were drawn."""
    rng = random.Random(SEED)
    return [rng.sample(stratum, len(stratum)) for stratum in (PEOPLE, WORDS)]


TWELFTH: Mapping[str, Callable[[], Aside]] = {
    "XMPPFramework's roster": roster,
    "Mumble": mumble,
    "OppiaMobile": oppia,
    "BoardGameGeek (ccomeaux)": boardgames,
    "Google+ (Android)": googleplus,
    "OpenKeychain": openkeychain,
    "Android's contacts before 2.0": oldandroid,
    "Parse's local datastore": parse,
    "Infinity": infinity,
    "Stud.IP Mobile": studip,
    "Goguma": goguma,
    "APRSdroid": aprsdroid,
    "WordPress": wordpress,
    "c:geo": cgeo,
    "Mailspring": mailspring,
    "AndStatus": andstatus,
    "Helpshift": helpshift,
    "Gammu SMSD": gammu,
    "Google Talk": gtalk,
    "Qt's mail store": qmf,
    "Nextcloud Deck": deck,
    "Siskin IM": siskin,
}

NAMES_ONLY: Mapping[str, Callable[[], Aside]] = {"Birday": birday, "openScale": openscale}
"""Stores of people who have a name and nothing else, which the set passed over."""
