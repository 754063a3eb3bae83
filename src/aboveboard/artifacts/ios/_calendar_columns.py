"""The columns of an entry of a calendar."""

LIST = "(SELECT json_group_array(json_array({values})) FROM Participant AS p {join} WHERE {which})"

IDENTITY = "LEFT JOIN Identity AS d ON d.rowid = p.identity_id"

FULL = "COALESCE(NULLIF(p.email, ''), d.address), p.phone_number, d.display_name"

GUEST = "p.owner_id = i.ROWID AND p.ROWID IS NOT i.organizer_id"

HOST = "p.ROWID = i.organizer_id"

COMMON = (
    ("summary", "i.summary"),
    ("description?", "i.description"),
    ("start", "i.start_date"),
    ("start_tz?", "i.start_tz"),
    ("end?", "i.end_date"),
    ("end_tz?", "i.end_tz"),
    ("all_day?", "i.all_day"),
    ("calendar?", "c.title"),
    ("store?", "s.name"),
    ("url?", "i.url"),
    ("conference_url?", "i.conference_url"),
    ("created?", "i.creation_date"),
    ("modified?", "i.last_modified"),
    ("status?", "i.status"),
    ("entity_type?", "i.entity_type"),
    ("due?", "i.due_date"),
    ("due_tz?", "i.due_tz"),
    ("due_all_day?", "i.due_all_day"),
    ("completed?", "i.completion_date"),
    ("uuid?", "i.UUID"),
    ("unique_identifier?", "i.unique_identifier"),
    ("suggested?", "i.suggested_event_info_id"),
    ("latitude?", "l.latitude"),
    ("longitude?", "l.longitude"),
    ("place_address?", "NULLIF(l.address, '')"),
    ("organizer?", LIST.format(values=FULL, join=IDENTITY, which=HOST)),
    ("organizer_only?", LIST.format(values="p.email, NULL, NULL", join="", which=HOST)),
    ("attendees?", LIST.format(values=FULL, join=IDENTITY, which=GUEST)),
    ("guests?", LIST.format(values="p.email, NULL, NULL", join="", which=GUEST)),
    (
        "rules?",
        "(SELECT json_group_array(json_array(r.frequency, r.interval, r.count, r.end_date, r.specifier))"
        " FROM Recurrence AS r WHERE r.owner_id = i.ROWID)",
    ),
    ("alarms?", "(SELECT count(*) FROM Alarm AS a WHERE a.calendaritem_owner_id = i.ROWID)"),
)
