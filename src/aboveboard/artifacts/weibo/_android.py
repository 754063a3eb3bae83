"""What the files about weibo share."""

HOME = "{app_data:com.sina.weibo}/databases/"

SOURCES = (
    "https://github.com/abrignoni/ALEAPP (weibo.py)",
    "public notes on the schema of Weibo 16.5.3 (home_table, like_table, follower_table, t_message)",
)
