"""What lies in data/raw beside data stops no command; what is broken there is said in words; what is read is what was landed."""

from pathlib import Path

import pytest

from analysis import listing, manifest, paths
from analysis.errors import WorkbookError
from analysis.ingest import import_command, landing
from analysis.ingest.tidy import add_command
from analysis.ingest.tidy.observations import observations

SAID = "Năm 2019, xã Đa Tốn xảy ra 15 vụ phạm pháp hình sự."
WIDE = "place,period,criminal_offences\nvn-hn-gialam,2011,90\nvn-hn-gialam,2012,95\n"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A workbook of its own within this process."""
    import shutil

    shutil.copytree(paths.RAW / "public_record", tmp_path / "data" / "raw" / "public_record")
    for name, folder in (("HOME", "."), ("RAW", "data/raw"), ("PROCESSED", "data/processed"), ("REPORTS", "reports")):
        monkeypatch.setattr(paths, name, tmp_path / folder)
    return tmp_path


def run(command, *given):
    import argparse

    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.main(parser.parse_args(list(map(str, given))))


def imported(file: Path, *more, text=SAID):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return run(import_command, "--received=2020-01-15", *more, "--", file)


NAMES = ("=1+1.txt", "+84.txt", "-x.txt", "@a.txt", "'=x.txt", "''@.txt", "a b  c.txt", "Báo cáo «quý I», 2019; số 5.txt", "%PATH%.txt", "|x.txt",
         "x" * 200 + ".txt", "a\u0301.txt", "\u00e1b.txt", "😀.txt", "'quoted'.txt", 'say "so".txt', "#1.txt", "a;b,c.txt", "–.txt")  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_report_of_any_name_is_imported_and_every_command_goes_on(home, name):
    assert imported(home / "in" / name, "--source", "thu") == 0
    assert f"data/raw/thu/{name}" in manifest.verify()
    assert len(observations().query("source_id == 'thu'")) == 1
    assert imported(home / "in" / name, "--source", "thu") == 0
    assert run(import_command, "--received=2020-01-15", home / "data" / "raw" / "thu") == 0
    assert [line.path.name for line in listing.listed(paths.RAW / "thu") if line.path.suffix == ".txt"] == [name]


@pytest.mark.parametrize("name", NAMES)
def test_a_tidy_file_of_any_name_is_added_and_every_command_goes_on(home, name):
    file = (home / "in" / name).with_suffix(".csv")
    file.parent.mkdir()
    file.write_text(WIDE, encoding="utf-8")
    for _ in range(2):
        assert run(add_command, "--source", "thu", "--", file) == 0
        assert f"data/raw/thu/{file.name}" in manifest.verify()
    before = len(observations())
    assert imported(home / "in" / "bao cao.txt", "--source", "thu") == 0  # the line of the table is kept as it was
    assert len(observations()) == before + 1


@pytest.mark.parametrize(
    "name",
    ["MANIFEST.csv", "manifest.CSV", "import.json", "decisions.csv", "Observations.csv", "a\nb.csv", "a\x07.csv", "\udcff.csv"],
)
def test_a_name_that_has_a_meaning_of_its_own_is_refused_and_nothing_written(home, name):
    file = home / "in" / name
    file.parent.mkdir()
    file.write_text(WIDE, encoding="utf-8")
    with pytest.raises(WorkbookError):
        run(add_command, "--source", "thu", "--", file)
    file.write_text("Đơn vị,Số vụ phạm pháp hình sự năm 2019\nXã Đa Tốn,15\n", encoding="utf-8")
    with pytest.raises(WorkbookError):
        run(import_command, "--source", "thu", "--", file)
    assert not (paths.RAW / "thu").exists() and manifest.verify()


JUNK = (".DS_Store", "._observations.csv", "Thumbs.db", "THUMBS.DB", "ehthumbs.db", "desktop.ini", "Desktop.ini", "~$observations.csv", "~$báo cáo.docx",
        "~WRL0001.tmp", ".~lock.places.csv#", "places.csv~", "#places.csv#", ".#places.csv", ".places.csv.swp", "x.csv.part", "x.crdownload",
        "__MACOSX/._x.csv", "@eaDir/x", ".ipynb_checkpoints/x.csv", ".git/config", "Icon\r", ".gitkeep", ".directory", "x.lnk", ".nfs00001")  # fmt: skip


@pytest.mark.parametrize("name", JUNK)
@pytest.mark.parametrize("folder", [".", "public_record", "thu", "empty"])
def test_what_a_system_leaves_there_is_no_datum_and_stops_no_command(home, name, folder):
    imported(home / "in" / "a.txt", "--source", "thu")
    left = paths.RAW / folder / name
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(b"\0\1\2")
    (paths.RAW / "empty" / "within").mkdir(parents=True, exist_ok=True)
    assert not any("\0" in file for file in manifest.verify())
    assert len(observations().query("source_id == 'thu'")) == 1
    assert imported(home / "in" / "b.txt", "--source", "thu", text=SAID.replace("2019", "2018")) == 0
    assert manifest.verify() and (folder != "thu" or left.exists())


def test_a_file_that_is_not_listed_is_named_with_what_can_be_done_with_it(home):
    imported(home / "in" / "a.txt", "--source", "thu")
    for name, way in (("b.docx", "import data/raw/thu"), ("b.csv", "import data/raw/thu")):
        (paths.RAW / "thu" / name).write_bytes(b"x")
        with pytest.raises(WorkbookError, match=way):
            manifest.verify()
        (paths.RAW / "thu" / name).unlink()
    (paths.RAW / "Của tôi").mkdir()
    (paths.RAW / "Của tôi" / "b.csv").write_bytes(b"x")
    with pytest.raises(WorkbookError, match="MANIFEST.csv"):
        manifest.verify()


BROKEN_MANIFESTS = (
    b"", b"\n", b"a,b\n1,2\n", b"file;sha256;title\nx;y;z\n", b"file,sha256\n,\n", b"file,sha256\nx\n", b"file,sha256\nx,y,z,w\n", b"\xff\xfe\x00",
    "file,sha256,tựa\nx,y,z\n".encode("utf-16"), "file,sha256,tựa\n".encode("cp1258", "replace") + b"\xfd,\xfd,\xfd\n", b'file,sha256\n"x,y\n',
    b"file,sha256\n\0,\0\n", b"file,sha256\n../x," + b"0" * 64 + b"\n", b"file,sha256\n/etc/passwd," + b"0" * 64 + b"\n", b"file,sha256\n..," + b"0" * 64 + b"\n",
    b"file,sha256,file\nx,y,z\n", b"file,sha256\n" + b"x" * 200_000 + b",y\n", b"[]", b"PK\x03\x04", b"file,sha256\nMANIFEST.csv," + b"0" * 64 + b"\n",
    b"file,sha256\na.txt," + b"0" * 64 + b"\na.txt," + b"1" * 64 + b"\n",
)  # fmt: skip


@pytest.mark.parametrize("content", BROKEN_MANIFESTS, ids=range(len(BROKEN_MANIFESTS)))
def test_a_broken_manifest_is_named_by_every_command(home, content):
    imported(home / "in" / "a.txt", "--source", "thu")
    before = (paths.RAW / "thu" / "a.txt").read_bytes()
    (paths.RAW / "thu" / listing.NAME).write_bytes(content)
    for command in (
        manifest.verify,
        observations,
        lambda: imported(home / "in" / "b.txt", "--source", "thu", text=SAID.replace("2019", "2018")),
    ):
        with pytest.raises(WorkbookError, match="data/raw/thu"):
            command()
    assert (paths.RAW / "thu" / "a.txt").read_bytes() == before


def test_a_manifest_with_other_columns_too_or_fewer_or_a_mark_of_order_is_read(home):
    imported(home / "in" / "a.txt", "--source", "thu")
    digest = manifest.sha256(paths.RAW / "thu" / "a.txt")
    options = manifest.sha256(paths.RAW / "thu" / "import.json")
    (paths.RAW / "thu" / listing.NAME).write_text(
        f"\ufeffnote,file,sha256\nx,a.txt,{digest}\ny,import.json,{options}\n", encoding="utf-8"
    )
    assert "data/raw/thu/a.txt" in manifest.verify()


@pytest.mark.parametrize("content", [b"[]", b"{", b"", b'{"files": 1}', b'{"source": 1}', b"\xff", b"null", b"[" * 100_000])
def test_broken_options_of_an_import_are_named(home, content):
    imported(home / "in" / "a.txt", "--source", "thu")
    (paths.RAW / "thu" / "import.json").write_bytes(content)
    with pytest.raises(WorkbookError, match="import.json"):
        run(import_command, paths.RAW / "thu")


@pytest.mark.parametrize(
    "content", [b"a,b\n1,2\n", b"\xff\xfe", b"key,decision\nx,y,z\n", b'key,"', b"key,decision,reason,file,where,read\nx\n"]
)
def test_broken_decisions_are_named(home, content):
    imported(home / "in" / "a.txt", "--source", "thu")
    (paths.RAW / "thu" / "decisions.csv").write_bytes(content)
    with pytest.raises(WorkbookError, match="decisions.csv"):
        run(import_command, paths.RAW / "thu")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"x" * 100])
def test_a_broken_queue_is_named(home, content):
    imported(home / "in" / "a.txt", "--source", "thu")
    (paths.PROCESSED / "imports" / "thu-queue.xlsx").write_bytes(content)
    with pytest.raises(WorkbookError, match="thu-queue.xlsx"):
        run(import_command, paths.RAW / "thu")


@pytest.mark.parametrize("kind", ["file", "empty", "unknown", "nested"])
@pytest.mark.parametrize("name", [".landing-x", ".import-x"])
def test_whatever_stands_under_the_journals_names_is_cleared_away(home, name, kind):
    left = paths.PROCESSED / name
    paths.PROCESSED.mkdir(parents=True)
    if kind == "file":
        left.write_bytes(b"{")
    else:
        (left / {"empty": "", "unknown": "other/x", "nested": "raw"}[kind]).mkdir(parents=True)
    manifest.verify()
    assert {path.name for path in paths.PROCESSED.iterdir()} <= {".lock"}


@pytest.mark.parametrize("source", ["-x", "_x", "X", "x y", "ă", "../x", "public_record", "con", "x" * 200, "a/b", ".", "x\n"])
def test_both_commands_refuse_the_same_codes(home, source):
    file = home / "own.csv"
    file.write_text(WIDE, encoding="utf-8")
    with pytest.raises(WorkbookError, match="--source"):
        run(add_command, file, f"--source={source}")
    with pytest.raises(WorkbookError, match="--source"):
        imported(home / "a.txt", f"--source={source}")


@pytest.mark.parametrize("stem", ["Số liệu của tôi", "=x", "con", "x" * 250, "PUBLIC RECORD", "...", "báo cáo (1)", "__", "2019"])
def test_both_commands_make_the_same_code_of_a_files_name(home, stem):
    file = home / f"{stem}.csv"
    file.write_text(WIDE, encoding="utf-8")
    try:
        assert run(add_command, "--", file) == 0
    except WorkbookError as error:
        with pytest.raises(WorkbookError, match="--source"):
            imported(home / f"{stem}.txt")
        assert "--source" in str(error) and stem == "con"
        return
    made = next(f.name for f in paths.RAW.iterdir() if f.name != "public_record")
    assert landing.name_of("", [file]) == made


def test_a_changed_imported_table_is_named_and_never_read(home):
    import pandas as pd

    imported(home / "in" / "a.txt", "--source", "thu")
    table = paths.PROCESSED / "imports" / "thu.parquet"
    before = table.read_bytes()
    rows = pd.read_parquet(table)
    rows.assign(value=rows["value"] + 1).to_parquet(table, index=False)
    with pytest.raises(WorkbookError, match="import data/raw/thu"):
        observations()
    assert run(import_command, "--received=2020-01-15", paths.RAW / "thu") == 0
    assert observations().query("source_id == 'thu'")["value"].tolist() == [15.0]
    for spoiled in (b"", before[:-1], before.replace(b"PAR1", b"PAR2")):
        table.write_bytes(spoiled)
        with pytest.raises(WorkbookError, match="thu.parquet"):
            observations()
    table.write_bytes(before)
    (paths.PROCESSED / "imports" / "thu.sha256").unlink()
    with pytest.raises(WorkbookError, match="thu.parquet"):
        observations()


def test_a_table_whose_original_has_changed_since_is_asked_for_again(home):
    imported(home / "in" / "a.txt", "--source", "thu")
    original = paths.RAW / "thu" / "a.txt"
    old = manifest.sha256(original)
    original.write_text(SAID.replace("15", "16"), encoding="utf-8")
    listed = paths.RAW / "thu" / listing.NAME
    listed.write_text(listed.read_text(encoding="utf-8").replace(old, manifest.sha256(original)), encoding="utf-8")
    manifest.verify()
    with pytest.raises(WorkbookError, match="import data/raw/thu"):
        observations()


def test_a_linked_file_in_a_folder_is_not_followed(home):
    secret = home / "secret.txt"
    secret.write_text(SAID, encoding="utf-8")
    (home / "in").mkdir()
    (home / "in" / "a.txt").symlink_to(secret)
    with pytest.raises(WorkbookError, match="a.txt"):
        run(import_command, home / "in", "--source", "thu")
    assert not (paths.RAW / "thu").exists()


@pytest.mark.parametrize("after", [0, 1, 2])
def test_add_is_one_step_wherever_its_disk_ends(home, monkeypatch, after):
    """`after`: how many files are written whole before the disk is full."""
    first = home / "own.csv"
    first.write_text(WIDE, encoding="utf-8")
    run(add_command, first, "--source", "thu")
    before = {path: path.read_bytes() for path in paths.RAW.rglob("*") if path.is_file()}
    first.write_text(WIDE.replace("95", "96"), encoding="utf-8")
    for name in ("write_bytes", "write_text"):
        real = getattr(Path, name)

        def full(self, *given, _real=real, **more):
            nonlocal after
            after -= 1
            if after < 0:
                raise OSError(28, "No space left on device", str(self))
            return _real(self, *given, **more)

        monkeypatch.setattr(Path, name, full)
    try:
        run(add_command, first, "--source", "thu")
        monkeypatch.undo()
    except OSError:
        monkeypatch.undo()
        for name, folder in (("HOME", "."), ("RAW", "data/raw"), ("PROCESSED", "data/processed")):
            monkeypatch.setattr(paths, name, home / folder)
        assert {path: path.read_bytes() for path in paths.RAW.rglob("*") if path.is_file()} == before
        assert {path.name for path in paths.PROCESSED.iterdir()} <= {".lock", "checked.parquet", "checked.sha256"}


def test_a_second_report_of_a_source_joins_the_first_one(home):
    imported(home / "in" / "a.txt", "--source", "thu")
    assert imported(home / "in" / "b.txt", "--source", "thu", text=SAID.replace("2019", "2018")) == 0
    found = observations().query("source_id == 'thu'")
    assert sorted(found["period_start"].astype(str).str[:4]) == ["2018", "2019"]
    before = (paths.PROCESSED / "imports" / "thu.parquet").read_bytes()
    assert run(import_command, home / "data" / "raw" / "thu") == 0
    assert (paths.PROCESSED / "imports" / "thu.parquet").read_bytes() == before


def test_a_second_report_under_other_options_is_refused_because_they_would_be_read_into_the_first_one(home):
    said = SAID.replace("Năm 2019, ", "")
    imported(home / "in" / "a.txt", "--source", "thu", "--period", "2019", text=said)
    with pytest.raises(WorkbookError, match=r"--period 2018(.|\n)*--source"):
        imported(home / "in" / "b.txt", "--source", "thu", "--period", "2018", text=said)
    assert imported(home / "in" / "a.txt", "--source", "thu", "--period", "2018", text=said) == 0  # the same file: a correction
    # another report: the same bytes under a second source would be asked about
    assert imported(home / "in" / "b.txt", "--source", "hai", "--period", "2017", text=f"{said} Hết báo cáo.") == 0


def test_a_table_that_was_added_is_not_read_a_second_time_as_a_report(home):
    file = home / "in" / "own.csv"
    file.parent.mkdir()
    file.write_text(WIDE, encoding="utf-8")
    run(add_command, "--source", "thu", file)
    imported(home / "in" / "a.txt", "--source", "thu")
    before = len(observations())
    run(import_command, home / "data" / "raw" / "thu")
    assert len(observations()) == before


def test_files_that_land_while_others_of_their_source_are_read_are_all_in_its_table(home, monkeypatch):
    imported(home / "in" / "a.txt", "--source", "thu")
    real, second = import_command.read_files, []

    def slowly(files, **options):
        if not second:
            second.append(1)
            imported(home / "in" / "b.txt", "--source", "thu", text=SAID.replace("2019", "2018"))
        return real(files, **options)

    monkeypatch.setattr(import_command, "read_files", slowly)
    assert run(import_command, "--received=2020-01-15", home / "data" / "raw" / "thu") == 0
    assert len(observations().query("source_id == 'thu'")) == 2


@pytest.mark.parametrize("content", [b"PK\x03\x04" + b"\0" * 500, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500])
@pytest.mark.parametrize("name", ["so lieu.xlsx", "so lieu.csv"])
def test_a_workbook_is_told_which_doors_it_has(home, name, content):
    (home / name).write_bytes(content)
    with pytest.raises(WorkbookError, match=r"CSV UTF-8(.|\n)*import(.|\n)*evaluate"):
        run(add_command, home / name)
