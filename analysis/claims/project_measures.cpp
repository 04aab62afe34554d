// SPDX-License-Identifier: MIT
#include <limits>
#include <map>
#include <set>

#include "analysis/claims/measures.hpp"

namespace catchup::analysis {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Whether the project counts.
bool counts(const Deed& deed, const Choice& choice) {
    return is_of(deed, choice.projects) &&
           (choice.technology == 0 || (deed.mask & choice.technology) != 0) &&
           (!choice.digital || static_cast<int>(digital(deed.from)) == *choice.digital);
}

using FirmId = std::pair<std::uint32_t, std::uint32_t>;

/// Firms that the choice leaves out; empty if it leaves nobody out.
std::set<FirmId> strangers(const Run& run, const Choice& choice) {
    std::set<FirmId> out;
    for (const Life& life : run.lives) {
        if (!choice.has(life)) {
            out.insert({life.firm, life.generation});
        }
    }
    return out;
}

struct Ends {
    double on_time = 0.0;
    double late = 0.0;
    double abandoned = 0.0;
};

/// Projects that came to their planned end.
Ends ends_of(const Run& run, const Choice& choice) {
    const std::set<FirmId> out = strangers(run, choice);
    Ends ends;
    for (const Deed& deed : run.deeds) {
        if (counts(deed, choice) && !out.contains({deed.firm, deed.generation})) {
            ends.on_time += deed.kind == Happening::complete && !deed.after_delay ? 1.0 : 0.0;
            ends.late += deed.kind == Happening::late ? 1.0 : 0.0;
            ends.abandoned += deed.kind == Happening::abandon ? 1.0 : 0.0;
        }
    }
    return ends;
}

double share(double part, const Ends& ends) {
    const double all = ends.on_time + ends.late + ends.abandoned;
    return all > 0.0 ? part / all : undefined;
}

double abandoned(const Run& run, const Choice& choice) {
    const Ends ends = ends_of(run, choice);
    return share(ends.abandoned, ends);
}

double detours(const Run& run, const Choice& choice) {
    const Ends ends = ends_of(run, choice);
    return share(ends.late + ends.abandoned, ends);
}

struct Begun {
    double projects = 0.0;
    double price = 0.0; // of all together
};

Begun begun_in(const Run& run, const Choice& choice) {
    const std::set<FirmId> out = strangers(run, choice);
    Begun begun;
    for (const Deed& deed : run.deeds) {
        if (deed.kind == Happening::start && counts(deed, choice) &&
            !out.contains({deed.firm, deed.generation})) {
            begun.projects += 1.0;
            begun.price += deed.price;
        }
    }
    return begun;
}

double projects(const Run& run, const Choice& choice) { return begun_in(run, choice).projects; }

double project_price(const Run& run, const Choice& choice) {
    const Begun begun = begun_in(run, choice);
    return begun.projects > 0.0 ? begun.price / begun.projects : undefined;
}

} // namespace

std::vector<Measure> measures_of_projects() {
    const std::vector<std::string_view> keys{
        "sector", "county", "revenue_from", "revenue_below", "technology", "digital", "projects"};
    return {{"abandoned", "abandoned projects over all that came to their planned end", keys,
             abandoned},
            {"detours", "abandoned and late projects over all that came to their planned end", keys,
             detours},
            {"projects", "projects begun", keys, projects},
            {"project_price", "mean price of the projects begun, million RMB, whoever pays", keys,
             project_price}};
}

} // namespace catchup::analysis
