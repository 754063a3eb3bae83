"""SIM cards that were in the phone: `siminfo` in `telephony.db`."""

from aboveboard.kit import Artifact, Col, Sim, Sqlite, first, opt

# Since Android 13 the carrier and the network can tell the number as well; the card's own comes first.
_NUMBERS = tuple(
    f"NULLIF(s.{column}, '')" for column in ("number", "phone_number_source_carrier", "phone_number_source_ims")
)

SIMS = Artifact(
    id="android.sims",
    title="SIM cards",
    service="android.telephony",
    emits=Sim,
    files=(
        "{app_de:com.android.providers.telephony}/databases/telephony.db",
        "{app_data:com.android.providers.telephony}/databases/telephony.db",
    ),
    read=(
        Sqlite(
            "siminfo AS s",
            "s._id",
            {
                "iccid": Col("NULLIF(s.icc_id, '')"),
                "imsi": opt("NULLIF(s.imsi, '')"),
                "number": first(*_NUMBERS),
                "carrier": opt("NULLIF(s.carrier_name, '')"),
                "display_name": Col("NULLIF(s.display_name, '')"),
                "slot": Col("CASE WHEN s.sim_id >= 0 THEN s.sim_id END"),
                "country": opt("NULLIF(s.iso_country_code, '')"),
                "sim": Col("CAST(s._id AS TEXT)"),
            },
        ),
    ),
    says="One record for each SIM card that was in the phone. `sim` is the number that messages and calls name it by.",
    limits="When a card was put in or taken out is not stored. A card without a slot is not in the phone."
    " The number is what the card, the carrier or the network gave, and may be out of date; many cards have none.",
    sources=("https://developer.android.com/reference/android/telephony/SubscriptionManager",),
    version=2,
    tested=("NIST CFTT HTC Desire 626 (telephony.db)", "redroid Android 8.1 (empty)"),
)
