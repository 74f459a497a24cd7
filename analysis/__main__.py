"""The command line, thin: each command is a module with `add_arguments(parser)` and `main(arguments) -> exit code`."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import nullcontext
from importlib import import_module

from analysis import building, journal, terminal
from analysis.commands import named
from analysis.errors import WorkbookError, of_system
from analysis.language import LANGUAGES

# command: (module, what it does)
COMMANDS = {
    "look": ("analysis.run.look_command", "xem một bảng được hiểu thế nào / how a table is understood"),
    "open": ("analysis.run.open_command", "mở sổ tay trong JupyterLab, trên bản làm việc / open a working copy in JupyterLab"),
    "report": ("analysis.run.report_command", "bản làm việc thành báo cáo / a working copy as a report"),
    "new": ("analysis.run.new_command", "bắt đầu đánh giá một chương trình khác / begin an evaluation of another programme"),
    "evaluate": ("analysis.run.evaluate_command", "đánh giá trọn một bảng của mình / evaluate a table of your own"),
    "run": ("analysis.run.run_command", "chạy báo cáo / make reports"),
    "word": ("analysis.publish.word_command", "báo cáo thành tệp Word / reports as Word files"),
    "trace": (
        "analysis.publish.trace.trace_command",
        "mỗi con số của báo cáo từ đâu ra / where each number of a report comes from",
    ),
    "release": (
        "analysis.publish.release.release_command",
        "công bố báo cáo, che số nhỏ / release reports, small counts held back",
    ),
    "verify": (
        "analysis.run.verify_command",
        "bản công bố còn đúng không, chạy lại / is a release still what it was; run it again",
    ),
    "check": ("analysis.run.check_command", "kiểm tra số liệu, danh mục, sổ tay / check data, catalogue, notebooks"),
    "import": ("analysis.ingest.import_command", "nhập báo cáo hành chính / import administrative reports"),
    "template": ("analysis.ingest.forms.template_command", "mẫu Excel gửi các xã / an Excel form for the communes"),
    "replicate": ("analysis.credentials.replicate_command", "tính lại kết quả đã công bố / reproduce published results"),
    "headlines": ("analysis.run.headlines_command", "cập nhật câu trả lời ngắn / refresh stored headlines"),
    "add": ("analysis.ingest.tidy.add_command", "thêm tệp số liệu của mình / add a tidy file of your own"),
    "validate": ("analysis.run.validate_command", "thử khoảng tin cậy bằng mô phỏng / try the intervals by simulation"),
    "plan": ("analysis.run.plan_command", "dự tính thay đổi nhỏ nhất thấy được / the smallest effect a study could see"),
    "lock": ("analysis.run.lock_command", "khóa kế hoạch trước khi xem kết quả / lock the plan before outcomes are read"),
    "screen": ("analysis.run.screen_command", "sàng lọc nhiều chuỗi / screen very many series"),
}
MAKES = (
    "run",
    "evaluate",
    "report",
    "word",
    "import",
    "replicate",
    "headlines",
    "validate",
    "screen",
    "template",
)  # with files of their own until they end
VIETNAMESE = ("look", "evaluate", "open", "trace", "verify", "new")  # what they make or print where no language is named


def main(given: list[str] | None = None) -> int:
    """Run one command. An error a user can cause is printed as expected, found, where, what to do; exit code 2."""
    given = sys.argv[1:] if given is None else given
    terminal.use()
    parser = argparse.ArgumentParser(prog=named(), description="Directive 48-CT/TW workbook")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, what) in COMMANDS.items():
        command = commands.add_parser(name, help=what)
        both = (
            "cả hai nếu không nêu / both where none is given"
            if name not in VIETNAMESE
            else "vi nếu không nêu / vi where none is given"
        )
        command.add_argument("--language", choices=LANGUAGES, help=f"ngôn ngữ / language ({both})")
        if name in given[:1]:
            import_module(module).add_arguments(command)
    arguments = parser.parse_args(given)
    if arguments.language:
        os.environ["DIRECTIVE48_LANGUAGE"] = arguments.language
    try:
        journal.recover()
        building.recover()
        with building.work() if arguments.command in MAKES else nullcontext():
            return import_module(COMMANDS[arguments.command][0]).main(arguments)
    except WorkbookError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever read the output has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (OSError, MemoryError) as error:
        print(of_system(error), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("đã dừng / stopped", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
