"""The fifteenth set of stores of apps on phones, the part of people: kept aside. Whoever mends discovery does not read it.

The frame: public repositories whose names hold one of contacts, addressbook, phonebook, birthday, friends, crm-, contactlist,
roster; of each word's hundred with the most files those whose name may be an app's for phones, and whose name's SHA-256 begins
with 0, 1, 2, 3, 8 or 9, and that no earlier set names. `lot` draws their order with the seed 15; the list was fixed before any
source was read. It was walked to the forty-first of 64, by 65 look-ups in an index that holds some of each repository's files:
four apps were taken. All their records are contacts; of none is a time kept, and two have no way to reach anybody.

This part was made without discovery's code, its page, its tests, without running it, and without some earlier sets. Of earlier
sets the names of stores and of repositories were known, and the fourteenth's part of people was read.

Passed over after a look. Asks its server each time, by its files: ContactListRN, contacts-mobile, corporateaddressbook,
ContactListJetpackCompose, BirthdayQuest; birthday-app (briancama), of which only a function of its server is there. Only the
phone's own contacts, by the names of its files: swift-addressbookapp. No people: astrobirthday (planets), friends-library
(books that are heard). A parcel of code for others with a server: contacts (koumoutsas). Servers, pages: ContactList (todosiuk),
ContactList-App (Soheiljafarnejad), Phonebook2.0; friendsAI and CRM-APP-MONOREPO-PROD, of which only a server's part was seen. No
source in the one or two languages asked for, which is not to say that there is no store: AddressBook (nionguyen), birthday_app
(dera1992), ContactListProject, PhoneBook (Denis-Hish), birthday (SSSSSStudio), MyPhoneBook, AH-ContactList, ContactListApp
(ShadowsDream0), ContactList (hstrekowski), smartcontacts, phonebook (zhongzhq), OfflineBirthdayReminder. Without a look, by name
alone, to save look-ups: Phonebook (MariaSuz, MihaelaH02), roster-app, birthday-reminder (gabriel1680), feedback-monorepo,
FriendSpot, ContactList (PavlovaMargarita), rostera, Contactlistapp (Udaykumark12), portable-AddressBook; and the twenty-three
after OfflineBirthdayReminder, for which no look-ups were left.

Known from elsewhere, not from the sources cited: how a library of queries writes what it keeps, how Room and React Native's
storage name tables, how .NET writes JSON and keeps preferences on Android, and how the library of the moon's calendar counts
leap months (its days were reckoned with ICU). Hashes in `room_master_table` are made up.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._fifteenth_p_books import abb, campfire
from tests.engine._fifteenth_p_days import robyy, zinnod
from tests.engine.published_talk import Aside

SEED = 15
CANDIDATES = (
    "acsdeveloper2025/CRM-APP-MONOREPO-PROD",
    "aleksandr-bakanov/astrobirthday",
    "aussftw/ContactListRN",
    "briancama/birthday-app",
    "brunocarvalhs/FriendsSecrets",
    "calvin24seven/footy-contacts",
    "cedric25/ages-and-birthdays",
    "code-squad/swift-addressbookapp",
    "codeMaestroLucas/contactsJ",
    "Denis-Hish/PhoneBook",
    "dera1992/birthday_app",
    "doflare123/FriendSheep",
    "EsayanWell/ContactList",
    "FeedbackFriends/feedback-monorepo",
    "firuza-hub/ABB_ContactlistApp",
    "friends-library-dev/friends-library",
    "gabriel1680/birthday-reminder",
    "Garethdavidmiller/roster-app",
    "hawknad1/rostera",
    "HerveZu/FriendSpot",
    "hstrekowski/ContactList",
    "illeskrisztina/Phonebook2.0",
    "iuliKB/app-friends",
    "Jcateye/friendsAI",
    "KashbullinRail/ContactList",
    "kinstl/AH-ContactList",
    "koumoutsas/contacts",
    "Leeseoleem/my-little-birthday-party",
    "machadomarcio/ContactList",
    "MariaSuz/Phonebook",
    "Mersad17/OfflineBirthdayReminder",
    "MihaelaH02/Phonebook",
    "mit112/BirthdayQuest",
    "nionguyen/AddressBook",
    "ogremage01/joblessFriends",
    "PavlovaMargarita/ContactList",
    "Planetaryn/ContactList",
    "preethid/addressbook",
    "robyy72/BirthdayReminder",
    "RocketJacko/smartcontacts",
    "ShadowsDream0/ContactListApp",
    "SherryH/contactList",
    "silvansky/Contacts",
    "Soheiljafarnejad/ContactList-App",
    "SSSSSStudio/birthday",
    "StefanVidev-FTFA/MyPhoneBook",
    "timoteoponce/portable-AddressBook",
    "todosiuk/ContactList",
    "TurkuazLabs/Turkuaz-PhoneBook",
    "Udaykumark12/Contactlistapp",
    "Va5s0/the-birthday-project",
    "VikramBKadam/ContactListProject",
    "vinaykumarpoddar1999/birthday-buddy",
    "VinnyPine/ContactList",
    "vivekiyer/corporateaddressbook",
    "vlad463-ai/ContactList",
    "WalkingDogWithFriends/GaeManDa",
    "wastingnotime/contacts-mobile",
    "WilliamGates99/WarrantyRoster",
    "xndhhs/ContactListJetpackCompose",
    "yangshuai8318243/BirthdayNote",
    "zhongzhq/phonebook",
    "zimarthur/sandfriends",
    "ZINNODNTU/birthdayreminderapp",
)


def lot() -> Sequence[str]:
    """The order in which candidates were drawn."""
    return random.Random(SEED).sample(CANDIDATES, len(CANDIDATES))


TAKEN: Mapping[str, str] = {
    "Campfire": "iuliKB/app-friends",
    "Contact List (ABB)": "firuza-hub/ABB_ContactlistApp",
    "Birthday Reminder (ZINNODNTU)": "ZINNODNTU/birthdayreminderapp",
    "BirthdayReminder (robyy72)": "robyy72/BirthdayReminder",
}
"""Each store's name and the candidate that it is of, in the order of the lot."""

FIFTEENTH_P: Mapping[str, Callable[[], Aside]] = {
    "Campfire": campfire,
    "Contact List (ABB)": abb,
    "Birthday Reminder (ZINNODNTU)": zinnod,
    "BirthdayReminder (robyy72)": robyy,
}
