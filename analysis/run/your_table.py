"""Notebook 01: a table chosen, understood, put to a question; by lists on a screen, or by parameters without them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from analysis import paths
from analysis.checks import run_checks
from analysis.design.carried import TITLES, Carried, carried, outcomes_of
from analysis.design.design import Design
from analysis.design.own import had, judged_of, question_of, series_of
from analysis.errors import BadParameter
from analysis.estimators import estimate
from analysis.language import Text
from analysis.panel.kept_table import table_of
from analysis.panel.own_table import OwnTable
from analysis.panel.sample_table import sample_table
from analysis.panel.told_columns import in_words
from analysis.present.display import Display, Sentence, reporting
from analysis.results import Checks, Estimate, Refusal

ORDER = ("50_single_place", "40_component_effect", "60_after_rehabilitation", "30_trends")  # the furthest question first
DERIVED = ("questions", "design", "effect", "checks")
IN_FULL = ("25_each_place", "70_robustness")  # questions that only their notebook answers
OPEN = Text(
    "Hãy trả lời {n} câu của bảng ở “Phải trả lời trước”, rồi bấm “Trả lời”.",
    "Answer the {n} questions at “To be answered first”, then press “Answer”.",
)
UNABLE = Text("Bảng này chưa trả lời được câu hỏi nào: {why}.", "This table cannot answer a question yet: {why}.")
FULL = Text(
    "“{title}”: câu này chỉ có trong sổ tay đầy đủ, bấm “Mở sổ tay đầy đủ”.",
    "“{title}”: only the full notebook answers this, press “Open the full notebook”.",
)


class YourTable:
    """A file with a person's answers and choices. What is derived (table, questions, effect, checks) is made when first asked for.

    `data`: a path, or nothing for the simulated sample; `question`: the name of a notebook, or nothing for the furthest the table
    carries; `answers`: those of `read_table`.
    """

    def __init__(
        self, data: str = "", outcome: str = "", treatment: str = "", question: str = "", language: str = "vi", **answers: str
    ):
        self.language = language
        self.become(data, outcome, treatment, question, **answers)

    def become(self, data: str = "", outcome: str = "", treatment: str = "", question: str = "", **answers: str) -> None:
        """Be another table, or put another question to it: what was derived is made anew, the table itself where it is another."""
        before = self.__dict__.get("data"), self.__dict__.get("answers")
        self.data = data or str(sample_table())
        self.chosen_outcome, self.treatment, self.asked = outcome, treatment, question
        self.answers = {name: value for name, value in answers.items() if value}
        self.forget("" if (self.data, self.answers) == before else "table")

    def forget(self, *more: str) -> None:
        """Make anew what was derived from the table, and `more`."""
        for name in (*DERIVED, *more):
            self.__dict__.pop(name, None)

    @cached_property
    def table(self) -> OwnTable:
        """The table as it was read."""
        return table_of(self.data, **self.answers)

    @property
    def outcome(self) -> str:
        """The outcome: the one chosen, or the first."""
        if self.chosen_outcome:
            return self.table.outcome(self.chosen_outcome)
        return next(iter(outcomes_of(self.table)), "")

    @property
    def judged(self) -> str:
        """What is judged: as it was named, or as the table's own words call it."""
        return had(self.treatment) or judged_of(self.table)

    @cached_property
    def questions(self) -> tuple[Carried, ...]:
        """What the table can carry on its outcome."""
        return carried(self.table, self.outcome)

    @property
    def question(self) -> str:
        """The notebook of the chosen question. Raises BadParameter where the table carries none, or not the one asked for."""
        able = [q.notebook for q in self.questions if q.able]
        found = self.asked or next((name for name in ORDER if name in able), "")
        if found in able:
            return found
        title = TITLES.get(found, Text(found, found))
        named = Text(f"“{title.vi}”", f"'{title.en}'") if found else Text(self.table.name, self.table.name)
        why = self._lacking(found)
        raise BadParameter(
            expected=Text("một câu hỏi mà bảng trả lời được", "a question that the table can answer"),
            found=named, where=Text("câu hỏi", "question"), remedy=why,
        )  # fmt: skip

    def _lacking(self, question: str = "") -> Text:
        """Why a question, or any, cannot be answered."""
        if self.table.questions:
            return OPEN.fill(n=len(self.table.questions))
        lacking = [q.missing for q in self.questions if q.missing and question in ("", q.notebook)]
        return UNABLE.fill(
            why=in_words(Text(*map("; ".join, zip(*lacking[0], strict=True))) if lacking else self.table.account.text)
        )

    @property
    def waiting(self) -> Text | None:
        """What must be done before there is an answer here; nothing where it can be had."""
        if not any(q.able for q in self.questions):
            return self._lacking()
        return FULL.fill(title=TITLES[self.question]) if self.question in IN_FULL else None

    @cached_property
    def design(self) -> Design:
        """The question put to the table."""
        if self.question in IN_FULL:
            raise BadParameter(
                expected=Text("một câu hỏi mà sổ tay 01 trả lời", "a question that notebook 01 answers"),
                found=Text(*(f"“{said}”" for said in TITLES[self.question])), where=Text("câu hỏi", "question"),
                remedy=Text(f"mở sổ tay {self.question}", f"open the notebook {self.question}"),
            )  # fmt: skip
        if self.question == "30_trends":
            return Design(series_of(self.data, self.outcome, "", **self.answers))
        return question_of(self.table, self.outcome, self.judged)

    @cached_property
    def effect(self) -> Estimate | Refusal:
        """The answer by the default method of the question."""
        return estimate(self.design)

    @cached_property
    def checks(self) -> Checks:
        """What could refute it."""
        return run_checks(self.effect)

    @property
    def of_one_group(self) -> bool:
        """Whether persons were asked before and after and nothing tells who took part: their change is described, as `evaluate` does."""
        from analysis.present.before_after import can_compare

        table = self.table
        paired = table.kind == "persons" and not table.column("treated") and can_compare(table)
        return paired and table.before_of(self.outcome) is not None and self.outcome in table.columns("after")

    def answer(self, language: str = "vi", role: str = "text") -> Display:
        """The answer in a sentence; on a screen, what must be done before there is one."""
        from analysis.present import sentence
        from analysis.present.before_after import before_after

        if self.of_one_group and not self.waiting:
            return before_after(self.table, language, self.outcome)[0]
        return self._waits(language) or sentence(self.effect, language, role=role, checks=self.checks)

    def figure(self, language: str = "vi") -> Display:
        """The figure of the answer."""
        from analysis.present import answer_figure
        from analysis.present.before_after import before_after

        if self.of_one_group and not self.waiting:
            return before_after(self.table, language, self.outcome)[1]
        return self._waits(language) or answer_figure(self.effect, language, self.table)

    def beside(self, language: str = "vi") -> tuple[Display, ...]:
        """What stands beside the answer: the groups of persons asked twice, what could refute it."""
        from analysis.present import table
        from analysis.present.before_after import before_after

        if self.of_one_group:
            return ()
        groups = [before_after(self.table, language, self.outcome, alone=False)[1]] if self.design.panel.of_change else []
        return (*groups, table(self.effect, self.checks, language))

    def record(self, language: str = "vi") -> Display:
        """How the answer was made."""
        from analysis.publish.result import record

        return self._waits(language) or record(self.effect, self.checks, language)

    def _waits(self, language: str) -> Sentence | None:
        waiting = None if reporting() else self.waiting
        return Sentence(text=waiting, language=language) if waiting else None

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters with which the notebook of the question answers in full."""
        given = {"data": self.data, "outcome": self.outcome, "treatment": self.judged, **self.answers}
        return {name: value for name, value in given.items() if value}

    def choose(self):
        """The lists to choose from on a screen; a line of text where there is none."""
        from analysis.run.choices import Choices

        return Choices(self)


def files() -> list[Path]:
    """The tables that stand in the project's folder, notebooks/ and workspace/, newest first."""
    found = {
        path
        for folder in (paths.WORKSPACE, paths.HOME, paths.NOTEBOOKS)
        for path in folder.glob("*")
        if paths.is_table(path.name)
    }
    aside = {paths.LOCK.name, "CITATION.cff"}
    return sorted(
        (p for p in found if p.name not in aside and p.is_file() and p.suffix != ".txt"), key=lambda p: -p.stat().st_mtime
    )
