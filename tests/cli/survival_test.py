# SPDX-License-Identifier: MIT
"""Survival analysis against R's survival package."""
import csv
import io
import json
import math
import subprocess

import numpy as np

import program
from program import WRONG_INPUT, WRONG_USAGE


def people(count, seed, causes=1, entry=False):
    """Times with ties, censoring, two covariates that matter, a category, strata."""
    stream = np.random.default_rng(seed)
    rows = []
    for _ in range(count):
        age, sex, place = stream.normal(50, 10), stream.integers(2), stream.integers(3)
        rate = math.exp(0.04 * (age - 50) + 0.6 * sex) / 10
        time = max(1, math.ceil(stream.exponential(1 / rate)))
        begin = int(stream.integers(0, 5)) if entry else 0
        censored = int(stream.integers(5, 30))
        status = 0 if time > censored else 1 + int(stream.integers(causes))
        rows.append({"age": round(age, 2), "sex": int(sex), "place": "abc"[place],
                     "begin": begin, "time": begin + min(time, censored), "status": status,
                     "s": "xy"[int(stream.integers(2))]})
    return rows


class Tables(program.TestCase):
    def table(self, rows, file="d.csv"):
        lines = [",".join(rows[0])] + [",".join(str(v) for v in row.values()) for row in rows]
        self.write(file, "\n".join(lines) + "\n")
        return ["--table", file, "--time", "time", "--status", "status"]

    def rows(self, *arguments):
        text = self.succeed("survival", *arguments, "--format", "csv")
        return list(csv.DictReader(io.StringIO(text)))

    def values(self, *arguments):
        return {(r["measure"], r["group"], r["item"], r["time"]): tuple(
            float(r[c]) if r[c] else None for c in ("estimate", "low", "high"))
            for r in self.rows(*arguments)}

    def r(self, script):
        """The numbers that an R script prints; NA is None."""
        script = ("library(survival); options(digits = 17); d <- read.csv('d.csv');"
                  "out <- function(...) cat(format(c(...), digits = 17), fill = 1, sep = '\\n');"
                  + script)
        answer = subprocess.run(["Rscript", "--vanilla", "-e", script], cwd=self.folder,
                                capture_output=True, encoding="utf-8", timeout=120, check=False)
        self.assertEqual(answer.returncode, 0, answer.stderr)
        return [None if word in ("NA", "NaN") else float(word) for word in answer.stdout.split()]

    def close(self, ours, theirs, message=None, delta=1e-9):
        self.assertEqual(ours is None, theirs is None, message)
        if ours is not None:
            self.assertAlmostEqual(ours, theirs, delta=delta * max(1.0, abs(theirs)), msg=message)


class KaplanMeier(Tables):
    def test_curves_with_three_intervals(self):
        arguments = self.table(people(80, 1))
        for ours, theirs in (("plain", "plain"), ("log", "log"), ("log-log", "log-log")):
            found = self.values(*arguments, "--interval", ours)
            expected = self.r(f"f <- survfit(Surv(time, status) ~ 1, d, conf.type = '{theirs}');"
                              "for (i in seq_along(f$time)) out(f$time[i], f$surv[i], f$lower[i],"
                              "f$upper[i], f$std.err[i] * f$surv[i], f$n.risk[i], f$n.event[i],"
                              "f$n.censor[i])")
            for time, *values in np.reshape(np.array(expected, dtype=object), (-1, 8)):
                key = f"{time:g}"
                survival = found["survival", "", "", key]
                for mine, theirs_value in zip(survival, values[:3]):
                    self.close(mine, theirs_value, (ours, key))
                for measure, value in zip(("survival_standard_error", "at_risk", "events",
                                           "censored"), values[3:]):
                    if value is not None:  # R has no error where survival is 0
                        self.close(found[measure, "", "", key][0], value, (measure, key))

    def test_late_entry_medians_and_means(self):
        arguments = (*self.table(people(120, 2, entry=True)), "--entry", "begin", "--group", "sex",
                     "--interval", "log")
        found = self.values(*arguments, "--horizon", 15)
        expected = self.r("f <- survfit(Surv(begin, time, status) ~ sex, d, conf.type = 'log');"
                          "t <- summary(f, rmean = 15)$table;"
                          "for (g in 1:2) out(t[g, 'median'], t[g, '0.95LCL'], t[g, '0.95UCL']);"
                          "s <- summary(f, times = 10); out(s$surv, s$std.err)")
        for group in (0, 1):
            for ours, theirs in zip(found["median", str(group), "", ""],
                                    expected[3 * group:3 * group + 3]):
                self.close(ours, theirs)
        at_ten = expected[6:]
        for group in (0, 1):
            before = max((float(k[3]) for k in found if k[:2] == ("survival", str(group))
                          and float(k[3]) <= 10))
            self.close(found["survival", str(group), "", f"{before:g}"][0], at_ten[group])
            self.close(found["survival_standard_error", str(group), "", f"{before:g}"][0],
                       at_ten[2 + group])

    def test_restricted_means(self):
        arguments = (*self.table(people(100, 3)), "--group", "sex", "--horizon", 12)
        found = self.values(*arguments)
        expected = self.r("f <- survfit(Surv(time, status) ~ sex, d);"
                          "t <- summary(f, rmean = 12)$table; out(t[, 'rmean'], t[, 5 + 1])")
        for group in (0, 1):
            self.close(found["restricted_mean", str(group), "", ""][0], expected[group])
            self.close(found["restricted_mean_standard_error", str(group), "", ""][0],
                       expected[2 + group])


class Groups(Tables):
    def test_log_rank_family_and_strata(self):
        arguments = (*self.table(people(150, 4)), "--group", "place")
        for rho in (0, 1, 0.5):
            found = self.values(*arguments, "--rho", rho)
            chi2, *rest = self.r(f"f <- survdiff(Surv(time, status) ~ place, d, rho = {rho});"
                                 "out(f$chisq, f$obs, f$exp, pchisq(f$chisq, 2, lower = FALSE))")
            self.close(found["log_rank", "", "", ""][0], chi2)
            for i, place in enumerate("abc"):
                self.close(found["log_rank_observed", place, "", ""][0], rest[i])
                self.close(found["log_rank_expected", place, "", ""][0], rest[3 + i])
            self.close(found["log_rank_p", "", "", ""][0], rest[6])
        found = self.values(*arguments, "--strata", "s")
        self.close(found["log_rank", "", "", ""][0],
                   self.r("out(survdiff(Surv(time, status) ~ place + strata(s), d)$chisq)")[0])

    def test_late_entry_is_heeded(self):
        # the score test of a Cox model without ties is the log-rank test
        rows = people(90, 5, entry=True)
        stream = np.random.default_rng(1)
        for row in rows:
            row["time"] += round(float(stream.random()), 6)
        found = self.values(*self.table(rows), "--entry", "begin", "--group", "sex")
        self.close(found["log_rank", "", "", ""][0],
                   self.r("out(coxph(Surv(begin, time, status) ~ sex, d)$score)")[0], delta=1e-8)


class Cox(Tables):
    def compare(self, arguments, formula, names, ties="efron", extra=""):
        found = self.values(*arguments, "--ties", ties)
        expected = self.r(f"f <- coxph({formula}, d, ties = '{ties}'{extra}, eps = 1e-12);"
                          "s <- summary(f); out(coef(f), sqrt(diag(vcov(f))), f$loglik[2],"
                          "s$logtest[1], s$waldtest[1], s$sctest[1]);"
                          "z <- cox.zph(f); out(z$table[, 'chisq'], z$table[, 'p'])")
        count = len(names)
        for i, name in enumerate(names):
            self.close(found["cox_coefficient", "", name, ""][0], expected[i], name)
            self.close(found["cox_standard_error", "", name, ""][0], expected[count + i], name)
        rest = expected[2 * count:]
        for measure, value in zip(("cox_log_likelihood", "cox_likelihood_ratio", "cox_wald",
                                   "cox_score"), rest):
            # R rounds the Wald statistic of a summary to two places
            self.close(found[measure, "", "", ""][0], value, measure,
                       delta=0.006 if measure == "cox_wald" else 1e-8)
        return found, rest[4:]

    def test_coefficients_with_both_ties(self):
        arguments = (*self.table(people(200, 6)), "--covariates", "age,sex,place")
        names = ["age", "sex", "place=b", "place=c"]
        for ties in ("efron", "breslow"):
            found, zph = self.compare(arguments, "Surv(time, status) ~ age + sex + place", names,
                                      ties)
            for i, term in enumerate(("age", "sex", "place", "GLOBAL")):
                self.close(found["zph_chi2", "", term, ""][0], zph[i], term, delta=1e-7)
                self.close(found["zph_p", "", term, ""][0], zph[4 + i], term, delta=1e-7)

    def test_late_entry_strata_and_weights(self):
        rows = people(200, 7, entry=True)
        for i, row in enumerate(rows):
            row["w"] = 1 + i % 3
        arguments = (*self.table(rows), "--entry", "begin", "--covariates", "age,sex")
        self.compare(arguments, "Surv(begin, time, status) ~ age + sex", ["age", "sex"])
        self.compare((*arguments, "--strata", "s"),
                     "Surv(begin, time, status) ~ age + sex + strata(s)", ["age", "sex"])
        found = self.values(*arguments, "--weight", "w", "--ties", "breslow")
        expected = self.r("f <- coxph(Surv(begin, time, status) ~ age + sex, d, weights = w,"
                          "ties = 'breslow', robust = FALSE, eps = 1e-12);"
                          "out(coef(f), sqrt(diag(vcov(f))))")
        for i, name in enumerate(("age", "sex")):
            self.close(found["cox_coefficient", "", name, ""][0], expected[i])
            self.close(found["cox_standard_error", "", name, ""][0], expected[2 + i])

    def test_proportionality_on_four_scales(self):
        rows = people(150, 8)
        for scale in ("km", "identity", "rank", "log"):
            found = self.values(*self.table(rows), "--covariates", "age,sex", "--transform", scale)
            expected = self.r("f <- coxph(Surv(time, status) ~ age + sex, d, eps = 1e-12);"
                              f"out(cox.zph(f, '{scale}')$table[, 'chisq'])")
            for term, value in zip(("age", "sex", "GLOBAL"), expected):
                self.close(found["zph_chi2", "", term, ""][0], value, (scale, term), delta=1e-7)

    def test_what_has_no_answer_is_said(self):
        rows = [{"time": t, "status": 1, "x": int(t > 5), "c": 3, "y": 2 * int(t > 5)}
                for t in range(1, 11)]
        arguments = self.table(rows)
        text = self.succeed("survival", *arguments, "--covariates", "c")
        self.assertIn("c is the same for all who are at risk", text)
        text = self.succeed("survival", *arguments, "--covariates", "x,y")
        self.assertIn("y follows from the covariates before it", text)
        text = self.succeed("survival", *arguments, "--covariates", "x")
        self.assertIn("grows without end", text)


class Competing(Tables):
    def test_incidence_with_errors(self):
        arguments = self.table(people(150, 9, causes=3))
        found = self.values(*arguments, "--interval", "log")
        expected = self.r("f <- survfit(Surv(time, factor(status)) ~ 1, d);"
                          "for (i in seq_along(f$time)) out(f$time[i], f$pstate[i, -1],"
                          "f$std.err[i, -1], f$lower[i, -1])")
        for time, *values in np.reshape(np.array(expected, dtype=object), (-1, 10)):
            for cause in range(3):
                key = (str(cause + 1), f"{time:g}")
                incidence = found["cumulative_incidence", "", *key]
                self.close(incidence[0], values[cause], key)
                self.close(found["cumulative_incidence_standard_error", "", *key][0],
                           values[3 + cause], key)
                if values[cause] > 0:
                    self.close(incidence[1], values[6 + cause], key)

    def test_shares_add_up(self):
        rows = people(100, 10, causes=2, entry=True)
        found = self.values(*self.table(rows), "--entry", "begin")
        for row in rows:
            row["status"] = min(row["status"], 1)
        free = self.values(*self.table(rows), "--entry", "begin")
        for (measure, _, _, time), value in free.items():
            if measure == "survival":
                total = value[0] + sum(found["cumulative_incidence", "", cause, time][0]
                                       for cause in "12")
                self.assertAlmostEqual(total, 1.0, delta=1e-12)


class BadTables(Tables):
    def refused(self, text, message, *arguments):
        self.write("bad.csv", text)
        self.assertIn(message, self.fail_with(
            WRONG_INPUT, "survival", "--table", "bad.csv", "--time", "t", "--status", "s",
            *arguments))

    def test_tables_that_do_not_fit(self):
        self.refused("", "bad.csv")
        self.refused("t,s\n", "has a header but no rows")
        self.refused("t,x\n1,1\n", "no column is called 's'")
        self.refused("t,s\n1,1\n-2,1\n", "bad.csv:3:1: column 't' = -2 lies before 0")
        self.refused("t,s,e\n1,1,0\n2,1,2\n", "bad.csv:3:5: entry 2 is not before time 2",
                     "--entry", "e")
        self.refused("t,s\n1,0.5\n", "bad.csv:2:3: column 's' = 0.5: 0 is censored")
        self.refused("t,s\n1,dead\n", "column 's' holds words ('dead')")
        self.refused("t,s\n1,1\n2,\n", "bad.csv:3:3: column 's' has no value here")
        self.refused("t,s\n1,1\n2,x\n", "bad.csv:3:3")
        self.refused("t,s\n1,1\ninf,1\n", "is not finite")
        self.refused("t,s,w\n1,1,0\n", "is no weight", "--weight", "w")

    def test_little_to_tell_is_told(self):
        self.write("c.csv", "t,s,g,x\n1,0,a,1\n2,0,b,2\n")
        arguments = ("--table", "c.csv", "--time", "t", "--status", "s")
        text = self.succeed("survival", *arguments, "--group", "g", "--covariates", "x")
        self.assertIn("a: all 1 are censored", text)
        self.assertIn("Groups cannot be compared", text)
        self.assertIn("No coefficients: there is no event", text)
        self.write("one.csv", "t,s,g\n1,1,a\n")
        text = self.succeed("survival", "--table", "one.csv", "--time", "t", "--status", "s",
                            "--group", "g")
        self.assertIn("There is one group only (a)", text)
        rows = json.loads(self.succeed("survival", *arguments, "--group", "g", "--format", "json"))
        self.assertTrue(all(r["estimate"] is None or math.isfinite(r["estimate"]) for r in rows))

    def test_wrong_usage(self):
        self.fail_with(WRONG_USAGE, "survival")
        self.fail_with(WRONG_USAGE, "survival", "x.h5")
        self.fail_with(WRONG_USAGE, "survival", "x.h5", "--event", "D1N1", "--group", "colour")
        self.fail_with(WRONG_USAGE, "survival", "--table", "t.csv")


class Firms(Tables):
    def run_scenario(self, name, *settings):
        self.succeed("run", program.scenario("xinchang.toml"), "-o", name, "--replications", 3,
                     "--quiet", "--set", "time.quarters=24", "--set", "population.firms=150",
                     *[word for setting in settings for word in ("--set", setting)])

    def test_firms_of_a_file_are_those_that_r_would_see(self):
        import h5py
        self.run_scenario("a.h5")
        found = self.values("a.h5", "--event", "D1N1", "--covariates", "log_revenue,size")
        firms, times = {}, 24
        with h5py.File(self.folder / "a.h5") as file:
            births, events = file["population"], file["events"]
            for r, f, g, entered, start, revenue in zip(*(births[c][:] for c in (
                    "replication", "firm", "generation", "entered", "start", "revenue"))):
                firms[r, f, g] = [entered + 1, start, None, None, revenue]
            for r, f, g, quarter, kind, to in zip(*(events[c][:] for c in (
                    "replication", "firm", "generation", "quarter", "kind", "to"))):
                firm = firms[r, f, g]
                if kind == 1 and firm[2] is None and to // 9 >= 1 and to // 3 % 3 >= 1:
                    firm[2] = quarter + 1
                if kind == 2:
                    firm[3] = quarter + 1
        rows = []
        for begin, start, reached, left, revenue in firms.values():
            if start // 9 >= 1 and start // 3 % 3 >= 1:
                continue
            end = reached or left or times
            if begin < end:
                rows.append({"begin": begin, "time": end, "status": 1 if reached else 2 if left
                             else 0, "l": math.log10(revenue)})
        self.table(rows)
        expected = self.r("f <- survfit(Surv(begin, time, status == 1) ~ 1, d);"
                          "out(tail(f$surv, 1));"
                          "g <- survfit(Surv(begin, time, factor(status)) ~ 1, d, id = seq_len(nrow(d)));"
                          "out(tail(g$pstate, 1)[2:3])")
        last = max((k[3] for k in found if k[0] == "survival"))
        self.close(found["survival", "", "", last][0], expected[0])
        self.close(found["cumulative_incidence", "", "D1N1", last][0], expected[1])
        self.close(found["cumulative_incidence", "", "exit", last][0], expected[2])
        self.assertIn(("cox_coefficient", "", "log_revenue", ""), found)
        self.assertIn(("restricted_mean_by_replication", "", "", ""), found)

    def test_files_are_groups(self):
        self.run_scenario("a.h5")
        self.run_scenario("b.h5", "integrator=[]")
        found = self.values("a.h5", "b.h5", "--event", "D1N1")
        self.assertIn(("log_rank_p", "", "", ""), found)
        self.assertIn(("restricted_mean_difference_by_replication", "b", "a", ""), found)
        text = self.succeed("survival", "a.h5", "--event", "D2N2", "--clock", "age", "--group",
                            "entrant", "--replication", 1)
        self.assertIn("from the start", text)
        self.assertIn("'Q2' is no state", self.fail_with(WRONG_INPUT, "survival", "a.h5",
                                                         "--event", "Q2"))


if __name__ == "__main__":
    program.main()
