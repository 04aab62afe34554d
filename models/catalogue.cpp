// SPDX-License-Identifier: MIT
#include "models/catalogue.hpp"

#include "models/outputs/account_balance.hpp"
#include "models/outputs/account_income.hpp"
#include "models/outputs/account_spending.hpp"
#include "models/outputs/aspiration.hpp"
#include "models/outputs/capability.hpp"
#include "models/outputs/debt.hpp"
#include "models/outputs/entries.hpp"
#include "models/outputs/exits.hpp"
#include "models/outputs/firms_by_state.hpp"
#include "models/outputs/fund.hpp"
#include "models/outputs/gain.hpp"
#include "models/outputs/gain_value.hpp"
#include "models/outputs/information.hpp"
#include "models/outputs/margin.hpp"
#include "models/outputs/penalties.hpp"
#include "models/outputs/private_spending.hpp"
#include "models/outputs/projects_abandoned.hpp"
#include "models/outputs/projects_by_integrators.hpp"
#include "models/outputs/projects_completed.hpp"
#include "models/outputs/projects_overrun.hpp"
#include "models/outputs/projects_running.hpp"
#include "models/outputs/projects_started.hpp"
#include "models/outputs/projects_supported.hpp"
#include "models/outputs/prospective_gain.hpp"
#include "models/outputs/public_spending.hpp"
#include "models/outputs/purse_spending.hpp"
#include "models/outputs/refused_finance.hpp"
#include "models/outputs/refused_money.hpp"
#include "models/outputs/refused_slots.hpp"
#include "models/outputs/revenue.hpp"
#include "models/outputs/trials.hpp"
#include "models/sectors/bearings.hpp"
#include "models/sectors/construction_machinery.hpp"
#include "models/sectors/electronics.hpp"
#include "models/sectors/fixtures.hpp"
#include "models/sectors/garments.hpp"
#include "models/sectors/gears.hpp"
#include "models/sectors/manufacturing.hpp"
#include "models/sectors/motorcycles.hpp"
#include "models/sectors/vehicles.hpp"
#include "models/sectors/wind_turbines.hpp"

namespace catchup {

const std::vector<Sector>& sector_profiles() {
    static const std::vector<Sector> profiles{
        manufacturing(), bearings(),      gears(),       garments(),    construction_machinery(),
        vehicles(),      wind_turbines(), electronics(), motorcycles(), fixtures(),
    };
    return profiles;
}

const std::vector<OutputVariable>& output_variables() {
    static const std::vector<OutputVariable> variables{
        firms_by_state,
        entries,
        exits,
        projects_started,
        projects_completed,
        projects_overrun,
        projects_abandoned,
        projects_by_integrators,
        private_spending,
        public_spending,
        purse_spending,
        margin,
        revenue,
        account_income,
        account_spending,
        account_balance,
        fund,
        debt,
        gain,
        capability,
        information,
        aspiration,
        projects_running,
        trials,
        refused_finance,
        refused_slots,
        projects_supported,
        refused_money,
        penalties,
        gain_value,
        prospective_gain,
    };
    return variables;
}

std::vector<std::string_view> outputs_by_sector() {
    std::vector<std::string_view> names;
    for (const OutputVariable& variable : output_variables()) {
        if (variable.shape == Shape::sector) {
            names.push_back(variable.name);
        }
    }
    return names;
}

} // namespace catchup
