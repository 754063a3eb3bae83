"""The fifteenth set of stores of apps on phones, the part of people: kept aside. Whoever mends discovery does not read it.

The frame: public repositories whose names hold one of contacts, addressbook, phonebook, birthday, friends, crm-, contactlist,
roster; of each word's hundred with the most files those whose name may be an app's for phones, and whose name's SHA-256 begins
with 0, 1, 2, 3, 8 or 9, and that no earlier set names. `lot` draws their order with the seed 15; the list was fixed before any
source was read.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

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
