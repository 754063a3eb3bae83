"""Google Meet, formerly Duo."""
