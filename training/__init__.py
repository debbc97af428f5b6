"""How the weights of the labelling are made: truth onto segments, fit, cross-validate, write."""
