"""The thirteenth set of stores, second half: a sample, drawn by lot, of apps as they are on phones."""

from __future__ import annotations

import random
from collections.abc import Sequence

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
