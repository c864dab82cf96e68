"""Line breaks of documents that a converter flattened into one line: put back for reading, one for one blank."""
