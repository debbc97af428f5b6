"""Same person, same card: proposals with named reasons, and one contact out of several."""
