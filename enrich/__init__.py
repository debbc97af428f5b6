"""Lines of text in, a contact out: candidates, labelling, facts, merging.

This room imports only the data types of :mod:`ocr`; it opens no files.
"""
