#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The reference workload with NumPy and scipy.sparse, whole arrays at a time.

Usage: numpy_program.py FIRMS QUARTERS RUNS FIRST-SEED. Prints one line a run: the seconds that its
quarters took (no set-up) and its statistics."""
import sys
import time

import numpy as np
from scipy import sparse

COST = np.array([[1.0, 1.5], [0.8, 1.2], [1.5, 2.5]])
BENEFIT = np.array([[0.12, 0.10], [0.09, 0.08], [0.15, 0.13]])
BARRIER = np.array([0.0, 1.0, 1.5])
YEARS_WORTH = (1 - 1.02**-20) / 0.02
SUBSIDY, EAGERNESS, PULL, STAY, MARGIN = 0.2, 0.5, 2.0, 4.0, 0.04


def small_world(firms, random, neighbours=8, rewired=0.1):
    """Watts-Strogatz as a sparse matrix of shares: each row sums to 1."""
    ends = [{(a + lap) % firms for lap in range(1, neighbours // 2 + 1)} for a in range(firms)]
    for lap in range(1, neighbours // 2 + 1):
        for a in np.flatnonzero(random.random(firms) < rewired).tolist():
            to = int(random.integers(firms))
            while to == a or to in ends[a] or a in ends[to]:
                to = int(random.integers(firms))
            ends[a].remove((a + lap) % firms)
            ends[a].add(to)
    rows = np.repeat(np.arange(firms), neighbours // 2)
    columns = np.fromiter((b for row in ends for b in row), dtype=np.int64, count=rows.size)
    links = sparse.coo_matrix((np.ones(rows.size), (rows, columns)), shape=(firms, firms)).tocsr()
    links = links + links.T
    degree = np.asarray(links.sum(axis=1)).ravel()
    return sparse.diags(1 / np.maximum(degree, 1)) @ links


def complements(d, n, i):
    return 1 + 0.10 * d + 0.08 * n + 0.12 * i + 0.05 * (d * n + d * i + n * i)


def run(firms, quarters, seed):
    random = np.random.default_rng(seed)
    sector = random.integers(8, size=firms)
    size = np.exp(random.standard_normal(firms))
    levels = (random.random((3, firms)) < 0.05).astype(np.int64)
    shares = small_world(firms, random)
    revenue = 0.8 + 0.05 * sector
    scale = size**0.6 * (1 - SUBSIDY)
    gain_by_state = complements(*np.unravel_index(np.arange(27), (3, 3, 3)))
    purse = np.zeros(firms)
    counts = np.empty((quarters, 8, 27), dtype=np.int64)
    purses = np.empty(quarters)

    begun = time.perf_counter()
    for quarter in range(quarters):
        gain = gain_by_state[9 * levels[0] + 3 * levels[1] + levels[2]]
        purse += size * MARGIN * gain * revenue
        above = np.concatenate([levels > 0, levels > 1]).astype(float)
        seen = (shares @ above.T).T.reshape(2, 3, firms)
        weights = np.empty((3, firms))
        costs = np.empty((3, firms))
        for k in range(3):
            level = np.minimum(levels[k], 1)
            costs[k] = COST[k][level] * scale
            worth = BENEFIT[k][level] * size * gain * YEARS_WORTH
            utility = EAGERNESS * (worth / costs[k] - 1) + PULL * np.where(level == 0, *seen[:, k])
            if k > 0:
                utility -= BARRIER[k] * np.maximum(0, level + 1 - levels[0])
            available = (levels[k] < 2) & (purse >= costs[k])
            weights[k] = np.where(available, np.exp(utility), 0)
        ends = np.exp(STAY) + np.cumsum(weights, axis=0)
        point = random.random(firms) * ends[2]
        choice = (point >= np.exp(STAY)).astype(np.int64) + (point >= ends[0]) + (point >= ends[1])
        movers = np.flatnonzero(choice)
        taken = choice[movers] - 1
        purse[movers] -= costs[taken, movers]
        levels[taken, movers] += 1
        state = 9 * levels[0] + 3 * levels[1] + levels[2]
        counts[quarter] = np.bincount(27 * sector + state, minlength=8 * 27).reshape(8, 27)
        purses[quarter] = purse.mean()
    seconds = time.perf_counter() - begun

    by_state = counts.sum(axis=1).reshape(quarters, 3, 3, 3)
    at_end = by_state[-1]
    statistics = [at_end[2].sum(), at_end[:, 2].sum(), at_end[:, :, 2].sum()]
    statistics += [np.arange(3) @ at_end.sum(axis=others) for others in ((1, 2), (0, 2), (0, 1))]
    for quarter in range(quarters // 4, quarters + 1, quarters // 4):
        statistics.append(by_state[quarter - 1, 1:].sum())
    return [seconds, *(s / firms for s in statistics), purses[-1]]


def main():
    firms, quarters, runs, seed = (int(argument) for argument in sys.argv[1:5])
    for r in range(runs):
        print(*map(float, run(firms, quarters, seed + r)))


if __name__ == "__main__":
    main()
