// SPDX-License-Identifier: MIT
#include "analysis/sensitivity/given_data.hpp"

#include <fmt/format.h>

#include "analysis/random_draws.hpp"

namespace catchup::analysis {

GivenData given_data(const Inputs& inputs, const Answers& answers) {
    const WholeBlocks kept = whole_blocks(answers, 1);
    GivenData data{{}, kept.answers.means(), answers.replications, {}, kept.remark("rows")};
    for (const Input& input : inputs) {
        Input some{input.name, {}, input.words, input.is_whole};
        some.values.reserve(kept.blocks.size());
        for (const std::size_t row : kept.blocks) {
            some.values.push_back(input.values[row]);
        }
        data.inputs.push_back(std::move(some));
    }
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
