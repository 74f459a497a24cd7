"""The cells under the lists of notebook 01: with every choice they are shown anew, so that none keeps the figures of another table.

A cell's output is given a name when it is shown; what its source gives for the new choice is then put in its place. What takes long
waits for the button, and says so.
"""

from __future__ import annotations

import ast
import html
import re
import uuid
from typing import Any

from analysis.errors import WorkbookError
from analysis.language import Text
from analysis.present.display import Display

LONG = re.compile(r"\.(?:effect|checks|design|answer|figure|record)\b")  # what is computed only where it was asked for
WAIT = Text("Đã chọn lại ở trên: bấm “{button}” để có kết quả ở đây.", "Chosen anew above: press “{button}” for the result here.")


class Below:
    """The cells of one kernel that use `mine`, by what names their output."""

    def __init__(self, shell: Any):
        self.shell, self.mine, self.source, self.cell = shell, None, "", ""
        self.shown: dict[str, tuple[str, str]] = {}  # {cell: (name of its output, source)}
        shell.events.register("pre_run_cell", self._begin)
        shell.events.register("post_run_cell", self._end)
        shell.display_formatter.ipython_display_formatter.for_type(Display, self._display)

    def follow(self, mine: Any) -> None:
        """Follow this table from now on."""
        self.mine = mine

    def refresh(self, answered: bool, button: str) -> None:
        """Show every cell anew; `answered`: also what takes long."""
        from IPython.display import display

        for name, source in list(self.shown.values()):
            waits = not answered and LONG.search(source)
            bundle = _said(WAIT.fill(button=button).to(self.mine.language)) if waits else self._made(source)
            if bundle:
                display(bundle, raw=True, display_id=name, update=True)

    def _made(self, source: str) -> dict[str, Any]:
        body = ast.parse(source).body
        try:
            exec(compile(ast.Module(body[:-1], []), "<below>", "exec"), self.shell.user_ns)
            found = eval(compile(ast.Expression(body[-1].value), "<below>", "eval"), self.shell.user_ns)
        except WorkbookError as error:
            return _said(error.say(self.mine.language))
        except Exception as error:  # of a cell that somebody wrote: it must not take the lists away
            return _said(f"{type(error).__name__}: {error}")
        return found._repr_mimebundle_() if isinstance(found, Display) else {}

    def _begin(self, info: Any) -> None:
        self.source, self.cell = info.raw_cell or "", getattr(info, "cell_id", None) or info.raw_cell

    def _end(self, result: Any) -> None:
        self.source = ""

    def _display(self, shown: Display) -> None:
        from IPython.display import display

        bundle = shown._repr_mimebundle_()
        if not self._follows():
            display(bundle, raw=True)
            return
        name = uuid.uuid4().hex
        self.shown[self.cell] = (name, self.source)
        display(bundle, raw=True, display_id=name)

    def _follows(self) -> bool:
        """Whether the cell that runs ends in an expression about the table."""
        names = [name for name, value in self.shell.user_ns.items() if value is self.mine and not name.startswith("_")]
        try:
            body = ast.parse(self.source).body
        except SyntaxError:
            return False
        used = {node.id for node in ast.walk(body[-1]) if isinstance(node, ast.Name)} if body else set()
        return bool(body) and isinstance(body[-1], ast.Expr) and bool(used & set(names))


def _said(text: str) -> dict[str, Any]:
    return {"text/html": f"<p>{html.escape(text, quote=False)}</p>".replace("\n", "<br>"), "text/plain": text}


_BELOW: dict[int, Below] = {}  # by the shell of the kernel


def below() -> Below | None:
    """The cells under the lists; None outside a notebook."""
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        return None
    if id(shell) not in _BELOW:
        _BELOW[id(shell)] = Below(shell)
    return _BELOW[id(shell)]
