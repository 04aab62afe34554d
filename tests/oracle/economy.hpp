// SPDX-License-Identifier: MIT
// The model a second time, from models/README.md and docs/exact-model.md alone: one firm at a time,
// as slowly as it reads. Shares parameters, draws and elementary functions with the engine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "sim/random/stream.hpp"
#include "tests/oracle/firm.hpp"
#include "tests/oracle/policy.hpp"
#include "tests/oracle/rules.hpp"
#include "tests/oracle/technology.hpp"

namespace catchup::oracle {

/// An integrator over the run and in the current quarter.
struct Service {
    std::int64_t completed = 0; // X
    bool extended = false;
    Fen fund;           // what is left for trials
    int slots = 0;      // of this quarter
    int slots_left = 0; // those not yet given away
    double chi = 1.0;   // price over the in-house cost
    bool in_service = false;
};

/// Whether a firm reckons with its standing offer and with public money.
enum class Help { counted, ignored };

class Economy {
  public:
    Economy(const Scenario& scenario, Replication replication);
    void step();
    Fen spent_by(std::size_t purse) const; // in the last quarter

    std::vector<Firm> firms;       // by place
    std::vector<Happening> events; // of the last quarter: by place, then as they happened
    std::vector<Payment> payments; // of the last quarter: all firms together, then by place
    std::vector<Act> acts;         // by intervention

  private:
    using Places = std::vector<int>;

    // birth.cpp
    Firm born(int place, int generation) const;
    void settle_margin(Firm& firm, double mean_gain_of_others) const;
    void populate();
    std::vector<double> correlated_normals(std::uint32_t id) const;
    double east_of_centre(std::size_t county) const;
    double north_of_centre(std::size_t county) const;

    // links.cpp
    void connect_counties();
    std::vector<Places> linked(const Places& members) const;
    void connect_supply();

    // the calls of a quarter, in their order
    void set_terms();
    void observe_peers();
    void observe_trading_partners();
    void enact();
    void contact();
    void visit(Firm& firm, std::size_t integrator);
    void give_trials(); // trials.cpp
    void inform();
    void aspire();
    void decide();
    void comply();
    void match();
    void start();
    void advance();
    void earn();
    void exit_and_enter();
    void close_quarter();

    // windows.cpp
    void open_windows();
    double gain_of(const Firm& firm, const Levels& levels) const; // E2 with windows
    double first_mover_premium(const Firm& firm, const Levels& levels) const;

    // policy.cpp
    void let_act(std::size_t i);
    bool condition_is_met(const PolicyTriggers& trigger) const;
    double output(const std::string& name) const;
    void put_mark(std::size_t i);

    // reach.cpp
    bool is_in_scope(const Target& target, std::size_t sector, std::size_t county) const;
    bool selects(const Target& target, const Firm& firm) const;
    bool covers(std::size_t i, const Firm& firm) const;
    double share_reached(const Target& target) const;
    double merit(const Target& target, const Firm& firm) const;
    Rank rank(std::size_t i, const Firm& firm) const;
    std::uint32_t luck_of(std::size_t i) const;
    bool is_delivered_to(std::size_t i, const Firm& firm) const;
    bool allows(std::size_t i, const Firm& firm, int step) const;
    bool allows_some_step(std::size_t i, const Firm& firm) const;
    bool helps(std::size_t i, const Firm& firm, int step, int builder) const;

    // planners.cpp
    void plan();
    int best_step(std::size_t i, std::size_t sector) const;

    // purses.cpp
    std::size_t purse_of(std::size_t i) const;
    void fill_purses();
    void return_money();
    Fen administration(std::size_t purse, Fen payment) const;
    Fen outlay(std::size_t purse, Fen payment) const;
    Fen largest_payment(std::size_t purse) const;
    void book(std::size_t purse, Account to, BookingPurpose purpose, int place, Fen payment);
    Fen grant_set_aside(const Firm& firm) const;
    Fen backing(std::size_t guarantee, Fen guaranteed) const;

    // goods.cpp
    void pay_public_goods();
    void spread_public_goods();
    const Goods& goods_of(const Firm& firm) const;
    double help_of(const Firm& firm, int step) const; // what is added to the index v
    Risk risk_of(const Firm& firm, int step, int builder) const;

    // grants.cpp
    bool is_linked(const Firm& firm) const;
    void see_showcases();
    void give_grants_and_links();
    int to_give(std::size_t i) const;
    bool may_get(std::size_t i, const Firm& firm) const;
    bool give(std::size_t i, Firm& firm);

    // mandates.cpp
    bool is_idle(const Firm& firm) const;
    void send_inspectors();
    bool is_inspected(std::size_t i, const Firm& firm) const;
    Proposal compliance(const Firm& firm, Help help) const;
    void punish();

    // support.cpp
    void support(const Firm& firm, Option& option) const;
    Fen support_of(std::size_t i, double price) const;
    Fen investable(const Firm& firm) const;
    bool find_means(const Firm& firm, Proposal& proposal) const;
    bool take_money(Firm& firm);

    // integrators.cpp
    bool is_home(const Integrator& profile, std::size_t sector) const;
    bool serves(std::size_t integrator, std::size_t sector) const;
    bool platform_is_on(std::size_t integrator) const;
    bool reaches(std::size_t integrator, const Firm& firm) const;
    double technology_distance(const Integrator& profile, std::size_t sector) const;
    double price_share(std::size_t integrator, std::size_t sector) const; // chi'
    bool has_offer(const Firm& firm) const;
    double chance_of_visit(std::size_t integrator, const Firm& firm) const;

    // trials.cpp
    struct Trial {
        int step = 0; // the package that is tried
        double part = 0.0;
        Fen amount, match;
        int fund = nobody; // the intervention that matches it
    };
    template <class Allowed>
    Trial trial_of(const Firm& firm, double part, Allowed&& allowed) const;
    Trial trial_for(const Firm& firm) const;
    void give_trial(Firm& firm);

    // decide.cpp
    Origin occasion(const Firm& firm) const;
    double cost_of(const Firm& firm, int step) const; // E5, in-house
    std::vector<int> open_steps(const Firm& firm) const;
    std::vector<Option> options(const Firm& firm, Help help) const;
    Proposal proposed(const Firm& firm, const Option& option) const;
    Proposal best(const Firm& firm, Help help) const;

    // projects.cpp
    Fen credit_limit(const Firm& firm, double leverage) const;
    Fen bank_limit(const Firm& firm) const;
    void begin_project(Firm& firm);
    void end_project(Firm& firm);
    void succeed(Firm& firm, const Project& project);
    void run_over(Firm& firm);
    void borrow(Firm& firm, Fen loan);
    void pay_builder(const Firm& firm, int builder, BookingPurpose purpose, Fen amount);

    // money.cpp
    std::vector<double> sums_of_gains() const;
    double mean_gain_of_others(const Firm& firm, const std::vector<double>& sums) const;
    std::vector<Levels> median_levels() const;
    void close_down(const Firm& firm);

    // economy.cpp
    Quarter today() const { return scenario_.time.start.plus(quarter_); }
    Happening row(const Firm& firm, EventKind kind) const;
    Happening row(const Firm& firm, EventKind kind, const Proposal& proposal) const;
    void pay(Account from, Account to, BookingPurpose purpose, int place, Fen amount);
    double uniform(const Firm& firm, Purpose purpose, std::uint32_t index = 0) const;
    std::uint32_t bits(const Firm& firm, Purpose purpose, std::uint32_t index = 0) const;
    /// By a hashed priority, highest first, then lowest id.
    void queue_up(Places& places, Purpose purpose, std::uint32_t index = 0) const;
    const AdoptionRules& rule_of(const Firm& firm) const {
        return scenario_.rules[static_cast<std::size_t>(firm.rule)].rule;
    }
    bool is_small(const Firm& firm) const { return firm.revenue < scenario_.finance.sme_revenue; }
    const Intervention& intervention(std::size_t i) const { return scenario_.interventions[i]; }
    Firm& at(int place) { return firms[static_cast<std::size_t>(place)]; }
    const Firm& at(int place) const { return firms[static_cast<std::size_t>(place)]; }

    const Scenario scenario_;
    const Stream luck_;
    int quarter_ = 0;
    std::vector<Places> county_members_;
    std::vector<Places> sector_members_;
    std::vector<Places> partners_;            // by place, within the county
    std::vector<Places> trading_partners_;    // by place
    std::vector<Service> services_;           // by integrator
    Three price_level_{1, 1, 1};              // tau
    std::array<std::int64_t, 3> completed_{}; // K
    std::vector<Weather> weather_;            // by sector
    std::vector<Chest> chests_;               // by purse
    std::vector<std::vector<Goods>> goods_;   // by sector and county
    std::vector<std::vector<Levels>> past_;   // states at the begin of each quarter, by place
    int policy_from_ = 1'000'000;             // the first quarter in which a purse has money
    std::vector<Happening> events_before_;    // those of the last quarter
};

/// The first entry at which the running sum of shares exceeds `uniform` times their sum.
std::size_t pick(const std::vector<double>& shares, double uniform);

} // namespace catchup::oracle
