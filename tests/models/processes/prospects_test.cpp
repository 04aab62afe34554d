// SPDX-License-Identifier: MIT
#include "models/processes/prospects.hpp"

#include "models/technology/step_tables.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;

namespace {

template <class Check>
void for_each_step(Check&& check) {
    for (std::uint8_t s = 0; s < states; ++s) {
        for (Mask step = 1; step < masks; ++step) {
            if (admissible(State{s}, step)) {
                CAPTURE(label(State{s}), int{step});
                check(State{s}, step);
            }
        }
    }
}

} // namespace

TEST_CASE("gains of all steps at once have the bits of one", "[unit][technology]") {
    const auto by_state = gain_table(Benefit{}, {1.1, 0.9, 1.3});
    const auto rows = step_gains(by_state);
    const std::array<double, technologies> fit{0.7, 1.2, 1.9};
    for_each_step([&](State s, Mask step) {
        CHECK(gains_after(rows[s.value()], fit, 0.3, 0.25)[step] ==
              steady_gain(by_state[after(s, step).value()], fit, 0.3, 0.25));
    });
}

TEST_CASE("prices of all steps at once have the bits of one", "[unit][technology]") {
    const StepCosts costs = step_costs(Cost{});
    const auto rows = step_prices(costs);
    const std::array<double, technologies> level{0.93, 0.81, 0.67};
    Cost cost;
    const Goods goods{0.4, {0.1, 0.5, 0.2}};
    for_each_step([&](State s, Mask step) {
        const BySteps listed = listed_prices(rows[s.value()], level, 1.7);
        CHECK(listed[step] == project_cost(costs[s.value()][step], level, 1.7));
        CHECK(cheaper(cost, goods, listed)[step] ==
              listed[step] * (1.0 - cost.standards * goods.standards) *
                  (1.0 - cost.generic * generic_of(goods, step)));
    });
}

TEST_CASE("project ends of all steps at once have the bits of one", "[unit][technology]") {
    const Outcome outcome;
    const auto rows = step_gaps(outcome);
    const Experience experience{0.0, 1.5, 7.0};
    std::array<double, technologies> known{};
    for (std::size_t x = 0; x < technologies; ++x) {
        known[x] = catchup::log(1.0 + experience[x]);
    }
    const Goods goods{0.4, {0.1, 0.5, 0.2}};
    BySteps helped{}; // an integrator carries out the steps that raise D
    for (Mask step = 1; step < masks; ++step) {
        helped[step] = raises(step, 0) ? outcome.integrator : 0.0;
    }
    for_each_step([&](State s, Mask step) {
        const Builder builder = raises(step, 0) ? Builder::integrator : Builder::firm;
        const double index = outcome_indices(outcome, rows[s.value()], 0.6, known, helped, goods,
                                             outcome.university)[step];
        CHECK(index ==
              outcome_index(outcome, s, step, 0.6, experience, builder, goods, Link::university));
        CHECK(outcome_indices(outcome, rows[s.value()], 0.6, known, BySteps{}, goods, 0.0)[step] ==
              outcome_index(outcome, s, step, 0.6, experience, Builder::firm, goods, Link::none));
        double at_once = index;
        end_probabilities(outcome.detoured, {&at_once, 1});
        CHECK(at_once == end_probability(outcome.detoured, index));
    });
}
