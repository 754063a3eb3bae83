"""Where files stand on an iPhone: their path in the full file system and their domain in an iTunes backup.

Facts: https://theapplewiki.com/wiki/ITunes_Backup (domains and their roots).
"""

import plistlib

from aboveboard.demo.database import Built
from aboveboard.demo.phone import Phone

MOBILE = "private/var/mobile"
SUPERUSER = "private/var/root"
_ROOTS = {
    "HomeDomain": MOBILE,
    "CameraRollDomain": MOBILE,
    "MediaDomain": MOBILE,
    "WirelessDomain": "private/var/wireless",
    "SystemPreferencesDomain": "private/var/preferences",
    "RootDomain": SUPERUSER,
}


def place(phone: Phone, domain: str, relative: str) -> str:
    """Give the device path of a file of a domain; an app's container gets its invented UUID and its metadata file."""
    root = _ROOTS.get(domain)
    if root is None:
        root = _container(phone, domain)
    return f"{root}/{relative}"


def _container(phone: Phone, domain: str) -> str:
    known = phone.containers.get(domain)
    if known is not None:
        return known
    kind, _, identifier = domain.partition("-")
    uuid = phone.dice(f"container {domain}").uuid()
    parent = {"AppDomainGroup": "Shared/AppGroup", "AppDomainPlugin": "Data/PluginKitPlugin"}.get(
        kind, "Data/Application"
    )
    root = f"{MOBILE}/Containers/{parent}/{identifier if phone.named else uuid}"
    phone.containers[domain] = root
    metadata = {
        "MCMMetadataContentClass": 7 if kind == "AppDomainGroup" else 2,
        "MCMMetadataIdentifier": identifier,
        "MCMMetadataUUID": uuid,
        "MCMMetadataUserIdentity": {"platform": 2, "version": 1},
    }
    raw = plistlib.dumps(metadata, fmt=plistlib.FMT_BINARY)
    phone.put(f"{root}/.com.apple.mobile_container_manager.metadata.plist", raw)
    return root


def put(phone: Phone, domain: str, relative: str, data: bytes, moment: int | None = None) -> str:
    """Lay a file down in a domain and give its device path."""
    path = place(phone, domain, relative)
    if moment is None:
        return phone.put(path, data, domain=domain, relative=relative)
    return phone.put(path, data, domain=domain, relative=relative, moment=moment)


def put_database(phone: Phone, domain: str, relative: str, built: Built) -> str:
    """Lay a database down in a domain, with its -wal, and give its device path."""
    return phone.put_database(place(phone, domain, relative), built, domain=domain, relative=relative)


def core_data(*entities: tuple[int, str]) -> str:
    """Give the statements that fill Z_PRIMARYKEY and Z_METADATA; Z_MAX is left at 0, as nothing here reads it."""
    rows = ", ".join(f"({number}, '{name}', 0, 0)" for number, name in entities)
    return (
        f"INSERT INTO Z_PRIMARYKEY (Z_ENT, Z_NAME, Z_SUPER, Z_MAX) VALUES {rows};"
        "INSERT INTO Z_METADATA (Z_VERSION, Z_UUID, Z_PLIST) VALUES (1, '00000000-0000-4000-8000-000000000000', x'');"
    )
