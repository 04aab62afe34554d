// SPDX-License-Identifier: MIT
// The table of facts: what each is, what it should be and who says so, how it is measured.
#include "analysis/facts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "analysis/fact_measures.hpp"

namespace catchup::analysis {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr double sme_revenue = 400.0; // million RMB a year; MIIT 2011, industry

// employees stand for revenue at 1 million RMB a head (assumption): the model has no employees
constexpr std::array small_firms{10.0, 50.0}; // 10 to 49 employees
constexpr double large_firms = 250.0;         // 250 employees and more

double small_rate(const Run& run) { return exit_rate(run, small_firms[0], small_firms[1]); }
double large_rate(const Run& run) { return exit_rate(run, large_firms, unlimited); }
double gradient(const Run& run) {
    const double small = small_rate(run);
    return small > 0.0 ? large_rate(run) / small : std::nan("");
}
double detours_with_experience(const Run& run) {
    const double first = detour_rate(run, Projects::first);
    return first > 0.0 ? detour_rate(run, Projects::third_and_later) / first : std::nan("");
}

/// The steps of the paper's five cases.
using Edge = std::pair<std::size_t, std::size_t>;
constexpr std::array<Edge, 9> edges{
    {{0, 9}, {0, 3}, {0, 12}, {3, 12}, {9, 12}, {12, 21}, {12, 15}, {21, 24}, {24, 25}}};
template <std::size_t E>
double edge(const Run& run) {
    return steps(run, edges[E].first, edges[E].second);
}

/// A fact and how to find it. `of_run` gives one value a replication; without it the fact is the
/// number of edges that some replication took.
struct Recipe {
    Fact fact;
    Part needs;
    double (*of_run)(const Run&);
    std::string_view undefined; // when there is no value
};

template <Projects Whose>
constexpr Recipe project_recipe(bool detour, std::string_view item, std::optional<Target> target,
                                std::string_view source, std::string_view undefined) {
    return {{detour ? "detour_rate" : "abandonment_rate", item,
             detour ? "abandoned or late projects over all that came to their planned end"
                    : "abandoned projects over all that came to their planned end (abandoned, late "
                      "or on time)",
             target, source},
            Part::events,
            detour ? +[](const Run& run) { return detour_rate(run, Whose); }
                   : +[](const Run& run) { return abandonment_rate(run, Whose); },
            undefined};
}

constexpr std::string_view no_end = "no project came to its planned end";
constexpr std::string_view no_integrator = "no project by an integrator came to its planned end";
constexpr std::string_view no_third = "no first or no third project came to its planned end, or no "
                                      "first one had a detour";
constexpr std::string_view none_left = "no firm left D0N0";
constexpr std::string_view no_revenue = "no firm, or no quarter";
constexpr std::string_view no_small = "no small firm at some time, or none at D0N0I0";
constexpr std::string_view no_large = "no large firm at some time, or none at D0N0I0";
constexpr std::string_view no_logit =
    "the share is between 2 % and 98 % at fewer than 5 quarter-ends";

constexpr std::string_view conference_board =
    "Conference Board 2001: 20 % of ERP projects terminated; 5 points either way are ours; "
    "calibrated: the default of outcome.abandoned was set to it";
constexpr std::string_view detour_sources =
    "Conference Board 2001: 20 % terminated, 25 % over budget; Panorama 2012: 61 % late; Zhou et "
    "al. 2019: detours in three of four self-led cases; calibrated: the default of "
    "outcome.detoured was set to it";
constexpr std::string_view sme_survey =
    "surveys of Chinese SMEs 2023: half spend 1-2 % of revenue, four in ten less than 1 %";
constexpr std::string_view diffusion_series =
    "Comin-Hobijn series, 28 technologies in the USA: interquartile range";
constexpr std::string_view eurostat =
    "Eurostat isoc_e_dii 2021-25, very low digital intensity: net exit 29 % a year with 250+ "
    "employees, 11 % with 10-49, ratio 2.7; the range is ours";
constexpr std::string_view cases = "Zhou et al. 2019: the five cases";

template <std::size_t E>
constexpr Recipe edge_recipe(std::string_view item) {
    return {{"edge", item, "completed steps of this kind a replication", std::nullopt, ""},
            Part::events,
            edge<E>,
            ""};
}

template <unsigned Technologies>
constexpr Recipe first_step(std::string_view measure, std::string_view definition,
                            std::optional<Target> target, std::string_view source) {
    return {{measure, "", definition, target, source},
            Part::events,
            [](const Run& run) { return first_step_share(run, Technologies); },
            none_left};
}

template <std::size_t NetworkLevel>
constexpr Recipe diffusion(std::string_view item) {
    return {{"diffusion_rate", item,
             "slope a year of the least-squares line through ln(p / (1 - p)), p = share of firms "
             "with at least these levels, at the quarter-ends with p from 2 % to 98 %",
             Target{.low = 0.11, .high = 0.25}, diffusion_series},
            Part::states,
            [](const Run& run) { return logistic_rate(shares_with(run, 1, NetworkLevel)); },
            no_logit};
}

constexpr std::array recipes{
    project_recipe<Projects::all>(false, "", Target{.low = 0.15, .high = 0.25}, conference_board,
                                  no_end),
    project_recipe<Projects::in_house>(false, "in-house", {}, "", no_end),
    project_recipe<Projects::by_integrators>(false, "by integrators", {}, "", no_integrator),
    project_recipe<Projects::all>(true, "", Target{.low = 0.40, .high = 0.60}, detour_sources,
                                  no_end),
    project_recipe<Projects::in_house>(true, "in-house", {}, "", no_end),
    project_recipe<Projects::by_integrators>(true, "by integrators", {}, "", no_integrator),
    project_recipe<Projects::first>(true, "first", {}, "", no_end),
    project_recipe<Projects::third_and_later>(true, "third and later", {}, "", no_third),
    Recipe{{"detours_with_experience", "",
            "detour rate of firms' third and later projects over that of their first",
            Target{.high = 1.0, .strict = true},
            "Zhou et al. 2019: detours come early, for lack of experience and standards"},
           Part::events,
           detours_with_experience,
           no_third},
    first_step<2>("network_first",
                  "of the completed steps that left D0N0, the share that raised N and not D",
                  Target{.low = 0.0, .high = 0.5, .strict = true},
                  "Zhou et al. 2019: one of five cases; that it is a minority, and above 0, is our "
                  "reading"),
    first_step<3>("joint_first",
                  "of the completed steps that left D0N0, the share that raised both", {}, ""),
    Recipe{{"intelligent_below_D2", "", "of the firms below D2 at the end, the share with any I",
            Target{.high = 0.05, .strict = true},
            "US ABS 2018: AI users also use the more common technologies; 5 % is ours"},
           Part::states,
           intelligent_below_digital,
           "no firm below D2"},
    Recipe{{"spending", "all firms",
            "what firms paid for projects over their revenue, over the whole run",
            Target{.low = 0.01, .high = 0.02}, sme_survey},
           Part::money,
           spending,
           no_revenue},
    Recipe{{"spending", "SMEs", "the same of firms with revenue below 400 million RMB a year",
            Target{.low = 0.01, .high = 0.02}, sme_survey},
           Part::lives,
           [](const Run& run) { return spending_below(run, sme_revenue); },
           no_revenue},
    diffusion<0>("D1"),
    diffusion<1>("D1N1"),
    Recipe{{"size_gradient", "",
            "exit rate of large over small firms, by revenue of 250 and more and of 10 to below 50 "
            "million RMB a year: 1 million RMB stands for one employee (assumption)",
            Target{.low = 2.0, .high = 3.5}, eurostat},
           Part::lives,
           gradient,
           "a class is empty at some time or never at D0N0I0, or the small firms' rate is not "
           "above 0"},
    Recipe{{"exit_rate", "small",
            "net yearly rate of leaving D0N0I0: fall over the run of the class's share there, over "
            "the sum of that share over the quarters in years",
            std::nullopt, ""},
           Part::lives,
           small_rate,
           no_small},
    Recipe{{"exit_rate", "large", "the same of large firms", std::nullopt, ""},
           Part::lives,
           large_rate,
           no_large},
    Recipe{{"edges_of_cases", "",
            "of the nine steps seen in the paper's cases, how many some replication completed",
            Target{.low = 9.0, .high = 9.0}, cases},
           Part::events,
           nullptr,
           ""},
    edge_recipe<0>("D0N0I0-D1N0I0"),
    edge_recipe<1>("D0N0I0-D0N1I0"),
    edge_recipe<2>("D0N0I0-D1N1I0"),
    edge_recipe<3>("D0N1I0-D1N1I0"),
    edge_recipe<4>("D1N0I0-D1N1I0"),
    edge_recipe<5>("D1N1I0-D2N1I0"),
    edge_recipe<6>("D1N1I0-D1N2I0"),
    edge_recipe<7>("D2N1I0-D2N2I0"),
    edge_recipe<8>("D2N2I0-D2N2I1"),
};

double edges_taken(const std::vector<Run>& runs) {
    return static_cast<double>(std::count_if(edges.begin(), edges.end(), [&](const Edge& edge) {
        return std::any_of(runs.begin(), runs.end(), [&](const Run& run) {
            return steps(run, edge.first, edge.second) > 0.0;
        });
    }));
}

FactFound find(const Recipe& recipe, const Histories& all) {
    FactFound found{recipe.fact, std::nullopt, Verdict::none, ""};
    std::vector<double> values;
    std::size_t undefined = 0;
    if (!all.why_missing(recipe.needs).empty() || all.runs.empty()) {
        found.note =
            all.runs.empty() ? "the file has no replication" : all.why_missing(recipe.needs);
    } else if (recipe.of_run == nullptr) {
        values = {edges_taken(all.runs)};
    } else {
        for (const Run& run : all.runs) {
            values.push_back(recipe.of_run(run));
            undefined += std::isfinite(values.back()) ? 0U : 1U;
        }
    }
    if (undefined > 0) {
        found.note = fmt::format("not defined in {} of {} replications: {}", undefined,
                                 values.size(), recipe.undefined);
    } else if (!values.empty()) {
        found.value = estimate(values);
    }
    if (recipe.fact.target) {
        found.verdict = !found.value                                      ? Verdict::not_told
                        : recipe.fact.target->contains(found.value->mean) ? Verdict::hit
                                                                          : Verdict::miss;
    }
    return found;
}

} // namespace

bool Target::contains(double value) const noexcept {
    return strict ? low < value && value < high : low <= value && value <= high;
}

std::vector<FactFound> facts(const Results& results) {
    const Histories all = histories(results);
    std::vector<FactFound> found;
    for (const Recipe& recipe : recipes) {
        found.push_back(find(recipe, all));
    }
    return found;
}

} // namespace catchup::analysis
