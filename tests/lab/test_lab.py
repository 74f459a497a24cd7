"""Every notebook, opened in JupyterLab and run from top to bottom in a browser, shows its headline and figures without an error."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from analysis.run import lab as opened

NAMES = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))
TOKEN = "directive48"
LANGUAGES = ("vi", "en")
MIME = "application/vnd.directive48.v1+json"
PATIENCE = 420  # seconds; the notebook of a component refits its design some hundred times
WITHOUT_FIGURES = ("05_import", "25_each_place", "80_credentials", "90_summary")
UNSTORED = ("90_summary",)  # its headline is that of the reports that are there
IDLE = "document.querySelector('.jp-Notebook-ExecutionIndicator')?.dataset.status === 'idle'"
# The indicator says idle before there is a kernel; the status bar does not.
CONNECTED = "document.querySelector('#jp-main-statusbar')?.innerText.includes('| Idle')"
OPEN = "async path => { await window.jupyterapp.commands.execute('docmanager:open', { path }); }"
CLOSE = """async () => { const app = window.jupyterapp; const open = app.shell.currentWidget;
          await open.context.save(); open.dispose(); await app.serviceManager.sessions.shutdownAll(); }"""
NUMBERED = """() => { const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(p => p.textContent);
             return prompts.length > 0 && prompts.every(p => /\\[\\d+\\]/.test(p)); }"""


@pytest.fixture(scope="module")
def lab(root, tmp_path_factory):
    """JupyterLab with its warm kernel on a folder with two copies of notebooks/, the language parameter set in each: (address, folder)."""
    home = tmp_path_factory.mktemp("lab")
    folder = home / "notebooks"
    for language in LANGUAGES:
        shutil.copytree(root / "notebooks", folder / language, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
        for notebook in (folder / language).glob("*.ipynb"):
            text = notebook.read_text(encoding="utf-8")
            notebook.write_text(text.replace('language: str = \\"vi\\"', f'language: str = \\"{language}\\"'), encoding="utf-8")
    settings = home / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    wanted = {"windowingMode": "none", "kernelShutdown": True}  # draw cells out of sight too; a closed notebook leaves no kernel
    (settings / "tracker.jupyterlab-settings").write_text(json.dumps(wanted), encoding="utf-8")
    environment = {**opened.environment(), "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"), "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
                   "JUPYTER_CONFIG_DIR": str(home / "config"), "JUPYTER_RUNTIME_DIR": str(home / "runtime")}  # fmt: skip
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyter", "lab", f"--notebook-dir={folder}", "--no-browser", "--ServerApp.ip=127.0.0.1",
               f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}",
               "--ServerApp.allow_root=True", "--LabApp.news_url=None", "--LabApp.expose_app_in_browser=True"]  # fmt: skip
    log = (home / "lab.log").open("w")
    server = subprocess.Popen(command, env=environment, cwd=root, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/api?token={TOKEN}", server, home / "lab.log")
        yield address, folder
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
        log.close()


@pytest.fixture(scope="module")
def page(lab, browser):
    """JupyterLab in the browser, loaded once: the notebooks are opened in it one after another."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.goto(f"{lab[0]}/lab?token={TOKEN}&reset")
    page.wait_for_selector("#jp-MainMenu .lm-MenuBar-item", timeout=90_000)
    yield page
    page.close()


def wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")


def stored_headline(notebook: Path, language: str) -> str:
    if notebook.stem in UNSTORED:
        return ""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    cell = next(cell for cell in cells if "headline" in cell["metadata"].get("tags", []))
    return cell["outputs"][0]["data"][MIME][language]["text"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notebook_run_in_the_browser_shows_its_headline_and_figures(lab, page, language, name, tmp_path):
    wanted = stored_headline(lab[1] / language / f"{name}.ipynb", language)
    page.evaluate(OPEN, f"{language}/{name}.ipynb")
    try:
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=90_000)
        page.wait_for_function(CONNECTED, timeout=90_000)
        page.locator("#jp-MainMenu .lm-MenuBar-item", has_text=re.compile("^(Run|Chạy)$")).click()
        page.click('[data-command="runmenu:run-all"]')
        page.wait_for_function(NUMBERED, timeout=PATIENCE * 1000)
        page.wait_for_function(IDLE, timeout=PATIENCE * 1000)
        page.screenshot(path=tmp_path / f"{name}.{language}.top.png")
        errors = page.locator('.jp-OutputArea-output[data-mime-type*="error"], .jp-OutputArea-output[data-mime-type*="stderr"]')
        assert [text[:500] for text in errors.all_inner_texts()] == []
        outputs = [re.sub(r"\s+", " ", text) for text in page.locator(".jp-OutputArea-output").all_inner_texts()]
        assert re.sub(r"\s+", " ", wanted) in " ".join(outputs)
        images = page.locator(".jp-OutputArea-output img")
        widths = [image.evaluate("image => image.complete ? image.naturalWidth : 0") for image in images.all()]
        assert all(width > 400 for width in widths) and (widths or name in WITHOUT_FIGURES)
        assert all(len(image.get_attribute("alt")) > 20 for image in images.all())
        if widths:
            images.first.scroll_into_view_if_needed()
            page.screenshot(path=tmp_path / f"{name}.{language}.figure.png")
    except Exception:
        page.screenshot(path=tmp_path / f"{name}.{language}.failed.png")
        raise
    finally:
        page.evaluate(CLOSE)
        page.wait_for_function("!document.querySelector('.jp-Notebook')")


SELECT = ".jp-Notebook .widget-dropdown select"
ROWS = [
    f"Xã {p},{y},{'khoảng 7' if (p, y) == (2, 2014) else 10 + (y * p) % 7},{3 + y % 3}"
    for p in range(1, 5)
    for y in range(2012, 2020)
]


def outputs(page) -> str:
    found = page.evaluate(
        "() => [...document.querySelectorAll('.jp-Notebook > .jp-WindowedPanel-outer .jp-CodeCell')].slice(2).map(c => c.innerText)"
    )
    return re.sub(r"\s+", " ", " ".join(found))


def run_all(page) -> None:
    page.locator("#jp-MainMenu .lm-MenuBar-item", has_text=re.compile("^(Run|Chạy)$")).click()
    page.click('[data-command="runmenu:run-all"]')
    page.wait_for_function("document.querySelector('.jp-Notebook-ExecutionIndicator')?.dataset.status !== 'idle'", timeout=30_000)
    waiting = "[...document.querySelectorAll('.jp-InputPrompt')].some(prompt => prompt.innerText.includes('*'))"
    page.wait_for_function(f"!{waiting}", timeout=PATIENCE * 1000)
    page.wait_for_function(IDLE, timeout=PATIENCE * 1000)


def test_what_is_chosen_from_lists_is_what_the_cells_below_show_and_stays_when_all_are_run_again(lab, page, tmp_path):
    """A question answered, an outcome chosen, the button pressed: without a line of code."""
    table = lab[1] / "cua_toi.csv"
    table.write_text("Xã,Năm,Số vụ,Số vụ trộm\n" + "\n".join(ROWS) + "\n", encoding="utf-8")
    notebook = lab[1] / "lists.ipynb"
    text = (lab[1] / "vi" / "01_your_table.ipynb").read_text(encoding="utf-8")
    notebook.write_text(text.replace('data: str = \\"\\"', f"data: str = {str(table)!r}"), encoding="utf-8")
    page.evaluate(OPEN, "lists.ipynb")
    try:
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=90_000)
        page.wait_for_function(CONNECTED, timeout=90_000)
        run_all(page)  # it stops at the answer, because something is asked
        page.locator(SELECT).nth(1).select_option(index=1)
        page.wait_for_function(
            "document.querySelector('.jp-Notebook').innerText.includes('chưa câu hỏi nào') === false", timeout=60_000
        )
        run_all(page)
        assert "khoảng 7" not in outputs(page).partition("Phải trả lời")[2][:300] and "Số vụ" in outputs(page)
        page.locator(SELECT).nth(6).select_option(label="Số vụ trộm")
        page.wait_for_function("document.querySelector('.jp-Notebook').innerText.includes('Đã chọn lại ở trên')", timeout=60_000)
        page.click(".jp-Notebook button:has-text('Trả lời')")
        page.wait_for_function("!document.querySelector('.jp-Notebook').innerText.includes('Đã chọn lại ở trên')", timeout=90_000)
        after = outputs(page)
        run_all(page)
        again = outputs(page)
        page.screenshot(path=tmp_path / "lists.png")
        for shown in (after, again):
            assert "Số vụ trộm" in shown and "bang_mo_phong" not in shown and "MÔ PHỎNG" not in shown
    except Exception:
        page.screenshot(path=tmp_path / "lists.failed.png")
        raise
    finally:
        page.evaluate(CLOSE)
        page.wait_for_function("!document.querySelector('.jp-Notebook')")
