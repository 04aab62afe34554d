// SPDX-License-Identifier: MIT
#include "tests/benchmarks/reference/statistics.hpp"

namespace catchup::bench::reference {
namespace {

constexpr std::uint32_t stride[] = {9, 3, 1};

/// The mean over firms of `value(state)`.
template <class Value>
double mean_of(const Record& record, Value value) {
    double firms = 0.0;
    double sum = 0.0;
    for (std::uint32_t cell = 0; cell < record.firms.size(); ++cell) {
        firms += record.firms[cell];
        sum += static_cast<double>(record.firms[cell]) * value(cell % states);
    }
    return sum / firms;
}

} // namespace

Statistics statistics_of(std::span<const Record> records) {
    const Record& end = records.back();
    Statistics result{};
    for (std::uint32_t k = 0; k < dimensions; ++k) {
        result[k] =
            mean_of(end, [k](auto state) { return state / stride[k] % 3 == 2 ? 1.0 : 0.0; });
        result[3 + k] =
            mean_of(end, [k](auto state) { return static_cast<double>(state / stride[k] % 3); });
    }
    for (std::uint32_t quarter = 1; quarter <= 4; ++quarter) {
        result[5 + quarter] = mean_of(records[records.size() * quarter / 4 - 1],
                                      [](auto state) { return state >= 9 ? 1.0 : 0.0; });
    }
    result[10] = end.mean_purse;
    return result;
}

} // namespace catchup::bench::reference
