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
#include "tests/oracle/rules.hpp"

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

/// Whether a firm reckons with its standing offer.
enum class Offers { counted, ignored };

class Economy {
  public:
    Economy(const Scenario& scenario, Replication replication);
    void step();

    std::vector<Firm> firms;       // by place
    std::vector<Happening> events; // of the last quarter: by place, then as they happened
    std::vector<Payment> payments; // of the last quarter: all firms together, then by place

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
    void contact();
    void visit(Firm& firm, std::size_t integrator);
    void give_trials();
    void inform();
    void aspire();
    void decide();
    void match();
    void start();
    void advance();
    void earn();
    void exit_and_enter();
    void close_quarter();

    // integrators.cpp
    bool is_home(const Integrator& profile, std::size_t sector) const;
    bool serves(std::size_t integrator, std::size_t sector) const;
    bool platform_is_on(std::size_t integrator) const;
    bool reaches(std::size_t integrator, const Firm& firm) const;
    double technology_distance(const Integrator& profile, std::size_t sector) const;
    double price_share(std::size_t integrator, std::size_t sector) const; // chi'
    bool has_offer(const Firm& firm) const;
    double chance_of_visit(std::size_t integrator, const Firm& firm) const;
    void trial(std::size_t integrator, const std::vector<int>& queue);

    // decide.cpp
    bool may_propose(const Firm& firm) const;
    std::vector<Option> options(const Firm& firm, Offers offers) const;
    Proposal best(const Firm& firm, Offers offers) const;

    // projects.cpp
    Fen credit_limit(const Firm& firm) const;
    void begin_project(Firm& firm);
    void end_project(Firm& firm);
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
    std::uint32_t bits(const Firm& firm, Purpose purpose) const;
    const AdoptionRules& rule_of(const Firm& firm) const {
        return scenario_.rules[static_cast<std::size_t>(firm.rule)].rule;
    }
    bool is_small(const Firm& firm) const { return firm.revenue < scenario_.finance.sme_revenue; }

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
};

/// The first entry at which the running sum of shares exceeds `uniform` times their sum.
std::size_t pick(const std::vector<double>& shares, double uniform);

} // namespace catchup::oracle
