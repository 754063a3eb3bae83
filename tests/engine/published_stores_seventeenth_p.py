"""The seventeenth set of stores of apps on phones, its people: kept aside. Whoever mends discovery does not read this file."""

from __future__ import annotations

import random
from collections.abc import Sequence

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


def lot() -> Sequence[str]:
    """The order in which candidates were drawn."""
    return random.Random(SEED).sample(CANDIDATES, len(CANDIDATES))
