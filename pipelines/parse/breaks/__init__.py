"""Line breaks of documents that a converter flattened into one line, or glued: put back for reading."""
