"""`python -m analysis evaluate FILE`: everything a table of one's own can carry, in one go, into reports/<table>/."""

from __future__ import annotations

import argparse
import os
import sys

from analysis import paths
from analysis.language import Text, current
from analysis.run.own_arguments import add_table_arguments, answers, file_of

NO_ANSWER = Text(
    "Chưa dùng được bảng này: hãy trả lời các câu hỏi sau rồi chạy lại.",
    "The table cannot be used yet: answer these and run again.",
)
FAILED = Text("Không làm được phần {part}: {error}", "Part {part} failed: {error}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, the answers to its reading, what is judged and since when."""
    add_table_arguments(parser)
    parser.add_argument("--treatment", default="", help='can thiệp được xét / what is judged: "tuần tra đêm"')
    parser.add_argument("--adopted", default="", help="cột ngày bắt đầu áp dụng / the column of its start")
    parser.add_argument("--kind", default="", help="count, share, measure: số đếm, tỷ lệ, số đo / kind of the outcome")
    parser.add_argument("--title", default="", help="tên bảng trên báo cáo / the table's title in the report")
    parser.add_argument("--no-word", action="store_true", help="không làm tệp Word / no Word files")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="số phần làm cùng lúc / parts at a time")


def main(arguments: argparse.Namespace) -> int:
    """Make the evaluation; 1 where the table must be asked about first, or a part failed."""
    from analysis.run import evaluation
    from analysis.run.run_command import make
    from analysis.run.stamp import changed

    language = current() or "vi"
    languages = (language,)
    given = answers(arguments)
    if arguments.adopted:
        given["columns"] = "; ".join(filter(None, (given.get("columns"), f"{arguments.adopted}=adopted")))
    found = evaluation.of(
        file_of(arguments),
        given,
        outcome=arguments.outcome,
        treatment=arguments.treatment,
        kind=arguments.kind,
        title=arguments.title,
    )
    paths.REPORTS.mkdir(parents=True, exist_ok=True)
    pending = [run for run in found.runs if changed(run, languages)]
    outcomes = make(pending, languages, max(1, min(arguments.jobs, len(pending)))) if pending else []
    for outcome in (o for o in outcomes if o.error):
        print(FAILED.fill(part=outcome.name, error=outcome.error).to(language), file=sys.stderr)
    page = evaluation.finish(found, languages, word=not arguments.no_word)
    if found.table.questions and not found.runs:
        from analysis.present.own_table import doubts_table
        from analysis.run.look_command import printed

        print(f"{NO_ANSWER.to(language)}\n\n{printed(doubts_table(found.table, language), language)}", file=sys.stderr)
    print(paths.shown(page))
    return 1 if any(o.error for o in outcomes) or not any(q.able for q in found.questions) else 0
