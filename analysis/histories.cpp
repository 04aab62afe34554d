// SPDX-License-Identifier: MIT
#include "analysis/histories.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace catchup::analysis {
namespace {

/// A column of rows and the values that it may hold.
struct Column {
    const char* name;
    double least;
    double greatest;
};
/// Columns in the order asked for, each with one value a row.
using Table = std::vector<std::vector<double>>;

constexpr double many = 4e9; // ids and numbers of projects lie below
constexpr double rich = 1e15;

std::string& missing(Histories& all, Part part) {
    return all.missing[static_cast<std::size_t>(part)];
}

/// The columns of a group, or nothing and the reason.
std::optional<Table> table(const Results& results, const std::string& group,
                           std::span<const Column> columns, std::string& why) {
    if (!results.has(group + "/replication")) {
        why = fmt::format("the file has no {0} (output.{0} = false)", group);
        return std::nullopt;
    }
    Table found;
    for (const Column& column : columns) {
        const std::string name = group + "/" + column.name;
        if (!results.has(name)) {
            why = fmt::format("the file has no {}", name);
            return std::nullopt;
        }
        Series series = results.series(name);
        const auto allowed = [&](double x) { return column.least <= x && x <= column.greatest; };
        if (series.size.size() != 1 ||
            (!found.empty() && series.values.size() != found[0].size()) ||
            !std::all_of(series.values.begin(), series.values.end(), allowed)) {
            why = fmt::format("{} is not as docs/result-file.md says", name);
            return std::nullopt;
        }
        found.push_back(std::move(series.values));
    }
    return found;
}

/// A variable's blocks go to the replications, if it has just these dimensions.
bool share_out(const Results& results, const std::string& name,
               const std::vector<std::string>& dimensions, std::vector<Run>& runs,
               std::vector<double> Run::*into) {
    if (!results.has(name)) {
        return false;
    }
    const Series series = results.series(name);
    if (series.dimensions != dimensions || runs.empty() || series.size[0] != runs.size() ||
        series.size[1] != runs[0].times) {
        return false;
    }
    const std::size_t block = series.values.size() / runs.size();
    for (std::size_t r = 0; r < runs.size(); ++r) {
        const auto first = series.values.begin() + static_cast<std::ptrdiff_t>(r * block);
        (runs[r].*into).assign(first, first + static_cast<std::ptrdiff_t>(block));
    }
    return true;
}

bool are_the_states(const std::vector<std::string>& labels) {
    if (labels.size() != state_count) {
        return false;
    }
    for (std::size_t s = 0; s < state_count; ++s) {
        if (labels[s] != fmt::format("D{}N{}I{}", digital(s), network(s), intelligent(s))) {
            return false;
        }
    }
    return true;
}

void read_counts(const Results& results, Histories& all, std::size_t times) {
    for (Run& run : all.runs) {
        run.times = times;
    }
    if (times == 0 || !results.has("state") || !are_the_states(results.labels("state")) ||
        !share_out(results, "firms", {"replication", "time", "sector", "state"}, all.runs,
                   &Run::firms)) {
        missing(all, Part::states) = "the file has no firms by time, sector and state";
        missing(all, Part::money) = all.why_missing(Part::states);
        return;
    }
    for (Run& run : all.runs) {
        run.sectors = run.firms.size() / times / state_count;
    }
    const std::vector<std::string> flow{"replication", "time", "sector"};
    const std::size_t cells = times * all.runs[0].sectors;
    if (!share_out(results, "revenue", flow, all.runs, &Run::revenue) ||
        !share_out(results, "private_spending", flow, all.runs, &Run::spending) ||
        all.runs[0].revenue.size() != cells || all.runs[0].spending.size() != cells) {
        missing(all, Part::money) = "the file has no revenue or no private_spending";
    }
}

/// What each number of `events/kind` means, by the file's own words.
std::vector<Happening> kinds(const Results& results) {
    static const std::map<std::string_view, Happening> words{{"start", Happening::start},
                                                             {"late", Happening::late},
                                                             {"complete", Happening::complete},
                                                             {"abandon", Happening::abandon},
                                                             {"exit", Happening::exit}};
    std::vector<Happening> found;
    for (const std::string& word : results.series("events/kind").flags) {
        const auto at = words.find(word);
        found.push_back(at == words.end() ? Happening::other : at->second);
    }
    return found;
}

void mark_delays(Run& run) {
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> late;
    for (Deed& deed : run.deeds) {
        const std::tuple project{deed.firm, deed.generation, deed.attempt};
        if (deed.kind == Happening::late) {
            late.insert(project);
        } else if (deed.kind == Happening::complete) {
            deed.after_delay = late.contains(project);
        }
    }
}

void read_events(const Results& results, Histories& all, std::size_t times) {
    std::string& why = missing(all, Part::events);
    const double last = static_cast<double>(times) - 2.0;
    const std::array columns{
        Column{"replication", 0.0, static_cast<double>(all.runs.size()) - 1.0},
        Column{"firm", 0.0, many},
        Column{"generation", 0.0, many},
        Column{"quarter", 0.0, last},
        Column{"kind", 0.0, 127.0},
        Column{"from", 0.0, state_count - 1.0},
        Column{"to", 0.0, state_count - 1.0},
        Column{"mask", 0.0, 7.0},
        Column{"attempt", 0.0, many},
        Column{"integrator", -1.0, many},
        Column{"cost", 0.0, rich},
        Column{"public_share", 0.0, 1.0},
    };
    const std::optional<Table> found = table(results, "events", columns, why);
    if (!found) {
        return;
    }
    const Table& t = *found;
    const std::vector<Happening> kind = kinds(results);
    for (std::size_t i = 0; i < t[0].size(); ++i) {
        const auto number = static_cast<std::size_t>(t[4][i]);
        all.runs[static_cast<std::size_t>(t[0][i])].deeds.push_back(
            {.firm = static_cast<std::uint32_t>(t[1][i]),
             .generation = static_cast<std::uint32_t>(t[2][i]),
             .quarter = static_cast<std::size_t>(t[3][i]),
             .kind = number < kind.size() ? kind[number] : Happening::other,
             .from = static_cast<std::size_t>(t[5][i]),
             .to = static_cast<std::size_t>(t[6][i]),
             .mask = static_cast<unsigned>(t[7][i]),
             .attempt = static_cast<std::uint32_t>(t[8][i]),
             .by_integrator = t[9][i] >= 0.0,
             .after_delay = false,
             .price = t[10][i],
             .paid = t[10][i] * (1.0 - t[11][i])});
    }
    std::for_each(all.runs.begin(), all.runs.end(), mark_delays);
}

/// By replication, firm and generation: where the life stands in its run.
using Places = std::map<std::tuple<std::size_t, std::uint32_t, std::uint32_t>, std::size_t>;

/// Firms as they were born, each alive to the end and never risen.
std::optional<Places> read_births(const Results& results, Histories& all, std::size_t times) {
    const std::array columns{
        Column{"replication", 0.0, static_cast<double>(all.runs.size()) - 1.0},
        Column{"firm", 0.0, many},
        Column{"generation", 0.0, many},
        Column{"entered", -1.0, static_cast<double>(times) - 2.0},
        Column{"start", 0.0, state_count - 1.0},
        Column{"revenue", 0.0, rich},
        Column{"sector", 0.0, many},
        Column{"county", 0.0, many},
        Column{"rule", 0.0, many},
    };
    const std::optional<Table> found =
        table(results, "population", columns, missing(all, Part::lives));
    if (!found) {
        return std::nullopt;
    }
    const Table& t = *found;
    std::string no_matter;
    const std::array place{Column{"east", -rich, rich}, Column{"north", -rich, rich}};
    const std::optional<Table> where = table(results, "population", place, no_matter);
    Places places;
    for (std::size_t i = 0; i < t[0].size(); ++i) {
        const auto r = static_cast<std::size_t>(t[0][i]);
        const auto from = static_cast<std::size_t>(t[3][i] + 1.0);
        places[{r, static_cast<std::uint32_t>(t[1][i]), static_cast<std::uint32_t>(t[2][i])}] =
            all.runs[r].lives.size();
        all.runs[r].lives.push_back({.firm = static_cast<std::uint32_t>(t[1][i]),
                                     .generation = static_cast<std::uint32_t>(t[2][i]),
                                     .start = static_cast<std::size_t>(t[4][i]),
                                     .sector = static_cast<std::size_t>(t[6][i]),
                                     .county = static_cast<std::size_t>(t[7][i]),
                                     .rule = static_cast<std::size_t>(t[8][i]),
                                     .revenue = t[5][i],
                                     .from = from,
                                     .until = times,
                                     .risen = t[4][i] == 0.0 ? times : from,
                                     .paid = 0.0});
        if (where) {
            all.runs[r].lives.back().east = (*where)[0][i];
            all.runs[r].lives.back().north = (*where)[1][i];
        }
    }
    return places;
}

void live(Life& life, const Deed& deed) {
    if (deed.kind == Happening::start || deed.kind == Happening::late) {
        life.paid += deed.paid;
    } else if (deed.kind == Happening::complete) {
        life.risen = deed.from == 0 ? deed.quarter + 1 : life.risen;
        life.rises.push_back({deed.quarter + 1, deed.to});
    } else if (deed.kind == Happening::exit) {
        life.until = deed.quarter + 1;
    }
}

void read_lives(const Results& results, Histories& all, std::size_t times) {
    for (const Part needed : {Part::states, Part::events}) {
        if (!all.why_missing(needed).empty()) {
            missing(all, Part::lives) = all.why_missing(needed);
            return;
        }
    }
    const std::optional<Places> places = read_births(results, all, times);
    for (std::size_t r = 0; places && r < all.runs.size(); ++r) {
        for (const Deed& deed : all.runs[r].deeds) {
            const auto at = places->find({r, deed.firm, deed.generation});
            if (at == places->end()) {
                missing(all, Part::lives) = "events tell of a firm that population lacks";
                return;
            }
            live(all.runs[r].lives[at->second], deed);
        }
    }
}

} // namespace

Histories histories(const Results& results) {
    Histories all{.runs = std::vector<Run>(results.replications()), .missing = {}};
    const std::size_t times = results.quarters().size();
    read_counts(results, all, times);
    read_events(results, all, times);
    read_lives(results, all, times);
    return all;
}

} // namespace catchup::analysis
