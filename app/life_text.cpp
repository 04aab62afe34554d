// SPDX-License-Identifier: MIT
#include "app/life_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "app/chapter_text.hpp"

namespace catchup::app {
namespace {

using namespace explain;

constexpr std::size_t width = 100;
constexpr std::size_t margin = 8;      // "2014Q2  "
constexpr std::size_t why_column = 56; // of a table row

/// One paragraph: words broken at the width, every line but the first at `indent`.
std::string wrapped(const std::string& text, std::size_t used, std::size_t indent) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (used + (end - at) > width && used > indent) {
            while (!out.empty() && out.back() == ' ') {
                out.pop_back();
            }
            out += '\n' + std::string(indent, ' ');
            used = indent;
        }
        const std::size_t next = std::min(end + 1, text.size());
        out.append(text, at, next - at);
        used += next - at;
        at = next;
    }
    return out + '\n';
}

std::string line_of(const std::string& text) {
    if (text.front() != table_row) {
        return std::string(margin, ' ') + wrapped(text, margin, margin + 2);
    }
    const std::string row = std::string(margin, ' ') + text.substr(1);
    if (row.size() <= margin + why_column) {
        return row.substr(0, row.find_last_not_of(' ') + 1) + '\n';
    }
    return row.substr(0, margin + why_column) +
           wrapped(row.substr(margin + why_column), margin + why_column, margin + why_column);
}

std::string figures(const Standing& s) {
    return fmt::format("margin {}, fund {}, debt {}", number(s.margin), money(s.fund),
                       money(s.debt));
}

bool only_clocks(const Chapter& c) {
    return c.look && c.look->settling == Settling::first_ring && c.look->choice == 0;
}

/// Something came from outside that no event tells.
bool surprised(const Chapter& c) {
    const Surroundings& around = c.around;
    return !around.windows.empty() || around.lapsed != no_intervention ||
           !around.inspections.empty() || around.showcase > around.showcase_before;
}

/// Nothing was considered, or nothing but clocks that did not ring.
bool quiet(const Chapter& c) {
    return c.visits.empty() && c.events.empty() && !surprised(c) && (!c.look || only_clocks(c));
}

using At = std::vector<Chapter>::const_iterator;

/// Rates of the clocks over a run of quarters, and the one that came nearest to a ring.
std::string clocks(At first, At last, const Names& names) {
    const Option* nearest = nullptr;
    Step when{};
    std::array<double, masks> least{};
    std::array<double, masks> most{};
    least.fill(std::numeric_limits<double>::infinity());
    for (At at = first; at != last; ++at) {
        for (const Option& o : at->look->options) {
            least[o.step] = std::min(least[o.step], o.score);
            most[o.step] = std::max(most[o.step], o.score);
            if (nearest == nullptr || o.value < nearest->value) {
                nearest = &o;
                when = at->quarter;
            }
        }
    }
    if (nearest == nullptr) {
        return "idle: no step is left to take";
    }
    if (!std::isfinite(nearest->value)) {
        return "idle: every hazard is 0, no clock runs";
    }
    std::string rates;
    for (const Option& o : first->look->options) {
        const std::string low = fmt::format("{:.2g}", least[o.step]);
        const std::string high = fmt::format("{:.2g}", most[o.step]);
        rates += fmt::format("{}{} {}", rates.empty() ? "" : ", ", step_words(o.step),
                             low == high ? low : fmt::format("{}-{}", low, high));
    }
    return fmt::format("idle: no clock rings (rates a quarter: {}); the nearest was {} in {}, {} "
                       "quarters away",
                       rates, step_words(nearest->step), names.quarter(when),
                       number(nearest->value));
}

std::string quiet_words(At first, At last, const Names& names) {
    switch (first->mood) {
    case Mood::busy:
        return "its project runs";
    case Mood::cooling_off:
        return "cools off after the project that it gave up";
    case Mood::no_occasion:
        return "idle, no occasion to look";
    case Mood::looked:
        return clocks(first, last, names);
    case Mood::pressed:
        return "pressed by an inspector"; // never quiet
    }
    return "";
}

std::string quiet_run(At first, At last, const Names& names) {
    const std::string from = names.quarter(first->quarter);
    const std::string to = names.quarter((last - 1)->quarter);
    const std::string head = from == to ? from + "  " : fmt::format("{} to {}: ", from, to);
    return head + wrapped(fmt::format("{}; at the end {}", quiet_words(first, last, names),
                                      figures((last - 1)->after)),
                          head.size(), margin + 2);
}

std::string told(const Chapter& chapter, const Names& names) {
    std::string out = fmt::format("{}  {}, {}\n", names.quarter(chapter.quarter),
                                  label(chapter.before.state), figures(chapter.before));
    for (const std::string& line : chapter_lines(chapter, names)) {
        out += line_of(line);
    }
    return out;
}

std::string birth_words(const Newborn& born, const Names& names) {
    if (!born.entered) {
        return fmt::format("there from the start, at {}", label(born.standing.state));
    }
    const EntrantStart& start = *born.entrant;
    return fmt::format("enters the place in {} at {}: {} (drew {}; median below {}, born digital "
                       "below {})",
                       names.quarter(*born.entered), label(born.standing.state), words(start.from),
                       number(start.luck), number(start.copy_share),
                       number(start.copy_share + start.born_digital_share));
}

std::string header(const Life& life, const Names& names, Replication replication) {
    const Newborn& born = life.born;
    std::string out = fmt::format("Firm {} of replication {}, generation {}: {}, county {}. Money "
                                  "in million RMB.\n",
                                  born.place.value(), replication.value(), born.generation,
                                  names.sector(born.sector), born.county.value());
    const auto add = [&](std::string_view what, const std::string& text) {
        out += fmt::format("  {:<10}", what) + wrapped(text, 12, 12);
    };
    add("born", birth_words(born, names));
    add("rule", std::string{names.rule_meaning(born.rule)});
    add("revenue", fmt::format("{} a year, margin {} of it", number(born.revenue),
                               number(born.standing.margin)));
    add("asks for", fmt::format("payback within {} years; more than {} of its peers ahead (as far "
                                "as its rule minds)",
                                number(born.payback_threshold), number(born.imitation_threshold)));
    add("brings",
        fmt::format("capability {}, information {}, fit {}", number(born.standing.capability),
                    number(born.standing.information), three(born.fit)));
    return out + '\n';
}

std::string end(const Life& life, const Names& names) {
    if (life.successor) {
        const Newborn& next = *life.successor;
        return fmt::format("\nThen generation {} ", next.generation) +
               wrapped(fmt::format("{}; {}; revenue {}", birth_words(next, names),
                                   names.rule_meaning(next.rule), number(next.revenue)),
                       20, 2);
    }
    if (life.chapters.empty()) {
        return "The run ends with the quarter in which it entered.\n";
    }
    const Chapter& last = life.chapters.back();
    return fmt::format("\nThe run ends in {}: {}, {}.\n", names.quarter(last.quarter),
                       label(last.after.state), figures(last.after));
}

} // namespace

std::string life_text(const Life& life, const Names& names, Replication replication) {
    std::string out = header(life, names, replication);
    for (At at = life.chapters.begin(); at != life.chapters.end();) {
        At next = at + 1;
        if (!quiet(*at)) {
            out += told(*at, names);
        } else {
            next = std::find_if(at, life.chapters.end(), [&](const Chapter& other) {
                return !quiet(other) || other.mood != at->mood;
            });
            out += quiet_run(at, next, names);
        }
        at = next;
    }
    return out + end(life, names);
}

} // namespace catchup::app
