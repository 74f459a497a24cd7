"""What several rooms' tests need: a temporary copy of the workbook, and its commands run in a process of their own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
os.environ["PYTHONPATH"] = str(ROOT)  # kernels import the analysis/ that stands beside these tests
os.environ.pop("DIRECTIVE48_LANGUAGE", None)
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a third of what a short command costs is to compile the modules anew


# Files that take longest, before all others: no core waits at the end for one of them. What is missing here only begins later.
LONGEST = (
    "tests/lab/", "tests/test_reports.py", "tests/run/test_failures.py", "tests/contract/", "tests/publish/release/",
    "tests/credentials/", "tests/run/test_warm_kernels.py", "tests/publish/", "tests/present/test_shipped_figures.py",
    "tests/present/test_hard_figures.py", "tests/ingest/test_add_command.py", "tests/ingest/test_decisions.py",
    "tests/ingest/test_killed_imports.py", "tests/ingest/test_generated_tables.py", "tests/ingest/test_paragraphs.py",
    "tests/test_terminal.py", "tests/run/", "tests/reference/", "tests/design/", "tests/ingest/",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first."""
    places = {
        item.nodeid: next((n for n, name in enumerate(LONGEST) if item.nodeid.startswith(name)), len(LONGEST)) for item in items
    }
    items.sort(key=lambda item: places[item.nodeid])


@pytest.fixture(autouse=True)
def unchanged_process():
    """The language and the folder that a command chose end with its test: which files share a worker changes from run to run."""
    language, folder = os.environ.get("DIRECTIVE48_LANGUAGE"), Path.cwd()
    yield
    os.environ.pop("DIRECTIVE48_LANGUAGE", None)
    if language is not None:
        os.environ["DIRECTIVE48_LANGUAGE"] = language
    os.chdir(folder)


@pytest.fixture(autouse=True, scope="module")
def nothing_read_yet():
    """Each file of tests begins like a notebook: no row of the record was read, and names are read as no source writes them."""
    from analysis import reading
    from analysis.catalogue import declared

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_READ", {})
        yield
    declared.of_source("")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project these tests belong to."""
    return ROOT


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of data/raw, notebooks and the lock, for commands that read or change them."""
    return copied(tmp_path / "workbook")


@pytest.fixture(scope="session")
def workbook_copy() -> Callable[[Path], tuple[Path, Callable[..., subprocess.CompletedProcess]]]:
    """`home, run = workbook_copy(folder)`, for fixtures that live longer than one test."""

    def made(folder: Path):
        home = copied(folder)
        return home, lambda *arguments, timeout=300: run_in(home, *arguments, timeout=timeout)

    return made


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """The environment in which a command works on the temporary workbook."""
    return {**os.environ, "DIRECTIVE48_HOME": str(home)}


@pytest.fixture
def python(home: Path) -> Callable[..., subprocess.CompletedProcess]:
    """Run python with arguments in the temporary workbook: `python("-m", "analysis", "check")`."""
    return lambda *arguments, timeout=120: run_in(home, *arguments, timeout=timeout)


@pytest.fixture(scope="module")
def browser():
    """Chromium, driven by playwright."""
    if CHROMIUM is None:
        pytest.fail("no Chromium: install it (Debian, Ubuntu: apt-get install chromium; or: playwright install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


# Words that say that one thing came about through another. A description may use none of them.
CAUSAL = {
    "vi": """làm giảm|làm tăng|làm thay đổi|kéo giảm|giảm nhờ|nhờ|tác động|góp phần|hiệu quả|dẫn đến|dẫn tới|khiến|ảnh hưởng|kìm hãm|
        kìm chế|kiềm chế|đẩy lùi|ngăn chặn|đem lại|mang lại|tạo nên|tạo ra|thúc đẩy|giúp|phát huy|là kết quả của|bởi vì|tại vì""",
    "en": """reduc(?:ed|es|ing|e|tion)|caus(?:ed|es|ing)|led to|leads to|because of|impacts?|effects?|effective(?:ly|ness)?|thanks to|due to|
        result(?:ed|s|ing) in|contribut(?:ed|es) to|help(?:ed|s)|with the help of|lowered|raises|curb(?:ed|s)|drove|driven by|brought about|
        improv(?:ed|es)|as a result|owing to|through tips|work(?:ed|s) because""",
}


@pytest.fixture(scope="session")
def causal_words() -> Callable[[str, str], list[str]]:
    """`causal_words(text, language)`: the causal words in a text, each with what stands around it."""
    lists = {language: "|".join(word.strip() for word in words.split("|")) for language, words in CAUSAL.items()}
    patterns = {language: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I) for language, words in lists.items()}
    return lambda text, language: [text[max(0, m.start() - 40) : m.end() + 30] for m in patterns[language].finditer(text)]


def copied(home: Path) -> Path:
    """Copy what a command needs into an empty folder."""
    shutil.copytree(ROOT / "data" / "raw", home / "data" / "raw")
    shutil.copytree(ROOT / "notebooks", home / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copy(ROOT / "requirements.lock", home)
    return home


def run_in(home: Path, *arguments: str, timeout: float = 120) -> subprocess.CompletedProcess:
    """Run python with arguments on a folder; the output is text."""
    return subprocess.run(
        [sys.executable, *arguments], env={**os.environ, "DIRECTIVE48_HOME": str(home)}, cwd=home, capture_output=True, encoding="utf-8",
        timeout=timeout, check=False,
    )  # fmt: skip
