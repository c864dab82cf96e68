"""What converters and portals do to a text without touching a word of it."""

import re
import unicodedata
from collections.abc import Callable

from pipelines.vocab.tones import OLD_TO_NEW

_NEW_TO_OLD = {new: old for old, new in OLD_TO_NEW.items()}
_OPEN_SYLLABLE = re.compile(f"(?<![Qq])(?:{'|'.join(_NEW_TO_OLD)})(?!\\w)")

MENU = "Trang chủ\nGiới thiệu\nTin tức\nVăn bản\nLiên hệ\nĐăng nhập\n\n"
FOOT = "\n\nLượt xem: 128\nIn trang\nQuay lại\n\nCỔNG THÔNG TIN ĐIỆN TỬ\nĐịa chỉ: số 3 phố Bờ Ao\nĐiện thoại: 0209\n"

CONVERTERS: dict[str, Callable[[str], str]] = {
    "letters apart from their tones": lambda text: unicodedata.normalize("NFD", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old Macs": lambda text: text.replace("\n", "\r"),
    "no-break blanks": lambda text: text.replace(" ", "\xa0"),
    "blanks without width": lambda text: re.sub(r"(?<=\w) (?=\w)", " \u200b", text),
    "blanks at the ends of lines": lambda text: text.replace("\n", "  \n"),
    "a margin": lambda text: re.sub(r"^(?=.)", "    ", text, flags=re.MULTILINE),
    "straight quotation marks": lambda text: text.replace("“", '"').replace("”", '"'),
    "longer dashes": lambda text: text.replace(" - ", " – ").replace("\n- ", "\n– "),
    "no-break dashes": lambda text: text.replace("-", "\u2011"),
    "the letter eth": lambda text: text.replace("Đ", "Ð"),
    "breaks of HTML": lambda text: text.replace("\n", "<br>\n"),
    "signs of a quotation": lambda text: re.sub(r"^", "> ", text, flags=re.MULTILINE),
    "a menu above": lambda text: MENU + text,
    "the foot of a portal below": lambda text: text + FOOT,
    "bold type by underscores": lambda text: re.sub(r"\*\*([^*\n]+)\*\*", r"__\1__", text),
    "tabs before paragraphs": lambda text: re.sub(r"(?<=[.;:]\n)(?=[^\W_][^\t\n]+\n)", "\t", text),
    "bullets for the dashes of recipients": lambda text: re.sub(r"^- (?=[^\n]*[;.,]$)", "• ", text, flags=re.MULTILINE),
    "no colon behind the heading of recipients": lambda text: re.sub(r"([Nn]ơi nhận|NƠI NHẬN)[ *]{0,2}:", r"\1", text),
    "no blank between number and day": lambda text: re.sub(r"(?<=[A-ZĐ]{2}) ngày (?=\d)", "ngày ", text),
    "no blank behind the word for day": lambda text: re.sub(r"(?<=[a-zà-ỹ] )ngày (?=\d)", "ngày", text),
    "escaped labels": lambda text: re.sub(r"^(\d{1,2})\. ", r"\1\\. ", text, flags=re.MULTILINE),
    "tones in the old place": lambda text: _OPEN_SYLLABLE.sub(lambda found: _NEW_TO_OLD[found[0]], text),
}
