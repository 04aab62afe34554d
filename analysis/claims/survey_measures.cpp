// SPDX-License-Identifier: MIT
// Populations as surveys see them: larger and more advanced firms answer more often.
#include <limits>

#include "analysis/claims/measures.hpp"
#include "sim/numerics/elementary.hpp"

namespace catchup::analysis {
namespace {

/// Level of maturity as the self-diagnosis of Chinese firms counts (GB/T 39116-2020), by a map of ours:
/// 2 = D1N1 or D2N0, 3 = three levels of D and N together, 4 = D2N2 with I; 1 = all below.
int maturity_of(const Levels& at) {
    const int sum = at[0] + at[1];
    return sum == 4 && at[2] >= 1 ? 4 : sum >= 3 ? 3 : sum == 2 && at[0] >= 1 ? 2 : 1;
}

/// The share that a survey of infinitely many firms would find if a firm answers with a probability in
/// proportion to R^size_exponent exp(self_selection (D + N + I)).
double surveyed(const Run& run, const Choice& choice) {
    const std::size_t place = choice.place_in(run);
    double all = 0.0;
    double those = 0.0;
    for (const Life& life : run.lives) {
        if (!life.stands_at(place) || !choice.has(life)) {
            continue;
        }
        const Levels at = levels_of_state(life.state_at(place));
        const double weight = power(life.revenue, choice.size_exponent) *
                              exp(choice.self_selection * (at[0] + at[1] + at[2]));
        all += weight;
        those += maturity_of(at) == choice.maturity ? weight : 0.0;
    }
    return all > 0.0 ? those / all : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

std::vector<Measure> measures_of_surveys() {
    return {{"surveyed",
             "share of a level of maturity in a survey that larger and more advanced firms answer "
             "more often: "
             "weights R^size_exponent exp(self_selection (D + N + I))",
             {"sector", "county", "revenue_from", "revenue_below", "quarter", "maturity",
              "size_exponent", "self_selection"},
             surveyed}};
}

} // namespace catchup::analysis
