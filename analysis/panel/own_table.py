"""A researcher's own panel for a notebook: one row a place and period, from CSV, Excel, Stata or Parquet, as a frame.

Nothing is renamed or guessed: the columns are those of Panel.from_frame (place, period, an outcome, exposure, treated, adopted,
dose, weight). Figures are plain numbers; `3.684` for 3684 is refused, never read.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.errors import BadTable
from analysis.language import Text

READERS = {".csv": "text", ".tsv": "text", ".xlsx": "excel", ".dta": "stata", ".parquet": "parquet"}
NUMBER = re.compile(r"[-−+]?\d+(\.\d+)?([eE][-+]?\d+)?")
GROUPED = re.compile(r"\d{1,3}(\.\d{3})+")  # a Vietnamese thousand, or three decimals: only a person knows


def is_table(name: str) -> bool:
    """Whether a parameter names a file that can be read here."""
    return Path(name).suffix.lower() in READERS


def own_table(name: str) -> pd.DataFrame:
    """The frame. Raises BadTable for a missing file, a kind that cannot be read, or figures that could be read two ways."""
    path = paths.given(name)
    if path is None or not is_table(name):
        raise BadTable(
            expected=Text(f"một tệp {', '.join(READERS)}", f"a file {', '.join(READERS)}"),
            found=Text(f"“{name}”", f"'{name}'"), where="data",
            remedy=Text("ghi đường dẫn tính từ thư mục notebooks/ hoặc từ thư mục dự án",
                        "give the path from notebooks/ or from the project's folder"),
        )  # fmt: skip
    return _READ[READERS[path.suffix.lower()]](path)


def _text(path: Path) -> pd.DataFrame:
    try:
        head = path.read_text(encoding="utf-8-sig").split("\n", 1)[0]
    except UnicodeDecodeError as error:
        raise _unread(path, str(error)) from None
    separator = max(",;\t", key=head.count)
    if separator not in head:
        raise _unread(path, head[:60])
    frame = pd.read_csv(path, sep=separator, dtype=str, keep_default_na=False, encoding="utf-8-sig").apply(
        lambda c: c.str.strip()
    )
    return frame.apply(lambda column: _typed(column, path.name))


def _unread(path: Path, found: str) -> BadTable:
    return BadTable(
        expected=Text("CSV mã UTF-8, các cột cách nhau bằng , ; hoặc tab", "a CSV file in UTF-8, columns separated by , ; or tabs"),
        found=Text(f"“{found}”", f"'{found}'"), where=paths.shown(path),
        remedy=Text("trong Excel: Lưu thành, CSV UTF-8; hoặc lưu dạng .xlsx", "in Excel: Save As, CSV UTF-8; or save as .xlsx"),
    )  # fmt: skip


def _typed(column: pd.Series, file: str) -> pd.Series:
    """Numbers where every filled cell is one; periods, dates and names stay text."""
    filled = column[column != ""]
    if column.name in ("place", "period", "adopted") or not len(filled) or not filled.str.fullmatch(NUMBER).all():
        return column.mask(column == "", None)
    dotted = filled[filled.str.contains(".", regex=False)]
    if len(dotted) and dotted.str.fullmatch(GROUPED).all():
        raise BadTable(
            expected=Text(
                "số viết liền (3684) hoặc có phần thập phân rõ ràng", "plain numbers (3684), or decimals that are clear"
            ),
            found=Text(f"“{dotted.iloc[0]}”: 3684 hay 3,684?", f"'{dotted.iloc[0]}': 3684 or 3.684?"),
            where=Text(
                f"{file}, dòng {dotted.index[0] + 2}, cột {column.name}",
                f"{file}, row {dotted.index[0] + 2}, column {column.name}",
            ),
            remedy=Text("bỏ dấu ngăn cách hàng nghìn rồi lưu lại", "write the numbers without separators of thousands"),
        )
    return pd.to_numeric(column.str.replace("−", "-").mask(column == "", None))


def _excel(path: Path) -> pd.DataFrame:
    return pd.read_excel(path, engine="calamine", dtype=object)  # else text such as 11.962 comes in as a number


_READ = {"text": _text, "excel": _excel, "stata": pd.read_stata, "parquet": pd.read_parquet}
