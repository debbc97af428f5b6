"""One module per verb of the command line; :mod:`pipeline.cli` finds them here."""
