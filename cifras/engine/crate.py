"""A run as an RO-Crate: parameters, inputs and outputs with their hashes, as JSON-LD.

It holds no time, which stands in run.json only: the same inputs give the same bytes.
"""

import json

_CRATE = "https://w3id.org/ro/crate/1.1"
_PROCESS_RUN = "https://w3id.org/ro/wfrun/process/0.5"


def run_crate(project, record):
    """Return ro-crate-metadata.json of a run, from its record.

    The crate's root is the folder of the report; what lies outside it is named by its path
    and its hash.
    """
    about, run = project.about, record["run"]
    name, licence, root = about["name"], about["licence"], f"{project.outputs[-1]}/{run}/"
    inputs = [_file(path, digest, "") for path, digest in sorted(record["inputs"].items())]
    outputs = [
        _file(path, digest, root)
        for path, digest in sorted(record["outputs"].items())
        if not path.startswith(f"{root}notebooks/")
    ]
    parameters = [
        _thing(f"#parameter-{parameter}", "PropertyValue", parameter,
               value=", ".join(value) if isinstance(value, list) else str(value))
        for parameter, value in record["parameters"].items()
    ]  # fmt: skip
    software = _thing(
        f"#{name.lower()}", "SoftwareApplication", name, softwareVersion=about["version"]
    )
    action = _thing(
        "#run", "CreateAction", f"Run {run}: the notebooks in order",
        instrument=_link(software), object=[_link(item) for item in [*parameters, *inputs]],
        result=[_link(item) for item in outputs],
    )  # fmt: skip
    dataset = _thing(
        "./", "Dataset", f"{name}, run {run}",
        description=f"Report, figures and tables of one run of the notebooks of {name}.",
        datePublished=about["released"], license={"@id": licence},
        conformsTo={"@id": _PROCESS_RUN},
        hasPart=[_link(item) for item in outputs if item["@type"] == "File"],
        mentions=_link(action),
    )  # fmt: skip
    itself = {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": _link(dataset),
              "conformsTo": {"@id": _CRATE}}  # fmt: skip
    others = [_thing(licence, "CreativeWork", about["licence name"]),
              _thing(_PROCESS_RUN, "CreativeWork", "Process Run Crate")]  # fmt: skip
    graph = [itself, dataset, *others, software, action, *parameters, *inputs, *outputs]
    crate = {"@context": f"{_CRATE}/context", "@graph": graph}
    return json.dumps(crate, indent=1, ensure_ascii=False) + "\n"


def _thing(identifier, kind, name, **more):
    return {"@id": identifier, "@type": kind, "name": name} | more


def _file(path, digest, root):
    """Describe one file: as part of the crate if it lies below its `root`."""
    if root and path.startswith(root):
        return _thing(path.removeprefix(root), "File", path.removeprefix(root), sha256=digest)
    return _thing(f"#{path}", "MediaObject", path, contentUrl=f"../../{path}", sha256=digest)


def _link(item):
    return {"@id": item["@id"]}
