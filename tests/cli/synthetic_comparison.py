# SPDX-License-Identifier: MIT
"""Comparison files with whatever numbers, written by h5py and not by the program."""
import h5py
import numpy as np

MEASURES = ("reached", "levels", "reached_d2n2", "private_cost", "penalties", "gains", "terminal",
            "project_cost", "public_resources", "integrator_cost", "welfare")
OUTLAYS = ("spending", "spending_nominal", "support", "administration", "enforcement",
           "public_goods", "unspent")
ARMS = ("none", "down", "up, \"quoted\"", "idle", "without integrators", "down: one thing")
QUARTERS = 8


class Synthetic:
    """A comparison file by h5py, with whatever numbers: gains, losses, and arms that do nothing."""

    def __init__(self, path, replications, seed=1, target=20.0, redraws=4, spread=1.0):
        draw = np.random.default_rng(seed)
        arms = len(ARMS)
        # gain of each arm, and spending: "idle" gains nothing, "up" loses
        gain, spent = np.array([0, 8, -9, 0, -3, 5.0]), np.array([0, 20.05, 20.1, 14, 0, 19.9])
        common = draw.normal(60, 9 * spread, (replications, 1))

        def around(level, noise=spread):
            return common + level + noise * draw.normal(0, 1, (replications, arms))

        def positive(*shape):
            return np.round(draw.gamma(3, 2, (replications, arms) + shape), 2)

        data = {name: (("arm",), positive()) for name in
                MEASURES + OUTLAYS + ("treated", "deadweight", "sooner", "both")}
        data["reached"] = ("arm",), np.round(around(gain))
        data["levels"] = ("arm",), np.round(2 * around(2 * gain))
        data["welfare"] = ("arm",), around(5 * gain - spent)
        data["spending"] = ("arm",), np.where(
            spent > 0, spent + 0.1 * spread * draw.normal(0, 1, (replications, arms)), 0)
        data["spending"][1][:] += (spent > 0) * (spent - data["spending"][1].mean(0))
        data["both"][1][:, 3] = 0  # nobody: nothing can be told of how much sooner
        for dimension, size in (("time", QUARTERS + 1), ("size", 4), ("sector", 2), ("county", 12)):
            for what in ("reached", "spending") + (("levels",) if dimension == "time" else ()):
                name = f"{what}_over_time" if dimension == "time" else f"{what}_by_{dimension}"
                data[name] = ("arm", dimension), positive(size)
        data["fates"] = ("arm", "fate"), np.round(positive(8))
        drawn = draw.random((replications, arms)) < 0.9
        data["left_out"] = ("arm",), drawn.astype(float)
        for name, share in (("left_out_with", 0.6), ("left_out_without", 0.4)):
            data[name] = ("arm",), 1.0 * drawn * (draw.random((replications, arms)) < share)
        self.write(path, data, replications)
        scan = draw.normal(10, 3, (3, arms * 3))
        self.attributes(path, scan, {
            "target_spending": target, "redraws": redraws, "branch": "2014Q1",
            "arm_status": ["no policy"] + [
                status if target else "as written" for status in ("solved", "solved", "unreachable")
            ] + ["no policy", "solved" if target else "as written"]})

    def write(self, path, data, replications):
        text = h5py.string_dtype()
        quarters = ["2012Q4"] + [f"{2013 + q // 4}Q{q % 4 + 1}" for q in range(QUARTERS)]
        coordinates = {"replication": np.arange(replications), "time": np.arange(QUARTERS + 1),
                       "arm": ARMS, "size": ("micro", "small", "medium", "large"),
                       "sector": ("bearings", "gears"), "county": np.arange(12),
                       "fate": [f"fate, {f}" for f in range(8)]}
        with h5py.File(path, "w") as file:
            for name, values in coordinates.items():
                numbers = isinstance(values, np.ndarray)
                scale = file.create_dataset(name, data=values if numbers else list(values),
                                            dtype="i4" if numbers else text)
                scale.make_scale(name)
            file.create_dataset("quarter", data=quarters, dtype=text)
            file["quarter"].dims[0].attach_scale(file["time"])
            for name, (dimensions, values) in data.items():
                file[name] = values
                for axis, dimension in enumerate(("replication",) + dimensions):
                    file[name].dims[axis].attach_scale(file[dimension])

    def attributes(self, path, scan, more):
        with h5py.File(path, "a") as file:
            file.attrs.update({
                "format": "catchup-result", "format_version": 1, "kind": "comparison", "seed": 7,
                "model_version": 3, "command": "catchup compare", "title": "synthetic",
                "arms": list(ARMS), "arm_note": [""] * 5 + ["one thing less"],
                "arm_role": ["arm"] * 4 + ["twin", "decomposition"],
                "arm_generosity": np.array([1, 0.75, 2, 8, 1, 1.5]),
                "arm_reach": np.array([0, 30, 40, 14.2, 0, 33]),
                "arm_twin": np.array([0, 0, 0, 0, 4, 4.0]),
                "arm_parent": np.array([0, 1, 2, 3, 4, 1.0]),
                "arm_same_as": np.arange(6.0), "arm_world": [""] * 6, "target_from": "--spending",
                "replications_asked": 200, "half_width": 0.0, "half_width_of": "reached",
                "ended": "all replications", "discount": 0.05, "mcpf": 0.2,
                "terminal_years": 10.0, "goal": "D1N1I0", "search_replications": 50,
                "scan_generosity": np.array([0.5, 1, 2]), "scan_spending": scan[0],
                "scan_reached": scan[1], "scan_welfare": scan[2],
                "scenarios": ["text"] * 6, **more})
