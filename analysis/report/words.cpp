// SPDX-License-Identifier: MIT
#include "analysis/report/words.hpp"

#include <fmt/format.h>

namespace catchup::analysis::report::words {

std::string few_replications(std::size_t replications) {
    return fmt::format("There are only {} replications: intervals rest on means being close to "
                       "normal, and rare outcomes may be missing.",
                       replications);
}

std::string missing(std::string_view what, std::string_view why) {
    return fmt::format("No figure of {}: {}.", what, why);
}

std::string sample_note(std::size_t replications, std::string_view interval) {
    return replications == 1 ? std::string{no_interval_note}
                             : fmt::format("{} replications; {}", replications, interval);
}

std::string comparison_asked(std::size_t policies, const std::string& goal,
                             const std::string& until, double target, std::size_t replications) {
    return fmt::format(
        "What {} bring{} about beside no policy: how many more firms stand at {} or "
        "above at the end of {}, and at what cost{}. Every arm was run on the same "
        "{} seed{}, so that firms, network and luck are shared.",
        policies == 1 ? "one policy" : fmt::format("{} policies", policies),
        policies == 1 ? "s" : "", goal, until,
        target > 0.0 ? fmt::format(", when each spends {:.4g} million RMB (present value)", target)
                     : std::string{", each as written"},
        replications, replications == 1 ? "" : "s");
}

std::string policy_gain(const std::string& policy, const std::string& gain,
                        const std::string& without, const std::string& goal,
                        const std::string& until) {
    return fmt::format("Under <b>{}</b> the number of firms at {} by {} changes by {}, from {} "
                       "without a policy.",
                       policy, goal, until, gain, without);
}

std::string policy_no_gain(const std::string& policy, const std::string& gain,
                           const std::string& goal) {
    return fmt::format("Under <b>{}</b> the number of firms at {} cannot be told from that without "
                       "a policy: the difference is {}.",
                       policy, goal, gain);
}

std::string policy_cost(const std::string& spending, const std::string& cost) {
    const std::string spent =
        fmt::format("It spends {} million RMB of public money (present value)", spending);
    return cost.empty()
               ? spent + "; what a firm more at the goal costs cannot be told, because "
                         "the gain may be none."
               : fmt::format("{}; a firm more at the goal costs {} million RMB.", spent, cost);
}

std::string policy_welfare(const std::string& welfare) {
    return fmt::format("Welfare changes by {} million RMB.", welfare);
}

std::string contrast(const std::string& one, const std::string& other,
                     const std::string& difference, bool differs) {
    return differs ? fmt::format("At equal public spending, <b>{}</b> brings {} firms to the goal "
                                 "compared with <b>{}</b>.",
                                 one, difference, other)
                   : fmt::format("At equal public spending, <b>{}</b> and <b>{}</b> cannot be told "
                                 "apart: the difference is {} firms.",
                                 one, other, difference);
}

std::string scan_range(const std::string& policy, double least, double most) {
    return fmt::format("Budgets within the reach of {} go from {:.4g} to {:.4g} million RMB "
                       "(means of the scan).",
                       policy, least, most);
}

std::string run_asked(const std::string& title, std::size_t replications, const std::string& from,
                      const std::string& until) {
    return fmt::format("{}: {} replication{} from {} to {}.", title, replications,
                       replications == 1 ? "" : "s", from, until);
}

std::string run_found(const std::string& file, const std::string& reached,
                      const std::vector<std::string>& levels, const std::string& until) {
    return fmt::format("In <b>{}</b> a share of {} of firms stands at D1N1 or above at the end of "
                       "{}; mean levels, of two, are {} of D, {} of N and {} of I.",
                       file, reached, until, levels[0], levels[1], levels[2]);
}

std::string time_below(const std::string& where, const std::string& quarters,
                       const std::string& event, const std::string& until) {
    return fmt::format("{}{} firm is below {} for {} quarters on average, up to {} (restricted "
                       "mean).",
                       where, where.empty() ? "A" : "a", event, quarters, until);
}

std::string box(const std::string& bounds, const std::string& quality) {
    return fmt::format("The outcome that was looked for holds mostly in a box (PRIM): {} {}.",
                       bounds, quality);
}

} // namespace catchup::analysis::report::words
