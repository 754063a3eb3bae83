"""What discovery found at its looks at the stores kept aside before anything was mended after them: never changed."""

from __future__ import annotations

from collections.abc import Mapping

MEASURED_AT = "4189364"
"""The commit of the code that was measured."""
FIRST_LOOK: Mapping[str, tuple[Mapping[str, int], int]] = {
    "Tumblr in FCM's queue": ({}, 0),
    "Kijiji": ({}, 0),
    "Meshtastic (Apple)": ({"Message": 52}, 0),
    "XMPPFramework's archive": ({"Message": 63}, 3),
    "Badoo": ({"Message": 70}, 0),
    "Bumble (iOS)": ({"Message": 60}, 0),
    "Firestore's cache": ({}, 0),
    "RandoChat": ({}, 0),
    "MineVue": ({"Call": 16}, 50),
    "CSipSimple": ({"Message": 40, "Call": 20}, 20),
    "Tinder": ({"Message": 62}, 0),
    "FairEmail": ({"Message": 54, "Contact": 7}, 2),
    "Words With Friends": ({"Message": 49, "Contact": 7}, 0),
    "Mudita Pure": ({}, 0),
    "Smart APP Control": ({"Call": 46}, 0),
    "SMS Import / Export": ({}, 0),
    "Vialer": ({"Call": 62}, 0),
    "Zangi": ({}, 0),
    "Oops (RongCloud)": ({"Message": 60}, 0),
    "react-native-chat": ({"Message": 62, "Contact": 7}, 0),
    "Tinode": ({}, 0),
    "openany": ({"Message": 74, "Contact": 4}, 0),
    "Prototipo": ({}, 0),
    "ROMEO": ({"Message": 64}, 0),
    "NetEase NIM": ({"Message": 58}, 19),
    "Truecaller": ({"Call": 60, "Contact": 17}, 0),
    "TeleGuard": ({"Message": 60, "Call": 14}, 0),
    "Monal": ({"Message": 65, "Contact": 5}, 0),
}
"""Store: (found right by kind, discovered records that were wrong)."""
SIXTH_AT = "807ec01"
"""The commit of the code that was measured at the only look at the sixth set."""
FIRST_LOOK_SIXTH: Mapping[str, tuple[Mapping[str, int], int]] = {
    "OpenContacts": ({"Contact": 20, "Call": 46}, 0),
    "Google Duo (iOS)": ({"Contact": 27, "Call": 40}, 0),
    "SpamBlocker": ({"Call": 34, "Message": 30}, 0),
    "Sailfish OS": ({"Message": 67}, 28),
    "Meshenger": ({"Contact": 16}, 0),
    "EnterpriseAddressBook": ({}, 0),
    "Simple Contacts": ({"Contact": 42}, 1),
    "EmergencyReport": ({"Contact": 9}, 0),
    "SMS Backup & Restore": ({}, 0),
    "Applozic": ({"Message": 70, "Contact": 12}, 0),
    "OpenIM": ({"Message": 79, "Contact": 16}, 48),
    "Columba": ({"Message": 72, "Contact": 11}, 2),
    "K-9 Mail": ({}, 63),
    "Actor": ({"Contact": 8}, 0),
    "Converse.js": ({"Message": 59}, 0),
    "TinkoffChat": ({"Message": 68, "Contact": 9}, 0),
}
"""Of the sixth set, as `FIRST_LOOK`."""
SIXTH_DRAWN = "33 of 200 drawn of 844"
"""Of the sixth set: wrong at that look, in kind, party or direction."""
SEVENTH_AT = "dbe6159"
"""The commit of the code that was measured at the only look at the seventh set."""
FIRST_LOOK_SEVENTH: Mapping[str, tuple[Mapping[str, int], int]] = {
    "WebTrit": ({"Contact": 20}, 99),
    "Dialer (Android's own)": ({"Call": 54}, 0),
    "BitnexDial": ({"Call": 44, "Message": 56, "Contact": 17}, 1),
    "MeshCore Open": ({"Message": 59}, 0),
    "Kontalk": ({"Message": 70}, 0),
    "Sylk Mobile": ({"Message": 66}, 0),
    "xx messenger (iOS)": ({"Message": 36, "Contact": 9}, 30),
    "aTox": ({"Message": 68, "Contact": 13}, 0),
    "Rumble": ({"Contact": 14, "Message": 48}, 0),
    "iFengyu walkie-talkie": ({"Message": 64, "Contact": 14}, 0),
    "BlueBubbles": ({"Message": 73}, 6),
    "yaxim": ({"Message": 58}, 0),
}
"""Of the seventh set, as `FIRST_LOOK`."""
SEVENTH_DRAWN = "25 of 200 drawn of 926"
"""Of the seventh set: wrong at that look, 20 in time and 5 in party."""
EIGHTH_AT = "23fae12"
"""The commit of the code that was measured at the only look at the eighth set."""
FIRST_LOOK_EIGHTH: Mapping[str, tuple[Mapping[str, int], int]] = {
    "VoIP.ms SMS": ({"Message": 64}, 0),
    "SmsForwarder": ({"Message": 46}, 45),
    "Deku SMS": ({"Message": 70}, 0),
    "CHT Gateway": ({"Message": 88}, 0),
    "SMSSync": ({"Message": 58}, 0),
    "Pulse SMS": ({"Message": 21, "Contact": 16}, 0),
    "Blacklist": ({"Message": 36, "Contact": 19}, 39),
    "Call Meter 3G": ({}, 0),
    "Plasma Dialer": ({"Call": 54}, 0),
    "Spacebar": ({"Message": 56}, 0),
    "Lomiri (Ubuntu Touch)": ({"Message": 65, "Call": 40}, 0),
    "IMSDroid": ({"Message": 35, "Call": 36}, 0),
    "Corona-Warn-App's diary": ({"Contact": 29}, 0),
    "Jitsi Meet": ({}, 0),
    "Awful": ({"Message": 61}, 40),
    "ATAK": ({"Message": 76}, 0),
    "aTalk": ({"Message": 69, "Contact": 11, "Call": 34}, 3),
    "Stream (iOS)": ({}, 0),
    "Stream (Android)": ({"Message": 72, "Contact": 12}, 0),
    "Kaidan": ({"Message": 73, "Contact": 9}, 1),
    "JuggleIM": ({"Message": 79, "Contact": 15}, 10),
    "Sly Chat": ({"Message": 66, "Contact": 8}, 0),
    "Sideband": ({}, 0),
    "Tusky": ({}, 25),
    "Mixin": ({"Message": 78, "Contact": 15}, 24),
    "Nextcloud Talk (iOS)": ({"Message": 18, "Contact": 13}, 49),
    "Xabber": ({"Message": 65, "Contact": 12}, 0),
    "Chatwoot": ({"Message": 60, "Contact": 12}, 4),
}
"""Of the eighth set, as `FIRST_LOOK`."""
EIGHTH_DRAWN = "33 of 200 drawn of 1835"
"""Of the eighth set: wrong at that look, 18 in kind of calls, 2 in kind of messages, 7 in party, 6 of decoys."""

NINTH_AT = "850a24f"
"""The commit of the code that was measured at the only look at the ninth set."""
FIRST_LOOK_NINTH: Mapping[str, tuple[Mapping[str, int], int]] = {
    "BlockForge": ({"Call": 32}, 0),
    "baresip": ({}, 0),
    "NonContactCallBlocker": ({"Call": 30}, 0),
    "CallRecorder (redridgeapps)": ({"Call": 41}, 0),
    "Olvid": ({"Message": 72}, 30),
    "Call Recorder (synapticweb)": ({"Contact": 14}, 41),
    "AndroidAssistant": ({"Call": 29, "Message": 45}, 0),
    "Dino": ({"Message": 8, "Call": 3, "Contact": 15}, 89),
    "Tizen contacts-service": ({"Contact": 18}, 0),
    "Android Call Blocker (Mehboob)": ({}, 0),
    "CallBlockerPro": ({"Call": 56}, 0),
    "Gadgetbridge": ({"Contact": 18}, 0),
    "Criptext": ({"Contact": 15, "Message": 53}, 0),
    "Twidere": ({"Message": 66}, 7),
    "qaul.net": ({"Message": 61, "Contact": 10}, 24),
    "Nostros": ({"Contact": 11}, 0),
    "FlowCrypt": ({"Contact": 16, "Message": 55}, 3),
    "Chat SDK (Android)": ({}, 0),
    "Chat SDK (iOS)": ({"Contact": 12, "Message": 70}, 23),
    "Teemo": ({"Contact": 11, "Message": 49}, 0),
    "PubNub Chat Components": ({"Contact": 12, "Message": 68}, 0),
    "Warmshowers": ({"Message": 50}, 0),
    "SMS Gateway (capcom6)": ({}, 0),
    "Husky": ({"Message": 64}, 0),
    "TUM Campus": ({"Message": 66}, 0),
    "SMS Blacklist": ({"Message": 54}, 0),
    "Tizen msg-service": ({"Message": 84}, 0),
    "LeanCloud": ({"Message": 70}, 0),
    "Infomaniak Mail": ({}, 49),
    "NekoSMS": ({"Message": 48}, 0),
}
"""Of the ninth set, as `FIRST_LOOK`."""
NINTH_DRAWN = "31 of 200 drawn of 1556"
"""Of the ninth set: wrong at that look, 22 in party, 7 that are calls and became media, 2 that are calls and became messages."""

SECOND_AT = "351bc88"
"""The commit of the second look at the fifth set, after mending on the fourth alone."""
SECOND_LOOK: Mapping[str, tuple[Mapping[str, int], int]] = {
    "Smart APP Control": ({"Call": 46}, 0),
    "SMS Import / Export": ({"Message": 35}, 16),
    "Vialer": ({"Call": 62}, 0),
    "Zangi": ({}, 0),
    "Oops (RongCloud)": ({"Message": 60}, 0),
    "react-native-chat": ({"Message": 62, "Contact": 7}, 0),
    "Tinode": ({"Message": 12}, 18),
    "openany": ({"Message": 74, "Contact": 7}, 0),
    "Prototipo": ({"Message": 60}, 0),
    "ROMEO": ({"Message": 64}, 0),
    "NetEase NIM": ({"Message": 35, "Contact": 8}, 30),
    "Truecaller": ({"Call": 60, "Contact": 17}, 0),
    "TeleGuard": ({"Message": 60, "Call": 14, "Contact": 6}, 0),
    "Monal": ({"Message": 65, "Contact": 5}, 0),
}
"""The same of the fifth set at the second look."""
TENTH_AT = "825a83f"
"""The commit of the code that was measured at the only look at the tenth set."""
FIRST_LOOK_TENTH: Mapping[str, tuple[Mapping[str, int], int]] = {
    "Call Recorder (vishwashyadav)": ({}, 0),
    "Antidote": ({"Contact": 7, "Message": 56}, 18),
    "harbour-callrecorder": ({"Call": 35}, 0),
    "DialLog": ({"Call": 32}, 0),
    "Pancake Call": ({}, 0),
    "CyanogenMod's call recorder": ({}, 0),
    "NexusLink": ({"Call": 48, "Contact": 12}, 1),
    "Ever Dialer": ({"Call": 46}, 0),
    "TeleFender": ({"Call": 52, "Contact": 10}, 0),
    "Pro Call Recorder": ({"Contact": 23}, 0),
    "qTox": ({}, 0),
    "Primal": ({"Message": 59, "Contact": 8}, 0),
    "Nos": ({"Contact": 11}, 1),
    "Odoo": ({"Contact": 29}, 0),
    "Spika": ({"Contact": 14, "Message": 76}, 1),
    "Evolution Data Server": ({}, 0),
    "Meshtastic (Android)": ({}, 0),
    "PO Contacts": ({"Contact": 25}, 0),
    "PrivateContacts": ({"Contact": 20}, 1),
    "Revolution IRC": ({"Message": 32}, 0),
    "Gajim": ({}, 0),
    "Expensify": ({"Message": 53}, 147),
    "AirMessage": ({"Message": 74}, 0),
    "Habitica": ({"Message": 51}, 1),
    "Zulip (React Native)": ({}, 0),
    "Twilio Conversations": ({"Message": 66}, 0),
    "Qiscus": ({"Contact": 7, "Message": 74}, 0),
    "Geary": ({"Message": 54}, 0),
    "Quasseldroid": ({"Message": 68}, 0),
    "CrossWords": ({}, 0),
}
"""Of the tenth set, as `FIRST_LOOK`."""
TENTH_DRAWN = "27 of 200 drawn of 1220"
"""Wrong at that look."""
ELEVENTH_AT = "721a674"
"""The commit of the code that was measured at the only look at the eleventh set."""
FIRST_LOOK_ELEVENTH: Mapping[str, tuple[Mapping[str, int], int]] = {
    "ippi Softphone": ({"Call": 44}, 0),
    "Stringee Softphone": ({"Call": 40}, 0),
    "Call Detector": ({"Call": 38}, 0),
    "SatBridge": ({"Call": 36, "Message": 34}, 0),
    "Whisper2": ({"Message": 58, "Call": 24, "Contact": 7}, 0),
    "SIMplePhone": ({"Call": 42}, 2),
    "CallWarden": ({"Call": 48}, 0),
    "vKclub": ({}, 0),
    "MiniClick TrackCalls": ({"Call": 50}, 10),
    "CallySync": ({"Call": 50, "Contact": 11}, 0),
    "GNOME Calls": ({"Call": 46}, 0),
    "iGap (iOS)": ({"Contact": 7, "Message": 45, "Call": 18}, 0),
    "Zulip (Android, 2016)": ({"Contact": 9, "Message": 59}, 0),
    "Antox": ({"Contact": 7, "Message": 62}, 0),
    "Abit": ({"Contact": 7}, 0),
    "Serval Mesh": ({"Message": 38}, 0),
    "Invoice Ninja": ({"Contact": 16}, 2),
    "Mangosta": ({"Message": 55}, 12),
    "Milktea": ({}, 0),
    "Szkolny.eu": ({"Message": 32}, 0),
    "PocketPal AI": ({"Message": 58}, 0),
    "RikkaHub": ({"Message": 44}, 6),
    "IRCCloud": ({}, 0),
    "Artemis": ({"Message": 52}, 0),
    "SUSI.AI": ({}, 0),
    "RapidPro's relayer": ({"Message": 23}, 55),
    "Wulkanowy": ({"Contact": 3, "Message": 59}, 0),
    "RideLink": ({"Contact": 8, "Message": 53}, 0),
    "ChatterUI": ({}, 0),
    "Planetary": ({}, 0),
    "ntfy": ({}, 0),
    "Signal (iOS, 2014)": ({}, 0),
    "call-recorder-app": ({"Call": 35}, 0),
    "CallRecorder (Dhaval2404)": ({"Call": 40}, 0),
    "Maemo's event log": ({"Call": 36, "Message": 15}, 16),
    "Ring (Android, 2016)": ({"Call": 38, "Message": 32}, 0),
}
"""Of the eleventh set, as `FIRST_LOOK`."""
ELEVENTH_DRAWN = "17 of 200 drawn of 1047"
"""Of the stores that were neither known nor written from memory."""
TWELFTH_AT = "c8a2344"
"""The commit of the code that was measured at the only look at the twelfth set."""
FIRST_LOOK_TWELFTH: Mapping[str, tuple[Mapping[str, int], int]] = {
    "XMPPFramework's roster": ({}, 0),
    "Mumble": ({"Contact": 21}, 0),
    "OppiaMobile": ({"Contact": 3}, 0),
    "BoardGameGeek (ccomeaux)": ({}, 0),
    "Google+ (Android)": ({"Contact": 25}, 0),
    "OpenKeychain": ({"Contact": 24}, 0),
    "Android's contacts before 2.0": ({"Contact": 23}, 0),
    "Parse's local datastore": ({"Contact": 22}, 0),
    "Infinity": ({}, 0),
    "Stud.IP Mobile": ({"Contact": 25}, 3),
    "Goguma": ({}, 0),
    "APRSdroid": ({}, 0),
    "WordPress": ({}, 54),
    "c:geo": ({"Message": 57}, 0),
    "Mailspring": ({"Contact": 11, "Message": 32}, 0),
    "AndStatus": ({"Contact": 12, "Message": 61}, 0),
    "Helpshift": ({"Message": 42}, 0),
    "Gammu SMSD": ({"Message": 57}, 0),
    "Google Talk": ({"Contact": 11, "Message": 61}, 2),
    "Qt's mail store": ({"Message": 42}, 0),
    "Nextcloud Deck": ({"Contact": 10}, 49),
    "Siskin IM": ({"Contact": 12, "Message": 16}, 2),
}
"""Of the twelfth set, as `FIRST_LOOK`."""
TWELFTH_DRAWN = "26 of 200 drawn of 687"
"""Of the stores that were not in a pool."""
THIRTEENTH_AT = "95dfd19"
"""The commit of the code that was measured at the only look at the thirteenth set."""
FIRST_LOOK_THIRTEENTH: Mapping[str, tuple[Mapping[str, int], int]] = {
    "AshuDialer": ({"Call": 48}, 3),
    "Messenger (Aiwazian)": ({"Message": 72, "Contact": 10}, 0),
    "TeamTalk (virjar)": ({"Contact": 14}, 0),
    "XX Dialer": ({"Contact": 13}, 0),
    "TChat": ({"Message": 68, "Contact": 12}, 10),
    "Tricordarr": ({}, 64),
    "Messenger++": ({"Message": 61, "Contact": 13}, 0),
    "ContactsApp (NaZeRhal)": ({"Contact": 26}, 0),
    "Monster Dialer": ({}, 0),
    "Contacts (iebc-plateforme)": ({"Contact": 26}, 0),
    "Contacts with a map (Pandora-jk)": ({"Contact": 24}, 0),
    "Vobiz Dialer": ({"Contact": 13, "Call": 44}, 0),
    "TongXunLu": ({}, 0),
    "Tocco Voice Chat": ({"Message": 75}, 38),
    "HuLa (Matrix)": ({"Message": 70}, 0),
    "KonCall": ({"Call": 52}, 0),
    "Cards in a page's storage": ({}, 0),
    "LKS Dialer": ({"Message": 72}, 0),
    "LKS Dialer's calls": ({"Call": 40}, 16),
    "FSVoip's address book": ({"Contact": 24}, 0),
    "FSVoip's recent calls": ({"Call": 40}, 0),
    "Messenger (timurgilfanov)": ({"Message": 67}, 0),
    "ezDating": ({"Message": 58}, 0),
    "BetterSocial": ({"Message": 72, "Contact": 6}, 0),
    "Glyph Dialer": ({"Contact": 12}, 37),
    "dating101": ({"Message": 62}, 0),
    "callrecorder (Irin1306)": ({}, 31),
    "ContactsApp (mohamedadel217)": ({"Contact": 16}, 0),
    "CallRecorderApp (hajarbraim20)": ({"Call": 31}, 0),
    "MyCallRecorder (diablo1408)": ({}, 0),
    "CallRecorder (SD7609)": ({"Call": 40}, 0),
    "Logos Chat": ({"Message": 55, "Contact": 12}, 0),
    "Sceyt": ({"Message": 68, "Contact": 10}, 0),
}
"""Of the thirteenth set, as `FIRST_LOOK`."""
THIRTEENTH_DRAWN = "36 of 200 drawn of 1490"
"""Of all its stores."""
FOURTEENTH_AT = "46becd2"
"""The commit of the code that was measured at the only look at the fourteenth set."""
FIRST_LOOK_FOURTEENTH: Mapping[str, tuple[Mapping[str, int], int]] = {
    "IoP Contacts": ({"Contact": 23}, 0),
    "ChatApp (sbearben)": ({"Message": 54, "Contact": 8}, 0),
    "KinChat": ({"Message": 74, "Contact": 8}, 0),
    "Iperon": ({"Message": 70, "Contact": 8, "Call": 28}, 37),
    "DNA Messenger": ({"Message": 23}, 0),
    "Berners Truecaller": ({}, 3),
    "Phonebook (Domeniqque)": ({"Contact": 14}, 0),
    "DeFiChain Wallet": ({"Contact": 23}, 0),
    "Birthdays (Doooneeel)": ({"Contact": 26}, 0),
    "UPenn Phone Book": ({}, 0),
    "Intergalactic Phone Book": ({"Contact": 22}, 1),
    "PhoneBook (ArcaNO93)": ({"Contact": 23}, 0),
    "Reminder Birthday Calendar": ({}, 0),
    "Contactapp (dianprsty)": ({"Contact": 17}, 0),
    "Contact Book (DmitryStonie)": ({"Contact": 24}, 0),
    "phonecallrecorder (heqzha)": ({}, 0),
    "Call Block (kobalt)": ({"Call": 48}, 0),
    "CallBlocker (MKiwi)": ({}, 0),
    "Callblock (aeidev)": ({"Call": 52}, 0),
    "CallBlocker (engsoft7)": ({"Call": 46}, 0),
    "GDialer": ({"Contact": 17, "Call": 64}, 0),
    "Missed Call Logger (ArpitDubey009)": ({}, 0),
    "AutoCallRecorder (bjh)": ({}, 0),
    "CallLog (EasySales)": ({}, 0),
    "CRM with calls (bajajmohit19)": ({"Call": 48}, 0),
    "Call Center Monitor": ({"Call": 50}, 0),
    "CloseCall": ({"Call": 41}, 0),
    "HashCaller": ({"Call": 29}, 0),
    "InfoCaller": ({"Contact": 19}, 0),
    "Call Logger (mydream)": ({"Call": 48}, 0),
}
"""Of the fourteenth set, as `FIRST_LOOK`."""
FOURTEENTH_DRAWN = "9 of 200 drawn of 911"
"""Of all its stores."""
FIFTEENTH_AT = "9250559"
"""The commit of the code that was measured at the only look at the fifteenth set."""
FIRST_LOOK_FIFTEENTH: Mapping[str, tuple[Mapping[str, int], int]] = {
    "CallRecord (CListery)": ({"Call": 44}, 0),
    "CallRecorder (KassyLab)": ({"Call": 37}, 0),
    "Android CallBlocker (aartisoft)": ({}, 0),
    "Yet Another Call Blocker (blurayne)": ({}, 0),
    "Prox Call Recorder": ({}, 0),
    "CallBlocker (cetinbaltaci)": ({"Call": 30}, 0),
    "Scheduled Call Blocker": ({"Call": 52}, 0),
    "Campfire": ({}, 0),
    "Contact List (ABB)": ({"Contact": 24}, 2),
    "Birthday Reminder (ZINNODNTU)": ({"Contact": 25}, 0),
    "BirthdayReminder (robyy72)": ({"Contact": 26}, 0),
}
"""Of the fifteenth set, as `FIRST_LOOK`."""
FIFTEENTH_DRAWN = "1 of 200 drawn of 240"
"""Of all its stores."""
SIXTEENTH_AT = "b87fd81"
"""The commit of the code that was measured at the only look at the sixteenth set."""
FIRST_LOOK_SIXTEENTH: Mapping[str, tuple[Mapping[str, int], int]] = {
    "CallRecorder (SaurabhSandav)": ({"Call": 35}, 0),
    "CallLogger (chrispewick)": ({"Call": 44}, 0),
    "SmartBlocker": ({"Contact": 20, "Call": 44}, 0),
    "CallLog (dgirard)": ({"Contact": 15, "Call": 30}, 0),
    "Llamadas salientes": ({"Call": 43}, 0),
    "SocialDating": ({"Contact": 21}, 0),
    "TalksTry": ({"Message": 58}, 1),
    "TalksTry's contacts": ({"Contact": 23}, 0),
    "AbhiChat": ({}, 0),
    "ChatApp (evand-hardspace)": ({"Message": 50, "Contact": 8}, 0),
}
"""Of the sixteenth set, as `FIRST_LOOK`."""
SIXTEENTH_DRAWN = "0 of 200 drawn of 392"
"""Of all its stores."""
SEVENTEENTH_AT = "9cb8daa"
"""The commit of the code that was measured at the only look at the seventeenth set."""
FIRST_LOOK_SEVENTEENTH: Mapping[str, tuple[Mapping[str, int], int]] = {
    "Call log (ganeshchavan786)": ({"Call": 42}, 0),
    "CallLogApp (a914-gowtham)": ({"Contact": 18, "Call": 38}, 0),
    "Calloger": ({"Call": 40}, 0),
    "Çağrı Kaydı ve Zamanlayıcı": ({"Call": 42}, 0),
    "Call Tracker (asaxiy)": ({"Call": 43}, 0),
    "Call-Log (RajKumar23)": ({"Call": 40}, 0),
    "CallLogApp (sengkathirKumaran)": ({"Contact": 19}, 0),
    "BWDB Phone Book": ({"Contact": 20}, 1),
    "Birthday Calendar (TomerPacific)": ({"Contact": 21}, 0),
    "Offline Birthday Reminder": ({"Contact": 23}, 11),
    "shamCRM": ({}, 0),
    "ContactsApp (LuciaHeredia)": ({"Contact": 19}, 0),
}
"""Of the seventeenth set, as `FIRST_LOOK`."""
SEVENTEENTH_DRAWN = "7 of 200 drawn of 380"
"""Of all its stores."""
