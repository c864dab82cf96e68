"""datapackage.json: the release as a Data Package, version 2 (https://datapackage.org)."""

from pipelines.release.facts import ColumnFacts, Release, TableFacts
from pipelines.release.profile import read_profile

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES = {
    "VARCHAR": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP WITH TIME ZONE": "datetime",
    "VARCHAR[]": "any",  # an array, but readers of the standard take only JSON in text for one
    "BIGINT[]": "any",
}


def datapackage(release: Release) -> dict[str, object]:
    """Return the descriptor."""
    profile = read_profile()
    return {
        "$schema": PROFILE,
        "name": release.name,
        "title": profile.title.en,
        "description": profile.description.en,
        "version": release.version,
        "created": f"{release.date}T00:00:00Z",
        "keywords": profile.keywords,
        "licenses": [{"name": profile.licence.id, "title": profile.licence.title, "path": profile.licence.url}],
        "contributors": [{"title": profile.creator, "roles": ["creator"]}],
        "sources": [
            {"title": s.source, **({"path": s.homepage} if s.homepage else {})} for s in release.sources if s.source
        ],
        "resources": [resource(table) for table in release.tables],
    }


def resource(table: TableFacts) -> dict[str, object]:
    """Return the descriptor of one Parquet file."""
    return {
        "name": resource_name(table.name),
        "title": table.name,
        "description": table.description,
        "path": table.path,
        "type": "table",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": table.bytes,
        "hash": f"sha256:{table.sha256}",
        "schema": schema(table),
    }


def schema(table: TableFacts) -> dict[str, object]:
    """Return the schema: fields, and the key where none of its columns is ever NULL, as the standard wants it."""
    required = {column.name for column in table.columns if column.required}
    described: dict[str, object] = {"fields": [field(column) for column in table.columns]}
    if required.issuperset(table.key):
        described["primaryKey"] = list(table.key)
    if foreign_keys := [foreign_key(column) for column in table.columns if column.references]:
        described["foreignKeys"] = foreign_keys
    return described


def foreign_key(column: ColumnFacts) -> dict[str, object]:
    """Return what the values of a column repeat."""
    table, target = str(column.references).split(".")
    return {"fields": [column.name], "reference": {"resource": resource_name(table), "fields": [target]}}


def resource_name(table: str) -> str:
    """Return the name of a table as the standard wants it."""
    return table.replace("_", "-")


def field(column: ColumnFacts) -> dict[str, object]:
    """Return one field."""
    described: dict[str, object] = {
        "name": column.name,
        "type": TYPES[column.type],
        "description": column.description,
    }
    return {**described, "constraints": {"required": True}} if column.required else described
