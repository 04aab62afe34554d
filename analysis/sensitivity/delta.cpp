// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <numbers>

#include <boost/math/distributions/normal.hpp>
#include <fmt/format.h>

#include "analysis/sensitivity/given_data_findings.hpp"
#include "analysis/sensitivity/order.hpp"

namespace catchup::analysis {
namespace {

constexpr std::size_t grid_points = 256;
constexpr std::size_t least_rows = 30;
constexpr double atom_share = 0.02; // of the rows: a value that so many share is an atom

/// How many classes serve how many rows (Plischke, Borgonovo & Smith 2013, section 5).
std::size_t class_count(std::size_t rows) {
    const auto n = static_cast<double>(rows);
    const double count = std::ceil(std::pow(n, 2.0 / (7.0 + std::tanh((1500.0 - n) / 500.0))));
    return static_cast<std::size_t>(std::min(count, 48.0));
}

/// Answers as delta sees them, which is the same for any scale: values that many rows share (atoms) stand
/// for themselves, all others for their normal scores, on an even grid, each row shared by the two points
/// about it.
struct Scores {
    double step = 0.0;
    std::size_t atoms = 0;
    std::vector<std::size_t> atom;    // by row: which, or `atoms` if none
    std::vector<double> value;        // by row: the normal score
    std::vector<std::uint32_t> place; // by row: the point of the grid below
    std::vector<double> part;         // by row: what belongs to the point above

    explicit Scores(const std::vector<double>& answers)
        : atom(answers.size()), value(answers.size(), 0.0), place(answers.size(), 0),
          part(answers.size(), 0.0) {
        const Order order{answers};
        const std::vector<std::size_t>& runs = order.starts();
        const double many = std::max(atom_share * static_cast<double>(answers.size()), 2.0);
        const auto is_atom = [&](std::size_t run) {
            return static_cast<double>(runs[run + 1] - runs[run]) >= many;
        };
        for (std::size_t run = 0; run + 1 < runs.size(); ++run) {
            for (std::size_t i = runs[run]; i < runs[run + 1]; ++i) {
                atom[order.rows()[i]] = is_atom(run) ? atoms : answers.size();
            }
            atoms += is_atom(run) ? 1U : 0U;
        }
        std::vector<std::uint32_t> others;
        for (const std::uint32_t row : order.rows()) {
            if (atom[row] == answers.size()) {
                atom[row] = atoms;
                others.push_back(row);
            }
        }
        score(answers, others);
    }

  private:
    /// Blom's scores of rows that rise by answer, equal ones at the middle of their ranks.
    void score(const std::vector<double>& answers, const std::vector<std::uint32_t>& rising) {
        const boost::math::normal standard;
        const auto count = static_cast<double>(rising.size());
        const double end = 1.5 * boost::math::quantile(standard, 1.0 - 0.5 / (count + 1.0));
        step = 2.0 * end / static_cast<double>(grid_points - 1);
        for (std::size_t i = 0; i < rising.size();) {
            std::size_t next = i;
            while (next < rising.size() && answers[rising[next]] == answers[rising[i]]) {
                ++next;
            }
            const double rank = static_cast<double>(i + next + 1) / 2.0;
            const double z = boost::math::quantile(standard, (rank - 0.375) / (count + 0.25));
            const double at = (z + end) / step;
            for (; i < next; ++i) {
                value[rising[i]] = z;
                place[rising[i]] = static_cast<std::uint32_t>(at);
                part[rising[i]] = at - std::floor(at);
            }
        }
    }
};

/// Weighted answers of a class: enough for its mean and its distribution.
struct Class {
    std::vector<double> atoms; // weight by atom
    std::vector<double> mass =
        std::vector<double>(grid_points, 0.0); // of the others, by grid point
    double weight = 0.0;
    double sum = 0.0; // of distances from the mean of all answers
    double squares = 0.0;
    double score_weight = 0.0; // of rows that are no atom
    double score_sum = 0.0;
    double score_squares = 0.0;

    explicit Class(std::size_t atom_count) : atoms(atom_count, 0.0) {}
    void add(const Scores& scores, std::size_t row, double from_mean, double times) {
        weight += times;
        sum += times * from_mean;
        squares += times * from_mean * from_mean;
        if (scores.atom[row] < atoms.size()) {
            atoms[scores.atom[row]] += times;
            return;
        }
        mass[scores.place[row]] += times * (1.0 - scores.part[row]);
        mass[scores.place[row] + 1] += times * scores.part[row];
        score_weight += times;
        score_sum += times * scores.value[row];
        score_squares += times * scores.value[row] * scores.value[row];
    }
    [[nodiscard]] double deviation() const {
        return score_weight > 1.0
                   ? std::sqrt(std::max(0.0, score_squares - score_sum * score_sum / score_weight) /
                               (score_weight - 1.0))
                   : 0.0;
    }
    /// Gaussian kernels of the normal reference width (Silverman 1986, equation 3.28); the area is the
    /// share of rows that are no atom.
    [[nodiscard]] std::vector<double> density(double step) const {
        std::vector<double> found(grid_points, 0.0);
        if (score_weight == 0.0) {
            return found;
        }
        const double width = std::max(deviation() * std::pow(4.0 / (3.0 * score_weight), 0.2),
                                      step / 2.0); // one value: a spike
        std::vector<double> kernel;
        for (std::size_t lag = 0; static_cast<double>(lag) * step <= 5.0 * width; ++lag) {
            const double z = static_cast<double>(lag) * step / width;
            kernel.push_back(std::exp(-z * z / 2.0) /
                             (weight * width * std::sqrt(2.0 * std::numbers::pi)));
        }
        for (std::size_t i = 0; i < grid_points; ++i) {
            if (mass[i] == 0.0) {
                continue;
            }
            const std::size_t first = i + 1 > kernel.size() ? i + 1 - kernel.size() : 0;
            const std::size_t last = std::min(i + kernel.size(), grid_points);
            for (std::size_t k = first; k < last; ++k) {
                found[k] += mass[i] * kernel[k > i ? k - i : i - k];
            }
        }
        return found;
    }
};

/// Twice the total variation between two classes' answers.
double area_between(const Class& one, const std::vector<double>& density, const Class& other,
                    const std::vector<double>& other_density, double step) {
    double area = 0.0;
    for (std::size_t i = 0; i < grid_points; ++i) {
        area += std::abs(density[i] - other_density[i]) * step;
    }
    for (std::size_t a = 0; a < one.atoms.size(); ++a) {
        area += std::abs(one.atoms[a] / one.weight - other.atoms[a] / other.weight);
    }
    return area;
}

/// Delta and first-order index of one input.
std::pair<double, double> indices(const GivenData& data, const Scores& scores, const Class& all,
                                  const std::vector<double>& all_density,
                                  const std::vector<std::uint32_t>& classes, std::size_t count,
                                  std::span<const double> weights, double centre) {
    std::vector<Class> parts(count, Class{scores.atoms});
    for (std::size_t row = 0; row < data.rows(); ++row) {
        if (weights[row] > 0.0) {
            parts[classes[row]].add(scores, row, data.answers[row] - centre, weights[row]);
        }
    }
    double delta = 0.0;
    double between = 0.0;
    for (const Class& part : parts) {
        if (part.weight == 0.0) {
            continue;
        }
        delta += part.weight / all.weight / 2.0 *
                 area_between(part, part.density(scores.step), all, all_density, scores.step);
        const double off = part.sum / part.weight - all.sum / all.weight;
        between += part.weight * off * off;
    }
    const double total = all.squares - all.sum * all.sum / all.weight;
    return {delta, between / total};
}

/// Plischke et al. 2013, equation 30: an estimate from data is too large by about as much as those
/// from its draws are larger still.
void correct_bias(Bootstrapped& found) {
    for (std::size_t k = 0; !found.draws.empty() && k < found.estimates.size(); ++k) {
        std::vector<double> turned;
        for (auto& draw : found.draws) {
            draw[k] = 2.0 * found.estimates[k] - draw[k];
            turned.push_back(draw[k]);
        }
        found.estimates[k] = estimate(turned).mean;
    }
}

/// Delta lies between 0 and 1; taking out the bias may lead beyond.
void keep_within(Bootstrapped& found) {
    const auto within = [](double value) { return std::clamp(value, 0.0, 1.0); };
    for (std::size_t k = 0; k < found.estimates.size(); k += 2) { // each before its S1
        found.estimates[k] = within(found.estimates[k]);
        if (found.intervals[k]) {
            found.intervals[k] = {within(found.intervals[k]->low),
                                  within(found.intervals[k]->high)};
        }
    }
}

} // namespace

Findings delta_indices(const GivenData& given, const BootstrapSettings& given_settings) {
    const std::size_t count = class_count(given.rows());
    BootstrapSettings settings = given_settings;
    settings.kind = IntervalKind::basic;
    Findings findings =
        begun(given,
              fmt::format("Delta (Borgonovo 2007; Plischke et al. 2013), {} classes, Gaussian "
                          "kernels of normal scores{}",
                          count, settings.draws > 0 ? ", bias taken out" : ", bias left in"),
              interval_text(settings));
    if (const std::string why = no_indices(given, least_rows); !why.empty()) {
        findings.verdict.push_back(why);
        return findings;
    }
    GivenData data = given;
    data.inputs.push_back(dummies(1, data.rows(), settings.seed).front());
    const Scores scores{data.answers};
    const double centre = estimate(data.answers).mean;
    std::vector<Order> orders;
    std::vector<TidyRow> labels;
    for (const Input& input : data.inputs) {
        orders.emplace_back(input.values);
        labels.push_back({"delta", "", input.name, "", "", {}, {}, {}});
        labels.push_back({"S1", "", input.name, "", "", {}, {}, {}});
    }
    const auto statistics = [&](std::span<const double> weights) {
        Class all{scores.atoms};
        for (std::size_t row = 0; row < data.rows(); ++row) {
            all.add(scores, row, data.answers[row] - centre, weights[row]);
        }
        const std::vector<double> density = all.density(scores.step);
        std::vector<double> found;
        for (std::size_t i = 0; i < orders.size(); ++i) {
            const bool is_category = data.inputs[i].is_category();
            const auto [delta, first] = indices(
                data, scores, all, density,
                is_category ? orders[i].classes_by_value() : orders[i].classes(weights, count),
                is_category ? orders[i].starts().size() - 1 : count, weights, centre);
            found.push_back(delta);
            found.push_back(first);
        }
        return found;
    };
    Bootstrapped found = bootstrap(data.rows(), statistics, settings);
    correct_bias(found);
    keep_within(found);
    add_indices(findings, data, labels, found, "delta");
    return findings;
}

} // namespace catchup::analysis
