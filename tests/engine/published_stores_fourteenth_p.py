"""The fourteenth set of stores of apps on phones, the part of people: kept aside. Whoever mends discovery does not read this file.

The frame: public repositories whose names hold one of contacts, contact-, addressbook, address-book, phonebook, phone-book,
carddav, birthday, friends, crm-, rolodex, messenger, roster; of each word's hundred with the most files those whose name may be
an app's for phones, and whose name's SHA-256 begins with 5, 7, d or f, and that no earlier set names. What may be an app's was
judged by name. `lot` draws their order with the seed 14; the list was fixed before any source was read.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

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
