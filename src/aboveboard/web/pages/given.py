"""What `make_app` gives to the handlers of pages that ask for it, as their parameters name it."""

from __future__ import annotations

from litestar.di import NamedDependency

from aboveboard.casework.review.desk import Desk
from aboveboard.web.render import Pages
from aboveboard.web.session import Session

TheDesk = NamedDependency[Desk]
ThePages = NamedDependency[Pages]
TheSession = NamedDependency[Session]
