"""The tenth set of stores of apps as they are on phones: kept aside. Whoever mends discovery does not read this file.

What the fourth set says of its schemas holds here too. This set was made without reading discovery's code, its tests or earlier
sets' stores, and without running discovery. Of the ninth set the introduction, the list of its candidates, its people and
what they say were read, of all sets the names of stores, and how a set is compared. The module that measures holds the text of
discovery's page: its figures, its introduction on what is read, and its remarks on faults of earlier sets were on the screen
with it, before candidates were listed. So this set is not blind to what that page says. No store was chosen or laid out by it:
what an app keeps was taken from its source, and the lot chose the app.

Candidates are listed below in three strata, as in the ninth set; some of its candidates that its lot did not reach are among
them. No artifact here and no earlier set has them. `lot` draws each stratum's order with the seed 10; the first ten, nine and
eleven whose source could be read and is of a form that phones hold open are in the set. Sources were read after the draw, but
for four that the search for candidates showed (NexusLink, DialLog, TeleFender, Pancake Call).

Passed over, in the order of the lot. Calls: Saracroche (its Android source has no database), SafeDialer (no schema of calls was
seen in its source), Shield Messenger (SQLCipher). People: RAVEN (SQLCipher), 0xchat (files of Isar, which nothing here
writes), Koler (it reads the phone's own book), Messages by Martin-Nordeback (its source was not found), Peppermint (not found),
BoldContacts (the phone's own book), Birday (days of people, no way to reach one), Adamant (its Core Data is in memory), WuKongIM
(SQLCipher). Words: Lichess (it keeps which chats were read, no texts), Chat by joshuafinch (not found), LetsMeet (many of that
name, none told apart), Fedilab (known to cache posts), QuickBlox (no table of messages was found). Of these Koler, BoldContacts,
Lichess and Fedilab were judged by what was known of them or by an excerpt, not by their whole source.

So: calls Call Recorder (vishwashyadav), Antidote, harbour-callrecorder, DialLog, Pancake Call, CyanogenMod's call recorder,
NexusLink, Ever Dialer, TeleFender, Pro Call Recorder; people qTox, Primal, Nos, Odoo, Spika, Evolution Data Server, Meshtastic
(Android), PO Contacts, PrivateContacts; words Revolution IRC, Gajim, Expensify, AirMessage, Habitica, Zulip (React Native),
Twilio Conversations, Qiscus, Geary, Quasseldroid, CrossWords. Each store names its source and what was taken for granted;
Revolution IRC and Quasseldroid a package in place of a path. CyanogenMod's recorder is cited where LineageOS keeps it, in its
first version. Two are Realm files (Antidote, Habitica), one is JSON (Ever Dialer); Expensify's and Zulip's tables are JSON in
cells, Zulip's packed as its app for Android packs it.
Known from elsewhere, not from the sources cited: codes of kinds in Gajim, of types in Quasseldroid and AirMessage, how Qiscus
writes a file, whose number a letter of Habitica has, what a book of Evolution folds, that Antidote's file was not encrypted at
first, the keys of Zulip's and Expensify's cells and the tables of posts beside Primal's letters. Odoo's partners are of an older
source than the columns that every table of it has. Hashes in `room_master_table` are made up but for three. Columns of
CrossWords' games that say nothing of people are left out.

Of marketplaces, families and dating nothing was drawn; games are Habitica and CrossWords. LevelDB is in none.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._tenth_chats import airmessage, crosswords, gajim, geary, quasseldroid, revolution
from tests.engine._tenth_firms import expensify, qiscus, spika, twilio, zulip
from tests.engine._tenth_people import (
    evolution,
    meshtastic,
    nos,
    odoo,
    pocontacts,
    primal,
    privatecontacts,
    qtox,
)
from tests.engine._tenth_phones import (
    cyanogen,
    diallog,
    everdialer,
    harbour,
    nexuslink,
    pancake,
    procaller,
    telefender,
    vishwash,
)
from tests.engine._tenth_realm import antidote, habitica
from tests.engine.published_talk import Aside

SEED = 10
CALLS = (
    "harbour-callrecorder", "Call Recorder (vishwashyadav)", "TeleFender", "CallySync", "NexusLink", "GNOME Calls", "DialLog",
    "CyanogenMod's call recorder", "QuartX CallLogger", "PhoneBlock", "Ever Dialer", "ShizuCallRecorder", "Antox", "Antidote",
    "Shield Messenger", "SafeDialer", "Perfect Consult Logger", "Pro Call Recorder", "Saracroche", "Pancake Call",
    "Secure Dialer", "HiyaCallLog",
)  # fmt: skip
PEOPLE = (
    "PrivateContacts", "PO Contacts", "Evolution Data Server", "Birday", "Odoo", "Meshtastic (Android)", "Adamant (iOS)", "Spika",
    "Zulip (Android, 2016)", "Primal", "Nos", "0xchat", "qTox", "Koler", "BoldContacts", "WuKongIM",
    "Messages (Martin-Nordeback)", "Peppermint", "Mostro", "RAVEN",
)  # fmt: skip
WORDS = (
    "Ltt.rs", "Geary", "Android's Email", "Goguma", "Revolution IRC", "Quasseldroid", "Gajim", "Habitica", "CrossWords",
    "Expensify", "Zulip (React Native)", "Lichess", "Planetary", "Qiscus", "Twilio Conversations", "LetsMeet", "ChattApp",
    "AirMessage", "Reticulum MeshChat", "Fedilab", "Bisq", "RapidPro's relayer", "Chat (joshuafinch)", "QuickBlox", "Siskin IM",
    "SCMessenger",
)  # fmt: skip


def lot() -> Sequence[Sequence[str]]:
    """The order in which each stratum's candidates were drawn."""
    rng = random.Random(SEED)
    return [rng.sample(stratum, len(stratum)) for stratum in (CALLS, PEOPLE, WORDS)]


TENTH: Mapping[str, Callable[[], Aside]] = {
    "Call Recorder (vishwashyadav)": vishwash,
    "Antidote": antidote,
    "harbour-callrecorder": harbour,
    "DialLog": diallog,
    "Pancake Call": pancake,
    "CyanogenMod's call recorder": cyanogen,
    "NexusLink": nexuslink,
    "Ever Dialer": everdialer,
    "TeleFender": telefender,
    "Pro Call Recorder": procaller,
    "qTox": qtox,
    "Primal": primal,
    "Nos": nos,
    "Odoo": odoo,
    "Spika": spika,
    "Evolution Data Server": evolution,
    "Meshtastic (Android)": meshtastic,
    "PO Contacts": pocontacts,
    "PrivateContacts": privatecontacts,
    "Revolution IRC": revolution,
    "Gajim": gajim,
    "Expensify": expensify,
    "AirMessage": airmessage,
    "Habitica": habitica,
    "Zulip (React Native)": zulip,
    "Twilio Conversations": twilio,
    "Qiscus": qiscus,
    "Geary": geary,
    "Quasseldroid": quasseldroid,
    "CrossWords": crosswords,
}
