"""Each page is its own, whoever asks at the same time and whatever became of pandoc."""

import base64
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

from analysis.publish import page as pages
from analysis.publish.document import Document


def written(text: str, **files: bytes) -> str:
    return pages.page(Document(language="en", blocks=[text], files=files), f"T & {text[:5]}", [("a", "x < y")])


def test_threads_get_their_own_pages():
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda n: written(f"number {n}."), range(40)))
    assert all(f"<p>number {n}.</p>" in text for n, text in enumerate(made))


def test_an_interrupted_question_leaves_no_answer_for_the_next(monkeypatch):
    process = pages._pandoc()
    with monkeypatch.context() as patch:
        patch.setattr(pages.json, "loads", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            written("the first")
    assert process.returncode is not None
    assert "the second" in written("the second")


def test_a_dead_pandoc_is_an_error_and_the_next_page_is_made():
    pages._pandoc().send_signal(signal.SIGKILL)
    pages._pandoc().wait()
    with pytest.raises(RuntimeError, match="pandoc ended"):
        written("the first")
    assert "the second" in written("the second")


def test_files_are_inside_and_what_is_not_ours_is_left_as_it_is():
    foreign = """<img src="https://example.org/a.png?x=1&region=2"><script>f('<img src="'+b['c']+'">')</script>"""
    text = written("![](figures/a%20b.svg)\n\n```{=html}\n" + foreign + "\n```", **{"figures/a b.svg": b"<svg/>"})
    assert f'src="data:image/svg+xml;base64,{base64.b64encode(b"<svg/>").decode()}"' in text
    assert foreign in text
    assert "<title>T &amp; ![](f</title>" in text and "x &lt; y" in text


def test_mathematics_that_cannot_be_read_says_nothing_on_the_screen(capfd):
    assert "\\nonsense" in written("$\\nonsense{x}$")
    assert capfd.readouterr().err == ""
