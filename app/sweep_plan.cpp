// SPDX-License-Identifier: MIT
#include "app/sweep_plan.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <new>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "analysis/estimate.hpp"
#include "app/result_file.hpp"
#include "app/sweep_outcome.hpp"
#include "models/record.hpp"
#include "sim/base/error.hpp"
#include "sim/config/resolved.hpp"
#include "sim/output/sha256.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup::app {
namespace {

using namespace experiments;

/// A world that cannot be run has a name too: its scenario file and what was to be set.
std::string world_of_fault(const SweepArm& arm, const std::vector<std::string>& assignments) {
    output::Sha256 hash;
    hash.add(std::string_view{"catchup world that cannot be"});
    hash.add(model_version);
    // the same file however the design was named
    hash.add(std::string_view{std::filesystem::weakly_canonical(arm.path).native()});
    for (const std::string& one : assignments) {
        hash.add(std::string_view{one});
    }
    return hash.finish().substr(0, world_digits);
}

const std::vector<std::string>& labels_of(const output::Schema& schema, const std::string& name) {
    static const std::vector<std::string> none; // of time, whose labels are the calendar's
    const auto at = std::find_if(schema.dimensions.begin(), schema.dimensions.end(),
                                 [&](const output::Dimension& one) { return one.name == name; });
    return at == schema.dimensions.end() ? none : at->labels;
}

/// Whether two variables of one name are the same thing: shape, and what each place stands for.
bool same(const output::Schema& a, const output::Variable& left, const output::Schema& b,
          const output::Variable& right) {
    return left.name == right.name && left.dimensions == right.dimensions &&
           left.number == right.number && a.first == b.first && a.quarters == b.quarters &&
           output::extents(a, left) == output::extents(b, right) &&
           std::all_of(left.dimensions.begin(), left.dimensions.end(),
                       [&](const auto& name) { return labels_of(a, name) == labels_of(b, name); });
}

/// Keeps the variables that the other schema has too; the names of the rest are added.
void keep_common(output::Schema& schema, const output::Schema& other,
                 std::vector<std::string>& left_out) {
    const auto missing = [&](const output::Variable& variable) {
        return std::none_of(
            other.variables.begin(), other.variables.end(),
            [&](const output::Variable& one) { return same(schema, variable, other, one); });
    };
    for (const output::Variable& variable : schema.variables) {
        if (missing(variable)) {
            left_out.push_back(variable.name);
        }
    }
    std::erase_if(schema.variables, missing);
    std::erase_if(schema.dimensions, [&](const output::Dimension& dimension) {
        return std::none_of(schema.variables.begin(), schema.variables.end(),
                            [&](const output::Variable& variable) {
                                const auto& all = variable.dimensions;
                                return std::find(all.begin(), all.end(), dimension.name) !=
                                       all.end();
                            });
    });
}

/// A world's name in the store: runs of which other variables were kept are other runs.
std::string recorded_world(const std::string& scenario, const output::Schema& schema) {
    output::Sha256 hash;
    hash.add(std::string_view{scenario});
    for (const output::Variable& variable : schema.variables) {
        hash.add(std::string_view{variable.name});
        for (const std::string& dimension : variable.dimensions) {
            hash.add(std::string_view{dimension});
            for (const std::string& label : labels_of(schema, dimension)) {
                hash.add(std::string_view{label});
            }
        }
    }
    return hash.finish().substr(0, world_digits);
}

/// Throws InputError if the file could not hold a factor beside what is recorded.
void demand_free_names(const SweepPlan& plan, const std::string& design) {
    std::set<std::string_view> taken{"time", "quarter", "replication", "world"};
    for (const output::Variable& variable : plan.schema.variables) {
        taken.insert(variable.name);
    }
    for (const output::Dimension& dimension : plan.schema.dimensions) {
        taken.insert(dimension.name);
    }
    for (const PointColumn& column : plan.file.points.columns) {
        if (taken.contains(column.name)) {
            throw InputError{
                Problem{{design, 0, 0},
                        fmt::format("the factor '{}' has the name of something that is "
                                    "recorded. Try another name",
                                    column.name)}};
        }
    }
}

/// Where the recorded variables stand in a world's own schema; throws if one is missing.
std::vector<std::size_t> places_of(const output::Schema& recorded, const output::Schema& own) {
    std::vector<std::size_t> places;
    for (const output::Variable& variable : recorded.variables) {
        const auto at = std::find_if(
            own.variables.begin(), own.variables.end(),
            [&](const output::Variable& one) { return same(recorded, variable, own, one); });
        if (at == own.variables.end()) {
            throw std::runtime_error{
                fmt::format("its {} has other dimensions, labels or quarters than that of the "
                            "design's first point, so one file cannot hold both",
                            variable.name)};
        }
        places.push_back(static_cast<std::size_t>(at - own.variables.begin()));
    }
    return places;
}

/// A world made ready; the last one of each thread is kept for its next replications.
struct Ready {
    const SweepPlan* of = nullptr;
    std::uint32_t world = 0;
    std::unique_ptr<const Plan> plan;
    std::vector<std::size_t> places;
};

const Ready& make_ready(const SweepPlan& plan, std::uint32_t world) {
    thread_local Ready ready;
    if (ready.of != &plan || ready.world != world || ready.plan == nullptr) {
        const std::size_t arms = plan.file.arms.size();
        ready.plan = nullptr;
        ready.plan = prepare(plan.file.scenario(world / arms, world % arms));
        ready.places = places_of(plan.schema, schema(*ready.plan));
        ready.of = &plan;
        ready.world = world;
    }
    return ready;
}

} // namespace

std::string world_of(Scenario scenario) {
    scenario.title.clear();
    output::Sha256 hash;
    hash.add(std::string_view{"catchup world 1"});
    hash.add(model_version);
    hash.add(std::string_view{config::to_toml(scenario)});
    return hash.finish().substr(0, world_digits);
}

std::int64_t world_number(const std::string& world) {
    std::uint64_t number = 0;
    std::from_chars(world.data(), world.data() + 16, number, 16);
    return static_cast<std::int64_t>(number);
}

std::string SweepPlan::command(std::size_t world) const {
    const std::size_t arms = file.arms.size();
    std::string text =
        fmt::format("catchup run {} -o again.h5", quoted(file.arms[world % arms].path));
    for (const std::string& assignment :
         file.points.assignments(world / arms, file.arms[world % arms].name)) {
        text += " --set " + quoted(assignment);
    }
    return text;
}

SweepPlan plan_sweep(const std::string& design) {
    SweepPlan plan{read_design(design), {}, {}, {}, {}, {}, {}, 0};
    const std::size_t arms = plan.file.arms.size();
    const std::size_t count = plan.file.points.rows * arms;
    plan.worlds.resize(count);
    plan.faults.resize(count);
    for_each_block(count, [&](Block block) noexcept {
        for (std::uint32_t world = block.begin; world < block.end; ++world) {
            try {
                plan.worlds[world] = world_of(plan.file.scenario(world / arms, world % arms));
            } catch (const std::exception& error) {
                plan.faults[world] = error.what();
                const SweepArm& arm = plan.file.arms[world % arms];
                plan.worlds[world] =
                    world_of_fault(arm, plan.file.points.assignments(world / arms, arm.name));
            }
        }
    });
    std::unordered_map<std::string_view, std::uint32_t> names;
    for (const std::string& world : plan.worlds) {
        plan.first.push_back(
            names.try_emplace(world, static_cast<std::uint32_t>(plan.first.size())).first->second);
    }
    bool can_run = false;
    std::vector<bool> seen(arms);
    for (std::size_t world = 0; world < count; ++world) {
        if (!plan.faults[world].empty() || seen[world % arms]) {
            continue;
        }
        std::unique_ptr<const Plan> first;
        try {
            first = prepare(plan.file.scenario(world / arms, world % arms));
        } catch (const std::exception& error) {
            plan.faults[world] = error.what();
            continue;
        }
        if (!can_run) {
            can_run = true;
            plan.schema = schema(*first);
            plan.firms = first->scenario.population.firms;
        } else {
            keep_common(plan.schema, schema(*first), plan.left_out);
        }
        seen[world % arms] = true;
    }
    if (!can_run) {
        throw InputError{Problem{{design, 0, 0},
                                 "has no point that can be run. The first says: " +
                                     (count == 0 ? "nothing" : plan.faults[0])}};
    }
    if (plan.schema.variables.empty()) {
        throw InputError{Problem{{design, 0, 0},
                                 "has arms whose results have no variable in common: they differ "
                                 "in horizon or sectors. Try arms with the same time and sectors"}};
    }
    plan.schema.title = plan.file.design.title;
    demand_free_names(plan, design);
    for (std::string& world : plan.worlds) {
        plan.numbers.push_back(world_number(world));
        world = recorded_world(world, plan.schema);
    }
    return plan;
}

Result run_job(const SweepPlan& plan, Job job, double seconds) {
    using Clock = std::chrono::steady_clock;
    if (!plan.faults[job.world].empty()) {
        return {plan.faults[job.world], 0.0};
    }
    const auto begun = Clock::now();
    const auto in_time = [&](Step quarter) {
        if (seconds > 0.0 &&
            std::chrono::duration<double>(Clock::now() - begun).count() > seconds) {
            throw std::runtime_error{fmt::format(
                "it took longer than {} s and was ended in quarter {}", seconds, quarter.value())};
        }
    };
    try {
        const Ready& ready = make_ready(plan, job.world);
        output::Record whole = simulate(*ready.plan, Replication{job.replication}, in_time);
        output::check(whole, schema(*ready.plan), job.replication);
        output::Record record;
        for (const std::size_t place : ready.places) {
            record.variables.push_back(std::move(whole.variables[place]));
        }
        const double outcome = outcome_of(record, plan.schema, plan.file.design.replications);
        return {std::move(record), outcome};
    } catch (const std::bad_alloc&) {
        return {"out of memory", 0.0};
    } catch (const std::exception& error) {
        return {error.what(), 0.0};
    }
}

std::vector<std::uint32_t> asked_for(const SweepPlan& plan, const Store& store) {
    const std::uint32_t first = plan.file.first_replications();
    std::vector<std::uint32_t> asked(plan.worlds.size(), first);
    const auto* const precise = std::get_if<PreciseReplications>(&plan.file.design.replications);
    if (precise == nullptr) {
        return asked;
    }
    for (std::size_t world = 0; world < asked.size(); ++world) {
        std::vector<double> outcomes;
        std::uint32_t known = 0; // done or failed in vain, without a gap
        const auto take_up_to = [&](std::uint32_t end) {
            for (; known < end; ++known) {
                const RunKey run{plan.worlds[world], known};
                const auto done = store.done.find(run);
                if (done != store.done.end()) {
                    outcomes.push_back(done->second.outcome);
                } else if (!store.failed.contains(run)) {
                    return false;
                }
            }
            return true;
        };
        while (take_up_to(asked[world]) && asked[world] < precise->cap && !outcomes.empty() &&
               half_width_of(outcomes) > precise->half_width) {
            asked[world] = std::min(precise->cap, asked[world] + precise->more);
        }
    }
    return asked;
}

SweepTable sweep_table(const SweepPlan& plan, const Store& store) {
    SweepTable table{plan.schema, {}, {}, plan.worlds, {}, asked_for(plan, store), {}};
    const Points& points = plan.file.points;
    for (const RowLabel& label : points.labels) {
        table.factors.push_back({label.name,
                                 "1",
                                 label.meaning,
                                 label.words,
                                 true,
                                 {label.value.begin(), label.value.end()}});
    }
    for (std::size_t c = 0; c < points.columns.size(); ++c) {
        const PointColumn& column = points.columns[c];
        FactorColumn factor{column.name,
                            column.unit.empty() ? "1" : column.unit,
                            column.meaning.empty() ? column.key : column.meaning,
                            column.type == ValueType::boolean
                                ? std::vector<std::string>{"false", "true"}
                                : column.words,
                            column.type != ValueType::real,
                            {}};
        for (std::size_t row = 0; row < points.rows; ++row) {
            factor.values.push_back(points.at(row, c));
        }
        table.factors.push_back(std::move(factor));
    }
    table.numbers = plan.numbers;
    for (const SweepArm& arm : plan.file.arms) {
        table.arms.push_back(arm.name);
    }
    for (std::size_t world = 0; world < plan.worlds.size(); ++world) {
        table.repeat.push_back(plan.command(world));
    }
    return table;
}

} // namespace catchup::app
