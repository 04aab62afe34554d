// SPDX-License-Identifier: MIT
#include "analysis/run_series.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>

#include "analysis/state_levels.hpp"
#include "sim/hdf5/dimension.hpp"
#include "sim/hdf5/file.hpp"

namespace catchup::analysis {
namespace {

using Selection = std::vector<std::pair<std::string, std::string>>;
constexpr std::size_t points_at_once = 64; // or replications

/// A variable (replication, time, ...), of a sweep (run, arm, replication, time, ...), read piece by
/// piece.
class RunVariable {
  public:
    RunVariable(const Results& file, const std::string& name)
        : file_{hdf5::File::open(file.path())}, name_{name} {
        if (!file.has(name)) {
            std::vector<std::string> known = file.variables();
            std::erase_if(known, [&](const std::string& one) {
                const auto dimensions = hdf5::dimensions_of(file_.dataset(one));
                return std::find(dimensions.begin(), dimensions.end(), "time") == dimensions.end();
            });
            throw std::runtime_error{
                fmt::format("the file has nothing called '{}'. Try reached, levels, spending, a "
                            "factor, or one of {}",
                            name, fmt::join(known, ", "))};
        }
        data_ = file_.dataset(name);
        dimensions_ = hdf5::dimensions_of(data_);
        size_ = data_.size();
        const auto time = std::find(dimensions_.begin(), dimensions_.end(), "time");
        if (time == dimensions_.end()) {
            throw std::runtime_error{fmt::format("{} is not recorded quarter by quarter", name)};
        }
        outer_ = time - dimensions_.begin() + 1;
        factor_ = hdf5::real(data_.attributes(), "scale_factor").value_or(1.0);
    }
    [[nodiscard]] std::vector<std::string> dimensions() const {
        return {dimensions_.begin() + outer_, dimensions_.end()};
    }
    [[nodiscard]] std::vector<std::size_t> size() const {
        return {size_.begin() + outer_, size_.end()};
    }
    [[nodiscard]] bool adds_up() const { return data_.type() != hdf5::Type::float64; }

    /// For each run and quarter, a function of the values that it has.
    template <class Function>
    [[nodiscard]] std::vector<double> map(Function function) const {
        std::vector<std::size_t> start(size_.size(), 0);
        std::vector<std::size_t> count = size_;
        const std::vector<std::size_t> inner = size();
        const std::size_t cells = hdf5::Dataset::volume(inner);
        std::vector<double> found;
        for (start[0] = 0; start[0] < size_[0]; start[0] += points_at_once) {
            count[0] = std::min(points_at_once, size_[0] - start[0]);
            const auto values = data_.read_box<double>(start, count);
            for (std::size_t at = 0; at < values.size(); at += cells) {
                found.push_back(factor_ * function(std::span{values.data() + at, cells}));
            }
        }
        return found;
    }

  private:
    hdf5::File file_;
    hdf5::Dataset data_;
    std::string name_;
    std::vector<std::string> dimensions_;
    std::vector<std::size_t> size_;
    std::ptrdiff_t outer_ = 0; // dimensions up to time
    double factor_ = 1.0;
};

/// Which of a variable's cells are summed.
std::vector<std::size_t> chosen_cells(const Results& file, const RunVariable& variable,
                                      const std::string& name, const Selection& selection) {
    const std::vector<std::string> dimensions = variable.dimensions();
    std::vector<std::optional<std::size_t>> chosen(dimensions.size());
    for (const auto& [dimension, label] : selection) {
        const auto at = std::find(dimensions.begin(), dimensions.end(), dimension);
        if (at == dimensions.end()) {
            throw std::runtime_error{
                fmt::format("{} has no dimension '{}' to choose from: it has {}", name, dimension,
                            fmt::join(dimensions, ", "))};
        }
        const std::vector<std::string> labels = file.labels(dimension);
        const auto found = std::find(labels.begin(), labels.end(), label);
        if (found == labels.end()) {
            throw std::runtime_error{fmt::format("'{}' is no {}: there are {}", label, dimension,
                                                 fmt::join(labels, ", "))};
        }
        chosen[static_cast<std::size_t>(at - dimensions.begin())] =
            static_cast<std::size_t>(found - labels.begin());
    }
    const std::vector<std::size_t> size = variable.size();
    std::vector<std::size_t> cells{0};
    for (std::size_t d = 0; d < size.size(); ++d) {
        if (!variable.adds_up() && !chosen[d] && size[d] > 1) {
            throw std::runtime_error{fmt::format("{} is a mean, which does not add up over {}. Try "
                                                 "{}[{}={}]",
                                                 name, dimensions[d], name, dimensions[d],
                                                 file.labels(dimensions[d]).front())};
        }
        std::vector<std::size_t> deeper;
        for (const std::size_t cell : cells) {
            for (std::size_t i = chosen[d].value_or(0); i <= chosen[d].value_or(size[d] - 1); ++i) {
                deeper.push_back(cell * size[d] + i);
            }
        }
        cells = std::move(deeper);
    }
    return cells;
}

std::vector<double> summed(const Results& file, const std::string& name,
                           const Selection& selection) {
    const RunVariable variable{file, name};
    const std::vector<std::size_t> cells = chosen_cells(file, variable, name, selection);
    return variable.map([&](std::span<const double> values) {
        double sum = 0.0;
        for (const std::size_t cell : cells) {
            sum += values[cell];
        }
        return sum;
    });
}

/// The mean over firms of something that the label of their state decides.
template <class Function>
std::vector<double> mean_of_states(const Results& file, const Selection& selection,
                                   Function function) {
    const RunVariable firms{file, "firms"};
    const std::vector<std::size_t> cells = chosen_cells(file, firms, "firms", selection);
    const std::vector<std::string> labels = file.labels("state");
    std::vector<double> worth;
    for (const std::string& label : labels) {
        worth.push_back(function(levels_of(label).value_or(Levels{0, 0, 0})));
    }
    return firms.map([&](std::span<const double> values) {
        double sum = 0.0;
        double all = 0.0;
        for (const std::size_t cell : cells) {
            sum += values[cell] * worth[cell % worth.size()]; // the state is the last dimension
            all += values[cell];
        }
        return all > 0.0 ? sum / all : 0.0;
    });
}

std::vector<double> reached(const Results& file, Selection selection) {
    Levels goal{1, 1, 0};
    for (const auto& [key, label] : selection) {
        if (key == "goal") {
            const auto levels = goal_levels(label);
            if (!levels) {
                throw std::runtime_error{fmt::format("'{}' is no state. Try goal=D1N1I0", label)};
            }
            goal = *levels;
        }
    }
    std::erase_if(selection, [](const auto& one) { return one.first == "goal"; });
    return mean_of_states(file, selection, [&](const Levels& levels) {
        return is_at_or_above(levels, goal) ? 1.0 : 0.0;
    });
}

std::vector<double> spending(const Results& file, Selection selection) {
    selection.emplace_back("account", "government");
    std::vector<double> found = summed(file, "account_spending", selection);
    const std::size_t times = file.quarters().size();
    for (std::size_t i = 0; i < found.size(); ++i) {
        found[i] += i % times > 0 ? found[i - 1] : 0.0;
    }
    return found;
}

} // namespace

std::vector<double> run_series(const Results& file, const std::string& name,
                               const Selection& selection) {
    if (name == "reached") {
        return reached(file, selection);
    }
    if (name == "levels") {
        return mean_of_states(file, selection, [](const Levels& levels) {
            return static_cast<double>(levels[0] + levels[1] + levels[2]);
        });
    }
    return name == "spending" ? spending(file, selection) : summed(file, name, selection);
}

} // namespace catchup::analysis
