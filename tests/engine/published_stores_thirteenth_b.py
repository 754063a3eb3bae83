"""The thirteenth set of stores of apps on phones, second half: kept aside. Whoever mends discovery does not read this file.

What the fourth set says of its schemas holds here too. This half was made without discovery's code, its page, its tests,
without running it, and without the sixth, eighth, eleventh and twelfth sets, which were left out of the place where it was
made. Of earlier sets the names of stores and of repositories were known, the tenth's stores and some of the ninth's were read,
as was one store of the fourth that is a cache of Firestore's.

The frame: public repositories whose names hold one of messenger, chat, sms, dialer, contacts, call, phone, talk, xmpp, matrix,
mail, voip, im-, addressbook, recorder, social, dating, team, crm, conversation; of each word's hundred with the most files
those whose name may be an app's for phones, and whose name's SHA-256 begins with 9, b, d or f. What may be an app's was judged
by name. Eighteen of those were left out as named in earlier sets, as read by an artifact here, or as plainly a library, a page
or a desk's program. `lot` draws the order of the rest with the seed 13; the list was fixed before any source was read. The
order was walked to its end, by 170 look-ups in an index that holds some of each repository's files: fourteen apps were taken,
two of them with two stores.

Passed over after a look. Firestore is all that keeps it, and the app asks nothing of its cache: Score Contacts, Seolleyeon,
Catch, Great Talk, GreenGo (which has Hive too). SQLCipher: BizarreCRM, ContactSphere. No time or no party: ai-phone (what was
said in translated talks). Only the list of chats with their last message: Messenger (Azandowski). Only the phone's own texts:
SmsCodeHelper. A disassembly is stored, no source: Cubie. Nobody in it: AppDialer (apps), flutter_ai_talk (a child's days). Asks
its server each time: vsp-voip, Qaliye. Pages, servers, libraries and desks' programs by their files: contactsfeature,
conversation (zabackary), mdes-secure-voip, Babel, flow-dialer, SmartTalk, MyAddressBook, eContacts, both xmpp-clients,
bigshorts, shar-messenger. No store was found by one or two look-ups, which is not to say that there is none: corresocial,
MyScouts, Draw, ShyTalk, corporate-messenger, messenger-v2, aerogram, DeChat, 80-20 Dialer, messenger (shalapaai). The other 83
of the list were passed over without a look: by what is known of them the dialer of Ubuntu Touch and GrapheneOS's contacts (the
system's own stores), contacts-android and ZCXMPPManager (libraries, the second with XMPPFramework's archive), Mozilla Social
and Ghostr (posts), Coracle (sealed letters), TeamTalk, PhoneProfilesPlus and recorders of sound; the rest by name alone, as
pages, servers, desks' programs or libraries. Some of the rest may be apps with a store. LKS Dialer asks Firestore for a cache
of a size of its own, so what is in it is a store here.

Known from elsewhere, not from the sources cited: the kinds of HuLa's messages and the keys of what is no text, how WebKit keeps
a page's storage, where React Native keeps AsyncStorage on Android, what Firestore calls an object's properties, and how Core
Data and drift name columns. Hashes in `room_master_table` are made up but for two. LevelDB, Realm and protocol buffers of an
app's own are in none. Two stores are files of JSON, one of them in preferences of an iPhone.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._thirteenth_b_books import cards, fsvoip_book, graph, jetpack, tongxunlu
from tests.engine._thirteenth_b_chats import bettersocial, ezdating, gilfanov, hula, lks, tocco
from tests.engine._thirteenth_b_phones import fsvoip, glyph, koncall, lks_calls, vobiz
from tests.engine.published_talk import Aside

SEED = 13
CANDIDATES = (
    "149393437/ZCXMPPManager", "Ainul-550Islam/voxdesk-call-ainul-islam", "AlienTheBetrayer/messenger",
    "Azandowski/Messenger", "B-B-IT-Solutions/vn-contacts", "BearWare/TeamTalk5", "BetterSocial/mobileapp",
    "Bogdan-cool-coder/MGCRM", "CSNight/audio-recorder", "Cavitedev/score_contacts", "Chabernac/p2pmessenger",
    "Darshanaojha/flutter-test-dating", "DebbyChen-cl/iosRecorder_v2", "Dhanesh0729/GlyphNDialer", "DialerSeat/DialerSeat",
    "Durjoy-majumdar/DeChat", "Dyllaan/mdes-secure-voip", "Flexbcc/messenger-v2", "GCS1124/crm-dialer",
    "GrapheneOS/platform_packages_apps_Contacts", "GreenGo-Dating-App/GreenGo-App-Flutter", "Intercambio/CoreXMPP",
    "KafuuChinoQwQ4/MemoChat", "Kasimkkn/updating-bigshorts", "Londongrad/TheMatrix", "MadBox-99/crm-and-contacts",
    "MozillaSocial/mozilla-social-android", "MrAssBurgers/vybesocials",
    "MyPureCloud/genesys-messenger-transport-mobile-sdk", "MyScouts/call", "NAVIRKAAAA/BrokenPhone",
    "Nekoyama141592/great-talk", "NeverovN/corporate-messenger", "Pandora-jk/opencontacts-map-graph", "Reemelk/AddressBook",
    "RikkaW/SmsCodeHelper", "SUBHOJITPAUL797/LKS-DIALER", "Seophyn/AddressBookGroup", "ShugarApp/DatingApp",
    "Shyden-Ltd/ShyTalk", "Sirovensky/BizarreCRM", "Stacks-du-Beurre/casual-contacts", "Talktoloop/product",
    "Unlesssebl/smart-contacts", "YevgenRiaboshtan/eContacts", "ZhiYuanFang/flutter_ai_talk",
    "abdul-0987654321/World-Class-Dating-App-Platform", "abhi1221snva/reactapp_dialer", "abhishekraj007/dating-ai",
    "ahmad1368/DatingApp", "ajayreact/vsp-voip", "amthorn78/glow-dating-app", "arach/talkie", "arhangeldim/messenger",
    "bshubh/MyAddressBook", "chipside6/flow-dialer", "coracle-social/coracle", "corresocial/mobile",
    "cyberpinkman/dating-booster", "deangilmoreremix/contactsfeature", "dwaynemac/contacts",
    "ethanserbantes/wifey-dating-app", "ever-co/ever-teams", "flp19950214/conversation5", "fullstackstudio-org/fsvoip",
    "gckjdev/Draw_iPhone", "gearcat0/evmaddressbook", "ghostr-social/app", "gvsurenderreddy/Babel-VOIP",
    "henrichg/PhoneProfilesPlus", "hlllmr1314/AddressBook", "hmchangw/newchat", "hypercomb/social",
    "iamsreeragkp/tinywhale-contacts", "iebc-plateforme/ContactsJetpackcompose", "intochat/digitalbrain",
    "janilowski/xmpp-client", "jbarr21/appdialer", "jobmake77/AI-Dating", "johns10/openphone_recorder",
    "kareem-khalfalla/dating-app", "kaushik-vishwas/DatingApp", "kmrjyoti-web/CRMSoft", "langkebo/hulamatrix",
    "leoyb1010/LeoPhoneAgent", "lesswhite810/xmpp-client", "liaowuhen88/wxmpp_product", "lince-social/lince",
    "luki4fun/VoIPC", "madhusnv/koncall", "matthewdonsemail-lab/dialer", "mdnews508-arch/indianchat",
    "mghict/PhoneOrderProject", "mhismail3/tron", "mrtabaa/dating-app", "mthien07/pickleball-dating",
    "mzlarsson/Ipeco_VOIPClient", "n8nRemacs/batterycrm", "nguyendang2909/ezdating-react-native",
    "niclaslindstedt/contacts", "orimaromcom/quizy-smart-dating", "owokequ/dating", "rajyashhh/tocco-voice-chat",
    "renan-hath/CubieMessenger", "rgabuat/Dialer", "rgarciade/airecorder", "secs-dev/itmo-dating",
    "seolleyeon-team/dating-app", "shaktisingh204/wachat", "shalapaai/messenger", "shawnoarry/schatphone",
    "shinaoka/koushi-matrix", "shp847/meetingrecorder", "shujahatk/80-20-Dialer", "sirsmithdev/Sip-Dialer",
    "sixplusgroup/conversation", "sj-distributor/SmartTalk", "sreerajp80/SreerajPContactSphere",
    "sreme19/pocket-dating-coach", "surelockkey/bitcrm", "suvratgarg/catch-dating-app", "tikotalks/tiko-mono",
    "timurgilfanov/messenger", "tr1xdev/aerogram-messenger", "tuuhin/RecorderApp", "ubports/dialer-app", "umohyuddin/sms",
    "vestrel00/contacts-android", "vobizofficial-cmd/vobiz-dialer-android", "xutianliang77-create/ai-phone",
    "yowassupweb-ship-it/shar-messenger", "zabackary/conversation", "zekariass/qaliye-dating-mobile",
    "zhongjhATC/AlbumCameraRecorder",
)  # fmt: skip


def lot() -> Sequence[str]:
    """The order in which candidates were drawn."""
    return random.Random(SEED).sample(CANDIDATES, len(CANDIDATES))


TAKEN: Mapping[str, str] = {
    "Contacts (iebc-plateforme)": "iebc-plateforme/ContactsJetpackcompose",
    "Contacts with a map (Pandora-jk)": "Pandora-jk/opencontacts-map-graph",
    "Vobiz Dialer": "vobizofficial-cmd/vobiz-dialer-android",
    "TongXunLu": "hlllmr1314/AddressBook",
    "Tocco Voice Chat": "rajyashhh/tocco-voice-chat",
    "HuLa (Matrix)": "langkebo/hulamatrix",
    "KonCall": "madhusnv/koncall",
    "Cards in a page's storage": "niclaslindstedt/contacts",
    "LKS Dialer": "SUBHOJITPAUL797/LKS-DIALER",
    "LKS Dialer's calls": "SUBHOJITPAUL797/LKS-DIALER",
    "FSVoip's address book": "fullstackstudio-org/fsvoip",
    "FSVoip's recent calls": "fullstackstudio-org/fsvoip",
    "Messenger (timurgilfanov)": "timurgilfanov/messenger",
    "ezDating": "nguyendang2909/ezdating-react-native",
    "BetterSocial": "BetterSocial/mobileapp",
    "Glyph Dialer": "Dhanesh0729/GlyphNDialer",
}
"""Each store's name and the candidate that it is of, in the order of the lot."""

THIRTEENTH_B: Mapping[str, Callable[[], Aside]] = {
    "Contacts (iebc-plateforme)": jetpack,
    "Contacts with a map (Pandora-jk)": graph,
    "Vobiz Dialer": vobiz,
    "TongXunLu": tongxunlu,
    "Tocco Voice Chat": tocco,
    "HuLa (Matrix)": hula,
    "KonCall": koncall,
    "Cards in a page's storage": cards,
    "LKS Dialer": lks,
    "LKS Dialer's calls": lks_calls,
    "FSVoip's address book": fsvoip_book,
    "FSVoip's recent calls": fsvoip,
    "Messenger (timurgilfanov)": gilfanov,
    "ezDating": ezdating,
    "BetterSocial": bettersocial,
    "Glyph Dialer": glyph,
}
