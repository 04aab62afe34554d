// SPDX-License-Identifier: MIT
#include "models/comparison/measures.hpp"

#include <algorithm>

#include "models/outputs/output.hpp"

namespace catchup {
namespace {

/// An arm's numbers beside the world without its policy.
struct View {
    const Tally& arm;
    const Tally& twin;
    const std::vector<double>& would_reach; // by place: probability without policy
};

constexpr std::size_t kinds_of_fate = 8;

/// Firms that count, by 4 treated + 2 reached + 1 reached without policy.
std::vector<double> fates(const View& view) {
    std::vector<double> cells(kinds_of_fate);
    for (std::size_t f = 0; f < view.arm.fates.size(); ++f) {
        const Fate& own = view.arm.fates[f];
        const Fate& other = view.twin.fates[f];
        if (own.counts) {
            cells[(own.treated ? 4U : 0U) + (own.reached >= 0 ? 2U : 0U) +
                  (other.reached >= 0 ? 1U : 0U)] += 1.0;
        }
    }
    return cells;
}

/// The sum of a term over firms that count and were treated.
template <class Term>
double over_treated(const View& view, Term&& term) {
    double sum = 0.0;
    for (std::size_t f = 0; f < view.arm.fates.size(); ++f) {
        if (view.arm.fates[f].counts && view.arm.fates[f].treated) {
            sum += term(view.arm.fates[f], view.twin.fates[f], f);
        }
    }
    return sum;
}
bool reach_both(const Fate& own, const Fate& other) {
    return own.reached >= 0 && other.reached >= 0;
}

/// A variable: what it is beside how it is read.
struct Measure {
    std::string name, units, meaning, dimension; // dimension beside `arm`; "" = none
    std::vector<double> (*read)(const View&);
};

std::string pv(std::string_view what) { return "present value of " + std::string{what}; }

const std::vector<Measure>& measures() {
    const std::string money{money_units};
    static const std::vector<Measure> all{
        {"spending", money, pv("all public outlay"), "",
         [](const View& v) { return std::vector{v.arm.spending}; }},
        {"spending_nominal", money, "all public outlay, not discounted", "",
         [](const View& v) { return std::vector{v.arm.spending_nominal}; }},
        {"support", money, pv("public money for projects, trials and guarantees"), "",
         [](const View& v) { return std::vector{v.arm.support}; }},
        {"administration", money, pv("administration"), "",
         [](const View& v) { return std::vector{v.arm.administration}; }},
        {"enforcement", money, pv("inspectors' visits"), "",
         [](const View& v) { return std::vector{v.arm.enforcement}; }},
        {"public_goods", money, pv("spending on standards, generic technology, university links"),
         "", [](const View& v) { return std::vector{v.arm.public_goods}; }},
        {"unspent", money, "what purses received and never spent, not discounted", "",
         [](const View& v) { return std::vector{v.arm.unspent}; }},
        {"private_cost", money, pv("what firms paid for projects, support taken off"), "",
         [](const View& v) { return std::vector{v.arm.private_cost}; }},
        {"penalties", money, pv("penalties that firms paid, a transfer"), "",
         [](const View& v) { return std::vector{v.arm.penalties}; }},
        {"gains", money, pv("realised gains, revenue x gain"), "",
         [](const View& v) { return std::vector{v.arm.gains}; }},
        {"terminal", money, pv("gains after the last quarter"), "",
         [](const View& v) { return std::vector{v.arm.terminal}; }},
        {"project_cost", money, pv("resources that projects and trials took, whoever paid"), "",
         [](const View& v) { return std::vector{v.arm.project_cost}; }},
        {"public_resources", money, pv("administration, enforcement and public goods"), "",
         [](const View& v) {
             return std::vector{v.arm.administration + v.arm.enforcement + v.arm.public_goods};
         }},
        {"integrator_cost", money, pv("integrators' visits and overhead"), "",
         [](const View& v) { return std::vector{v.arm.integrator_cost}; }},
        {"welfare", money, "gains + terminal - resources - mcpf x spending (E18)", "",
         [](const View& v) { return std::vector{v.arm.welfare()}; }},
        {"reached", "1", "firms at the goal or above at the end", "",
         [](const View& v) { return std::vector{v.arm.reached_over_time.back()}; }},
        {"levels", "1", "levels of all firms at the end, added up", "",
         [](const View& v) { return std::vector{v.arm.levels_over_time.back()}; }},
        {"reached_d2n2", "1", "firms at D2N2 or above at the end", "",
         [](const View& v) { return std::vector{v.arm.reached_d2n2}; }},
        {"treated", "1",
         "firms below the goal at the branch that public money or an inspector named", "",
         [](const View& v) {
             return std::vector{
                 over_treated(v, [](const Fate&, const Fate&, std::size_t) { return 1.0; })};
         }},
        {"deadweight", "1",
         "treated firms that would have reached the goal anyway: expected, luck "
         "redrawn",
         "",
         [](const View& v) {
             return std::vector{over_treated(
                 v, [&](const Fate&, const Fate&, std::size_t f) { return v.would_reach[f]; })};
         }},
        {"sooner", "1",
         "quarters by which treated firms that reach the goal in both worlds reach it "
         "sooner, added up",
         "",
         [](const View& v) {
             return std::vector{over_treated(v, [](const Fate& own, const Fate& other,
                                                   std::size_t) {
                 return reach_both(own, other) ? static_cast<double>(other.reached - own.reached)
                                               : 0.0;
             })};
         }},
        {"both", "1", "treated firms that reach the goal in both worlds", "",
         [](const View& v) {
             return std::vector{
                 over_treated(v, [](const Fate& own, const Fate& other, std::size_t) {
                     return reach_both(own, other) ? 1.0 : 0.0;
                 })};
         }},
        {"left_out", "1", "1 if a treated firm was drawn and the policy run without it alone", "",
         [](const View& v) { return std::vector{v.arm.left_out.sampled ? 1.0 : 0.0}; }},
        {"left_out_with", "1", "1 if this firm reaches the goal with the policy", "",
         [](const View& v) { return std::vector{v.arm.left_out.with ? 1.0 : 0.0}; }},
        {"left_out_without", "1", "1 if it reaches the goal when the policy leaves it out", "",
         [](const View& v) { return std::vector{v.arm.left_out.without ? 1.0 : 0.0}; }},
        {"reached_over_time", "1", "firms at the goal or above", "time",
         [](const View& v) { return v.arm.reached_over_time; }},
        {"levels_over_time", "1", "levels of all firms, added up", "time",
         [](const View& v) { return v.arm.levels_over_time; }},
        {"spending_over_time", money, "public outlay of the quarter, not discounted", "time",
         [](const View& v) { return v.arm.spending_over_time; }},
        {"reached_by_size", "1", "firms at the goal or above at the end", "size",
         [](const View& v) { return v.arm.reached_by_size; }},
        {"spending_by_size", money, pv("public outlay that names a firm"), "size",
         [](const View& v) { return v.arm.spending_by_size; }},
        {"reached_by_sector", "1", "firms at the goal or above at the end", "sector",
         [](const View& v) { return v.arm.reached_by_sector; }},
        {"spending_by_sector", money, pv("public outlay that names a firm"), "sector",
         [](const View& v) { return v.arm.spending_by_sector; }},
        {"reached_by_county", "1", "firms at the goal or above at the end", "county",
         [](const View& v) { return v.arm.reached_by_county; }},
        {"spending_by_county", money, pv("public outlay that names a firm"), "county",
         [](const View& v) { return v.arm.spending_by_county; }},
        {"fates", "1", "firms below the goal at the branch", "fate", fates},
    };
    return all;
}

std::vector<std::string> fate_labels() {
    std::vector<std::string> labels;
    for (std::size_t cell = 0; cell < kinds_of_fate; ++cell) {
        labels.push_back(std::string{(cell & 4) != 0 ? "treated" : "untreated"} + ", " +
                         ((cell & 2) != 0 ? "reached" : "not reached") + ", " +
                         ((cell & 1) != 0 ? "would have" : "would not have"));
    }
    return labels;
}

template <class Names>
std::vector<std::string> texts(const Names& names) {
    return {names.begin(), names.end()};
}

} // namespace

output::Schema comparison_schema(const std::vector<Arm>& arms) {
    const Scenario& first = arms.front().scenario;
    std::vector<std::string> labels;
    for (const Arm& arm : arms) {
        labels.push_back(arm.label);
    }
    std::vector<std::string> sectors;
    for (const Sector& sector : first.sectors) {
        sectors.push_back(sector.kind);
    }
    output::Schema schema{
        .title = "comparison of policies",
        .first = first.time.start,
        .quarters = first.time.quarters,
        .dimensions = {{"arm", "policy arm", arms.size(), labels},
                       {"size", "yearly revenue below 3, 20, 400 million RMB and above",
                        size_classes.size(), texts(size_classes)},
                       {"sector", "sector of industry", sectors.size(), sectors},
                       {"county", "county, from 0", first.population.counties, {}},
                       {"fate", "what public policy, and what luck without it, made of a firm",
                        kinds_of_fate, fate_labels()}},
        .variables = {},
        .tables = {}};
    for (const Measure& measure : measures()) {
        std::vector<std::string> dimensions{"arm"};
        if (!measure.dimension.empty()) {
            dimensions.push_back(measure.dimension);
        }
        schema.variables.push_back({.name = measure.name,
                                    .units = measure.units,
                                    .meaning = measure.meaning,
                                    .dimensions = dimensions,
                                    .number = output::Number::real,
                                    .scale_factor = 1.0,
                                    .group = ""});
    }
    return schema;
}

output::Record comparison_record(const std::vector<Arm>& arms, const Trunks& trunks,
                                 const std::vector<Tally>& tallies,
                                 const std::vector<std::vector<double>>& redrawn) {
    output::Record record;
    for (const Measure& measure : measures()) {
        std::vector<double> cells;
        for (std::size_t a = 0; a < arms.size(); ++a) {
            const View view{tallies[a], tallies[arms[a].twin], redrawn[trunks.trunk_index(a)]};
            const std::vector<double> some = measure.read(view);
            cells.insert(cells.end(), some.begin(), some.end());
        }
        record.variables.emplace_back(std::move(cells));
    }
    return record;
}

double outcome(const Tally& tally, std::string_view variable) {
    static const std::vector<double> nobody;
    const auto& all = measures();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Measure& one) { return one.name == variable; });
    EXPECTS(found != all.end() && found->dimension.empty());
    return found->read(View{tally, tally, nobody}).front();
}

} // namespace catchup
