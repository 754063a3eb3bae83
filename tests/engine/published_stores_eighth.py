"""The eighth set of stores of apps as they are on phones: kept aside. Whoever mends discovery does not read this file.

What the fourth set says of its schemas holds here too. This set was made without looking at discovery's code or running it; its
maker had seen the introduction of docs/discovery.md, which names forms that discovery reads, how earlier sets are measured and
how they did at their first looks. Apps were taken for having a public declaration of what they keep, where no artifact here and
no earlier set has them; none was taken for being hard or easy. Names, numbers and texts are of this set alone. Sources that are
libraries (Stream, JuggleIM) are in apps of many makers; three are of phones with Linux.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine._eighth_chats import atak, atalk, awful, kaidan, sideband, sly_chat, tusky, xabber
from tests.engine._eighth_firms import chatwoot, juggle, mixin, nextcloud_talk_ios, stream_android, stream_ios
from tests.engine._eighth_phones import (
    blacklist,
    call_meter,
    cht_gateway,
    contact_diary,
    deku,
    imsdroid,
    jitsi_meet,
    lomiri,
    plasma_dialer,
    pulse,
    sms_forwarder,
    sms_sync,
    spacebar,
    voipms,
)
from tests.engine.published_talk import Aside

EIGHTH: Mapping[str, Callable[[], Aside]] = {
    "VoIP.ms SMS": voipms,
    "SmsForwarder": sms_forwarder,
    "Deku SMS": deku,
    "CHT Gateway": cht_gateway,
    "SMSSync": sms_sync,
    "Pulse SMS": pulse,
    "Blacklist": blacklist,
    "Call Meter 3G": call_meter,
    "Plasma Dialer": plasma_dialer,
    "Spacebar": spacebar,
    "Lomiri (Ubuntu Touch)": lomiri,
    "IMSDroid": imsdroid,
    "Corona-Warn-App's diary": contact_diary,
    "Jitsi Meet": jitsi_meet,
    "Awful": awful,
    "ATAK": atak,
    "aTalk": atalk,
    "Stream (iOS)": stream_ios,
    "Stream (Android)": stream_android,
    "Kaidan": kaidan,
    "JuggleIM": juggle,
    "Sly Chat": sly_chat,
    "Sideband": sideband,
    "Tusky": tusky,
    "Mixin": mixin,
    "Nextcloud Talk (iOS)": nextcloud_talk_ios,
    "Xabber": xabber,
    "Chatwoot": chatwoot,
}
