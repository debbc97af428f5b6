"""One file per format; each turns contacts into text or bytes and writes nothing itself."""
