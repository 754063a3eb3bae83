"""Android itself and what comes with it."""
