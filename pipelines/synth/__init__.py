"""Synthetic documents with known truth, for benchmarks and tests: `compose(seed, n)` is the n-th of endlessly many.

The words are our own and say nothing true about any body. Nothing made here belongs in a release.
"""

from pipelines.synth.compose import compose
from pipelines.synth.truth import Synthetic, Truth

__all__ = ["Synthetic", "Truth", "compose"]
