"""Which part of a page is what: listing, letterhead, title, text, foot, appendices, and what stands beside."""
