"""The sixteenth set of stores of apps on phones, its people and messages: kept aside. Whoever mends discovery does not read this.

The frame: public repositories whose names hold one of contacts, addressbook, people, messenger, chat, sms, inbox, social, dating,
xmpp, crm, friends; of each word's hundred with the most files those whose name may be an app's for phones, and whose name's
SHA-256 begins with 8, 9, a, d or f, without those that earlier sets name. `lot` draws their order with the seed 16; the list was
fixed before any source was read.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

SEED = 16
CANDIDATES = (
    "BormentalAndrey/Messenger-",
    "DrAlexD/SocialDating",
    "DrewBrunning/mycorrhizal-crm",
    "NoMoreViolence/game-friends-maker",
    "OpenPeopleStudio/open_people",
    "TomShtern/POC_Dating",
    "TopicFriends/TopicFriends",
    "USNavalResearchLaboratory/xmpp-overlay",
    "anabil-inbox/mini_mobile_devlop",
    "bluesky-social/social-app",
    "brunocarvalhs/FriendsSecrets",
    "calvin24seven/footy-contacts",
    "ciyechenlun/groupAddressBook",
    "code-squad/swift-addressbookapp",
    "codeonework-ship-it/DatingApps",
    "csutorasa/xmpp",
    "dieudonnepixelnomad-byte/alertcontacts",
    "harrywesterman/Twinbox",
    "iuliKB/app-friends",
    "koumoutsas/contacts",
    "pangeachat/client",
    "people-post/pp-app",
    "preethid/addressbook",
    "qqzlqqzlqqzl/personal-ai-inbox",
    "ramazanfirin/markaaddressbook",
    "richardosborne14/LingoFriends",
    "sakibcoolz/trustinbox",
    "samuel-mulu/FriendsBingo",
    "shyrat/xmpp",
    "silvansky/Contacts",
    "spotmemessenger-glitch/fable",
    "villa313/twinbox",
    "vineetseraro/gps-ble-based-people-trak",
    "vipooloo/addressbook",
    "vishalk17/sharechat",
    "waddle-social/waddle",
    "xxfoundation/elixxir-xx-Messenger-Android",
)  # fmt: skip
MORE = (
    "AbdulJabbar-AJ/Phonebook-App",
    "GaRRi11/ChatApp",
    "MariaSuz/Phonebook",
    "Moksha89/chatapp",
    "Srishtii123/chatapp",
    "beh0907/ChatApp",
    "can-acar/PhoneBookApp",
    "chetan-vigo25/chatApp",
    "codemunna82-source/Chatapp",
    "evand-hardspace/chatapp-client",
    "illeskrisztina/Phonebook2.0",
    "mkh123213/chatApp",
    "tuongthoai/ChatApp",
    "weaponsforge/my-phonebook",
    "zhongzhq/phonebook",
)  # fmt: skip
"""Of two more words, chatapp and phonebook, by the same rule, drawn and walked after the first list."""


def lot() -> Sequence[str]:
    """The order in which candidates were drawn."""
    return [n for part in (CANDIDATES, MORE) for n in random.Random(SEED).sample(part, len(part))]
