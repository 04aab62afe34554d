// SPDX-License-Identifier: MIT
#include "models/record.hpp"

#include <algorithm>
#include <string>

#include "models/books/rows.hpp"
#include "models/outputs/output.hpp"
#include "models/step.hpp"
#include "sim/config/resolved.hpp"

namespace catchup {
namespace {

std::vector<std::string> dimensions_of(Shape shape) {
    switch (shape) {
    case Shape::sector:
        return {"time", "sector"};
    case Shape::sector_state:
        return {"time", "sector", "state"};
    case Shape::account:
        return {"time", "account"};
    case Shape::purse:
        return {"time", "purse"};
    }
    return {};
}

std::size_t cells_of(Shape shape, const Plan& plan) {
    const std::size_t sectors = plan.scenario.sectors.size();
    switch (shape) {
    case Shape::sector:
        return sectors;
    case Shape::sector_state:
        return sectors * states;
    case Shape::account:
        return accounts;
    case Shape::purse:
        return plan.scenario.purses.size();
    }
    return 0;
}

/// The standard variables and those that the scenario asks for, in catalogue order.
std::vector<const OutputVariable*> wanted(const Scenario& scenario) {
    const auto& asked = scenario.output.variables;
    std::vector<const OutputVariable*> list;
    for (const OutputVariable& variable : output_variables()) {
        const bool named = variable.standard ||
                           std::find(asked.begin(), asked.end(), variable.name) != asked.end();
        if (named && (variable.shape != Shape::purse || !scenario.purses.empty())) {
            list.push_back(&variable);
        }
    }
    return list;
}

/// Gathers one replication quarter by quarter.
class Recorder {
  public:
    explicit Recorder(const Plan& plan) : plan_{plan}, variables_{wanted(plan.scenario)} {
        const std::size_t times = plan.scenario.time.quarters + 1;
        for (const OutputVariable* variable : variables_) {
            const std::size_t size = times * cells_of(variable->shape, plan);
            if (variable->integers != nullptr) {
                record_.variables.emplace_back(std::vector<std::int64_t>(size));
            } else {
                record_.variables.emplace_back(std::vector<double>(size));
            }
        }
        const Output& output = plan.scenario.output;
        events_ = output.events ? add_table(event_fields()) : nothing;
        ledger_ = output.ledger ? add_table(ledger_fields()) : nothing;
        population_ = output.population ? add_table(population_fields()) : nothing;
    }

    /// Reads a closed world as time index `time` (0 = before the first quarter).
    void observe(const World& world, std::size_t time) {
        for (std::size_t v = 0; v < variables_.size(); ++v) {
            const OutputVariable& variable = *variables_[v];
            const std::size_t cells = cells_of(variable.shape, plan_);
            std::visit(
                [&](auto& all) {
                    const auto at = std::span{all}.subspan(time * cells, cells);
                    if constexpr (std::is_same_v<typename decltype(at)::value_type, double>) {
                        variable.reals(world, at);
                    } else {
                        variable.integers(world, at);
                    }
                },
                record_.variables[v]);
        }
        if (events_ != nothing) {
            append_events(world.events, record_.tables[events_]);
        }
        if (ledger_ != nothing) {
            append_bookings(world.bookings, record_.tables[ledger_]);
        }
        if (population_ != nothing) {
            append_births(world.births, record_.tables[population_]);
        }
    }

    [[nodiscard]] output::Record take() { return std::move(record_); }

  private:
    static constexpr std::size_t nothing = static_cast<std::size_t>(-1);

    std::size_t add_table(const std::vector<output::Field>& fields) {
        record_.tables.push_back(empty_columns(fields));
        return record_.tables.size() - 1;
    }

    const Plan& plan_;
    std::vector<const OutputVariable*> variables_;
    output::Record record_;
    std::size_t events_ = nothing;
    std::size_t ledger_ = nothing;
    std::size_t population_ = nothing;
};

std::vector<std::string> names_of_sectors(const Scenario& scenario) {
    std::vector<std::string> names;
    for (const Sector& sector : scenario.sectors) {
        names.push_back(sector.kind);
    }
    return names;
}

} // namespace

output::Schema schema(const Plan& plan) {
    const Scenario& scenario = plan.scenario;
    output::Schema all{.title = scenario.title,
                       .first = scenario.time.start,
                       .quarters = scenario.time.quarters,
                       .dimensions = {{"sector", "sector of industry", scenario.sectors.size(),
                                       names_of_sectors(scenario)},
                                      {"state", "levels of D, N and I", states, state_labels()},
                                      {"account",
                                       "account of the books",
                                       accounts,
                                       {account_names.begin(), account_names.end()}}},
                       .variables = {},
                       .tables = {}};
    if (!scenario.purses.empty()) {
        all.dimensions.push_back({"purse", "public budget", scenario.purses.size(), {}});
        for (const Purse& purse : scenario.purses) {
            all.dimensions.back().labels.push_back(purse.name);
        }
    }
    for (const OutputVariable* variable : wanted(scenario)) {
        all.variables.push_back({.name = std::string{variable->name},
                                 .units = std::string{variable->units},
                                 .meaning = std::string{variable->meaning},
                                 .dimensions = dimensions_of(variable->shape),
                                 .number = variable->integers != nullptr ? output::Number::integer
                                                                         : output::Number::real,
                                 .scale_factor = variable->scale_factor,
                                 .group = ""});
    }
    if (scenario.output.events) {
        all.tables.push_back({"events", "event",
                              "what happened to firms, by replication, quarter, "
                              "firm and order of happening",
                              event_fields()});
    }
    if (scenario.output.ledger) {
        all.tables.push_back({"ledger", "booking",
                              "who paid whom, for what, by replication and "
                              "quarter",
                              ledger_fields()});
    }
    if (scenario.output.population) {
        all.tables.push_back({"population", "birth",
                              "every firm as it was born: those of the start, then entrants in "
                              "order of entry",
                              population_fields()});
    }
    return all;
}

output::Record simulate(const Plan& plan, Replication replication,
                        const std::function<void(Step)>& before) {
    World world = begin(plan, replication);
    Recorder recorder{plan};
    recorder.observe(world, 0);
    for (std::uint32_t quarter = 0; quarter < plan.scenario.time.quarters; ++quarter) {
        if (before) {
            before(Step{quarter});
        }
        step(world);
        recorder.observe(world, quarter + 1);
    }
    return recorder.take();
}

hdf5::Attributes parameter_attributes(const Scenario& scenario) {
    hdf5::Attributes attributes;
    config::for_each_value(scenario, [&](std::string_view key, const config::Value& value) {
        std::visit([&](const auto& one) { attributes.emplace_back(std::string{key}, one); }, value);
    });
    return attributes;
}

hdf5::Attributes root_attributes(const Scenario& scenario) {
    return {{"seed", static_cast<std::int64_t>(scenario.seed)},
            {"model_version", model_version},
            {"scenario", config::to_toml(scenario)}};
}

} // namespace catchup
