"""The third part of the thirteenth set: kept aside. Whoever mends discovery does not read this file.

What the fourth set says of its schemas holds here too. This part was made without reading discovery's code, its tests, its
page or the sets that are left out of the worktree, and without running discovery. Read were, of the tenth set, its
introduction, helpers and phones, and one store of the seventh (how preferences of Flutter are written).

The frame: repositories whose names hold one of twenty words (messenger, chat, sms, dialer, contacts, call, phone, talk, xmpp,
matrix, mail, voip, im-, addressbook, recorder, social, dating, team, crm, conversation), as far as one answer listed them,
that looked by name like apps for phones (549), and of these the ones whose SHA-256 of the lower-case name begins with 1 or 5
(71). Left out before the draw: PO Contacts, aTalk, SafeDialer, Vialer (earlier sets have them), QKSMS (an artifact reads it).
`CANDIDATES` are the other 66, and `lot` their order. What looked like an app was judged by who made the list, by names alone;
the order was committed before any source was read.

The first lot gave four stores: too few for a part. So, and this is not what the frame said, a `SECOND` list was made in the
same way from the words callrecorder, calllog, call-log, phonebook, chatapp, contactsapp and chat-android (34 of the same
half), and drawn with the same seed. It leans to recorders, and to small apps. Neither lot was walked strictly one by one:
files of many candidates were listed at once, and what could be read was read.

First lot, taken: AshuDialer (14), team-talk (30), dating101 (34), AndroidContactsApp (50). Passed over after a look at their
files or source: lumina-dating (its messages are Firebase's), trinity (a Matrix client in web pages), AJ-dialer, VORTEXONE and
growthdialer (web apps with a server), addressbook (radoslavtomas), dating (WooodHead), Messenger (SayukDenis), iris,
Relay-SDK, MediAlert, fauna, onesms, crosstalk, Matrix (gnydy, xiak) and sipphone (no source for a phone in what was asked
for), phone (yu7705423-cell: pages in a shell, its people are made up), brekekephone (calls keep an hour and a day, no year),
RN-Dating (plans and comments, no messages), privio (its store is in memory and says that what lies on the phone is to be
encrypted; its archive was not read), contacts (sarvarbek7: a server), contacts-project (for desks), VoIP-2.0 (measures of a
server), WorkingContacts (posts, events, jobs), Dating_App_Mobile_Project (its listed files are tests and a client of a
server), twake-on-matrix (Hive, and the kit's store), MagicMusicCRM (tests of a server's client), Zom and TempTalk (encrypted
whole), monster-dialer (a game's journal), Atlas Messenger (messages are in the kit's own store, which is not published; where
its people lie was not looked up), teampilot (no schema was seen). AOSP's dialer is of an earlier set. Not looked at, by name
taken for web apps, servers, libraries or apps of other things: it-dialer, electron-whats-contacts, caring-contacts, CRM
(harshalahiregit), echo-social, messenger (Tony-Redgrave121, ZaiiiRan), dating-app-development-1, travelmatch,
AddressBook2025, shaun-dating, xmpp (robcross1977), zing-voip, icall26, ContactsSystem, MOOLSOCIAL, Unified-Messenger,
aloware-talk2, DatingApp (kris164, Atom9IX9), TcgRecorder, dental-crm, SportRecorder, the-social-wire, flutter_contacts,
dating-app (pusannano), rmcdialer, NetposSoftpos. Some of these may keep what was sought: this part says nothing of them. Most
of those passed over were judged by the names of their files, asked for in one or two languages each, so an app in another
would not have been seen: that Zom and TempTalk encrypt and that lumina's messages are Firebase's is judged so, not by source.

Second lot, taken: callrecorder (Irin1306, 3), ContactsApp (mohamedadel217, 4), CallRecorderApp (hajarbraim20, 5),
MyCallRecorder (diablo1408, 7), CallRecorder (SD7609, 8), logos-chat (22), sceyt's kit (25). Passed over: peytchat,
Final_MobSec_ChatApp, CallLogsApp, DeebCallRecorder, ChatApp (yinchuxuan), jugglechat, SimpleChat, ContactsApplication (no
source in what was asked for), CallLog (Sumant-Kushwaha: the phone's own log), CallRecorder (ibrar1988: the same table as an
earlier set's Pro Call Recorder), FromChat (nothing kept was seen). Not looked at, though some stood before those taken:
AndroidCallLogSync, ContactsApp (paulsm4, abhinavpuranik, OrestHurskiy, AmrAbuelhamd, MDyachkovskiy), callrecorder (esnyder,
LeoWESTO, Pentico, Ravikumawat1990), MyContactsApp, PolicePhonebook2019, CallLogs (hunkyc), call-logger, call-log-pusher,
SimpleCallRecorder.

Eleven stores: five with calls, four with messages, five with people. One is Realm, one preferences of Flutter. Logos is what
its app kept before it encrypted its file. Sceyt's is a kit that apps are built with. What was taken for granted most: how
team-talk's bytes hold a text. Hashes in `room_master_table` are made up but for Sceyt's.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._thirteenth_c_chats import dating101, logos, sceyt, teamtalk
from tests.engine._thirteenth_c_people import mohamedadel, nazerhal
from tests.engine._thirteenth_c_phones import ashu, diablo, hajar, irin, sdrecorder
from tests.engine.published_talk import Aside

SEED = 13
CANDIDATES = (
    "ABbatman/VoIP-2.0-", "AdamBear/sipphone", "Aidan79225/SportRecorder", "AnfalHaider/Unified-Messenger",
    "ashutoshnishad799-svg/AshuDialer-v3-public", "askrinnik/AddressBook2025", "Atom9IX9/DatingApp", "Azlan-UI/MediAlert",
    "BigSimmo/caring-contacts", "brekekesoftware/brekekephone", "buba6c/onesms-v1", "CesarSuriano/electron-whats-contacts",
    "Claimtech-Uk/rmcdialer", "daniil-saraev/contacts-project", "edodson84/Aosp_Dialer_10_Gradle",
    "farhanidrees444/growthdialer", "faunasocial/fauna", "gnydy/Matrix", "harshalahiregit/CRM", "hhoao/teampilot",
    "HoaiiThuongg/Dating_App_Mobile_Project", "irislib/iris-messenger", "jonasn73/zing-voip", "Kaiolorentini/lumina-dating",
    "kozlovs/WorkingContacts", "kris164/DatingApp", "linagora/twake-on-matrix", "ludovic08000/echo-social",
    "lygialuan/shaun-dating", "MagicMusicCRM/MagicMusicCRM", "marko1olo/dental-crm", "Mounkaila144/icall26",
    "NaZeRhal/AndroidContactsApp", "netplusTeam/NetposSoftpos", "nfnc666/privio-messenger", "orlando-aloware/aloware-talk2",
    "oxcened/monster-dialer", "peter-koler/it-dialer", "pr-poehali-dev/dating-app-development-1",
    "pusannano000202-tech/dating-app", "QuisApp/flutter_contacts", "quwisky/trinity-matrix-client",
    "radoslavtomas/addressbook", "RelayMessenger/Relay-SDK", "RhizoNymph/crosstalk", "robcross1977/xmpp",
    "SaijiroPL/RN-Dating", "sarvarbek7/contacts", "SayukDenis/Messenger", "Stygian-Tech/the-social-wire",
    "Supermanditech/MOOLSOCIAL-PRODUCTION", "taichi1001/TcgRecorder", "TempTalkOrg/TempTalk-Android",
    "Tony-Redgrave121/messenger", "tvlhvrifkhvn/VORTEXONE-DIALER", "VASTRIXCODER/AJ-dialer", "vikto13/ContactsSystem",
    "viralshah254/dating101", "virjar/team-talk", "weareasocialyazilim/travelmatch", "WooodHead/dating", "xiak/matrix",
    "yu7705423-cell/phone", "yusiang/Atlas-Messenger-iOS", "ZaiiiRan/messenger", "zom/Zom-Android-XMPP",
)  # fmt: skip
SECOND = (
    "abhinavpuranik/ContactsApp", "AmrAbuelhamd/ContactsApp", "Collins-01/MyContactsApp", "denis0001-dev/FromChat-android",
    "diablo1408/MyCallRecorder", "esnyder/callrecorder", "firstnoname/PolicePhonebook2019", "hajarbraim20/CallRecorderApp",
    "hnjm/SimpleChat-Android", "hunkyc/CallLogs", "ibrar1988/CallRecorder", "Irin1306/callrecorder",
    "JakubMusil/SimpleCallRecorder", "Josh-Gotro/call-logger", "juggleim/jugglechat-android", "LeoWESTO/CallRecorder",
    "MaherJon/peytchat-android", "mahmoudEldeeb/DeebCallRecorder", "MarkoBL/AndroidCallLogSync", "MDyachkovskiy/ContactsApp",
    "mohamedadel217/ContactsApp", "motorfireman/Final_MobSec_ChatApp", "OrestHurskiy/ContactsApp", "paulsm4/ContactsApp",
    "Pentico/CallRecorder", "PrinceBaghel258025/call-log-pusher", "Ravikumawat1990/CallRecorder", "sangle2022/CallLogsApp",
    "sceyt/sceyt-chat-android-uikit", "SD7609-netizen/CallRecorder", "Sumant-Kushwaha/CallLog", "Sz4lmi/ContactsApplication",
    "xAlisher/logos-chat-android", "yinchuxuan/ChatApp",
)  # fmt: skip


def lot() -> Sequence[Sequence[str]]:
    """The order in which the candidates of each list were drawn."""
    return [random.Random(SEED).sample(some, len(some)) for some in (CANDIDATES, SECOND)]


THIRTEENTH_C: Mapping[str, Callable[[], Aside]] = {
    "AshuDialer": ashu,
    "TeamTalk (virjar)": teamtalk,
    "dating101": dating101,
    "AndroidContactsApp (NaZeRhal)": nazerhal,
    "callrecorder (Irin1306)": irin,
    "ContactsApp (mohamedadel217)": mohamedadel,
    "CallRecorderApp (hajarbraim20)": hajar,
    "MyCallRecorder (diablo1408)": diablo,
    "CallRecorder (SD7609)": sdrecorder,
    "Logos Chat": logos,
    "Sceyt": sceyt,
}
