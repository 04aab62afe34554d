# SPDX-License-Identifier: MIT
"""Means of replications and their ratios with intervals, computed a second time."""
import numpy as np
from scipy import stats

from pair_statistics import t_quantile as t_of_degrees


def t_quantile(n):
    return t_of_degrees(n - 1)


def variance(x):
    return (x - x[0]).var(ddof=1)


def mean(x):
    if len(x) == 1:
        return x[0], None, None
    half = t_quantile(len(x)) * stats.sem(x)
    return x.mean(), x.mean() - half, x.mean() + half


def unpaired(x, y):
    """Welch's interval: what the program must not tell."""
    half = t_quantile(len(x)) * np.sqrt((x.var(ddof=1) + y.var(ddof=1)) / len(x))
    return x.mean() - y.mean(), x.mean() - y.mean() - half, x.mean() - y.mean() + half


def fieller(above, below):
    """The textbook form, with g (Finney 1964): not the one that the program uses."""
    n, a, b = len(above), above.mean(), below.mean()
    if n == 1:
        return (a / b if b else None), None, None
    (vaa, vab), (_, vbb) = np.cov(above, below) / n
    t = t_quantile(n)
    g = t * t * vbb / b ** 2 if b else np.inf
    if g >= 1:
        return None, None, None
    ratio = a / b
    shift = g * vab / vbb if vbb else 0.0
    rest = vaa - (vab ** 2 / vbb if vbb else 0.0)
    root = t / abs(b) * np.sqrt(max(0.0, vaa - 2 * ratio * vab + ratio ** 2 * vbb - g * rest))
    return ratio, (ratio - shift - root) / (1 - g), (ratio - shift + root) / (1 - g)


def complement(ratio):
    value, low, high = ratio
    return tuple(None if x is None else 1 - x for x in (value, high, low))
