"""Facts of an Android device: build and persistent properties, device users, Bluetooth, SIM cards."""

from collections.abc import Iterator
from types import MappingProxyType

from aboveboard.formats.errors import ProtobufError, XmlError
from aboveboard.formats.protobuf import BYTES, fields, first
from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.formats.xml import Element, load
from aboveboard.kit import About, Artifact, Code, Col, DeviceFact, Item, Lost, Network, Sim, Sqlite, opt

_AOSP = "https://android.googlesource.com/platform/"
_KNOWN = MappingProxyType(
    {"ro.product.model": "model", "ro.product.system.model": "model", "ro.product.vendor.model": "model",
     "ro.product.manufacturer": "manufacturer", "ro.product.system.manufacturer": "manufacturer",
     "ro.product.vendor.manufacturer": "manufacturer", "ro.product.brand": "brand", "ro.product.device": "device",
     "ro.build.version.release": "os_version", "ro.build.version.security_patch": "security_patch",
     "ro.build.fingerprint": "build", "ro.serialno": "serial", "ro.boot.serialno": "serial",
     "persist.sys.timezone": "time_zone", "persist.sys.locale": "language", "ro.product.locale": "language",
     "net.hostname": "device_name"}
)  # fmt: skip


def _fact(key: str, value: str) -> DeviceFact:
    return DeviceFact(name=_KNOWN.get(key, key), value=value or None, source_name=key)


def _properties(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        key, equals, value = line.strip().partition("=")
        if equals and not key.startswith(("#", "import ")):
            yield Item(f"line {number}", _fact(key.strip(), value.strip()), {"line": line})


def _persistent(data: bytes, about: About) -> Iterator[Item | Lost]:
    """`persistent_properties` is a protobuf of names and values; before Android 9 each property was a file."""
    name = about.path.rpartition("/")[2]
    if name != "persistent_properties":
        yield Item("file", _fact(name, data.decode("utf-8", "replace").strip("\0\n")))
        return
    for entry in fields(data):
        if entry.number == 1 and entry.wire == BYTES:
            try:
                key, value = first(entry.bytes, 1), first(entry.bytes, 2)
                fact = _fact(key.text if key else "", value.text if value else "")
            except ProtobufError as error:
                yield Lost(f"the property at byte {entry.start}: {error}")
                continue
            yield Item(f"bytes {entry.start}-{entry.end}", fact, {"name": fact.source_name, "value": fact.value})


_FLAGS = MappingProxyType(
    {1: "primary", 2: "admin", 4: "guest", 8: "restricted", 0x20: "work profile", 0x40: "disabled", 0x100: "ephemeral"}
)


def _number(text: str | None) -> int | None:
    try:
        return int(text) if text and len(text) <= 20 else None
    except ValueError:
        return None


def _users(data: bytes, about: About) -> Iterator[Item | Lost]:
    """One user's file, or the list of users."""
    del about
    try:
        root = load(data)
    except XmlError as error:
        if not isinstance(error.partial, Element):
            raise
        root = error.partial
    user = root.get("id") or ""
    if root.tag == "users":
        ids = ", ".join(e.get("id") or "" for e in root.findall("user"))
        yield Item("users", DeviceFact(name="users", value=ids or None, source_name="userlist"), root.attrs)
    if root.tag != "user":
        return
    flags = _number(root.get("flags")) or 0
    name = root.find("name")
    kinds = [root.get("type") or "", *(word for bit, word in _FLAGS.items() if flags & bit)]
    group = root.get("profileGroupId")
    if group is not None and group not in (user, "-10000"):
        kinds.append(f"profile of user {group}")
    facts = (
        ("name", name.text if name else "", None),
        ("kind", ", ".join(kind for kind in kinds if kind), None),
        ("created", root.get("created"), UNIX_MS.to_utc_us(_number(root.get("created")))),
        ("last_logged_in", root.get("lastLoggedIn"), UNIX_MS.to_utc_us(_number(root.get("lastLoggedIn")))),
        ("icon", root.get("icon"), None),
    )
    for what, value, at in facts:
        if value and value != "0":
            fact = DeviceFact(at=at, name=f"user_{what}", value=value, source_name=f"user {user}")
            yield Item(f"user/{what}", fact, root.attrs, offset=root.start)


_BLUETOOTH_SECRETS = ("LinkKey", "LE_KEY_", "LE_LOCAL_KEY_", "Pin")


def _bluetooth(data: bytes, about: About) -> Iterator[Item | Lost]:
    """An INI file: a section for the phone's own adapter, one for each device named by its address."""
    del about
    section, stored, secret = "", dict[str, str](), False
    for line in [*data.decode("utf-8", "replace").splitlines(), "[]"]:
        text = line.strip()
        if text.startswith("[") and text.endswith("]"):
            yield from _section(section, stored, secret=secret)
            section, stored, secret = text[1:-1], {}, False
        elif "=" in text:
            key, _, value = text.partition("=")
            if key.strip().startswith(_BLUETOOTH_SECRETS):
                secret = True
            else:
                stored[key.strip()] = value.strip()


def _section(section: str, stored: dict[str, str], *, secret: bool) -> Iterator[Item]:
    if section == "Adapter":
        for key, name in (("Address", "bluetooth_address"), ("Name", "bluetooth_name")):
            if stored.get(key):
                fact = DeviceFact(name=name, value=stored[key], source_name=f"Adapter/{key}")
                yield Item(f"Adapter/{key}", fact, {key: stored[key]})
    elif section.count(":") == 5:
        at = UNIX_S.to_utc_us(_number(stored.get("Timestamp")))
        network = Network(
            at=at,
            updated_at=at,
            ssid=stored.get("Name") or stored.get("Aliase"),
            bssid=section,
            type="bluetooth",
            has_secret=secret,
        )
        yield Item(section, network, stored)


PROPERTIES = Artifact(
    id="android.properties",
    title="Build properties",
    service="android.system",
    emits=DeviceFact,
    files=(
        "system/build.prop",
        "system/system/build.prop",
        "vendor/build.prop",
        "system/vendor/build.prop",
        "product/build.prop",
        "product/etc/build.prop",
        "system/product/build.prop",
        "odm/etc/build.prop",
        "default.prop",
        "system/etc/prop.default",
    ),
    read=(Code(_properties, name="properties"),),
    says="One record for each property that the system, vendor or product image sets.",
    limits="Properties that exist only while the phone runs are not in these files.",
    sources=("https://source.android.com/docs/core/architecture/configuration/add-system-properties",),
)
PERSISTENT = Artifact(
    id="android.properties.persistent",
    title="Persistent properties",
    service="android.system",
    emits=DeviceFact,
    files=("data/property/persistent_properties", "data/property/persist.*"),
    read=(Code(_persistent, name="properties"),),
    says="One record for each property that was set to outlive a restart, such as the time zone.",
    limits="When a property was set is not stored.",
    sources=(f"{_AOSP}system/core (init/persistent_properties.proto)",),
    tested=("redroid Android 8.1 (one file each)",),
)
USERS = Artifact(
    id="android.users",
    title="Device users and profiles",
    service="android.system",
    emits=DeviceFact,
    files=("{system}/users/*.xml",),
    read=(Code(_users, name="users"),),
    says="Records of each device user's name, kind, creation and last log-in.",
    limits="A user named in userlist.xml without a file of its own is being removed, or its file is missing here.",
    sources=(f"{_AOSP}frameworks/base (services/core/java/com/android/server/pm/UserManagerService.java)",),
    tested=("redroid Android 8.1",),
)
BLUETOOTH = Artifact(
    id="android.bluetooth",
    title="Bluetooth devices",
    service="android.bluetooth",
    emits=(Network, DeviceFact),
    files=("{misc}/bluedroid/bt_config.conf",),
    read=(Code(_bluetooth, name="devices"),),
    says="One record for each device that the phone met, and its own address and name.",
    limits="Keys are not read; that there is one says the device was paired. `at` is the last change of the entry.",
    sources=(f"{_AOSP}packages/modules/Bluetooth (system/btif/src/btif_config.cc, btif_storage.cc)",),
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
                "number": Col("NULLIF(s.number, '')"),
                "carrier": opt("NULLIF(s.carrier_name, '')"),
                "display_name": Col("NULLIF(s.display_name, '')"),
                "slot": Col("CASE WHEN s.sim_id >= 0 THEN s.sim_id END"),
                "country": opt("NULLIF(s.iso_country_code, '')"),
                "sim": Col("CAST(s._id AS TEXT)"),
            },
        ),
    ),
    says="One record for each SIM card that was in the phone. `sim` is the number that messages and calls name it by.",
    limits="When a card was put in or taken out is not stored. A card without a slot is not in the phone.",
    sources=("https://developer.android.com/reference/android/telephony/SubscriptionManager",),
    tested=("NIST CFTT HTC Desire 626 (telephony.db)", "redroid Android 8.1 (empty)"),
)
