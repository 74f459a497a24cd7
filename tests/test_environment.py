"""One lock serves pip, uv and conda, and everything that names a version agrees with it."""

import ast
import re
import subprocess
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

PYTHONS = ("3.11", "3.12", "3.13")


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def environment_yml(root):
    return yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def locked(root):
    """Every pinned requirement with its hashes: name -> [(requirement, hashes)]."""
    found = {}
    text = re.sub(r"\\\n\s*", " ", (root / "requirements.lock").read_text(encoding="utf-8"))
    for line in (line for line in text.splitlines() if line.strip() and not line.startswith("#")):
        parts = line.split(" --hash=")
        requirement = Requirement(parts[0].strip())
        found.setdefault(canonicalize_name(requirement.name), []).append((requirement, parts[1:]))
    return found


def test_environment_yml_has_python_pip_and_the_lock(environment_yml):
    plain = [spec for spec in environment_yml["dependencies"] if isinstance(spec, str)]
    assert [re.split("[=<>]", spec)[0] for spec in plain] == ["python", "pip"]
    assert {"pip": ["-r requirements.lock"]} in environment_yml["dependencies"]
    assert environment_yml["channels"] == ["conda-forge"] and environment_yml["name"]


def test_condas_own_strict_parser_accepts_every_spec(environment_yml):
    from rattler import MatchSpec

    for spec in (spec for spec in environment_yml["dependencies"] if isinstance(spec, str)):
        assert MatchSpec(spec, strict=True).name is not None


def test_the_strict_parser_refuses_what_conda_refuses():
    from rattler import MatchSpec

    with pytest.raises(Exception, match="incompatible"):
        MatchSpec("python=3.11.*", strict=True)


def test_every_line_of_the_lock_is_pinned_and_hashed(locked):
    assert len(locked) > 80
    for name, pins in locked.items():
        for requirement, hashes in pins:
            assert [spec.operator for spec in requirement.specifier] == ["=="], name
            assert hashes and all(re.fullmatch(r"sha256:[0-9a-f]{64}\s*", digest) for digest in hashes), name


def test_the_lock_holds_no_address(root):
    text = (root / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"https?://|index-url|find-links|\bfile:|@ ", text)


def declared(project, group):
    return [Requirement(text) for text in group if isinstance(text, str)]


@pytest.mark.parametrize("python", PYTHONS)
def test_every_declared_dependency_stands_in_the_lock_with_a_version_it_allows(project, locked, python):
    wanted = declared(project, project["project"]["dependencies"])
    for group in project.get("dependency-groups", {}).values():
        wanted += declared(project, group)
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    for requirement in wanted:
        pins = [
            pin for pin, _ in locked[canonicalize_name(requirement.name)] if not pin.marker or pin.marker.evaluate(environment)
        ]
        versions = [next(iter(pin.specifier)).version for pin in pins]
        assert len(versions) == 1 and requirement.specifier.contains(Version(versions[0])), (requirement, versions)


def test_python_versions_agree(project, environment_yml, root):
    allowed = SpecifierSet(project["project"]["requires-python"])
    assert all(Version(python) in allowed for python in PYTHONS)
    assert Version("3.10") not in allowed and Version("3.14") not in allowed
    pinned = next(spec for spec in environment_yml["dependencies"] if isinstance(spec, str) and spec.startswith("python"))
    assert pinned.removeprefix("python=") in PYTHONS
    assert "3.11" in (root / "README.md").read_text(encoding="utf-8")


def test_no_lock_with_registry_addresses_is_tracked(root):
    if not (root / ".git").exists():
        pytest.fail("this test needs the git checkout: run it in a clone")
    tracked = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True).stdout.splitlines()
    assert not [file for file in tracked if file.endswith(("uv.lock", "poetry.lock", "Pipfile.lock"))]
    assert {"requirements.lock", "environment.yml", "pyproject.toml"} <= set(tracked)


def test_everything_imported_is_declared(project, root):
    """A library used but not declared works only as long as another one happens to need it."""
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    named = {canonicalize_name(r.name) for group in groups for r in declared(project, group)}
    published = (root / "tests" / "requirements-data.lock").read_text(encoding="utf-8")  # data sets, only to check against
    named |= {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", published, re.M)}
    # an extra of dask; parts of jupyter-client's own interface; what nbformat checks notebooks with
    brought = {"distributed", "traitlets", "tornado", "pyzmq", "jsonschema"}
    provides = {"docx": "python-docx", "python_calamine": "python-calamine", "pypandoc": "pypandoc-binary", "yaml": "pyyaml"}
    used = set()
    for file in (root / "analysis").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else (
                [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else [])  # fmt: skip
            used |= {name.split(".")[0] for name in names}
    import sys

    outside = {
        canonicalize_name(provides.get(name, name)) for name in used if name not in sys.stdlib_module_names and name != "analysis"
    }
    assert outside - named - brought - {"dask"} == set()


def test_everything_declared_is_imported_or_run(project, root):
    """A library declared and not used is a risk and hundreds of megabytes for nothing."""
    run = {
        "jupyterlab",
        "nbval",
        "ipywidgets",
        "jupyterlab-language-pack-vi-vn",
        "seaborn",
        "dask",
        "viparse",
    }  # given, or used by name
    provides = {"python-docx": "docx", "python-calamine": "python_calamine", "pypandoc-binary": "pypandoc", "ipython": "IPython"}
    texts = [file.read_text(encoding="utf-8") for folder in ("analysis", "tests") for file in (root / folder).rglob("*.py")]
    everything = "\n".join(texts)
    for requirement in declared(project, project["project"]["dependencies"]):
        name = canonicalize_name(requirement.name)
        module = provides.get(name, name.replace("-", "_"))
        used = rf"(?:import|from) {module}\b|import_module\([\"']{module}|find_spec\([\"']{module}|importorskip\([\"']{module}"
        assert name in run or re.search(used, everything), name


def test_the_installer_is_pinned_too(root):
    assert re.search(r"^UV := \d+\.\d+\.\d+$", (root / "Makefile").read_text(encoding="utf-8"), re.M)


def test_each_library_has_its_reason_beside_it(root):
    """What stays is said in a sentence; the six first are given."""
    block = (root / "pyproject.toml").read_text(encoding="utf-8").partition("dependencies = [")[2].partition("\n]")[0]
    bare = [line for line in block.partition("# files")[2].splitlines() if line.strip().startswith('"') and "  # " not in line]
    assert bare == []
