"""The page of a release as people use it: in Chromium, from a server that only hands out files."""

import csv
import hashlib
import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="Playwright is an extra: make extras")

import pyarrow.parquet as pq
from browsing import Visit, own_server, plain_server, visiting
from building import PROJECT, SEED, build, page, write_files
from playwright.sync_api import Playwright, expect, sync_playwright
from releasing import order, withdrawn_file

from pipelines.release import make_release
from pipelines.release.page.node import find_node
from pipelines.release.page.site import SOURCES, install_packages
from pipelines.synth import compose

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium: sudo apt-get install chromium")
SCRIPT = "<script>document.title='hacked'</script> & <tt>sách</tt> ở thôn"
LIBRARY = {
    "library/1.txt": page(1, subject=SCRIPT),
    "library/2.txt": page(2, day="01/02/2010", subject="tủ sách 📚 của thôn 𝒜"),
    "library/3.txt": page(3, day="07/08/2014", subject="đọc sách ở trường"),
}
VIEWS = ("", "#/documents", "#/sql", "#/tables", "#/tables/documents", "#/download", "#/quality")
COUNTS = "select issuing_body, year(issue_date) as year, count(*) as documents from documents group by all order by all"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the seed and three pages of ours, one of which would like to run a script."""
    folder = tmp_path_factory.mktemp("browsed")
    shutil.copytree(SEED.parent, folder / "raw" / SEED.parent.name)
    write_files(folder / "raw", LIBRARY)
    return publish(folder)


@pytest.fixture(scope="module")
def large_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of so many documents that its lists and texts are cut into many files."""
    folder = tmp_path_factory.mktemp("large")
    write_files(folder / "raw", {f"made/{n:05}.txt": compose(11, n).text for n in range(800)})
    return publish(folder)


def publish(folder: Path, **asked: object) -> Path:
    """Build a warehouse of folder/raw and release it, with its page."""
    build(folder / "raw", folder / "warehouse", workers=2)
    wishes = replace(order("1.0.0", folder / "raw", allowed="a test", **asked), has_page=True)
    return make_release(folder / "warehouse", folder / "out", wishes)


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def address(release: Path) -> Iterator[str]:
    with plain_server(release) as served:
        yield served


@pytest.fixture
def visit(playwright: Playwright, address: str) -> Iterator[Visit]:
    """A visit that must end without a complaint of the browser and without a word to anybody else."""
    with visiting(playwright, address, CHROMIUM) as begun:
        yield begun
    assert begun.complaints == []
    assert begun.outside == []


def test_the_first_view_shows_counts_and_charts_without_the_engine(visit: Visit) -> None:
    visit.go()
    assert visit.text("h1") == "Văn bản chính thức Việt Nam"
    assert visit.texts(".cards b")[0] == "4"
    visit.page.wait_for_selector(".chart svg rect")
    assert len(visit.page.locator(".sparks svg").all()) > 3
    assert visit.page.locator("#gaps").is_visible()
    assert not any("engine/" in path or path.endswith(".parquet") for path in visit.fetched)


def test_a_chart_can_be_filtered_and_read_as_a_table(visit: Visit) -> None:
    visit.go()
    visit.page.wait_for_selector(".chart svg rect")
    visit.page.get_by_role("combobox", name="Loại").select_option("Chỉ thị")
    visit.page.get_by_role("combobox", name="Đếm").select_option("captured")
    visit.page.get_by_text("Xem dưới dạng bảng").click()
    assert visit.texts(".numbers tbody th") == ["2010", "2012", "2014"]
    visit.page.hover(".chart svg rect")
    assert "2010" in visit.text(".tip")


@pytest.mark.parametrize("query", ["bao hiem", "BẢO HIỂM", "bảo hiểm"])
def test_search_finds_words_of_the_text_without_accents(visit: Visit, query: str) -> None:
    visit.go("#/documents")
    visit.page.type("#q", query)
    visit.page.wait_for_selector(".browser[data-ready=true] .tag")
    assert visit.texts(".item-name") == ["Kết luận 62-KL/TW"]
    assert "q=" in visit.page.url


def test_facets_narrow_the_list_and_come_back_with_the_address(visit: Visit) -> None:
    visit.go("#/documents")
    expect(visit.page.locator(".results li")).to_have_count(4)
    visit.page.get_by_role("button", name="Chỉ thị").click()
    expect(visit.page.locator(".results li")).to_have_count(3)
    expect(visit.page.locator(":focus")).to_contain_text("Chỉ thị")
    visit.page.get_by_role("button", name="2010").click()
    expect(visit.page.locator(".results li")).to_have_count(1)
    visit.page.reload()
    visit.ready()
    expect(visit.page.locator(".results li")).to_have_count(1)
    visit.page.get_by_text("Bỏ mọi bộ lọc").click()
    expect(visit.page.locator(".results li")).to_have_count(4)


def open_document(visit: Visit, number: str) -> None:
    visit.go("#/documents?q=" + number)
    visit.page.locator(".results a").first.click()
    visit.page.wait_for_selector("article.document")


def test_a_document_shows_where_each_value_was_read(visit: Visit) -> None:
    open_document(visit, "62-KL/TW")
    marked = visit.texts(".text mark.chosen")
    assert {"62-KL/TW", "8 tháng 12 năm 2009", "Trương Tấn Sang"} <= set(marked)
    visit.page.locator(".fields dd", has_text="62-KL/TW").get_by_role("button").first.click()
    assert visit.page.locator(":focus").inner_text() == "62-KL/TW"
    assert len(visit.texts(".tree a")) == 26
    visit.page.locator(".tree a", has_text="2. ").first.click()
    assert visit.page.locator(":focus").inner_text() == "2."


def test_documents_lead_to_each_other_along_their_references(visit: Visit) -> None:
    open_document(visit, "1-CT/TW")
    visit.page.locator(".text a.citation", has_text="2-CT/TW").click()
    visit.page.wait_for_selector("h1:has-text('tủ sách')")
    assert "1-CT/TW" in visit.text("#ties-cited_by ~ ul")


def test_text_is_never_taken_for_markup(visit: Visit) -> None:
    open_document(visit, "1-CT/TW")
    assert visit.text("h1") == f"Về {SCRIPT}"
    assert SCRIPT in visit.text(".text")
    assert visit.page.locator("main script, main b:has-text('sách')").count() == 0
    assert "hacked" not in visit.page.title().replace(SCRIPT, "")


def test_places_are_right_after_letters_that_take_two_units(visit: Visit) -> None:
    open_document(visit, "2-CT/TW")
    assert "Về tủ sách 📚 của thôn 𝒜" in visit.texts(".text mark")
    assert "Lê Văn Mẫu" in visit.texts(".text mark.chosen")


def test_the_console_answers_and_saves(visit: Visit, tmp_path: Path) -> None:
    visit.go("#/sql")
    visit.ask(COUNTS)
    assert visit.texts(".answer thead th") == ["issuing_body", "year", "documents"]
    rows = [["Ban Bí thư Trung ương Đảng", str(year), "1"] for year in (2010, 2012, 2014)] + [
        ["Bộ Chính trị", "2009", "1"]
    ]
    assert [row.split("\t") for row in visit.texts(".answer tbody tr")] == rows
    for name, button in (("answer.csv", "Tải CSV"), ("answer.parquet", "Tải Parquet")):
        with visit.page.expect_download() as saved:
            visit.page.get_by_role("button", name=button).click()
        saved.value.save_as(tmp_path / name)
    text = (tmp_path / "answer.csv").read_text("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == rows
    assert [list(map(str, row.values())) for row in pq.read_table(tmp_path / "answer.parquet").to_pylist()] == rows
    visit.page.reload()
    visit.ready()
    assert visit.page.input_value("#statement") == COUNTS


def test_every_example_query_runs_in_the_page(visit: Visit) -> None:
    visit.go("#/sql")
    examples = visit.page.locator(".examples button")
    assert examples.count() == 15
    for place in range(15):
        visit.answered(examples.nth(place).click)
        assert visit.page.locator("[role=alert]").count() == 0, visit.text(".answer")
        assert visit.texts(".answer thead th")


def test_a_mistake_in_sql_is_said_in_words(visit: Visit) -> None:
    visit.go("#/sql")
    visit.ask("select * from no_such_table")
    assert "no_such_table does not exist" in visit.text("[role=alert]")
    visit.ask("select * from read_parquet('https://example.org/x.parquet')")
    assert "parquet" in visit.text("[role=alert]").lower()
    visit.ask("select 1 as one, null as nothing, sum(i) as total from range(3) t(i)")
    assert visit.texts(".answer td") == ["1", "NULL", "3"]


def test_files_are_listed_with_size_and_hash(visit: Visit, release: Path) -> None:
    visit.go("#/download")
    shown = visit.page.locator(".hash code").evaluate_all("codes => codes.map(code => code.title)")
    lines = (release / "SHA256SUMS").read_text().splitlines()
    said = {line.split()[0] for line in lines if not line.split()[1].lstrip("*./").startswith(("site/", "index.html"))}
    assert set(shown) == said


@pytest.mark.parametrize("tool", ["DuckDB", "pandas", "Polars", "curl"])
def test_a_snippet_does_what_it_says(visit: Visit, release: Path, tool: str, tmp_path: Path) -> None:
    visit.go("#/download")
    code = (
        visit.page.locator(".snippet", has=visit.page.locator(f"summary:text-is('{tool}')"))
        .locator("pre")
        .text_content()
    )
    assert code
    local = code.replace(visit.address.rstrip("/"), str(release))
    python = PROJECT / ".venv/bin/python" if (PROJECT / ".venv/bin/python").exists() else Path(os.sys.executable)  # type: ignore[attr-defined]
    commands = {
        "DuckDB": [str(python), "-c", "import duckdb, sys; duckdb.sql(sys.argv[1]).show()", local],
        "curl": ["bash", "-euc", code],
    }
    done = subprocess.run(
        commands.get(tool, [str(python), "-c", local]), cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "OK" in done.stdout if tool == "curl" else "Ban Bí thư" in done.stdout


def test_the_language_is_switched_once_and_remembered(visit: Visit) -> None:
    visit.go()
    visit.page.get_by_role("button", name="English").click()
    expect(visit.page.locator("h1")).to_have_text("Vietnamese official documents")
    visit.go("#/documents")
    assert visit.page.locator("html").get_attribute("lang") == "en"
    assert "Politburo" in visit.text(".facets")
    visit.page.get_by_role("button", name="Tiếng Việt").click()
    expect(visit.page.locator("h1")).to_have_text("Văn bản")


def test_the_keyboard_is_enough(visit: Visit) -> None:
    visit.go()
    visit.page.keyboard.press("Tab")
    assert visit.page.locator(":focus").inner_text() == "Đến nội dung"
    visit.page.locator("input[type=search]").focus()
    visit.page.keyboard.type("bao hiem")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector(".browser[data-ready=true] .results a")
    expect(visit.page.locator(":focus")).to_have_text("Văn bản")
    visit.page.locator(".results a").first.focus()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("article.document")
    assert "MTTQ" in visit.page.locator(":focus").inner_text()


def test_an_address_that_leads_nowhere_says_so(visit: Visit) -> None:
    visit.go("#/document/nothing")
    assert "không có văn bản nothing" in visit.text("[role=alert]")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_has_no_serious_finding(playwright: Playwright, address: str, scheme: str, width: int) -> None:
    axe = (install_packages(find_node()) / "node_modules/axe-core/axe.min.js").read_text("utf-8")
    size = {"width": width, "height": 844}
    with visiting(playwright, address, CHROMIUM, viewport=size, color_scheme=scheme) as visit:
        open_document(visit, "62-KL/TW")
        found = [f"document: {finding}" for finding in serious(visit, axe)]
        for view in VIEWS:
            visit.go(view)
            visit.page.wait_for_selector("[aria-busy=true]", state="detached")
            found += [f"{view}: {finding}" for finding in serious(visit, axe)]
            wide = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, f"{view} is {wide} pixels wider than the window"
    assert found == []


def serious(visit: Visit, axe: str) -> list[str]:
    """Return what axe finds serious or critical in the view that is shown, with the elements."""
    visit.page.evaluate(axe)
    found = visit.page.evaluate("axe.run().then(({ violations }) => violations)")
    return [
        f"{finding['id']} at {[node['html'][:120] for node in finding['nodes'][:3]]}"
        for finding in found
        if finding["impact"] in {"serious", "critical"}
    ]


def test_the_page_works_under_the_headers_of_our_own_server(playwright: Playwright, release: Path) -> None:
    with own_server(release) as served, visiting(playwright, served, CHROMIUM) as visit:
        for view in VIEWS:
            visit.go(view)
        visit.go("#/sql")
        visit.ask("select count(*) as n from documents")
        assert visit.texts(".answer td") == ["4"]
        assert (visit.complaints, visit.outside) == ([], [])


def test_a_release_without_texts_and_one_without_documents_explain_themselves(
    playwright: Playwright, tmp_path: Path
) -> None:
    write_files(tmp_path / "raw", {"a/kept.txt": page(1), "a/gone.txt": page(2)})
    gone = withdrawn_file(tmp_path, [hashlib.sha256(page(2).encode()).hexdigest()])
    bare = publish(tmp_path, has_texts=False, withdrawn=gone)
    with plain_server(bare) as served, visiting(playwright, served, CHROMIUM) as visit:
        open_document(visit, "1-CT/TW")
        assert "không có toàn văn" in visit.text(".page .notice")
        assert visit.page.locator(".witnesses button, .places button").count() == 0
        visit.go("#/quality")
        assert "nêu tên một người dân" in visit.text("#withdrawn ~ .scroll")
        assert (visit.complaints, visit.outside) == ([], [])
    write_files(tmp_path / "empty/raw", {"a/note.txt": "không phải văn bản\n"})
    with plain_server(publish(tmp_path / "empty")) as served, visiting(playwright, served, CHROMIUM) as visit:
        for view in VIEWS:
            visit.go(view)
        assert visit.complaints == []


def test_a_large_release_fetches_only_what_a_view_needs(playwright: Playwright, large_release: Path) -> None:
    data = large_release / "site/data"
    assert len(list((data / "documents").iterdir())) > 10
    with plain_server(large_release) as served, visiting(playwright, served, CHROMIUM) as visit:
        visit.go("#/documents?q=giai%20quyet%20don%20thu")
        visit.page.wait_for_selector(".browser[data-ready=true] .results a")
        words = {path for path in visit.fetched if "/words/" in path}
        assert len(words) <= 5
        visit.fetched.clear()
        visit.page.locator(".results a").first.click()
        visit.page.wait_for_selector("article.document")
        fetched = [path for path in visit.fetched if path.startswith("site/data/")]
        assert [path.split("/")[2] for path in fetched] == ["documents"]
        assert sum((large_release / path).stat().st_size for path in fetched) < 150_000


def test_the_sources_are_formatted() -> None:
    prettier = install_packages(find_node()) / "node_modules/.bin/prettier"
    checked = [str(SOURCES / name) for name in ("build.js", "source", "styles", "text")]
    command = [str(prettier), "--config", str(SOURCES / "package.json"), "--check", *checked]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_parts_without_a_browser(tmp_path: Path) -> None:
    node, packages = find_node(), install_packages(find_node())
    sources = tmp_path / "project"
    shutil.copytree(SOURCES, sources / SOURCES.relative_to(PROJECT), ignore=shutil.ignore_patterns("node_modules"))
    shutil.copytree(PROJECT / "tests/extras/page", sources / "tests/extras/page")
    (sources / "node_modules").symlink_to(packages / "node_modules")
    bundle = [str(packages / "node_modules/.bin/esbuild"), "tests/extras/page/units.test.js"]
    options = ["--bundle", "--platform=node", "--format=esm", "--log-level=error", f"--outfile={tmp_path}/units.mjs"]
    subprocess.run([*bundle, *options], cwd=sources, check=True)
    done = subprocess.run([*node.node, "--test", f"{tmp_path}/units.mjs"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
