"""The lists of notebook 01: file, role of each column, outcome, question; what is chosen is answered below them, without a line of code."""

from __future__ import annotations

import html
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.design.carried import TITLES
from analysis.errors import WorkbookError
from analysis.language import Text
from analysis.panel.own_table import ROLE_NAMES, UNUSED
from analysis.present.display import Sentence, reporting
from analysis.run.below import Below, below
from analysis.run.own_arguments import alternatives, by_hand, together

WORDS = {
    "file": Text("Tệp", "File"), "upload": Text("Tải tệp lên", "Upload"), "outcome": Text("Chỉ tiêu", "Outcome"),
    "question": Text("Câu hỏi", "Question"), "treatment": Text("Can thiệp", "Treatment"), "roles": Text("Vai trò của từng cột", "Role of each column"),
    "answer": Text("Trả lời", "Answer"), "full": Text("Mở sổ tay đầy đủ", "Open the full notebook"), "sample": Text("bảng mô phỏng", "simulated table"),
    "named": Text("ví dụ: tuần tra đêm", "for instance night patrols"), "working": Text("Đang tính …", "Working …"),
    "again": Text("Tìm lại tệp", "Look for files again"), "asked": Text("Phải trả lời trước", "To be answered first"), "choose": Text("— chọn —", "— choose —"),
    "answered": Text("Đã trả lời (đổi được)", "Answered (can be changed)"),
    "open": Text("Bản làm việc đã sẵn sàng", "The working copy is ready"), "none": Text("chưa câu hỏi nào trả lời được", "no question can be answered yet"),
}  # fmt: skip


ALONE = ("adopted", "treated")  # roles of one column; of two it would be asked which is judged


@dataclass
class Told:
    """What was chosen of a file: `given` with the notebook, `said` to its questions, `roles` of its columns."""

    given: dict[str, str] = field(default_factory=dict)
    said: dict[tuple[str, ...], tuple[str, str]] = field(default_factory=dict)
    asked: dict[tuple[str, ...], tuple[str, list, list[str]]] = field(
        default_factory=dict
    )  # the questions that were answered, to change an answer: text, options, what no option says
    roles: dict[str, str] = field(default_factory=dict)

    def answers(self) -> dict[str, str]:
        """All of it, as `read_table` takes it."""
        roles = [("columns", f"{column}={role}") for column, role in self.roles.items()]
        return together(*self.given.items(), *self.said.values(), *roles)


_CHOSEN: dict[
    tuple, tuple[dict[str, str], Told]
] = {}  # by the parameters of the notebook: what this kernel was told, kept when it runs anew


class Choices:
    """Widgets on a screen; a line of text in a report, on paper and where there are no widgets."""

    def __init__(self, mine: Any):
        self.mine, self.language, self.filling, self.below = mine, mine.language, False, None
        self.told, self.first = Told(dict(mine.answers)), mine.data
        self.key = (mine.data, mine.chosen_outcome, mine.treatment, mine.asked, mine.language, *sorted(mine.answers.items()))
        if self.key in _CHOSEN and not reporting():
            chosen, told = _CHOSEN[self.key]
            if Path(chosen["data"]).is_file():
                self.told = told
                mine.become(**chosen, **told.answers())

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        try:
            said = f"{self._word('file')}: {self.mine.table.source.file}. {self._word('outcome')}: {self.mine.outcome or '—'}."
        except WorkbookError as error:
            if reporting():
                raise
            said = str(error)
        bundle: dict[str, Any] = {"text/plain": said, "text/html": f"<p>{html.escape(said)}</p>"}
        if not reporting():
            with suppress(ImportError):
                bundle |= self._box()._repr_mimebundle_()
                bundle["text/plain"] = said
                self.below = self._below()
        return bundle

    def _below(self) -> Below | None:
        found = below()
        if found:
            found.follow(self.mine)
        return found

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
        self.roles, self.questions = w.VBox(), w.VBox()
        self.outcome = w.Dropdown(description=self._word("outcome"), layout=wide, style=style)
        self.question = w.Dropdown(description=self._word("question"), layout=wide, style=style)
        self.treatment = w.Text(
            description=self._word("treatment"),
            placeholder=self._word("named"),
            layout=wide,
            style=style,
            continuous_update=False,
        )
        self.treatment.value = self.mine.treatment
        answer, full, again = (
            w.Button(description=self._word("answer"), button_style="primary"),
            w.Button(description=self._word("full")),
            w.Button(description=self._word("again")),
        )
        self.out = w.Output()
        self._fill()
        self.file.observe(lambda change: self._file(change["new"]), "value")
        self.upload.observe(lambda change: self._uploaded(), "value")
        self.outcome.observe(lambda change: self._choose(outcome=change["new"], question=""), "value")
        self.question.observe(lambda change: self._choose(question=change["new"]), "value")
        self.treatment.observe(lambda change: self._remember(treatment=change["new"]), "value")
        answer.on_click(lambda _: self._answer())
        full.on_click(lambda _: self._open())
        again.on_click(lambda _: self._again())
        heading = w.HTML(f"<b>{self._word('roles')}</b>")
        rows = [
            w.HBox([self.file, self.upload, again]),
            self.questions,
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

        found = {path: self._word("sample") if Path(path).parent == paths.PROCESSED else Path(path).name
                 for path in (self.first, str(self.mine.data))}  # fmt: skip
        found |= {str(path): paths.shown(path) for path in files()}
        return [(name, path) for path, name in found.items()]

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        """While the lists are filled nobody chooses."""
        before, self.filling = self.filling, True
        try:
            yield
        finally:
            self.filling = before

    def _fill(self) -> None:
        """The lists of the file that is chosen; an error stands in words where they would be."""
        try:
            table, held = self.mine.table, self.mine.questions
        except WorkbookError as error:
            self.roles.children = self.questions.children = ()
            self._say(error)
            return
        known = {r.column: r.role for r in table.roles}
        options = [(UNUSED.to(self.language), "ignore"), *((text.to(self.language), role) for role, text in ROLE_NAMES.items())]
        columns = map(str, table.frame.columns)
        self.roles.children = [self._list(options, known.get(c, "ignore"), self._role, c, c) for c in columns]
        self.questions.children = self._asked(table)
        names = list(table.columns("outcome") or table.columns("event"))
        able = [q.notebook for q in held if q.able]
        with self._quiet():
            self.outcome.options = names
            self.outcome.value = self.mine.outcome if self.mine.outcome in names else None
            self.question.options = [(TITLES[name].to(self.language), name) for name in able] or [(self._word("none"), "")]
            with suppress(WorkbookError):
                self.question.value = self.mine.question

    def _list(self, options: list, value: str, chosen: Any, about: Any, description: str = "") -> Any:
        import ipywidgets as w

        found = w.Dropdown(
            options=options,
            value=value,
            description=description,
            layout=w.Layout(width="46em"),
            style={"description_width": "20em" if description else "0"},
        )
        found.observe(lambda change: chosen(about, change["new"]), "value")
        return found

    def _asked(self, table: Any) -> list:
        """A list for each thing that the table asks about and that can be said here, the questions answered already among them."""
        import ipywidgets as w

        for question in table.questions:
            notes = [reading.to(self.language) for reading in by_hand(question)]
            for about, answers in (alternatives(question) or {(): []}).items():
                options = [(reading.to(self.language), (option, said)) for option, said, reading in answers]
                self.told.asked[(question.text.vi, *about)] = (question.text.to(self.language), options, notes)
        left = {question.text.vi for question in table.questions}
        lines = lambda *texts: w.HTML("<br>".join(map(html.escape, texts)), layout=w.Layout(max_width="60em"))  # noqa: E731
        lists = []
        for about, (text, options, notes) in self.told.asked.items():
            said = self.told.said.get(about)
            if about[0] in left or said:
                chosen = next((value for _, value in options if value == said), "")
                lists.append(lines(text))
                lists += [self._list([(self._word("choose"), ""), *options], chosen, self._said, about)] if options else []
                lists += [lines(*notes)] if notes else []
        return [w.HTML(f"<b>{self._word('asked' if left else 'answered')}</b>"), *lists] if lists else []

    def _said(self, about: tuple[str, ...], answer: Any) -> None:
        said = {key: value for key, value in self.told.said.items() if key != about}
        self._take(replace(self.told, said=said | ({about: answer} if answer else {})))

    def _role(self, column: str, role: str) -> None:
        others = [other for other in self.mine.table.columns(role) if other != column] if role in ALONE else []
        self._take(replace(self.told, roles={**self.told.roles, **dict.fromkeys(others, "ignore"), column: role}))

    def _take(self, told: Told) -> None:
        """What was said, where the table can be read with it; else the lists stay as they were, and why stands below them."""
        if self.filling:
            return
        before, self.told = self.told, told
        chosen = {"outcome": self.mine.chosen_outcome, "question": self.mine.asked}
        self._remember(outcome="", question="")
        try:
            self.mine.questions  # noqa: B018  # of the table read with what was said
        except WorkbookError as error:
            self.told = before
            self._remember(**chosen)
            self._fill()
            self._say(error)
            return
        self._choose(outcome="", question="")

    def _file(self, path: str) -> None:
        if not self.filling:
            self.told = Told()
            self._choose(data=path, outcome="", question="")

    def _again(self) -> None:
        """Files that came since, and the chosen one as it now stands on the disk."""
        with self._quiet():
            self.file.options = self._files()
            self.file.value = str(self.mine.data)
        self.mine.forget("table")
        self._choose()

    def _uploaded(self) -> None:
        paths.WORKSPACE.mkdir(exist_ok=True)
        for given in self.upload.value:
            file = paths.WORKSPACE / Path(given["name"]).name
            file.write_bytes(bytes(given["content"]))
            with self._quiet():
                self.file.options = self._files()
                self.file.value = str(file)
            self._file(str(file))

    def _choose(self, **changed: str) -> None:
        """Another file, role, answer, outcome or question: the lists and the cells below follow; what takes long waits for the button."""
        if self.filling or changed.get("outcome", "") is None:
            return
        self._remember(**changed)
        self._fill()
        self._tell()
        if self.below:
            self.below.refresh(False, self._word("answer"))

    def _remember(self, **changed: str) -> None:
        mine = self.mine
        kept = {"data": mine.data, "outcome": mine.chosen_outcome, "treatment": self.treatment.value, "question": mine.asked}
        kept |= changed
        mine.become(**kept, **self.told.answers())
        _CHOSEN[self.key] = kept, self.told

    def _tell(self) -> None:
        """What was understood of the table."""
        from analysis.present.own_table import doubts_table, table_headline

        try:
            self._show(
                table_headline(self.mine.table, self.language), doubts_table(self.mine.table, self.language, commands=False)
            )
        except WorkbookError as error:
            self._say(error)

    def _answer(self) -> None:
        """The chosen question's answer, its figure and its checks."""
        from analysis.present import answer_figure, sentence, table

        self._show(Sentence(text=WORDS["working"], language=self.language))
        mine = self.mine
        try:
            self._remember(outcome=mine.outcome, question=self.question.value or "")
            shown = (
                sentence(mine.effect, self.language, checks=mine.checks),
                answer_figure(mine.effect, self.language),
                table(mine.effect, mine.checks, self.language),
            )
        except WorkbookError as error:
            self._say(error)
            return
        self._show(*shown)
        if self.below:
            self.below.refresh(True, self._word("answer"))

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
        self._show(HTML(f'<p>{self._word("open")}: <a href="/lab/tree/{copy}" target="_blank">{copy}</a></p>'))

    def _say(self, error: WorkbookError) -> None:
        from IPython.display import HTML

        self._show(HTML(f"<pre>{html.escape(str(error))}</pre>"))

    def _show(self, *shown: Any) -> None:
        from IPython.display import display

        self.out.clear_output()
        with self.out:
            for one in shown:
                display(one)
