// SPDX-License-Identifier: MIT
// The oracle's firm: one struct with named members, as models/README.md section 2 lists them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "models/books/events.hpp"
#include "models/books/ledger.hpp"
#include "sim/base/money.hpp"

namespace catchup::oracle {

/// A number that is kept in single precision: arithmetic is double, storing rounds.
class Single {
  public:
    Single() = default;
    Single(double value) : value_{static_cast<float>(value)} {}
    operator double() const { return static_cast<double>(value_); }

  private:
    float value_ = 0.0F;
};

using Levels = std::array<int, 3>; // of D, N and I, each 0 to 2
using Three = std::array<double, 3>;

inline constexpr int nobody = -1;           // no integrator, or no firm
inline constexpr int long_ago = -1'000'000; // a quarter before every memory

/// Technologies raised together: D = 1, N = 2, I = 4. In the order that settles ties.
inline constexpr std::array<int, 7> all_steps{1, 2, 4, 3, 5, 6, 7};

inline bool raised(int step, std::size_t x) { return (step >> x & 1) != 0; }
inline int breadth(int step) { return raised(step, 0) + raised(step, 1) + raised(step, 2); }
inline int number_of(const Levels& l) { return 9 * l[0] + 3 * l[1] + l[2]; }
inline Levels after(Levels l, int step) {
    for (std::size_t x = 0; x < 3; ++x) {
        l[x] += raised(step, x) ? 1 : 0;
    }
    return l;
}
inline bool admissible(const Levels& l, int step) {
    const Levels next = after(l, step);
    return next[0] <= 2 && next[1] <= 2 && next[2] <= 2;
}
/// Mean over the technologies that a step raises.
inline double mean_over(int step, const Three& values) {
    double sum = 0.0;
    for (std::size_t x = 0; x < 3; ++x) {
        sum += raised(step, x) ? values[x] : 0.0;
    }
    return sum / breadth(step);
}

/// The running project; step 0 = none.
struct Project {
    int step = 0;
    int end = 0; // the quarter before whose earnings it ends
    int builder = nobody;
    Fen price;
    bool late = false;
    int demonstrates = nobody; // intervention for which it makes the firm a showcase
};

/// A step that a firm wants to start.
struct Proposal {
    int step = 0; // 0 = none
    int builder = nobody;
    int demonstrates = nobody; // intervention whose invitation it answers
    double price = 0.0;        // million RMB, support included
    double gain = 0.0;
    double believed = 0.0;
    double ahead = 0.0; // mean over the step
    Origin origin = Origin::none;
    Fen support;            // what public money pays of the price
    int supporter = nobody; // the intervention that pays it
    int guarantor = nobody; // the intervention that guarantees a part of the loan
    Fen guaranteed;         // that part
    int mandate = nobody;   // the intervention that presses
};

struct Firm {
    std::uint32_t id = 0;
    int place = 0;
    int generation = 0;
    std::size_t sector = 0;
    std::size_t county = 0;
    Single east, north;
    int rule = 0;
    Single revenue, visibility, cost_scale, base_margin, payback_threshold, imitation_threshold;
    std::array<Single, 3> fit;

    double observed_margin = 0.0; // at birth, before it is rounded

    Levels levels{};
    Single capability, information, aspiration, gain, margin, networked;
    std::array<Single, 3> experience;
    std::array<Single, 4> recent_margin; // of the last four quarters, in any order
    Fen fund, debt, instalment;
    Project project;
    int attempts = 0; // projects begun
    int tries = 0;    // projects begun from the present state
    int abandoned = long_ago;
    int offer_from = nobody;
    int offered = long_ago;
    bool met = false;
    Single credit; // part of an integrator's price that a trial takes off

    // of the policy
    int grant = nobody; // intervention of the voucher or invitation that it holds
    int granted = long_ago;
    int linked_by = nobody; // intervention of the latest link with a university
    int linked = long_ago;
    int showcase = nobody; // intervention for which it is one
    int refused = long_ago;
    int guarantor = nobody; // intervention that guarantees a part of the debt
    Fen guaranteed;

    // of this quarter
    bool visited = false;
    bool informed_by_trial = false;
    int pressed_by = nobody; // mandate whose inspector came
    Single demonstrated;     // Demo of E11
    Three exposure{};        // e of E1
    Three ahead{};
    Proposal proposal, fallback;

    [[nodiscard]] double mean_margin() const {
        return (recent_margin[0] + recent_margin[1] + recent_margin[2] + recent_margin[3]) / 4.0;
    }
};

/// One row of the events.
struct Happening {
    int place = 0;
    int generation = 0;
    EventKind kind{};
    int from = 0; // states as 9 D + 3 N + I
    int to = 0;
    int step = 0;
    int attempt = 0;
    int rule = 0;
    Origin origin = Origin::none;
    int integrator = nobody;
    int intervention = nobody;
    Fen cost, written_off, public_part;
    Single gain, believed, exposure, information;
};

/// One row of the books; place -1 = all firms together.
struct Payment {
    Account from{};
    Account to{};
    BookingPurpose purpose{};
    int place = nobody;
    Fen amount;
    int purse = nobody; // that pays
};

} // namespace catchup::oracle
