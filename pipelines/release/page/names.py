"""How codes are called in Vietnamese and English, from the vocabulary."""

from pipelines.vocab import read_vocabulary

Names = dict[str, dict[str, list[str]]]


def read_names() -> Names:
    """Return {list: {code: [Vietnamese, English]}} of coded values, levels of sections and types of documents."""
    names = Names()
    for row in read_vocabulary("codes"):
        names.setdefault(row["list"], {})[row["code"]] = [row["name_vi"], row["code"].replace("_", " ")]
    names["level"] = {row["level"]: [row["name_vi"], row["name_en"]] for row in read_vocabulary("section_levels")}
    names["document_type"] = {
        row["document_type"]: [row["document_type"], row["document_type_en"]]
        for row in read_vocabulary("document_types")
    }
    return names
