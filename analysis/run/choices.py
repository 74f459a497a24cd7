"""The lists of notebook 01: file, role of each column, outcome, question; what is chosen is answered below them, without a line of code."""

from __future__ import annotations

import html
from contextlib import suppress
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.design.carried import TITLES
from analysis.errors import WorkbookError
from analysis.language import Text
from analysis.panel.own_table import ROLE_NAMES
from analysis.present.display import reporting

UNUSED = Text("không dùng", "not used")
WORDS = {
    "file": Text("Tệp", "File"), "upload": Text("Tải tệp lên", "Upload"), "outcome": Text("Chỉ tiêu", "Outcome"),
    "question": Text("Câu hỏi", "Question"), "treatment": Text("Can thiệp", "Treatment"), "roles": Text("Vai trò của từng cột", "Role of each column"),
    "answer": Text("Trả lời", "Answer"), "full": Text("Mở sổ tay đầy đủ", "Open the full notebook"), "sample": Text("bảng mô phỏng", "simulated table"),
    "named": Text("ví dụ: tuần tra đêm", "for instance night patrols"), "working": Text("Đang tính …", "Working …"),
    "open": Text("Bản làm việc đã sẵn sàng", "The working copy is ready"), "none": Text("chưa câu hỏi nào trả lời được", "no question can be answered yet"),
}  # fmt: skip


class Choices:
    """Widgets on a screen; a line of text in a report, on paper and where there are no widgets."""

    def __init__(self, mine: Any):
        self.mine, self.language, self.filling = mine, mine.language, False

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        said = f"{self._word('file')}: {self.mine.table.source.file}. {self._word('outcome')}: {self.mine.outcome or '—'}."
        bundle: dict[str, Any] = {"text/plain": said, "text/html": f"<p>{html.escape(said)}</p>"}
        if not reporting():
            with suppress(ImportError):
                bundle |= self._box()._repr_mimebundle_()
                bundle["text/plain"] = said
        return bundle

    def _word(self, name: str) -> str:
        return WORDS[name].to(self.language)

    def _box(self):
        import ipywidgets as w

        wide = w.Layout(width="46em")
        style = {"description_width": "8em"}
        self.file = w.Dropdown(
            options=self._files(), value=str(self.mine.data), description=self._word("file"), layout=wide, style=style
        )
        self.upload = w.FileUpload(accept=",".join(paths.TABLES), description=self._word("upload"))
        self.roles = w.VBox()
        self.outcome = w.Dropdown(description=self._word("outcome"), layout=wide, style=style)
        self.question = w.Dropdown(description=self._word("question"), layout=wide, style=style)
        self.treatment = w.Text(description=self._word("treatment"), placeholder=self._word("named"), layout=wide, style=style)
        self.treatment.value = self.mine.treatment
        answer, full = (
            w.Button(description=self._word("answer"), button_style="primary"),
            w.Button(description=self._word("full")),
        )
        self.out = w.Output()
        self._fill()
        self.file.observe(lambda change: self._file(change["new"]), "value")
        self.upload.observe(lambda change: self._uploaded(), "value")
        self.outcome.observe(lambda change: self._chosen(change["new"]), "value")
        answer.on_click(lambda _: self._answer())
        full.on_click(lambda _: self._open())
        heading = w.HTML(f"<b>{self._word('roles')}</b>")
        rows = [
            w.HBox([self.file, self.upload]),
            heading,
            self.roles,
            self.outcome,
            self.question,
            self.treatment,
            w.HBox([answer, full]),
        ]
        return w.VBox([*rows, self.out])

    def _files(self) -> list[tuple[str, str]]:
        from analysis.run.your_table import files

        own = Path(self.mine.data)
        found = {str(own): self._word("sample") if own.parent == paths.PROCESSED else own.name}
        found |= {str(path): paths.shown(path) for path in files()}
        return [(name, path) for path, name in found.items()]

    def _fill(self) -> None:
        """The lists of the file that is chosen; an error stands in words where they would be."""
        import ipywidgets as w

        try:
            table, held = self.mine.table, self.mine.questions
        except WorkbookError as error:
            self._say(error)
            return
        known = {r.column: r.role for r in table.roles}
        options = [(UNUSED.to(self.language), "ignore"), *((text.to(self.language), role) for role, text in ROLE_NAMES.items())]
        lists = []
        for column in map(str, table.frame.columns):
            role = w.Dropdown(
                options=options,
                value=known.get(column, "ignore"),
                description=column,
                layout=w.Layout(width="46em"),
                style={"description_width": "20em"},
            )
            role.observe(lambda change, column=column: self._role(column, change["new"]), "value")
            lists.append(role)
        self.roles.children = lists
        names = list(table.columns("outcome") or table.columns("event"))
        able = [q.notebook for q in held if q.able]
        self.filling = True
        self.outcome.options = names
        self.outcome.value = self.mine.outcome if self.mine.outcome in names else None
        self.question.options = [(TITLES[name].to(self.language), name) for name in able] or [(self._word("none"), "")]
        with suppress(WorkbookError):
            self.question.value = self.mine.question
        self.filling = False

    def _file(self, path: str) -> None:
        from analysis.run.your_table import YourTable

        self.mine = YourTable(path, language=self.language)
        self._fill()
        self._tell()

    def _uploaded(self) -> None:
        paths.WORKSPACE.mkdir(exist_ok=True)
        for given in self.upload.value:
            file = paths.WORKSPACE / Path(given["name"]).name
            file.write_bytes(bytes(given["content"]))
            self.file.options = [(file.name, str(file)), *self.file.options]
            self.file.value = str(file)

    def _role(self, column: str, role: str) -> None:
        from analysis.run.your_table import YourTable

        told = "; ".join(filter(None, (self.mine.answers.get("columns"), f"{column}={role}")))
        self.mine = YourTable(
            self.mine.data, treatment=self.treatment.value, language=self.language, **self.mine.answers | {"columns": told}
        )
        self._fill()
        self._tell()

    def _chosen(self, outcome: str) -> None:
        from analysis.run.your_table import YourTable

        if not self.filling and outcome and outcome != self.mine.outcome:
            self.mine = YourTable(self.mine.data, outcome, self.treatment.value, language=self.language, **self.mine.answers)
            self._fill()

    def _tell(self) -> None:
        """What was understood of the table."""
        from analysis.present.own_table import doubts_table, table_headline

        try:
            self._show(table_headline(self.mine.table, self.language), doubts_table(self.mine.table, self.language))
        except WorkbookError as error:
            self._say(error)

    def _answer(self) -> None:
        """The chosen question's answer, its figure and its checks."""
        from analysis.present import answer_figure, sentence, table
        from analysis.run.your_table import YourTable

        self._show(self._word("working"))
        try:
            mine = YourTable(
                self.mine.data, self.mine.outcome, self.treatment.value, self.question.value, self.language, **self.mine.answers
            )
            shown = (
                sentence(mine.effect, self.language, checks=mine.checks),
                answer_figure(mine.effect, self.language),
                table(mine.effect, mine.checks, self.language),
            )
        except WorkbookError as error:
            self._say(error)
            return
        self.mine = mine
        self._show(*shown)

    def _open(self) -> None:
        """A working copy of the question's notebook with all that was chosen."""
        from IPython.display import HTML

        from analysis.run.parameters import declared
        from analysis.run.working_copy import working_copy

        try:
            name = self.question.value or "30_trends"
            given = self.mine.parameters | ({"treatment": self.treatment.value} if self.treatment.value else {})
            known = declared(paths.NOTEBOOKS / f"{name}.ipynb")
            copy = paths.shown(working_copy(name, {k: v for k, v in given.items() if k in known}, self.language))
        except WorkbookError as error:
            self._say(error)
            return
        self._show(HTML(f'<p>{self._word("open")}: <a href="/lab/tree/{copy}" target="_self">{copy}</a></p>'))

    def _say(self, error: WorkbookError) -> None:
        from IPython.display import HTML

        self._show(HTML(f"<pre>{html.escape(str(error))}</pre>"))

    def _show(self, *shown: Any) -> None:
        from IPython.display import display

        self.out.clear_output()
        with self.out:
            for one in shown:
                display(one)
