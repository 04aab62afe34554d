// SPDX-License-Identifier: MIT
#include "analysis/pathways/path_classes.hpp"

#include <algorithm>
#include <cstddef>

namespace catchup::analysis {
namespace {

using Path = std::span<const Levels>;

int digital(const Levels& at) { return at[0]; }
int network(const Levels& at) { return at[1]; }
int intelligent(const Levels& at) { return at[2]; }

bool everywhere(Path path, bool (*holds)(const Levels&)) {
    return std::all_of(path.begin(), path.end(), holds);
}

/// Whether some step satisfies it.
bool in_a_step(Path path, bool (*holds)(const Levels& from, const Levels& to)) {
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (holds(path[i - 1], path[i])) {
            return true;
        }
    }
    return false;
}

bool is_smart(const Levels& at) {
    return digital(at) >= 1 && network(at) >= 1 && digital(at) + network(at) >= 3;
}

bool unmoved(Path path) { return path.size() < 2; }

bool joint(Path path) {
    return in_a_step(path, [](const Levels& from, const Levels& to) {
        int rising = 0;
        for (std::size_t x = 0; x < from.size(); ++x) {
            rising += to[x] > from[x] ? 1 : 0;
        }
        return rising >= 2;
    });
}

bool network_first(Path path) {
    const auto apart = std::find_if(path.begin(), path.end(),
                                    [](const Levels& at) { return digital(at) != network(at); });
    return apart != path.end() && network(*apart) > digital(*apart);
}

bool strict_sequence(Path path) {
    return everywhere(path, [](const Levels& at) {
        return (network(at) == 0 || digital(at) == 2) && (intelligent(at) == 0 || network(at) == 2);
    });
}

bool weak_sequence(Path path) {
    return everywhere(path, [](const Levels& at) {
        return digital(at) >= network(at) && network(at) >= intelligent(at);
    });
}

bool skip(Path path) {
    return in_a_step(path, [](const Levels& from, const Levels& to) {
        bool skipped = false;
        for (std::size_t x = 0; x < from.size(); ++x) {
            skipped = skipped || to[x] > from[x] + 1;
        }
        return skipped;
    });
}

bool smart_without_digital(Path path) {
    const auto smart = std::find_if(path.begin(), path.end(), is_smart);
    return smart != path.begin() && smart != path.end() &&
           std::none_of(path.begin(), smart,
                        [](const Levels& at) { return digital(at) == 2 && network(at) == 0; });
}

bool early_intelligence(Path path) {
    return in_a_step(path, [](const Levels& from, const Levels& to) {
        return intelligent(to) > intelligent(from) && (digital(from) < 2 || network(from) < 2);
    });
}

bool first_step_both(Path path) {
    return in_a_step(path, [](const Levels& from, const Levels& to) {
        return from == Levels{0, 0, 0} && to == Levels{1, 1, 0};
    });
}

constexpr std::array rules{
    PathRule{"unmoved", "stays in one state", unmoved},
    PathRule{"joint", "a step raises two technologies or more at once", joint},
    PathRule{"network_first", "N is above D in the first state in which they differ",
             network_first},
    PathRule{"strict_sequence", "N only at D2, I only at N2, in every state", strict_sequence},
    PathRule{"weak_sequence", "D >= N >= I in every state", weak_sequence},
    PathRule{"skip", "a technology rises by two levels at once", skip},
    PathRule{"smart_without_digital",
             "becomes smart (D >= 1, N >= 1, D + N >= 3) and was at D2N0 never before",
             smart_without_digital},
    PathRule{"early_intelligence", "I rises before D2N2 is reached", early_intelligence},
    PathRule{"first_step_both", "goes from D0N0I0 to D1N1I0 in one step", first_step_both},
};

} // namespace

std::span<const PathRule> path_rules() noexcept { return rules; }

std::string_view path_class(std::span<const Levels> path) {
    for (const std::string_view name : path_class_order) {
        const auto rule = std::find_if(rules.begin(), rules.end(),
                                       [&](const PathRule& one) { return one.name == name; });
        if (rule->holds(path)) {
            return name;
        }
    }
    return "other";
}

std::optional<double> parallel_index(std::span<const Levels> by_period) {
    std::size_t first = by_period.size();
    std::size_t last = 0;
    std::size_t steps = 0;
    for (std::size_t t = 1; t < by_period.size(); ++t) {
        if (by_period[t] != by_period[t - 1]) {
            first = std::min(first, t);
            last = t;
            ++steps;
        }
    }
    if (steps < 2) {
        return std::nullopt;
    }
    std::size_t parallel = 0;
    for (std::size_t t = first; t < last; ++t) {
        int between = 0;
        for (std::size_t x = 0; x < by_period[t].size(); ++x) {
            between +=
                by_period[t][x] > by_period.front()[x] && by_period[t][x] < by_period.back()[x] ? 1
                                                                                                : 0;
        }
        parallel += between >= 2 ? 1 : 0;
    }
    return static_cast<double>(parallel) / static_cast<double>(last - first);
}

} // namespace catchup::analysis
