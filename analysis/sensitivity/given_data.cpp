// SPDX-License-Identifier: MIT
#include "analysis/sensitivity/given_data.hpp"

#include <fmt/format.h>

#include "analysis/random_draws.hpp"

namespace catchup::analysis {

GivenData given_data(const Inputs& inputs, const Answers& answers) {
    const WholeBlocks kept = whole_blocks(answers, 1);
    GivenData data{part(inputs, kept.blocks),
                   kept.answers.means(),
                   answers.replications,
                   {},
                   kept.remark("rows")};
    if (answers.replications > 1 && !kept.blocks.empty()) {
        const std::vector<double> ones(kept.blocks.size(), 1.0);
        const VarianceSplit split = variance_split(kept.answers, ones);
        data.luck_share = split.inputs > 0.0 || split.luck > 0.0 ? std::optional{split.luck_share()}
                                                                 : std::nullopt;
    }
    return data;
}

Inputs dummies(std::size_t count, std::size_t rows, std::uint64_t seed) {
    std::mt19937_64 generator{~seed}; // not the bootstrap's
    Inputs all;
    for (std::size_t i = 0; i < count; ++i) {
        Input dummy{"dummy", {}, {}, false};
        dummy.values.reserve(rows);
        for (std::size_t row = 0; row < rows; ++row) {
            dummy.values.push_back(uniform(generator));
        }
        all.push_back(std::move(dummy));
    }
    return all;
}

} // namespace catchup::analysis
