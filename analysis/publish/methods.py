"""reports/methods.html: every estimator, check and kind of error, from its own file: what it answers, what it suits, its docstring."""

from __future__ import annotations

import inspect
import json
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pypandoc

from analysis import checks, estimators
from analysis.building import put
from analysis.language import Text
from analysis.publish.markdown import escaped

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
SOAK = Path(__file__).with_name("soak.json")
KINDS = {
    "killed at every door": Text(
        "Lệnh bị tắt ngay trước một lần ghi, đổi tên hay xóa", "Command killed just before a write, rename or removal"
    ),
    "killed with workers": Text(
        "Lệnh có tiến trình con, hoặc tiến trình con của nó, bị tắt lúc bất kỳ",
        "Command with workers, or one of them, killed at any time",
    ),
    "full disk": Text("Đĩa đầy giữa chừng", "Disk full midway"),
    "folder that cannot be written": Text("Thư mục không ghi được", "Folder that cannot be written"),
    "two commands at once": Text("Hai lệnh cùng lúc", "Two commands at once"),
    "surroundings": Text("Bảng mã, múi giờ, tên thư mục lạ", "Encodings, time zones, odd names of folders"),
    "clock set back": Text("Đồng hồ bị chỉnh lùi", "Clock set back"),
    "hostile files": Text(
        "Tệp độc hại, mỗi tệp qua từng cửa (không kết thúc bằng lời trong 20 giây của bộ xử lý và 1 GB)",
        "Hostile files, each through its doors (not ended in words within 20 s of the processor and 1 GB)",
    ),
}
JUDGED = {
    "reporting": Text("Tin không phải là tội phạm", "Tips are not crime"),
    "survivors": Text("Nhóm còn lại và mọi nhóm từng lập", "Groups still there and all ever founded"),
    "objections": Text("Phản biện", "Objections"),
    "districts": Text("Nhiều huyện", "Several districts"),
    "costs": Text("Chi phí", "Costs"),
}
PUBLISHED = {
    "release.guard": Text("Số nhỏ được giữ lại khi công bố", "Small counts held back from a release"),
    "release.protect": Text(
        "Giữ lại thêm số nào để không ai tính ngược được", "What else is held back, so that no sum gives them away"
    ),
    "release.attack": Text("Thử tính ngược từ mọi bản đã công bố", "An attack with everything ever released"),
    "trace.index": Text("Địa chỉ của từng con số trong báo cáo", "The address of every number of a report"),
    "trace.compare": Text("Con số bị sửa tay", "Numbers that a hand has changed"),
}
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
    parts += ["## Điều con số có thể che · What a figure may hide"]
    parts += [_told(name, title, f"analysis.judgement.{name}") for name, title in JUDGED.items()]
    parts += ["## Công bố và truy nguồn con số · Publishing, and where a number comes from"]
    parts += [_told(name.replace(".", "-"), title, f"analysis.publish.{name}") for name, title in PUBLISHED.items()]
    parts += _soak()
    page = pypandoc.convert_text(
        "\n\n".join(parts), to="html5", format="markdown-citations-smart",
        extra_args=["--standalone", "--wrap=none", "--quiet", "-V", "lang=vi", "-M", "pagetitle=Phương pháp", "-V", f"header-includes={STYLE}"],
    )  # fmt: skip
    path = reports / "methods.html"
    put(path, f"{page}<!-- {code} -->\n".encode())
    return path


def _soak() -> list[str]:
    """What `make soak` last found, from its stored table."""
    if not SOAK.exists():
        return []
    rows = json.loads(SOAK.read_text(encoding="utf-8"))
    table = ["| Thử · Tried | Số lần · Times | Mất hoặc sót · Lost or left |", "|:--|--:|--:|"]
    table += [
        f"| {escaped(KINDS[kind].vi)} · {escaped(KINDS[kind].en)} | {found['tried']} | {found['lost or left']} |"
        for kind, found in rows.items()
        if kind in KINDS
    ]
    return ["## Thử độ bền · Endurance (`make soak`)", "\n".join(table)]


def _entry(name: str, module: ModuleType) -> str:
    title = getattr(module, "TITLE", None) or module.QUESTION
    suits = ", ".join(sorted(module.SUITS)) if module.SUITS else "—"
    meant = f"\n\n{escaped(module.ESTIMAND.vi)} · {escaped(module.ESTIMAND.en)}" if hasattr(module, "ESTIMAND") else ""
    return (
        f"### {escaped(title.vi)} · {escaped(title.en)} {{#{name}}}{meant}\n\n`{name}` · {escaped(suits)}\n\n"
        f'::: {{lang="en"}}\n{_paragraphs(inspect.getdoc(module) or "")}\n:::'
    )


def _told(anchor: str, title: Text, module: str) -> str:
    said = _paragraphs(inspect.getdoc(import_module(module)) or "")
    return f'### {escaped(title.vi)} · {escaped(title.en)} {{#{anchor}}}\n\n::: {{lang="en"}}\n{said}\n:::'


def _inference(name: str) -> ModuleType:
    return import_module(f"analysis.inference.{name}")


def _paragraphs(text: str) -> str:
    return "\n\n".join(escaped(part) for part in text.split("\n\n"))
