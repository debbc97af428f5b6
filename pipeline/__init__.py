"""Folder in, address book and worklist out: the commands, the run, exports and follow-up."""
