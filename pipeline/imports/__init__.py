"""One file per format; each turns somebody's address book into entries and writes nothing."""
