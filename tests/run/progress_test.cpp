// SPDX-License-Identifier: MIT
#include "sim/run/progress.hpp"

#include "tests/support/catch.hpp"

using namespace catchup;

TEST_CASE("a line of progress by hand", "[unit][run]") {
    CHECK(run::progress_line("run", {10}, 0, 0, 5.0) == "run 0 of 10");
    CHECK(run::progress_line("run", {10}, 5, 0, 10.0) == "run 5 of 10, 0.5 runs/s, 10 s left");
    CHECK(run::progress_line("run", {10, 4}, 5, 2, 10.0) ==
          "run 9 of 10, 2 failed, 0.5 runs/s, 2 s left");
    CHECK(run::progress_line("run", {10}, 10, 0, 10.0) == "run 10 of 10, 1 runs/s");
}

TEST_CASE("quiet says nothing, a file gets no bar", "[unit][run]") {
    std::FILE* const file = std::tmpfile();
    REQUIRE(file != nullptr);
    {
        run::Progress quiet{"run", 3, run::Verbosity::quiet, file};
        quiet.update(3);
        run::Progress plain{"run", 3, run::Verbosity::normal, file};
        plain.update(3); // the first 30 seconds are silent
    }
    CHECK(std::ftell(file) == 0);
    std::fclose(file);
}
