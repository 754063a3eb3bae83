"""The phone being made: its files by device path, and the facts that were put into them."""

import hashlib

from aboveboard.demo.database import Built
from aboveboard.demo.dice import Dice
from aboveboard.demo.moments import TAKEN
from aboveboard.demo.truth import Fact, FileFact, Truth


class Stored:
    """One file of a phone: its bytes, time of last change, and its place in an iTunes backup where it has one."""

    __slots__ = ("data", "domain", "moment", "relative")

    def __init__(self, data: bytes, moment: int, domain: str, relative: str) -> None:
        self.data = data
        self.moment = moment
        self.domain = domain
        self.relative = relative


class Phone:
    """Collects files and facts while a phone is made."""

    def __init__(self, device: str, owner: str, seed: int, *, named: bool = False) -> None:
        self.device = device
        self.owner = owner
        self.seed = seed
        self.files: dict[str, Stored] = {}
        self.facts: list[Fact] = []
        self.bulk: dict[str, int] = {}
        self.containers: dict[str, str] = {}
        self.named = named
        """Whether apps' containers go by the app's identifier, as a backup names them, rather than by a UUID."""

    def dice(self, label: str) -> Dice:
        """Give the dice for one part of this phone."""
        return Dice(self.seed, f"{self.device} {label}")

    def put(self, path: str, data: bytes, *, moment: int = TAKEN, domain: str = "", relative: str = "") -> str:
        """Lay a file down at its device path and give the path."""
        self.files[path] = Stored(data, moment, domain, relative)
        return path

    def put_database(self, path: str, built: Built, *, domain: str = "", relative: str = "") -> str:
        """Lay a database down, with its -wal where it has one."""
        self.put(path, built.main, domain=domain, relative=relative)
        if built.wal:
            self.put(f"{path}-wal", built.wal, domain=domain, relative=f"{relative}-wal" if relative else "")
        return path

    def fact(self, fact: Fact) -> None:
        """Note one thing that is in the phone."""
        self.facts.append(fact)

    def truth(self, form: str, password: str) -> Truth:
        """Give the truth about the finished phone."""
        files = tuple(
            FileFact(
                path=path,
                domain=stored.domain,
                relative=stored.relative,
                size=len(stored.data),
                sha256=hashlib.sha256(stored.data).hexdigest(),
            )
            for path, stored in sorted(self.files.items())
        )
        return Truth(
            device=self.device,
            owner=self.owner,
            seed=self.seed,
            form=form,
            password=password,
            files=files,
            facts=tuple(self.facts),
            bulk=self.bulk,
        )
