// SPDX-License-Identifier: MIT
// The stylised facts of analysis/fact_measures.hpp as names in formulas.
#include <limits>

#include "analysis/claims/measures.hpp"
#include "analysis/fact_measures.hpp"

namespace catchup::analysis {

std::vector<Measure> measures_of_facts() {
    return {
        {"exit_rate",
         "net yearly rate of leaving D0N0I0: fall over the run of the share there, over the years "
         "spent there as a share",
         {"revenue_from", "revenue_below"},
         [](const Run& run, const Choice& choice) {
             return exit_rate(run, choice.least_revenue, choice.revenue_limit);
         }},
        {"diffusion_rate",
         "slope a year of the straight line through the logit of the share with at least the "
         "goal's D and N, while that is from 2 % to 98 %",
         {"goal"},
         [](const Run& run, const Choice& choice) {
             return logistic_rate(shares_with(run, static_cast<std::size_t>(choice.goal[0]),
                                              static_cast<std::size_t>(choice.goal[1])));
         }},
        {"spending_rate",
         "what firms paid for projects over their revenue, over the whole run",
         {"revenue_below"},
         [](const Run& run, const Choice& choice) {
             return spending_below(run, choice.revenue_limit);
         }},
        {"first_step",
         "of the completed steps that left D0N0, the share that raised just these of D and N",
         {"raised"},
         [](const Run& run, const Choice& choice) {
             return choice.raised == 0 ? std::numeric_limits<double>::quiet_NaN()
                                       : first_step_share(run, choice.raised);
         }},
        {"intelligent_below_D2",
         "of the firms below D2 at the end, the share with any I",
         {},
         [](const Run& run, const Choice&) { return intelligent_below_digital(run); }},
        {"steps",
         "completed steps from one state to the other",
         {"from", "to"},
         [](const Run& run, const Choice& choice) { return steps(run, choice.from, choice.to); }},
    };
}

} // namespace catchup::analysis
