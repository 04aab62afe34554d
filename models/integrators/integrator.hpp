// SPDX-License-Identifier: MIT
// A firm that upgrades other firms (after TOMAN in Xinchang; Zhou et al. 2019, case 5).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "models/sectors/sector.hpp"
#include "models/technology/states.hpp"
#include "sim/base/calendar.hpp"
#include "sim/base/money.hpp"
#include "sim/config/field.hpp"

namespace catchup {

/// One [[integrator]]: visits small firms, lets them try, and carries out packages at a lower cost
/// (E14). Whether it exists is a fact of the scenario; a public match of its trials is a policy
/// (policy/integrator_fund.hpp). Leaves out: its own profit and its exit.
struct Integrator {
    std::string name = "integrator";
    Quarter from{2014, 1};
    std::uint32_t county = 0;
    std::vector<std::string> sectors;
    std::vector<std::string> packages{"D1", "N1", "D1N1"};
    double contact_rate = 0.35; // pc
    double range = 100.0;
    double capacity = 10.0; // K
    double capacity_growth = 0.10;
    double cost_share = 0.53; // chi_int
    double cost_floor = 0.40;
    double learning = 0.15;       // bL of E14
    double prior_projects = 60.0; // X0
    double speed = 0.7;
    std::int64_t offer_quarters = 4;
    double trial_fund = 3.5; // F
    double trial_share = 0.05;
    double visit_cost = 0.002;
    double overhead = 0.5;
    bool trial_relief = true;
    bool trial_informs = true;
    std::vector<std::string> extends_to;
    double extension_penetration = 0.15;
    Quarter extension_from{2017, 1}; // t_ext
    bool platform = false;
    Quarter platform_from{2017, 1};
    double platform_contact = 2.0;
    double platform_reach = 0.3;

    static constexpr auto fields() {
        using namespace config;
        constexpr const char* toman = "Zhou et al. 2019, case 5";
        return std::tuple{
            field("name", &Integrator::name, anything, "", "name in messages and files", toman),
            field("from", &Integrator::from, anything, "", "first quarter of its service",
                  "Zhou et al. 2019: TOMAN turn-key from 2014"),
            field("county", &Integrator::county, between(0, 65534), "",
                  "home county, counted from 0", "scenario"),
            field("sectors", &Integrator::sectors, anything, "",
                  "kinds of the sectors it serves; none = all", toman),
            field("packages", &Integrator::packages, anything, "",
                  "what it offers: D1, N1, D1N1; each raises what stands at level 0 to level 1",
                  "Zhou et al. 2019, case 5: customized retrofits"),
            field("contact_rate", &Integrator::contact_rate, share, "1/quarter",
                  "probability of visiting a firm that it can serve (pc)",
                  "calibrated: about 160 firms of Xinchang with a completed project by 2019Q4"),
            field("range", &Integrator::range, positive, "km",
                  "visits grow rarer with distance by the factor exp(-distance / range)",
                  "assumption"),
            field("capacity", &Integrator::capacity, between(0, 1e6), "projects/quarter",
                  "projects that it can start in its first quarter, rounded down (K)",
                  "Zhou et al. 2019: 160 firms in 4-5 years is 8-10 a quarter"),
            field("capacity_growth", &Integrator::capacity_growth, between(-0.9, 2), "1/year",
                  "growth of its capacity", "assumption"),
            field("cost_share", &Integrator::cost_share, between(1e-3, 100), "1",
                  "its price over the in-house cost before learning (chi_int)",
                  "set so that D1N1 costs .22 million RMB (Zhou et al. 2019: .23)"),
            field("cost_floor", &Integrator::cost_floor, between(0, 100), "1",
                  "its price never falls below this part of the in-house cost", "assumption"),
            field("learning", &Integrator::learning, between(0, 2), "1",
                  "elasticity of its price to its completed projects (E14)",
                  "assumption: that of a technology (Nagy et al. 2013)"),
            field("prior_projects", &Integrator::prior_projects, between(1e-3, 1e9), "projects",
                  "projects behind it when service begins (X0)", "assumption"),
            field("speed", &Integrator::speed, between(0.01, 10), "1",
                  "its projects take this part of the in-house time (E7)", "assumption"),
            field("offer_quarters", &Integrator::offer_quarters, between(1, 40), "quarters",
                  "an offer stands from the visit on for this long", "assumption"),
            field(
                "trial_fund", &Integrator::trial_fund, between(0, 1e6), "million RMB",
                "what it can spend on free trials over the run, a public match left aside; 0 = no "
                "trials (F)",
                "assumption: half of 5 % of .23 million RMB (both Zhou et al. 2019) for each of "
                "600 firms"),
            field("trial_share", &Integrator::trial_share, between(0, 0.9), "share of price",
                  "part of a package that it carries out free of charge at its first offer",
                  "Zhou et al. 2019: up to 5 % of a firm's equipment modified free"),
            field("visit_cost", &Integrator::visit_cost, between(0, 1e3), "million RMB/visit",
                  "what a visit to a firm costs it", "assumption"),
            field("overhead", &Integrator::overhead, between(0, 1e6), "million RMB/year",
                  "its fixed cost while in service", "assumption"),
            field("trial_relief", &Integrator::trial_relief, anything, "",
                  "the trial's part need not be paid again in the firm's next project with an "
                  "integrator",
                  "assumption"),
            field("trial_informs", &Integrator::trial_informs, anything, "",
                  "a trial brings information (information.trial)", "assumption"),
            field("extends_to", &Integrator::extends_to, anything, "",
                  "kinds of the sectors that it serves later", "Zhou et al. 2019: fixtures, gears"),
            field("extension_penetration", &Integrator::extension_penetration, non_negative,
                  "projects a firm",
                  "it extends when its completed projects exceed this share of the firms of its "
                  "county and sectors",
                  "assumption"),
            field("extension_from", &Integrator::extension_from, anything, "",
                  "it extends from this quarter at the latest (t_ext)",
                  "Zhou et al. 2019: other sectors from 2017"),
            field("platform", &Integrator::platform, anything, "",
                  "it builds an online platform that reaches all counties",
                  "off; Zhou et al. 2019: TOMAN builds one from 2017"),
            field("platform_from", &Integrator::platform_from, anything, "",
                  "first quarter of the platform", "Zhou et al. 2019"),
            field("platform_contact", &Integrator::platform_contact, between(1, 100), "1",
                  "factor on visits with the platform", "assumption"),
            field("platform_reach", &Integrator::platform_reach, share, "1",
                  "with the platform, visits fall with distance to this factor and no further",
                  "assumption"),
        };
    }
    void check(config::Complaints& complain) const;
};

/// The packages by name, each the step that it is.
inline constexpr std::array<std::pair<std::string_view, Mask>, 3> package_steps{
    {{"D1", 1}, {"N1", 2}, {"D1N1", 3}}};

/// A package fits a firm if all that it raises stands at 0 and neither D nor N is above 1 after it.
[[nodiscard]] constexpr bool package_fits(Mask package, State state) noexcept {
    for (std::size_t x = 0; x < 2; ++x) {
        if (raises(package, x) ? level(state, x) != 0 : level(state, x) > 1) {
            return false;
        }
    }
    return true;
}

/// Bit m set: the integrator offers step m to a firm in the state.
using PackagesByState = std::array<std::uint8_t, states>;
[[nodiscard]] PackagesByState packages_by_state(const Integrator& profile);

/// What one sector is to an integrator.
struct Market {
    enum class Standing : std::uint8_t { none, extension, home };
    Standing standing = Standing::none;
    double price_factor = 1.0; // exp(delta)
};
/// One entry a sector.
[[nodiscard]] std::vector<Market> markets_of(const Integrator& profile,
                                             const std::vector<Sector>& sectors);

/// What one integrator can do now.
struct IntegratorState {
    std::uint32_t slots = 0;    // projects that it may still start this quarter
    std::int64_t completed = 0; // X
    std::int64_t homes = 0;     // places of its county in its home sectors
    Fen fund{};                 // what is left for trials
    double cost_share = 1.0;    // chi of this quarter
    bool open = false;          // in service: service has begun and there is a slot
    bool platform = false;      // the platform is on
    bool extended = false;      // serves the sectors of extension too
};

/// E14: price over in-house cost after `completed` projects.
[[nodiscard]] double integrator_cost_share(const Integrator& profile, std::int64_t completed);

/// Sets what changes with the quarter: slots grown since `from`, price by experience, platform.
void begin_quarter(const Integrator& profile, Quarter now, IntegratorState& state);

/// Extends for good when penetration or date say so (at the end of a quarter).
void extend(const Integrator& profile, Quarter now, IntegratorState& state);

} // namespace catchup
