// SPDX-License-Identifier: MIT
// The yardstick: firms of the same model as objects with virtual functions, as a program written
// for one paper would have them. Shares parameters and equations with the engine, no code.
#pragma once

#include <array>
#include <cstddef>
#include <random>
#include <utility>
#include <vector>

#include "models/scenario.hpp"

namespace catchup::plain {

using Random = std::mt19937_64;
using Levels = std::array<int, technologies>; // of D, N and I, each 0..2

/// Uniform on [0, 1).
[[nodiscard]] inline double chance(Random& random) {
    return std::uniform_real_distribution<double>{0.0, 1.0}(random);
}
/// The highest level that a step may start from is 1.
[[nodiscard]] bool can_take(const Levels& levels, Mask step) noexcept;
[[nodiscard]] Levels after(Levels levels, Mask step) noexcept;

/// An integrator in the current quarter (E14).
struct Visitor {
    std::vector<bool> serves; // by sector
    bool open = false;
    int slots = 0;
    int completed = 0;
    double cost_share = 1.0;
};

/// A sector in the current quarter.
struct SectorState {
    int firms = 0;
    double gain = 0.0;                               // sum of its firms' gains
    std::array<std::array<int, 3>, technologies> at; // firms at each level of D, N and I
};

/// What every firm sees.
struct Market {
    const Scenario& scenario;
    int quarter = 0;
    std::array<double, technologies> prices{1, 1, 1}; // E6
    std::vector<Visitor> visitors;
    std::vector<SectorState> sectors;
};

/// A firm as it is born.
struct Newborn {
    std::size_t sector = 0, county = 0;
    Levels levels{};
    double revenue = 0.0, margin = 0.0, capability = 0.0, payback_threshold = 0.0;
    std::array<double, technologies> fit{};
};

/// A project that is wanted or under way.
struct Project {
    Mask step = 0;    // 0 = none
    int builder = -1; // integrator; -1 = in-house
    int ends_left = 0;
};

class Firm {
  public:
    Firm(const Scenario& scenario, const Newborn& born);
    virtual ~Firm() = default;
    Firm(const Firm&) = delete;
    Firm& operator=(const Firm&) = delete;

    void set_base_margin(const Market& market, double observed, double others_gain);
    void observe_partners();
    void settle_gain(const Market& market) { gain = gain_at(market, levels); }
    void receive_visits(const Market& market, Random& random);
    /// Chooses a step to propose, if the firm is idle and looks.
    void decide(const Market& market, Random& random);
    void fall_back(const Market& market);
    /// @return price of the project that was started
    double start(const Market& market);
    /// @return the project that ended this quarter, if one did
    Project advance(const Market& market);
    void ramp(const Market& market); // E3
    /// E4 and E13.
    void earn(const Market& market, Random& random, std::normal_distribution<double>& shock);
    [[nodiscard]] bool fails(const Market& market, Random& random) const;
    [[nodiscard]] double others_gain(const Market& market) const;

    std::vector<Firm*> partners;
    std::size_t sector, county;
    Levels levels;
    double revenue, cost_scale, payback_threshold, capability;
    std::array<double, technologies> fit;
    double base_margin = 0.0, gain = 0.0, margin = 0.0, networked = 0.0;
    double fund = 0.0, debt = 0.0, instalment = 0.0; // million RMB
    Project project, proposal;

  protected:
    [[nodiscard]] virtual bool looks(const Market& market, Random& random) const = 0;
    [[nodiscard]] virtual Mask choose(const Market& market, Random& random) const = 0;
    /// The step in-house, when the integrator for `step` has no slot.
    [[nodiscard]] virtual Mask choose_alone(const Market& market, Mask step) const = 0;

    [[nodiscard]] double gain_at(const Market& market, const Levels& at) const;     // E2
    [[nodiscard]] double price(const Market& market, Mask step, int builder) const; // E5
    [[nodiscard]] int builder_of(const Market& market, Mask step) const;
    [[nodiscard]] bool can_pay(const Market& market, const Project& wanted) const; // E12
    [[nodiscard]] bool was_visited(const Market& market) const { return offered == market.quarter; }

  private:
    [[nodiscard]] bool has_offer(const Market& market) const;

    int offer_from = -1, offered = -1; // integrator and quarter of the latest offer
};

/// R2: the step that pays back soonest.
class PaybackFirm final : public Firm {
  public:
    PaybackFirm(const Scenario& scenario, const Newborn& born, const PaybackRule& rule)
        : Firm{scenario, born}, rule_{rule} {}

  private:
    [[nodiscard]] bool looks(const Market& market, Random& random) const override;
    [[nodiscard]] Mask choose(const Market& market, Random& random) const override;
    [[nodiscard]] Mask choose_alone(const Market& market, Mask step) const override;
    template <class Builder>
    [[nodiscard]] Mask soonest(const Market& market, Builder builder) const;
    const PaybackRule& rule_;
};

/// R5: the step whose clock rings first.
class HazardFirm final : public Firm {
  public:
    HazardFirm(const Scenario& scenario, const Newborn& born, const HazardRule& rule)
        : Firm{scenario, born}, rule_{rule} {}

  private:
    [[nodiscard]] bool looks(const Market&, Random&) const override { return true; }
    [[nodiscard]] Mask choose(const Market& market, Random& random) const override;
    [[nodiscard]] Mask choose_alone(const Market&, Mask step) const override { return step; }
    [[nodiscard]] std::array<double, technologies> yearly_hazards() const;
    const HazardRule& rule_;
};

} // namespace catchup::plain
