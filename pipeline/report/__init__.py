"""The report: one self-contained page that shows every card beside what was read from it."""
