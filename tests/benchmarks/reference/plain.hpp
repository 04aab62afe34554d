// SPDX-License-Identifier: MIT
// The reference workload as one would write it in an afternoon: one object a firm, a virtual step,
// pointers to partners, the standard library's generator. Shares nothing with the engine but the
// constants. Firms look at partners only where they can pay, so it is not slow on purpose.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <random>
#include <vector>

#include "tests/benchmarks/reference/constants.hpp"

namespace catchup::bench::reference::plain {

using Generator = std::mt19937_64;

enum class Care {
    as_written, // costs by their formula, whenever they are needed
    tuned,      // what depends on size is computed once: what a look at a profile suggests
};

class Agent {
  public:
    virtual ~Agent() = default;
    virtual void step(Generator& generator) = 0;
};

class Firm final : public Agent {
  public:
    Firm(std::uint32_t sector, double size, std::array<int, 3> levels, Care care);
    /// Reads the partners' levels; its own change shows only after `move_on`.
    void step(Generator& generator) override;
    void move_on() { levels = next_; }

    std::vector<const Firm*> partners;
    std::array<int, 3> levels;
    std::uint32_t sector;
    double purse = 0.0;

  private:
    [[nodiscard]] double complements() const;
    [[nodiscard]] double price(int dimension, int level) const;
    [[nodiscard]] double share_above(int dimension, int level) const;

    double size_;
    double size_power_;
    Care care_;
    std::array<int, 3> next_;
};

class Model {
  public:
    Model(std::uint32_t firms, std::uint64_t seed, Care care = Care::as_written);
    void step();
    [[nodiscard]] const std::vector<Record>& records() const { return records_; }

  private:
    void link_partners();
    void record();

    Generator generator_;
    std::vector<std::unique_ptr<Firm>> firms_;
    std::vector<Record> records_;
};

} // namespace catchup::bench::reference::plain
