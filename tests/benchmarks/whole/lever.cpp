// SPDX-License-Identifier: MIT
#include "tests/benchmarks/whole/lever.hpp"

#include <cmath>

#include "tests/benchmarks/whole/model.hpp"

namespace catchup::plain::whole {
namespace {

/// What one RMB a year is worth.
double annuity(const BestBySector& choice) {
    return choice.discount > 0.0
               ? (1.0 - std::pow(1.0 + choice.discount, -choice.years)) / choice.discount
               : choice.years;
}

std::unique_ptr<Lever> make(const Intervention& i, std::size_t n, Budget& b, const Subsidy& w) {
    return std::make_unique<RateSubsidy>(i, n, b, w);
}
std::unique_ptr<Lever> make(const Intervention& i, std::size_t n, Budget& b, const Voucher& w) {
    return std::make_unique<Grants>(i, n, b, w);
}
std::unique_ptr<Lever> make(const Intervention& i, std::size_t n, Budget& b,
                            const Demonstration& w) {
    return std::make_unique<Grants>(i, n, b, w);
}
std::unique_ptr<Lever> make(const Intervention& i, std::size_t n, Budget& b, const Mandate& w) {
    return std::make_unique<Inspections>(i, n, b, w);
}
std::unique_ptr<Lever> make(const Intervention& i, std::size_t n, Budget& b, const Guarantee& w) {
    return std::make_unique<Backing>(i, n, b, w);
}
std::unique_ptr<Lever> make(const Intervention& i, std::size_t n, Budget& b, const Standards& w) {
    return std::make_unique<PublicGoods>(i, n, b, w);
}
std::unique_ptr<Lever> make(const Intervention& i, std::size_t n, Budget& b,
                            const GenericTechnology& w) {
    return std::make_unique<PublicGoods>(i, n, b, w);
}
std::unique_ptr<Lever> make(const Intervention& i, std::size_t n, Budget& b,
                            const UniversityLinks& w) {
    return std::make_unique<Links>(i, n, b, w);
}
std::unique_ptr<Lever> make(const Intervention& i, std::size_t n, Budget& b,
                            const IntegratorFund& w) {
    return std::make_unique<TrialMatch>(i, n, b, w);
}

} // namespace

std::unique_ptr<Lever> make_lever(const Intervention& terms, std::size_t number, Budget& budget) {
    return std::visit([&](const auto& what) { return make(terms, number, budget, what); },
                      terms.lever);
}

Lever::Lever(const Intervention& terms, std::size_t number, Budget& budget)
    : terms_{terms}, number_{number}, budget_{budget}, size_{terms.target.size == "all" ? Size::all
                                                             : terms.target.size == "smes"
                                                                 ? Size::smes
                                                                 : Size::large},
      order_{terms.target.order == "largest"    ? Order::largest
             : terms.target.order == "smallest" ? Order::smallest
             : terms.target.order == "central"  ? Order::central
                                                : Order::lottery},
      lowest_{levels_of(terms.target.from_state)}, highest_{levels_of(terms.target.to_state)} {}

void Lever::begin_quarter(const Model& model) {
    active_ = model.today() >= terms_.from && model.today() <= terms_.until;
    if (!active_) {
        return;
    }
    if (++active_quarters_ == 1) {
        put_mark(model);
    }
    if (std::holds_alternative<BestBySector>(terms_.choice) &&
        (active_quarters_ == 1 || model.today().quarter() == 1)) {
        plan(model);
    }
}

/// For each sector the step with the most social gain for public money.
void Lever::plan(const Model& model) {
    const double years = annuity(std::get<BestBySector>(terms_.choice));
    plan_.clear();
    for (const Crowd& sector : model.sectors()) {
        std::array<double, 8> worth{};
        std::array<double, 8> money{};
        for (const Firm* firm : sector.members) {
            if (!covers(model, *firm)) {
                continue;
            }
            const double here = model.gain_at(*firm, firm->levels);
            for (const Mask step : all_steps) {
                if (model.is_open(*firm, step)) {
                    const double gain = model.gain_at(*firm, after(firm->levels, step)) - here;
                    const double price = model.price_alone(*firm, step);
                    worth[step] += gain * firm->revenue * years - price;
                    money[step] += aid(price);
                }
            }
        }
        Mask best = 0;
        double highest = 0.0;
        for (const Mask step : all_steps) {
            if (money[step] > 0.0 && worth[step] / money[step] > highest) {
                highest = worth[step] / money[step];
                best = step;
            }
        }
        plan_.push_back(best);
    }
}

double Lever::share_reached(const Model& model) const {
    return std::min(1.0, terms_.target.coverage * model.scenario().policy.generosity);
}

/// The last of the selected firms that the share reaches.
void Lever::put_mark(const Model& model) {
    std::vector<std::pair<double, double>> ranks;
    for (const auto& firm : model.firms()) {
        if (selects(model, *firm)) {
            ranks.emplace_back(merit(*firm), firm->lots[number_]);
        }
    }
    std::sort(ranks.begin(), ranks.end());
    const auto reached = static_cast<std::size_t>(
        std::round(share_reached(model) * static_cast<double>(ranks.size())));
    if (reached > 0) {
        mark_ = ranks[reached - 1];
    }
}

bool Lever::has_in_scope(const Model& model, std::size_t sector, std::size_t county) const {
    const Target& target = terms_.target;
    const std::string& kind = model.scenario().sectors[sector].kind;
    const auto number = static_cast<double>(county);
    return (target.sectors.empty() || std::find(target.sectors.begin(), target.sectors.end(),
                                                kind) != target.sectors.end()) &&
           number >= target.counties[0] && number <= target.counties[1];
}

bool Lever::selects(const Model& model, const Firm& firm) const {
    return (size_ == Size::all || (size_ == Size::smes) == model.is_small(firm)) &&
           has_in_scope(model, firm.sector, firm.county);
}

bool Lever::covers(const Model& model, const Firm& firm) const {
    if (!selects(model, firm) || !at_least(firm.levels, lowest_) ||
        !at_least(highest_, firm.levels)) {
        return false;
    }
    const double share = share_reached(model);
    if (order_ == Order::lottery) {
        return firm.lots[number_] < share;
    }
    return share >= 1.0 || (mark_ && std::pair{merit(firm), firm.lots[number_]} <= *mark_);
}

bool Lever::allows(const Firm& firm, Mask step) const {
    if (const auto* sequence = std::get_if<SequenceChoice>(&terms_.choice)) {
        return step == due(sequence->order, firm.levels);
    }
    if (std::holds_alternative<BestBySector>(terms_.choice)) {
        return !plan_.empty() && step == plan_[firm.sector];
    }
    return true;
}

bool Lever::helps(const Firm& firm, Mask step, int builder) const {
    return allows(firm, step) && (terms_.delivery == "ministry" || builder != nobody);
}

bool Lever::is_delivered_to(const Model& model, const Firm& firm) const {
    return terms_.delivery == "ministry" || model.has_offer(firm);
}

bool Lever::allows_some_step(const Model& model, const Firm& firm) const {
    return std::any_of(all_steps.begin(), all_steps.end(),
                       [&](Mask step) { return model.is_open(firm, step) && allows(firm, step); });
}

double Lever::merit(const Firm& firm) const {
    return order_ == Order::largest    ? -firm.revenue
           : order_ == Order::smallest ? firm.revenue
           : order_ == Order::central  ? -static_cast<double>(firm.partners.size())
                                       : 0.0;
}

template <class May, class Give>
void Lever::hand_out(Model& model, double yearly, May&& may, Give&& give_one) {
    const double quarterly = yearly * model.scenario().policy.generosity / 4.0;
    const auto most = static_cast<int>(std::floor(quarterly * active_quarters_) -
                                       std::floor(quarterly * (active_quarters_ - 1)));
    if (!active_ || most == 0) {
        return;
    }
    std::vector<Firm*> queue;
    for (const auto& firm : model.firms()) {
        if (covers(model, *firm) && is_delivered_to(model, *firm) && may(*firm)) {
            queue.push_back(firm.get());
        }
    }
    std::shuffle(queue.begin(), queue.end(), model.random());
    std::stable_sort(queue.begin(), queue.end(),
                     [&](const Firm* a, const Firm* b) { return merit(*a) < merit(*b); });
    int given = 0;
    for (Firm* firm : queue) {
        if (given == most || !give_one(*firm)) {
            break;
        }
        ++given;
    }
}

Grants::Grants(const Intervention& terms, std::size_t number, Budget& budget, const Voucher& what)
    : Lever{terms, number, budget}, rate_{what.rate}, cap_{what.cap}, yearly_{what.yearly},
      quarters_{what.quarters}, invites_{false} {}

Grants::Grants(const Intervention& terms, std::size_t number, Budget& budget,
               const Demonstration& what)
    : Lever{terms, number, budget}, rate_{what.rate}, cap_{what.cap}, yearly_{what.yearly},
      quarters_{what.quarters}, invites_{true}, reach_{what.reach} {}

void Grants::give(Model& model) {
    const auto may = [&](const Firm& firm) {
        return firm.grant == nullptr && model.is_idle(firm) && firm.showcase == nullptr &&
               allows_some_step(model, firm);
    };
    hand_out(model, yearly_, may, [&](Firm& firm) {
        if (set_aside() > budget().free) {
            return false;
        }
        budget().set_aside(set_aside());
        firm.grant = this;
        firm.granted = model.quarter();
        Event& given = model.log(firm, EventKind::grant);
        given.cost = cap_;
        given.lever = this;
        return true;
    });
}

void Links::give(Model& model) {
    const auto may = [&](const Firm& firm) { return !model.is_linked(firm); };
    hand_out(model, what_.yearly, may, [&](Firm& firm) {
        if (budget().outlay(what_.cost) > budget().free) {
            return false;
        }
        model.spend(*this, Account::public_bodies, &firm, what_.cost);
        firm.linked_by = this;
        firm.linked = model.quarter();
        firm.capability += what_.capability * (1.0 - firm.capability);
        Event& given = model.log(firm, EventKind::link);
        given.cost = what_.cost;
        given.lever = this;
        return true;
    });
}

/// Whether an inspector might come.
bool Inspections::may_inspect(const Model& model, const Firm& firm) const {
    return firm.pressed_by == nullptr && model.is_idle(firm) && !at_least(firm.levels, goal_) &&
           model.quarter() - firm.refused > what_.pause && covers(model, firm) &&
           is_delivered_to(model, firm) && allows_some_step(model, firm);
}

void Inspections::inspect(Model& model) {
    if (!is_active()) {
        return;
    }
    int selected = 0;
    int there = 0;
    for (const auto& firm : model.firms()) {
        if (selects(model, *firm)) {
            ++selected;
            there += at_least(firm->levels, goal_) ? 1 : 0;
        }
    }
    if (there >= what_.quota * selected) {
        return;
    }
    std::vector<Firm*> visited;
    for (const auto& firm : model.firms()) {
        if (may_inspect(model, *firm) && chance(model.random()) < what_.inspected) {
            visited.push_back(firm.get());
        }
    }
    std::shuffle(visited.begin(), visited.end(), model.random());
    for (Firm* firm : visited) {
        if (budget().outlay(what_.visit_cost) > budget().free) {
            break;
        }
        model.spend(*this, Account::public_bodies, firm, what_.visit_cost);
        firm->pressed_by = this;
    }
}

PublicGoods::PublicGoods(const Intervention& terms, std::size_t number, Budget& budget,
                         const Standards& what)
    : Lever{terms, number, budget}, spending_{what.spending}, scale_{what.scale}, lag_{what.lag},
      standards_{true} {}

PublicGoods::PublicGoods(const Intervention& terms, std::size_t number, Budget& budget,
                         const GenericTechnology& what)
    : Lever{terms, number, budget}, spending_{what.spending}, scale_{what.scale}, lag_{what.lag},
      standards_{false} {
    for (std::size_t x = 0; x < technologies; ++x) {
        parts_[x] = what.shares[x] / (what.shares[0] + what.shares[1] + what.shares[2]);
    }
}

void PublicGoods::pay_for_goods(Model& model) {
    double amount = 0.0;
    if (is_active()) {
        amount = std::min(spending_ * model.scenario().policy.generosity,
                          std::max(0.0, budget().free) / budget().outlay(1.0));
        model.spend(*this, Account::public_bodies, nullptr, amount);
    }
    spent_.push_back(amount);
    if (const auto ripe = static_cast<std::int64_t>(spent_.size()) - 1 - lag_; ripe >= 0) {
        at_work_ += spent_[static_cast<std::size_t>(ripe)];
    }

    const std::size_t sectors = model.sectors().size();
    const std::size_t counties = model.scenario().population.counties;
    if (places_ < 0) {
        places_ = 0;
        for (const auto& firm : model.firms()) {
            places_ += has_in_scope(model, firm->sector, firm->county) ? 1 : 0;
        }
    }
    if (places_ == 0) {
        return;
    }
    const double part = at_work_ / (scale_ * places_ / 1000.0);
    for (std::size_t s = 0; s < sectors; ++s) {
        for (std::size_t c = 0; c < counties; ++c) {
            if (!has_in_scope(model, s, c)) {
                continue;
            }
            Goods& here = model.goods(s, c);
            if (standards_) {
                here.standards = 1.0 - (1.0 - here.standards) * std::exp(-part);
                continue;
            }
            for (std::size_t x = 0; x < technologies; ++x) {
                here.generic[x] = 1.0 - (1.0 - here.generic[x]) * std::exp(-parts_[x] * part);
            }
        }
    }
}

} // namespace catchup::plain::whole
