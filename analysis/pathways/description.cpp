// SPDX-License-Identifier: MIT
#include "analysis/pathways/description.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "analysis/pathways/transitions.hpp"
#include "analysis/pathways/variability.hpp"
#include "analysis/state_levels.hpp"

namespace catchup::analysis {
namespace {

std::string of(const std::string& group) {
    return group.empty() ? "" : fmt::format(" of {}", group);
}

double total(const std::vector<double>& weights) {
    double sum = 0.0;
    for (const double weight : weights) {
        sum += weight;
    }
    return sum;
}

} // namespace

std::string spell_text(const Sequence& sequence, std::span<const std::string> alphabet) {
    std::string text;
    for (const Spell& spell : spells(sequence)) {
        text +=
            fmt::format("{}({},{})", text.empty() ? "" : "-", alphabet[spell.state], spell.length);
    }
    return text;
}

bool are_levels(std::span<const std::string> alphabet) {
    return std::all_of(alphabet.begin(), alphabet.end(),
                       [](const std::string& label) { return levels_of(label).has_value(); });
}

Chapter states_chapter(const Population& population) {
    const auto& [all, weights, group] = population;
    Chapter chapter;
    chapter.told.method = fmt::format(
        "States{}: share of sequences that are ever there, mean periods in it, mean periods until "
        "first there (of those that get there; nothing is done about censoring)",
        of(group));
    const std::vector<StateTimes> times = state_times(all, weights);
    const std::vector<Distribution> shares = distributions(all, weights);
    for (std::size_t s = 0; s < times.size(); ++s) {
        auto& rows = times[s].reached > 0.0 ? chapter.told.rows : chapter.details;
        for (const auto& [measure, value] :
             {std::pair{"reached", times[s].reached}, std::pair{"time_in", times[s].periods},
              std::pair{"spells", times[s].spells}, std::pair{"time_to", times[s].first}}) {
            rows.push_back(tidy_row(measure, group, all.alphabet[s], "", "", value));
        }
    }
    for (std::size_t t = 0; t < shares.size(); ++t) {
        if (shares[t].shares.empty()) {
            continue;
        }
        for (std::size_t s = 0; s < all.alphabet.size(); ++s) {
            chapter.details.push_back(tidy_row("state_share", group, all.alphabet[s], "",
                                               all.periods[t], shares[t].shares[s]));
        }
        chapter.details.push_back(tidy_row("entropy_across", group, "", "", all.periods[t],
                                           normalised_entropy(shares[t].shares)));
    }
    return chapter;
}

Chapter steps_chapter(const Population& population) {
    constexpr std::size_t told = 12;
    const auto& [all, weights, group] = population;
    Chapter chapter;
    chapter.told.method = fmt::format(
        "Steps{}: share of those in the first state that are in the second one period later; the "
        "most frequent changes",
        of(group));
    const Transitions whole = transitions(all, weights);
    struct Move {
        double count;
        TidyRow row;
    };
    std::vector<Move> moves;
    for (std::size_t i = 0; i < whole.states; ++i) {
        for (std::size_t j = 0; j < whole.states && whole.leaving(i) > 0.0; ++j) {
            moves.push_back({i == j ? 0.0 : whole.count(i, j),
                             tidy_row("transition_rate", group, all.alphabet[i], all.alphabet[j],
                                      "", whole.rate(i, j))});
        }
    }
    std::stable_sort(moves.begin(), moves.end(),
                     [](const Move& a, const Move& b) { return a.count > b.count; });
    for (std::size_t m = 0; m < moves.size(); ++m) {
        auto& rows = m < told && moves[m].count > 0.0 ? chapter.told.rows : chapter.details;
        rows.push_back(std::move(moves[m].row));
    }
    const std::vector<Transitions> over_time = transitions_over_time(all, weights);
    for (std::size_t t = 0; t < over_time.size(); ++t) {
        for (std::size_t i = 0; i < whole.states; ++i) {
            for (std::size_t j = 0; j < whole.states; ++j) {
                if (over_time[t].count(i, j) > 0.0) {
                    chapter.details.push_back(tidy_row("transition_rate", group, all.alphabet[i],
                                                       all.alphabet[j], all.periods[t],
                                                       over_time[t].rate(i, j)));
                }
            }
        }
    }
    return chapter;
}

Chapter variability_chapter(const Sequences& all) {
    struct Index {
        std::string name;
        std::vector<double> values; // by distinct sequence
    };
    std::vector<Index> indices{{"entropy", {}}, {"turbulence", {}}, {"complexity", {}}};
    const std::size_t states = all.alphabet.size();
    const double greatest = greatest_turbulence(states, all.longest());
    for (const Sequence& one : all.distinct) {
        indices[0].values.push_back(longitudinal_entropy(one, states));
        indices[1].values.push_back(greatest > 1.0 ? (turbulence(one) - 1.0) / (greatest - 1.0)
                                                   : std::nan(""));
        indices[2].values.push_back(complexity(one, states));
    }
    Chapter chapter;
    chapter.told.method =
        "Variety of single sequences, each from 0 to 1: entropy of the time in states over its "
        "greatest, turbulence (Elzinga & Liefbroer 2007) normalised by the most turbulent sequence "
        "of the longest length, complexity (Gabadinho et al. 2011)";
    const std::vector<double> weights = all.weights();
    for (const Index& index : indices) {
        double sum = 0.0;
        double squares = 0.0;
        for (std::size_t s = 0; s < weights.size(); ++s) {
            sum += weights[s] * index.values[s] / total(weights);
        }
        for (std::size_t s = 0; s < weights.size(); ++s) {
            const double off = index.values[s] - sum;
            squares += weights[s] * off * off / total(weights);
        }
        chapter.told.rows.push_back(tidy_row("mean", "", index.name, "", "", sum));
        chapter.told.rows.push_back(
            tidy_row("standard_deviation", "", index.name, "", "", std::sqrt(squares)));
        for (const Member& member : all.members) {
            chapter.details.push_back(tidy_row(index.name,
                                               all.groups.empty() ? "" : all.groups[member.group],
                                               member.id, "", "", index.values[member.kind]));
        }
    }
    if (states < 2) {
        chapter.told.verdict.push_back(
            "There is only one state: entropy, turbulence and complexity have no value.");
    }
    return chapter;
}

Chapter paths_chapter(const Population& population, std::size_t most) {
    const auto& [all, weights, group] = population;
    std::map<std::vector<Symbol>, double> sums;
    for (std::size_t s = 0; s < all.distinct.size(); ++s) {
        if (weights[s] > 0.0) {
            sums[successive_states(all.distinct[s])] += weights[s];
        }
    }
    std::vector<std::pair<double, std::vector<Symbol>>> paths;
    for (const auto& [path, weight] : sums) {
        paths.emplace_back(weight, path);
    }
    std::stable_sort(paths.begin(), paths.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    Chapter chapter;
    double told = 0.0;
    for (std::size_t p = 0; p < std::min(most, paths.size()); ++p) {
        std::string text;
        for (const Symbol state : paths[p].second) {
            text += (text.empty() ? "" : " > ") + all.alphabet[state];
        }
        const double share = paths[p].first / total(weights);
        chapter.told.rows.push_back(tidy_row("path_share", group, text, "", "", share));
        told += share;
    }
    chapter.told.method = fmt::format("Paths{}: successions of distinct states, the most frequent "
                                      "of {} (together {:.1f} % of the "
                                      "sequences)",
                                      of(group), paths.size(), 100.0 * told);
    return chapter;
}

} // namespace catchup::analysis
