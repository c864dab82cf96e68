"""From the parts of a page to one document: its units, the witnesses of each value, the choice among them."""
