// SPDX-License-Identifier: MIT
#include "analysis/cases/case_fit.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "analysis/pathways/path_classes.hpp"

namespace catchup::analysis {
namespace {

int levels_between(const Levels& a, const Levels& b) {
    return std::abs(a[0] - b[0]) + std::abs(a[1] - b[1]) + std::abs(a[2] - b[2]);
}

double mean_between(const std::vector<Levels>& a, const std::vector<Levels>& b) {
    double sum = 0.0;
    for (std::size_t year = 0; year < a.size(); ++year) {
        sum += levels_between(a[year], b[year]);
    }
    return sum / static_cast<double>(a.size());
}

bool passes_through(const std::vector<Levels>& path, const std::vector<Levels>& order) {
    auto at = path.begin();
    for (const Levels& code : order) {
        at = std::find(at, path.end(), code);
        if (at == path.end()) {
            return false;
        }
    }
    return true;
}

/// A firm's states at places 0, 1, ... of the time axis, as places and levels where they change.
class Walk {
  public:
    explicit Walk(const Life& life) {
        at_.push_back({0, levels_of_state(life.start)});
        for (const Rise& rise : life.rises) {
            at_.push_back({rise.place, levels_of_state(rise.state)});
        }
    }
    [[nodiscard]] const Levels& at(std::size_t place) const {
        const auto after = std::find_if(at_.begin(), at_.end(),
                                        [&](const Stand& one) { return one.place > place; });
        return std::prev(after)->levels;
    }
    [[nodiscard]] std::vector<Levels> path(std::size_t last) const {
        std::vector<Levels> path;
        for (const Stand& one : at_) {
            if (one.place <= last) {
                path.push_back(one.levels);
            }
        }
        return path;
    }
    /// The first place at which it is at or above the code.
    [[nodiscard]] std::optional<std::size_t> reaches(const Levels& code, std::size_t last) const {
        for (const Stand& one : at_) {
            if (one.place <= last && is_at_or_above(one.levels, code)) {
                return one.place;
            }
        }
        return std::nullopt;
    }

  private:
    struct Stand {
        std::size_t place;
        Levels levels;
    };
    std::vector<Stand> at_;
};

/// Sums over firms, and then means.
class Tally {
  public:
    explicit Tally(const Case& one)
        : case_{&one}, order_{observed_order(one)}, by_year_{observed_by_year(one)},
          last_{4 * by_year_.size()} {
        for (std::size_t c = 1; c < order_.size(); ++c) {
            const auto row =
                std::find_if(one.codes.begin(), one.codes.end(),
                             [&](const CaseCode& code) { return code.levels == order_[c]; });
            years_.push_back(row->year);
        }
        fit_.reached.assign(years_.size(), 0.0);
        fit_.years_later.assign(years_.size(), 0.0);
        fit_.by_rule.assign(path_rules().size(), 0.0);
    }

    void add(const Life& life) {
        if (life.until <= last_) {
            ++gone_;
            return;
        }
        ++fit_.firms;
        const Walk walk{life};
        std::vector<Levels> path = walk.path(last_);
        fit_.moved += path.size() > 1 ? 1.0 : 0.0;
        fit_.passes += passes_through(path, order_) ? 1.0 : 0.0;
        fit_.same += path == order_ ? 1.0 : 0.0;
        const bool begins_alike =
            path.size() <= order_.size() && std::equal(path.begin(), path.end(), order_.begin());
        fit_.on_course += path.size() > 1 && begins_alike ? 1.0 : 0.0;
        std::vector<Levels> years;
        for (std::size_t year = 0; year < by_year_.size(); ++year) {
            years.push_back(walk.at(4 * (year + 1)));
        }
        fit_.levels_off += mean_between(years, by_year_);
        for (std::size_t c = 0; c < years_.size(); ++c) {
            if (const auto place = walk.reaches(order_[c + 1], last_)) {
                fit_.reached[c] += 1.0;
                fit_.years_later[c] += year_of(*place) - years_[c];
            }
        }
        for (std::size_t r = 0; r < fit_.by_rule.size(); ++r) {
            fit_.by_rule[r] += path_rules()[r].holds(path) ? 1.0 : 0.0;
        }
        fit_.paths.push_back(std::move(path));
    }

    std::optional<CaseFit> fit() {
        if (fit_.firms == 0) {
            return std::nullopt;
        }
        const auto firms = static_cast<double>(fit_.firms);
        fit_.gone = static_cast<double>(gone_) / (firms + static_cast<double>(gone_));
        for (std::size_t c = 0; c < years_.size(); ++c) {
            fit_.years_later[c] = fit_.reached[c] > 0.0 ? fit_.years_later[c] / fit_.reached[c]
                                                        : std::numeric_limits<double>::quiet_NaN();
            fit_.reached[c] /= firms;
        }
        for (double& share : fit_.by_rule) {
            share /= firms;
        }
        for (double* const mean :
             {&fit_.moved, &fit_.passes, &fit_.same, &fit_.on_course, &fit_.levels_off}) {
            *mean /= firms;
        }
        return std::move(fit_);
    }

  private:
    [[nodiscard]] int year_of(std::size_t place) const { // place 0: before the first quarter
        return case_->begins + (static_cast<int>(place) + 3) / 4 - 1;
    }

    const Case* case_;
    std::vector<Levels> order_;
    std::vector<Levels> by_year_;
    std::size_t last_; // place of the last year's fourth quarter
    std::vector<int> years_;
    std::size_t gone_ = 0;
    CaseFit fit_;
};

} // namespace

std::optional<CaseFit> case_fit(const Case& one, const Run& run, std::size_t sector) {
    Tally tally{one};
    for (const Life& life : run.lives) {
        if (life.generation == 0 && life.sector == sector) {
            tally.add(life);
        }
    }
    return tally.fit();
}

double levels_off_unmoved(const Case& one) {
    const std::vector<Levels> years = observed_by_year(one);
    return mean_between(std::vector<Levels>(years.size(), one.start), years);
}

} // namespace catchup::analysis
