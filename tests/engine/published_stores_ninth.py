"""The ninth set of stores of apps as they are on phones: kept aside. Whoever mends discovery does not read this file.

What the fourth set says of its schemas holds here too. This set was made without reading discovery's code, its documentation or
earlier sets' stores (but one, for its form), and without running discovery. Three lines of the measure's text and the name of
one module were seen by accident; they changed one thing: baresip, which had been passed over as no form of these sets, was
taken back in its place, as files of its form are read here at all. Which apps are in it was decided by lot, not by how odd
their form is:

Candidates are listed below in three strata, apps that keep calls, apps that keep people, and apps that keep words. No artifact
here and no earlier set has them, and a public source is known that states what they keep. `lot` draws each stratum's order with
the seed 9 (`random.sample` of the whole stratum); the first 11, 10 and 9 whose source could be read are in the set. Most
sources were read after the draw; some had been seen in searches before. Passed over, in the order of the lot: Maemo's event log
and Mangosta (their sources were not at hand), Quicksy (a flavour of Conversations, which an earlier set has), Syphon and TRIfA
(their sources encrypt their databases), IRCCloud (the source at
hand keeps its events in no database). Venom, Kadmium and Movim should not have been candidates, as they are hardly used on
phones; the lot did not reach them.

So: calls BlockForge, baresip, NonContactCallBlocker, CallRecorder (redridgeapps), Olvid, Call Recorder (synapticweb),
AndroidAssistant, Dino, Tizen contacts-service, Android Call Blocker (Mehboob), CallBlockerPro; people Gadgetbridge, Criptext,
Twidere, qaul.net, Nostros, FlowCrypt, Chat SDK (Android), Chat SDK (iOS), Teemo, PubNub Chat Components; words Warmshowers, SMS
Gateway (capcom6), Husky, TUM Campus, SMS Blacklist, Tizen msg-service, LeanCloud, Infomaniak Mail, NekoSMS. Each store names
its source. Five name no repository, as what found them tells none. Many are small apps, and six list only what was blocked;
that is the lot's doing. Of dating and games only LetsMeet and Habitica were candidates, of families and markets no app: little
was searched for those.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._ninth_chats import dino, nostros, olvid, qaul, twidere
from tests.engine._ninth_firms import (
    criptext,
    flowcrypt,
    husky,
    infomaniak,
    leancloud,
    tizen_messages,
    tum,
    warmshowers,
)
from tests.engine._ninth_java import baresip
from tests.engine._ninth_libraries import chat_sdk_android, chat_sdk_ios, pubnub, teemo
from tests.engine._ninth_phones import (
    assistant,
    blockerpro,
    blockforge,
    gadgetbridge,
    mehboob,
    nekosms,
    noncontact,
    redridge,
    sms_blacklist,
    sms_gateway,
    synaptic,
    tizen_contacts,
)
from tests.engine.published_talk import Aside

SEED = 9
CALLS = (
    "Call Recorder (synapticweb)", "CallRecorder (vishwashyadav)", "CallRecorder (redridgeapps)", "CyanogenMod's call recorder",
    "NonContactCallBlocker", "AndroidAssistant", "NexusLink", "Tizen contacts-service", "Dino", "GNOME Calls", "Olvid", "baresip",
    "DialLog", "Maemo's event log", "BlockForge", "CallBlockerPro", "Android Call Blocker (Mehboob)",
)  # fmt: skip
PEOPLE = (
    "Antox", "TRIfA", "Teemo", "Chat SDK (Android)", "Chat SDK (iOS)", "Nostros", "Meshtastic (Android)", "FlowCrypt",
    "Adamant (iOS)", "WuKongIM", "Messages (Martin-Nordeback)", "PubNub Chat Components", "Mangosta", "qaul.net", "Criptext",
    "Zulip (Android, 2016)", "Syphon", "BBM", "Gibberbot", "Peppermint", "Odoo", "Koler", "Gadgetbridge", "Twidere", "Venom",
    "Kadmium", "Quicksy",
)  # fmt: skip
WORDS = (
    "TUM Campus", "SMS Gateway (capcom6)", "NekoSMS", "LetsMeet", "Habitica", "ChattApp", "Husky", "IRCCloud", "Goguma",
    "Revolution IRC", "Warmshowers", "AirMessage", "LeanCloud", "SMS Blacklist", "Android's Email", "FluffyChat", "Planetary",
    "Infomaniak Mail", "Chat (joshuafinch)", "Twilio Conversations", "Tizen msg-service", "Movim",
)  # fmt: skip


def lot() -> Sequence[Sequence[str]]:
    """The order in which each stratum's candidates were drawn."""
    rng = random.Random(SEED)
    return [rng.sample(stratum, len(stratum)) for stratum in (CALLS, PEOPLE, WORDS)]


NINTH: Mapping[str, Callable[[], Aside]] = {
    "BlockForge": blockforge,
    "baresip": baresip,
    "NonContactCallBlocker": noncontact,
    "CallRecorder (redridgeapps)": redridge,
    "Olvid": olvid,
    "Call Recorder (synapticweb)": synaptic,
    "AndroidAssistant": assistant,
    "Dino": dino,
    "Tizen contacts-service": tizen_contacts,
    "Android Call Blocker (Mehboob)": mehboob,
    "CallBlockerPro": blockerpro,
    "Gadgetbridge": gadgetbridge,
    "Criptext": criptext,
    "Twidere": twidere,
    "qaul.net": qaul,
    "Nostros": nostros,
    "FlowCrypt": flowcrypt,
    "Chat SDK (Android)": chat_sdk_android,
    "Chat SDK (iOS)": chat_sdk_ios,
    "Teemo": teemo,
    "PubNub Chat Components": pubnub,
    "Warmshowers": warmshowers,
    "SMS Gateway (capcom6)": sms_gateway,
    "Husky": husky,
    "TUM Campus": tum,
    "SMS Blacklist": sms_blacklist,
    "Tizen msg-service": tizen_messages,
    "LeanCloud": leancloud,
    "Infomaniak Mail": infomaniak,
    "NekoSMS": nekosms,
}
