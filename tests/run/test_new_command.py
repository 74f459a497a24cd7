"""An evaluation of another programme begins with lists of its own and none of the public record."""

from analysis import manifest
from analysis.__main__ import main


def test_a_new_evaluation_has_empty_lists_under_seal_and_the_notebooks(tmp_path, capsys):
    folder = tmp_path / "new"
    assert main(["new", str(folder)]) == 0
    lists = folder / "data" / "raw" / "public_record"
    assert all(
        len(file.read_text(encoding="utf-8").splitlines()) == 1 for file in lists.glob("*.csv") if file.name != "MANIFEST.csv"
    )
    assert manifest.sha256(lists / "places.csv") in (lists / "MANIFEST.csv").read_text(encoding="utf-8")
    assert (folder / "notebooks" / "40_component_effect.ipynb").exists() and (
        folder / ".github" / "workflows" / "reports.yml"
    ).exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    assert main(["new", str(tmp_path)]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_what_a_killed_command_left_is_made_anew(tmp_path, capsys):
    left = tmp_path / ".new.making" / "notebooks"
    left.mkdir(parents=True)
    (left / "half.ipynb").write_text("{", encoding="utf-8")
    assert main(["new", str(tmp_path / "new")]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["new"] and not (tmp_path / "new" / "notebooks" / "half.ipynb").exists()
    (tmp_path / "empty").mkdir()
    assert main(["new", str(tmp_path / "empty")]) == 0
    assert manifest.sha256(tmp_path / "empty" / "notebooks" / "runs.toml") == manifest.sha256(
        tmp_path / "new" / "notebooks" / "runs.toml"
    )
