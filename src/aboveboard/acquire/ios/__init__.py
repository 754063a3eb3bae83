"""An iPhone that is connected, unlocked and whose holder has tapped 'Trust': asked over its documented services."""
