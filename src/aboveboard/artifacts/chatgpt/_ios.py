"""What the files about ChatGPT on iOS share."""

STORE = "{app_data:com.openai.chat}/Library/Application Support/"
SOURCES = ("https://github.com/abrignoni/iLEAPP (chatgpt.py: folders, keys, times)",)
