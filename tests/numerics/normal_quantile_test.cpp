// SPDX-License-Identifier: MIT
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

#include "sim/numerics/elementary.hpp"
#include "tests/support/catch.hpp"

using catchup::normal_quantile;

namespace {

/// Probabilities and their quantiles by SciPy: the whole interval, both tails, both joints.
struct Grid {
    std::vector<double> probability;
    std::vector<double> quantile;
};

constexpr const char* question = R"(
import numpy
from scipy.stats import norm
tails = [10.0 ** -k for k in range(3, 308, 5)]
near_one = [1.0 - 2.0 ** -k for k in range(2, 54)]
joints = [0.075 + d for d in (-1e-9, 0.0, 1e-9)]
joints += [1.3887943864964021e-11 * f for f in (0.99, 1.0, 1.01)]
even = [(k + 0.5) / 4001 for k in range(4001) if k != 2000]
for p in tails + near_one + joints + even:
    print(float(p).hex(), float(norm.ppf(p)).hex())
)";

Grid ask_scipy() {
    const auto script = std::filesystem::temp_directory_path() /
                        ("catchup-scipy-" + std::to_string(::getpid()) + ".py");
    std::ofstream{script} << question;
    FILE* const pipe = ::popen(("/usr/bin/python3 " + script.string()).c_str(), "r");
    REQUIRE(pipe != nullptr);
    Grid grid;
    std::array<char, 64> p{};
    std::array<char, 64> z{};
    while (std::fscanf(pipe, "%63s %63s", p.data(), z.data()) == 2) {
        grid.probability.push_back(std::strtod(p.data(), nullptr));
        grid.quantile.push_back(std::strtod(z.data(), nullptr));
    }
    REQUIRE(::pclose(pipe) == 0);
    std::filesystem::remove(script);
    return grid;
}

} // namespace

TEST_CASE("normal quantiles agree with SciPy", "[theory][numerics]") {
    const Grid grid = ask_scipy();
    REQUIRE(grid.probability.size() > 4100);
    double worst = 0.0;
    for (std::size_t k = 0; k < grid.probability.size(); ++k) {
        const double error = normal_quantile(grid.probability[k]) / grid.quantile[k] - 1.0;
        worst = std::max(worst, std::abs(error));
    }
    CHECK(worst < 1e-14);
}

TEST_CASE("normal quantiles are symmetric and rise", "[property][numerics]") {
    CHECK(normal_quantile(0.5) == 0.0);
    double before = -100.0;
    for (std::uint64_t k = 0; k < 10'000; ++k) {
        // centres of 2^32 cells, as draws are: 1 - p is exact
        const double p = (static_cast<double>(k * 429'467) + 0.5) * 0x1p-32;
        const double z = normal_quantile(p);
        REQUIRE(z == -normal_quantile(1.0 - p));
        REQUIRE(z > before);
        before = z;
    }
}

TEST_CASE("normal quantiles undo the distribution function", "[theory][numerics]") {
    // the density turns a relative error of 1e-15 in z into one of about z^2 x 1e-15 in p
    for (const double p : {1e-300, 1e-20, 1e-9, 0.001, 0.0749, 0.0751, 0.2, 0.4999}) {
        CAPTURE(p);
        const double z = normal_quantile(p);
        CHECK(0.5 * std::erfc(-z / std::sqrt(2.0)) == Approx(p).epsilon(2e-15 * (1.0 + z * z)));
    }
}
