// SPDX-License-Identifier: MIT
#include "analysis/discovery/prim.hpp"

#include <algorithm>
#include <numeric>

#include "analysis/discovery/rows.hpp"
#include "tests/analysis/discovery/samples.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using analysis::Inputs;
using analysis::prim;
using analysis::Trajectory;
using analysis::TrajectoryBox;

namespace {

/// True if the box holds what it says, and its shares follow from that.
bool agrees(const TrajectoryBox& box, const Inputs& inputs, std::span<const double> outcomes) {
    std::size_t rows = 0;
    double sum = 0.0;
    for (std::size_t row = 0; row < outcomes.size(); ++row) {
        if (box.box.contains(inputs, row)) {
            ++rows;
            sum += outcomes[row];
        }
    }
    const double all = std::accumulate(outcomes.begin(), outcomes.end(), 0.0);
    std::vector<std::size_t> restricted;
    for (const analysis::Restriction& restriction : box.restrictions) {
        restricted.push_back(restriction.input);
    }
    return box.rows == rows && box.mean == sum / static_cast<double>(rows) &&
           box.density == (all > 0.0 ? box.mean : 0.0) &&
           box.mass == static_cast<double>(rows) / static_cast<double>(outcomes.size()) &&
           box.coverage == (all > 0.0 ? sum / all : 0.0) && restricted == box.box.restricted();
}

} // namespace

TEST_CASE("every box holds what it says, peels shrink, pastes raise the mean",
          "[property][discovery]") {
    std::mt19937_64 stream{11};
    std::size_t pastes = 0;
    for (int trial = 0; trial < 10'000; ++trial) {
        const std::size_t rows = 1 + analysis::below(stream, 40);
        const Inputs inputs = test::mixed_inputs(rows, stream);
        const double share = test::uniform(stream);
        const std::vector<double> outcomes = test::cases(rows, stream, [&](std::size_t row) {
            return inputs[2].values[row] == 1.0 ? 1.0 - share : share;
        });
        const analysis::PrimSettings settings{.peel_share = 0.02 + 0.4 * test::uniform(stream),
                                              .paste_share = 0.1,
                                              .least_mass = 0.02 + 0.3 * test::uniform(stream)};
        const Trajectory trajectory = prim(inputs, outcomes, settings);
        REQUIRE(trajectory[0].rows == rows);
        REQUIRE(trajectory[0].restrictions.empty());
        bool has_pasted = false;
        for (std::size_t number = 0; number < trajectory.size(); ++number) {
            INFO("trial " << trial << ", box " << number);
            REQUIRE(agrees(trajectory[number], inputs, outcomes));
            REQUIRE(trajectory[number].mass >= settings.least_mass - 1e-12);
            if (number > 0 && trajectory[number].rows > trajectory[number - 1].rows) {
                has_pasted = true;
                ++pastes;
                REQUIRE(trajectory[number].mean > trajectory[number - 1].mean);
            } else if (number > 0) {
                REQUIRE_FALSE(has_pasted);
                REQUIRE(trajectory[number].rows < trajectory[number - 1].rows);
            }
        }
    }
    CHECK(pastes > 100);
}

TEST_CASE("a planted box is found", "[statistical][discovery]") {
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
        std::mt19937_64 stream{seed};
        const Inputs inputs = test::uniform_inputs(2'000, 5, stream);
        const std::vector<double> outcomes = test::cases(2'000, stream, [&](std::size_t row) {
            return inputs[1].values[row] > 0.3 && inputs[1].values[row] < 0.8 &&
                           inputs[3].values[row] < 0.5
                       ? 1.0
                       : 0.0;
        });
        const Trajectory trajectory = prim(inputs, outcomes);
        const TrajectoryBox& chosen = trajectory[analysis::choose_box(trajectory)];
        INFO("seed " << seed << ", coverage " << chosen.coverage << ", density " << chosen.density);
        CHECK(chosen.coverage > 0.95);
        CHECK(chosen.density > 0.95);
        // a peel takes 5 % of rows: limits are that near
        CHECK(chosen.box.limits[1].low.value() == Approx(0.3).margin(0.03));
        CHECK(chosen.box.limits[1].high.value() == Approx(0.8).margin(0.03));
        CHECK(chosen.box.limits[3].high.value() == Approx(0.5).margin(0.03));
        for (const analysis::Restriction& restriction : chosen.restrictions) {
            const bool is_planted = restriction.input == 1 || restriction.input == 3;
            CHECK((restriction.quasi_p.value() < 1e-20) == is_planted);
        }
    }
}

TEST_CASE("planted words and whole numbers are found", "[statistical][discovery]") {
    std::mt19937_64 stream{21};
    Inputs inputs = test::uniform_inputs(2'000, 3, stream);
    inputs.push_back({.name = "rule", .values = {}, .words = {"a", "b", "c", "d", "e"}});
    inputs.push_back({.name = "firms", .values = {}, .is_whole = true});
    inputs.push_back({.name = "constant", .values = std::vector<double>(2'000, 4.0)});
    for (std::size_t row = 0; row < 2'000; ++row) {
        inputs[3].values.push_back(static_cast<double>(analysis::below(stream, 5)));
        inputs[4].values.push_back(static_cast<double>(analysis::below(stream, 10)));
    }
    const std::vector<double> outcomes = test::cases(2'000, stream, [&](std::size_t row) {
        const double word = inputs[3].values[row];
        return (word == 1.0 || word == 4.0) && inputs[4].values[row] >= 6.0 ? 0.95 : 0.02;
    });
    const Trajectory trajectory = prim(inputs, outcomes);
    const TrajectoryBox& chosen = trajectory[analysis::choose_box(trajectory)];
    CHECK(texts(inputs, chosen.box) == std::vector<std::string>{"rule in {b, e}", "firms >= 6"});
    for (const TrajectoryBox& box : trajectory) {
        CHECK_FALSE(box.box.limits[5].restricts());
    }
}

TEST_CASE("the order of rows does not matter", "[property][discovery]") {
    std::mt19937_64 stream{31};
    for (int trial = 0; trial < 20; ++trial) {
        const Inputs inputs = test::uniform_inputs(300, 4, stream);
        const std::vector<double> outcomes =
            test::cases(300, stream, [&](std::size_t row) { return inputs[0].values[row]; });
        std::vector<std::size_t> order(300);
        std::iota(order.begin(), order.end(), std::size_t{0});
        analysis::shuffle(stream, std::span{order});
        const Trajectory first = prim(inputs, outcomes);
        const Trajectory second =
            prim(analysis::part(inputs, order), analysis::part(outcomes, order));
        REQUIRE(first.size() == second.size());
        for (std::size_t number = 0; number < first.size(); ++number) {
            REQUIRE(first[number].box == second[number].box);
            REQUIRE(first[number].mean == second[number].mean);
        }
    }
}
