"""`python -m analysis word`: Word files beside the pages of reports that stand, without running anything again."""

import docx


def test_word_files_of_a_finished_report_stand_beside_its_pages_and_an_unknown_one_is_refused(planned, python, home):
    planned(fine={"number": 48})
    assert python("-m", "analysis", "run").returncode == 0
    done = python("-m", "analysis", "word", "fine", "--language", "vi", "--no-pdf")
    assert done.returncode == 0 and done.stdout.split() == ["reports/fine/brief.vi.docx", "reports/fine/report.vi.docx"]
    assert "48" in "".join(p.text for p in docx.Document(home / "reports" / "fine" / "report.vi.docx").paragraphs)
    wrong = python("-m", "analysis", "word", "finee", "--language", "en")
    assert wrong.returncode == 2 and "Nearest: fine" in wrong.stderr
