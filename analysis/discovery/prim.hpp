// SPDX-License-Identifier: MIT
// Scenario discovery by PRIM: boxes of inputs in which the outcome is high.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/discovery/box.hpp"
#include "analysis/sample.hpp"

namespace catchup::analysis {

/// What a peel or paste is judged by.
enum class PrimObjective : std::uint8_t {
    lenient, // gain in mean over the share of the box's rows moved: fair to words of large shares
             // (Kwakkel and Jaxa-Rozen 2016, Environmental Modelling & Software 79;
             // `lenient1` of the EMA Workbench)
    original // the mean (Friedman and Fisher 1999)
};

/// Defaults as in the EMA Workbench and sdtoolkit; 0.05 is within the range that Friedman and
/// Fisher advise. All shares in (0, 1).
struct PrimSettings {
    double peel_share = 0.05;  // of the box's rows a peel takes, at least; alpha
    double paste_share = 0.05; // of the box's rows a paste adds, at least
    double least_mass = 0.05;  // of all rows that a box holds, at least; beta_0
    PrimObjective objective = PrimObjective::lenient;
};

/// An input that a box restricts. quasi-p: with this restriction dropped, the box is larger and has
/// a density; the probability that as many rows as the box has, drawn with that density, hold as
/// many cases or more (Bryant and Lempert 2010). Small: the restriction does some
/// work. It is no p value: the restriction was searched for.
struct Restriction {
    std::size_t input = 0;
    std::optional<double> quasi_p; // none if outcomes are not all 0 or 1
};

/// A box with what it holds. For yes/no outcomes (0, 1) coverage is its share of all cases, and
/// density the share of its rows that are cases, hence its mean. For other numbers both are
/// measured from the least to the greatest outcome, so that they run from 0 to 1: coverage is its
/// share of the sum of (outcome - least), density is (mean - least) / (greatest - least). Both are
/// 0 where there is nothing to cover: no case, or all numbers equal.
struct TrajectoryBox {
    Box box;
    std::size_t rows = 0;
    double mass = 0.0; // share of all rows
    double mean = 0.0; // of outcomes
    double density = 0.0;
    double coverage = 0.0;
    std::vector<Restriction> restrictions; // one a restricted input, in their order
};

/// Boxes in the order found, number 0 holds everything: peels, then pastes.
using Trajectory = std::vector<TrajectoryBox>;

/// The patient rule induction method (Friedman and Fisher 1999, "Bump hunting in high-dimensional
/// data", Statistics and Computing 9, 123-143) as used for scenario discovery (Bryant and Lempert
/// 2010, Technological Forecasting & Social Change 77, 34-49).
///
/// A peel takes the lowest or highest rows by a number, equal values together, or one word of a
/// category. The best by the objective is taken, also where the mean falls (patience), until no
/// peel would leave the least mass or all outcomes in the box are equal. Then pastes: a side moves
/// out, or a word comes back, while the mean rises. A limit is the least or greatest value left at
/// the time of the peel. Ties go to the first input, low before high, words in order. No draws.
/// Preconditions: outcomes finite, at least one, as many as each input has rows.
[[nodiscard]] Trajectory prim(const Inputs& inputs, std::span<const double> outcomes,
                              const PrimSettings& settings = {});

/// The default choice: the box with the greatest harmonic mean of coverage and density (F1, van
/// Rijsbergen 1979), coverage being of what number 0 covers; the earliest if several. An analyst
/// may well choose another on the trajectory. Precondition: at least one box.
[[nodiscard]] std::size_t choose_box(const Trajectory& trajectory);

} // namespace catchup::analysis
