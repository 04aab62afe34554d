// SPDX-License-Identifier: MIT
#include "sim/numerics/elementary_of_many.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "sim/numerics/elementary.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/every_instructions.hpp"

using namespace catchup;

namespace {

/// Over the whole range, near the joints of the quantile's parts, and the extremes.
std::vector<double> probabilities() {
    std::vector<double> all{0x1p-33, 1.0 - 0x1p-33, 0.075, 0.925, 0.5, 1e-12, 1e-300, 1.0 - 1e-15};
    for (int i = 1; i < 20011; ++i) {
        all.push_back(i / 20011.0);
    }
    return all;
}

template <class Many, class One>
void require_same(const std::vector<double>& inputs, Many&& many, One&& one) {
    test::with_every_instructions([&] {
        for (const std::size_t count :
             {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{8}, inputs.size()}) {
            std::vector<double> values(inputs.begin(),
                                       inputs.begin() + static_cast<std::ptrdiff_t>(count));
            many(std::span<double>{values});
            for (std::size_t i = 0; i < count; ++i) {
                INFO(inputs[i]);
                REQUIRE(values[i] == one(inputs[i]));
            }
        }
    });
}

} // namespace

TEST_CASE("functions of many numbers have the bits of one", "[unit][determinism]") {
    const auto inputs = probabilities();
    require_same(
        inputs, [](std::span<double> all) { normal_quantile_of_each(all); }, normal_quantile);
    require_same(
        inputs, [](std::span<double> all) { log_of_each(all); },
        [](double x) { return catchup::log(x); });
    std::vector<double> exponents;
    for (const double p : inputs) {
        exponents.push_back(80.0 * (p - 0.5));
    }
    exponents.push_back(-1000.0);
    require_same(
        exponents, [](std::span<double> all) { exp_of_each(all); },
        [](double x) { return catchup::exp(x); });
}

TEST_CASE("single precision exponentials agree with double", "[unit][determinism]") {
    std::vector<float> first;
    test::with_every_instructions([&] {
        std::vector<float> values;
        for (int i = -8000; i < 8000; ++i) {
            values.push_back(static_cast<float>(i) / 100.0F);
        }
        std::vector<float> inputs = values;
        exp_of_each(values);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double exact = catchup::exp(static_cast<double>(inputs[i]));
            REQUIRE(std::abs(values[i] - exact) <= exact * std::numeric_limits<float>::epsilon());
        }
        first = first.empty() ? values : first;
        REQUIRE(values == first);
    });
}
