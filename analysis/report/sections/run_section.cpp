// SPDX-License-Identifier: MIT
#include "analysis/report/sections/run_section.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <span>

#include <fmt/format.h>

#include "analysis/estimate.hpp"
#include "analysis/report/figures/chronogram.hpp"
#include "analysis/report/figures/curves.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/plot/palette.hpp"
#include "analysis/report/words.hpp"
#include "analysis/show.hpp"

namespace catchup::analysis::report {
namespace {

/// Firms that stand at the end, replications, interval.
std::string note(const std::vector<RunFile>& files) {
    std::size_t fewest = files.front().histories.runs.size();
    for (const RunFile& file : files) {
        fewest = std::min(fewest, file.histories.runs.size());
    }
    double firms = 0.0;
    double runs = 0.0;
    for (const RunFile& file : files) {
        for (const Run& run : file.histories.runs) {
            const std::size_t last = run.firms.size() - run.sectors * state_count;
            firms += std::accumulate(run.firms.begin() + static_cast<std::ptrdiff_t>(last),
                                     run.firms.end(), 0.0);
            runs += 1.0;
        }
    }
    return fmt::format("N = {:.0f} firms a run at the end (mean); {}",
                       runs > 0.0 ? firms / runs : 0.0, words::sample_note(fewest, interval_name));
}

/// Adds the rows; the index of the first.
std::size_t take(Figure& figure, std::vector<TidyRow> rows) {
    const std::size_t first = figure.rows.size();
    std::move(rows.begin(), rows.end(), std::back_inserter(figure.rows));
    return first;
}

/// "D1N0I0" as its index; 27 if it is none.
std::size_t state_of(const std::vector<std::string>& states, const std::string& label) {
    return static_cast<std::size_t>(std::find(states.begin(), states.end(), label) -
                                    states.begin());
}

Figure paths_figure(const std::vector<RunFile>& files) {
    Figure figure{.id = "paths", .kind = "paths"};
    std::vector<PathsShown> shown;
    for (const RunFile& file : files) {
        const std::vector<std::string> states = file.results.labels("state");
        const std::size_t times = file.results.quarters().size();
        PathsShown one{file.label, {}, {}, file.traced};
        const std::size_t first = figure.rows.size();
        for (TidyRow& row : share_rows(file)) {
            if (row.time == file.results.quarters().back() && times > 0) {
                one.stands.push_back(figure.rows.size());
                figure.rows.push_back(std::move(row));
            }
        }
        const std::size_t from = take(figure, move_rows(file));
        for (std::size_t row = from; row < figure.rows.size(); ++row) {
            one.flows.push_back({state_of(states, figure.rows[row].item),
                                 state_of(states, figure.rows[row].item2), row});
        }
        take(figure, yearly_move_rows(file)); // for readers of the data and the slider
        const auto most =
            std::max_element(one.flows.begin(), one.flows.end(), [&](const Flow& a, const Flow& b) {
                return figure.rows[a.row].estimate < figure.rows[b.row].estimate;
            });
        figure.alternative += fmt::format("{}: {} of firms stay at {}", file.label,
                                          told(figure.rows[first]), figure.rows[first].item);
        if (most != one.flows.end()) {
            const TidyRow& row = figure.rows[most->row];
            figure.alternative += fmt::format("; the broadest flow goes from {} to {}, {} moves "
                                              "a firm",
                                              row.item, row.item2, told(row));
        }
        for (const TracedPath& traced : one.traced) {
            figure.alternative +=
                fmt::format("; {} took {} steps", traced.label, traced.states.size() - 1);
        }
        figure.alternative += ". ";
        shown.push_back(std::move(one));
    }
    figure.title = "Ways up the ladder, on the plane of D and N";
    figure.note = note(files) + ". Arrows to the upper left go on to a higher level of I, where "
                                "they arrive from the lower right";
    draw_paths(figure, shown);
    return figure;
}

Figure adoption_figure(const std::vector<RunFile>& files) {
    constexpr std::size_t curves = 6; // two levels of three technologies
    Figure figure{.id = "adoption", .kind = "curves"};
    std::vector<CurvePanel> panels;
    for (const RunFile& file : files) {
        const std::size_t times = file.results.quarters().size();
        const std::size_t first = take(figure, adoption_rows(file));
        CurvePanel panel{file.label, {}};
        for (std::size_t c = 0; c < curves; ++c) {
            Curve curve{figure.rows[first + c * times].item + " or above", group_class(c), {}};
            for (std::size_t t = 0; t < times; ++t) {
                curve.rows.push_back(first + c * times + t);
            }
            figure.alternative += fmt::format("{}, {}: {} at the end. ", file.label, curve.label,
                                              told(figure.rows[curve.rows.back()]));
            panel.curves.push_back(std::move(curve));
        }
        panels.push_back(std::move(panel));
    }
    figure.title = "How digital, networked and intelligent technology spreads";
    figure.note = note(files) + ", each quarter on its own";
    draw_curves(figure, panels, {"share of firms", files.front().results.quarters()});
    return figure;
}

Figure chronogram_figure(const std::vector<RunFile>& files) {
    Figure figure{.id = "chronogram", .kind = "chronogram"};
    std::vector<ChronogramPanel> panels;
    for (const RunFile& file : files) {
        const std::size_t times = file.results.quarters().size();
        const std::vector<TidyRow> shares = share_rows(file);
        ChronogramPanel panel{file.label, {}};
        const TidyRow* broadest = nullptr; // at the end
        for (std::size_t state = 0; state < state_count; ++state) {
            const std::span<const TidyRow> of_state{shares.data() + state * times, times};
            if (std::none_of(of_state.begin(), of_state.end(),
                             [](const TidyRow& row) { return row.estimate.value_or(0.0) > 0.0; })) {
                continue; // nobody is ever there
            }
            for (const TidyRow& row : of_state) {
                panel.rows[state].push_back(figure.rows.size());
                figure.rows.push_back(row);
            }
            if (broadest == nullptr || of_state.back().estimate > broadest->estimate) {
                broadest = &of_state.back();
            }
        }
        if (broadest != nullptr) {
            figure.alternative += fmt::format("{}: most firms, {}, end at {}. ", file.label,
                                              told(*broadest), broadest->item);
        }
        panels.push_back(std::move(panel));
    }
    figure.title = "In which state firms are, over time";
    figure.note = note(files) +
                  " (in the data). Hue: the technology that is ahead (D blue, N amber, I magenta, "
                  "none grey); the darker, the more levels. States below 1 % have no legend, those "
                  "in which nobody ever is no data";
    draw_chronogram(figure, panels, files.front().results.quarters(),
                    files.front().results.labels("state"));
    return figure;
}

/// Middles of counties, as their firms lie; integrators first.
std::vector<MapPlace> places_of(const RunFile& file, const std::vector<Life>& lives) {
    struct Sum {
        double east = 0.0;
        double north = 0.0;
        double firms = 0.0;
    };
    std::map<std::size_t, Sum> counties;
    for (const Life& life : lives) {
        if (std::isfinite(life.east) && std::isfinite(life.north)) {
            Sum& sum = counties[life.county];
            sum.east += life.east;
            sum.north += life.north;
            sum.firms += 1.0;
        }
    }
    std::vector<MapPlace> places;
    for (const auto& [name, county] : file.integrators) {
        if (const auto at = counties.find(county); at != counties.end()) {
            places.push_back({name, at->second.east / at->second.firms,
                              at->second.north / at->second.firms, true});
        }
    }
    for (const auto& [county, sum] : counties) {
        places.push_back(
            {fmt::format("county {}", county), sum.east / sum.firms, sum.north / sum.firms, false});
    }
    return places;
}

/// Of the first replication, the firms that stand at the end.
Figure map_figure(const RunFile& file) {
    constexpr std::size_t most_firms = 600;
    Figure figure{.id = "map", .kind = "map"};
    if (file.histories.runs.empty() || !file.histories.why_missing(Part::lives).empty()) {
        return figure;
    }
    const Run& run = file.histories.runs.front();
    const std::vector<std::string> states = file.results.labels("state");
    std::vector<MapFirm> firms;
    std::vector<Life> shown;
    std::size_t all = 0;
    for (const Life& life : run.lives) {
        if (!life.stands_at(run.times - 1) || !std::isfinite(life.east)) {
            continue;
        }
        if (++all > most_firms) {
            continue;
        }
        const std::size_t state = life.state_at(run.times - 1);
        const auto row = [&](const char* measure, double value) {
            figure.rows.push_back({measure,
                                   file.label,
                                   fmt::format("{}", life.firm),
                                   states[state],
                                   file.results.quarters().back(),
                                   value,
                                   {},
                                   {}});
            return figure.rows.size() - 1;
        };
        const std::size_t east = row("east", life.east);
        firms.push_back({state, east, row("north", life.north)});
        shown.push_back(life);
    }
    if (firms.empty()) {
        return figure;
    }
    figure.title = fmt::format("Where firms lie and how far they have come: {}", file.label);
    figure.note = fmt::format("the first replication, at the end; {} of {} firms; a county's name "
                              "stands in the middle of its firms, an integrator's mark in that of "
                              "its county",
                              firms.size(), all);
    figure.alternative = fmt::format("{} firms in their counties, coloured by state; {} "
                                     "integrators.",
                                     firms.size(), file.integrators.size());
    draw_map(figure, firms, places_of(file, shown), states);
    return figure;
}

void tell(const RunFile& file, Section& section) {
    const std::vector<std::string>& quarters = file.results.quarters();
    const std::size_t replications = file.histories.runs.size();
    section.asked.push_back(words::run_asked(
        fmt::format("<b>{}</b> ({})", escaped(file.label), escaped(file.results.title())),
        replications, quarters.front(), quarters.back()));
    const std::vector<TidyRow> rows = outcomes(file.results, file.label);
    const auto find = [&](const char* measure, const char* item) -> const TidyRow* {
        const auto at = std::find_if(rows.begin(), rows.end(), [&](const TidyRow& row) {
            return row.measure == measure && row.item == item && row.time == quarters.back();
        });
        return at == rows.end() ? nullptr : &*at;
    };
    section.found.push_back(
        words::run_found(escaped(file.label), told_html(find("share_reached", "D1N1")),
                         {told_html(find("mean_level", "D")), told_html(find("mean_level", "N")),
                          told_html(find("mean_level", "I"))},
                         quarters.back()));
    if (replications == 1) {
        section.limits.emplace_back(words::one_replication);
    } else if (replications < words::few) {
        section.limits.push_back(words::few_replications(replications));
    }
    if (const std::string& why = file.histories.why_missing(Part::lives); !why.empty()) {
        section.limits.push_back(words::missing(
            fmt::format("moves, survival and places in {}", escaped(file.label)), escaped(why)));
    }
}

} // namespace

Section run_section(const std::vector<RunFile>& files, const std::string& id) {
    Section section{id, "Simulated firms"};
    for (const RunFile& file : files) {
        tell(file, section);
    }
    section.methods.push_back(fmt::format(
        "Shares and moves are means over replications with the {}. Moves count completed projects "
        "over all firms that were ever there.",
        interval_name));
    section.methods.emplace_back(
        "Chronograms show the states of a cross-section at each time (Billari 2001).");
    section.references.emplace_back(
        "Billari, F. C. (2001). The analysis of early life courses. Journal of Population "
        "Research 18.");
    std::vector<Figure> figures{paths_figure(files), adoption_figure(files),
                                chronogram_figure(files)};
    for (const RunFile& file : files) {
        if (Figure map = map_figure(file); !map.rows.empty()) {
            figures.push_back(std::move(map));
            break; // the same firms in the same places
        }
    }
    for (Figure& figure : figures) {
        figure.id = fmt::format("{}-{}", id, figure.id);
        section.figures.push_back(std::move(figure));
    }
    return section;
}

} // namespace catchup::analysis::report
