"""The units of the text as a tree: Phần, Chương, Mục, Điều, khoản, điểm, outlines of the Party, appendices."""
