// SPDX-License-Identifier: MIT
#include "analysis/claims/measures.hpp"

#include <algorithm>
#include <iterator>

namespace catchup::analysis {

const std::vector<Measure>& measures() {
    static const std::vector<Measure> all = [] {
        std::vector<Measure> found;
        for (std::vector<Measure> some :
             {measures_of_states(), measures_of_paths(), measures_of_times(),
              measures_of_projects(), measures_of_catching_up(), measures_of_surveys(),
              measures_of_places(), measures_of_facts()}) {
            std::move(some.begin(), some.end(), std::back_inserter(found));
        }
        std::sort(found.begin(), found.end(),
                  [](const Measure& a, const Measure& b) { return a.name < b.name; });
        return found;
    }();
    return all;
}

const Measure* find_measure(std::string_view name) {
    const auto at = std::find_if(measures().begin(), measures().end(),
                                 [&](const Measure& one) { return one.name == name; });
    return at == measures().end() ? nullptr : &*at;
}

} // namespace catchup::analysis
