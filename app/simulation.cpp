// SPDX-License-Identifier: MIT
#include "app/simulation.hpp"

#include "app/provenance.hpp"
#include "sim/run/interrupt.hpp"
#include "sim/run/replications.hpp"

namespace catchup::app {

std::uint32_t simulate_into(output::Writer& writer, const Plan& plan, Threads& threads,
                            const std::string& what, run::Verbosity verbosity) {
    const Scenario& scenario = plan.scenario;
    std::uint32_t taken = 0;
    run::Progress progress{what, scenario.replications, verbosity};
    threads.run([&] {
        run::replicate<output::Record>(
            scenario.replications, run::side_by_side(scenario.population.firms, threads.count()),
            [&](Replication replication) { return simulate(plan, replication); },
            [&](const output::Record& record) {
                writer.append(record);
                progress.update(++taken);
            },
            run::interrupted);
    });
    return taken;
}

void finish_result(output::Writer& writer, const Scenario& scenario, const hdf5::Attributes& more,
                   unsigned threads) {
    hdf5::Attributes root = root_attributes(scenario);
    root.insert(root.end(), more.begin(), more.end());
    writer.finish(root, parameter_attributes(scenario), provenance(threads));
}

} // namespace catchup::app
