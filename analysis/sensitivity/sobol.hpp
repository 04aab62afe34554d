// SPDX-License-Identifier: MIT
// Variance-based sensitivity: which part of an outcome's variance each input, or group, brings.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/findings.hpp"
#include "analysis/sample.hpp"
#include "analysis/sensitivity/answers.hpp"

namespace catchup::analysis {

/// The rows of a Saltelli design: of each base point A, AB_1 .. AB_G, (BA_1 .. BA_G,) B, for G items.
/// An item is an input, or a group of inputs that were exchanged together.
struct SaltelliDesign {
    std::vector<std::string> items;
    bool second_order = false; // whether there are rows BA_1 .. BA_G
    [[nodiscard]] std::size_t rows_a_point() const noexcept {
        return items.size() * (second_order ? 2 : 1) + 2;
    }
};

/// The first cell of a table that a Saltelli design cannot have, in words, or "": row AB_k has the inputs
/// of item k from its point's row B and all others from A; BA_k the other way round. `groups`: the item
/// of each input. Precondition: whole base points.
[[nodiscard]] std::string saltelli_misfit(const SaltelliDesign& design, const Inputs& inputs,
                                          const std::vector<std::string>& groups);

/// Sobol indices. First order as in Saltelli et al. 2010 (Computer Physics Communications 181,
/// table 2 b), total order as in Jansen 1999, second order as in Saltelli 2002; answers are measured
/// from their mean over all rows, the variance is that of the rows A and B. With several
/// replications the indices are those of the expected answer: every product is formed between
/// different seeds (`product`).
///
/// Rows `S1`, `ST`, `S2` (item, item2); `S1` and `ST` of the item `dummy`, an input that does
/// nothing, estimated as in Khorashadi Zadeh et al. 2017: a noise floor; `S1_sum`; with several
/// replications `luck_share`, the share of the variance of one run that its seed brings; `S1_nested`
/// and `ST_nested` for the first half, quarter, ... of the base points (item2 = their number);
/// `base_points`. Base points with a failed run are left out. Throws nothing: without variance, or
/// with fewer than two base points, there are no indices and the verdict says so.
/// Precondition: whole base points.
[[nodiscard]] Findings sobol_indices(const SaltelliDesign& design, const Answers& answers,
                                     const BootstrapSettings& settings);

} // namespace catchup::analysis
