// SPDX-License-Identifier: MIT
#include "tests/oracle/agreement.hpp"

#include <fmt/format.h>

#include "models/plan.hpp"
#include "models/step.hpp"
#include "tests/oracle/compare.hpp"

namespace catchup::oracle {

std::array<std::string_view, lever_kinds> lever_names() {
    return []<class... Lever>(const std::variant<Lever...>&) {
        return std::array{Lever::name...};
    }(PolicyLevers{});
}

void Counts::add(const Scenario& scenario, const World& world, const Economy& economy) {
    for (const Event& event : world.events) {
        ++events[static_cast<std::size_t>(event.kind)];
        if (event.kind == EventKind::start) {
            ++starts_by_rule[scenario.rules[event.rule].rule.index()];
            ++starts_by_origin[static_cast<std::size_t>(event.origin)];
            ++starts_by_mask[event.mask];
            starts_by_integrators += event.integrator != in_house ? 1 : 0;
        }
    }
    for (const Booking& booking : world.bookings) {
        ++bookings[static_cast<std::size_t>(booking.purpose)];
    }
    add_policy(scenario, world, economy);
}

void Counts::add_policy(const Scenario& scenario, const World& world, const Economy& economy) {
    for (const Event& event : world.events) {
        if (event.intervention == no_intervention) {
            continue;
        }
        const Intervention& what =
            scenario.interventions[static_cast<std::size_t>(event.intervention)];
        ++rows_by_lever[what.lever.index()];
        ++rows_by_choice[what.choice.index()];
        ++rows_by_delivery[what.delivery == "integrator" ? 1 : 0];
        for (std::size_t order = 0; order < target_orders.size(); ++order) {
            rows_by_order[order] += what.target.order == target_orders[order] ? 1 : 0;
        }
    }
    const Quarter today = scenario.time.start.plus(static_cast<int>(world.now.value()) - 1);
    for (std::size_t i = 0; i < scenario.interventions.size(); ++i) {
        const Intervention& what = scenario.interventions[i];
        if (today >= what.from && today <= what.until) {
            ++(economy.acts[i].active ? quarters_on : quarters_off)[what.trigger.index()];
        }
    }
    for (const Firm& firm : economy.firms) {
        quarters_of_showcases += firm.showcase != nobody ? 1 : 0;
        quarters_of_guarantees += firm.guarantor != nobody ? 1 : 0;
    }
}

std::string disagreement(const Scenario& for_engine, const Scenario& for_oracle, int quarters,
                         Counts& counts) {
    const Replication replication{1};
    const auto plan = prepare(for_engine);
    World world = begin(*plan, replication);
    Economy economy{for_oracle, replication};
    std::string difference = first_difference(world, economy);
    for (int quarter = 0; quarter < quarters && difference.empty(); ++quarter) {
        step(world);
        economy.step();
        counts.add(for_engine, world, economy);
        difference = first_difference(world, economy);
        if (!difference.empty()) {
            difference = fmt::format("quarter {}, ", quarter) + difference;
        }
    }
    return difference;
}

} // namespace catchup::oracle
