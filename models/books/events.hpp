// SPDX-License-Identifier: MIT
// What happened to firms, in order: every state of every quarter can be rebuilt from these rows.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/firms.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup {

/// Append only: the numbers stand in result files.
enum class EventKind : std::uint8_t {
    start = 0,
    complete = 1,
    exit = 2,
    entry = 3,
    late = 4,     // the planned end came and went: paid more, runs on
    abandon = 5,  // given up at the planned end
    trial = 6,    // an integrator carried out a part free of charge
    unfunded = 7, // proposed, but the firm could not pay
    no_slot = 8,  // proposed, but the integrator had no slot left
    no_money = 9, // proposed with public support, but the purse was empty
    penalty = 10, // pressed by a mandate, did not comply, paid
    grant = 11,   // got a voucher or an invitation to demonstrate
    link = 12,    // was linked with a university
};
inline constexpr std::array<std::string_view, 13> event_kinds{
    "start",    "complete", "exit",     "entry",   "late",  "abandon", "trial",
    "unfunded", "no_slot",  "no_money", "penalty", "grant", "link"};

/// Names of Origin.
inline constexpr std::array<std::string_view, 6> origins{"none",    "own",    "contact",
                                                         "mandate", "window", "invitation"};

/// One row. What does not apply to a kind is zero (in_house for the integrator).
struct Event {
    Position firm{};
    std::uint32_t generation = 0;
    Step quarter{};
    EventKind kind{};
    State from{};
    State to{};
    Mask mask = 0;
    std::uint16_t attempt = 0;    // 1 = the firm's first project; of a refusal: those begun before
    std::uint8_t rule = 0;        // index into the rule mix
    Origin origin = Origin::none; // of a proposal: start, unfunded, no_slot, no_money
    std::int16_t integrator = in_house;
    std::int16_t intervention = no_intervention; // that supported or pressed
    Fen cost{};        // start, late, trial, penalty: paid; grant, link: worth; refusals: asked
    Fen written_off{}; // exit: debt that the lenders lose
    Fen public_cost{}; // part of cost that public money paid
    // of a proposal
    float gain = 0.0F;        // true steady-state margin gain of the step
    float believed = 0.0F;    // the gain as the firm perceives it
    float exposure = 0.0F;    // share of peers ahead, mean over the step
    float information = 0.0F; // what the firm knows
};

/// Rows that parallel loops write, a list a block: no locks, and the same order for any threads.
template <class Row>
class BlockLog {
  public:
    explicit BlockLog(std::size_t firms) : blocks_(block_count(firms)) {}
    void add(Position firm, const Row& row) { blocks_[firm.value() / block_size].push_back(row); }
    /// Moves everything out in block order; rows of a block stay in the order of writing.
    void drain_into(std::vector<Row>& all) {
        for (std::vector<Row>& block : blocks_) {
            all.insert(all.end(), block.begin(), block.end());
            block.clear();
        }
    }
    /// Calls `work(rows)` for each block's rows, in parallel.
    template <class Work>
    void for_each_block(Work&& work) {
        for_each_task(static_cast<std::uint32_t>(blocks_.size()),
                      [&](std::uint32_t block) { work(blocks_[block]); });
    }
    /// Gives the memory back, after a flood that does not come again (the births of the start).
    void release() {
        for (std::vector<Row>& block : blocks_) {
            std::vector<Row>{}.swap(block);
        }
    }

  private:
    std::vector<std::vector<Row>> blocks_;
};

} // namespace catchup
