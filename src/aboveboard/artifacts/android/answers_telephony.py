"""What a phone answers to `dumpsys telephony.registry`: operator, and the cells about it."""

from aboveboard.artifacts.android._answers import LIMIT, SOURCE, answer, told
from aboveboard.artifacts.android._answers_telephony import registry
from aboveboard.formats import lines
from aboveboard.kit import Artifact, Code, DeviceFact, Network

REGISTRY = Artifact(
    id="android.answers.telephony",
    title="Mobile network, as the phone answered",
    service="android.telephony",
    emits=(Network, DeviceFact),
    files=answer("dumpsys-telephony.registry"),
    read=(Code(told(registry), name="registry", limit=LIMIT, places=lines.blocks),),
    says="One record for each cell that the phone was registered in or heard when it was asked (`bssid`: numbers of country,"
    " network, area and cell), one for the operator of each slot, and one for the number that last called.",
    limits="The operator is that of the network, which abroad is not the card's. Some versions mask numbers of cells. Where the"
    " cells stand is not in the answer, and that one was heard does not say how far it was.",
    sources=(
        f"{SOURCE} (services/core/java/com/android/server/TelephonyRegistry.java, telephony/java/android/telephony:"
        " ServiceState.java, CellIdentity.java)",
    ),
)
