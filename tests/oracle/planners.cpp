// SPDX-License-Identifier: MIT
// Planners choose one step a sector: the most social gain for public money.
#include <algorithm>

#include "sim/numerics/elementary.hpp"
#include "tests/oracle/economy.hpp"
#include "tests/oracle/technology.hpp"

namespace catchup::oracle {
namespace {

/// What a lever pays towards a price of so many million RMB.
struct PublicMoney {
    double price = 0.0;

    double operator()(const Subsidy& lever) const { return lever.rate * price; }
    double operator()(const Voucher& lever) const {
        return std::min(lever.cap, lever.rate * price);
    }
    double operator()(const Demonstration& lever) const {
        return std::min(lever.cap, lever.rate * price);
    }
    double operator()(const Mandate& lever) const { return lever.visit_cost; }
    double operator()(const Guarantee& lever) const { return lever.covered * price; }
    double operator()(const IntegratorFund& lever) const {
        return lever.match * lever.trial_share * price;
    }
    double operator()(const Standards&) const { return 0.0; }
    double operator()(const GenericTechnology&) const { return 0.0; }
    double operator()(const UniversityLinks&) const { return 0.0; }
};

/// What one RMB a year is worth.
double annuity(const BestBySector& choice) {
    return choice.discount > 0.0
               ? (1.0 - power(1.0 + choice.discount, -choice.years)) / choice.discount
               : choice.years;
}

} // namespace

void Economy::plan() {
    for (std::size_t i = 0; i < acts.size(); ++i) {
        const bool begins = acts[i].active_quarters == 1 || today().quarter() == 1;
        if (acts[i].active && begins &&
            std::holds_alternative<BestBySector>(intervention(i).choice)) {
            std::vector<int> steps;
            for (std::size_t s = 0; s < scenario_.sectors.size(); ++s) {
                steps.push_back(best_step(i, s));
            }
            acts[i].plan = steps;
        }
    }
}

int Economy::best_step(std::size_t i, std::size_t sector) const {
    const auto& choice = std::get<BestBySector>(intervention(i).choice);
    const auto year_ago = static_cast<std::size_t>(std::max(quarter_ - 4, policy_from_));
    std::array<double, 8> worth{};
    std::array<double, 8> money{};
    for (const int place : sector_members_[sector]) {
        Firm seen = at(place);
        Three windows = weather_[sector].benefit;
        if (!choice.informed) {
            seen.levels = past_[year_ago][static_cast<std::size_t>(place)];
            seen.fit.fill(1.0);
            windows = {1, 1, 1};
        }
        if (!covers(i, at(place))) {
            continue;
        }
        for (const int step : open_steps(seen)) {
            const double gain = steady_gain(scenario_, seen, after(seen.levels, step), windows) -
                                steady_gain(scenario_, seen, seen.levels, windows);
            const double price = cost_of(seen, step);
            const auto m = static_cast<std::size_t>(step);
            worth[m] += gain * seen.revenue * annuity(choice) - price;
            money[m] += std::visit(PublicMoney{price}, intervention(i).lever);
        }
    }
    int best = 0;
    double highest = 0.0;
    for (const int step : all_steps) {
        const auto m = static_cast<std::size_t>(step);
        if (money[m] > 0.0 && worth[m] > 0.0 && worth[m] / money[m] > highest) {
            highest = worth[m] / money[m];
            best = step;
        }
    }
    return best;
}

} // namespace catchup::oracle
