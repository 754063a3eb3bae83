"""What may go wrong with the phone: switched by a test at any time, read by the services as they go."""

from dataclasses import dataclass, field


@dataclass
class Cut:
    """When the cable is pulled: at a stage, at a file, after so many bytes from there on; once.

    stage: one that a service names ('lockdown', 'session', 'service', 'afc.read', 'backup.request', 'backup.status',
    'backup.keys', 'backup.upload', 'backup.manifest', 'backup.move', 'backup.end'), '' for any. file: a path of AFC, or
    domain-path of a backup's file, '' for any. after: bytes that the phone still sends then. With none of them the phone goes
    at its next word.
    """

    stage: str = ""
    file: str = ""
    after: int = 0


@dataclass
class Faults:
    """The faults of one phone; all off at first."""

    cut: Cut | None = None
    delay: float = 0.0
    """Seconds that lockdownd and the services wait before each answer."""
    rate: int = 0
    """Bytes a second that the phone sends at most; 0 is no limit."""
    managed: bool = False
    """The phone is managed so that its backup password may not be changed."""
    no_snapshot: bool = False
    """The phone's own storage is full."""
    needs: int = 0
    """Bytes that the phone says its backup takes, in place of the true number; 0 is the true number."""
    manifest_last: bool = False
    """Whether a backup's Manifest.plist, with its keybag, is sent after the phone's files and not before them."""
    unread: dict[str, str] = field(default_factory=dict[str, str])
    """Files (domain-path) that the phone cannot read for a backup, and the reason it gives."""
    short: set[str] = field(default_factory=set[str])
    """Files (domain-path) of which a backup gets the first half only."""
    afc_errors: dict[str, int] = field(default_factory=dict[str, int])
    """Paths whose reading AFC refuses, and with what status (`afc.Status`)."""
    sizes: dict[str, int] = field(default_factory=dict[str, int])
    """Paths of which AFC gives another size than they have."""
    silent: str = ""
    """A stage at which the phone says nothing more until this is taken back."""
