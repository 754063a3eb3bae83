"""The eleventh set of stores of apps as they are on phones: kept aside. Whoever mends discovery does not read this file.

What the fourth set says of its schemas holds here too. This set was made without reading discovery's code, its page, its tests
or what measures it, and without running discovery. Of the tenth set the introduction, its people, one module of its stores and
parts of two more were on the screen, to declare stores in the same way; of the seventh how its people are drawn, of the ninth
the list of its candidates, and of all sets the names of stores. How a set's truths are compared was not read, only how tests
see that they are in their stores. No store was chosen or laid out by what discovery is known to do: what an app keeps was taken
from its source, and the lot chose the app; six stores added later are told of at the end, where this is not so of all.

Candidates are listed below in three strata: 78, among them some that the lots of the ninth and tenth did not reach. No artifact
here and no earlier set has them. `lot` draws each stratum's order with the seed 11; the first ten, nine and eleven whose source
could be read and is of a form that phones hold open are in the set. Most sources were read after the draw. The search for
candidates had shown parts of some before it: vKclub, CallWarden, MiniClick TrackCalls, Telnyx, SIMplePhone, SatBridge,
Stringee, Whisper2, Callyn, iGap, Missito, Balance, RideLink, Wulkanowy.

Passed over, in the order of the lot. Calls: VoiceTel Phone (its history is one value in a browser's IndexedDB, packed by V8),
HiyaCallLog (it reads the phone's own log), Perfect Consult Logger (its last version keeps no calls), Callyn (SQLCipher).
People: ChatSecure for iOS, Gibberbot, TRIfA, Syphon and Simple (SQLCipher), Missito (an encrypted Realm file), Mostro (it keeps
chats as encrypted events), Fossify Contacts (a fork of Simple Contacts, which the sixth set has). Words: Bisq (in its protobuf
files no message that holds a chat was found), ChattApp (many of that name, none told apart), SCMessenger (files of sled),
FluffyChat (SQLCipher), Subway Tooter (it keeps no posts; the schema of the cells that hold notices was not found). Of these
ChatSecure, Gibberbot, TRIfA, Syphon, Mostro and FluffyChat were judged by what was known of them, Simple by an excerpt.

So: calls ippi Softphone, Stringee Softphone, Call Detector, SatBridge, Whisper2, SIMplePhone, CallWarden, vKclub, MiniClick
TrackCalls, CallySync; people iGap (iOS), Zulip (Android, 2016), Antox, Abit, Serval Mesh, Invoice Ninja, Mangosta, Milktea,
Szkolny.eu; words PocketPal AI, RikkaHub, IRCCloud, Artemis, SUSI.AI, RapidPro's relayer, Wulkanowy, RideLink, ChatterUI,
Planetary, ntfy. Each store names its source and what was taken for granted; the repositories of ippi, SIMplePhone and RideLink
were not named by what showed their source. SatBridge was laid open before it was done. Four are Realm files (SatBridge,
SIMplePhone, iGap, SUSI.AI), one is a list in preferences (Stringee), one is JSON (Invoice Ninja); RikkaHub and RapidPro's
relayer have JSON in cells, RapidPro's beside the words.

Known from elsewhere, not from the sources cited: codes of the states of iGap's calls, how Bitmessage lays out a letter in
plain (Abit), how ORMLite writes dates, the columns that Core Data, SwiftData, Room, WatermelonDB and drizzle add, the names in
RikkaHub's JSON, folders of Wulkanowy, columns of Serval's database beside those read, units of time where a source has a class
for a moment and not its column. Hashes in `room_master_table` and texts that apps themselves say are made up.

Left out because the store does not tell enough: calls that CallWarden declined, and calls at noon and at midnight in vKclub,
whose clock has twelve hours. Stringee and SUSI.AI know minutes only; a question to SUSI.AI has its own, not its answer's as the
app writes. What assistants answer is made up. ntfy's notices name no sender. LevelDB is in none; nothing of marketplaces and
dating was drawn, of families a school's registers.

Six stores of calls were added later, as those who mend discovery turned out to know seven of the ten apps of calls (`KNOWN`).
Again nothing of discovery was read or run; of the earlier sets names were on the screen and single lines that the names of apps
were looked for in, so that none comes twice. The lot went on: iDoubs, TeleTalker and Telnyx were left out with others whose
names are known too; PhoneBlock, Siphon, ShizuCallRecorder, EspoCRM's call log, Chatr, QuartX CallLogger and Caller Monitor were
passed over, not for what they keep but because the search of public sources could not be used any further after its first
answers. Of the lot only GNOME Calls could be read, in Debian's source package.

The other five (`MORE`) come from no lot. The search's answers for the lot's names had shown three of them, in this order: a
header of Signal's first app for iPhones, and the whole entity of bitcory's call-recorder-app and of Dhaval2404's CallRecorder.
Of what else they showed, CallMonitoring (bradleyiw), CallSync (duadhruv) and an app of Phone.com were seen in part only, what
servers and computers keep is not of phones, and Pancake Call and TeleFender are in the tenth set. The last two were chosen
without a search: Maemo's event log, a candidate of the ninth set whose source was not at hand, and Ring, whose app for Android
kept calls in this way before Jami, which the first set has as it is on computers. Signal, Maemo's log and Ring (`REMEMBERED`)
are written from memory: their tables, keys and codes were not checked against a source, and who measures may count them apart.
CallRecorder's and call-recorder-app's other tables were not seen, if there are any. Signal's list is in preferences, as
Stringee's is (the artifact for Signal is of its later database); the others are databases. Recorders have no calls that nobody
took.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._eleventh_assistants import chatterui, irccloud, pocketpal, ridelink, rikkahub
from tests.engine._eleventh_calls import (
    callwarden,
    callysync,
    detector,
    ippi,
    miniclick,
    stringee,
    vkclub,
    whisper2,
)
from tests.engine._eleventh_more import bitcory, dhaval, gnome, maemo, ring2016, signal2014
from tests.engine._eleventh_people import (
    abit,
    antox,
    invoiceninja,
    mangosta,
    milktea,
    serval,
    szkolny,
    zulip2016,
)
from tests.engine._eleventh_realm import igap, satbridge, simplephone
from tests.engine._eleventh_words import artemis, ntfy, planetary, rapidpro, susi, wulkanowy
from tests.engine.published_talk import Aside

SEED = 11
CALLS = (
    "GNOME Calls", "PhoneBlock", "CallySync", "QuartX CallLogger", "ShizuCallRecorder", "Perfect Consult Logger", "HiyaCallLog",
    "Siphon", "iDoubs", "vKclub", "CallWarden", "EspoCRM call log", "MiniClick TrackCalls", "Telnyx (Android)",
    "ippi Softphone", "SIMplePhone", "SatBridge", "Stringee Softphone", "Whisper2", "Chatr", "Callyn", "TeleTalker",
    "VoiceTel Phone", "Caller Monitor", "Call Detector",
)  # fmt: skip
PEOPLE = (
    "TRIfA", "Antox", "Zulip (Android, 2016)", "Mostro", "Mangosta", "Syphon", "ChatSecure (iOS)", "Gibberbot",
    "Fossify Contacts", "Simple", "OpenMRS", "Invoice Ninja", "Twimight", "Milktea", "Serval Mesh", "OpenKeychain",
    "iGap (iOS)", "Missito", "EasyCRM", "Balance", "Abit", "Haven (OpenBazaar)", "Szkolny.eu",
)  # fmt: skip
WORDS = (
    "Wulkanowy", "Goguma", "IRCCloud", "Planetary", "Ltt.rs", "Android's Email", "Siskin IM", "SCMessenger", "Bisq",
    "RapidPro's relayer", "ChattApp", "Reticulum MeshChat", "FluffyChat", "ntfy", "Bark", "GPTMobile", "SUSI.AI",
    "PocketPal AI", "ChatterUI", "Apptentive", "Bitseal", "Metatext", "Artemis", "Moodle", "NeoChat", "Beem", "RikkaHub",
    "RideLink", "Trixnity Messenger", "Subway Tooter",
)  # fmt: skip

MORE = (
    "Signal (iOS, 2014)", "call-recorder-app", "CallRecorder (Dhaval2404)", "Maemo's event log", "Ring (Android, 2016)",
)  # fmt: skip
"""Stores of calls that no lot chose, in the order in which they were found."""
REMEMBERED = ("Signal (iOS, 2014)", "Maemo's event log", "Ring (Android, 2016)")
"""Stores that are written from memory: no source was at hand."""
KNOWN = (
    "Stringee Softphone", "Call Detector", "SatBridge", "SIMplePhone", "CallWarden", "vKclub", "MiniClick TrackCalls",
)  # fmt: skip
"""Apps that those who mend discovery know from elsewhere: what is measured on them is not blind."""


def lot() -> Sequence[Sequence[str]]:
    """The order in which each stratum's candidates were drawn."""
    rng = random.Random(SEED)
    return [rng.sample(stratum, len(stratum)) for stratum in (CALLS, PEOPLE, WORDS)]


ELEVENTH: Mapping[str, Callable[[], Aside]] = {
    "ippi Softphone": ippi,
    "Stringee Softphone": stringee,
    "Call Detector": detector,
    "SatBridge": satbridge,
    "Whisper2": whisper2,
    "SIMplePhone": simplephone,
    "CallWarden": callwarden,
    "vKclub": vkclub,
    "MiniClick TrackCalls": miniclick,
    "CallySync": callysync,
    "GNOME Calls": gnome,
    "iGap (iOS)": igap,
    "Zulip (Android, 2016)": zulip2016,
    "Antox": antox,
    "Abit": abit,
    "Serval Mesh": serval,
    "Invoice Ninja": invoiceninja,
    "Mangosta": mangosta,
    "Milktea": milktea,
    "Szkolny.eu": szkolny,
    "PocketPal AI": pocketpal,
    "RikkaHub": rikkahub,
    "IRCCloud": irccloud,
    "Artemis": artemis,
    "SUSI.AI": susi,
    "RapidPro's relayer": rapidpro,
    "Wulkanowy": wulkanowy,
    "RideLink": ridelink,
    "ChatterUI": chatterui,
    "Planetary": planetary,
    "ntfy": ntfy,
    "Signal (iOS, 2014)": signal2014,
    "call-recorder-app": bitcory,
    "CallRecorder (Dhaval2404)": dhaval,
    "Maemo's event log": maemo,
    "Ring (Android, 2016)": ring2016,
}
