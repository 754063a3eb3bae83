"""The list of recent apps (`recent_tasks/NUMBER_task.xml`), which outlives a restart."""

from aboveboard.artifacts.android._recent_tasks import SOURCES, tasks
from aboveboard.formats import elementpath
from aboveboard.kit import Artifact, Code, Usage

TASKS = Artifact(
    id="android.recent_tasks",
    title="Recent apps",
    service="android.recent_tasks",
    emits=Usage,
    files=("data/system_ce/*/recent_tasks/*_task.xml",),
    read=(Code(tasks, name="task", places=elementpath.whole),),
    says="One record for each task of the list of recent apps: its app, and when it was last used or last moved within the list.",
    limits="Newer versions keep no time of last use, only of the last move to the front or the back. Tasks that were swiped away"
    " are gone. What the task was asked to open (its intent) is not read. It does not show who held the phone.",
    sources=SOURCES,
)
