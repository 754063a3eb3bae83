"""The fourteenth set of stores of apps on phones, the part of people: kept aside. Whoever mends discovery does not read it.

The frame: public repositories whose names hold one of contacts, contact-, addressbook, address-book, phonebook, phone-book,
carddav, birthday, friends, crm-, rolodex, messenger, roster; of each word's hundred with the most files those whose name may be
an app's for phones, and whose name's SHA-256 begins with 5, 7, d or f, and that no earlier set names. What may be an app's was
judged by name. `lot` draws their order with the seed 14; the list was fixed before any source was read. As it gave six, two
more words were asked, contactapp and contactbook, and drawn by the same rule; they were asked when the first list had been
looked at but for its last few. The lists were walked to the end and to the twentieth of 39, by 110 look-ups in an index that
holds some of each repository's files: eight apps were taken. All their records are contacts; no app keeps messages or calls.

This part was made without discovery's code, its page, its tests, without running it, and without the sixth, eighth, eleventh and
twelfth sets. Of earlier sets the names of stores and of repositories were known, and address books of the thirteenth were read.

Passed over after a look. SQLCipher: Elixxir's messenger; AI-Birthday, by its file EncryptedDatabaseFactory, unread. Only the
phone's own contacts, by the names of its files: RememBirthday. Hive: easy_birthday. IndexedDB, whose values a source does not
give: birthday-reminder-pro. Asks its server each time, by its files: Electronic-Contact, HBC_AOS, bookworm_friends,
CompletedApp. No people: GpsTrackerContactApp (trackers with a wearer's name). Keeps its book where only a desk's program can:
ContactBookMaui. Pages, servers and desks' programs by their files: birthday-pal, phone-book (razor09), birthdayplus,
address-book-app (iambrunopereira), Birthday-App, celebrity_birthday (a home folder), rolodex (milnet01), Address-Book
(Bukhari47), AutoBirthday, app-heyattrangi, Phonebook (rodrigsmor), Phone-Book (Gevorg303), PhoneBook (yongqian0437), and of the
second list contactBookApp, ContactApp (safaktan, erzheena8), contactApp (erniker), ContactApplication (GabrieleCiurlionyte),
ContactBook (pabasara-mahindapala, NataliiaPrivezentseva), ContactBookApp (eitanhy), contactbook (oliver-Victorxavier),
contactapps (angelamelinda). No source in the one language asked for, which is not to say that there is no store: FriendsBingo,
cyclingfriends, Rolodex (Mandolorian92), rolodex (jpteti), event-roster, CardDavPlay, meongnyang, quix-messenger, ContactApp
(DamienLoison), ContactBook (DraganMax). Without a look, by name alone: birthday-surprise-app, phone-book-app (MaksimLisovoi),
quantum-app, address-book-app (saeedkolivand), addressbook (andrei15), address-book (dmccer), fuel-score-friends,
max-messenger.src (a known app), birthday-recipe-app, LingoFriends, SimplePhoneBook, and of the second list MyContactApp-Basic-,
ContactBook (Iryna-Vyshniak), ContactApp (kristofkruller, coderentr) and the nineteen after the last taken.

Known from elsewhere, not from the sources cited: how Flutter keeps a list in an iPhone's preferences, how Core Data and Room
name and order columns, and what Gson and Mono's driver write. Hashes in `room_master_table` are made up.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._fourteenth_p_books import arcano, dianprsty, dmitrystonie, intergalactic, upenn
from tests.engine._fourteenth_p_days import artko, daniil, defichain
from tests.engine.published_talk import Aside

SEED = 14
CANDIDATES = (
    "andrei15/addressbook",
    "ArcaNO93/PhoneBook",
    "Artko06/ReminderBirthday-Calendar",
    "aschung01/bookworm_friends",
    "BirthdayResearch/defichain-wallet",
    "BirthdayResearch/quantum-app",
    "BoneTheDeveloper/Electronic-Contact-Contact-Book",
    "Bukhari47/Address-Book",
    "cocoxu-bit/AutoBirthday",
    "dmccer/address-book",
    "doofx0071/birthday-surprise-app",
    "Doooneeel/Birthdays",
    "friendship41/meongnyang",
    "Gevorg303/Phone-Book",
    "habiebr/fuel-score-friends",
    "hansas/birthdayplus",
    "HappyBirthdayChallenge/HBC_AOS",
    "iambrunopereira/address-book-app",
    "jjborrelli28/Birthday-App",
    "jppalli/celebrity_birthday",
    "jpteti/rolodex",
    "juliusnhodo03/SimplePhoneBook",
    "kamaal111/CardDavPlay",
    "kiwinatra/max-messenger.src",
    "KobyMashiach/easy_birthday_v2",
    "Kunzisoft/RememBirthday",
    "MaksimLisovoi/phone-book-app",
    "Mandolorian92/Rolodex",
    "MihaelaAghirculesei/birthday-reminder-pro",
    "milnet01/rolodex",
    "Mr-DooSun/event-roster",
    "MR-PROSTER/app-heyattrangi",
    "rabdulsal/UPenn-Phone-Book",
    "razor09/phone-book",
    "riberomr/birthday-recipe-app",
    "richardosborne14/LingoFriends",
    "rodrigsmor/Phonebook",
    "rostermobileapp/CompletedApp",
    "S-Elephant/Intergalactic-Phone-Book",
    "s-petit/birthday-pal",
    "saeedkolivand/address-book-app",
    "samuel-mulu/FriendsBingo",
    "tomsisbos/cyclingfriends",
    "Vladdjuga/quix-messenger",
    "xxfoundation/elixxir-xx-Messenger-Android",
    "yhsomani/AI-Birthday",
    "yongqian0437/PhoneBook",
)

MORE = (
    "aea91/contactApp",
    "AGilimovich/contactbook",
    "AhmedShehatah/ContactBook",
    "angelamelinda/contactapps",
    "anshkhare1607-web/MyContactApp-Basic-",
    "arvindkkore/ContactApp",
    "Assem-Alyhia/contactBookApp",
    "Bjorn-23/ContactBookMaui",
    "coderentr/ContactApp",
    "DamienLoison/ContactApp",
    "dianprsty/flutter-contactapp",
    "DmitryStonie/ContactBook",
    "DraganMax/ContactBook",
    "dreeemchaser/ContactApp",
    "eitanhy/ContactBookApp",
    "erniker/contactApp",
    "erzheena8/ContactApp",
    "GabrieleCiurlionyte/ContactApplication",
    "giangdolqa/GpsTrackerContactApp",
    "helgasitanggang93/contactApp",
    "inanaktan/ContactApp",
    "Iryna-Vyshniak/ContactBook",
    "Jin-Mach/ContactBookPro",
    "korchol/ContactBook",
    "kristofkruller/ContactApp",
    "lboswaldc/ContactApp",
    "NataliiaPrivezentseva/ContactBook",
    "oliver-Victorxavier/contactbook",
    "pabasara-mahindapala/ContactBook",
    "PedroPremiere/ContactBook",
    "Prangula/ContactApp",
    "R-Mielamud/ContactBook",
    "Ravi-Bhalani/ContactBook",
    "safaktan/ContactApp",
    "saxumcordis/contactbook",
    "skopczynska/ContactBook",
    "Vaisakhk/Ryde_Contactapp",
    "wgrzesiak147/ContactApplication",
    "XLordPlatypus/contactApp",
)
"""Of two more words, contactapp and contactbook, by the same rule: walked after those above, in their own order."""


def lot() -> Sequence[str]:
    """The order in which candidates were drawn."""
    first, more = (random.Random(SEED).sample(some, len(some)) for some in (CANDIDATES, MORE))
    return [*first, *more]


TAKEN: Mapping[str, str] = {
    "DeFiChain Wallet": "BirthdayResearch/defichain-wallet",
    "Birthdays (Doooneeel)": "Doooneeel/Birthdays",
    "UPenn Phone Book": "rabdulsal/UPenn-Phone-Book",
    "Intergalactic Phone Book": "S-Elephant/Intergalactic-Phone-Book",
    "PhoneBook (ArcaNO93)": "ArcaNO93/PhoneBook",
    "Reminder Birthday Calendar": "Artko06/ReminderBirthday-Calendar",
    "Contactapp (dianprsty)": "dianprsty/flutter-contactapp",
    "Contact Book (DmitryStonie)": "DmitryStonie/ContactBook",
}
"""Each store's name and the candidate that it is of, in the order of the lot."""

FOURTEENTH_P: Mapping[str, Callable[[], Aside]] = {
    "DeFiChain Wallet": defichain,
    "Birthdays (Doooneeel)": daniil,
    "UPenn Phone Book": upenn,
    "Intergalactic Phone Book": intergalactic,
    "PhoneBook (ArcaNO93)": arcano,
    "Reminder Birthday Calendar": artko,
    "Contactapp (dianprsty)": dianprsty,
    "Contact Book (DmitryStonie)": dmitrystonie,
}
