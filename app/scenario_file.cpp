// SPDX-License-Identifier: MIT
#include "app/scenario_file.hpp"

#include "sim/config/reader.hpp"

namespace catchup::app {

Scenario read_scenario(const std::string& file, const std::vector<std::string>& set) {
    config::Document document = config::Document::load(file);
    for (const std::string& assignment : set) {
        document.set(assignment);
    }
    return config::read<Scenario>(document);
}

} // namespace catchup::app
