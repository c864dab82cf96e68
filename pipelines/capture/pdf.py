"""PDF: the text layer, page by page. Read by the extra `documents`."""

import io
import logging

from pipelines.capture.limits import Refusal

FEWEST_LETTERS = 20


def read_pdf(data: bytes) -> str:
    """Return the text layer; Refusal where there is none, or the package that reads it is not installed."""
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - an extra
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError as error:
        raise Refusal("needs_extra", "PDF is read by the extra `documents`: make extras, and run again.") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a file becomes its reason
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refusal("encrypted")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
    except Refusal:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError,
            NotImplementedError, AssertionError, ArithmeticError) as error:  # fmt: skip
        raise Refusal("damaged", f"{type(error).__name__}: {error}"[:300]) from error
    if sum(map(str.isalpha, text)) < FEWEST_LETTERS:
        raise Refusal("no_text_layer")
    return text
