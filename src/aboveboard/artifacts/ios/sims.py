"""SIM cards of an iPhone, from the telephone service's settings and its counts of use."""

from aboveboard.artifacts.ios._sims import sims
from aboveboard.kit import Artifact, Code, Sim

SIMS = Artifact(
    id="ios.sims",
    title="SIM cards",
    service="ios.device",
    emits=Sim,
    files=("{var}/wireless/Library/Preferences/com.apple.commcenter*.plist",),
    read=(Code(sims),),
    says="One record for each SIM card or eSIM that a property list of the telephone service keeps something of.",
    limits="The same card comes once from each file that names it. A card may have been taken out long ago.",
    sources=(
        "https://github.com/log2timeline/plaso (parsers/plist_plugins/ios_siminfo.py)",
        "property lists of public test images",
    ),
    tested=("josh_ios15_ffs (iOS 15.3.1)", "plaso test data (com.apple.commcenter.data.plist)"),
)
