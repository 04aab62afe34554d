// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "analysis/state_levels.hpp"
#include "app/firm_groups.hpp"
#include "app/survival_data.hpp"
#include "sim/base/error.hpp"

namespace catchup::app {
namespace {

using analysis::Levels;
using analysis::Life;
using analysis::Observation;

constexpr std::size_t exits = 2; // status

bool is_there(std::size_t state, const Levels& goal) {
    return analysis::is_at_or_above(analysis::levels_of_state(state), goal);
}

/// The firm on the calendar: at risk from the place where it is first seen. Nothing if it is there at
/// birth, or seen at one place only.
std::optional<Observation> observation(const Life& life, const Levels& goal, std::size_t places) {
    if (is_there(life.start, goal)) {
        return std::nullopt;
    }
    const bool has_exited = life.until < places;
    Observation one;
    one.entry = static_cast<double>(life.from);
    one.time = static_cast<double>(has_exited ? life.until : places - 1);
    one.status = has_exited ? exits : 0;
    const auto rise = std::find_if(life.rises.begin(), life.rises.end(),
                                   [&](const auto& at) { return is_there(at.state, goal); });
    if (rise != life.rises.end()) {
        one.time = static_cast<double>(rise->place);
        one.status = 1;
    }
    return one.entry < one.time ? std::optional{one} : std::nullopt;
}

/// Labels in the order in which they appear.
struct Labels {
    std::vector<std::string> names;
    std::map<std::string, std::size_t> known;
    std::size_t of(const std::string& label) {
        const auto [at, is_new] = known.emplace(label, names.size());
        if (is_new) {
            names.push_back(label);
        }
        return at->second;
    }
};

struct Covariate {
    std::string name;
    Labels words; // none: a number
    std::vector<double> values;
};

/// Gathers firms.
class Gatherer {
  public:
    Gatherer(const SurvivalDataOptions& options, std::string grouping, const Levels& goal)
        : options_{options}, grouping_{std::move(grouping)}, goal_{goal} {
        for (const std::string& name : options.covariates) {
            covariates_.push_back({name, {}, {}});
        }
    }

    void take(const FirmFile& file, std::size_t replication) {
        const analysis::Run& run = file.histories.runs[replication];
        for (const Life& life : run.lives) {
            std::optional<Observation> one = observation(life, goal_, run.times);
            if (!one) {
                ++(is_there(life.start, goal_) ? there_at_birth : unseen);
                continue;
            }
            if (options_.clock == "age") {
                one->time -= one->entry;
                one->entry = 0.0;
            }
            one->world = replication;
            one->group =
                grouping_.empty() ? 0 : groups.of(firm_label(file, replication, life, grouping_));
            std::string stratum;
            for (const std::string& name : options_.strata) {
                stratum +=
                    (stratum.empty() ? "" : ", ") + firm_label(file, replication, life, name);
            }
            one->stratum = strata.of(stratum);
            for (Covariate& covariate : covariates_) {
                covariate.values.push_back(covariate.name == "log_revenue"
                                               ? std::log10(life.revenue)
                                               : static_cast<double>(covariate.words.of(firm_label(
                                                     file, replication, life, covariate.name))));
            }
            all.push_back(*one);
        }
    }

    [[nodiscard]] analysis::CoxDesign design() const {
        analysis::CoxDesign found;
        for (const Covariate& covariate : covariates_) {
            add_covariate(found, covariate.name, covariate.values, covariate.words.names);
        }
        return found;
    }

    std::vector<Observation> all;
    Labels groups;
    Labels strata;
    std::size_t there_at_birth = 0;
    std::size_t unseen = 0;

  private:
    const SurvivalDataOptions& options_;
    std::string grouping_;
    Levels goal_;
    std::vector<Covariate> covariates_;
};

std::vector<std::string> remarks_of(const Gatherer& firms, const std::string& event,
                                    std::size_t worlds) {
    std::vector<std::string> remarks{fmt::format(
        "{} firms until they first stand at {} or above; exits compete", firms.all.size(), event)};
    if (firms.there_at_birth > 0) {
        remarks.push_back(
            fmt::format("{} firms are left out: they are there at birth", firms.there_at_birth));
    }
    if (firms.unseen > 0) {
        remarks.push_back(
            fmt::format("{} firms are left out: they entered in the last quarter", firms.unseen));
    }
    remarks.push_back(
        "Intervals and tests take firms as independent. Firms of one replication share markets, "
        "neighbours and policy, so they are too sure");
    if (worlds > 1) {
        remarks.back() += "; means by replication, with Student's t over replications, are not";
    }
    remarks.back() += ".";
    return remarks;
}

} // namespace

SurvivalData survival_of_firms(const SurvivalDataOptions& options) {
    const std::vector<FirmFile> files = read_firm_files(options.files);
    const std::optional<Levels> goal = analysis::goal_levels(options.event);
    if (!goal) {
        throw InputError{
            Problem{{"--event", 0, 0},
                    fmt::format("'{}' is no state above D0N0I0. Try D2N2, or I1", options.event)}};
    }
    Gatherer firms{options, options.group.empty() && files.size() > 1 ? "file" : options.group,
                   *goal};
    std::size_t worlds = 0;
    for (const FirmFile& file : files) {
        const std::size_t count = file.histories.runs.size();
        if (options.replication && *options.replication >= count) {
            throw InputError{Problem{{file.results.path().string(), 0, 0},
                                     fmt::format("has no replication {}: they count from 0 to {}",
                                                 *options.replication, count - 1)}};
        }
        for (std::size_t r = 0; r < count; ++r) {
            if (!options.replication || *options.replication == r) {
                firms.take(file, r);
            }
        }
        worlds = std::max(worlds, count);
    }
    if (firms.all.empty()) {
        throw InputError{
            Problem{{options.files.front(), 0, 0},
                    fmt::format("no firm begins below {}: nobody is at risk", options.event)}};
    }
    SurvivalData data;
    data.design = firms.design();
    data.remarks = remarks_of(firms, options.event, options.replication ? 1 : worlds);
    data.observations = {std::move(firms.all),
                         firms.groups.names.empty() ? std::vector<std::string>{""}
                                                    : firms.groups.names,
                         firms.strata.names,
                         {options.event, "exit"},
                         options.replication ? 1 : worlds};
    data.time_label = [is_age = options.clock == "age",
                       quarters = files[0].results.quarters()](double time) {
        const auto place = static_cast<std::size_t>(time);
        return is_age || time != std::floor(time) || place >= quarters.size()
                   ? fmt::format("{}", time)
                   : quarters[place];
    };
    return data;
}

} // namespace catchup::app
