"""reports/methods.html: every estimator, check and kind of error, from its own file: what it answers, what it suits, its docstring."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pypandoc

from analysis import checks, estimators
from analysis.building import put
from analysis.publish.document import escaped

STYLE = """<style>
body { margin: 0 auto; max-width: 54rem; padding: 1.5rem 1.2rem 4rem; font: 17px/1.6 "Noto Sans", "Segoe UI", "DejaVu Sans", sans-serif; color: #1d1d1b; }
h1 { font-size: 1.7rem; } h2 { margin-top: 2.5rem; } h3 { margin-bottom: .2rem; border-top: 1px solid #dcdcd6; padding-top: 1rem; }
.en { color: #5d5d58; } a { color: #0173b2; } pre { white-space: pre-wrap; font: inherit; margin: .4rem 0; }
</style>"""
HEAD = """# Phương pháp · Methods

[← Mọi báo cáo · All reports](index.html)

Mỗi mục lấy từ chính tệp mã nguồn của phương pháp. Phần mô tả viết bằng tiếng Anh, kèm nguồn tài liệu.
Each entry is taken from the method's own file, with its source in the literature.
"""
INFERENCE = ("choice", "clustered", "randomisation", "wild_bootstrap", "ar1", "newey_west", "exact")


def write_methods(reports: Path, code: str) -> Path:
    """Write the methods page, marked with the checksum of the code it describes; returns its path."""
    parts = [HEAD, "## Ước lượng · Estimators"]
    parts += [
        _entry(name, estimators.estimator(name)) for name in estimators.names() if hasattr(estimators.estimator(name), "NAME")
    ]
    parts += ["## Phép kiểm tra · Checks"]
    parts += [_entry(name, checks.check(name)) for name in checks.names() if hasattr(checks.check(name), "NAME")]
    parts += ["## Sai số và khoảng tin cậy · Errors and intervals"]
    parts += [f'### {name}\n\n::: {{lang="en"}}\n{_paragraphs(inspect.getdoc(_inference(name)))}\n:::' for name in INFERENCE]
    page = pypandoc.convert_text(
        "\n\n".join(parts), to="html5", format="markdown-citations-smart",
        extra_args=["--standalone", "--wrap=none", "--quiet", "-V", "lang=vi", "-M", "pagetitle=Phương pháp", "-V", f"header-includes={STYLE}"],
    )  # fmt: skip
    path = reports / "methods.html"
    put(path, f"{page}<!-- {code} -->\n".encode())
    return path


def _entry(name: str, module: ModuleType) -> str:
    title = getattr(module, "TITLE", None) or module.QUESTION
    suits = ", ".join(sorted(module.SUITS)) if module.SUITS else "—"
    meant = f"\n\n{escaped(module.ESTIMAND.vi)} · {escaped(module.ESTIMAND.en)}" if hasattr(module, "ESTIMAND") else ""
    return (
        f"### {escaped(title.vi)} · {escaped(title.en)} {{#{name}}}{meant}\n\n`{name}` · {escaped(suits)}\n\n"
        f'::: {{lang="en"}}\n{_paragraphs(inspect.getdoc(module) or "")}\n:::'
    )


def _inference(name: str) -> ModuleType:
    return import_module(f"analysis.inference.{name}")


def _paragraphs(text: str) -> str:
    return "\n\n".join(escaped(part) for part in text.split("\n\n"))
