// SPDX-License-Identifier: MIT
// The policy: budgets, and the nine levers as classes with virtual functions.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "models/books/ledger.hpp"
#include "models/scenario.hpp"
#include "tests/benchmarks/whole/firm.hpp"

namespace catchup::plain::whole {

class Model;

/// The money of a purse.
struct Budget {
    const Purse& terms;
    double free = 0.0;
    double aside = 0.0; // for grants and guarantees, administration included

    [[nodiscard]] double outlay(double payment) const {
        return payment * (1.0 + terms.administration);
    }
    void set_aside(double money) {
        free -= money;
        aside += money;
    }
};

/// What every intervention has: dates, target, choice, delivery, budget.
class Lever {
  public:
    Lever(const Intervention& terms, std::size_t number, Budget& budget);
    virtual ~Lever() = default;
    Lever(const Lever&) = delete;
    Lever& operator=(const Lever&) = delete;

    void begin_quarter(const Model& model);
    virtual void pay_for_goods(Model&) {}
    virtual void give(Model&) {}
    virtual void inspect(Model&) {}
    /// What it pays towards a price.
    [[nodiscard]] virtual double aid(double) const { return 0.0; }
    [[nodiscard]] virtual bool supports_all() const { return false; } // without a grant
    [[nodiscard]] virtual BookingPurpose purpose() const = 0;

    [[nodiscard]] bool is_active() const { return active_; }
    [[nodiscard]] bool selects(const Model& model, const Firm& firm) const;
    [[nodiscard]] bool covers(const Model& model, const Firm& firm) const;
    [[nodiscard]] bool allows(const Firm& firm, Mask step) const;
    [[nodiscard]] bool helps(const Firm& firm, Mask step, int builder) const;
    [[nodiscard]] bool has_in_scope(const Model& model, std::size_t sector,
                                    std::size_t county) const;
    [[nodiscard]] Budget& budget() const { return budget_; }

  protected:
    [[nodiscard]] bool is_delivered_to(const Model& model, const Firm& firm) const;
    [[nodiscard]] bool allows_some_step(const Model& model, const Firm& firm) const;
    [[nodiscard]] double merit(const Firm& firm) const; // smaller comes first
    /// Gives to at most so many a year of those who may get it, best placed first.
    template <class May, class Give>
    void hand_out(Model& model, double yearly, May&& may, Give&& give_one);
    const Intervention& terms_;

  private:
    void plan(const Model& model);
    void put_mark(const Model& model);
    [[nodiscard]] double share_reached(const Model& model) const;

    enum class Size { all, smes, large };
    enum class Order { lottery, largest, smallest, central };

    std::size_t number_;
    Budget& budget_;
    Size size_;
    Order order_;
    Levels lowest_, highest_; // states that it reaches
    bool active_ = false;
    int active_quarters_ = 0;
    std::optional<std::pair<double, double>> mark_; // merit and lot of the last firm reached
    std::vector<Mask> plan_;                        // by sector; 0 = none
};

class RateSubsidy final : public Lever {
  public:
    RateSubsidy(const Intervention& terms, std::size_t number, Budget& budget, const Subsidy& what)
        : Lever{terms, number, budget}, what_{what} {}
    double aid(double price) const override { return what_.rate * price; }
    bool supports_all() const override { return true; }
    BookingPurpose purpose() const override { return BookingPurpose::subsidy; }

  private:
    const Subsidy& what_;
};

/// Vouchers, and invitations to demonstrate.
class Grants final : public Lever {
  public:
    Grants(const Intervention& terms, std::size_t number, Budget& budget, const Voucher& what);
    Grants(const Intervention& terms, std::size_t number, Budget& budget,
           const Demonstration& what);
    void give(Model& model) override;
    double aid(double price) const override { return std::min(cap_, rate_ * price); }
    BookingPurpose purpose() const override {
        return invites_ ? BookingPurpose::demonstration : BookingPurpose::voucher;
    }
    [[nodiscard]] bool invites() const { return invites_; }
    [[nodiscard]] bool has_lapsed(int quarters_ago) const { return quarters_ago >= quarters_; }
    [[nodiscard]] double reach() const { return reach_; }
    [[nodiscard]] double set_aside() const { return budget().outlay(cap_); }

  private:
    double rate_, cap_, yearly_;
    std::int64_t quarters_;
    bool invites_;
    double reach_ = 0.0;
};

class Inspections final : public Lever {
  public:
    Inspections(const Intervention& terms, std::size_t number, Budget& budget, const Mandate& what)
        : Lever{terms, number, budget}, what_{what}, goal_{levels_of(what.goal)} {}
    void inspect(Model& model) override;
    double aid(double) const override { return what_.visit_cost; }
    BookingPurpose purpose() const override { return BookingPurpose::enforcement; }
    [[nodiscard]] const Mandate& terms() const { return what_; }

  private:
    [[nodiscard]] bool may_inspect(const Model& model, const Firm& firm) const;
    const Mandate& what_;
    Levels goal_;
};

class Backing final : public Lever {
  public:
    Backing(const Intervention& terms, std::size_t number, Budget& budget, const Guarantee& what)
        : Lever{terms, number, budget}, what_{what} {}
    double aid(double price) const override { return what_.covered * price; }
    BookingPurpose purpose() const override { return BookingPurpose::guarantee; }
    [[nodiscard]] const Guarantee& terms() const { return what_; }
    [[nodiscard]] double set_aside_for(double guaranteed) const {
        return budget().outlay(what_.covered * guaranteed);
    }

  private:
    const Guarantee& what_;
};

/// Standards and generic technology (E15).
class PublicGoods final : public Lever {
  public:
    PublicGoods(const Intervention& terms, std::size_t number, Budget& budget,
                const Standards& what);
    PublicGoods(const Intervention& terms, std::size_t number, Budget& budget,
                const GenericTechnology& what);
    void pay_for_goods(Model& model) override;
    BookingPurpose purpose() const override {
        return standards_ ? BookingPurpose::standards : BookingPurpose::generic_technology;
    }

  private:
    double spending_, scale_;
    std::int64_t lag_;
    bool standards_;
    Three parts_{};
    std::vector<double> spent_; // by quarter
    double at_work_ = 0.0;      // spent long enough ago
    int places_ = -1;           // in scope: fixed, counted when first needed
};

class Links final : public Lever {
  public:
    Links(const Intervention& terms, std::size_t number, Budget& budget,
          const UniversityLinks& what)
        : Lever{terms, number, budget}, what_{what} {}
    void give(Model& model) override;
    BookingPurpose purpose() const override { return BookingPurpose::university; }
    [[nodiscard]] const UniversityLinks& terms() const { return what_; }

  private:
    const UniversityLinks& what_;
};

class TrialMatch final : public Lever {
  public:
    TrialMatch(const Intervention& terms, std::size_t number, Budget& budget,
               const IntegratorFund& what)
        : Lever{terms, number, budget}, what_{what} {}
    double aid(double price) const override { return what_.match * what_.trial_share * price; }
    BookingPurpose purpose() const override { return BookingPurpose::trial_match; }
    [[nodiscard]] const IntegratorFund& terms() const { return what_; }

  private:
    const IntegratorFund& what_;
};

[[nodiscard]] std::unique_ptr<Lever> make_lever(const Intervention& terms, std::size_t number,
                                                Budget& budget);

} // namespace catchup::plain::whole
