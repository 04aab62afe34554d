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
        data.luck_share = split.luck_share();
    }
    return data;
}

GivenData with_dummy(GivenData data, std::uint64_t seed) {
    std::mt19937_64 generator{~seed}; // not the bootstrap's
    Input dummy{"dummy", {}, {}, false};
    for (std::size_t row = 0; row < data.rows(); ++row) {
        dummy.values.push_back(uniform(generator));
    }
    data.inputs.push_back(std::move(dummy));
    return data;
}

} // namespace catchup::analysis
