// SPDX-License-Identifier: MIT
#include "analysis/comparison/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <type_traits>
#include <variant>

#include <fmt/format.h>

#include "analysis/estimate.hpp"
#include "sim/hdf5/storage_error.hpp"

namespace catchup::analysis {
namespace {

/// A list attribute; a single value counts as a list of one, because netCDF tools store it so.
template <class T>
std::vector<T> list(const Results& file, std::string_view name) {
    const hdf5::Attribute* const value = hdf5::find(file.attributes(), name);
    if (value != nullptr) {
        if (const auto* many = std::get_if<std::vector<T>>(value)) {
            return *many;
        }
        if (const auto* one = std::get_if<T>(value)) {
            return {*one};
        }
        if constexpr (std::is_same_v<T, std::string>) { // an empty list loses its type
            const auto* none = std::get_if<std::vector<double>>(value);
            if (none != nullptr && none->empty()) {
                return {};
            }
        }
    }
    hdf5::refuse(file.path().native(), fmt::format("a comparison without the list {}", name));
}

double number(const Results& file, std::string_view name) {
    const auto value = hdf5::real(file.attributes(), name);
    if (!value) {
        hdf5::refuse(file.path().native(), fmt::format("a comparison without the number {}", name));
    }
    return *value;
}

} // namespace

Comparison::Comparison(const Results& file)
    : path_{file.path().native()}, quarters_{file.quarters()}, replications_{file.replications()} {
    refuse_unless(hdf5::text(file.attributes(), "kind") == "comparison", "is not a comparison");
    refuse_unless(replications_ > 0, "a comparison without a finished replication");
    conditions_ = {
        .target = number(file, "target_spending"),
        .target_from = hdf5::text(file.attributes(), "target_from").value_or(""),
        .discount = number(file, "discount"),
        .mcpf = number(file, "mcpf"),
        .terminal_years = number(file, "terminal_years"),
        .goal = hdf5::text(file.attributes(), "goal").value_or(""),
        .branch = hdf5::text(file.attributes(), "branch").value_or(""),
        .search_replications = static_cast<std::int64_t>(number(file, "search_replications")),
        .redraws = static_cast<std::int64_t>(number(file, "redraws")),
        .replications_asked = static_cast<std::int64_t>(number(file, "replications_asked")),
        .half_width = number(file, "half_width"),
        .half_width_of = hdf5::text(file.attributes(), "half_width_of").value_or(""),
        .ended = hdf5::text(file.attributes(), "ended").value_or("")};
    read_arms(file);
    read_scan(file);
    read_variables(file);
    mark_off_target();
    for (const char* const dimension : {"size", "sector", "county", "fate"}) {
        labels_[dimension] = file.labels(dimension);
    }
    refuse_unless(labels("fate").size() == 8, "has not the eight fates of firms");
}

void Comparison::refuse_unless(bool holds, std::string_view why) const {
    if (!holds) {
        hdf5::refuse(path_, why);
    }
}

void Comparison::read_arms(const Results& file) {
    const auto label = list<std::string>(file, "arms");
    const auto role = list<std::string>(file, "arm_role");
    const auto status = list<std::string>(file, "arm_status");
    const auto note = list<std::string>(file, "arm_note");
    const auto generosity = list<double>(file, "arm_generosity");
    const auto reach = list<double>(file, "arm_reach");
    const auto twin = list<double>(file, "arm_twin");
    const auto parent = list<double>(file, "arm_parent");
    const auto same_as = list<double>(file, "arm_same_as");
    const auto world = list<std::string>(file, "arm_world");
    const std::size_t n = label.size();
    for (const std::size_t size :
         {role.size(), status.size(), note.size(), generosity.size(), reach.size(), twin.size(),
          parent.size(), same_as.size(), world.size()}) {
        refuse_unless(size == n && n > 0, "the lists of arms are not equally long");
    }
    std::set<std::string> taken;
    for (std::size_t a = 0; a < n; ++a) {
        const auto in_range = [&](double index) {
            return index >= 0.0 && index < static_cast<double>(n);
        };
        refuse_unless(in_range(twin[a]) && in_range(parent[a]) && in_range(same_as[a]),
                      "an arm refers to none");
        std::string own = label[a];
        for (int copy = 2; !taken.insert(own).second; ++copy) {
            own = fmt::format("{} #{}", label[a], copy);
        }
        arms_.push_back({.label = own,
                         .role = role[a],
                         .status = status[a],
                         .note = note[a],
                         .generosity = generosity[a],
                         .reach = reach[a],
                         .twin = static_cast<std::size_t>(twin[a]),
                         .parent = static_cast<std::size_t>(parent[a]),
                         .same_as = static_cast<std::size_t>(same_as[a]),
                         .world = world[a]});
    }
}

void Comparison::read_scan(const Results& file) {
    const auto generosity = list<double>(file, "scan_generosity");
    const auto spending = list<double>(file, "scan_spending");
    const auto reached = list<double>(file, "scan_reached");
    const auto welfare = list<double>(file, "scan_welfare");
    const std::size_t all = arms_.size() * generosity.size();
    if (spending.empty()) {
        return; // arms were run as written
    }
    refuse_unless(spending.size() == all && reached.size() == all && welfare.size() == all,
                  "the scan has not one number for each arm and generosity");
    for (const std::size_t a : policies()) {
        for (std::size_t g = 0; g < generosity.size(); ++g) {
            const std::size_t at = a * generosity.size() + g;
            scan_.push_back({a, generosity[g], spending[at], reached[at], welfare[at]});
        }
    }
}

void Comparison::read_variables(const Results& file) {
    for (const std::string& name : file.variables()) {
        Series series = file.series(name);
        const std::vector<std::size_t>& size = series.size;
        if (size.size() < 2 || series.dimensions[0] != "replication" ||
            series.dimensions[1] != "arm") {
            continue;
        }
        refuse_unless(size[0] == replications_ && size[1] == arms_.size(),
                      fmt::format("{} has not every arm and replication", name));
        variables_.emplace(name, std::move(series));
    }
}

void Comparison::mark_off_target() {
    const std::vector<std::size_t> all = policies();
    double target = conditions_.target;
    if (target <= 0.0 && !all.empty()) {
        target = estimate(values("spending", all.front())).mean;
    }
    for (const std::size_t a : all) {
        const double mean = estimate(values("spending", a)).mean;
        arms_[a].is_off_target =
            arms_[a].is_unreachable() || std::abs(mean - target) > spending_tolerance * target;
    }
}

std::vector<std::size_t> Comparison::off_target() const {
    std::vector<std::size_t> found = policies();
    std::erase_if(found, [&](std::size_t a) { return !arms_[a].is_off_target; });
    return found;
}

std::vector<std::size_t> Comparison::policies() const {
    std::vector<std::size_t> found;
    for (std::size_t a = 0; a < arms_.size(); ++a) {
        if (arms_[a].has_policy()) {
            found.push_back(a);
        }
    }
    return found;
}

std::vector<std::size_t> Comparison::given_policies() const {
    std::vector<std::size_t> found = policies();
    std::erase_if(found, [&](std::size_t a) { return arms_[a].is_decomposition(); });
    return found;
}

bool Comparison::is_decomposed() const noexcept {
    return std::any_of(arms_.begin(), arms_.end(),
                       [](const ComparedArm& arm) { return arm.is_decomposition(); });
}

const std::vector<std::string>& Comparison::labels(const std::string& dimension) const {
    return labels_.at(dimension);
}

std::vector<double> Comparison::values(const std::string& variable, std::size_t arm,
                                       std::size_t place) const {
    const auto at = variables_.find(variable);
    refuse_unless(at != variables_.end(),
                  fmt::format("a comparison without the variable {}", variable));
    const Series& series = at->second;
    const std::size_t places = series.size.size() > 2 ? series.size[2] : 1;
    refuse_unless(place < places && series.size.size() <= 3,
                  fmt::format("{} has not the dimensions of a comparison", variable));
    std::vector<double> found;
    for (std::size_t r = 0; r < replications_; ++r) {
        found.push_back(series.values[(r * arms_.size() + arm) * places + place]);
    }
    return found;
}

} // namespace catchup::analysis
