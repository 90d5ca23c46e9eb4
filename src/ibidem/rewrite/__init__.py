"""Documents written anew: the same file with its notes' citations spelled out or re-set."""
