"""dcat.jsonld: the release for data portals, by DCAT-AP 3 (https://semiceu.github.io/DCAT-AP/releases/3.0.0/).

All addresses are relative: they start from where the file lies, wherever the release is put.
"""

from pipelines.release.facts import FileFacts, Release, TableFacts
from pipelines.release.profile import Bilingual, read_profile

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}
MEDIA_TYPES = "http://www.iana.org/assignments/media-types/"
FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
LANGUAGES = {"vi": "http://publications.europa.eu/resource/authority/language/VIE"}
VIET_NAM = "http://publications.europa.eu/resource/authority/country/VNM"


def dcat(release: Release) -> dict[str, object]:
    """Return the description: one dataset, a distribution for each file of it."""
    profile = read_profile()
    dataset = {
        "@id": "./",
        "@type": "dcat:Dataset",
        "dct:title": bilingual(profile.title),
        "dct:description": bilingual(profile.description),
        "dct:identifier": f"{release.name}-{release.version}",
        "dct:issued": typed(release.date, "xsd:date"),
        "dct:publisher": {"@id": "#publisher"},
        "dct:creator": {"@id": "#publisher"},
        "dct:language": [{"@id": LANGUAGES[code], "@type": "dct:LinguisticSystem"} for code in profile.languages],
        "dct:spatial": {"@id": VIET_NAM, "@type": "dct:Location"},
        "dcat:version": release.version,
        "dcat:keyword": list(profile.keywords),
        "dcat:distribution": [distribution(each) for each in release.data_files()],
    }
    if release.coverage.first_issue_date and release.coverage.last_issue_date:
        dataset["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": typed(release.coverage.first_issue_date, "xsd:date"),
            "dcat:endDate": typed(release.coverage.last_issue_date, "xsd:date"),
        }
    publisher = {"@id": "#publisher", "@type": "foaf:Agent", "foaf:name": profile.creator}
    return {"@context": CONTEXT, "@graph": [dataset, publisher]}


def distribution(file: TableFacts | FileFacts) -> dict[str, object]:
    """Return one file that can be downloaded."""
    described: dict[str, object] = {
        "@id": f"#{file.path}",
        "@type": "dcat:Distribution",
        "dct:title": file.path,
        "dcat:accessURL": {"@id": file.path, "@type": "rdfs:Resource"},
        "dcat:downloadURL": {"@id": file.path, "@type": "rdfs:Resource"},
        "dcat:byteSize": typed(str(file.bytes), "xsd:nonNegativeInteger"),
        "dct:license": {"@id": read_profile().licence.url, "@type": "dct:LicenseDocument"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256", "@type": "spdx:ChecksumAlgorithm"},
            "spdx:checksumValue": typed(file.sha256, "xsd:hexBinary"),
        },
    }
    if isinstance(file, TableFacts):
        described["dct:description"] = file.description
    if file.path.endswith(".parquet"):
        described["dcat:mediaType"] = {"@id": f"{MEDIA_TYPES}application/vnd.apache.parquet", "@type": "dct:MediaType"}
        described["dct:format"] = {"@id": f"{FILE_TYPES}PARQUET", "@type": "dct:MediaTypeOrExtent"}
    return described


def bilingual(text: Bilingual) -> list[dict[str, str]]:
    """Return a text in both languages."""
    return [{"@value": text.vi, "@language": "vi"}, {"@value": text.en, "@language": "en"}]


def typed(value: str, datatype: str) -> dict[str, str]:
    """Return a literal with its type."""
    return {"@value": value, "@type": datatype}
