"""The lists of notebook 01: file, role of each column, outcome, question; what is chosen is answered below them, without a line of code."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from analysis import manifest, paths
from analysis.design.carried import TITLES, outcomes_of, possible_start, possible_treatment
from analysis.design.own import judged_of
from analysis.errors import WorkbookError
from analysis.ingest.columns.questions.doubts import listed
from analysis.language import Text
from analysis.panel.own_table import ROLE_NAMES, UNUSED, OwnTable
from analysis.present.display import Sentence, reporting
from analysis.run.below import Below, below
from analysis.run.chosen import Files, Told, files_of, keep
from analysis.run.own_arguments import alternatives, by_hand

WORDS = {
    "file": Text("Tệp", "File"), "upload": Text("Tải tệp lên", "Upload"), "outcome": Text("Chỉ tiêu", "Outcome"),
    "question": Text("Câu hỏi", "Question"), "treatment": Text("Can thiệp", "Treatment"), "roles": Text("Vai trò của từng cột", "Role of each column"),
    "answer": Text("Trả lời", "Answer"), "full": Text("Mở sổ tay đầy đủ", "Open the full notebook"), "sample": Text("bảng mô phỏng", "simulated table"),
    "named": Text("ví dụ: tuần tra đêm", "for instance night patrols"), "working": Text("Đang tính …", "Working …"),
    "again": Text("Tìm lại tệp", "Look for files again"), "asked": Text("Phải trả lời trước", "To be answered first"), "choose": Text("— chọn —", "— choose —"),
    "advised": Text("Nên trả lời", "Worth an answer"),
    "no": Text("không", "no"),
    "answered": Text("Đã trả lời (đổi được)", "Answered (can be changed)"),
    "open": Text("Bản làm việc đã sẵn sàng", "The working copy is ready"), "none": Text("chưa câu hỏi nào trả lời được", "no question can be answered yet"),
}  # fmt: skip


MAY_BE = {
    "adopted": Text("Cột “{column}” có phải ngày bắt đầu áp dụng không?", "Does “{column}” tell when the treatment began?"),
    "treated": Text(
        "Cột “{column}” có phải cho biết nơi nào áp dụng không?", "Does “{column}” tell which places have the treatment?"
    ),
}
YES = {
    "adopted": Text("phải: lấy làm ngày bắt đầu", "yes: take it for the start"),
    "treated": Text("phải: 1 (có) là nơi áp dụng", "yes: 1 (yes) has the treatment"),
}
NOT_TAKEN = Text(
    "Không đổi được: “{column}” vẫn là “{stays}”. Bảng được dựng từ cột này (như hai lần hỏi của một người), nên chỉ chọn được “{unused}”, hoặc đổi chỉ tiêu ở danh sách “Chỉ tiêu”.",
    "Not changed: “{column}” stays “{stays}”. The table is made of this column (as of two answers of a person): choose “{unused}”, or another outcome in the list “Outcome”.",
)
DROPPED = Text(
    "Điều đã chọn trước đây không còn hợp với tệp này, nên đã bỏ: {what}.",
    "What was chosen before no longer fits this file and was dropped: {what}.",
)
ALONE = ("adopted", "treated")  # roles of one column; of two it would be asked which is judged


def _content(file: str) -> str:
    with suppress(OSError):
        return manifest.sha256(Path(file))
    return ""


class Choices:
    """Widgets on a screen; a line of text in a report, on paper and where there are no widgets."""

    def __init__(self, mine: Any):
        self.mine, self.language, self.filling, self.below = mine, mine.language, False, None
        self.first = str(mine.data)
        self.told = Told(dict(mine.answers), content=_content(self.first))
        self.dropped: tuple[str, ...] = ()  # of what was chosen, as it no longer fits the file
        self.begun = self._put(), self.told
        self.key = (mine.data, mine.chosen_outcome, mine.treatment, mine.asked, mine.language, *sorted(mine.answers.items()))
        if not reporting():
            self._take_up()

    def _known(self) -> Files:
        """What was chosen of each file, the last one last; of the notebook's own file what it was made with."""
        files = files_of(self.key)
        return files if self.first in files else {self.first: self.begun, **files}

    def _take_up(self) -> None:
        """What was chosen from the lists when these cells ran before: for the file chosen last that is still there; parameters are refused
        where they are wrong."""
        chosen = files_of(self.key)
        if file := next((name for name in reversed(chosen) if Path(name).is_file()), ""):
            self._begin(file, *chosen[file])

    def _begin(self, file: str, asked: dict[str, str], told: Told) -> None:
        """A file with what was chosen of it; where it has another content, or cannot be read so, with what still fits, and the rest is said."""
        content = _content(file)
        self.mine.forget("table")
        self.mine.become(data=file, **asked, **told.answers())
        self.told, self.dropped = replace(told, content=content), ()
        if (told.content != content and (told.said or told.roles or asked["question"])) or not self._readable():
            asked_now, now = self._fitting(file, asked, told)
            self.mine.become(data=file, **asked_now, **now.answers())
            answers = [told.asked[about][0] if about in told.asked else about[0] for about in told.said if about not in now.said]
            columns = dict.fromkeys(c for c in (asked["outcome"], *told.roles) if c not in (asked_now["outcome"], *now.roles))
            name = asked["question"] if asked["question"] != asked_now["question"] else ""
            question = [TITLES.get(name, Text(name, name)).to(self.language)] if name else []
            self.told, self.dropped = replace(now, content=content), (*columns, *answers, *question)

    def _put(self) -> dict[str, str]:
        """What is asked of the table."""
        return {"outcome": self.mine.chosen_outcome, "treatment": self.mine.treatment, "question": self.mine.asked}

    def _readable(self) -> bool:
        try:
            self.mine.questions  # noqa: B018  # of the table read with what was said
        except WorkbookError:
            return False
        return True

    def _fitting(self, file: str, asked: dict[str, str], told: Told) -> tuple[dict[str, str], Told]:
        """Of what was chosen: the roles of columns that are there, the answers to what is asked, the outcome and question that can be had."""
        mine, kept, more = self.mine, None, Told(told.given)
        while more != kept:
            mine.become(data=file, **more.answers())
            if not self._readable():
                break
            kept, open_ = more, {question.text.vi for question in mine.table.questions}
            said = {about: answer for about, answer in told.said.items() if about[0] in open_}
            roles = {column: role for column, role in told.roles.items() if column in mine.table.frame}
            more = replace(kept, said=kept.said | said, roles=kept.roles | roles)
        if kept is None:
            return asked, told  # the file itself cannot be read
        kept.asked.update((about, question) for about, question in told.asked.items() if about in kept.said)
        mine.become(data=file, **kept.answers())
        outcome = asked["outcome"] if asked["outcome"] in outcomes_of(mine.table) else ""
        mine.become(data=file, outcome=outcome, **kept.answers())
        able = self._readable() and asked["question"] in [q.notebook for q in mine.questions if q.able]
        return asked | {"outcome": outcome, "question": asked["question"] if able else ""}, kept

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
        chosen = str(self.mine.data)
        self.file = w.Dropdown(options=self._files(), value=chosen, description=self._word("file"), layout=wide, style=style)
        self.upload = w.FileUpload(accept=",".join(paths.TABLES), description=self._word("upload"))
        self.roles, self.questions = w.VBox(), w.VBox()
        self.outcome = w.Dropdown(description=self._word("outcome"), layout=wide, style=style)
        self.question = w.Dropdown(description=self._word("question"), layout=wide, style=style)
        named = {"description": self._word("treatment"), "placeholder": self._word("named")}
        self.treatment = w.Text(**named, layout=wide, style=style, continuous_update=False)
        self.answer = w.Button(description=self._word("answer"), button_style="primary")
        self.full, again = w.Button(description=self._word("full")), w.Button(description=self._word("again"))
        self.note, self.out = w.HTML(), w.Output()
        self._fill()
        self.file.observe(lambda change: self._file(change["new"]), "value")
        self.upload.observe(lambda change: self._uploaded(), "value")
        self.outcome.observe(lambda change: self._choose(outcome=change["new"], question=""), "value")
        self.question.observe(lambda change: self._choose(question=change["new"]), "value")
        self.treatment.observe(lambda change: self._choose(treatment=change["new"]), "value")
        self.answer.on_click(lambda _: self._answer())
        self.full.on_click(lambda _: self._open())
        again.on_click(lambda _: self._again())
        heading = w.HTML(f"<b>{self._word('roles')}</b>")
        top, buttons = w.HBox([self.file, self.upload, again]), w.HBox([self.answer, self.full, self.note])
        lists = [self.questions, heading, self.roles, self.outcome, self.question, self.treatment]
        return w.VBox([top, *lists, buttons, self.out])

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
            self.answer.disabled = self.full.disabled = True
            self.note.value = ""
            self._say(error)
            return
        known = {r.column: r.role for r in table.roles}
        options = [(UNUSED.to(self.language), "ignore"), *((text.to(self.language), role) for role, text in ROLE_NAMES.items())]
        columns = map(str, table.frame.columns)
        self.roles.children = [
            self._list(options, known.get(c, "ignore"), self._role, c, self._called(table, c)) for c in columns
        ]
        what = listed(f"“{one}”" for one in self.dropped)
        dropped = (self._lines(DROPPED.fill(what=what).to(self.language)),) if what else ()
        self.questions.children = [*dropped, *self._asked(table)]
        names = _outcomes(table, self.language)
        able = [q.notebook for q in held if q.able]
        with self._quiet():
            self.outcome.options = names
            self.outcome.value = self.mine.outcome if self.mine.outcome in dict(names).values() else None
            self.treatment.value = self.mine.treatment or judged_of(table)
            self.question.options = [(TITLES[name].to(self.language), name) for name in able] or [(self._word("none"), "")]
            with suppress(WorkbookError):
                self.question.value = self.mine.question
        waiting = self.mine.waiting
        self.answer.disabled = waiting is not None
        self.full.disabled = not able or self.mine.of_one_group  # that is all there is to say
        self.note.value = f"<i>{html.escape(waiting.to(self.language))}</i>" if waiting else ""

    def _called(self, table: OwnTable, column: str) -> str:
        from analysis.present.own_table import column_name

        return column_name(table, column, self.language)

    def _list(self, options: list, value: str, chosen: Any, about: Any, description: str = "") -> Any:
        import ipywidgets as w

        found = w.Dropdown(
            options=options,
            value=value,
            description=description,
            layout=w.Layout(width="60em" if description else "46em"),
            style={"description_width": "34em" if description else "0"},
            tooltip=description,
        )
        found.observe(lambda change: chosen(about, change["new"]), "value")
        return found

    def _lines(self, *texts: str) -> Any:
        import ipywidgets as w

        return w.HTML("<br>".join(map(html.escape, texts)), layout=w.Layout(max_width="60em"))

    def _asked(self, table: Any) -> list:
        """A list for each thing that the table asks about and that can be said here, the questions answered already among them."""
        import ipywidgets as w

        for question in table.questions:
            notes = [reading.to(self.language) for reading in by_hand(question)]
            for about, answers in (alternatives(question) or {(): []}).items():
                options = [(reading.to(self.language), (option, said)) for option, said, reading in answers]
                self.told.asked[(question.text.vi, *about)] = (question.text.to(self.language), options, notes)
        left = {question.text.vi for question in table.questions}
        lists = []
        for about, (text, options, notes) in self.told.asked.items():
            said = self.told.said.get(about)
            if about[0] in left or said:
                chosen = next((value for _, value in options if value == said), "")
                lists.append(self._lines(text))
                lists += [self._list([(self._word("choose"), ""), *options], chosen, self._said, about)] if options else []
                lists += [self._lines(*notes)] if notes else []
        lists = [w.HTML(f"<b>{self._word('asked' if left else 'answered')}</b>"), *lists] if lists else []
        return [*lists, *self._advised(table)]

    def _advised(self, table: OwnTable) -> list:
        """A list for a column that nothing uses and that may be what is judged."""
        import ipywidgets as w

        start = possible_start(table, self.told.roles)
        column, role = (start, "adopted") if start else (possible_treatment(table, self.told.roles), "treated")
        if not column:
            return []
        text = html.escape(MAY_BE[role].fill(column=column).to(self.language))
        options = [(self._word("choose"), ""), (YES[role].to(self.language), role), (self._word("no"), "ignore")]
        return [w.HTML(f"<b>{self._word('advised')}</b><br>{text}"), self._list(options, "", self._role, column)]

    def _said(self, about: tuple[str, ...], answer: Any) -> None:
        said = {key: value for key, value in self.told.said.items() if key != about}
        self._take(replace(self.told, said=said | ({about: answer} if answer else {})))

    def _taken(self, column: str, role: str) -> Text | None:
        """What is said where the table cannot have a column in the role that was chosen."""
        table = self.mine.table
        if not column or column not in table.frame or any(column in q.columns for q in table.questions):
            return None
        stays = [r.role for r in table.roles if r.column == column] or ["ignore"]
        if role in stays:
            return None
        name = ROLE_NAMES.get(stays[0], UNUSED)
        return NOT_TAKEN.fill(column=self._called(table, column), stays=name, unused=UNUSED)

    def _role(self, column: str, role: str) -> None:
        others = [other for other in self.mine.table.columns(role) if other != column] if role in ALONE else []
        self._take(replace(self.told, roles={**self.told.roles, **dict.fromkeys(others, "ignore"), column: role}), column, role)

    def _take(self, told: Told, column: str = "", role: str = "") -> None:
        """What was said, where the table can be read with it; else the lists stay as they were, and why stands below them."""
        if self.filling:
            return
        before, self.told, self.dropped = self.told, told, ()
        chosen = {"outcome": self.mine.chosen_outcome, "question": self.mine.asked}
        self._remember(outcome="", question="")
        try:
            self.mine.questions  # noqa: B018  # of the table read with what was said
            refused = self._taken(column, role)
        except WorkbookError as error:
            refused = error
        if refused is not None:
            self.told = before
            self._remember(**chosen)
            self._fill()
            self._say(refused)
            return
        self._choose(outcome="", question="")

    def _file(self, path: str) -> None:
        if not self.filling:
            self._begin(path, *self._known().get(path, ({"outcome": "", "treatment": "", "question": ""}, Told())))
            self._choose()

    def _again(self) -> None:
        """Files that came since, and the chosen one as it now stands on the disk."""
        with self._quiet():
            self.file.options = self._files()
            self.file.value = str(self.mine.data)
        self._begin(str(self.mine.data), self._put(), self.told)
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
        kept = {"data": mine.data} | self._put() | changed
        mine.become(**kept, **self.told.answers())
        keep(self.key, str(kept.pop("data") or mine.data), kept, self.told)

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

        self._show(Sentence(text=WORDS["working"], language=self.language))
        mine = self.mine
        try:
            self._remember(outcome=mine.outcome, question=self.question.value or "")
            if mine.waiting:
                self._show(mine.answer(self.language))
                return
            shown = mine.answer(self.language, role="headline"), mine.figure(self.language), *mine.beside(self.language)
        except WorkbookError as error:
            self._say(error)
            return
        self._show(*shown)
        if self.below:
            self.below.refresh(True, self._word("answer"))

    def _open(self) -> None:
        """A working copy of the question's notebook with all that was chosen."""
        from analysis.run.parameters import declared
        from analysis.run.working_copy import working_copy

        try:
            name = self.mine.question
            given = self.mine.parameters
            known = declared(paths.NOTEBOOKS / f"{name}.ipynb")
            copy = paths.shown(working_copy(name, {k: v for k, v in given.items() if k in known}, self.language))
        except WorkbookError as error:
            self._say(error)
            return
        self.note.value = f'{self._word("open")}: <a href="/lab/tree/{quote(copy)}" target="_blank" style="color: var(--jp-content-link-color); text-decoration: underline">{html.escape(copy)}</a>'

    def _say(self, error: WorkbookError | Text) -> None:
        text = Text(error.say("vi"), error.say("en")) if isinstance(error, WorkbookError) else error
        self._show(Sentence(text=text, language=self.language))

    def _show(self, *shown: Any) -> None:
        from IPython.display import display

        self.out.clear_output()
        with self.out:
            for one in shown:
                display(one)


def _outcomes(table: OwnTable, language: str) -> list[tuple[str, str]]:
    """What a table can be asked about, by its labels; where two have one label, with their columns."""
    named = {column: table.label_of(column).to(language) for column in outcomes_of(table)}
    twice = Counter(named.values())
    return [(f"{label} ({column})" if twice[label] > 1 and label != column else label, column) for column, label in named.items()]
