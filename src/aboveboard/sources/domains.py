"""Where the domains of an iTunes/Finder backup stand on the phone.

The roots are those of `/System/Library/Backup/Domains.plist` (iOS 16.4 as documented by leminlimez,
https://gist.github.com/leminlimez/c602c067349140fe979410ef69d39c28, and earlier releases); the container domains are
the directories that the container manager gives to apps, groups, plug-ins and system services, with the identifier
standing where the phone has a random UUID.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

VAR = "private/var"
UNKNOWN = f"{VAR}/unknown"

ROOTS: Mapping[str, str] = MappingProxyType(
    {
        "HomeDomain": f"{VAR}/mobile",
        "CameraRollDomain": f"{VAR}/mobile",
        "MediaDomain": f"{VAR}/mobile",
        "KeyboardDomain": f"{VAR}/mobile",
        "HomeKitDomain": f"{VAR}/mobile",
        "TonesDomain": f"{VAR}/mobile",
        "HealthDomain": f"{VAR}/mobile/Library",
        "BooksDomain": f"{VAR}/mobile/Media/Books",
        "RootDomain": f"{VAR}/root",
        "WirelessDomain": f"{VAR}/wireless",
        "NetworkDomain": f"{VAR}/networkd",
        "SystemPreferencesDomain": f"{VAR}/preferences",
        "ManagedPreferencesDomain": f"{VAR}/Managed Preferences",
        "KeychainDomain": f"{VAR}/Keychains",
        "ProtectedDomain": f"{VAR}/protected",
        "DatabaseDomain": f"{VAR}/db",
        "InstallDomain": f"{VAR}/installd",
        "MobileDeviceDomain": f"{VAR}/MobileDevice",
        "BackupDomain": VAR,
    }
)
CONTAINERS: Mapping[str, str] = MappingProxyType(
    {
        "AppDomain-": f"{VAR}/mobile/Containers/Data/Application",
        "AppDomainGroup-": f"{VAR}/mobile/Containers/Shared/AppGroup",
        "AppDomainPlugin-": f"{VAR}/mobile/Containers/Data/PluginKitPlugin",
        "SysContainerDomain-": f"{VAR}/containers/Data/System",
        "SysSharedContainerDomain-": f"{VAR}/containers/Shared/SystemGroup",
    }
)
# Longest root first, so that the likeliest domain is tried first when a path is looked for.
_BY_ROOT = tuple(sorted(ROOTS.items(), key=lambda item: (-len(item[1]), item[0] != "HomeDomain")))


def domain_root(domain: str) -> str | None:
    """The device directory of a domain, without slashes at either end; None where the domain is not known."""
    root = ROOTS.get(domain)
    if root is not None:
        return root
    kind, dash, identifier = domain.partition("-")
    base = CONTAINERS.get(kind + dash)
    return f"{base}/{identifier}" if base and identifier else None


def device_path(name: str) -> str | None:
    """The device path of 'Domain/relative/path' (or of a domain alone); None for names that climb ('..').

    Unknown domains go under `private/var/unknown/`, so that their files can still be met and searched.
    """
    if "../" in name or name.endswith(".."):
        return None
    domain, slash, rest = name.partition("/")
    root = domain_root(domain) or f"{UNKNOWN}/{domain}"
    return f"{root}/{rest}" if slash else root


def candidates(path: str) -> Iterator[str]:
    """All names 'Domain/relative/path' that would have this device path; the reverse of `device_path`."""
    if path.startswith(UNKNOWN + "/"):
        yield path[len(UNKNOWN) + 1 :]
    for prefix, base in CONTAINERS.items():
        if path.startswith(base + "/"):
            yield prefix + path[len(base) + 1 :]
    for domain, root in _BY_ROOT:
        if path.startswith(root + "/"):
            yield f"{domain}{path[len(root) :]}"
