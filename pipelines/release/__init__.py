"""Freezes a warehouse into a release: a folder that explains and checks itself, for people who never see this code.

releases/1.2.0/
  data/<table>.parquet  models/<model>.parquet  vanban.duckdb
  manifest.json  quality.json  datapackage.json  croissant.json  dcat.jsonld  datacite.json
  README.md  CHANGELOG.md  LICENSE  CITATION.cff  SHA256SUMS
  index.html  site/
  changes.parquet  changes.json  changes.atom     where there is a release before
releases/latest -> 1.2.0
"""

from pipelines.release.gate import RefusedError
from pipelines.release.make import make_release
from pipelines.release.order import Order, Version, parse_version

__all__ = ["Order", "RefusedError", "Version", "make_release", "parse_version"]
