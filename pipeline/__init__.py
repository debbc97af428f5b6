"""Folder in, address book and worklist out: the commands, the run, exports and follow-up."""

__version__ = "0.1.0"
