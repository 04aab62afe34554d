// SPDX-License-Identifier: MIT
#include "analysis/show.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "analysis/estimate.hpp"
#include "tests/analysis/sample.hpp"
#include "tests/hdf5/folder.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using namespace catchup::analysis;

namespace {

const TidyRow& row(const std::vector<TidyRow>& rows, const std::string& measure,
                   const std::string& item = "") {
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const TidyRow& r) {
        return r.measure == measure && r.item == item;
    });
    REQUIRE(at != rows.end());
    return *at;
}

} // namespace

TEST_CASE("tidy rows as CSV: quoted where needed, numbers in their shortest form",
          "[unit][analysis]") {
    const std::vector<TidyRow> rows{
        {"share_reached", "a,\"b\".h5", "D1N1", "", "2017Q4", 0.1, 0.05, 0.30000000000000004},
        {"entries", "a.h5", "", "", "", 12.0, {}, {}}};
    CHECK(csv(rows) ==
          "measure,group,item,item2,time,estimate,low,high\n"
          "share_reached,\"a,\"\"b\"\".h5\",D1N1,,2017Q4,0.1,0.05,0.30000000000000004\n"
          "entries,a.h5,,,,12,,\n");
    CHECK(csv({}) == "measure,group,item,item2,time,estimate,low,high\n");
}

TEST_CASE("tidy rows as JSON: the same keys, null where absent", "[unit][analysis]") {
    const std::vector<TidyRow> rows{{"entries", "新昌.h5", "", "", "", 0.1, {}, {}}};
    const auto list = nlohmann::ordered_json::parse(json(rows));
    REQUIRE(list.size() == 1);
    CHECK(list[0].dump() ==
          R"({"measure":"entries","group":"新昌.h5","item":null,"item2":null,"time":null,)"
          R"("estimate":0.1,"low":null,"high":null})");
    CHECK(json({}) == "[]\n");
}

TEST_CASE("outcomes of a result worked out by hand", "[unit][analysis]") {
    const test::Folder folder;
    test::write_ladder(folder / "a.h5", 2);
    const std::vector<TidyRow> rows = outcomes(Results::open(folder / "a.h5"), "A");
    // replications 0 and 1: t with one degree of freedom is 12.706
    CHECK(row(rows, "firms").estimate == 10.0);
    CHECK(row(rows, "firms").time == "2013Q2");
    CHECK(row(rows, "firms").group == "A");
    CHECK(row(rows, "firms_reached", "D1N1").estimate == 3.5); // 4 and 3
    CHECK(*row(rows, "firms_reached", "D1N1").high == Approx(3.5 + 12.7062047361747 * 0.5));
    CHECK(*row(rows, "share_reached", "D1N1").estimate == Approx(0.35));
    CHECK(*row(rows, "share_reached", "D2N2").estimate == Approx(0.15)); // 2 and 1 of ten
    CHECK(*row(rows, "share_reached", "I1").estimate == Approx(0.15));
    CHECK(*row(rows, "mean_level", "D").estimate == Approx(0.5)); // (2 + 4) / 10 and (2 + 2) / 10
    CHECK(*row(rows, "mean_level", "N").estimate == Approx(0.5));
    CHECK(*row(rows, "mean_level", "I").estimate == Approx(0.15));
    CHECK(*row(rows, "entries").estimate == 4.5);
    CHECK(row(rows, "entries").time.empty());
    CHECK(*row(rows, "public_spending").estimate == Approx(1.73456789));
    CHECK(*row(rows, "margin").estimate ==
          Approx(0.115)); // 0.8 x 0.1 + 0.2 x 0.2, 0.9 x 0.1 + 0.1 x 0.2
    for (const TidyRow& found : rows) {
        CHECK(found.measure != "exits"); // not in the file
        CHECK(found.measure != "projects_started");
    }
}

TEST_CASE("the screen sets files side by side and names the interval", "[unit][analysis]") {
    const test::Folder folder;
    test::write_ladder(folder / "a.h5", 2);
    test::write_ladder(folder / "b.h5", 1);
    std::vector<Results> files;
    files.push_back(Results::open(folder / "a.h5"));
    files.push_back(Results::open(folder / "b.h5"));
    const std::string text = screen(files);
    INFO(text);
    const std::string a = (folder / "a.h5").string();
    for (const std::string& expected :
         {a + "  ", std::string{"two bearing towns"}, std::string{"2013Q1 to 2013Q2 (2)"},
          std::string{"95 % Monte Carlo interval of the mean (Student's t)"},
          std::string{"none for a single"}, std::string{"share with at least D1N1"},
          std::string{"0.350 [-0.285, 0.985]"}, std::string{"public spending, million RMB"}}) {
        INFO(expected);
        CHECK(text.find(expected) != std::string::npos);
    }
    CHECK(text.find("exits") == std::string::npos);
    CHECK(text.find("projects") == std::string::npos);
    CHECK(std::count(text.begin(), text.end(), '\n') < 40);
    CHECK(screen({}).empty());
}
