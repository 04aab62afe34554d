// SPDX-License-Identifier: MIT
// Single chapters under a policy, worked by hand.
#include "models/explain/life.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

constexpr Fen rmb{100};                       // in fen
constexpr std::int64_t thousand = 1000 * 100; // RMB in fen

/// Firms of 10 million RMB revenue at D0N0I0 that know all gains, and would raise anything that pays
/// back within 1,000 years: D at .2 million RMB pays best, the others cost 100 times as much.
const char* const plain = R"(
[time]
quarters = 8
[[sector]]
kind = "bearings"
start = { D0N0I0 = 1.0 }
revenue_median = 10.0
revenue_log_sd = 0.0
margin = [0.1, 0.1]
cost = 1.0
[population]
payback_threshold_median = 1000.0
payback_threshold_log_sd = 0.0
fit_log_sd = 0.0
[benefit]
noise = 0.0
[information]
pessimism = 0.0
error_sd = 0.0
[cost]
digital = [0.2, 20.0]
network = [20.0, 20.0]
intelligent = [20.0, 20.0]
size_exponent = 0.0
yearly_decline = [0.0, 0.0, 0.0]
learning = 0.0
[decision]
opportunity_rate = 1.0
largest_step = 1
[finance]
sme_leverage = 1.0
[turnover]
exit_rate = 0.0
[[rule]]
kind = "payback"
)";

std::string purse(const std::string& quarterly) {
    return "[[purse]]\nname = \"plan\"\nfrom = \"2016Q1\"\nuntil = \"2017Q4\"\nquarterly = " +
           quarterly + "\nadministration = 0.1\n";
}
std::string intervention(const std::string& keys) {
    return "[[intervention]]\npurse = \"plan\"\nfrom = \"2016Q1\"\nuntil = \"2017Q4\"\n" + keys;
}

explain::Chapter first_quarter(const Plan& plan, std::uint32_t place) {
    return explain::live(plan, Replication{0}, Position{place}, 0)->chapters.front();
}

} // namespace

TEST_CASE("a supported start: gross price, support, net price, and who pays",
          "[unit][explain][policy]") {
    const auto plan = prepare(test::scenario(std::string{plain} + purse("1.0") +
                                                 intervention("kind = \"subsidy\"\nrate = 0.25\n"),
                                             {"population.firms=1"}));
    const explain::Chapter chapter = first_quarter(*plan, 0);

    // D costs .2; a quarter of it comes from the purse
    const explain::Option& taken = chapter.look->options.front();
    REQUIRE(taken.taken);
    CHECK(taken.step == 1);
    CHECK(taken.gross == Approx(0.2));
    CHECK(taken.support.amount == Fen{50 * thousand});
    CHECK(taken.support.intervention == 0);
    CHECK(taken.price == Approx(0.15));
    CHECK(taken.payback == Approx(0.15 / (taken.believed * 10.0)));
    CHECK(chapter.look->origin == Origin::own);

    // banks lend a year's profit, 10 x .1 = 1 million RMB; the fund is empty at birth
    const explain::Payment& payment = chapter.proposal->payment;
    CHECK(payment.means.asked == Fen{200 * thousand});
    CHECK(payment.net() == Fen{150 * thousand});
    CHECK(payment.fund == Fen{0});
    CHECK(million(payment.credit) == Approx(1.0).epsilon(1e-6));
    CHECK(payment.enough());

    // the purse has 1 million RMB, and 50,000 RMB cost it 55,000
    REQUIRE(chapter.proposal->queue);
    const explain::Queue& queue = *chapter.proposal->queue;
    CHECK(queue.served());
    CHECK_FALSE(queue.slot);
    REQUIRE(queue.money.size() == 1);
    CHECK(queue.money.front().needed == Fen{55 * thousand});
    CHECK(queue.money.front().free == Fen{1000 * thousand});
    CHECK(queue.money.front().left == Fen{1000 * thousand});
    CHECK(queue.money.front().ahead == 0);

    REQUIRE(chapter.launch);
    CHECK(chapter.launch->price == Fen{200 * thousand});
    CHECK(chapter.launch->support.amount == Fen{50 * thousand});
    CHECK(chapter.launch->from_fund == Fen{50 * thousand}); // all of it support
    CHECK(chapter.launch->loan == Fen{150 * thousand});
    CHECK(chapter.launch->guarantor == no_intervention);
    REQUIRE(chapter.events.size() == 1);
    CHECK(chapter.events.front().public_cost == Fen{50 * thousand});
}

TEST_CASE("refused for want of money: who was ahead, what the purse had left, the fallback",
          "[unit][explain][policy]") {
    // the purse has 60,000 RMB, enough for one of two supports that cost it 55,000 each
    const auto plan = prepare(test::scenario(std::string{plain} + purse("0.06") +
                                                 intervention("kind = \"subsidy\"\nrate = 0.25\n"),
                                             {"population.firms=2"}));
    explain::Chapter served = first_quarter(*plan, 0);
    explain::Chapter refused = first_quarter(*plan, 1);
    if (served.proposal->refused()) {
        std::swap(served, refused);
    }
    CHECK(served.proposal->queue->served());
    CHECK(served.proposal->queue->ahead == 0);

    const explain::Proposal& proposal = *refused.proposal;
    REQUIRE(proposal.refused());
    CHECK(proposal.payment.enough()); // as things stood when it proposed
    CHECK(proposal.queue->has_slot());
    CHECK_FALSE(proposal.queue->has_money());
    CHECK(proposal.queue->ahead == 1);
    const explain::MoneyClaim& claim = proposal.queue->money.front();
    CHECK(claim.needed == Fen{55 * thousand});
    CHECK(claim.free == Fen{60 * thousand});
    CHECK(claim.left == Fen{5 * thousand});
    CHECK(claim.ahead == 1);

    // it takes D without support: .2 million RMB, all borrowed
    CHECK(proposal.fallback == 1);
    REQUIRE(proposal.fallback_payment);
    CHECK(proposal.fallback_payment->net() == Fen{200 * thousand});
    REQUIRE(refused.alone);
    CHECK(refused.alone->options.front().price == Approx(0.2));
    REQUIRE(refused.launch);
    CHECK(refused.launch->support.amount == Fen{0});
    CHECK(refused.launch->loan == Fen{200 * thousand});
    REQUIRE(refused.events.size() == 2);
    CHECK(refused.events[0].kind == EventKind::no_money);
    CHECK(refused.events[1].kind == EventKind::start);
    CHECK(refused.events[1].intervention == no_intervention);
}

TEST_CASE("pressed without complying: the inspection, the reasons, the penalty, the pause",
          "[unit][explain][policy]") {
    // everybody is inspected, nothing pays back within a tenth of a year; D0N0I0 to D1N1I0
    const auto plan = prepare(test::scenario(
        std::string{plain} + purse("1.0") +
            intervention("kind = \"mandate\"\nname = \"quota\"\ngoal = \"D1N1I0\"\n"
                         "inspected = 1.0\nvisit_cost = 0.03\nlongest_payback = 0.1\n"
                         "penalty = 0.002\npause = 3\n[intervention.choice]\n"
                         "kind = \"sequence\"\norder = \"DNDNII\"\n"),
        {"population.firms=1"}));
    const auto life = explain::live(*plan, Replication{0}, Position{0}, 0);
    const explain::Chapter& chapter = life->chapters.front();

    REQUIRE(chapter.around.inspections.size() == 1);
    const explain::Inspection& inspection = chapter.around.inspections.front();
    CHECK(inspection.took_place);
    CHECK(inspection.probability == 1.0);
    CHECK(inspection.listed == 1);
    CHECK(inspection.visited == 1);
    CHECK(inspection.visit == Fen{33 * thousand});
    CHECK(inspection.purse_left == Fen{967 * thousand});

    CHECK(chapter.mood == explain::Mood::pressed);
    REQUIRE(chapter.look);
    CHECK(chapter.look->origin == Origin::mandate);
    CHECK(chapter.look->choice == 0);
    CHECK_THAT(chapter.look->options[0].why,
               Catch::Matchers::EndsWith("years >= threshold 0.1"));        // D
    CHECK(chapter.look->options[1].why == "not what the mandate asks for"); // N
    CHECK_FALSE(chapter.proposal);
    REQUIRE(chapter.penalty);
    CHECK(chapter.penalty->amount == Fen{20 * thousand}); // .2 % of 10 million RMB
    CHECK(chapter.penalty->pause == 3);
    // it retains .15 of a quarter's profit of .25 million RMB
    CHECK(million(chapter.after.fund) == Approx(0.15 * 0.25 - 0.02).epsilon(1e-6));
    REQUIRE(chapter.events.size() == 1);
    CHECK(chapter.events.front().kind == EventKind::penalty);

    // left alone for three quarters, it follows its own rule and starts D
    CHECK(life->chapters[1].around.inspections.empty());
    CHECK(life->chapters[1].mood == explain::Mood::looked);
    CHECK(life->chapters[1].launch);
}
