"""The fourteenth set of stores of apps on phones, the part with messages, contacts and calls: kept aside.

Whoever mends discovery does not read this file. What the fourth set says of its schemas holds here too. It was made without
discovery's code, its page, its tests, and without running it.

The frame: public repositories whose names hold one of messenger, chat, chatapp, sms, xmpp, matrix, nostr, mail, irc, im-,
social, dating, team, talk, conversation, contacts, dialer; of each word's hundred with the most files those whose name may be
that of an app for phones, and whose name's SHA-256 begins with 4, 6 or a, without those that earlier sets name. What may be
an app's was judged by name: twenty-one that are pages, desks' programs, servers or disassemblies by their names are not in
it. `lot` draws the order with the seed 14; it was fixed before any source was read. At its end two more words, phonebook and
caller, were asked and drawn in the same way (`more`). 110 look-ups in all, in an index that holds some of each repository's
files.

Passed over after a look. Only the phone's own contacts and calls, read or written: contacts-and-dialer (it keeps blocked
numbers and voicemail), pcontacts, opendialer, DialerApp (VoxityTech). Asks its server each time: DatingApps
(codeonework-ship-it), WhatsAIChatApp, easy_callers_mobile. Nobody in it: dialer (cedricbahirwe; payments), AlertContacts (its
cache is in memory). A server or a desk's program by its files: ChatApp (GaRRi11), chatapp (eskil4152), contacts
(seregaizsbera), BigContacts, talk (nakajima; a language). Talks with a machine: EveryTalk. No store was found by one to three
look-ups, which is not to say that there is none: Android-Fenestram-Messenger, tidy-contacts-app, lemonade-flutter,
BWDBPhoneBook (a file that asks whether a table is there says that it may keep one). No file of the languages asked for was
stored: MobileChatApplication, bonfire, Dating (hashflame), Spectrum-Dating, ChatApps_Pigeons, mymessenger, XMPP_P2P, ChatApp
(liaboveall), xmppqr, omamessenger, sugardating, magic-dialer-final, and of the two more words Phonebook-AI, Phonebook
(balaganesh-v), UFL-Phonebook, caller (Cali1900). A fork of FluffyChat, which earlier sets name: pangeachat. The other 23 of
the first list and 8 of the second were passed over without a look, for want of look-ups: by name alone most are pages,
servers or apps that ask a server; some may be apps with a store. DNA's own book of contacts has fingerprints without names,
and IoP's requests to pair are neither messages nor cards: both are left out.

Known from elsewhere, not from the sources cited: how Room names columns and types, and Realm's file. Hashes in
`room_master_table` are made up but for Berners's.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._fourteenth_m_chats import dna, iop, kinchat, sbearben
from tests.engine._fourteenth_m_phones import berners, iperon, phonebook
from tests.engine.published_talk import Aside

SEED = 14
CANDIDATES = (
    "2f22vtd4kr-cloud/BigContacts", "Actual-Chat/actual-chat", "AlexeyYuPopkov/nostr_notes",
    "COS301-SE-2022/Conversation-Catcher", "GaRRi11/ChatApp", "Haileiyesus-29/ChatApp",
    "Internet-of-People/iop-contacts-app", "KinChatApp/KinChat-Android", "LeonidasSpart/zrp-social-platform",
    "PeterJFrancoIII/swipe-dating", "Spoodfit/Neptune-messenger-connexio", "SwiftPathCapital/dialer-app",
    "VoxityTech/DialerApp", "Wyatt-Lutz/chatapp", "XephiraOS/android_packages_apps_XephiraDialer",
    "andreabenetton/pcontacts", "bartha611/chatApp", "bonfire-xmpp/bonfire", "cedricbahirwe/dialer",
    "codeonework-ship-it/DatingApps", "dieudonnepixelnomad-byte/alertcontacts", "dipanc1/chatapp",
    "eskil4152/chatapp", "farhadrasooli2026-cyber/mymessenger", "fasthome/Android-Fenestram-Messenger",
    "furrball26/Spectrum-Dating", "geezlesocial/scrolith", "guojinggege/sugardating", "hashflame/Dating",
    "hcmue-hmduck/ChatApps_Pigeons", "imattau/XMPP_P2P", "iperon-net/messenger", "jeremiahdotdev/circledating",
    "jordantolin/ephemeral-bubble-conversations", "lemonadesocial/lemonade-flutter", "liaboveall/ChatApp",
    "moatasem-alhilali/tidy-contacts-app", "nakajima/talk", "nocdem/dna-messenger", "ofirat35/MobileChatApplication",
    "oxcened/opendialer", "pangeachat/client", "pelagiotl/Mulligan-Dating", "roseforljh/EveryTalk",
    "sbearben/ChatApp", "seregaizsbera/contacts", "shomailasif/magic-dialer-final", "stratforsr-sys/dialer",
    "sumankrsaurabh/contacts-and-dialer", "swanopoly/the-underground-circle", "timlittle/omamessenger",
    "wants-chat/wants-chat", "you8520-sketch/chat-ai", "zarinapps/WhatsAIChatApp", "zhangspaghetti/baby-talk-2",
    "zkzkzhzj/ChatAppProject", "zukka77/xmppqr",
)  # fmt: skip


def lot() -> Sequence[str]:
    """The order in which candidates were drawn."""
    return random.Random(SEED).sample(CANDIDATES, len(CANDIDATES))


MORE = (
    "AbdulJabbar-AJ/Phonebook-App", "AliaksandrNovik/PhoneBook", "Cali1900/caller", "Dhanyllo/modern-phonebook-2.O",
    "Domeniqque/phonebook-app", "NickDurnev/Phonebook-App", "RafsanTanveer/BWDBPhoneBook",
    "Zeeshan08042003/easy_callers_mobile", "aldeloren/UFL-Phonebook", "balaganesh-v/Phonebook", "can-acar/PhoneBookApp",
    "edicleoline/berners-truecaller", "klima7/Phonebook-AI", "michaelluo98/ballercaller", "nik-neg/phonebook",
    "v-berberian/coldcallerx",
)  # fmt: skip
"""What two more words, phonebook and caller, gave at the end of the first list."""


def more() -> Sequence[str]:
    """The order in which those of the two more words were drawn."""
    return random.Random(SEED).sample(MORE, len(MORE))


TAKEN: Mapping[str, str] = {
    "IoP Contacts": "Internet-of-People/iop-contacts-app",
    "ChatApp (sbearben)": "sbearben/ChatApp",
    "KinChat": "KinChatApp/KinChat-Android",
    "Iperon": "iperon-net/messenger",
    "DNA Messenger": "nocdem/dna-messenger",
    "Berners Truecaller": "edicleoline/berners-truecaller",
    "Phonebook (Domeniqque)": "Domeniqque/phonebook-app",
}
"""Each store's name and the candidate that it is of, in the order of the lots."""

FOURTEENTH_M: Mapping[str, Callable[[], Aside]] = {
    "IoP Contacts": iop,
    "ChatApp (sbearben)": sbearben,
    "KinChat": kinchat,
    "Iperon": iperon,
    "DNA Messenger": dna,
    "Berners Truecaller": berners,
    "Phonebook (Domeniqque)": phonebook,
}
