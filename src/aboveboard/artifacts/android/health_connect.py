"""Health Connect on Android: exercises."""

from aboveboard.artifacts.android._health_connect import FILES, LIMITS, SERVICE, SOURCES, SPAN, WRITER
from aboveboard.kit import Activity, Artifact, Col, Sqlite, enum, opt

# ExerciseSessionType of Android's own API, from 0 on.
_NAMES = (
    "exercise,badminton,baseball,basketball,cycling,stationary cycling,boot camp,boxing,calisthenics,cricket,dancing,"
    "exercise class,fencing,American football,Australian football,frisbee,golf,guided breathing,gymnastics,handball,"
    "interval training,hiking,ice hockey,ice skating,martial arts,paddling,paragliding,pilates,racquetball,rock climbing,"
    "roller hockey,rowing,rugby,running,treadmill running,sailing,scuba diving,skating,skiing,snowboarding,snowshoeing,"
    "soccer,softball,squash,stair climbing,strength training,stretching,surfing,swimming in open water,swimming in a pool,"
    "table tennis,tennis,volleyball,walking,water polo,weightlifting,wheelchair,yoga,other workout,stair climbing machine,"
    "elliptical,rowing machine"
)
_TYPE = enum("exercise type", dict(enumerate(_NAMES.split(","))))

EXERCISES = Artifact(
    id="android.health_connect",
    title="Health Connect: exercises",
    service=SERVICE,
    emits=Activity,
    files=FILES,
    read=(
        Sqlite(
            "exercise_session_record_table AS r",
            "r.row_id",
            {
                **SPAN,
                "activity": Col("r.exercise_type", _TYPE),
                "value": opt(
                    "NULLIF(trim(COALESCE(r.title, '') || COALESCE(': ' || NULLIF(r.notes, ''), ''), ': '), '')"
                ),
            },
            WRITER,
            requires={"exercise_session_record_table": ("start_time", "end_time", "exercise_type")},
        ),
    ),
    says="One record for each exercise that an app wrote; `value` is its title and its notes.",
    limits="Laps, sets and plans are not read. A public reader of exports names other sports for the same numbers; those here"
    " are Android's own. " + LIMITS,
    sources=SOURCES,
)
