"""A connected, unlocked phone in, one sealed zip out: what the authority covers, over the platform's own documented interfaces.

Nothing is unlocked, guessed or pushed; what reading changes on the phone is listed.
"""
