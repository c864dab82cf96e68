"""datacite.json: what a DOI is registered with (DataCite schema 4.5); whoever registers one adds it."""

from pipelines.release.facts import Release
from pipelines.release.profile import read_profile


def datacite(release: Release) -> dict[str, object]:
    """Return the description."""
    profile = read_profile()
    files = release.data_files()
    return {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Dataset"},
        "creators": [{"name": profile.creator, "nameType": "Organizational"}],
        "titles": [
            {"title": profile.title.en, "lang": "en"},
            {"title": profile.title.vi, "titleType": "TranslatedTitle", "lang": "vi"},
        ],
        "publisher": {"name": profile.creator},
        "publicationYear": release.date[:4],
        "dates": [{"date": release.date, "dateType": "Issued"}],
        "language": profile.languages[0],
        "version": release.version,
        "subjects": [{"subject": keyword} for keyword in profile.keywords],
        "formats": ["application/vnd.apache.parquet", "application/vnd.duckdb"],
        "sizes": [f"{len(files)} files", f"{sum(file.bytes for file in files)} bytes"],
        "descriptions": [
            {"description": profile.description.en, "descriptionType": "Abstract", "lang": "en"},
            {"description": profile.description.vi, "descriptionType": "Abstract", "lang": "vi"},
        ],
        "rightsList": [
            {
                "rights": profile.licence.title,
                "rightsUri": profile.licence.url,
                "rightsIdentifier": profile.licence.id,
                "rightsIdentifierScheme": "SPDX",
                "schemeUri": "https://spdx.org/licenses/",
            }
        ],
    }
