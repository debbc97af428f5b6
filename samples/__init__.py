"""Made-up cards: the committed samples and the generator they come from."""
