"""Made-up cards in the scripts that the default engine does not read."""
