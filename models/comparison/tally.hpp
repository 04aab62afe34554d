// SPDX-License-Identifier: MIT
// What a comparison reads off one world as it runs: money by present value, firms at the goal, and
// what became of each firm.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/plan.hpp"

namespace catchup {

/// How outcomes are valued (E18).
struct Valuation {
    double discount = 0.05;       // a year
    double mcpf = 0.2;            // marginal cost of public funds
    double terminal_years = 10.0; // for which the last quarter's states go on to pay
    State goal = state_of(1, 1, 0);
};

/// Yearly revenue, million RMB: micro below 3, small below 20, medium below 400, large (MIIT 2011).
inline constexpr std::array<std::string_view, 4> size_classes{"micro", "small", "medium", "large"};
[[nodiscard]] std::size_t size_class(double revenue) noexcept;

/// What became of a firm that was there, below the goal, when arms parted.
struct Fate {
    FirmId id{};
    bool counts = false;       // was below the goal
    bool treated = false;      // before it reached the goal a policy named it (see add_treatment)
    std::int32_t reached = -1; // quarter in which it reached the goal; -1 = it did not
};

/// What became of one treated firm, with the policy and in a world in which the policy leaves out
/// this firm alone.
struct LeftOut {
    bool sampled = false;               // false: nobody was treated
    bool with = false, without = false; // reached the goal
};

/// Present values (million RMB) at the first quarter; counts; by quarter from before the first one.
struct Tally {
    /// A world before its first quarter.
    Tally(const World& world, const Valuation& valuation);

    /// Fixes the population whose fates count: all firms of the world as it stands.
    void follow_firms(const World& world);
    /// Reads a quarter that has just been closed.
    void observe(const World& world);
    /// Reads the end: terminal value, firms by group.
    void finish(const World& world);

    /// E18 without first-mover premia and transfers.
    [[nodiscard]] double welfare() const noexcept;

    Valuation valuation;
    // public outlay by what it is for; its sum; the same without discounting; what stayed unspent
    double support = 0.0, administration = 0.0, enforcement = 0.0, public_goods = 0.0;
    double spending = 0.0, spending_nominal = 0.0, unspent = 0.0;
    double private_cost = 0.0;    // firms' own payments for projects
    double penalties = 0.0;       // a transfer
    double project_cost = 0.0;    // resources, whoever pays
    double integrator_cost = 0.0; // visits and overhead
    double gains = 0.0, terminal = 0.0;
    std::vector<double> reached_over_time, levels_over_time, spending_over_time;
    double reached_d2n2 = 0.0;
    std::vector<double> reached_by_size, reached_by_sector, reached_by_county;    // at the end
    std::vector<double> spending_by_size, spending_by_sector, spending_by_county; // on firms
    std::vector<Fate> fates;                                                      // by place
    LeftOut left_out;

  private:
    void count_firms(const World& world);
    void follow_events(const World& world);
    void add_money(const World& world);
    void add_booking(const World& world, const Booking& booking, double today);
    /// Public money, a guaranteed loan or an inspector names firms that have not reached the goal.
    void add_treatment(const World& world);
    void treat(Position f, FirmId id) noexcept;
    void remember_firms(const World& world);

    // as the quarter began: rows of a quarter name places, and a firm may leave its place at the end
    std::vector<FirmId> ids_;
    std::vector<float> revenues_;
};

} // namespace catchup
