# SPDX-License-Identifier: MIT
"""Every number of a report's figures and sentences, computed again from the files with xarray."""
from pathlib import Path

import numpy as np
import xarray

from mean_statistics import fieller, mean

LEVELS = np.array([(d, n, i) for d in range(3) for n in range(3) for i in range(3)])


class ComparisonNumbers:
    def __init__(self, path):
        with xarray.open_dataset(path) as data:
            self.data = data.load()
        self.arms = list(self.data.attrs["arms"])
        self.quarters = [str(q) for q in self.data.quarter.values]

    def of(self, variable, arm, place=None):
        """By replication."""
        values = self.data[variable].values[:, self.arms.index(arm)]
        return values if place is None else values[:, place]

    def place(self, row):
        if row["measure"].startswith(("reached_over_time", "levels_over_time")):
            return self.quarters.index(row["time"])
        if row["measure"].startswith("reached_by_size"):
            return [str(s) for s in self.data["size"].values].index(row["item2"])
        return None

    def scan(self, measure, arm, generosity):
        factors = list(np.atleast_1d(self.data.attrs["scan_generosity"]))
        values = np.reshape(self.data.attrs[measure], (len(self.arms), len(factors)))
        return values[self.arms.index(arm), factors.index(float(generosity))]

    def number(self, row):
        """(estimate, low, high) of a row; None where it has no such number."""
        measure, arm, item = row["measure"], row["group"], row["item"]
        if measure.startswith("scan_"):
            return self.scan(measure, arm, row["item2"] or item), None, None
        if measure.startswith("cost_per_"):
            gained = {"firm": "reached", "level": "levels", "welfare": "welfare"}[measure[9:]]
            return fieller(self.of("spending", arm) - self.of("spending", item),
                           self.of(gained, arm) - self.of(gained, item))
        variable = measure.removesuffix("_difference")
        values = self.of(variable, arm, self.place(row))
        if measure.endswith("_difference"):
            values = values - self.of(variable, item, self.place(row))
        if row["item2"].startswith("replication "):
            return values[int(row["item2"].split()[1])], None, None
        return mean(values)


class RunNumbers:
    def __init__(self, path):
        with xarray.open_dataset(path) as data:
            self.data = data.load()
        with xarray.open_dataset(path, group="events") as events:
            self.events = events.load()
        with xarray.open_dataset(path, group="population") as population:
            self.population = population.load()
        self.quarters = [str(q) for q in self.data.quarter.values]
        self.states = [str(s) for s in self.data.state.values]
        self.firms = self.data.firms.sum("sector").values.astype(float)  # replication, time, state

    def shares(self, chosen, time):
        now = self.firms[:, time]
        return now[:, chosen].sum(axis=1) / now.sum(axis=1)

    def moves(self, origin, target, year=None):
        e = self.events
        chosen = (e.kind.values == 1) & (e["from"].values == self.states.index(origin)) & (
            e["to"].values == self.states.index(target))
        if year:
            chosen &= np.array([q[:4] for q in self.quarters])[e.quarter.values + 1] == year
        counts = np.bincount(e.replication.values[chosen], minlength=len(self.firms))
        return counts / np.bincount(self.population.replication.values)

    def place(self, measure, firm):
        p = self.population
        alive = np.flatnonzero((p.replication.values == 0) & (p.firm.values == int(firm)))
        return float(p[measure].values[alive[-1]])  # who stands there last

    def lives(self, goal):
        """(entry, time, reached, replication) of firms below the goal at birth, in quarters."""
        p, e = self.population, self.events
        keys = lambda d, m: zip(d.replication.values[m], d.firm.values[m], d.generation.values[m])
        ends = e.kind.values == 2
        exits = dict(zip(keys(e, ends), e.quarter.values[ends] + 1))
        is_there = (LEVELS >= goal).all(axis=1)
        risen = {}
        done = (e.kind.values == 1) & is_there[e["to"].values]
        for key, quarter in zip(keys(e, done), e.quarter.values[done] + 1):
            risen[key] = min(quarter, risen.get(key, quarter))
        last = len(self.quarters) - 1
        everyone = np.ones(p.sizes["birth"], bool)
        rows = []
        for key, entered, start in zip(keys(p, everyone), p.entered.values, p.start.values):
            entry, until = entered + 1, min(risen.get(key, last), exits.get(key, last))
            if not is_there[start] and entry < until:
                rows.append((entry, until, key in risen and risen[key] <= until, key[0]))
        return np.array(rows)

    def restricted_means(self):
        """By replication: mean quarters below D1N1 up to the end."""
        lives, means = self.lives((1, 1, 0)), []
        for replication in range(len(self.firms)):
            found = self.survival(lives[lives[:, 3] == replication])
            values = [found.get(quarter, (None,))[0] for quarter in self.quarters]
            area, now = 0.0, 1.0
            for value in values[:-1]:
                now = now if value is None else value
                area += now
            means.append(area)
        return np.array(means)

    def survival(self, lives=None):
        """By quarter: Kaplan-Meier estimate, log-log interval by Greenwood's error, number at risk."""
        entry, time, event, _ = (self.lives((1, 1, 0)) if lives is None else lives).T
        survival, greenwood, found = 1.0, 0.0, {}
        for t in sorted(set(time)):
            at_risk = ((entry < t) & (time >= t)).sum()
            died = ((time == t) & (event == 1)).sum()
            survival *= 1 - died / at_risk
            if died:
                greenwood += died / (at_risk * (at_risk - died))
            bounds = (None, None)
            if 0 < survival < 1:
                half = 1.959963984540054 * np.sqrt(greenwood) / abs(np.log(survival))
                bounds = survival ** np.exp(half), survival ** np.exp(-half)
            found[self.quarters[int(t)]] = (survival, *bounds, at_risk)
        return found

    def number(self, row):
        measure, item = row["measure"], row["item"]
        last = len(self.quarters) - 1
        if measure == "share":
            return mean(self.shares([self.states.index(item)], self.quarters.index(row["time"])))
        if measure == "adopted":
            chosen = LEVELS[:, "DNI".index(item[0])] >= int(item[1])
            return mean(self.shares(chosen, self.quarters.index(row["time"])))
        if measure in ("moves", "moves_in_year"):
            return mean(self.moves(item, row["item2"], row["time"]))
        if measure in ("east", "north"):
            return self.place(measure, item), None, None
        if measure == "share_reached":
            goal = dict(zip(item[::2], item[1::2]))
            wanted = [int(goal.get(t, 0)) for t in "DNI"]
            return mean(self.shares((LEVELS >= wanted).all(axis=1), last))
        if measure == "mean_level":
            now = self.firms[:, last]
            return mean(now @ LEVELS[:, "DNI".index(item)] / now.sum(axis=1))
        if measure == "restricted_mean_by_replication":
            return mean(self.restricted_means())
        if measure == "survival":
            return self.survival()[row["time"]][:3]
        if measure == "at_risk":
            return self.survival()[row["time"]][3], None, None
        raise KeyError(measure)


def name_of(path):
    return Path(path).stem
