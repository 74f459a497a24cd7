"""22 workbooks in under 20 s; a million incidents in under 30 s within 2 GB."""

import random
import subprocess
import sys
import time

from analysis import paths
from analysis.ingest.entities.periods import parse
from analysis.ingest.importing import read_files

HEADS = (
    "Số vụ phạm pháp hình sự", "Số vụ khám phá (phạm pháp hình sự)", "Số vụ phạm tội về ma túy phát hiện", "Số vụ cờ bạc", "Số vụ cháy", "Số vụ tai nạn giao thông",
    "Số người chết do tai nạn giao thông", "Số tin quần chúng cung cấp", "Số tin có giá trị", "Số người đưa đi cai nghiện bắt buộc", "Số người cai nghiện tự nguyện", "Số vũ khí, vật liệu nổ giao nộp",
)  # fmt: skip


def test_22_workbooks_of_12_months_and_12_indicators(make_fixtures, tmp_path, printed):
    import datetime as dt

    from analysis.catalogue import units_of

    units = units_of("vn-hn-gialam", dt.date(2019, 12, 31))
    for i, unit in enumerate(units):
        rows = [
            [f"{unit.name.vi} - năm 2019"],
            ["Tháng", *HEADS],
            *([f"Tháng {m}", *(i + 3 * m + j for j in range(12))] for m in range(1, 13)),
        ]
        make_fixtures.book(tmp_path / f"{i:02d}.xlsx", ("Số liệu", rows))
    begun = time.perf_counter()
    imported = read_files(sorted(tmp_path.glob("*.xlsx")), period=parse("2019"))
    seconds = time.perf_counter() - begun
    printed.append(f"22 workbooks of 12 x 12: {seconds:.1f} s, {len(imported.of_status('used'))} figures")
    assert len(imported.of_status("used")) == 22 * 12 * 12 and not imported.of_status("queued")
    assert seconds < 20


RUN = """
import resource, sys, time
from pathlib import Path
from analysis.ingest.importing import read_files
begun = time.perf_counter()
imported = read_files([Path(sys.argv[1])])
account = imported.accounts[0]
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, account.used, account.queued, account.cells)
"""


def test_a_million_incidents(tmp_path, printed):
    rng = random.Random(1)
    names = ["Xã Đa Tốn", "Thị trấn Yên Viên", "Xã Yên Viên", "Thị trấn Trâu Quỳ", "Xã Kiêu Kỵ", "Yên Viên"]
    kinds = ["phạm pháp hình sự", "cờ bạc", "tai nạn giao thông", "cháy", "ma túy"]
    days = [f"{d:02d}/{m:02d}/2019" for m in range(1, 13) for d in range(1, 29)]
    path = tmp_path / "vu-viec.csv"
    with path.open("w", encoding="utf-8") as stream:
        stream.write("Ngày xảy ra,Loại vụ,Xã\n")
        stream.writelines(f"{rng.choice(days)},{rng.choice(kinds)},{rng.choice(names)}\n" for _ in range(1_000_000))
    done = subprocess.run([sys.executable, "-c", RUN, str(path)], cwd=paths.HOME, capture_output=True, text=True, check=True)
    seconds, gigabytes, used, queued, rows = map(float, done.stdout.split())
    printed.append(
        f"1,000,000 incidents: {seconds:.1f} s, {gigabytes:.2f} GB; {used:.0f} rows counted, {queued:.0f} queued (bare Yên Viên)"
    )
    assert used + queued == rows == 1_000_000 and 150_000 < queued < 180_000
    assert seconds < 30 and gigabytes < 2


def test_a_long_report_takes_time_in_proportion(paragraph_score, printed):
    from analysis.ingest.prose.extract import read_prose

    text = "\n".join(one["text"] for one in paragraph_score.paragraphs("seen/catalogue_07")) * 8
    begun = time.perf_counter()
    found = read_prose(text)
    seconds = time.perf_counter() - begun
    printed.append(f"a report of {len(text):,} characters: {seconds:.1f} s, {len(found)} numbers")
    assert seconds < 20
