"""Notebook 01: a table chosen, understood, put to a question; by lists on a screen, or by parameters without them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from analysis import paths
from analysis.checks import run_checks
from analysis.design.carried import Carried, carried
from analysis.design.design import Design
from analysis.design.own import question_of, series_of
from analysis.errors import BadParameter
from analysis.estimators import estimate
from analysis.language import Text
from analysis.panel.kept_table import table_of
from analysis.panel.own_table import OwnTable
from analysis.panel.sample_table import sample_table
from analysis.results import Checks, Estimate, Refusal

ORDER = ("50_single_place", "40_component_effect", "60_after_rehabilitation", "30_trends")  # the furthest question first
DERIVED = ("questions", "design", "effect", "checks")
UNASKED = Text("trả lời các câu hỏi về bảng trước", "answer the questions on the table first")


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
        return next(iter(self.table.columns("outcome") or self.table.columns("event")), "")

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
        why = next((q.missing for q in self.questions if q.notebook == (found or "30_trends")), (UNASKED,))
        raise BadParameter(
            expected=Text("một câu hỏi mà bảng trả lời được", "a question that the table can answer"),
            found=Text(found or self.table.name, found or self.table.name), where="question",
            remedy=Text("; ".join(w.vi for w in why), "; ".join(w.en for w in why)),
        )  # fmt: skip

    @cached_property
    def design(self) -> Design:
        """The question put to the table."""
        if self.question in ("30_trends", "25_each_place"):
            return Design(series_of(self.data, self.outcome, "", **self.answers))
        return question_of(self.table, self.outcome, self.treatment)

    @cached_property
    def effect(self) -> Estimate | Refusal:
        """The answer by the default method of the question."""
        return estimate(self.design)

    @cached_property
    def checks(self) -> Checks:
        """What could refute it."""
        return run_checks(self.effect)

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters with which the notebook of the question answers in full."""
        given = {"data": self.data, "outcome": self.outcome, "treatment": self.treatment, **self.answers}
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
