// SPDX-License-Identifier: MIT
#include "tests/benchmarks/whole/agreement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "models/plan.hpp"
#include "models/step.hpp"
#include "tests/benchmarks/estimate.hpp"
#include "tests/benchmarks/whole/model.hpp"
#include "tests/benchmarks/workload.hpp"

namespace catchup::plain::whole {
namespace {

constexpr std::uint32_t firms = 2000;
constexpr std::uint32_t quarters = 40;
constexpr double level = 0.01; // of the whole check, whatever the number of statistics

/// Events that are counted, and purposes whose money is, over the run.
constexpr std::array counted{EventKind::start,    EventKind::complete, EventKind::late,
                             EventKind::abandon,  EventKind::exit,     EventKind::trial,
                             EventKind::unfunded, EventKind::no_slot,  EventKind::no_money,
                             EventKind::penalty,  EventKind::grant,    EventKind::link};
constexpr std::array paid{BookingPurpose::subsidy,       BookingPurpose::voucher,
                          BookingPurpose::demonstration, BookingPurpose::guarantee,
                          BookingPurpose::enforcement,   BookingPurpose::standards,
                          BookingPurpose::university,    BookingPurpose::trial_match,
                          BookingPurpose::loan,          BookingPurpose::retained_profit};
constexpr std::array at_the_end{
    "share at D1", "share at N1",     "share at I1",    "share at D2",     "share at N2",
    "share at I2", "mean capability", "mean knowledge", "mean aspiration", "mean gain",
    "mean margin", "mean fund",       "mean debt",      "mean guaranteed", "share of showcases"};
constexpr std::size_t statistics = at_the_end.size() + counted.size() + paid.size() + 2;

/// One run: means over firms at the end, then events and money a firm over the run.
using Statistics = std::array<double, statistics>;
constexpr std::size_t first_count = at_the_end.size();
constexpr std::size_t first_sum = first_count + counted.size();
constexpr std::size_t by_integrators = statistics - 2;
constexpr std::size_t public_money = statistics - 1;

std::string name_of(std::size_t s) {
    if (s < first_count) {
        return at_the_end[s];
    }
    if (s < first_sum) {
        return "events: " +
               std::string{event_kinds[static_cast<std::size_t>(counted[s - first_count])]};
    }
    if (s < by_integrators) {
        return "money: " +
               std::string{booking_purposes[static_cast<std::size_t>(paid[s - first_sum])]};
    }
    return s == by_integrators ? "starts by integrators" : "public money";
}

void add_event(Statistics& sum, EventKind kind, int builder) {
    const auto found = std::find(counted.begin(), counted.end(), kind);
    if (found != counted.end()) {
        sum[first_count + static_cast<std::size_t>(found - counted.begin())] += 1.0;
    }
    sum[by_integrators] += kind == EventKind::start && builder >= 0 ? 1.0 : 0.0;
}

void add_payment(Statistics& sum, Account from, BookingPurpose purpose, double amount) {
    const auto found = std::find(paid.begin(), paid.end(), purpose);
    if (found != paid.end()) {
        sum[first_sum + static_cast<std::size_t>(found - paid.begin())] += amount;
    }
    sum[public_money] += from == Account::government ? amount : 0.0;
}

void add_firm(Statistics& sum, const Levels& levels, const std::array<double, 9>& values) {
    for (std::size_t x = 0; x < technologies; ++x) {
        sum[x] += levels[x] >= 1 ? 1.0 : 0.0;
        sum[3 + x] += levels[x] == 2 ? 1.0 : 0.0;
    }
    for (std::size_t v = 0; v < values.size(); ++v) {
        sum[6 + v] += values[v];
    }
}

Statistics a_firm(Statistics sum) {
    for (double& value : sum) {
        value /= firms;
    }
    return sum;
}

Statistics run_engine(const Plan& plan, std::uint32_t replication) {
    Statistics sum{};
    World world = begin(plan, Replication{replication});
    for (std::uint32_t quarter = 0; quarter < quarters; ++quarter) {
        catchup::step(world);
        for (const catchup::Event& event : world.events) {
            add_event(sum, event.kind, event.integrator);
        }
        for (const Booking& booking : world.bookings) {
            add_payment(sum, booking.from, booking.purpose, million(booking.amount));
        }
    }
    const Firms& all = world.firms;
    const PolicyFirms& policy = world.policy.firms;
    for (std::uint32_t place = 0; place < all.size(); ++place) {
        const Position f{place};
        const State s = all.state[f];
        add_firm(sum, {catchup::level(s, 0), catchup::level(s, 1), catchup::level(s, 2)},
                 {all.capability[f], all.information[f], all.aspiration[f], all.gain[f],
                  all.margin[f], million(all.fund[f]), million(all.debt[f]),
                  million(policy.guaranteed[f]), policy.shows[f] != 0 ? 1.0 : 0.0});
    }
    return a_firm(sum);
}

Statistics run_plain(const Scenario& scenario, std::uint32_t replication) {
    Statistics sum{};
    Model model{scenario, replication + 1};
    for (std::uint32_t quarter = 0; quarter < quarters; ++quarter) {
        model.step();
        for (const Event& event : model.events()) {
            add_event(sum, event.kind, event.builder);
        }
        for (const Payment& payment : model.payments()) {
            add_payment(sum, payment.from, payment.purpose, payment.amount);
        }
    }
    for (const auto& firm : model.firms()) {
        add_firm(sum, firm->levels,
                 {firm->capability, firm->information, firm->aspiration, firm->gain, firm->margin,
                  firm->fund, firm->debt, firm->guaranteed, firm->showcase != nullptr ? 1.0 : 0.0});
    }
    return a_firm(sum);
}

std::vector<Statistics> run_plain_often(const Scenario& scenario, std::uint32_t replications) {
    std::vector<Statistics> runs;
    for (std::uint32_t replication = 0; replication < replications; ++replication) {
        runs.push_back(run_plain(scenario, replication));
    }
    return runs;
}

/// P(|T| > t) of Student's distribution with an even number of degrees of freedom: a finite sum.
double two_sided(double t, std::uint32_t degrees) {
    const double angle = std::atan(std::abs(t) / std::sqrt(degrees));
    const double cosine = std::cos(angle) * std::cos(angle);
    double term = 1.0;
    double sum = 1.0;
    for (std::uint32_t k = 2; k < degrees; k += 2) {
        term *= cosine * (k - 1.0) / k;
        sum += term;
    }
    return std::max(0.0, 1.0 - std::sin(angle) * sum);
}

/// The workload with so much public money that no lever waits for another, and with public goods
/// that firms feel: what a lever does must show.
Scenario rich_policy() {
    Scenario scenario = bench::whole_model(firms, quarters);
    for (Purse& purse : scenario.purses) {
        purse.quarterly *= 3.0;
    }
    for (Intervention& what : scenario.interventions) {
        if (auto* standards = std::get_if<Standards>(&what.lever)) {
            standards->scale = 2.0;
        } else if (auto* generic = std::get_if<GenericTechnology>(&what.lever)) {
            generic->scale = 0.5;
        } else if (auto* fund = std::get_if<IntegratorFund>(&what.lever)) {
            fund->trial_share = 0.2;
        }
    }
    return scenario;
}

struct Difference {
    bench::Estimate engine, plain;
    double t = 0.0, p = 1.0;
    [[nodiscard]] bool is_real() const { return !(p >= level / statistics); } // Bonferroni
};

Difference compare(const std::vector<Statistics>& engine, const std::vector<Statistics>& plain,
                   std::size_t s) {
    Difference all{bench::estimate(engine, s), bench::estimate(plain, s)};
    // what no luck touches differs by roundings to whole fen
    if (std::abs(all.engine.mean - all.plain.mean) > 1e-9) {
        all.t = bench::difference(all.engine, all.plain);
        all.p = two_sided(all.t, 2 * (static_cast<std::uint32_t>(engine.size()) - 1));
    }
    return all;
}

/// What a wrong program might have left out.
struct Control {
    std::string without;
    std::function<void(Scenario&)> change;
};

std::vector<Control> controls(const Scenario& scenario) {
    std::vector<Control> all{
        {"all interventions", [](Scenario& s) { s.interventions.clear(); }},
        {"integrators", [](Scenario& s) { s.integrators.clear(); }},
        {"the partner externality", [](Scenario& s) { s.benefit.partner_externality = 0.0; }},
        {"learning from failures", [](Scenario& s) { s.information.failures = 0.0; }},
        {"cooling off", [](Scenario& s) { s.outcome.cooling_off = 0; }},
        {"carried-over money", [](Scenario& s) { s.purses[0].carry_over = 0.0; }}};
    for (std::size_t i = 0; i < scenario.interventions.size(); ++i) {
        all.push_back({scenario.interventions[i].name, [i](Scenario& s) {
                           s.interventions.erase(s.interventions.begin() +
                                                 static_cast<std::ptrdiff_t>(i));
                       }});
    }
    return all;
}

/// @return how many controls pass for the model
int print_controls(const Scenario& scenario, const std::vector<Statistics>& engine) {
    int missed = 0;
    fmt::print("\n| {:<30} | {:>9} | {:<30} |\n", "plain program without", "differ in", "most in");
    fmt::print("|{:-<32}|{:->11}|{:-<32}|\n", "", ":", "");
    for (const Control& control : controls(scenario)) {
        Scenario wrong = scenario;
        control.change(wrong);
        const auto plain = run_plain_often(wrong, static_cast<std::uint32_t>(engine.size()));
        int differ = 0;
        std::size_t most = 0;
        double largest = 0.0;
        for (std::size_t s = 0; s < statistics; ++s) {
            const Difference one = compare(engine, plain, s);
            differ += one.is_real() ? 1 : 0;
            if (std::abs(one.t) > largest) {
                largest = std::abs(one.t);
                most = s;
            }
        }
        missed += differ == 0 ? 1 : 0;
        fmt::print("| {:<30} | {:>9} | {:<30} |\n", control.without, differ, name_of(most));
    }
    return missed;
}

} // namespace

int print_agreement(std::uint32_t replications) {
    const Scenario scenario = rich_policy();
    const auto plan = prepare(scenario);
    std::vector<Statistics> engine;
    for (std::uint32_t replication = 0; replication < replications; ++replication) {
        engine.push_back(run_engine(*plan, replication));
    }
    const auto plain = run_plain_often(scenario, replications);
    fmt::print("whole model: {} replications of {} firms, {} quarters; means a firm\n\n",
               replications, firms, quarters);
    fmt::print("| {:<30} | {:>10} | {:>10} | {:>15} | {:>8} |\n", "", "engine", "plain",
               "difference / se", "p");
    fmt::print("|{:-<32}|{:->12}|{:->12}|{:->17}|{:->10}|\n", "", ":", ":", ":", ":");
    int faults = 0;
    for (std::size_t s = 0; s < statistics; ++s) {
        const Difference one = compare(engine, plain, s);
        faults += one.is_real() ? 1 : 0;
        fmt::print("| {:<30} | {:>10.6f} | {:>10.6f} | {:>15.2f} | {:>8.5f} |\n", name_of(s),
                   one.engine.mean, one.plain.mean, one.t, one.p);
    }
    fmt::print("\n{} (each of {} at p < {:.5f})\n",
               faults == 0 ? "the two programs agree" : "the two programs DISAGREE", statistics,
               level / statistics);
    const int missed = print_controls(scenario, engine);
    fmt::print("\n{}\n",
               missed == 0 ? "every control is told apart" : "a control PASSES for the model");
    return faults == 0 && missed == 0 ? 0 : 1;
}

} // namespace catchup::plain::whole
