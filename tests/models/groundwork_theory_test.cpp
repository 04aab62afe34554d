// SPDX-License-Identifier: MIT
// H4: intelligence succeeds where the groundwork is laid. Without rho_I the pattern must vanish.
#include <array>
#include <cmath>

#include "models/step.hpp"
#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

constexpr std::uint32_t firms = 90'000;

/// Every firm takes I in the first quarter, whatever it costs, from N1 and D0, D1 or D2.
const char* const forced = R"(
population.firms = 90000
population.capability_mean = 0.45
population.capability_sd = 0.0
outcome.capability_reference = 0.45
outcome.abandoned = 0.2
outcome.detoured = 0.6
[network]
kind = "ring"
[supply]
suppliers = 0
[[rule]]
kind = "hazard"
innovation = [0.0, 0.0, 1.0]
imitation = [0.0, 0.0, 0.0]
[[sector]]
kind = "bearings"
start = { D0N1I0 = 0.4, D1N1I0 = 0.3, D2N1I0 = 0.3 }
[duration]
intelligent = [0.0, 0.0]
[cost]
intelligent = [0.0, 0.0]
[turnover]
exit_rate = 0.0
)";

/// Ends of the first projects by the level of D from which they were begun.
struct Ends {
    std::array<double, 3> projects{}, abandoned{}, on_time{};
};

Ends first_projects(const std::vector<std::string>& set) {
    test::Staged stage{test::scenario(forced, set)};
    step(stage.world);
    Ends ends;
    for (const Event& event : stage.world.events) {
        const auto d = static_cast<std::size_t>(level(event.from, 0));
        ends.projects[d] += event.kind == EventKind::start ? 1 : 0;
        ends.abandoned[d] += event.kind == EventKind::abandon ? 1 : 0;
        ends.on_time[d] += event.kind == EventKind::complete ? 1 : 0;
    }
    return ends;
}

double lam(double x) { return 1.0 / (1.0 + std::exp(-x)); }
double logit(double p) { return std::log(p / (1.0 - p)); }

/// Bands that the counts leave if v is -rho x gap and the gap falls from 1 at D0 to 0 at D2.
int misses(const Ends& ends, double rho) {
    int outside = 0;
    for (std::size_t d = 0; d < 3; ++d) {
        const double v = -rho * (1.0 - 0.5 * static_cast<double>(d));
        const auto band = [&](double p) {
            return test::BinomialBand{ends.projects[d], p, 1e-6 / 6};
        };
        outside += band(lam(logit(0.2) - v)).contains(ends.abandoned[d]) ? 0 : 1;
        outside += band(1.0 - lam(logit(0.6) - v)).contains(ends.on_time[d]) ? 0 : 1;
    }
    return outside;
}

} // namespace

TEST_CASE("without rho_I the success of I does not depend on D", "[theory][outcome]") {
    const Ends ends = first_projects({"outcome.intelligent_gap=0.0"});
    CHECK(ends.projects[0] + ends.projects[1] + ends.projects[2] == firms);
    CHECK(misses(ends, 0.0) == 0);
    CHECK(misses(ends, 0.10) > 0); // control: a small barrier is noticed
}

TEST_CASE("with rho_I the success of I rises with D as E8 says", "[theory][outcome]") {
    const Ends ends = first_projects({"outcome.intelligent_gap=0.9"});
    CHECK(misses(ends, 0.9) == 0);
    CHECK(misses(ends, 0.0) == 4); // control: no barrier, right for D2 alone
    const auto rate = [&](std::size_t d) { return ends.on_time[d] / ends.projects[d]; };
    CHECK(rate(1) > 1.3 * rate(0)); // .30 against .21
    CHECK(rate(2) > 1.2 * rate(1)); // .40
}
