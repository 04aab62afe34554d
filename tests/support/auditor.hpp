// SPDX-License-Identifier: MIT
// Follows one purse through the rows of books and events alone, as an auditor would.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "models/plan.hpp"

namespace catchup::test {

/// What the purse has free and what grants hold of it is worked out anew from its dates, its key
/// numbers and the rows. A purse with guarantees, or with demonstrations of what a planner finds best,
/// is held to the loose limit only: no more than ever came in. (What backs a debt and what a planner
/// chose cannot be read off the rows.)
class Auditor {
  public:
    Auditor(const Scenario& scenario, std::size_t purse) : scenario_{&scenario}, purse_{purse} {
        for (const Intervention& one : scenario.interventions) {
            const bool unseen = std::holds_alternative<Guarantee>(one.lever) ||
                                (std::holds_alternative<Demonstration>(one.lever) &&
                                 std::holds_alternative<BestBySector>(one.choice));
            unseen_ = unseen_ || (one.purse == rules().name && unseen);
        }
    }

    /// Takes the rows of the next quarter; what is wrong with them, or "".
    std::string follow(const std::vector<Booking>& bookings, const std::vector<Event>& events) {
        open_quarter();
        Fen spent{};
        Fen payments{};
        Fen administration{}; // as charged, and as it should be
        Fen due{};
        for (const Booking& row : bookings) {
            if (row.purse != static_cast<std::int16_t>(purse_)) {
                continue;
            }
            spent += row.amount;
            if (row.purpose == BookingPurpose::administration) {
                administration += row.amount;
            } else {
                payments += row.amount;
                due += outlay(row.amount) - row.amount;
            }
        }
        spent_ += spent;
        now_ = Step{now_.value() + 1};
        if (spent_ > came_in_) {
            return fmt::format("{} spent {} fen by now, but only {} came in", rules().name,
                               spent_.value(), came_in_.value());
        }
        if (administration != due) {
            return fmt::format("{} paid {} fen for administration instead of {}", rules().name,
                               administration.value(), due.value());
        }
        return unseen_ ? "" : settle(spent, events);
    }
    [[nodiscard]] bool exact() const { return !unseen_; }
    [[nodiscard]] Fen free() const { return free_; }
    [[nodiscard]] Fen aside() const { return aside_; }

  private:
    struct Grant {
        std::size_t intervention;
        Step given;
    };
    [[nodiscard]] const Purse& rules() const { return scenario_->purses[purse_]; }
    [[nodiscard]] Fen outlay(Fen payment) const {
        return payment + booked(rules().administration * million(payment));
    }
    [[nodiscard]] Fen reserve(std::size_t intervention) const {
        const auto& lever = scenario_->interventions[intervention].lever;
        const auto* voucher = std::get_if<Voucher>(&lever);
        return outlay(
            booked(voucher != nullptr ? voucher->cap : std::get<Demonstration>(lever).cap));
    }
    [[nodiscard]] std::int64_t life(std::size_t intervention) const {
        const auto& lever = scenario_->interventions[intervention].lever;
        const auto* voucher = std::get_if<Voucher>(&lever);
        return voucher != nullptr ? voucher->quarters : std::get<Demonstration>(lever).quarters;
    }
    [[nodiscard]] bool pays(std::int16_t intervention) const {
        return intervention != no_intervention &&
               scenario_->interventions[static_cast<std::size_t>(intervention)].purse ==
                   rules().name;
    }

    /// True if a supported start uses up the grant: it pays, or it is an invitation to this step.
    [[nodiscard]] bool uses(const Event& start, std::size_t grant) const {
        const Intervention& one = scenario_->interventions[grant];
        const auto* sequence = std::get_if<SequenceChoice>(&one.choice);
        const bool delivered = one.delivery == "ministry" || start.integrator != in_house;
        const bool invited =
            std::holds_alternative<Demonstration>(one.lever) && delivered &&
            (sequence == nullptr || due_in(sequence->order, start.from) == start.mask);
        return invited || start.intervention == static_cast<std::int16_t>(grant);
    }

    /// Carries over what is left, lets money come in, and takes back what lapsed.
    void open_quarter() {
        const Quarter today = scenario_->time.start.plus(static_cast<int>(now_.value()));
        const bool open = rules().from <= today && today <= rules().until;
        const Fen income = open ? booked(rules().quarterly) : Fen{0};
        came_in_ += income;
        free_ = open ? booked(rules().carry_over * million(free_)) + income : Fen{0};
        std::erase_if(grants_, [&](const auto& entry) {
            const Grant& grant = entry.second;
            return now_.value() - grant.given.value() >= life(grant.intervention);
        });
        Fen stays{};
        for (const auto& [place, grant] : grants_) {
            stays += reserve(grant.intervention);
        }
        free_ += aside_ - stays;
        aside_ = stays;
    }

    std::string settle(Fen spent, const std::vector<Event>& events) {
        const Fen limit = free_ + aside_;
        for (const Event& row : events) {
            const std::uint32_t place = row.firm.value();
            const auto held = grants_.find(place);
            if (row.kind == EventKind::grant && pays(row.intervention)) {
                const auto k = static_cast<std::size_t>(row.intervention);
                grants_[place] = {k, row.quarter};
                free_ -= reserve(k);
                aside_ += reserve(k);
            } else if (row.kind == EventKind::start && held != grants_.end() &&
                       row.public_cost > Fen{0} && uses(row, held->second.intervention)) {
                free_ += reserve(held->second.intervention);
                aside_ -= reserve(held->second.intervention);
                grants_.erase(held);
            } else if (row.kind == EventKind::exit && held != grants_.end()) {
                grants_.erase(held); // its money comes back with the next quarter
            }
        }
        free_ -= spent;
        if (spent > limit || free_ < Fen{0}) {
            return fmt::format("{} spent {} fen of {} and lacks {}", rules().name, spent.value(),
                               limit.value(), -free_.value());
        }
        return "";
    }

    const Scenario* scenario_;
    std::size_t purse_;
    bool unseen_ = false;
    Step now_{0};
    Fen came_in_{}, spent_{}, free_{}, aside_{};
    std::map<std::uint32_t, Grant> grants_; // by place
};

} // namespace catchup::test
