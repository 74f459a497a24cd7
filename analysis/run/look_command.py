"""`python -m analysis look FILE`: what was understood of a table, what it can carry, and the commands for it."""

from __future__ import annotations

import argparse
import textwrap

from analysis.commands import quoted, typed
from analysis.language import Text, current
from analysis.panel.told_columns import headings_of
from analysis.run.own_arguments import BLANK, add_table_arguments, alternatives, answers, file_of, options, settle, together

WIDTH, COLUMN = 120, 46
COMMANDS = Text("Lệnh tiếp theo:", "What to run next:")
ANSWERED = Text(
    "Lệnh trên điền sẵn lời đáp đầu tiên của {k}/{n} câu hỏi: xem lại rồi hãy chạy. Sau đó có thể còn câu hỏi khác.",
    "The first answer to {k} of {n} questions is filled in: look it over before you run this. Others may follow.",
)
BY_HAND = Text(
    "{n} câu hỏi phải sửa trong tệp{cells}, lưu lại, rồi chạy lệnh này.",
    "Correct the file for {n} questions{cells}, save it, and run this.",
)
TO_FILL = Text(
    "{n} câu hỏi phải tự điền vào chỗ “…” của lời đáp ở bảng trên, thêm vào lệnh này rồi chạy.",
    "For {n} questions fill in the “…” of the answer above, add it to this and run it.",
)
CELLS = Text(" (ô {cells})", " (cells {cells})")
NOTHING = Text(
    "Chưa có lệnh nào để chạy: bổ sung điều nêu sau chữ “Cần” ở bảng trên, rồi look lại.",
    "There is nothing to run yet: supply what is named after “Needed” above, and look again.",
)
IF_START = Text(
    "Nếu cột “{column}” là ngày bắt đầu áp dụng (mỗi địa bàn chỉ có một ngày) thì chạy:",
    "If column “{column}” is the start of the treatment (each place has one date), run:",
)
LARGE = Text(
    "bảng lớn, {n} dòng. Đã đọc kỹ {head} dòng đầu và dò cách viết của mọi dòng còn lại; giá trị khác thường, tên gần giống nhau và sức phát hiện "
    "được xét trên cả bảng khi chạy evaluate.",
    "a large table, {n} rows. The first {head} were read closely and the writing of all others scanned; outliers, near-identical names and "
    "power are judged on the whole table by evaluate.",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE and the answers to the questions of its reading."""
    add_table_arguments(parser)


def main(arguments: argparse.Namespace) -> int:
    """Print what was understood; 1 where a question must be answered before the table can be used."""
    from analysis.design.carried import carried
    from analysis.panel.glance import glance
    from analysis.present.own_table import carried_table, columns_table, doubts_table, table_headline

    language = current() or "vi"
    settle(arguments)
    seen = glance(file_of(arguments), **answers(arguments))
    table = seen.table
    if seen.scanned:
        print(f"{table.name}: {LARGE.fill(head=seen.head, n=seen.scanned).to(language)}")
    else:
        print(table_headline(table, language))
    for shown in (columns_table(table, language), doubts_table(table, language)):
        print("\n" + printed(shown, language))
    found = [] if seen.scanned or table.questions else _every(table, arguments.outcome, carried)
    if found:
        print("\n" + printed(carried_table(found, language), language))
    print("\n" + next_commands(arguments, table, found, language))
    return 1 if table.questions else 0


def _every(table, outcome: str, carried) -> list:
    outcomes = [outcome] if outcome else list(table.columns("outcome"))[:6] or [""]
    return [question for name in outcomes for question in carried(table, name)]


def next_commands(arguments: argparse.Namespace, table, found: list, language: str) -> str:
    """What to run next: with an answer to each open question that a command can answer; else everything at once, then each question."""
    if not table.questions:
        commands = _commands(arguments, table, found, language)
        return "\n".join([COMMANDS.to(language), *commands]) if commands else NOTHING.to(language)
    told = answers(arguments) | ({"outcome": arguments.outcome} if arguments.outcome else {})
    chosen = [suggested(question) for question in table.questions]
    told = together(*told.items(), *dict.fromkeys(answer for each in chosen for answer in each))
    command = f"  {typed('look', quoted(arguments.file), options(told))}"
    answered = sum(map(bool, chosen))
    lines = [COMMANDS.to(language), command]
    if answered:
        lines.append(ANSWERED.fill(k=answered, n=len(chosen)).to(language))
    left = [q for q, each in zip(table.questions, chosen, strict=True) if not each]
    to_fill = [q for q in left if BLANK in "".join(q.answers[:1])]
    if to_fill:
        lines.append(TO_FILL.fill(n=len(to_fill)).to(language))
    if to_correct := [q for q in left if q not in to_fill]:
        cells = ", ".join(dict.fromkeys(c for q in to_correct for c in q.cells))
        lines.append(BY_HAND.fill(n=len(to_correct), cells=CELLS.fill(cells=cells) if cells else "").to(language))
    return "\n".join(lines)


def suggested(question) -> list[tuple[str, str]]:
    """(option, answer) for each thing that a question asks about: the first of the answers that exclude each other; none where the file must
    be corrected or something filled in first."""
    if not question.answers or not question.answers[0] or BLANK in question.answers[0]:
        return []
    return [answers[0][:2] for answers in alternatives(question).values()]


def _commands(arguments: argparse.Namespace, table, found: list, language: str) -> list[str]:
    """Exact commands: everything at once, then each question by itself, then everything from a start that may be one; none where nothing
    can be answered."""
    from analysis.design.carried import possible_start, possible_treatment

    told = answers(arguments) | ({"outcome": arguments.outcome} if arguments.outcome else {})
    file, said = quoted(arguments.file), headings_of(told.get("columns", ""))
    start, treatment = possible_start(table, said), possible_treatment(table, said)
    more = {"columns": "; ".join(filter(None, (told.get("columns"), f"{treatment}=treated")))} if treatment else {}
    able = [question for question in found if question.able]
    lines = [typed("evaluate", file, options(told | more))] if able or treatment or not found else []
    for question in able if not table.column("before") else ():
        asked = {"data": arguments.file, "outcome": question.outcome} | told
        lines.append(typed("run", question.notebook, options({n: v for n, v in asked.items() if v}, "-p {}=")))
    supposed = [IF_START.fill(column=start).to(language), f"  {typed('evaluate', file, options(told | {'adopted': start}))}"]
    return [*(f"  {line}" for line in dict.fromkeys(lines)), *(supposed if start else ())]


def printed(shown, language: str) -> str:
    """A table of the displays as text for a terminal: each row's long cells are folded."""
    if not hasattr(shown, "cells"):
        return str(shown)
    frame = shown.cells(language)
    widths = [min(COLUMN, max(len(str(c)), *(len(v) for v in frame[c]))) for c in frame]
    widths[-1] = max(widths[-1], 8)
    lines = [shown.caption(language)]
    for row in [list(map(str, frame.columns)), ["-" * w for w in widths], *frame.to_numpy().tolist()]:
        folded = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
        for i in range(max(map(len, folded))):
            lines.append("  ".join((f[i] if i < len(f) else "").ljust(w) for f, w in zip(folded, widths, strict=True)).rstrip())
    return "\n".join(lines)
