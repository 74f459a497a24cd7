"""`python -m analysis new FOLDER`: an evaluation of another programme in another place, with lists of its own and none of the public record."""

from __future__ import annotations

import argparse
import csv
import shutil
from pathlib import Path

from analysis import manifest, paths
from analysis.commands import named, typed
from analysis.errors import BadParameter
from analysis.language import Text, current
from analysis.listing import NAME
from analysis.listing import PUBLIC_RECORD as CATALOGUE

OWN = ("places", "indicators", "components")  # the lists that a person fills in; the others begin empty
PACKED = Path(__file__).parent / "project"  # in an installed package; a checkout has the originals
RUNS = "# Mỗi báo cáo một bảng; xem README của bộ sổ tay. One table a report.\n"
CI = """name: reports
on: [push]
jobs:
  reports:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: { python-version: "3.12" }
      - run: pip install ./directive48-*.whl  # built with: python -m hatchling build -t wheel; put it beside this folder's notebooks/
      - run: python -m analysis run
"""
DONE = Text(
    "Đã tạo {folder}. Điền places.csv, indicators.csv, components.csv trong data/raw/{catalogue} rồi `{add}` từng tệp; bảng của mình thì không cần: "
    "cd {folder} rồi {evaluate}.",
    "Made {folder}. Fill in places.csv, indicators.csv, components.csv in data/raw/{catalogue}, then `{add}` each; a table of your own needs none of "
    "them: cd {folder}, then {evaluate}.",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FOLDER."""
    parser.add_argument("folder", help="thư mục mới / a new folder")


def main(arguments: argparse.Namespace) -> int:
    """Make the folder. Raises BadParameter where it holds something."""
    folder = Path(arguments.folder)
    if folder.exists() and any(folder.iterdir()):
        raise BadParameter(
            expected=Text("một thư mục mới hoặc trống", "a new or empty folder"), found=Text(f"“{folder}” có tệp", f"'{folder}' holds files"),
            where=named("new"), remedy=Text("nêu tên khác", "give another name"),
        )  # fmt: skip
    whole = folder.resolve()
    making = whole.with_name(f".{whole.name[:100]}.making")  # put in place as one; what a killed command left is made anew
    shutil.rmtree(making, ignore_errors=True)
    _fill(making)
    if folder.exists():  # empty, perhaps the one the terminal stands in
        for part in sorted(making.iterdir()):
            part.rename(folder / part.name)
        making.rmdir()
    else:
        making.rename(whole)
    evaluate = Text(typed("evaluate", "TỆP", away=True), typed("evaluate", "FILE", away=True))
    print(
        DONE.fill(folder=str(folder), catalogue=CATALOGUE, add=typed("add", away=True), evaluate=evaluate).to(current() or "vi")
    )
    return 0


def _fill(folder: Path) -> None:
    notebooks, raw = _originals()
    shutil.copytree(notebooks, folder / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    (folder / "notebooks" / "runs.toml").write_text(RUNS, encoding="utf-8")
    _lists(raw, folder / "data" / "raw" / CATALOGUE)
    for name in ("reports", "data/processed", ".github/workflows"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / ".github" / "workflows" / "reports.yml").write_text(CI, encoding="utf-8")
    (folder / ".gitignore").write_text("reports/\ndata/processed/\nworkspace/\nreleases/\n", encoding="utf-8")


def _originals() -> tuple[Path, Path]:
    """The notebooks and the lists: packed with an installed package, else those of the checkout."""
    if PACKED.exists():
        return PACKED / "notebooks", PACKED / "lists"
    return paths.NOTEBOOKS, paths.RAW / CATALOGUE


def _lists(raw: Path, folder: Path) -> None:
    """The catalogue's files with their headings alone, and the MANIFEST that seals them."""
    folder.mkdir(parents=True)
    for file in sorted(raw.glob("*.csv")):
        if file.name != NAME:
            (folder / file.name).write_text(
                file.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8", newline="\n"
            )
    with (raw / NAME).open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    with (folder / NAME).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(lines[0]), lineterminator="\n")
        writer.writeheader()
        for line in lines:
            digest = next(key for key in line if "sha" in key)
            name = next(key for key in line if key in ("file", "path", "name"))
            writer.writerow({key: "" for key in line} | {name: line[name], digest: manifest.sha256(folder / line[name])})
