// SPDX-License-Identifier: MIT
// The engine against the model written a second time: the same events, books and firms, quarter by
// quarter, in random scenarios with every process on.
#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

#include "tests/oracle/agreement.hpp"
#include "tests/oracle/random_scenario.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using oracle::Counts;

namespace {

constexpr std::uint32_t scenarios = 100;
constexpr int often = 300;
constexpr auto guarantee_paid = static_cast<std::size_t>(BookingPurpose::guarantee);

/// Every entry at least so often.
template <class Names, std::size_t size>
void check_each(const std::array<int, size>& counts, const Names& names, int at_least) {
    for (std::size_t i = 0; i < size; ++i) {
        INFO(names[i]);
        CHECK(counts[i] >= at_least);
    }
}

void check_firms(const Counts& counts) {
    check_each(counts.events, event_kinds, often);
    for (std::size_t purpose = 0; purpose < booking_purposes.size(); ++purpose) {
        // a guarantee is paid only if the firm exits before it has repaid
        INFO(booking_purposes[purpose]);
        CHECK(counts.bookings[purpose] >= (purpose == guarantee_paid ? 100 : often));
    }
    check_each(counts.starts_by_rule, std::array{"R1", "R2", "R3", "R4", "R5", "R6"}, often);
    for (Mask mask = 1; mask < masks; ++mask) {
        INFO("step " << int{mask});
        CHECK(counts.starts_by_mask[mask] >= often);
    }
    for (std::size_t origin = 1; origin < origins.size(); ++origin) { // without `none`
        INFO(origins[origin]);
        CHECK(counts.starts_by_origin[origin] >= often);
    }
    CHECK(counts.starts_by_integrators >= often);
}

/// Every lever booked or caused something, under every switch.
void check_policy(const Counts& counts) {
    const auto names = oracle::lever_names();
    for (std::size_t lever = 0; lever < names.size(); ++lever) {
        // guarantees and public goods show in no event, only in the books and in the firms' debts
        const bool in_books_only = names[lever] == "guarantee" || names[lever] == "standards" ||
                                   names[lever] == "generic_technology";
        INFO(names[lever]);
        CHECK(counts.rows_by_lever[lever] >= (in_books_only ? 0 : often));
    }
    check_each(counts.rows_by_choice, std::array{"firm", "sequence", "best_by_sector"}, often);
    check_each(counts.rows_by_order, target_orders, often);
    check_each(counts.rows_by_delivery, std::array{"ministry", "integrator"}, often);
    const std::array triggers{"always", "output", "reached"};
    check_each(counts.quarters_on, triggers, often);
    CHECK(counts.quarters_off[0] == 0);
    CHECK(counts.quarters_off[1] >= often);
    CHECK(counts.quarters_off[2] >= often);
    CHECK(counts.quarters_of_showcases >= often);
    CHECK(counts.quarters_of_guarantees >= often);
}

} // namespace

TEST_CASE("engine and oracle agree in a hundred random scenarios", "[oracle]") {
    Counts counts;
    int large = 0;       // scenarios of more than two blocks of firms
    int whole_plans = 0; // scenarios with every lever
    std::vector<std::uint32_t> numbers(scenarios);
    std::iota(numbers.begin(), numbers.end(), 0U);
    // later ones in which two integrators' trials meet at the same purse
    numbers.insert(numbers.end(), {351, 382, 437});
    for (const std::uint32_t number : numbers) {
        const oracle::RandomScenario random = oracle::random_scenario(number);
        const std::string difference =
            oracle::disagreement(random.scenario, random.scenario, random.quarters, counts);
        INFO("scenario " << number << "\n" << random.text << "\nscenario " << number);
        CHECK(difference == "");
        large += random.scenario.population.firms > 8192 ? 1 : 0;
        std::array<bool, oracle::lever_kinds> has{};
        for (const Intervention& what : random.scenario.interventions) {
            has[what.lever.index()] = true;
        }
        whole_plans += std::find(has.begin(), has.end(), false) == has.end() ? 1 : 0;
    }
    CHECK(large >= 8);
    CHECK(whole_plans >= 50);
    check_firms(counts);
    check_policy(counts);
}
