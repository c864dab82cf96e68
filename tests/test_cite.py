"""`vanban cite`: the citations of any running text as JSON Lines."""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

from pipelines.parse.model import Citation

VANBAN = Path(sys.executable).with_name("vanban")
NEWS = """Tin vắn

Sáng nay xã họp bàn việc thực hiện Thông tư số
14/2021/TT-BYT ngày 9 tháng 9 năm 2021 của Bộ Y tế.
Chủ trì cuộc họp nhắc lại khoản 3 Điều 5 Nghị định số 21/2019/NĐ-CP.
"""


def cite(data: bytes, file: str = "-") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([VANBAN, "cite", file], input=data, capture_output=True, check=False)


def cited(text: str) -> list[dict[str, Any]]:
    run = cite(text.encode())
    assert run.returncode == 0, run.stderr.decode()
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def test_each_citation_is_one_object_with_the_line_where_it_starts() -> None:
    circular, decree = cited(NEWS)
    assert (circular["line"], circular["number"], circular["issue_date"]) == (3, "14/2021/TT-BYT", "2021-09-09")
    assert (decree["line"], decree["number"], decree["pinpoint"]) == (5, "21/2019/NĐ-CP", "dieu:5/khoan:3")


def test_a_citation_wrapped_over_two_lines_is_one_citation() -> None:
    circular = cited(NEWS)[0]
    assert "\n" in circular["text"]
    assert NEWS[circular["span_start"] : circular["span_end"]] == circular["text"]


def test_an_object_has_every_field_of_a_citation() -> None:
    assert set(cited(NEWS)[0]) == {"line", *Citation._fields}


def test_a_date_without_its_day_is_written_as_far_as_it_goes() -> None:
    (resolution,) = cited("Nghị quyết số 7-NQ/TW tháng 3 năm 2012 của Bộ Chính trị")
    assert resolution["issue_date"] == "2012-03"
    assert resolution["line"] == 1


def test_decomposed_letters_and_windows_line_ends_change_no_line_number() -> None:
    written = unicodedata.normalize("NFD", NEWS).replace("\n", "\r\n")
    assert [row["line"] for row in cited(written)] == [3, 5]


def test_a_text_without_citations_and_no_text_at_all_give_no_lines() -> None:
    assert cited("Điều này cho thấy xe biển số 29A-123.45 chạy chậm.") == []
    assert cited("") == []


def test_a_file_is_read_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    run = cite(b"", str(tmp_path / "news.txt"))
    assert run.stdout.decode().count("\n") == 2


def test_what_is_no_text_or_no_file_is_refused_in_one_sentence() -> None:
    for run in (cite(bytes(range(256)) * 40), cite(b"", "no/such/file.txt")):
        assert run.returncode == 2
        assert run.stdout == b""
        assert b"Traceback" not in run.stderr


def test_the_help_shows_examples() -> None:
    run = subprocess.run([VANBAN, "cite", "--help"], capture_output=True, text=True, check=True)
    assert "vanban cite article.txt" in run.stdout
