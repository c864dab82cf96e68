"""What words and lines say, wherever they stand: dates, numbers, types, bodies, persons; how a line begins."""
