"""The thirteenth set of stores, first half: drawn by lot from repositories of apps as they are."""

from __future__ import annotations

import random
from collections.abc import Sequence

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
