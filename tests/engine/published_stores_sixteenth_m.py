"""The sixteenth set of stores of apps on phones, its people and messages: kept aside. Whoever mends discovery does not read this.

The frame: public repositories whose names hold one of contacts, addressbook, people, messenger, chat, sms, inbox, social, dating,
xmpp, crm, friends; of each word's hundred with the most files those whose name may be an app's for phones, and whose name's
SHA-256 begins with 8, 9, a, d or f, without those that earlier sets name. `lot` draws their order with the seed 16; the list was
fixed before any source was read. As 37 gave two stores, two more words were asked, and what they gave drawn by the same rule.

Passed over. Named in earlier sets after all: Messenger- of BormentalAndrey (without the dash), xx messenger (for iOS; Android's
keeps other tables). Encrypted whole: mycorrhizal-crm, and Pangea Chat, of FluffyChat's making. Taken out of a package, so no
source: sharechat. No app for phones, or its server alone: personal-ai-inbox, waddle (its client is for desktops and terminals),
addressbook of preethid, xmpp-overlay, Contacts of silvansky, contacts of koumoutsas, groupAddressBook, game-friends-maker, xmpp
of shyrat, both Twinboxes, open_people, phonebook of zhongzhq, fable (a server and pages for browsers), pp-app, ChatApp of
tuongthoai, Phonebook2.0, Phonebook-App, chatapp of Srishtii123. The phone's own people: swift-addressbookapp, trustinbox. No
store of such by what was read: the customers' app of anabil-inbox, FriendsSecrets, ChatApp of beh0907, chatApp of mkh123213
(Hive without a box), gps-ble-based-people-trak (beacons in Realm), alertcontacts (the holder's own profile alone), DatingApps
(by its files' names, a service's data). Voxo (Chatapp of codemunna82-source) keeps the last six lines of a chat whose
notification is open, without a party, in MMKV. No file in the language or two that were asked: addressbook of vipooloo,
LingoFriends, footy-contacts, TopicFriends, FriendsBingo, xmpp of csutorasa, markaaddressbook, POC_Dating, ChatApp of GaRRi11,
PhoneBookApp. By their names alone, without a look: social-app of bluesky-social, my-phonebook of weaponsforge, Phonebook of
MariaSuz. Files were looked for in several repositories at a time, in the lot's order but for a few.

All six are SQLite. Known from elsewhere, not from the sources cited: how Room writes a table of a class, and React Native's
table of keys. Hashes in `room_master_table` are made up but for one that a schema names.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._sixteenth_m_chats import abhichat, evand, talkstry
from tests.engine._sixteenth_m_people import campfire, socialdating, talkstry_contacts
from tests.engine.published_talk import Aside

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


TAKEN: Mapping[str, str] = {
    "Campfire": "iuliKB/app-friends",
    "SocialDating": "DrAlexD/SocialDating",
    "TalksTry": "chetan-vigo25/chatApp",
    "TalksTry's contacts": "chetan-vigo25/chatApp",
    "AbhiChat": "Moksha89/chatapp",
    "ChatApp (evand-hardspace)": "evand-hardspace/chatapp-client",
}
"""Each store's name and the candidate that it is of, in the order of the lot."""

SIXTEENTH_M: Mapping[str, Callable[[], Aside]] = {
    "Campfire": campfire,
    "SocialDating": socialdating,
    "TalksTry": talkstry,
    "TalksTry's contacts": talkstry_contacts,
    "AbhiChat": abhichat,
    "ChatApp (evand-hardspace)": evand,
}
