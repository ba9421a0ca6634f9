

class ListSource(NamedTuple):
    """Where a list came from: the file's name without its folders, what it was read as, its column names."""

    file_name: str
    format: str
    columns: tuple[str, ...]


class Brought(NamedTuple):
    """What became of a list: rows taken as new pages or visits, people ``known`` already (for visits: pages begun), rows left out."""

    list_id: int
    taken: int
    known: int
    left: int
