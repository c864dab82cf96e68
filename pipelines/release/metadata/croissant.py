"""croissant.json: the release for machine learning (https://docs.mlcommons.org/croissant/docs/croissant-spec.html).

Croissant is JSON-LD over schema.org: search engines read the same file.
"""

from pipelines.release.facts import ColumnFacts, Release, TableFacts
from pipelines.release.metadata.citation import cite_as
from pipelines.release.profile import read_profile

CONFORMS_TO = "http://mlcommons.org/croissant/1.0"
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
TYPES = {
    "VARCHAR": "sc:Text",
    "INTEGER": "sc:Integer",
    "BIGINT": "sc:Integer",
    "DOUBLE": "sc:Float",
    "BOOLEAN": "sc:Boolean",
    "DATE": "sc:Date",
    "TIMESTAMP WITH TIME ZONE": "sc:DateTime",
    "VARCHAR[]": "sc:Text",
    "BIGINT[]": "sc:Integer",
}
# Readers open files of this type; they do not know the registered application/vnd.apache.parquet.
PARQUET = "application/x-parquet"


def croissant(release: Release) -> dict[str, object]:
    """Return the description."""
    profile = read_profile()
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": release.name,
        "description": profile.description.en,
        "url": "./",
        "version": release.version,
        "datePublished": release.date,
        "license": profile.licence.url,
        "keywords": list(profile.keywords),
        "inLanguage": list(profile.languages),
        "creator": {"@type": "sc:Organization", "name": profile.creator},
        "publisher": {"@type": "sc:Organization", "name": profile.creator},
        "citeAs": cite_as(release),
        "isLiveDataset": False,
        "distribution": [file_object(table) for table in release.tables],
        "recordSet": [record_set(table) for table in release.tables],
    }


def file_object(table: TableFacts) -> dict[str, object]:
    """Return one Parquet file; relative addresses start from croissant.json."""
    return {
        "@type": "cr:FileObject",
        "@id": table.path,
        "name": table.path,
        "description": table.description,
        "contentUrl": table.path,
        "contentSize": f"{table.bytes} B",
        "encodingFormat": PARQUET,
        "sha256": table.sha256,
    }


def record_set(table: TableFacts) -> dict[str, object]:
    """Return one table as records."""
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [field(table, column) for column in table.columns],
    }


def field(table: TableFacts, column: ColumnFacts) -> dict[str, object]:
    """Return one column.

    References to other tables stand in datapackage.json alone: mlcroissant joins by them, and then yields the rows of a
    record set only once.
    """
    described: dict[str, object] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": TYPES[column.type],
        "source": {"fileObject": {"@id": table.path}, "extract": {"column": column.name}},
    }
    if column.type.endswith("[]"):
        described["repeated"] = True
    return described
