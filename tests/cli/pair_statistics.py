# SPDX-License-Identifier: MIT
"""Two arms against each other, computed with numpy, SciPy and statsmodels: what rows must say."""
import functools
import warnings

import numpy as np
from scipy import optimize, stats
from statsmodels.stats import multitest, proportion, weightstats

from mersenne import Mersenne

SHARES = (0.1, 0.25, 0.5, 0.75, 0.9)
DRAWS = 2000


def t_quantile(degrees, upper=0.975):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        guess = stats.t.ppf(upper, degrees)  # good to eight digits only; a step of Newton's does it
        return guess - (stats.t.cdf(guess, degrees) - upper) / stats.t.pdf(guess, degrees)


def around(centre, error, degrees, upper=0.975):
    half = t_quantile(degrees, upper) * error
    return centre, centre - half, centre + half


@functools.lru_cache
def picks(*sizes):
    """By sample: places drawn with replacement, a row for each draw."""
    return [np.array(rows) for rows in zip(*Mersenne(1).picks(DRAWS, *sizes))]


@functools.lru_cache
def signs(n, draws=DRAWS):
    return Mersenne(1).signs(draws, n)


def apart(x, y):
    """P(X > Y) + P(X = Y) / 2 of all pairs of values."""
    x, y = x[..., :, None], y[..., None, :]
    return ((x > y) + (x == y) / 2).mean((-1, -2))


def shifts(x, y):
    """Of one sample each, or by draw of many."""
    return [np.quantile(x, q, axis=-1) - np.quantile(y, q, axis=-1) for q in SHARES] + [apart(x, y)]


def percentiles(draws):
    return [tuple(np.quantile(by_draw, [0.025, 0.975])) for by_draw in draws]


def distances(x, y):
    """Largest F_y - F_x and F_x - F_y, as whole numbers over len(x) len(y)."""
    at = np.concatenate([x, y])
    over = (x[:, None] <= at).sum(0) * len(y) - (y[:, None] <= at).sum(0) * len(x)
    return max(0, -over.min()), max(0, over.max())


def swapped(x, y, way):
    return np.where(way > 0, x, y), np.where(way > 0, y, x)


def swap_p(x, y):
    n = len(x)
    exact = 2 ** n <= DRAWS
    ways = (np.array([[1 - 2 * (w >> i & 1) for i in range(n)] for w in range(2 ** n)]) if exact
            else signs(n))
    found = np.array([distances(*swapped(x, y, way)) for way in ways])
    counts = (found >= distances(x, y)).sum(0)
    return counts / len(ways) if exact else (counts + 1) / (len(ways) + 1)


def wilson(share, n):
    return proportion.proportion_confint(share * n, n, method="wilson")


def newcombe(a, m, n):
    z, more = stats.norm.ppf(0.975), (m + n) / 2 - 1

    def f(t):
        q1, q2 = t / (2 - t), 2 * t * t / (1 + t)  # Hanley & McNeil 1982
        return (a - t) ** 2 - z * z * (t * (1 - t) + more * (q1 - t * t) + more * (q2 - t * t)) / (
            m * n)
    near = 1e-9  # at a itself is a root that means nothing if a is 0 or 1
    low = 0.0 if f(0.0) <= 0 else optimize.brentq(f, 0, a - near, xtol=1e-15)
    high = 1.0 if f(1.0) <= 0 else optimize.brentq(f, a + near, 1, xtol=1e-15)
    return low, high


def median_interval(d):
    n, d = len(d), np.sort(d)
    best = None
    for i in range(n // 2):  # d[i] to d[n - 1 - i] holds the median unless <= i lie on one side
        if 2 * stats.binom.cdf(i, n, 0.5) <= 0.05:
            best = d[i], d[n - 1 - i]
    return best or (None, None)


def paired(x, y, margin=None):
    """Estimate, low and high by measure."""
    n, d = len(x), x - y
    rows = {"median_difference": (np.median(d), *median_interval(d))}
    error = stats.sem(d) if n > 1 else None
    varies = n > 1 and np.ptp(d) > 1e-12 * max(abs(x).max(), abs(y).max())
    rows["difference"] = around(d.mean(), error, n - 1) if n > 1 else (d.mean(), None, None)
    share = np.mean((d > 0) + (d == 0) / 2)
    rows["superiority"] = (share, *(wilson(share, n) if n > 1 else (None, None)))
    limits = [(None, None)] * 6
    if n > 1:
        again, = picks(n)
        limits = percentiles(shifts(x[again], y[again]))
    for name, value, limit in zip([f"quantile_shift_{100 * q:g}" for q in SHARES] +
                                  ["superiority_apart"], shifts(x, y), limits):
        rows[name] = (value, *limit)
    ahead, behind = distances(x, y)
    rows["dominance"] = (float(ahead > 0 and not behind) - float(behind > 0 and not ahead), None,
                         None)
    p_ahead, p_behind = swap_p(x, y)
    for name, value in {"ahead": ahead / n / n, "behind": behind / n / n, "ahead_p": p_ahead,
                        "behind_p": p_behind}.items():
        rows["dominance_" + name] = value, None, None
    unequal = int((d != 0).sum())
    rows["sign_p"] = (stats.binomtest(int((d > 0).sum()), unequal).pvalue if unequal else 1.0, None,
                      None)
    rows["p"] = stats.ttest_rel(x, y).pvalue if varies else None, None, None
    if margin:
        tost = weightstats.ttost_paired(x, y, -margin, margin) if varies else None
        equivalence(rows, d.mean(), error, n - 1, margin, tost)
    return rows


def equivalence(rows, centre, error, degrees, margin, tost):
    rows["equivalence_difference"] = (around(centre, error, degrees, 0.95)
                                      if error is not None else (centre, None, None))
    p, lower, upper = (tost[0], tost[1][1], tost[2][1]) if tost else (None, None, None)
    for name, value in {"margin": margin, "lower_p": lower, "upper_p": upper, "p": p}.items():
        rows["equivalence_" + name] = value, None, None


def independent(x, y, margin=None):
    m, n = len(x), len(y)
    varies = min(m, n) > 1 and (np.ptp(x) > 0 or np.ptp(y) > 0)
    centre = x.mean() - y.mean()
    rows = {"difference": (centre, None, None)}
    error = degrees = None
    if min(m, n) > 1:
        parts = np.array([x.var(ddof=1) / m, y.var(ddof=1) / n])
        error = np.sqrt(parts.sum())
        degrees = parts.sum() ** 2 / (parts ** 2 / [m - 1, n - 1]).sum() if varies else m + n - 2
        rows["difference"] = around(centre, error, degrees)
    limits = [(None, None)] * 6
    if min(m, n) > 1:
        of_x, of_y = picks(m, n)
        limits = percentiles(shifts(x[of_x], y[of_y]))
    values = shifts(x, y)
    for q, value, limit in zip(SHARES, values, limits):
        rows[f"quantile_shift_{100 * q:g}"] = (value, *limit)
    rows["median_difference"] = rows["quantile_shift_50"]
    rows["superiority"] = (values[-1], *(newcombe(values[-1], m, n) if min(m, n) > 1
                                         else (None, None)))
    # SciPy's "greater" is about F_x above F_y, which is x behind
    behind, ahead = (stats.ks_2samp(x, y, alternative=side, method="exact")
                     for side in ("greater", "less"))
    rows["dominance"] = (float(ahead.statistic > 0 and behind.statistic <= 0) -
                         float(behind.statistic > 0 and ahead.statistic <= 0), None, None)
    for name, value in {"ahead": ahead.statistic, "behind": behind.statistic,
                        "ahead_p": ahead.pvalue, "behind_p": behind.pvalue}.items():
        rows["dominance_" + name] = value, None, None
    everything = np.concatenate([x, y])
    exact = len(np.unique(everything)) == m + n and m * n <= 2500
    rows["mann_whitney_p"] = (
        None if np.ptp(everything) == 0 else
        stats.mannwhitneyu(x, y, method="exact" if exact else "asymptotic").pvalue), None, None
    rows["p"] = (stats.ttest_ind(x, y, equal_var=False).pvalue if varies else None), None, None
    if margin:
        tost = (weightstats.ttost_ind(x, y, -margin, margin, usevar="unequal") if varies else None)
        equivalence(rows, centre, error, degrees, margin, tost)
    return rows


def adjusted(p):
    """Holm and Benjamini-Hochberg of the p that there are."""
    there = [i for i, value in enumerate(p) if value is not None]
    found = [[None, None] for _ in p]
    for which, method in enumerate(("holm", "fdr_bh")):
        if there:
            for i, value in zip(there, multitest.multipletests([p[i] for i in there],
                                                               method=method)[1]):
                found[i][which] = value
    return found


def bands(d, draws=DRAWS):
    """By the definition: d by replication and time. Half-widths in standard errors, and both bands."""
    n = len(d)
    centre = d.mean(0)
    if n == 1:
        return None, None, [(c, None, None) for c in centre], [(c, None, None) for c in centre]
    error = (d - d[0]).std(0, ddof=1) / np.sqrt(n)
    half = t_quantile(n - 1)
    pointwise = [(c, c - half * e, c + half * e) for c, e in zip(centre, error)]
    varying = error > 0
    most = []
    for way in signs(n, draws) if n >= 6 else []:
        turned = way[:, None] * (d - centre)[:, varying]
        t = abs(turned.mean(0)) / (turned.std(0, ddof=1) / np.sqrt(n))
        most.append(t.max() if len(t) else 0.0)
    if n < 6:
        return half, None, pointwise, [(c, None, None) for c in centre]
    level = np.sort(most)[min(len(most), int(np.ceil(0.95 * (len(most) + 1)))) - 1]
    wide = max(level, half)
    return half, wide, pointwise, [(c, c - wide * e, c + wide * e) for c, e in zip(centre, error)]
