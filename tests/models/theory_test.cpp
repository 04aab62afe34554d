// SPDX-License-Identifier: MIT
// Where the model has a closed form it must follow it; a wrong model must be noticed.
#include <cmath>
#include <numeric>

#include <Eigen/Core>

#include "models/step.hpp"
#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

/// Firms whose D is at least 1 after `quarters`, summed over replications.
long adopters_of_digital(const Scenario& scenario, std::uint32_t replications) {
    const auto plan = prepare(scenario);
    long adopters = 0;
    for (std::uint32_t r = 0; r < replications; ++r) {
        World world = begin(*plan, Replication{r});
        for (std::uint32_t q = 0; q < scenario.time.quarters; ++q) {
            step(world);
        }
        for (const State s : world.firms.state.values()) {
            adopters += level(s, 0) > 0 ? 1 : 0;
        }
    }
    return adopters;
}

using Distribution = std::vector<double>;

/// Adopters after one quarter: each of the others rings with 1 - (1 - h)^(1/4), h = p + q share.
Distribution next_quarter(const Distribution& now, double p, double q) {
    const std::size_t firms = now.size() - 1;
    Distribution later(now.size());
    for (std::size_t n = 0; n <= firms; ++n) {
        const double share = static_cast<double>(n) / static_cast<double>(firms - 1);
        const double ring = n == firms ? 0.0 : 1.0 - std::pow(1.0 - (p + q * share), 0.25);
        const std::size_t left = firms - n;
        double mass = std::pow(1.0 - ring, static_cast<double>(left)); // none rings
        for (std::size_t k = 0; k <= left; ++k) {
            later[n + k] += now[n] * mass;
            mass *=
                static_cast<double>(left - k) / static_cast<double>(k + 1) * ring / (1.0 - ring);
        }
    }
    return later;
}

Distribution convolved(const Distribution& a, const Distribution& b) {
    Distribution sum(a.size() + b.size() - 1);
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j) {
            sum[i + j] += a[i] * b[j];
        }
    }
    return sum;
}

/// The exact law of adopters summed over `replications` (a power of two) of the chain.
Distribution total_adopters(std::size_t firms, int quarters, double p, double q,
                            std::uint32_t replications) {
    Distribution law(firms + 1);
    law[0] = 1.0;
    for (int t = 0; t < quarters; ++t) {
        law = next_quarter(law, p, q);
    }
    for (std::uint32_t done = 1; done < replications; done *= 2) {
        law = convolved(law, law);
    }
    return law;
}

/// Two-sided exact band: outside it lies less than `false_alarm`.
bool inside(const Distribution& law, long count, double false_alarm) {
    const auto at = static_cast<std::size_t>(count);
    const double below = std::accumulate(law.begin(), law.begin() + count + 1, 0.0);
    const double above = std::accumulate(law.begin() + static_cast<long>(at), law.end(), 0.0);
    return std::min(below, above) > false_alarm / 2.0;
}

} // namespace

TEST_CASE("hazards on a complete network follow the discrete-time chain", "[theory][hazard]") {
    const Scenario scenario = test::scenario(std::string{R"(
time.quarters = 12
population.firms = 80
network.kind = "complete"
[[rule]]
kind = "hazard"
innovation = [0.05, 0.0, 0.0]
imitation = [0.60, 0.0, 0.0]
[[sector]]
kind = "bearings"
start = { D0N0I0 = 1.0 }
)"} + test::frictionless);
    constexpr std::uint32_t replications = 512;
    const long adopters = adopters_of_digital(scenario, replications);
    const auto law = [](double p, double q) { return total_adopters(80, 12, p, q, replications); };
    CHECK(inside(law(0.05, 0.60), adopters, 1e-6));
    // controls: hazards 10 % off, a quarter more, no imitation
    CHECK_FALSE(inside(law(0.055, 0.66), adopters, 1e-6));
    CHECK_FALSE(inside(total_adopters(80, 13, 0.05, 0.60, replications), adopters, 1e-6));
    CHECK_FALSE(inside(law(0.05, 0.0), adopters, 1e-6));
}

namespace {

using Chain = Eigen::Matrix<double, states, states, Eigen::RowMajor>;

/// One quarter of constant hazards: competing clocks over the admissible single and double steps.
Chain transitions(const std::array<double, 3>& yearly, double joint) {
    Chain chain = Chain::Zero();
    for (std::uint8_t s = 0; s < states; ++s) {
        std::array<double, masks> rate{};
        double total = 0.0;
        for (Mask m = 1; m < masks; ++m) {
            if (!admissible(State{s}, m) || breadth(m) > 2) {
                continue;
            }
            double least = 1e9;
            for (std::size_t x = 0; x < 3; ++x) {
                least = raises(m, x) ? std::min(least, -0.25 * std::log(1.0 - yearly[x])) : least;
            }
            rate[m] = breadth(m) == 1 ? least : joint * least;
            total += rate[m];
        }
        chain(s, s) = std::exp(-total);
        for (Mask m = 1; m < masks; ++m) {
            if (rate[m] > 0.0) {
                chain(s, after(State{s}, m).value()) += rate[m] / total * (1 - std::exp(-total));
            }
        }
    }
    return chain;
}

} // namespace

TEST_CASE("constant hazards give the occupancy of the 27-state Markov chain", "[theory][hazard]") {
    constexpr std::uint32_t firms = 200'000;
    constexpr std::uint32_t quarters = 24;
    const Scenario scenario = test::scenario(std::string{R"(
time.quarters = 24
population.firms = 200000
network.kind = "ring"
[[rule]]
kind = "hazard"
innovation = [0.20, 0.12, 0.30]
imitation = [0.0, 0.0, 0.0]
joint = 0.3
[[sector]]
kind = "bearings"
start = { D0N0I0 = 1.0 }
)"} + test::frictionless);
    const auto plan = prepare(scenario);
    World world = begin(*plan, Replication{0});
    for (std::uint32_t q = 0; q < quarters; ++q) {
        step(world);
    }
    std::array<double, states> counts{};
    for (const State s : world.firms.state.values()) {
        ++counts[s.value()];
    }
    const auto misses = [&](const std::array<double, 3>& yearly, double joint) {
        Eigen::Matrix<double, 1, states> occupancy = Eigen::Matrix<double, 1, states>::Zero();
        occupancy(0) = 1.0;
        const Chain chain = transitions(yearly, joint);
        for (std::uint32_t q = 0; q < quarters; ++q) {
            occupancy = (occupancy * chain).eval();
        }
        int outside = 0;
        for (std::size_t s = 0; s < states; ++s) {
            const double p = occupancy(static_cast<Eigen::Index>(s));
            outside +=
                test::BinomialBand{double(firms), p, 1e-6 / states}.contains(counts[s]) ? 0 : 1;
        }
        return outside;
    };
    CHECK(misses({0.20, 0.12, 0.30}, 0.3) == 0);
    CHECK(misses({0.21, 0.12, 0.30}, 0.3) > 0); // control: one hazard 5 % off
    CHECK(misses({0.20, 0.12, 0.30}, 0.0) > 0); // control: no joint steps
}
