"""The text as it is read: without what converters and printed pages leave between its words, and put back after."""
