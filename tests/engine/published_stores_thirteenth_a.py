"""The thirteenth set of stores, first half: drawn by lot from repositories of apps as they are. Whoever mends discovery does not
read this file.

The frame is what an index of public repositories lists for twenty words (messenger, chat, sms, dialer, contacts, call, phone,
talk, xmpp, matrix, mail, voip, im-, addressbook, recorder, social, dating, team, crm, conversation), a hundred each, those with
most files first. Kept were names that may be apps of phones, by name alone; of these whose lower-case name's SHA-256 begins with
1, 3, 5 or 7; without those that earlier sets or artifacts have (Linphone for Android, Stream for Swift, aTalk, Vialer, Android's
own dialer). `lot` draws their order with the seed 13; list and order were committed before any source was read. This half was
made without reading discovery's code, page, tests or measure and without running it. Modules that this half's checkout lacked
were stood in for when its test was run.

The words bring much that is no app of a phone, and the index ends each list at a hundred; both show below. The order of the
lot was followed for what was taken, but lists of files were asked for several at once, and when calls were short, dialers
and phones were looked at before the rest. What was not looked at is said.

Passed over, in groups. Nothing of people, messages or calls in what is kept, by the lists of files that were seen:
minimalist_phone, voices_dating (its only database is of places), MagicMusicCRM, ksc89kim/DatingApp, MyProjectMessengerHalo
(its Room has searches only), sbc-contacts, WorkingContacts (posts and events), HoaiiThuongg's dating app,
DanilDengin/Contacts (the phone's own book, and places). No app of a phone, or a server and its page, by their lists:
indus-transport-auto-dialer, sipphone (firmware of desk phones), sraj/addressbook, masonmei/AddressBook, NatMyan/AddressBook,
sarvarbek7/contacts, VORTEXONE-DIALER, Power-Dialer, paschun/VoIP, voipappz/app, FlowChat, appcall; by their names:
akonadi-contacts, AddressBook2025, meeting-recorder-v2. Symbian's conversations are of a form that phones do not hold open.
Encrypted whole: Inline (SQLCipher), both Zoms (by what is known of them). Hive: Blindly. Known from earlier sets or
artifacts: Stream for Flutter, MyXmpp (XMPPFramework's archive), Mi Walkie-Talkie Plus, Secret for iOS (Wire). Matrix's own
kits, by names and lists: twake-on-matrix, StarChat, MatrixSphereApp, trinity-matrix-client. Closed: Atlas (Layer keeps the
rows). Nothing was listed where it was asked for (Kotlin, Java, Dart, models of Core Data or SQL): Rambler-ru/Contacts,
growthdialer, onesms-v1, SmsHub, edxmpp, MediAlert, gnydy/Matrix, TcgRecorder, NetposSoftpos, SayukDenis/Messenger, TempTalk.
im-project keeps things through a port whose schema was not found; of privio only the server was seen.

Not looked at, for want of time: AlarmTalk, AudioRecorder, teampilot, RN-Dating, MOOLSOCIAL, boxcall, fauna, DatingPulse2,
iris-messenger, pusannano's dating app, aloware-talk2, AJ-dialer, K9DatingApp, dating-astro-app, ZaiiiRan/messenger. So this
half is short: ten stores, of which five hold messages, six contacts and five calls.

Two are JSON files (Tricordarr, Monster Dialer), one is JSON in a cell (Brekeke Phone), one has its words and calls in bytes
of its own form (TeamTalk). Brekeke's calls have no year, so the truth of them has no time (`at` is None), and all are in one
row. Each store names its source and what was taken for granted. Hashes in `room_master_table` are made up.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._thirteenth_a_chats import aiwazian, messengerpp, tchat, teamtalk, tricordarr
from tests.engine._thirteenth_a_phones import ashu, brekeke, contactsapp, monster, xxdialer
from tests.engine.published_talk import Aside

SEED = 13
REPOSITORIES = (
    "AdamBear/sipphone", "Azlan-UI/MediAlert", "DanilDengin/Contacts", "Dimowner/AudioRecorder", "Fl0werP0wer88/FlowChat",
    "GetStream/stream-chat-flutter", "HoaiiThuongg/Dating_App_Mobile_Project", "Hynox-org/blindly-dating-app",
    "KDE/akonadi-contacts", "MagicMusicCRM/MagicMusicCRM", "Masterj81/dating-astro-app",
    "Mi-Walkie-Talkie-by-Darkhorse/Mi-Walkie-Talkie-Plus", "NaZeRhal/AndroidContactsApp", "NatMyan/AddressBook",
    "PiercingXX/xx-dialer", "Powerworks/K9DatingApp", "Rambler-ru/Contacts", "SaijiroPL/RN-Dating",
    "SayukDenis/Messenger", "SecretMessengerApp/secret-ios", "Solly-SM/DatingPulse2", "SuperJJ2333/StarChat",
    "Supermanditech/MOOLSOCIAL-PRODUCTION", "SymbianSource/oss.FCL.sf.app.conversations", "TempTalkOrg/TempTalk-Android",
    "VASTRIXCODER/AJ-dialer", "ZaiiiRan/messenger", "aiwazian/messenger-client", "alpaka206/AlarmTalk",
    "ashutoshnishad799-svg/AshuDialer-v3-public", "askrinnik/AddressBook2025", "brekekesoftware/brekekephone",
    "buba6c/onesms-v1", "chirag-droid/minimalist_phone", "cleanmeets-dev/Power-Dialer", "dani6385/MatrixSphereApp",
    "donaldking/xmpp-chat-android", "eternity340/voices_dating", "farhanidrees444/growthdialer", "faunasocial/fauna",
    "getmeosu/appcall", "gnydy/Matrix", "hezhengzhu111-pixel/im-project", "hhoao/teampilot", "inline-chat/inline",
    "irislib/iris-messenger", "jocosocial/tricordarr", "joshuarodriguez82/meeting-recorder-v2", "justindepierro/boxcall",
    "kozlovs/WorkingContacts", "ksc89kim/DatingApp", "lhdforgit/MyProjectMessengerHalo", "linagora/twake-on-matrix",
    "mafzalkalwardev/indus-transport-auto-dialer", "masonmei/AddressBook", "netplusTeam/NetposSoftpos",
    "nfnc666/privio-messenger", "orlando-aloware/aloware-talk2", "oxcened/monster-dialer", "paschun/VoIP",
    "pusannano000202-tech/dating-app", "quwisky/trinity-matrix-client", "sakuya93/edxmpp", "sarvarbek7/contacts",
    "sepehr1101/SmsHub", "serso/android-messengerpp", "sraj/addressbook", "taichi1001/TcgRecorder",
    "tambongslade/sbc-contacts", "tvlhvrifkhvn/VORTEXONE-DIALER", "virjar/team-talk", "voipappz/app",
    "yusiang/Atlas-Messenger-iOS", "zhangfazheng/MyXmpp", "zom/Zom-Android-XMPP", "zom/Zom-iOS-XMPP",
)  # fmt: skip


def lot() -> Sequence[str]:
    """The order in which the repositories were drawn."""
    return random.Random(SEED).sample(REPOSITORIES, len(REPOSITORIES))


THIRTEENTH_A: Mapping[str, Callable[[], Aside]] = {
    "AshuDialer": ashu,
    "Messenger (Aiwazian)": aiwazian,
    "TeamTalk (virjar)": teamtalk,
    "XX Dialer": xxdialer,
    "Brekeke Phone": brekeke,
    "TChat": tchat,
    "Tricordarr": tricordarr,
    "Messenger++": messengerpp,
    "ContactsApp (NaZeRhal)": contactsapp,
    "Monster Dialer": monster,
}
FROM: Mapping[str, str] = {
    "AshuDialer": "ashutoshnishad799-svg/AshuDialer-v3-public",
    "Messenger (Aiwazian)": "aiwazian/messenger-client",
    "TeamTalk (virjar)": "virjar/team-talk",
    "XX Dialer": "PiercingXX/xx-dialer",
    "Brekeke Phone": "brekekesoftware/brekekephone",
    "TChat": "donaldking/xmpp-chat-android",
    "Tricordarr": "jocosocial/tricordarr",
    "Messenger++": "serso/android-messengerpp",
    "ContactsApp (NaZeRhal)": "NaZeRhal/AndroidContactsApp",
    "Monster Dialer": "oxcened/monster-dialer",
}
"""The repository of each store, as the lot has it."""
