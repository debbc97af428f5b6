"""How right the contacts are, measured against labels made by hand."""
