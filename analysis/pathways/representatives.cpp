// SPDX-License-Identifier: MIT
#include "analysis/pathways/representatives.hpp"

namespace catchup::analysis {

std::vector<Representative> representatives(const Distances& distances,
                                            std::span<const double> weights,
                                            std::span<const std::size_t> among, double radius,
                                            double coverage) {
    double total = 0.0;
    std::vector<double> within; // by candidate
    for (const std::size_t candidate : among) {
        double weight = 0.0;
        for (const std::size_t other : among) {
            weight += distances.at(candidate, other) <= radius ? weights[other] : 0.0;
        }
        within.push_back(weight);
        total += weights[candidate];
    }
    std::vector<bool> is_covered(among.size(), false);
    std::vector<Representative> found;
    double covered = 0.0;
    while (covered < coverage * total) {
        std::size_t best = among.size();
        for (std::size_t c = 0; c < among.size(); ++c) {
            if (!is_covered[c] && (best == among.size() || within[c] > within[best])) {
                best = c;
            }
        }
        if (best == among.size()) {
            break;
        }
        for (std::size_t c = 0; c < among.size(); ++c) {
            if (!is_covered[c] && distances.at(among[best], among[c]) <= radius) {
                is_covered[c] = true;
                covered += weights[among[c]];
            }
        }
        found.push_back({among[best], within[best] / total});
    }
    return found;
}

} // namespace catchup::analysis
