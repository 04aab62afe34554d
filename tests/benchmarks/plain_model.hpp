// SPDX-License-Identifier: MIT
// The yardstick's model: a vector of firms on the heap, one generator, one loop after another.
// It draws from the standard library, as its writer would; the engine may not.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "tests/benchmarks/plain_firm.hpp"

namespace catchup::plain {

/// Partners of each place by number.
using Neighbours = std::vector<std::vector<std::uint32_t>>;

/// Watts and Strogatz 1998 in each county; what the engine's small_world kind draws.
[[nodiscard]] Neighbours small_worlds(const Scenario& scenario, Random& random);

/// What a quarter adds up to. The engine keeps a row an event as well; this does not.
struct Counts {
    std::int64_t started = 0, started_by_integrators = 0, completed = 0, exits = 0;
    double spending = 0.0; // million RMB
};

/// One run. Firms are born by the constructor; `step` is a quarter.
class Model {
  public:
    Model(const Scenario& scenario, std::uint64_t seed);
    void step();
    [[nodiscard]] const std::vector<std::unique_ptr<Firm>>& firms() const { return firms_; }
    [[nodiscard]] const Counts& counts() const { return counts_; } // of the last quarter

  private:
    [[nodiscard]] Newborn draw(std::size_t sector, std::size_t county);
    [[nodiscard]] std::unique_ptr<Firm> make(const Newborn& born);
    void link_partners();
    void set_terms();
    void match();
    void run_projects();
    void settle_quarter();
    void add_up_sectors();
    void replace(std::unique_ptr<Firm>& place, const Levels& median);

    const Scenario& scenario_;
    Random random_;
    std::normal_distribution<double> normal_;
    std::vector<double> copula_; // lower Cholesky factor, 9 x 9
    std::vector<std::discrete_distribution<std::size_t>> starts_;
    std::discrete_distribution<std::size_t> sector_, rule_;
    Market market_;
    std::array<std::int64_t, technologies> completed_{};
    std::vector<std::unique_ptr<Firm>> firms_;
    Counts counts_;
};

} // namespace catchup::plain
