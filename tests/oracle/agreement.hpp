// SPDX-License-Identifier: MIT
// Runs engine and oracle side by side and counts what happened: what never happens is not compared.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "models/world.hpp"
#include "tests/oracle/economy.hpp"

namespace catchup::oracle {

inline constexpr std::size_t rule_kinds = std::variant_size_v<AdoptionRules>;
inline constexpr std::size_t lever_kinds = std::variant_size_v<PolicyLevers>;
inline constexpr std::size_t choice_kinds = std::variant_size_v<PolicyChoices>;
inline constexpr std::size_t trigger_kinds = std::variant_size_v<PolicyTriggers>;

/// Names of levers, in the order of the catalogue.
[[nodiscard]] std::array<std::string_view, lever_kinds> lever_names();

/// Over all scenarios that were run.
struct Counts {
    std::array<int, event_kinds.size()> events{};
    std::array<int, booking_purposes.size()> bookings{};
    std::array<int, rule_kinds> starts_by_rule{};
    std::array<int, origins.size()> starts_by_origin{};
    std::array<int, masks> starts_by_mask{};
    int starts_by_integrators = 0;

    // rows that name an intervention, by what it is
    std::array<int, lever_kinds> rows_by_lever{};
    std::array<int, choice_kinds> rows_by_choice{};
    std::array<int, target_orders.size()> rows_by_order{};
    std::array<int, 2> rows_by_delivery{};         // ministry, integrator
    std::array<int, trigger_kinds> quarters_on{};  // in which an intervention acted
    std::array<int, trigger_kinds> quarters_off{}; // within its dates, in which it did not
    int quarters_of_showcases = 0;                 // summed over firms
    int quarters_of_guarantees = 0;                // likewise

    void add(const Scenario& scenario, const World& world, const Economy& economy);

  private:
    void add_policy(const Scenario& scenario, const World& world, const Economy& economy);
};

/// Runs both sides to the first quarter that differs; "" if none does.
[[nodiscard]] std::string disagreement(const Scenario& for_engine, const Scenario& for_oracle,
                                       int quarters, Counts& counts);

} // namespace catchup::oracle
