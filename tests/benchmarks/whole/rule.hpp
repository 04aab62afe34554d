// SPDX-License-Identifier: MIT
// R1 to R6 as classes with virtual functions.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "models/catalogue.hpp"
#include "tests/benchmarks/whole/firm.hpp"

namespace catchup::plain::whole {

/// An open step as the firm sees it.
struct Option {
    Mask step = 0;
    int builder = nobody;
    double price = 0.0; // without support: what the firm sees
    double whole = 0.0; // support included
    double support = 0.0;
    const Lever* supporter = nullptr;
    double gain = 0.0, believed = 0.0;
    double payback = 0.0; // years
    double risk = 0.0;    // P(abandoned or late), for rules that weigh it
};

struct View {
    const Firm& firm;
    const std::vector<Option>& options; // in the order of all_steps
    bool prompted;                      // by an offer or an invitation of this quarter
    const std::array<double, 8>& luck;  // uniform number of each step; of staying, 0
};

class Rule {
  public:
    virtual ~Rule() = default;
    /// The step that the firm takes; 0 = it stays.
    [[nodiscard]] virtual Mask choose(const View& view) const = 0;
    [[nodiscard]] virtual bool looks_every_quarter() const { return false; }
    [[nodiscard]] virtual bool weighs_risk() const { return false; }
    [[nodiscard]] virtual double aspiration_speed() const { return 0.0; }
};

[[nodiscard]] std::unique_ptr<Rule> make_rule(const AdoptionRules& rule);

} // namespace catchup::plain::whole
