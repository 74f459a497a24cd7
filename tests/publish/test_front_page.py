"""The front page and the pages of reports, driven as a reader drives them: search, filters, language, downloads, first screen, axe."""

import re
import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import Thread

import pytest

from analysis.language import LANGUAGES, Text
from analysis.publish.index import FILES, write_index

LOOKS = [(390, "light"), (390, "dark"), (1200, "light"), (1200, "dark")]
PHONE = 390


@pytest.fixture(scope="module")
def reports(tmp_path_factory, saved_of, district):
    """A folder of reports: a trend on real data, a judged component, the whole district, all with their pages."""
    from analysis import Design, estimate, load_panel, record, run_checks
    from analysis.design.examples import question
    from analysis.present import coefficients, figure, sentence, table

    home = tmp_path_factory.mktemp("reports")
    series = {
        "trends_vn_hcm": ("vn-hcm", "criminal_offences"),
        "trends_vn_hn": ("vn-hn", "criminal_offences"),
        "drugs": ("vn-hcm", "drug_cases"),
    }
    for name, (place, outcome) in series.items():
        effect = estimate(Design(load_panel(outcome, places=place)))
        checks = run_checks(effect)
        shown = (sentence(effect, checks=checks), figure(effect, name="trend"), table(effect, checks), record(effect, checks))
        saved_of(home / name, *shown, title=Text(f"Xu hướng {name}", f"Trend {name}"))
    effect = estimate(question("teaching", "c-student"))
    checks = run_checks(effect)
    judged = (sentence(effect, checks=checks), coefficients(effect), table(effect, checks), record(effect, checks))
    saved_of(home / "student", *judged, title=Text("Nhà trọ", "Lodgings"))
    shutil.copytree(district.folder, home / "district")
    write_index(home, ["student"])
    return home


@pytest.fixture
def tab(browser):
    opened = browser.new_page(viewport={"width": 1200, "height": 800})
    yield opened
    opened.close()


def visible(tab) -> list[str]:
    return [card.get_attribute("id") for card in tab.locator(".card").all() if card.is_visible()]


def test_its_foot_says_until_when_the_record_was_gathered_and_how_to_cite(reports):
    for language, told in (("vi", "lấy về đến ngày 28/11/2026"), ("en", "gathered up to 28 November 2026")):
        foot = re.search("<footer>.*</footer>", (reports / FILES[language]).read_text(encoding="utf-8"))[0]
        assert told in foot and "245" in foot and "CITATION.cff" in foot


def test_search_and_filters_show_what_matches_and_say_how_many(tab, reports):
    tab.goto((reports / FILES["vi"]).as_uri())
    assert len(visible(tab)) == 5 and tab.locator("#count").inner_text() == "5"
    tab.get_by_role("searchbox").fill("nha tro")  # without diacritics
    assert visible(tab) == ["student"] and tab.locator("#count").inner_text() == "1"
    tab.get_by_role("searchbox").fill("không có gì như vậy")
    assert visible(tab) == [] and tab.locator("#none").is_visible()
    tab.get_by_role("button").click()
    tab.wait_for_function("document.getElementById('count').textContent === '5'")
    tab.get_by_label("Địa bàn").select_option("Thành phố Hà Nội")
    assert visible(tab) == ["trends_vn_hn"]


def test_the_switch_leads_to_the_other_language_and_each_page_speaks_one(tab, reports):
    tab.goto((reports / FILES["vi"]).as_uri())
    tab.get_by_role("link", name="English", exact=True).click()
    assert tab.url.endswith(FILES["en"]) and tab.evaluate("document.documentElement.lang") == "en"
    assert "Kết luận" not in tab.inner_text("body") and "chưa đủ cơ sở" not in tab.inner_text("body")
    tab.locator("#trends_vn_hcm h3 a").click()
    assert tab.url.endswith("trends_vn_hcm/report.en.html")


def test_every_card_has_a_verdict_a_headline_and_a_drawing(tab, reports):
    tab.goto((reports / FILES["vi"]).as_uri())
    for card in tab.locator(".card").all():
        assert card.locator(".badge").count() >= 1 and card.locator(".headline").inner_text().strip()
        assert card.locator("svg[role=img]").count() == (card.locator(".refused").count() == 0)
        assert all(len(svg.get_attribute("aria-label")) > 20 for svg in card.locator("svg").all())
    assert "mô phỏng" in tab.locator("#student .badges").inner_text().lower()
    rows = tab.locator(".summary .rows li:not(.axis)").all()
    assert len(rows) == 2 and all("%" in row.locator(".value").inner_text() and row.locator("svg").count() == 1 for row in rows)
    assert re.match(
        r"Trong 2 chuỗi số liệu công khai, (?:[12] chuỗi|chưa chuỗi nào) thay đổi rõ rệt", tab.locator(".answer").inner_text()
    )
    tab.locator(".summary .rows a").first.click()
    assert tab.url.endswith("report.vi.html")


@pytest.mark.parametrize("width", [PHONE, 1200])
@pytest.mark.parametrize("page", ["trends_vn_hcm/report.vi.html", "student/report.en.html"])
def test_the_first_screen_holds_question_answer_and_figure(tab, reports, page, width):
    tab.set_viewport_size({"width": width, "height": 844})
    tab.goto((reports / page).as_uri())
    for part in (".question", "h1", ".headline .first", ".lead img"):
        box = tab.locator(part).first.bounding_box()
        assert box["y"] + min(box["height"], 200) <= 844, part
    assert tab.locator("details[open]").count() == 0 and tab.locator("details.provenance").count() == 1
    assert tab.locator("details.code").count() == 1 and tab.locator("details.code pre").count() >= 3


def test_a_printed_page_ends_with_its_text(tab, reports):
    """The foot, whose parts are folded on the screen, printed as an empty page of its own."""
    tab.emulate_media(media="print")
    tab.goto((reports / "student/report.vi.html").as_uri())
    assert not any(tab.locator(part).is_visible() for part in ("footer", "nav.top", "details.code"))


def test_a_point_of_a_figure_says_its_value_where_it_is_pointed_at(tab, reports):
    tab.goto((reports / "trends_vn_hcm/report.vi.html").as_uri())
    drawn, points = tab.locator(".lead img").bounding_box(), tab.locator(".lead svg.points").bounding_box()
    assert all(abs(drawn[side] - points[side]) < 2 for side in ("x", "y", "width", "height"))
    said = tab.locator(".lead svg.points title").all_text_contents()
    assert len(said) >= 9 and all(re.fullmatch(r"\d{4}: [\d.,]+", text) for text in said)
    one = tab.locator(".lead svg.points circle").first.bounding_box()
    at = tab.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).tagName", [one["x"] + one["width"] / 2, one["y"] + one["height"] / 2]
    )
    assert at == "circle"


def test_word_files_are_linked_from_the_page_and_the_card_once_they_are_made(tab, reports, tmp_path):
    from analysis.publish.saved import load
    from analysis.publish.word_command import write

    home = tmp_path / "reports"
    shutil.copytree(reports / "student", home / "student")
    shutil.copytree(reports / "district", home / "district")
    tab.goto((home / "student/report.vi.html").as_uri())
    assert tab.locator(".word").count() == 0
    write(load(home / "student"), ("vi",))
    write(load(home / "district").of_place("vn-hn-gialam"), ("vi",))
    tab.reload()
    files = [link.get_attribute("href") for link in tab.locator(".word a").all()]
    assert files == ["report.vi.docx", "brief.vi.docx"] and all((home / "student" / file).exists() for file in files)
    with tab.expect_download() as taken:
        tab.locator(".word a").first.click()
    assert taken.value.suggested_filename == "report.vi.docx"
    tab.goto(write_index(home, []).as_uri())
    assert tab.locator("#student .more a[href='student/report.vi.docx']").count() == 1


@pytest.fixture
def served(reports):
    """The address of the reports on a server of this machine alone: from a folder a browser shows what it would download."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(reports))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_reader_finds_a_report_changes_the_language_opens_it_and_takes_tables_and_figures_along(tab, served):
    tab.goto(f"{served}/{FILES['vi']}")
    tab.get_by_role("searchbox").fill("nhà trọ")
    tab.get_by_role("link", name="English", exact=True).click()
    tab.get_by_role("searchbox").fill("lodgings")
    tab.get_by_label("Verdict").select_option(index=0)
    assert visible(tab) == ["student"]
    tab.locator(".card:visible h3 a").click()
    for kind in ("xlsx", "csv", "png", "svg"):
        with tab.expect_download() as taken:
            tab.locator(f".files a[href$='.{kind}']").first.click()
        assert taken.value.suggested_filename.endswith(kind) and taken.value.path().stat().st_size > 100
    tab.get_by_role("link", name="Tiếng Việt", exact=True).click()
    assert tab.url.endswith("student/report.vi.html")


def test_every_download_of_a_page_is_there(tab, reports):
    tab.goto((reports / "student/report.vi.html").as_uri())
    links = [link.get_attribute("href") for link in tab.locator(".files a").all()]
    assert {link.rpartition(".")[2] for link in links} == {"csv", "xlsx", "svg", "png"}
    assert [link for link in links if not (reports / "student" / link).exists()] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "page",
    ["{index}", "trends_vn_hcm/report.{language}.html", "student/report.{language}.html", "district/report.{language}.html"],
)
def test_axe_finds_no_serious_violation_and_nothing_is_wider_than_the_screen(browser, reports, page, language):
    script = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    file = reports / page.format(index=FILES[language], language=language)
    for width, scheme in LOOKS:
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
        tab = context.new_page()
        tab.goto(file.as_uri())
        assert tab.evaluate("document.documentElement.scrollWidth") == width
        tab.evaluate(script)
        found = tab.evaluate("axe.run()")["violations"]
        context.close()
        assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []


def test_no_page_fetches_anything(reports):
    for page in reports.rglob("*.html"):
        text = re.sub(r'src="data:[^"]*"', "", page.read_text(encoding="utf-8"))
        assert re.findall(r'<(?:script|img|link|iframe|source)\b[^>]*\b(?:src|href)="[^"]*"', text) == []


def test_hostile_names_are_text_on_the_front_page(tab, tmp_path, saved_of):
    from analysis.present.display import Sentence

    hostile = '"><script>window.broken = 1</script><img src=x onerror="window.broken=1">\u202e👮 ' + "d" * 300
    said = Sentence(text=Text(hostile, hostile), role="headline", language="vi")
    saved_of(tmp_path / "hostile", said, title=Text(hostile, hostile))
    tab.goto(write_index(tmp_path, []).as_uri())
    assert tab.evaluate("window.broken") is None and "<script>" in tab.locator("h3").inner_text()
    tab.goto((tmp_path / "hostile" / "report.vi.html").as_uri())
    assert tab.evaluate("window.broken") is None
    tab.set_viewport_size({"width": PHONE, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") == PHONE
