// SPDX-License-Identifier: MIT
// The read side of a comparison file: policy arms on shared seeds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/results.hpp"

namespace catchup::analysis {

/// One arm of a comparison: a world with a policy, or a world without.
struct ComparedArm {
    std::string label;       // unlike any other arm's
    std::string role;        // "arm", "twin" (added: a world without policy), "decomposition"
    std::string status;      // "no policy", "as written", "solved", "unreachable"
    std::string note;        // what a decomposition changes, why an arm is unreachable; or empty
    double generosity = 0.0; // that scales the policy, >= 0
    double reach = 0.0;      // largest mean spending of the scan, million RMB, present value
    std::size_t twin = 0;    // the arm that is this one's world without policy
    std::size_t parent = 0;  // the arm that a decomposition was made from; else itself
    std::size_t same_as = 0; // the first arm that is the same policy in the same world
    std::string world;       // keys beside policy in which it differs from the first arm; or empty
    // unreachable, or mean spending further than the tolerance off the target; without a target, off
    // what the first policy spends
    bool is_off_target = false;

    [[nodiscard]] bool has_policy() const noexcept { return status != "no policy"; }
    [[nodiscard]] bool is_unreachable() const noexcept { return status == "unreachable"; }
    [[nodiscard]] bool is_decomposition() const noexcept { return role == "decomposition"; }
};

/// What an arm did at a generosity, on the seeds of the search.
struct ScanPoint {
    std::size_t arm = 0;
    double generosity = 0.0;
    double spending = 0.0; // million RMB, present value
    double reached = 0.0;  // firms at the goal at the end
    double welfare = 0.0;  // million RMB, present value
};

/// How arms were run and valued.
struct Conditions {
    double target = 0.0;         // million RMB, present value; 0: arms as written
    std::string target_from;     // "--spending", "the least that an arm spends as written"
    double discount = 0.0;       // 1/year
    double mcpf = 0.0;           // marginal cost of public funds
    double terminal_years = 0.0; // years after the end that count
    std::string goal;            // "D1N1I0"
    std::string branch;          // quarter in which arms part, "2014Q1"
    std::int64_t search_replications = 0;
    std::int64_t redraws = 0; // of the luck of the world without policy
    std::int64_t replications_asked = 0;
    double half_width = 0.0;   // that was asked for, in units of `half_width_of`; 0: none
    std::string half_width_of; // "reached"
    std::string ended;         // "all replications", "half-width reached", "interrupted"
};

/// Part of the target by which mean spending may be off it in arms that are ranked (E17).
inline constexpr double spending_tolerance = 0.01;

/// A comparison in memory.
class Comparison {
  public:
    /// Throws InputError if the file is not a whole comparison.
    explicit Comparison(const Results& file);

    [[nodiscard]] const Conditions& conditions() const noexcept { return conditions_; }
    [[nodiscard]] const std::vector<ComparedArm>& arms() const noexcept { return arms_; }
    /// Indices of the arms with a policy.
    [[nodiscard]] std::vector<std::size_t> policies() const;
    /// Of these, the arms that the user gave: no decompositions.
    [[nodiscard]] std::vector<std::size_t> given_policies() const;
    /// Of these, the arms off target: they must not be ranked.
    [[nodiscard]] std::vector<std::size_t> off_target() const;
    [[nodiscard]] bool is_decomposed() const noexcept;
    [[nodiscard]] const std::vector<ScanPoint>& scan() const noexcept { return scan_; }
    [[nodiscard]] const std::vector<std::string>& quarters() const noexcept { return quarters_; }
    /// Labels of `size`, `sector`, `county` or `fate`.
    [[nodiscard]] const std::vector<std::string>& labels(const std::string& dimension) const;
    [[nodiscard]] std::size_t replications() const noexcept { return replications_; }

    /// A variable of an arm, by replication; `place` is the index in its third dimension.
    [[nodiscard]] std::vector<double> values(const std::string& variable, std::size_t arm,
                                             std::size_t place = 0) const;

  private:
    void read_arms(const Results& file);
    void read_scan(const Results& file);
    void read_variables(const Results& file);
    void mark_off_target();
    void refuse_unless(bool holds, std::string_view why) const;

    std::string path_;
    Conditions conditions_;
    std::vector<ComparedArm> arms_;
    std::vector<ScanPoint> scan_;
    std::vector<std::string> quarters_;
    std::map<std::string, std::vector<std::string>> labels_;
    std::map<std::string, Series> variables_;
    std::size_t replications_ = 0;
};

} // namespace catchup::analysis
