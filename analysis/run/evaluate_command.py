"""`python -m analysis evaluate FILE`: everything a table of one's own can carry, in one go, into reports/<table>/."""

from __future__ import annotations

import argparse
import os
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import paths
from analysis.language import Text, current
from analysis.run.own_arguments import add_table_arguments, answers, file_of, settle

if TYPE_CHECKING:
    from analysis.design.carried import Carried

NO_ANSWER = Text(
    "Chưa dùng được bảng này: hãy trả lời các câu hỏi sau rồi chạy lại.",
    "The table cannot be used yet: answer these and run again.",
)
NO_ANSWER_YET = Text("Bảng này chưa trả lời được câu hỏi nào:", "The table cannot answer a question yet:")
OTHER_FILE = Text(
    "reports/{plain}/ đã có báo cáo của tệp khác cùng tên; báo cáo của tệp này ở reports/{folder}/.",
    "reports/{plain}/ holds the report of another file of this name; that of this file goes to reports/{folder}/.",
)
LEVEL = Text("Mức kết luận: {claim}.", "What may be said: {claim}.")
FAILED = Text("Không làm được phần {part}: {error}", "Part {part} failed: {error}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, the answers to its reading, what is judged and since when."""
    add_table_arguments(parser)
    parser.add_argument("--treatment", default="", help='can thiệp được xét / what is judged: "tuần tra đêm"')
    parser.add_argument("--kind", default="", help="count, share, measure: số đếm, tỷ lệ, số đo / kind of the outcome")
    parser.add_argument("--title", default="", help="tên bảng trên báo cáo / the table's title in the report")
    parser.add_argument("--no-word", action="store_true", help="không làm tệp Word / no Word files")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="số phần làm cùng lúc / parts at a time")


def main(arguments: argparse.Namespace) -> int:
    """Make the evaluation; 1 where the table must be asked about first, or a part failed."""
    from analysis.publish.index import FILES, write_index
    from analysis.run import evaluation
    from analysis.run.run_command import make
    from analysis.run.stamp import changed

    language = current() or "vi"
    languages = (language,)
    settle(arguments)
    more = {name: getattr(arguments, name) for name in ("outcome", "treatment", "kind", "title")}
    found = evaluation.of(file_of(arguments), answers(arguments), **more)
    plain = paths.folder(found.file.stem, evaluation.LONGEST)
    if plain != found.folder:
        print(OTHER_FILE.fill(plain=plain, folder=found.folder).to(language), file=sys.stderr)
    evaluation.claim(found)
    pending = [run for run in found.runs if changed(run, languages)]
    outcomes = make(pending, languages, max(1, min(arguments.jobs, len(pending)))) if pending else []
    for outcome in (o for o in outcomes if o.error):
        print(FAILED.fill(part=outcome.name, error=outcome.error).to(language), file=sys.stderr)
    failed = [outcome.name for outcome in outcomes if outcome.error]
    page = evaluation.finish(found, languages, word=not arguments.no_word, failed=failed)
    if found.table.questions and not found.runs:
        from analysis.present.own_table import doubts_table
        from analysis.run.look_command import next_commands, printed

        print(f"{NO_ANSWER.to(language)}\n\n{printed(doubts_table(found.table, language), language)}", file=sys.stderr)
        print("\n" + next_commands(arguments, found.table, [], language), file=sys.stderr)
    elif not found.says:
        print("\n".join([NO_ANSWER_YET.to(language), *_reasons(found.questions, language)]), file=sys.stderr)
    if found.says and not failed:
        print("\n".join(_finding(page.parent, language)))
    print("\n".join(paths.shown(path) for path in (page, page.with_suffix(".docx")) if path.exists()))
    if pending or not (paths.REPORTS / FILES[language]).exists():
        write_index(paths.REPORTS, list(tomllib.loads((paths.NOTEBOOKS / "runs.toml").read_text(encoding="utf-8"))))
    return 1 if failed or not any(q.able for q in found.questions) else 0


def _finding(folder: Path, language: str) -> list[str]:
    """The finding that the page opens with, and how strong a conclusion it is."""
    from analysis.publish.markdown import first_sentence
    from analysis.publish.saved import load
    from analysis.publish.word.results import answers_of
    from analysis.publish.word.words import CLAIMS

    saved = load(folder)
    said = [first_sentence(answers_of(saved, language)[0]["text"])[0]]
    if saved.findings and (level := saved.findings[0].level):
        said.append(LEVEL.fill(claim=CLAIMS[level]).to(language))
    return [text for text in said if text]


def _reasons(questions: Sequence[Carried], language: str) -> list[str]:
    """What each question lacks, once; those that lack the same stand together."""
    asked: dict[str, list[str]] = {}
    for question in questions:
        why = "; ".join(missing.to(language) for missing in question.missing)
        asked.setdefault(why, []).append(question.title.to(language))
    return [f"  {'; '.join(dict.fromkeys(titles))}:\n    {why}" for why, titles in asked.items()]
