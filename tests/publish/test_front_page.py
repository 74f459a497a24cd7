"""The front page and the pages of reports, driven as a reader drives them: search, filters, language, downloads, first screen, axe."""

import re
import shutil
from importlib.resources import files

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
    tab.get_by_role("link", name="Trend trends_vn_hcm").click()
    assert tab.url.endswith("trends_vn_hcm/report.en.html")


def test_every_card_has_a_verdict_a_headline_and_a_drawing(tab, reports):
    tab.goto((reports / FILES["vi"]).as_uri())
    for card in tab.locator(".card").all():
        assert card.locator(".badge").count() >= 1 and card.locator(".headline").inner_text().strip()
        assert card.locator("svg[role=img]").count() == (card.locator(".refused").count() == 0)
        assert all(len(svg.get_attribute("aria-label")) > 20 for svg in card.locator("svg").all())
    assert "mô phỏng" in tab.locator("#student .badges").inner_text().lower()
    assert "%" in tab.locator(".summary img").get_attribute("alt")


@pytest.mark.parametrize("page", ["trends_vn_hcm/report.vi.html", "student/report.en.html"])
def test_the_first_screen_holds_question_answer_and_figure(tab, reports, page):
    tab.goto((reports / page).as_uri())
    for part in (".question", "h1", ".headline .first", ".lead img"):
        box = tab.locator(part).first.bounding_box()
        assert box["y"] + min(box["height"], 200) <= 800, part
    assert tab.locator("details[open]").count() == 0 and tab.locator("details.provenance").count() == 1


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
