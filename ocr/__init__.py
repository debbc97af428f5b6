"""Pixels in, lines of text out: decode, find cards, straighten, read, codes.

This room imports nothing of ours; it knows nothing of contacts.
"""
