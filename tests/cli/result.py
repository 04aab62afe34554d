# SPDX-License-Identifier: MIT
"""A result file as raw numbers: counts and fen as they are stored, rows of a group as columns."""
import h5py
import numpy as np


def open_result(path):
    """Every dataset by its path, and the root attributes, as numpy arrays and plain values."""
    datasets = {}
    with h5py.File(path) as file:
        def take(name, thing):
            if isinstance(thing, h5py.Dataset):
                datasets[name] = thing[()]
        file.visititems(take)
        root = dict(file.attrs)
    return Result(datasets, root)


def flags(path, name):
    """Numbers of a flag variable by their words."""
    with h5py.File(path) as file:
        attributes = file[name].attrs
        return dict(zip(attributes["flag_meanings"].split(), attributes["flag_values"].tolist()))


class Result:
    def __init__(self, datasets, root):
        self.datasets, self.root = datasets, root
        self.replications, self.times = datasets["firms"].shape[:2]

    def __getitem__(self, name):
        return self.datasets[name]

    def labels(self, dimension):
        return [label.decode() for label in self.datasets[dimension]]

    def rows(self, group, mask=None):
        """Columns of a group, all or those of the rows where `mask` is true."""
        columns = {name.split("/")[1]: values for name, values in self.datasets.items()
                   if name.startswith(group + "/") and name.split("/")[1] not in ("offset", "rows")}
        return columns if mask is None else {name: values[mask]
                                             for name, values in columns.items()}

    def sector_of_places(self):
        """Sector of each (replication, place): a place never changes its sector."""
        first = self.rows("population", self["population/generation"] == 0)
        places = int(first["firm"].max()) + 1
        sectors = np.full((self.replications, places), -1)
        sectors[first["replication"], first["firm"]] = first["sector"]
        return sectors

    def sums(self, shape, columns, amounts):
        """An array of this shape with each amount added at its place; int64, exact."""
        total = np.zeros(shape, dtype=np.int64)
        np.add.at(total, columns, amounts)
        return total
