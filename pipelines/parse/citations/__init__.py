"""References in running text: what is cited, which place of it, and what is done to it."""
