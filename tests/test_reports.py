"""What the founding reports must show, read from the files a reader opens; and the same bytes from two forced runs."""

import html
import json
import re
import unicodedata
from pathlib import Path

import pytest

RUNS = ("start_here", "evidence_gialam", "data_quality", "trends_vn", "trends_hcm")
LANGUAGES = ("vi", "en")


@pytest.fixture(scope="module")
def twice(tmp_path_factory, workbook_copy) -> list[Path]:
    """The reports of two forced runs in two folders, one with one job and one with two."""
    folders = []
    for jobs in ("1", "2"):
        home, run = workbook_copy(tmp_path_factory.mktemp(f"jobs{jobs}") / "workbook")
        done = run("-m", "analysis", "run", *RUNS, "--force", "--jobs", jobs)
        assert done.returncode == 0, done.stderr
        done = run("-m", "analysis", "word", "--no-pdf", "trends_vn")
        assert done.returncode == 0, done.stderr
        folders.append(home / "reports")
    return folders


@pytest.fixture(scope="module")
def reports(twice) -> Path:
    return twice[0]


def page(reports: Path, run: str, language: str) -> str:
    return (reports / run / f"report.{language}.html").read_text(encoding="utf-8")


def words(text: str) -> str:
    """What a reader reads of a page: its text and alt texts, without style, code and embedded images."""
    text = re.sub(r'(?s)<style.*?</style>|<details>.*?</details>|src="data:[^"]*"', " ", text)
    alts = " ".join(re.findall(r'alt="([^"]*)"', text))
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)) + " " + html.unescape(alts))


def result(reports: Path, run: str) -> dict:
    return json.loads((reports / run / "estimate.json").read_text(encoding="utf-8"))


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("run", RUNS)
def test_two_forced_runs_give_the_same_bytes(twice, run):
    first, second = (files(folder / run) for folder in twice)
    assert {Path(name).suffix for name in first} >= {".html", ".json", ".ipynb"}
    if run == "trends_vn":
        assert {Path(name).suffix for name in first} >= {".docx", ".csv", ".xlsx", ".svg", ".png"}
    assert [name for name in first if first[name] != second.get(name)] == [] and set(first) == set(second)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("run", RUNS)
def test_a_page_loads_nothing_and_is_whole(reports, run, language):
    text = page(reports, run, language)
    assert f'<html lang="{language}">' in text and text.rstrip().endswith("</html>")
    loaded = re.findall(r'<(?:img|script|link|iframe|source|object|embed)\b[^>]*?(?:src|href|data)="([^"]*)"', text)
    assert all(address.startswith("data:") for address in loaded)
    assert unicodedata.is_normalized("NFC", text)
    assert all(len(alt) > 20 for alt in re.findall(r'<img[^>]*\balt="([^"]*)"', text))
    read = words(text)
    assert "Traceback" not in read and not re.search(r"(?<![\w-])(nan|NaT)(?![\w-])", read)


@pytest.mark.parametrize("run", [run for run in RUNS if run != "start_here"])
def test_figures_stand_in_the_page_and_beside_it_with_their_numbers(reports, run):
    stems = {path.name.split(".")[0] for path in (reports / run / "figures").iterdir()}
    assert stems
    for stem in stems:
        kinds = {path.name.split(".", 1)[1] for path in (reports / run / "figures").glob(f"{stem}.*")}
        assert kinds == {"vi.svg", "en.svg", "vi.png", "en.png", "csv"}
    assert page(reports, run, "vi").count("<img") == len(stems) == page(reports, run, "en").count("<img")


@pytest.mark.parametrize("run", RUNS)
def test_provenance_holds_data_parameters_lock_and_headline(reports, run):
    stored = json.loads((reports / run / "provenance.json").read_text(encoding="utf-8"))
    assert len(stored["data"]) >= 6 and len(stored["lock"]) == 64 and "parameters" in stored
    assert all(stored["run"]["headline"][language] for language in LANGUAGES)


def test_the_index_leads_to_every_report_in_both_languages(reports):
    index = (reports / "index.html").read_text(encoding="utf-8")
    for run in RUNS:
        for language in LANGUAGES:
            assert f'href="{run}/report.{language}.html"' in index


GIALAM = {
    "vi": ["17 câu lạc bộ", "562 người", "33,1", "509", "22/22", "3.684", "3.566 đến 3.805", "367", "330 đến 407", "35", "24 đến 49",
           "482", "440 đến 527", "8,7", "6,1 đến 11,9", "1.000 đến 9.999", "286.102"],
    "en": ["17 clubs", "562 persons", "33.1", "509", "22/22", "3,684", "3,566 to 3,805", "367", "330 to 407", "35", "24 to 49",
           "482", "440 to 527", "8.7", "6.1 to 11.9", "1,000 to 9,999", "286,102"],
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_of_gia_lam_prints_the_record(reports, language):
    read = words(page(reports, "evidence_gialam", language))
    assert [number for number in GIALAM[language] if number not in read] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_of_gia_lam_holds_no_causal_word(reports, language, causal_words):
    read = words(page(reports, "evidence_gialam", language))
    assert len(read) > 8000
    assert causal_words(read, language) == []


def test_the_fifteen_components_are_refused_with_what_is_missing(reports):
    refusals = [r for r in result(reports, "evidence_gialam")["results"] if r["type"] == "refusal"]
    assert len(refusals) == 15
    assert all(o["needed"]["vi"] and o["needed"]["en"] for r in refusals for o in r["obstacles"])
    for language, verb in (("vi", "mô tả"), ("en", "describe")):
        rows = re.findall(r"<tr[^>]*>(.*?)</tr>", page(reports, "evidence_gialam", language), re.S)
        assert sum(f">{verb}<" in row for row in rows) == 15


def test_every_estimate_of_gia_lam_only_describes(reports):
    estimates = [r for r in result(reports, "evidence_gialam")["results"] if r["type"] == "estimate"]
    assert len(estimates) > 8 and {r["claim"] for r in estimates} == {"describe"}


def test_the_nation_refuses_segmented_regression_and_prosecutions_moved_otherwise(reports):
    refused = [r for r in result(reports, "trends_vn")["results"] if r["type"] == "refusal" and r["method"] == "segmented"]
    assert refused and refused[0]["obstacles"][0]["code"] == "too_few_points"
    assert "the opposite way" in words(page(reports, "trends_vn", "en")) and "ngược chiều" in words(
        page(reports, "trends_vn", "vi")
    )


def test_ho_chi_minh_city_is_estimated_over_nine_points_with_student_and_the_controls_beside_it(reports):
    stored = result(reports, "trends_hcm")
    trend = stored["results"][0]
    assert (trend["n_obs"], trend["start"], trend["end"], trend["scale"]) == (9, "2012", "2020", "percent_per_year")
    assert "Student's t with 7 df" in trend["errors"]["en"] and trend["low"] < trend["value"] < 0 < trend["high"]
    assert {"road_deaths", "road_accidents_serious", "fires_explosions"} <= {r["outcome"] for r in stored["results"]}
    assert {check["name"] for check in stored["checks"]} >= {"spliced_parts", "alternative_figures"}
    read = words(page(reports, "trends_hcm", "vi"))
    assert "Nối vì" in read and "Từng đoạn" in read


def test_no_finished_report_claims_what_its_results_do_not_permit(reports):
    from analysis.run.claim_gate import of_report

    folders = [file.parent for file in sorted(Path(reports).glob("**/estimate.json"))]
    assert len(folders) > 3 and [str(one) for folder in folders for one in of_report(folder)] == []
