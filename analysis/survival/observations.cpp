// SPDX-License-Identifier: MIT
#include "analysis/survival/observations.hpp"

#include <algorithm>
#include <numeric>

namespace catchup::analysis {

double RiskSet::leaving() const { return std::accumulate(events.begin(), events.end(), 0.0); }

std::vector<RiskSet> risk_sets(std::vector<Observation> sample, std::size_t causes) {
    std::vector<std::size_t> by_entry(sample.size());
    std::stable_sort(sample.begin(), sample.end(),
                     [](const Observation& a, const Observation& b) { return a.time < b.time; });
    std::iota(by_entry.begin(), by_entry.end(), std::size_t{0});
    std::stable_sort(by_entry.begin(), by_entry.end(), [&](std::size_t a, std::size_t b) {
        return sample[a].entry < sample[b].entry;
    });
    std::vector<RiskSet> found;
    double entered = 0.0;
    double left = 0.0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < sample.size();) {
        RiskSet now{sample[i].time, 0.0, std::vector<double>(causes, 0.0), 0.0};
        while (next < by_entry.size() && sample[by_entry[next]].entry < now.time) {
            entered += sample[by_entry[next]].weight;
            ++next;
        }
        now.at_risk = entered - left;
        for (; i < sample.size() && sample[i].time == now.time; ++i) {
            const Observation& one = sample[i];
            (one.status == 0 ? now.censored : now.events[one.status - 1]) += one.weight;
            left += one.weight;
        }
        found.push_back(std::move(now));
    }
    return found;
}

std::vector<Observation> of_group(const Observations& data, std::size_t group) {
    std::vector<Observation> found;
    std::copy_if(data.all.begin(), data.all.end(), std::back_inserter(found),
                 [&](const Observation& one) { return one.group == group; });
    return found;
}

std::vector<Observation> of_world(const Observations& data, std::size_t group, std::size_t world) {
    std::vector<Observation> found = of_group(data, group);
    std::erase_if(found, [&](const Observation& one) { return one.world != world; });
    return found;
}

} // namespace catchup::analysis
