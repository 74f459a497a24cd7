"""Saved results -> what a committee reads: a report in the layout of Decree 30/2020/NĐ-CP, a brief of one page, PDF of both.

committee.py (with results.py, annex.py) and brief.py say what stands where (blocks.py); book.py, page.py, decree.py and tables.py write it as Word; layout.py
proves the layout of a written file; pdf.py asks LibreOffice.
"""
