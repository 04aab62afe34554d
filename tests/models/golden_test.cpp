// SPDX-License-Identifier: MIT
// Twenty quarters of small worlds, as text: a change of results shows as the first row that moved.
#include <numeric>

#include <fmt/format.h>

#include "models/step.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

constexpr int horizon = 20;

/// What is calibrated stands here, so that a new calibration moves nothing.
const char* const world_text = R"(
[population]
firms = 150
counties = 2
[decision]
opportunity_rate = 0.25
[information]
start = 0.5
pessimism = 1.45
[outcome]
abandoned = 0.2
detoured = 0.6
[cost]
digital = [0.27, 0.72]
network = [0.19, 0.64]
[[rule]]
kind = "sequence"
longest_payback = 4.0
[[rule]]
kind = "payback"
[[rule]]
kind = "logit"
[[rule]]
kind = "threshold"
[[rule]]
kind = "hazard"
innovation = [0.05, 0.05, 0.05]
[[rule]]
kind = "aspiration"
longest_payback = 3.0
[[integrator]]
from = "2016Q3"
capacity = 2.0
contact_rate = 0.2
cost_share = 0.53
trial_fund = 0.4
platform = true
platform_from = "2018Q3"
)";

std::string quarter_row(const World& world, int quarter) {
    std::array<std::int64_t, 3> levels{};
    for (const State s : world.firms.state.values()) {
        for (std::size_t x = 0; x < technologies; ++x) {
            levels[x] += level(s, x);
        }
    }
    const auto sum = [](const auto& flow) {
        return std::accumulate(flow.begin(), flow.end(), std::int64_t{0});
    };
    Fen spending{};
    for (const Fen one : world.flows.private_spending) {
        spending += one;
    }
    const auto total = [](const Column<float>& column) {
        return std::accumulate(column.values().begin(), column.values().end(), 0.0);
    };
    return fmt::format("quarter {} levels {} {} {} started {} by-integrator {} completed {} late "
                       "{} abandoned {} trials {} unfunded {} no-slot {} exits {} spending {} "
                       "margins {} information {} aspirations {}\n",
                       quarter, levels[0], levels[1], levels[2], sum(world.flows.started),
                       sum(world.flows.started_by_integrators), sum(world.flows.completed),
                       sum(world.flows.late), sum(world.flows.abandoned), sum(world.flows.trials),
                       sum(world.flows.unfunded), sum(world.flows.without_slot),
                       sum(world.flows.exits), spending.value(), total(world.firms.margin),
                       total(world.firms.information), total(world.firms.aspiration));
}

std::string event_rows(const World& world) {
    std::string rows;
    for (const Event& e : world.events) {
        rows += fmt::format("  {} firm {} {}>{} mask {} attempt {} by {} cost {}",
                            event_kinds[static_cast<std::size_t>(e.kind)],
                            world.firms.id[e.firm].value(), label(e.from), label(e.to), e.mask,
                            e.attempt, e.integrator, e.cost.value());
        const bool proposal = e.origin != Origin::none;
        rows += proposal ? fmt::format(" gain {} believed {} exposure {} information {}\n", e.gain,
                                       e.believed, e.exposure, e.information)
                         : "\n";
    }
    return rows;
}

enum class Detail { quarters, events };

std::string history(const Scenario& scenario, Detail detail) {
    const auto plan = prepare(scenario);
    World world = begin(*plan, Replication{0});
    std::string text = quarter_row(world, -1);
    for (int quarter = 0; quarter < horizon; ++quarter) {
        step(world);
        text += quarter_row(world, quarter);
        text += detail == Detail::events ? event_rows(world) : "";
    }
    return text;
}

} // namespace

TEST_CASE("twenty quarters of 150 firms", "[golden]") {
    CHECK(test::golden_difference("firms.txt",
                                  history(test::scenario(world_text), Detail::events)) == "");
}

TEST_CASE("twenty quarters of every sector's profile", "[golden][sector]") {
    std::string text;
    for (const Sector& profile : sector_profiles()) {
        text += profile.kind + "\n";
        text += history(test::scenario(std::string{world_text} + "[[sector]]\nkind = \"" +
                                       profile.kind + "\"\n"),
                        Detail::quarters);
    }
    CHECK(test::golden_difference("sectors.txt", text) == "");
}
