"""The seventeenth set of stores of apps on phones, its people: kept aside. Whoever mends discovery does not read this file.

What the fourth set says of its schemas holds here too. This part was made without discovery's code, its page, its tests,
without running it, and without the sets that were left out of the place where it was made.

The frame: public repositories whose names hold one of contacts, phonebook, addressbook, people, friends, birthday, crm,
customers, agenda, chat, sms; of each word's hundred with the most files those whose name may be an app's for phones, and whose
name's SHA-256 begins with a digit from 0 to 7, without those that earlier sets name. Names do not tell much: most of these
hundreds are pages of the web. `lot` draws their order with the seed 17; each list was fixed before any of its sources was read.
The first list of 60 gave five stores; two more words, contactbook and contactsapp, gave 71 more, and the eighth of them the
sixth store. 140 look-ups were made.

Passed over of the first list after something was read: and_friends (a cache of messages that only cleaning and counting were
found to use, no writing), BirthdayCountdown (the phone's own contacts; events of its own are packed in texts, and the large
class that joins their parts was not read), tidy-contacts-app (the phone's contacts, and copies of them as vCards),
RememBirthday, Turkuaz-PhoneBook and contacts-and-dialer (by their files, the phone's own contacts; the second keeps them on a
desktop, the third blocked numbers). AI-Birthday encrypts its database, AstroBirthday knows planets and vitaminwater's
AddressBook places, as their files are called. qksms is read by an artifact already. By their files kept on a server only:
FriendSpot, jdolh_customers, FriendSheep, corporateaddressbook, crm_app of EngAya9Gh, Agenda-Vida-Cotidiana, HBC_AOS;
easy_birthday_v2 and its Hive. No app for phones: birthday-reminder of gabriel1680 and of mohsenfallahnjd, Customers of
bloemism and of ricksam, suaAgenda, ThePeople, birthdays of glebmtb, Customers_Club, smartcontacts, contactsorganizer,
Birthday-App of jjborrelli28, contacts-fork, portable-AddressBook. contacts-mobile keeps nothing. No file of an app was found
by one or two look-ups, which is not to say that there is none: MyPhoneBook, BirthdayBuddy, Customers-Scheduling-App,
Customers-and-Device-Management, friendsAI, Phonebook of MihaelaH02, customers-line-up, AddressBookDemo, Phonebook-AI,
Friends-App, agenda of mgjavierhernandez, BigContacts, contactsJ, and for Birthdays of nikitakrapo no store of its own. Passed
over by name without a look, as look-ups were short: dbychinsky's customers, SimplePhoneBook, Golden_Bee_Customers,
sandfriends, mueees's birthday, ages-and-birthdays, contacts of seregaizsbera, FitWithFriends, Get100-Customers. Of the second
list: ContactBook of skopczynska (a desktop's) and of Pierre-LouisDeu (a page), ContactsApp of dashonigkuchen (a server's); no
file found for luismec90's, dimsancing2015's, johnnysta's and daasadr's.

Four are SQLite, two preferences of an app in Flutter. None keeps messages or calls of its own but one, whose diary may be told
or not. Known from elsewhere, not from the sources cited: how Room writes a table of a class, Android and Flutter preferences, and
drizzle its list of migrations. Hashes in `room_master_table` are made up.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._seventeenth_p_books import bwdb, calendar, heredia, mersad, shamcrm, zinnodntu
from tests.engine.published_talk import Aside

SEED = 17
CANDIDATES = (
    "2f22vtd4kr-cloud/BigContacts",
    "Asteerix/and_friends",
    "BLuong-vul/contacts-fork",
    "DucManhMT/Customers-and-Device-Management",
    "EngAya9Gh/crm_app",
    "FingroupProjects/shamcrm_mobile",
    "HappyBirthdayChallenge/HBC_AOS",
    "HerveZu/FriendSpot",
    "ISEL-LEIC-PS-42144-42929/Customers-Scheduling-App",
    "Jcateye/friendsAI",
    "KobyMashiach/easy_birthday_v2",
    "Kunzisoft/RememBirthday",
    "Mersad17/OfflineBirthdayReminder",
    "MihaelaH02/Phonebook",
    "Phan-Thanh-Ha/Golden_Bee_Customers",
    "Quiter/BirthdayBuddy",
    "RafsanTanveer/BWDBPhoneBook",
    "RocketJacko/smartcontacts",
    "StefanVidev-FTFA/MyPhoneBook",
    "StudioZERO21/suaAgenda",
    "TomerPacific/BirthdayCalendar",
    "TurkuazLabs/Turkuaz-PhoneBook",
    "VladimirBelov/BirthdayCountdown",
    "ZINNODNTU/birthdayreminderapp",
    "abdulrahmanAshraf272/jdolh_customers",
    "aleksandr-bakanov/astrobirthday",
    "bloemism/Customers",
    "cedric25/ages-and-birthdays",
    "codeMaestroLucas/contactsJ",
    "danoconnor/FitWithFriends",
    "davidrobles1/Agenda-Vida-Cotidiana",
    "dbychinsky/customers",
    "doflare123/FriendSheep",
    "gabriel1680/birthday-reminder",
    "glebmtb/birthdays",
    "ivansivoplias/contactsorganizer",
    "jeffflater/AddressBookDemo",
    "jjborrelli28/Birthday-App",
    "juliusnhodo03/SimplePhoneBook",
    "klima7/Phonebook-AI",
    "kreeative/Friends-App",
    "mgjavierhernandez/agenda",
    "mhmmdmhdvi/Customers_Club",
    "moatasem-alhilali/tidy-contacts-app",
    "moezbhatti/qksms",
    "mohsenfallahnjd/birthday-reminder",
    "mueees/birthday",
    "nbryn/customers-line-up",
    "nikitakrapo/Birthdays",
    "pjared/ThePeople",
    "projectsdev77/Get100-Customers",
    "ricksam/Customers",
    "seregaizsbera/contacts",
    "sumankrsaurabh/contacts-and-dialer",
    "timoteoponce/portable-AddressBook",
    "vitaminwater/AddressBook",
    "vivekiyer/corporateaddressbook",
    "wastingnotime/contacts-mobile",
    "yhsomani/AI-Birthday",
    "zimarthur/sandfriends",
)  # fmt: skip

SECOND = (
    "AGilimovich/contactbook",
    "AhmedShehatah/ContactBook",
    "AmanBhairo/ContactBook",
    "Birband/ContactBook",
    "Davis1233798/smart_contactbook",
    "DraganMax/ContactBook",
    "Germana-1/contactBook",
    "IdoPin/ContactsApp",
    "Iryna-Vyshniak/ContactBook",
    "JanKrupiniewicz/ContactsApp",
    "KakhaberKharazishvili/UserContactsApp",
    "KeV-project/ContactsApp",
    "KobeWan-Kenobi/ContactsApplication",
    "Latorul/ContactsApp",
    "LuciaHeredia/ContactsApp",
    "Luckzman/ContactBook",
    "Mosab-Mohmead-Srmini/ContactBook",
    "MyAndroidProjects/ContactBook",
    "NataliiaPrivezentseva/ContactBook",
    "Neel-Asher/MyContactsApp",
    "P3ndalf/ContactBookJoyDev",
    "PedroPremiere/ContactBook",
    "Pierre-LouisDeu/ContactBook",
    "SahilHussain6362/ContactsApp",
    "SeniorSSS/ContactBook",
    "Spongebob-Labs/contactbook",
    "StasonicK/ContactsApp",
    "SubinBSuresh/ContactsApp",
    "XuanDevIT/Capstone2ContactBook",
    "ZhartunMatthew/ContactBook",
    "ahkharsha/MyContactsApp",
    "aldebaran2604/ContactBook",
    "alexey-denysenko/ContactsApp",
    "arif-b-khan/ContactBook",
    "billtran1995/ContactBook",
    "daasadr/contactbook",
    "darkxeno/ContactsAppRematch",
    "dashonigkuchen/ContactsApp",
    "dimsancing2015/ContactsApp",
    "droidcodetrainings/ContactsApp",
    "ferhatkoydedurmaz/ContactsAppV2",
    "goluch/ContactsApp",
    "igorpelivanovic/contactsapp",
    "ilarikoik/contactsapp",
    "jagatjeeban/ContactsApp",
    "jnjnboo/ContactBook",
    "johnnysta/ContactsApplication",
    "judgedred/contactbook",
    "kdleijer/ContactBook",
    "krzysztoftalar/ContactBook",
    "kuzo-liza/ContactBook",
    "levistark/ContactBook",
    "ludk17/contactsApp",
    "luismec90/contactbook",
    "maxventu/ContactBook",
    "megh2108/ContactBookApplication",
    "mksolution287-ops/ContactsApp",
    "mmmlcnd/contactbook",
    "mokadev90/ContactsApp",
    "moonwishnet/GeoContactsApp",
    "oliver-Victorxavier/contactbook",
    "polyblack/ContactsApp",
    "prakrutipathak/ContactBook",
    "rumonkh0/contactbook",
    "sachin-randive/ContactsApp",
    "shirakashi-jinnai/ContactBook",
    "skopczynska/ContactBook",
    "suraz24/contactsApp",
    "team3contactsApp/contactsApp",
    "tiwariagam-1611/MyContactsApp",
    "wilhamsousa/ContactBook",
)  # fmt: skip
"""Of two more words, contactbook and contactsapp, as the first list came to its end."""


def lot() -> Sequence[str]:
    """The order in which candidates were drawn: the first list, then that of two more words."""
    return [
        *random.Random(SEED).sample(CANDIDATES, len(CANDIDATES)),
        *random.Random(SEED).sample(SECOND, len(SECOND)),
    ]


TAKEN: Mapping[str, str] = {
    "Birthday Reminder (ZINNODNTU)": "ZINNODNTU/birthdayreminderapp",
    "BWDB Phone Book": "RafsanTanveer/BWDBPhoneBook",
    "Birthday Calendar (TomerPacific)": "TomerPacific/BirthdayCalendar",
    "Offline Birthday Reminder": "Mersad17/OfflineBirthdayReminder",
    "shamCRM": "FingroupProjects/shamcrm_mobile",
    "ContactsApp (LuciaHeredia)": "LuciaHeredia/ContactsApp",
}
"""Each store's name and the candidate that it is of, in the order of the lot."""

SEVENTEENTH_P: Mapping[str, Callable[[], Aside]] = {
    "Birthday Reminder (ZINNODNTU)": zinnodntu,
    "BWDB Phone Book": bwdb,
    "Birthday Calendar (TomerPacific)": calendar,
    "Offline Birthday Reminder": mersad,
    "shamCRM": shamcrm,
    "ContactsApp (LuciaHeredia)": heredia,
}
