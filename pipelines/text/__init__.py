"""Bytes to text: the only place where text is changed. Afterwards every fact points into it with spans."""

from pipelines.text.gate import CUT, Decoded, decode, decode_markup, decode_text

__all__ = ["CUT", "Decoded", "decode", "decode_markup", "decode_text"]
