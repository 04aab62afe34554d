// SPDX-License-Identifier: MIT
#include "tests/benchmarks/whole/rule.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace catchup::plain::whole {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

class InSequence final : public Rule {
  public:
    explicit InSequence(const SequenceRule& rule) : rule_{rule} {}
    Mask choose(const View& view) const override {
        const Mask next = due(rule_.order, view.firm.levels);
        for (const Option& option : view.options) {
            if (option.step == next && option.payback < rule_.longest_payback) {
                return next;
            }
        }
        return 0;
    }

  private:
    const SequenceRule& rule_;
};

class ByPayback final : public Rule {
  public:
    explicit ByPayback(const PaybackRule& rule) : rule_{rule} {}
    Mask choose(const View& view) const override {
        Mask best = 0;
        double shortest = view.firm.payback_threshold * rule_.patience;
        for (const Option& option : view.options) {
            if (option.payback < shortest) {
                shortest = option.payback;
                best = option.step;
            }
        }
        return best;
    }

  private:
    const PaybackRule& rule_;
};

class ByTaste final : public Rule {
  public:
    explicit ByTaste(const LogitRule& rule) : rule_{rule} {}
    bool weighs_risk() const override { return true; }
    Mask choose(const View& view) const override {
        const auto gumbel = [&](Mask step) { return -std::log(-std::log(view.luck[step])); };
        Mask best = 0;
        double highest = gumbel(0);
        for (const Option& option : view.options) {
            if (option.believed <= 0.0) {
                continue;
            }
            const double burden = std::max(option.price / view.firm.revenue, 1e-9);
            const double usual = LogitRule::usual;
            const double value = rule_.constant +
                                 rule_.gain * (std::log(option.believed / usual) -
                                               rule_.cost_to_gain * std::log(burden / usual)) +
                                 rule_.peers * mean_over(option.step, view.firm.exposure) -
                                 rule_.risk * option.risk + gumbel(option.step);
            if (value > highest) {
                highest = value;
                best = option.step;
            }
        }
        return best;
    }

  private:
    const LogitRule& rule_;
};

class ByImitation final : public Rule {
  public:
    explicit ByImitation(const ThresholdRule& rule) : rule_{rule} {}
    Mask choose(const View& view) const override {
        Mask best = 0;
        auto most = static_cast<float>(view.firm.imitation_threshold);
        for (const Option& option : view.options) {
            // single precision: equal shares tie whatever the number of technologies
            const auto ahead = static_cast<float>(mean_over(option.step, view.firm.ahead));
            if (option.payback < rule_.longest_payback && ahead > most) {
                most = ahead;
                best = option.step;
            }
        }
        return best;
    }

  private:
    const ThresholdRule& rule_;
};

class ByHazard final : public Rule {
  public:
    explicit ByHazard(const HazardRule& rule) : rule_{rule} {}
    bool looks_every_quarter() const override { return true; }
    Mask choose(const View& view) const override {
        Three rates{};
        for (std::size_t x = 0; x < technologies; ++x) {
            const double hazard = rule_.innovation[x] + rule_.imitation[x] * view.firm.ahead[x];
            rates[x] = -std::log(std::max(1.0 - hazard, 1e-300)) / 4.0;
        }
        Mask best = 0;
        double first = 1.0; // a clock must ring within the quarter
        for (const Option& option : view.options) {
            double rate = infinity;
            for (std::size_t x = 0; x < technologies; ++x) {
                rate = raises(option.step, x) ? std::min(rate, rates[x]) : rate;
            }
            rate *= breadth(option.step) > 1 ? rule_.joint : 1.0;
            const double rings = -std::log(view.luck[option.step]) / rate;
            if (rings < first) {
                first = rings;
                best = option.step;
            }
        }
        return best;
    }

  private:
    const HazardRule& rule_;
};

class ByAspiration final : public Rule {
  public:
    explicit ByAspiration(const AspirationRule& rule) : rule_{rule} {}
    double aspiration_speed() const override { return rule_.aspiration_speed; }
    Mask choose(const View& view) const override {
        const Firm& firm = view.firm;
        if (!view.prompted && firm.mean_margin() >= firm.aspiration) {
            return 0;
        }
        const int top = *std::max_element(firm.levels.begin(), firm.levels.end());
        Three lag{};
        for (std::size_t x = 0; x < technologies; ++x) {
            lag[x] = top - firm.levels[x];
        }
        Mask best = 0;
        double highest = -infinity;
        for (const Option& option : view.options) {
            if (option.payback >= rule_.longest_payback) {
                continue;
            }
            const double score = std::log(mean_over(option.step, firm.fit)) +
                                 rule_.lag * mean_over(option.step, lag) -
                                 rule_.payback * std::log(std::max(option.payback, 1e-9));
            if (score > highest) {
                highest = score;
                best = option.step;
            }
        }
        return best;
    }

  private:
    const AspirationRule& rule_;
};

std::unique_ptr<Rule> make(const SequenceRule& r) { return std::make_unique<InSequence>(r); }
std::unique_ptr<Rule> make(const PaybackRule& r) { return std::make_unique<ByPayback>(r); }
std::unique_ptr<Rule> make(const LogitRule& r) { return std::make_unique<ByTaste>(r); }
std::unique_ptr<Rule> make(const ThresholdRule& r) { return std::make_unique<ByImitation>(r); }
std::unique_ptr<Rule> make(const HazardRule& r) { return std::make_unique<ByHazard>(r); }
std::unique_ptr<Rule> make(const AspirationRule& r) { return std::make_unique<ByAspiration>(r); }

} // namespace

Mask due(const std::string& order, const Levels& levels) {
    Levels wanted{};
    for (const char letter : order) {
        const std::size_t x = letter == 'D' ? 0 : letter == 'N' ? 1 : 2;
        if (levels[x] < ++wanted[x]) {
            return static_cast<Mask>(1U << x);
        }
    }
    return 0;
}

Levels levels_of(const std::string& label) {
    return {label[1] - '0', label[3] - '0', label[5] - '0'};
}

std::unique_ptr<Rule> make_rule(const AdoptionRules& rule) {
    return std::visit([](const auto& kind) { return make(kind); }, rule);
}

} // namespace catchup::plain::whole
