// SPDX-License-Identifier: MIT
#include "analysis/report/numbers.hpp"
#include "analysis/report/page.hpp"
#include "analysis/report/words.hpp"
#include "tests/support/catch.hpp"

namespace catchup::analysis::report {
namespace {

Report small() {
    Report report;
    report.title = "a </script> \"title\"";
    Section section{.id = "one", .title = "One <b>section</b>"};
    section.limits = {"the same limit", "the same limit"};
    Figure figure{.id = "one-figure", .kind = "forest"};
    figure.title = "A & B";
    figure.rows = {{"m", "g,\"x\"", "", "", "", 1.5, 1.0, 2.0}};
    figure.wide.end_at(10.0);
    figure.narrow.end_at(10.0);
    section.figures.push_back(figure);
    report.sections.push_back(section);
    report.program = "catchup";
    return report;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

} // namespace

TEST_CASE("a page without a script says so and allows none") {
    const std::string html = page(small());
    CHECK(count(html, "script-src 'none'") == 1);
    CHECK(count(html, std::string{words::is_static}) == 1);
    CHECK(count(html, "<script") == 0);
}

TEST_CASE("a page allows its own script alone") {
    Report report = small();
    report.script = "let a = 1;";
    report.script_hash = "sha256-abc";
    const std::string html = page(report);
    CHECK(count(html, "script-src 'sha256-abc'") == 1);
    CHECK(count(html, "<script>let a = 1;</script>") == 1);
    CHECK(count(html, std::string{words::is_static}) == 0);
}

TEST_CASE("titles are words in a page") {
    const std::string html = page(small());
    CHECK(count(html, "<h1>a &lt;/script&gt; &quot;title&quot;</h1>") == 1);
    CHECK(count(html, "One &lt;b&gt;section&lt;/b&gt;") == 2); // contents and heading
    CHECK(count(html, "<h3>A &amp; B</h3>") == 1);
}

TEST_CASE("a figure's data are in its link") {
    const std::string html = page(small());
    CHECK(count(html, "data:text/csv;charset=utf-8,measure,group,item,item2,time,estimate,low,high"
                      "%0Am,%22g,%22%22x%22%22%22,,,,1.5,1,2%0A") == 1);
}

TEST_CASE("a limit that several sections have is told once") {
    CHECK(count(page(small()), "the same limit") == 1);
}

TEST_CASE("numbers of sentences carry their exact values") {
    const TidyRow row{"m", "a|b", "", "", "2017Q4", 12.3456789, 10.0, 14.5};
    CHECK(told(row) == "12.35 [10.00, 14.50]");
    CHECK(told_html(&row, Sign::shown) ==
          "<data value=\"12.3456789\" data-key=\"m|a|b|||2017Q4\">+12.35</data> [<data "
          "value=\"10\">+10.00</data>, <data value=\"14.5\">+14.50</data>]");
    CHECK(told_html(nullptr) == "unknown");
    TidyRow undefined = row;
    undefined.estimate.reset();
    CHECK(told_html(&undefined) == "undefined");
    CHECK(excludes_zero(row));
    undefined.low = -1.0;
    CHECK_FALSE(excludes_zero(undefined));
}

} // namespace catchup::analysis::report
