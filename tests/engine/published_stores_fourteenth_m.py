"""The fourteenth set of stores of apps on phones, the part with messages, contacts and calls. Kept aside: list and order."""

from __future__ import annotations

import random
from collections.abc import Sequence

SEED = 14
CANDIDATES = (
    "2f22vtd4kr-cloud/BigContacts", "Actual-Chat/actual-chat", "AlexeyYuPopkov/nostr_notes",
    "COS301-SE-2022/Conversation-Catcher", "GaRRi11/ChatApp", "Haileiyesus-29/ChatApp", "Internet-of-People/iop-
    contacts-app", "KinChatApp/KinChat-Android", "LeonidasSpart/zrp-social-platform", "PeterJFrancoIII/swipe-dating",
    "Spoodfit/Neptune-messenger-connexio", "SwiftPathCapital/dialer-app", "VoxityTech/DialerApp", "Wyatt-
    Lutz/chatapp", "XephiraOS/android_packages_apps_XephiraDialer", "andreabenetton/pcontacts", "bartha611/chatApp",
    "bonfire-xmpp/bonfire", "cedricbahirwe/dialer", "codeonework-ship-it/DatingApps", "dieudonnepixelnomad-
    byte/alertcontacts", "dipanc1/chatapp", "eskil4152/chatapp", "farhadrasooli2026-cyber/mymessenger",
    "fasthome/Android-Fenestram-Messenger", "furrball26/Spectrum-Dating", "geezlesocial/scrolith",
    "guojinggege/sugardating", "hashflame/Dating", "hcmue-hmduck/ChatApps_Pigeons", "imattau/XMPP_P2P", "iperon-
    net/messenger", "jeremiahdotdev/circledating", "jordantolin/ephemeral-bubble-conversations",
    "lemonadesocial/lemonade-flutter", "liaboveall/ChatApp", "moatasem-alhilali/tidy-contacts-app", "nakajima/talk",
    "nocdem/dna-messenger", "ofirat35/MobileChatApplication", "oxcened/opendialer", "pangeachat/client",
    "pelagiotl/Mulligan-Dating", "roseforljh/EveryTalk", "sbearben/ChatApp", "seregaizsbera/contacts",
    "shomailasif/magic-dialer-final", "stratforsr-sys/dialer", "sumankrsaurabh/contacts-and-dialer", "swanopoly/the-
    underground-circle", "timlittle/omamessenger", "wants-chat/wants-chat", "you8520-sketch/chat-ai",
    "zarinapps/WhatsAIChatApp", "zhangspaghetti/baby-talk-2", "zkzkzhzj/ChatAppProject", "zukka77/xmppqr",
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
