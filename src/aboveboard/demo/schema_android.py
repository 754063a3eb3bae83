"""Tables of the stores of an Android phone: names and types of columns as the apps have them, without any row.

Facts read from the databases of public test phones (AOSP 8.1 providers, Chrome 60, X for Android) and from public
descriptions: AOSP's MediaProvider, ContactsProvider and TelephonyProvider; WhatsApp's msgstore.db and wa.db as
documented by forensic write-ups and by exporters such as https://github.com/KnugiHK/WhatsApp-Chat-Exporter; Gmail's
bigTopDataDB as described for ALEAPP. Only tables the fictional phone fills.
"""

# The tables of com.android.providers.contacts: contacts2.db
CONTACTS = """
CREATE TABLE raw_contacts (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, account_id INTEGER REFERENCES accounts(_id), sourceid TEXT, backup_id
    TEXT, raw_contact_is_read_only INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 1, dirty INTEGER
    NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0, metadata_dirty INTEGER NOT NULL DEFAULT 0, contact_id
    INTEGER REFERENCES contacts(_id), aggregation_mode INTEGER NOT NULL DEFAULT 0, aggregation_needed INTEGER NOT
    NULL DEFAULT 1, custom_ringtone TEXT, send_to_voicemail INTEGER NOT NULL DEFAULT 0, x_times_contacted INTEGER
    NOT NULL DEFAULT 0, x_last_time_contacted INTEGER, times_contacted INTEGER NOT NULL DEFAULT 0,
    last_time_contacted INTEGER, starred INTEGER NOT NULL DEFAULT 0, pinned INTEGER NOT NULL DEFAULT 0,
    display_name TEXT, display_name_alt TEXT, display_name_source INTEGER NOT NULL DEFAULT 0, phonetic_name TEXT,
    phonetic_name_style TEXT, sort_key TEXT, phonebook_label TEXT, phonebook_bucket INTEGER, sort_key_alt TEXT,
    phonebook_label_alt TEXT, phonebook_bucket_alt INTEGER, name_verified INTEGER NOT NULL DEFAULT 0, sync1 TEXT,
    sync2 TEXT, sync3 TEXT, sync4 TEXT
);
CREATE TABLE contacts (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, name_raw_contact_id INTEGER REFERENCES raw_contacts(_id), photo_id
    INTEGER REFERENCES data(_id), photo_file_id INTEGER REFERENCES photo_files(_id), custom_ringtone TEXT,
    send_to_voicemail INTEGER NOT NULL DEFAULT 0, x_times_contacted INTEGER NOT NULL DEFAULT 0,
    x_last_time_contacted INTEGER, times_contacted INTEGER NOT NULL DEFAULT 0, last_time_contacted INTEGER,
    starred INTEGER NOT NULL DEFAULT 0, pinned INTEGER NOT NULL DEFAULT 0, has_phone_number INTEGER NOT NULL
    DEFAULT 0, lookup TEXT, status_update_id INTEGER REFERENCES data(_id), contact_last_updated_timestamp INTEGER
);
CREATE TABLE data (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, package_id INTEGER REFERENCES package(_id), mimetype_id INTEGER
    REFERENCES mimetype(_id) NOT NULL, raw_contact_id INTEGER REFERENCES raw_contacts(_id) NOT NULL, hash_id TEXT,
    is_read_only INTEGER NOT NULL DEFAULT 0, is_primary INTEGER NOT NULL DEFAULT 0, is_super_primary INTEGER NOT
    NULL DEFAULT 0, data_version INTEGER NOT NULL DEFAULT 0, data1 TEXT, data2 TEXT, data3 TEXT, data4 TEXT, data5
    TEXT, data6 TEXT, data7 TEXT, data8 TEXT, data9 TEXT, data10 TEXT, data11 TEXT, data12 TEXT, data13 TEXT,
    data14 TEXT, data15 TEXT, data_sync1 TEXT, data_sync2 TEXT, data_sync3 TEXT, data_sync4 TEXT, carrier_presence
    INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE mimetypes (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, mimetype TEXT NOT NULL
);
CREATE TABLE photo_files (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, height INTEGER NOT NULL, width INTEGER NOT NULL, filesize INTEGER NOT NULL
);
CREATE TABLE accounts (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, account_name TEXT, account_type TEXT, data_set TEXT
);
CREATE TABLE groups (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, package_id INTEGER REFERENCES package(_id), account_id INTEGER
    REFERENCES accounts(_id), sourceid TEXT, version INTEGER NOT NULL DEFAULT 1, dirty INTEGER NOT NULL DEFAULT 0,
    title TEXT, title_res INTEGER, notes TEXT, system_id TEXT, deleted INTEGER NOT NULL DEFAULT 0, group_visible
    INTEGER NOT NULL DEFAULT 0, should_sync INTEGER NOT NULL DEFAULT 1, auto_add INTEGER NOT NULL DEFAULT 0,
    favorites INTEGER NOT NULL DEFAULT 0, group_is_read_only INTEGER NOT NULL DEFAULT 0, sync1 TEXT, sync2 TEXT,
    sync3 TEXT, sync4 TEXT
);
"""

# The tables of com.android.providers.contacts: calllog.db
CALL_LOG = """
CREATE TABLE android_metadata (
    locale TEXT
);
CREATE TABLE properties (
    property_key TEXT PRIMARY KEY, property_value TEXT
);
CREATE TABLE calls (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT, presentation INTEGER NOT NULL DEFAULT 1, post_dial_digits
    TEXT NOT NULL DEFAULT '', via_number TEXT NOT NULL DEFAULT '', date INTEGER, duration INTEGER, data_usage
    INTEGER, type INTEGER, features INTEGER NOT NULL DEFAULT 0, subscription_component_name TEXT, subscription_id
    TEXT, phone_account_address TEXT, phone_account_hidden INTEGER NOT NULL DEFAULT 0, sub_id INTEGER DEFAULT -1,
    new INTEGER, name TEXT, numbertype INTEGER, numberlabel TEXT, countryiso TEXT, voicemail_uri TEXT, is_read
    INTEGER, geocoded_location TEXT, lookup_uri TEXT, matched_number TEXT, normalized_number TEXT, photo_id
    INTEGER NOT NULL DEFAULT 0, photo_uri TEXT, formatted_number TEXT, add_for_all_users INTEGER NOT NULL DEFAULT
    1, last_modified INTEGER DEFAULT 0, _data TEXT, has_content INTEGER, mime_type TEXT, source_data TEXT,
    source_package TEXT, transcription TEXT, transcription_state INTEGER NOT NULL DEFAULT 0, state INTEGER, dirty
    INTEGER NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0, backed_up INTEGER NOT NULL DEFAULT 0, restored
    INTEGER NOT NULL DEFAULT 0, archived INTEGER NOT NULL DEFAULT 0, is_omtp_voicemail INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE voicemail_status (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, source_package TEXT NOT NULL, phone_account_component_name TEXT,
    phone_account_id TEXT, settings_uri TEXT, voicemail_access_uri TEXT, configuration_state INTEGER,
    data_channel_state INTEGER, notification_channel_state INTEGER, quota_occupied INTEGER DEFAULT -1, quota_total
    INTEGER DEFAULT -1, source_type TEXT
);
"""

# The tables of com.android.providers.telephony: mmssms.db
SMS = """
CREATE TABLE sms (
    _id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, person INTEGER, date INTEGER, date_sent INTEGER
    DEFAULT 0, protocol INTEGER, read INTEGER DEFAULT 0, status INTEGER DEFAULT -1, type INTEGER,
    reply_path_present INTEGER, subject TEXT, body TEXT, service_center TEXT, locked INTEGER DEFAULT 0, sub_id
    INTEGER DEFAULT -1, error_code INTEGER DEFAULT 0, creator TEXT, seen INTEGER DEFAULT 0
);
CREATE TABLE pdu (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, thread_id INTEGER, date INTEGER, date_sent INTEGER DEFAULT 0, msg_box
    INTEGER, read INTEGER DEFAULT 0, m_id TEXT, sub TEXT, sub_cs INTEGER, ct_t TEXT, ct_l TEXT, exp INTEGER, m_cls
    TEXT, m_type INTEGER, v INTEGER, m_size INTEGER, pri INTEGER, rr INTEGER, rpt_a INTEGER, resp_st INTEGER, st
    INTEGER, tr_id TEXT, retr_st INTEGER, retr_txt TEXT, retr_txt_cs INTEGER, read_status INTEGER, ct_cls INTEGER,
    resp_txt TEXT, d_tm INTEGER, d_rpt INTEGER, locked INTEGER DEFAULT 0, sub_id INTEGER DEFAULT -1, seen INTEGER
    DEFAULT 0, creator TEXT, text_only INTEGER DEFAULT 0
);
CREATE TABLE addr (
    _id INTEGER PRIMARY KEY, msg_id INTEGER, contact_id INTEGER, address TEXT, type INTEGER, charset INTEGER
);
CREATE TABLE part (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, mid INTEGER, seq INTEGER DEFAULT 0, ct TEXT, name TEXT, chset INTEGER,
    cd TEXT, fn TEXT, cid TEXT, cl TEXT, ctt_s INTEGER, ctt_t TEXT, _data TEXT, text TEXT
);
CREATE TABLE threads (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, date INTEGER DEFAULT 0, message_count INTEGER DEFAULT 0, recipient_ids
    TEXT, snippet TEXT, snippet_cs INTEGER DEFAULT 0, read INTEGER DEFAULT 1, archived INTEGER DEFAULT 0, type
    INTEGER DEFAULT 0, error INTEGER DEFAULT 0, has_attachment INTEGER DEFAULT 0
);
CREATE TABLE canonical_addresses (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT
);
CREATE TABLE android_metadata (
    locale TEXT
);
"""

# The tables of com.android.providers.media.module: external.db
MEDIA = """
CREATE TABLE android_metadata (
    locale TEXT
);
CREATE TABLE files (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, _data TEXT UNIQUE COLLATE NOCASE, _size INTEGER, format INTEGER, parent
    INTEGER, date_added INTEGER, date_modified INTEGER, mime_type TEXT, title TEXT, description TEXT,
    _display_name TEXT, picasa_id TEXT, orientation INTEGER, latitude DOUBLE, longitude DOUBLE, datetaken INTEGER,
    mini_thumb_magic INTEGER, bucket_id TEXT, bucket_display_name TEXT, isprivate INTEGER, title_key TEXT,
    artist_id INTEGER, album_id INTEGER, composer TEXT, track INTEGER, year INTEGER CHECK(year!=0), is_ringtone
    INTEGER, is_music INTEGER, is_alarm INTEGER, is_notification INTEGER, is_podcast INTEGER, album_artist TEXT,
    duration INTEGER, bookmark INTEGER, artist TEXT, album TEXT, resolution TEXT, tags TEXT, category TEXT,
    language TEXT, mini_thumb_data TEXT, name TEXT, media_type INTEGER, old_id INTEGER, is_drm INTEGER, width
    INTEGER, height INTEGER, title_resource_uri TEXT, owner_package_name TEXT DEFAULT NULL, color_standard
    INTEGER, color_transfer INTEGER, color_range INTEGER, _hash BLOB DEFAULT NULL, is_pending INTEGER DEFAULT 0,
    is_download INTEGER DEFAULT 0, download_uri TEXT DEFAULT NULL, referer_uri TEXT DEFAULT NULL, is_audiobook
    INTEGER DEFAULT 0, date_expires INTEGER DEFAULT NULL, is_trashed INTEGER DEFAULT 0, group_id INTEGER DEFAULT
    NULL, primary_directory TEXT DEFAULT NULL, secondary_directory TEXT DEFAULT NULL, document_id TEXT DEFAULT
    NULL, instance_id TEXT DEFAULT NULL, original_document_id TEXT DEFAULT NULL, relative_path TEXT DEFAULT NULL,
    volume_name TEXT DEFAULT NULL, artist_key TEXT DEFAULT NULL, album_key TEXT DEFAULT NULL, genre TEXT DEFAULT
    NULL, genre_key TEXT DEFAULT NULL, genre_id INTEGER, author TEXT DEFAULT NULL, bitrate INTEGER DEFAULT NULL,
    capture_framerate REAL DEFAULT NULL, cd_track_number TEXT DEFAULT NULL, compilation INTEGER DEFAULT NULL,
    disc_number TEXT DEFAULT NULL, is_favorite INTEGER DEFAULT 0, num_tracks INTEGER DEFAULT NULL, writer TEXT
    DEFAULT NULL, exposure_time TEXT DEFAULT NULL, f_number TEXT DEFAULT NULL, iso INTEGER DEFAULT NULL,
    scene_capture_type INTEGER DEFAULT NULL, generation_added INTEGER DEFAULT 0, generation_modified INTEGER
    DEFAULT 0, xmp BLOB DEFAULT NULL, _transcode_status INTEGER DEFAULT 0, _video_codec_type TEXT DEFAULT NULL,
    _modifier INTEGER DEFAULT 0, is_recording INTEGER DEFAULT 0, redacted_uri_id TEXT DEFAULT NULL, _user_id
    INTEGER DEFAULT 0, _special_format INTEGER DEFAULT NULL
);
"""

# The tables of com.android.providers.calendar: calendar.db
CALENDAR = """
CREATE TABLE Events (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, _sync_id TEXT, dirty INTEGER, mutators TEXT, lastSynced INTEGER DEFAULT
    0, calendar_id INTEGER NOT NULL, title TEXT, eventLocation TEXT, description TEXT, eventColor INTEGER,
    eventColor_index TEXT, eventStatus INTEGER, selfAttendeeStatus INTEGER NOT NULL DEFAULT 0, dtstart INTEGER,
    dtend INTEGER, eventTimezone TEXT, duration TEXT, allDay INTEGER NOT NULL DEFAULT 0, accessLevel INTEGER NOT
    NULL DEFAULT 0, availability INTEGER NOT NULL DEFAULT 0, hasAlarm INTEGER NOT NULL DEFAULT 0,
    hasExtendedProperties INTEGER NOT NULL DEFAULT 0, rrule TEXT, rdate TEXT, exrule TEXT, exdate TEXT,
    original_id INTEGER, original_sync_id TEXT, originalInstanceTime INTEGER, originalAllDay INTEGER, lastDate
    INTEGER, hasAttendeeData INTEGER NOT NULL DEFAULT 0, guestsCanModify INTEGER NOT NULL DEFAULT 0,
    guestsCanInviteOthers INTEGER NOT NULL DEFAULT 1, guestsCanSeeGuests INTEGER NOT NULL DEFAULT 1, organizer
    STRING, isOrganizer INTEGER, deleted INTEGER NOT NULL DEFAULT 0, eventEndTimezone TEXT, customAppPackage TEXT,
    customAppUri TEXT, uid2445 TEXT, sync_data1 TEXT, sync_data2 TEXT, sync_data3 TEXT, sync_data4 TEXT,
    sync_data5 TEXT, sync_data6 TEXT, sync_data7 TEXT, sync_data8 TEXT, sync_data9 TEXT, sync_data10 TEXT
);
CREATE TABLE Calendars (
    _id INTEGER PRIMARY KEY, account_name TEXT, account_type TEXT, _sync_id TEXT, dirty INTEGER, mutators TEXT,
    name TEXT, calendar_displayName TEXT, calendar_color INTEGER, calendar_color_index TEXT, calendar_access_level
    INTEGER, visible INTEGER NOT NULL DEFAULT 1, sync_events INTEGER NOT NULL DEFAULT 0, calendar_location TEXT,
    calendar_timezone TEXT, ownerAccount TEXT, isPrimary INTEGER, canOrganizerRespond INTEGER NOT NULL DEFAULT 1,
    canModifyTimeZone INTEGER DEFAULT 1, canPartiallyUpdate INTEGER DEFAULT 0, maxReminders INTEGER DEFAULT 5,
    allowedReminders TEXT DEFAULT '0, 1', allowedAvailability TEXT DEFAULT '0, 1', allowedAttendeeTypes TEXT
    DEFAULT '0, 1, 2', deleted INTEGER NOT NULL DEFAULT 0, cal_sync1 TEXT, cal_sync2 TEXT, cal_sync3 TEXT,
    cal_sync4 TEXT, cal_sync5 TEXT, cal_sync6 TEXT, cal_sync7 TEXT, cal_sync8 TEXT, cal_sync9 TEXT, cal_sync10
    TEXT
);
CREATE TABLE Attendees (
    _id INTEGER PRIMARY KEY, event_id INTEGER, attendeeName TEXT, attendeeEmail TEXT, attendeeStatus INTEGER,
    attendeeRelationship INTEGER, attendeeType INTEGER, attendeeIdentity TEXT, attendeeIdNamespace TEXT
);
CREATE TABLE Instances (
    _id INTEGER PRIMARY KEY, event_id INTEGER, begin INTEGER, end INTEGER, startDay INTEGER, endDay INTEGER,
    startMinute INTEGER, endMinute INTEGER, UNIQUE (event_id, begin, end)
);
CREATE TABLE Reminders (
    _id INTEGER PRIMARY KEY, event_id INTEGER, minutes INTEGER, method INTEGER NOT NULL DEFAULT 0
);
"""

# The table of SIM cards of Android 13 and newer in telephony.db
TELEPHONY = """
CREATE TABLE android_metadata (
    locale TEXT
);
CREATE TABLE siminfo (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, icc_id TEXT NOT NULL, sim_id INTEGER DEFAULT -1, display_name TEXT,
    carrier_name TEXT, name_source INTEGER DEFAULT 0, color INTEGER DEFAULT 0, number TEXT, display_number_format
    INTEGER NOT NULL DEFAULT 1, data_roaming INTEGER DEFAULT 0, mcc INTEGER DEFAULT 0, mnc INTEGER DEFAULT 0, mcc_string
    TEXT, mnc_string TEXT, is_embedded INTEGER DEFAULT 0, card_id TEXT NOT NULL, carrier_id INTEGER DEFAULT -1,
    iso_country_code TEXT, imsi TEXT, phone_number_source_carrier TEXT DEFAULT '', phone_number_source_ims TEXT DEFAULT ''
);
"""

# The tables of data/system_ce/N/accounts_ce.db
ACCOUNTS_CE = """
CREATE TABLE android_metadata (
    locale TEXT
);
CREATE TABLE accounts (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, type TEXT NOT NULL, password TEXT,
    UNIQUE(name,type)
);
CREATE TABLE authtokens (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, accounts_id INTEGER NOT NULL, type TEXT NOT NULL, authtoken TEXT,
    UNIQUE (accounts_id,type)
);
CREATE TABLE extras (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, accounts_id INTEGER, key TEXT NOT NULL, value TEXT,
    UNIQUE(accounts_id,key)
);
"""

# The tables of data/system_de/N/accounts_de.db
ACCOUNTS_DE = """
CREATE TABLE android_metadata (
    locale TEXT
);
CREATE TABLE accounts (
    _id INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, previous_name TEXT,
    last_password_entry_time_millis_epoch INTEGER DEFAULT 0, UNIQUE(name,type)
);
CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL, value TEXT
);
CREATE TABLE grants (
    accounts_id INTEGER NOT NULL, auth_token_type STRING NOT NULL, uid INTEGER NOT NULL, UNIQUE
    (accounts_id,auth_token_type,uid)
);
CREATE TABLE visibility (
    accounts_id INTEGER NOT NULL, _package TEXT NOT NULL, value INTEGER, PRIMARY KEY(accounts_id,_package)
);
"""

# The tables of com.android.chrome: app_chrome/Default/History
CHROME = """
CREATE TABLE meta (
    key LONGVARCHAR NOT NULL UNIQUE PRIMARY KEY, value LONGVARCHAR
);
CREATE TABLE urls (
    id INTEGER PRIMARY KEY AUTOINCREMENT, url LONGVARCHAR, title LONGVARCHAR, visit_count INTEGER DEFAULT 0 NOT
    NULL, typed_count INTEGER DEFAULT 0 NOT NULL, last_visit_time INTEGER NOT NULL, hidden INTEGER DEFAULT 0 NOT
    NULL
);
CREATE TABLE visits (
    id INTEGER PRIMARY KEY, url INTEGER NOT NULL, visit_time INTEGER NOT NULL, from_visit INTEGER, transition
    INTEGER DEFAULT 0 NOT NULL, segment_id INTEGER, visit_duration INTEGER DEFAULT 0 NOT NULL
);
CREATE TABLE keyword_search_terms (
    keyword_id INTEGER NOT NULL, url_id INTEGER NOT NULL, lower_term LONGVARCHAR NOT NULL, term LONGVARCHAR NOT
    NULL
);
CREATE TABLE downloads (
    id INTEGER PRIMARY KEY, guid VARCHAR NOT NULL, current_path LONGVARCHAR NOT NULL, target_path LONGVARCHAR NOT
    NULL, start_time INTEGER NOT NULL, received_bytes INTEGER NOT NULL, total_bytes INTEGER NOT NULL, state
    INTEGER NOT NULL, danger_type INTEGER NOT NULL, interrupt_reason INTEGER NOT NULL, hash BLOB NOT NULL,
    end_time INTEGER NOT NULL, opened INTEGER NOT NULL, last_access_time INTEGER NOT NULL, transient INTEGER NOT
    NULL, referrer VARCHAR NOT NULL, site_url VARCHAR NOT NULL, tab_url VARCHAR NOT NULL, tab_referrer_url VARCHAR
    NOT NULL, http_method VARCHAR NOT NULL, by_ext_id VARCHAR NOT NULL, by_ext_name VARCHAR NOT NULL, etag VARCHAR
    NOT NULL, last_modified VARCHAR NOT NULL, mime_type VARCHAR(255) NOT NULL, original_mime_type VARCHAR(255) NOT
    NULL
);
CREATE TABLE downloads_url_chains (
    id INTEGER NOT NULL, chain_index INTEGER NOT NULL, url LONGVARCHAR NOT NULL, PRIMARY KEY (id, chain_index)
);
"""

# The tables of com.whatsapp: msgstore.db, tables of 2022 and later
WHATSAPP = """
CREATE TABLE jid (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, user TEXT NOT NULL, server TEXT NOT NULL, agent INTEGER, type INTEGER,
    raw_string TEXT, device INTEGER
);
CREATE TABLE jid_map (
    lid_row_id INTEGER PRIMARY KEY NOT NULL, jid_row_id INTEGER NOT NULL, sort_id INTEGER
);
CREATE TABLE chat (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, jid_row_id INTEGER UNIQUE, hidden INTEGER, subject TEXT,
    created_timestamp INTEGER, display_message_row_id INTEGER, last_message_row_id INTEGER,
    last_read_message_row_id INTEGER, last_read_receipt_sent_message_row_id INTEGER, last_important_message_row_id
    INTEGER, archived INTEGER, sort_timestamp INTEGER, mod_tag INTEGER, gen REAL, spam_detection INTEGER,
    unseen_earliest_message_received_time INTEGER, unseen_message_count INTEGER, unseen_missed_calls_count
    INTEGER, unseen_row_count INTEGER, plaintext_disabled INTEGER, vcard_ui_dismissed INTEGER,
    change_number_notified_message_row_id INTEGER, show_group_description INTEGER, ephemeral_expiration INTEGER,
    last_read_ephemeral_message_row_id INTEGER, ephemeral_setting_timestamp INTEGER,
    ephemeral_disappearing_messages_initiator INTEGER, unseen_important_message_count INTEGER NOT NULL DEFAULT 0,
    group_type INTEGER NOT NULL DEFAULT 0, growth_lock_level INTEGER, growth_lock_expiration_ts INTEGER,
    last_read_message_sort_id INTEGER, display_message_sort_id INTEGER, last_message_sort_id INTEGER,
    last_read_receipt_sent_message_sort_id INTEGER, has_new_community_admin_dialog_been_acknowledged INTEGER NOT
    NULL DEFAULT 0, history_sync_progress INTEGER, chat_lock INTEGER
);
CREATE TABLE message (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, chat_row_id INTEGER NOT NULL, from_me INTEGER NOT NULL, key_id TEXT NOT
    NULL, sender_jid_row_id INTEGER, status INTEGER, broadcast INTEGER, recipient_count INTEGER, participant_hash
    TEXT, origination_flags INTEGER, origin INTEGER, timestamp INTEGER, received_timestamp INTEGER,
    receipt_server_timestamp INTEGER, message_type INTEGER, text_data TEXT, starred INTEGER, lookup_tables
    INTEGER, sort_id INTEGER NOT NULL DEFAULT 0, message_add_on_flags INTEGER, view_mode INTEGER, translated_text
    TEXT
);
CREATE TABLE message_media (
    message_row_id INTEGER PRIMARY KEY, chat_row_id INTEGER, autotransfer_retry_enabled INTEGER, multicast_id
    TEXT, media_job_uuid TEXT, transferred INTEGER, transcoded INTEGER, file_path TEXT, file_size INTEGER,
    suspicious_content INTEGER, trim_from INTEGER, trim_to INTEGER, face_x INTEGER, face_y INTEGER, media_key
    BLOB, media_key_timestamp INTEGER, width INTEGER, height INTEGER, has_streaming_sidecar INTEGER,
    gif_attribution INTEGER, thumbnail_height_width_ratio REAL, direct_path TEXT, first_scan_sidecar BLOB,
    first_scan_length INTEGER, message_url TEXT, mime_type TEXT, file_length INTEGER, media_name TEXT, file_hash
    TEXT, media_duration INTEGER, page_count INTEGER, enc_file_hash TEXT, partial_media_hash TEXT,
    partial_media_enc_hash TEXT, is_animated_sticker INTEGER, original_file_hash TEXT, mute_video INTEGER DEFAULT
    0, media_caption TEXT, media_upload_handle TEXT
);
CREATE TABLE message_location (
    message_row_id INTEGER PRIMARY KEY, chat_row_id INTEGER, latitude REAL, longitude REAL, place_name TEXT,
    place_address TEXT, url TEXT, live_location_share_duration INTEGER, live_location_sequence_number INTEGER,
    live_location_final_latitude REAL, live_location_final_longitude REAL, live_location_final_timestamp INTEGER,
    map_download_status INTEGER
);
CREATE TABLE message_quoted (
    message_row_id INTEGER PRIMARY KEY AUTOINCREMENT, chat_row_id INTEGER NOT NULL, parent_message_chat_row_id
    INTEGER NOT NULL, from_me INTEGER NOT NULL, sender_jid_row_id INTEGER, key_id TEXT NOT NULL, timestamp
    INTEGER, message_type INTEGER, origin INTEGER, text_data TEXT, payment_transaction_id TEXT, lookup_tables
    INTEGER
);
CREATE TABLE message_add_on (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, chat_row_id INTEGER NOT NULL, from_me INTEGER NOT NULL, key_id TEXT NOT
    NULL, sender_jid_row_id INTEGER, parent_message_row_id INTEGER, received_timestamp INTEGER, status INTEGER,
    timestamp INTEGER, message_add_on_type INTEGER
);
CREATE TABLE message_add_on_reaction (
    message_add_on_row_id INTEGER PRIMARY KEY, reaction TEXT, sender_timestamp INTEGER
);
CREATE TABLE message_revoked (
    message_row_id INTEGER PRIMARY KEY, revoked_key_id TEXT NOT NULL, admin_jid_row_id INTEGER, revoke_timestamp
    INTEGER
);
CREATE TABLE message_edit_info (
    message_row_id INTEGER PRIMARY KEY, original_key_id TEXT NOT NULL, edited_timestamp INTEGER NOT NULL,
    sender_timestamp INTEGER NOT NULL
);
CREATE TABLE message_system (
    message_row_id INTEGER PRIMARY KEY, action_type INTEGER NOT NULL
);
CREATE TABLE group_participant_user (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, group_jid_row_id INTEGER NOT NULL, user_jid_row_id INTEGER NOT NULL,
    rank INTEGER, pending INTEGER, add_timestamp INTEGER, label TEXT
);
CREATE TABLE call_log (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, jid_row_id INTEGER, from_me INTEGER, call_id TEXT, transaction_id
    INTEGER, timestamp INTEGER, video_call INTEGER, duration INTEGER, call_result INTEGER, is_dnd_mode_on INTEGER,
    bytes_transferred INTEGER, group_jid_row_id INTEGER NOT NULL DEFAULT 0, is_joinable_group_call INTEGER,
    call_creator_device_jid_row_id INTEGER NOT NULL DEFAULT 0, call_random_id TEXT, call_link_row_id INTEGER NOT
    NULL DEFAULT 0, call_type INTEGER, offer_silence_reason INTEGER, scheduled_id TEXT
);
CREATE TABLE call_log_participant_v2 (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, call_log_row_id INTEGER, jid_row_id INTEGER, call_result INTEGER
);
CREATE TABLE props (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE, value TEXT
);
"""

# The tables of com.whatsapp: wa.db
WHATSAPP_CONTACTS = """
CREATE TABLE android_metadata (
    locale TEXT
);
CREATE TABLE wa_contacts (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, jid TEXT NOT NULL, is_whatsapp_user BOOLEAN NOT NULL, status TEXT,
    status_timestamp INTEGER, number TEXT, raw_contact_id INTEGER, display_name TEXT, phone_type INTEGER,
    phone_label TEXT, unseen_msg_count INTEGER, photo_ts INTEGER, thumb_ts INTEGER, photo_id_timestamp INTEGER,
    given_name TEXT, family_name TEXT, wa_name TEXT, sort_name TEXT, nickname TEXT, company TEXT, title TEXT,
    status_autodownload_disabled INTEGER, keep_timestamp INTEGER, is_spam_reported INTEGER, is_sidelist_synced
    BOOLEAN DEFAULT 0, is_business_synced BOOLEAN DEFAULT 0, disappearing_mode_duration INTEGER,
    disappearing_mode_timestamp LONG, history_sync_initial_phash TEXT, is_starred BOOLEAN
);
"""

# The tables of com.whatsapp: msgstore.db, tables up to 2021
WHATSAPP_OLD = """
CREATE TABLE messages (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, key_remote_jid TEXT NOT NULL, key_from_me INTEGER, key_id TEXT NOT
    NULL, status INTEGER, needs_push INTEGER, data TEXT, timestamp INTEGER, media_url TEXT, media_mime_type TEXT,
    media_wa_type TEXT, media_size INTEGER, media_name TEXT, media_caption TEXT, media_hash TEXT, media_duration
    INTEGER, origin INTEGER, latitude REAL, longitude REAL, thumb_image TEXT, remote_resource TEXT,
    received_timestamp INTEGER, send_timestamp INTEGER, receipt_server_timestamp INTEGER, receipt_device_timestamp
    INTEGER, read_device_timestamp INTEGER, played_device_timestamp INTEGER, raw_data BLOB, recipient_count
    INTEGER, participant_hash TEXT, starred INTEGER, quoted_row_id INTEGER, mentioned_jids TEXT, multicast_id
    TEXT, edit_version INTEGER, media_enc_hash TEXT, payment_transaction_id TEXT, forwarded INTEGER, preview_type
    INTEGER, send_count INTEGER, lookup_tables INTEGER, future_message_type INTEGER, message_add_on_flags INTEGER
);
CREATE TABLE chat_list (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, key_remote_jid TEXT UNIQUE, message_table_id INTEGER, subject TEXT,
    creation INTEGER, last_read_message_table_id INTEGER, last_read_receipt_sent_message_table_id INTEGER,
    archived INTEGER, sort_timestamp INTEGER, mod_tag INTEGER, gen REAL, my_messages INTEGER, plaintext_disabled
    BOOLEAN, last_message_table_id INTEGER, unseen_message_count INTEGER, unseen_missed_calls_count INTEGER,
    unseen_row_count INTEGER, vcard_ui_dismissed INTEGER
);
CREATE TABLE group_participants (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, gjid TEXT NOT NULL, jid TEXT NOT NULL, admin INTEGER, pending INTEGER,
    sent_sender_key INTEGER
);
CREATE TABLE props (
    _id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE, value TEXT
);
"""

# The tables of com.twitter.android: <user id>-NN.db
TWITTER = """
CREATE TABLE users (
    _id INTEGER PRIMARY KEY, user_id INT UNIQUE NOT NULL, username TEXT, name TEXT, description TEXT, web_url
    TEXT, bg_color INT, location TEXT, structured_location BLOB, user_flags INT, followers INT, fast_followers INT
    DEFAULT 0, friends INT, statuses INT, profile_created INT, image_url TEXT, hash INT, updated INT, friendship
    INT, friendship_time INT, favorites INT DEFAULT 0, header_url TEXT, description_entities BLOB, url_entities
    BLOB, media_count INT, extended_profile_fields BLOB, pinned_tweet_id INT, link_color INT, advertiser_type
    TEXT, business_profile_state TEXT
);
CREATE TABLE statuses (
    _id INTEGER PRIMARY KEY, status_id INT UNIQUE NOT NULL, author_id INT, content TEXT, source TEXT, created INT,
    in_r_user_id INT, in_r_status_id INT, favorited INT, latitude TEXT, longitude TEXT, place_data BLOB, entities
    TEXT, retweet_count INT, r_content TEXT, cards BLOB, flags INT, favorite_count INT, lang TEXT,
    supplemental_language TEXT, view_count INT, quoted_tweet_data BLOB, quoted_tweet_id INT, retweeted INT
);
CREATE TABLE search_queries (
    _id INTEGER PRIMARY KEY, type INT, name TEXT NOT NULL, query TEXT NOT NULL, query_id INT, time INT, latitude
    REAL, longitude REAL, radius REAL, location TEXT, pc BLOB, cluster_titles BLOB
);
CREATE TABLE conversations (
    _id INTEGER PRIMARY KEY, conversation_id TEXT UNIQUE NOT NULL, title TEXT, avatar_url TEXT, type INT,
    sort_event_id BIGINT, last_readable_event_id BIGINT, last_read_event_id BIGINT, sort_timestamp BIGINT,
    is_muted INT, min_event_id BIGINT, is_hidden INT, has_more INT, read_only INT
);
CREATE TABLE conversation_entries (
    _id INTEGER PRIMARY KEY, entry_id INT UNIQUE NOT NULL, sort_entry_id INT UNIQUE NOT NULL, conversation_id
    TEXT, user_id INT, created INT, entry_type INT, data BLOB, request_id TEXT
);
CREATE TABLE conversation_participants (
    _id INTEGER PRIMARY KEY, conversation_id TEXT NOT NULL, user_id TEXT NOT NULL, join_time INT NOT NULL,
    participant_type INT NOT NULL
);
"""

# The tables of com.google.android.gm: bigTopDataDB.<n>
GMAIL = """
CREATE TABLE items (
    row_id INTEGER PRIMARY KEY AUTOINCREMENT, server_perm_id TEXT, item_summary_proto BLOB, is_trashed INTEGER,
    thread_type INTEGER, legacy_storage_id INTEGER
);
CREATE TABLE item_messages (
    row_id INTEGER PRIMARY KEY AUTOINCREMENT, server_perm_id TEXT, items_row_id INTEGER, message_proto BLOB,
    zipped_message_proto BLOB, is_missing_details INTEGER, write_sequence_id INTEGER,
    message_details_external_storage_id TEXT, is_invalidated INTEGER, legacy_storage_id INTEGER
);
CREATE TABLE item_message_attachments (
    row_id INTEGER PRIMARY KEY AUTOINCREMENT, item_messages_row_id INTEGER, is_synced INTEGER, attachment_url
    TEXT, attachment_cache_key TEXT, attachment_file_name TEXT, attachment_hash TEXT, message_synced_time_ms
    INTEGER
);
"""
