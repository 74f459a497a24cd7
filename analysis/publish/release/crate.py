"""A release as an RO-Crate 1.1: what it holds, from which data, code and parameters, under which licence; ro-crate-metadata.json.

Written to the specification (https://w3id.org/ro/crate/1.1) without a library: a crate is one JSON-LD file beside the files that it describes.
"""

from __future__ import annotations

import hashlib
import json
import mimetypes
import shutil
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.publish.exports import dumped

METADATA = "ro-crate-metadata.json"
CONTEXT = "https://w3id.org/ro/crate/1.1/context"
BESIDE = ("LICENSE", "CITATION.cff", "requirements.lock")
LICENCE = "https://spdx.org/licenses/MIT"
ROOT = "./"


def sha256(file: Path) -> str:
    """The checksum of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def write_crate(folder: Path, entry: dict[str, Any]) -> Path:
    """Describe every file of a release folder; licence, citation and lock are copied into it."""
    for name in BESIDE:
        if (paths.HOME / name).is_file():
            shutil.copy(paths.HOME / name, folder / name)
    runs = {run: json.loads((folder / "runs" / run / "provenance.json").read_text(encoding="utf-8")) for run in entry["runs"]}
    files = [_file(path, folder) for path in sorted(folder.rglob("*")) if path.is_file() and path.name != METADATA]
    data = {name: digest for about in runs.values() for name, digest in about["data"].items()}
    graph = [
        {"@id": METADATA, "@type": "CreativeWork", "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"}, "about": {"@id": ROOT}},
        {
            "@id": ROOT, "@type": "Dataset", "name": f"{entry['release']}: {', '.join(runs)}", "datePublished": entry["when"], "license": {"@id": LICENCE},
            "description": "Results of the Directive 48 workbook as they were released: guarded tables and figures, estimates, reports, and how they were made.",
            "hasPart": [{"@id": one["@id"]} for one in files], "mentions": [{"@id": f"#run-{run}"} for run in runs],
        },
        {"@id": LICENCE, "@type": "CreativeWork", "name": "MIT License"},
        *files,
        *({"@id": f"#data-{at}", "@type": "CreativeWork", "name": name, "identifier": f"sha256:{digest}"} for at, (name, digest) in enumerate(sorted(data.items()), 1)),
        *(one for run, about in runs.items() for one in _action(run, about, sorted(data))),
        {"@id": "#software", "@type": "SoftwareSourceCode", "name": "Directive 48 workbook", "version": next(iter(runs.values()))["commit"] if runs else ""},
    ]  # fmt: skip
    target = folder / METADATA
    target.write_text(dumped({"@context": CONTEXT, "@graph": graph}), encoding="utf-8", newline="\n")
    return target


def _file(path: Path, folder: Path) -> dict[str, Any]:
    name = path.relative_to(folder).as_posix()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return {
        "@id": name,
        "@type": "File",
        "name": path.name,
        "contentSize": str(path.stat().st_size),
        "encodingFormat": kind,
        "identifier": f"sha256:{sha256(path)}",
    }


def _action(run: str, about: dict[str, Any], data: list[str]) -> list[dict[str, Any]]:
    """How one report was made: notebook, parameters, data, what came of it."""
    given = [
        {"@id": f"#parameter-{run}-{name}", "@type": "PropertyValue", "name": name, "value": value}
        for name, value in sorted(about["parameters"].items())
    ]
    used = [{"@id": f"#data-{data.index(name) + 1}"} for name in sorted(about["data"])]
    return [
        {
            "@id": f"#run-{run}", "@type": "CreateAction", "name": run, "instrument": {"@id": "#software"}, "description": about["notebook"]["file"],
            "identifier": f"sha256:{about['notebook']['sha256']}", "object": [*({"@id": one["@id"]} for one in given), *used],
            "result": [{"@id": f"runs/{run}/estimate.json"}], "softwareVersion": about["commit"], "lock": about["lock"],
        },
        *given,
    ]  # fmt: skip


def read_crate(folder: Path) -> dict[str, dict[str, Any]]:
    """The entities of a crate by their id. Raises ValueError where the file is no RO-Crate 1.1."""
    stored = json.loads((folder / METADATA).read_text(encoding="utf-8"))
    wrong = problems(stored)
    if wrong:
        raise ValueError("; ".join(wrong))
    return {one["@id"]: one for one in stored["@graph"]}


def problems(stored: Any) -> list[str]:
    """What the specification 1.1 requires and a metadata file does not keep."""
    if not isinstance(stored, dict) or stored.get("@context") != CONTEXT or not isinstance(stored.get("@graph"), list):
        return ["@context and @graph of RO-Crate 1.1"]
    graph = stored["@graph"]
    if not all(isinstance(one, dict) and "@id" in one and "@type" in one for one in graph):
        return ["every entity has @id and @type"]
    by_id = {one["@id"]: one for one in graph}
    found = [] if len(by_id) == len(graph) else ["an @id stands once"]
    about = by_id.get(METADATA, {})
    if about.get("@type") != "CreativeWork" or about.get("about") != {"@id": ROOT} or "1.1" not in str(about.get("conformsTo")):
        found.append("the descriptor is about ./ and conforms to 1.1")
    root = by_id.get(ROOT, {})
    found += [f"./ has {key}" for key in ("name", "description", "datePublished", "license") if not root.get(key)]
    found += ["./ is a Dataset"] if root.get("@type") != "Dataset" else []
    named = {part["@id"] for part in root.get("hasPart", ())}
    files = {name for name, one in by_id.items() if one["@type"] == "File"}
    found += [f"hasPart and files agree: {name}" for name in sorted(named ^ files)]
    found += [
        f"no absolute path: {name}" for name in sorted(files) if name.startswith("/") or ".." in name.split("/") or "\\" in name
    ]
    links = {
        ref["@id"]
        for one in graph
        for value in one.values()
        for ref in (value if isinstance(value, list) else [value])
        if isinstance(ref, dict) and set(ref) == {"@id"}
    }
    return found + [
        f"what is named is described: {name}"
        for name in sorted(links - set(by_id))
        if not name.startswith("https://w3id.org/ro/")
    ]
