"""A made-up document as the HTML page of a portal, with the furniture that such pages have around their text."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from pipelines.synth.truth import Synthetic

MENU = ("Trang chủ", "Tin tức", "Văn bản", "Thủ tục hành chính", "Hỏi đáp", "Liên hệ")
STYLE = "body{font-family:serif}nav a{margin:0 1em}.content{max-width:60em}"


def write_html(document: Synthetic) -> str:
    """Return the page: each line of the text a paragraph, bullets a list, within menu, breadcrumbs and footer."""
    truth = document.truth
    title = escape(f"{truth.document_type} {truth.number or ''} {truth.subject or ''}".strip())
    menu = "".join(f'<a href="/muc-{place}">{escape(name)}</a>' for place, name in enumerate(MENU))
    content = "\n".join(write_blocks(document.text.splitlines()))
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{title}</title>\n'
        f"<style>{STYLE}</style><script>window.dataLayer=[];function count(){{return 1}}</script></head>\n"
        f'<body><header><nav>{menu}</nav></header>\n<div class="breadcrumb"><a href="/">Trang chủ</a> › Văn bản</div>\n'
        f'<main><div class="content">\n{content}\n</div></main>\n'
        f"<footer><p>Trang thử nghiệm, mọi nội dung đều do máy đặt ra.</p><nav>{menu}</nav></footer></body></html>\n"
    )


def write_blocks(lines: list[str]) -> Iterator[str]:
    """Yield the blocks of the content; lines without text give none."""
    for is_bullet, group in groupby(filter(str.strip, lines), lambda line: line.startswith("  • ")):
        if is_bullet:
            yield "<ul>" + "".join(f"<li>{escape(line.removeprefix('  • '))}</li>" for line in group) + "</ul>"
        else:
            yield from (f"<p>{escape(line)}</p>" for line in group)
