// SPDX-License-Identifier: MIT
// The yardstick of the whole model: six rules, all peers, beliefs, failures, integrators, trials
// and nine levers, written as a program for one paper would be. It leaves out what no timed
// workload uses: windows of opportunity, triggers, platforms, extension to further sectors,
// planners that do not know the firms; its constructor refuses them.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "models/books/ledger.hpp"
#include "models/scenario.hpp"
#include "tests/benchmarks/whole/firm.hpp"
#include "tests/benchmarks/whole/lever.hpp"
#include "tests/benchmarks/whole/rule.hpp"

namespace catchup::plain::whole {

/// An integrator over the run and in the current quarter (E14).
struct Service {
    int completed = 0;
    double fund = 0.0; // what is left for trials
    int slots = 0;     // not yet given away
    double cost_share = 1.0;
    bool in_service = false;
    std::vector<bool> serves; // by sector
};

/// Public goods as a firm meets them (E15).
struct Goods {
    double standards = 0.0;
    Three generic{};
};

/// What is known of all firms of a county or a sector.
struct Crowd {
    std::vector<Firm*> members;
    double weight = 0.0;                                  // of all
    std::array<std::array<double, 3>, technologies> at{}; // weight at each level of D, N and I
};

struct Event {
    EventKind kind{};
    int place = 0, generation = 0, quarter = 0;
    Levels from{};
    Mask step = 0;
    int builder = nobody;
    const Lever* lever = nullptr;
    Origin origin = Origin::none;
    double cost = 0.0, support = 0.0, gain = 0.0, believed = 0.0, ahead = 0.0, information = 0.0;
};

struct Payment {
    Account from{}, to{};
    BookingPurpose purpose{};
    int place = -1, quarter = 0;
    double amount = 0.0;
};

/// Of a quarter, by account; balances since the start.
struct Accounts {
    std::array<double, accounts> income{}, spending{}, balance{};
};

struct Risk {
    double abandoned = 0.0, abandoned_or_late = 0.0;
};

/// Whether an integrator offers a firm at these levels the step.
[[nodiscard]] bool offers_step(const Integrator& profile, const Levels& levels, Mask step);

enum class Help { counted, ignored }; // offers and public money

class Model {
  public:
    Model(const Scenario& scenario, std::uint64_t seed);
    void step();

    [[nodiscard]] const std::vector<std::unique_ptr<Firm>>& firms() const { return firms_; }
    [[nodiscard]] const std::vector<Event>& events() const { return events_; }       // of the
    [[nodiscard]] const std::vector<Payment>& payments() const { return payments_; } // last quarter

    // what levers ask
    [[nodiscard]] const Scenario& scenario() const { return scenario_; }
    [[nodiscard]] Random& random() { return random_; }
    [[nodiscard]] int quarter() const { return quarter_; }
    [[nodiscard]] Quarter today() const { return scenario_.time.start.plus(quarter_); }
    [[nodiscard]] const std::vector<Crowd>& sectors() const { return sectors_; }
    [[nodiscard]] Goods& goods(std::size_t sector, std::size_t county) {
        return goods_[county * sectors_.size() + sector];
    }
    [[nodiscard]] bool is_small(const Firm& firm) const {
        return firm.revenue < scenario_.finance.sme_revenue;
    }
    [[nodiscard]] bool is_idle(const Firm& firm) const;
    [[nodiscard]] bool is_linked(const Firm& firm) const;
    [[nodiscard]] bool has_offer(const Firm& firm) const;
    [[nodiscard]] bool is_open(const Firm& firm, Mask step) const;
    [[nodiscard]] double gain_at(const Firm& firm, const Levels& levels) const; // E2
    [[nodiscard]] double price_alone(const Firm& firm, Mask step) const;        // E5
    void pay(Account from, Account to, BookingPurpose purpose, const Firm* firm, double amount);
    /// Pays out of a budget's free money, administration included.
    void spend(const Lever& lever, Account to, const Firm* firm, double amount);
    /// The same, of money that was taken from the budget before.
    void book(const Lever& lever, Account to, const Firm* firm, double amount);
    Event& log(const Firm& firm, EventKind kind);

  private:
    // birth.cpp
    void refuse_what_is_left_out() const;
    void be_born(Firm& firm);
    void settle_margin(Firm& firm, double others) const;
    void link_partners();
    void link_trading_partners();

    // peers.cpp
    void count_crowds();
    void observe_trading_partners();
    void observe_peers();
    void inform();
    void aspire();

    // policy.cpp
    void enact();
    void return_money();
    void see_showcases();
    void punish();

    // integrators.cpp
    void set_terms();
    void contact();
    void visit(Firm& firm, int integrator);
    void give_trials();
    void give_trial(Firm& firm);

    // decide.cpp
    [[nodiscard]] Origin occasion(const Firm& firm);
    [[nodiscard]] Risk risk_of(const Firm& firm, Mask step, int builder) const; // E8, E9
    void find_support(const Firm& firm, Option& option) const;
    [[nodiscard]] std::vector<Option> options(const Firm& firm, Help help) const;
    [[nodiscard]] Proposal best(const Firm& firm, Origin origin, Help help,
                                const std::array<double, 8>& luck) const;
    [[nodiscard]] Proposal compliance(const Firm& firm, Help help) const;
    void decide();

    // match.cpp
    [[nodiscard]] double credit_limit(const Firm& firm) const;
    [[nodiscard]] double investable(const Firm& firm) const;
    [[nodiscard]] bool find_means(const Firm& firm, Proposal& proposal) const; // E12
    [[nodiscard]] bool take_money(Firm& firm);
    void match();
    void log_proposal(const Firm& firm, EventKind kind);

    // projects.cpp
    void start();
    void borrow(Firm& firm, double loan);
    void advance();
    void end_project(Firm& firm);
    void succeed(Firm& firm);
    void run_over(Firm& firm);

    // money.cpp
    [[nodiscard]] std::vector<double> sums_of_gains() const;
    [[nodiscard]] double others_gain(const Firm& firm, const std::vector<double>& sums) const;
    void earn();
    void exit_and_enter();
    void close_down(Firm& firm);

    const Scenario& scenario_;
    Random random_;
    std::normal_distribution<double> normal_;
    std::vector<double> copula_; // lower Cholesky factor, 9 x 9
    std::discrete_distribution<std::size_t> rule_;
    int quarter_ = 0;
    std::vector<std::unique_ptr<Rule>> rules_;
    std::vector<Budget> budgets_;
    std::vector<std::unique_ptr<Lever>> levers_;
    std::vector<std::unique_ptr<Firm>> firms_;
    std::vector<Crowd> counties_, sectors_;
    std::vector<Service> services_;
    std::vector<Goods> goods_; // by county and sector
    Three prices_{1, 1, 1};    // E6
    std::array<std::int64_t, technologies> completed_{};
    std::vector<Event> events_;
    std::vector<Payment> payments_;
    Accounts books_;
};

} // namespace catchup::plain::whole
