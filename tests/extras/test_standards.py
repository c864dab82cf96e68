"""A release is what each standard says, by the standard's own tools, and every reader of Parquet opens it."""

import json
from pathlib import Path

import pytest
from building import build, page, write_files
from releasing import order

from pipelines.release import make_release
from pipelines.release.manifest import read_manifest

WHERE = "in the extras; `make test-all` installs it"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release with a predecessor, of three documents with lists, dates, empty tables and NULLs; not to be changed."""
    folder = tmp_path_factory.mktemp("standards")
    write_files(folder / "raw", {"party/a.txt": page(1), "party/b.txt": page(2)})
    build(folder / "raw", folder / "warehouse")
    make_release(folder / "warehouse", folder / "out", order("1.0.0", folder / "raw"))
    write_files(folder / "raw", {"party/c.txt": page(3)})
    build(folder / "raw", folder / "warehouse")
    return make_release(folder / "warehouse", folder / "out", order("1.1.0", folder / "raw"))


def row_counts(release: Path) -> dict[str, int]:
    return {table.path: table.rows for table in read_manifest(release).tables}


# ---- readers of Parquet


def test_duckdb_pandas_polars_pyarrow_and_fastparquet_read_the_same_rows(release: Path) -> None:
    fastparquet = pytest.importorskip("fastparquet", reason=f"fastparquet is {WHERE}")
    polars = pytest.importorskip("polars", reason=f"polars is {WHERE}")
    import duckdb
    import pandas as pd
    import pyarrow.parquet as pq

    readers = {
        "duckdb": lambda path: len(duckdb.sql(f"FROM '{path}'").fetchall()),
        "pandas": lambda path: len(pd.read_parquet(path)),
        "polars": lambda path: polars.read_parquet(path).height,
        "pyarrow": lambda path: pq.read_table(path).num_rows,
        "fastparquet": lambda path: len(fastparquet.ParquetFile(str(path)).to_pandas()),
    }
    counts = row_counts(release)
    for reader, count in readers.items():
        assert {name: count(release / name) for name in counts} == counts, reader


def test_values_survive_in_every_reader(release: Path) -> None:
    fastparquet = pytest.importorskip("fastparquet", reason=f"fastparquet is {WHERE}")
    polars = pytest.importorskip("polars", reason=f"polars is {WHERE}")
    import pandas as pd

    path = release / "data/documents.parquet"
    expected = [("1-CT/TW", "2012-03-05", ["TW"]), ("2-CT/TW", "2012-03-05", ["TW"]), ("3-CT/TW", "2012-03-05", ["TW"])]
    frames = [
        pd.read_parquet(path),
        polars.read_parquet(path).to_pandas(),
        fastparquet.ParquetFile(str(path)).to_pandas(),
    ]
    for frame in frames:
        rows = frame.sort_values("number")[["number", "issue_date", "body_codes"]].itertuples(index=False)
        assert [(number, str(day)[:10], list(codes)) for number, day, codes in rows] == expected


# ---- machine learning


def test_croissant_is_valid_and_its_records_can_be_read(release: Path) -> None:
    mlc = pytest.importorskip("mlcroissant", reason=f"mlcroissant is {WHERE}")
    dataset = mlc.Dataset(jsonld=release / "croissant.json")
    assert dataset.metadata.issues.errors == set()
    assert dataset.metadata.issues.warnings == set()
    records = list(dataset.records("documents"))
    assert sorted(record["documents/number"] for record in records) == [b"1-CT/TW", b"2-CT/TW", b"3-CT/TW"]
    counts = {table.name: sum(1 for _ in dataset.records(table.name)) for table in read_manifest(release).tables}
    assert counts == {table.name: table.rows for table in read_manifest(release).tables}


def test_croissant_sees_a_file_that_has_changed(release: Path, tmp_path: Path) -> None:
    mlc = pytest.importorskip("mlcroissant", reason=f"mlcroissant is {WHERE}")
    said = json.loads((release / "croissant.json").read_text())
    said["distribution"][1]["sha256"] = "0" * 64
    (tmp_path / "data").symlink_to(release / "data")
    (tmp_path / "models").symlink_to(release / "models")
    (tmp_path / "croissant.json").write_text(json.dumps(said))
    with pytest.raises(mlc.GenerationError, match=r"Download\(data/documents"):
        list(mlc.Dataset(jsonld=tmp_path / "croissant.json").records("documents"))


def test_hugging_face_loads_each_table_by_the_card(release: Path, tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets", reason=f"datasets is {WHERE}")
    rows = {table.name: table.rows for table in read_manifest(release).tables}
    assert datasets.get_dataset_config_names(str(release)) == [name for name, count in rows.items() if count]
    assert 0 in rows.values()  # loaders take an empty table for a fault, so the card doesn't offer it
    default = datasets.load_dataset(str(release), split="train", cache_dir=str(tmp_path))
    assert sorted(default["number"]) == ["1-CT/TW", "2-CT/TW", "3-CT/TW"]
    for name in ("captures", "sections", "citations", "run_ledger", "works", "search_postings"):
        loaded = datasets.load_dataset(str(release), name, split="train", cache_dir=str(tmp_path))
        assert loaded.num_rows == rows[name], name


# ---- descriptions


def test_the_data_package_is_valid_and_leads_to_rows(release: Path) -> None:
    """Rows are read, not validated: its reader turns NULL integers into NaN, whatever the descriptor says."""
    frictionless = pytest.importorskip("frictionless", reason=f"frictionless is {WHERE}")
    said = json.loads((release / "datapackage.json").read_text())
    assert [error.message for error in frictionless.Package.metadata_validate(said)] == []
    package = frictionless.Package(str(release / "datapackage.json"))
    assert [resource.path for resource in package.resources] == [t.path for t in read_manifest(release).tables]
    rows = package.get_resource("documents").read_rows()
    assert sorted(row["number"] for row in rows) == ["1-CT/TW", "2-CT/TW", "3-CT/TW"]
    said["resources"][0]["schema"]["fields"][0]["type"] = "no such type"
    assert frictionless.Package.metadata_validate(said)


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

# What DCAT-AP 3.0 makes mandatory, and the kinds of values that it allows where we give more.
[] a sh:NodeShape ; sh:targetClass dcat:Dataset ;
   sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:datatype rdf:langString ] ,
     [ sh:path dct:description ; sh:minCount 1 ; sh:datatype rdf:langString ] ,
     [ sh:path dct:publisher ; sh:maxCount 1 ; sh:class foaf:Agent ] ,
     [ sh:path dct:issued ; sh:maxCount 1 ; sh:datatype xsd:date ] ,
     [ sh:path dct:temporal ; sh:class dct:PeriodOfTime ] ,
     [ sh:path dct:spatial ; sh:class dct:Location ] ,
     [ sh:path dct:language ; sh:class dct:LinguisticSystem ] ,
     [ sh:path dcat:distribution ; sh:minCount 1 ; sh:class dcat:Distribution ] .
[] a sh:NodeShape ; sh:targetClass dcat:Distribution ;
   sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
     [ sh:path dcat:downloadURL ; sh:nodeKind sh:IRI ] ,
     [ sh:path dcat:byteSize ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ] ,
     [ sh:path dcat:mediaType ; sh:maxCount 1 ; sh:class dct:MediaType ] ,
     [ sh:path dct:license ; sh:maxCount 1 ; sh:class dct:LicenseDocument ] ,
     [ sh:path spdx:checksum ; sh:maxCount 1 ; sh:class spdx:Checksum ] .
[] a sh:NodeShape ; sh:targetClass foaf:Agent ; sh:property [ sh:path foaf:name ; sh:minCount 1 ] .
[] a sh:NodeShape ; sh:targetClass spdx:Checksum ;
   sh:property [ sh:path spdx:algorithm ; sh:minCount 1 ; sh:maxCount 1 ; sh:class spdx:ChecksumAlgorithm ] ,
     [ sh:path spdx:checksumValue ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:hexBinary ] .
"""
BASE = "https://data.example/vanban/1.1.0/"


def test_dcat_has_what_dcat_ap_makes_mandatory(release: Path) -> None:
    rdflib = pytest.importorskip("rdflib", reason=f"rdflib is {WHERE}")
    pyshacl = pytest.importorskip("pyshacl", reason=f"pyshacl is {WHERE}")
    graph = rdflib.Graph().parse(release / "dcat.jsonld", format="json-ld", publicID=BASE)
    shapes = rdflib.Graph().parse(data=SHAPES, format="turtle")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, text
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    dataset = rdflib.URIRef(BASE)
    assert (dataset, rdflib.RDF.type, dcat.Dataset) in graph
    urls = {str(url) for url in graph.objects(None, dcat.downloadURL)}
    assert urls == {BASE + file.path for file in read_manifest(release).data_files()}


def test_the_shapes_find_what_is_missing(release: Path) -> None:
    rdflib = pytest.importorskip("rdflib", reason=f"rdflib is {WHERE}")
    pyshacl = pytest.importorskip("pyshacl", reason=f"pyshacl is {WHERE}")
    for node, name in ((0, "dct:title"), (0, "dct:description"), (1, "foaf:name")):
        said = json.loads((release / "dcat.jsonld").read_text())
        del said["@graph"][node][name]
        graph = rdflib.Graph().parse(data=json.dumps(said), format="json-ld", publicID=BASE)
        conforms, *_ = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(data=SHAPES, format="turtle"))
        assert not conforms, name


def test_datacite_is_valid_by_schema_4_5(release: Path) -> None:
    schema45 = pytest.importorskip("datacite.schema45", reason=f"datacite is {WHERE}")
    said = json.loads((release / "datacite.json").read_text())
    assert schema45.validate(said)
    assert b"<version>1.1.0</version>" in schema45.tostring(said).encode()
    del said["titles"]
    assert not schema45.validate(said)


# cffconvert pins a jsonschema that the other validators can't live with; these are the rules of CFF 1.2.0 for the keys
# that we write, by its schema.
CFF = {
    "type": "object",
    "additionalProperties": False,
    "required": ["cff-version", "message", "title", "authors"],
    "properties": {
        "cff-version": {"const": "1.2.0"},
        "message": {"type": "string", "minLength": 1},
        "type": {"enum": ["dataset", "software"]},
        "title": {"type": "string", "minLength": 1},
        "abstract": {"type": "string", "minLength": 1},
        "version": {"type": ["string", "number"]},
        "date-released": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "license": {"enum": ["CC0-1.0", "CC-BY-4.0"]},
        "keywords": {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"type": "string", "minLength": 1}},
        "authors": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["name"],
                "properties": {"name": {"type": "string", "minLength": 1}},
            },
        },
    },
}


def test_the_citation_file_obeys_the_rules_of_cff(release: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason=f"jsonschema is {WHERE}")
    import yaml

    said = yaml.safe_load((release / "CITATION.cff").read_text())
    jsonschema.validate(said, CFF, format_checker=jsonschema.FormatChecker())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**said, "authors": []}, CFF)


def test_the_feed_has_what_rfc_4287_demands(release: Path) -> None:
    etree = pytest.importorskip("lxml.etree", reason=f"lxml is {WHERE}")
    schema = etree.RelaxNG(etree.fromstring(ATOM_RNG))
    feed = etree.parse(release / "changes.atom")
    assert schema.validate(feed), schema.error_log


ATOM_RNG = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start>
    <element name="feed">
      <attribute name="xml:lang"/>
      <interleave>
        <ref name="common"/>
        <element name="author"><element name="name"><text/></element></element>
        <zeroOrMore><element name="entry"><interleave>
          <ref name="common"/>
          <element name="link"><attribute name="rel"/><attribute name="href"><data type="anyURI"/></attribute></element>
          <element name="content"><attribute name="type"/><text/></element>
        </interleave></element></zeroOrMore>
      </interleave>
    </element>
  </start>
  <define name="common">
    <interleave>
      <element name="id"><data type="anyURI"/></element>
      <element name="title"><text/></element>
      <element name="updated"><data type="dateTime"/></element>
    </interleave>
  </define>
</grammar>
"""
