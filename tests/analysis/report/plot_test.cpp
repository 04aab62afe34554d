// SPDX-License-Identifier: MIT
#include <cmath>

#include "analysis/report/plot/axes.hpp"
#include "analysis/report/plot/canvas.hpp"
#include "analysis/report/plot/legend.hpp"
#include "analysis/report/plot/palette.hpp"
#include "analysis/report/plot/scale.hpp"
#include "analysis/report/plot/text_width.hpp"
#include "tests/support/catch.hpp"

namespace catchup::analysis::report {

TEST_CASE("ticks are round numbers that cover the range") {
    const auto labels = [](double low, double high, std::size_t at_most) {
        std::string all;
        for (const Tick& tick : covering_ticks(low, high, at_most)) {
            all += tick.label + ' ';
        }
        return all;
    };
    CHECK(labels(0.0, 1.0, 6) == "0 0.2 0.4 0.6 0.8 1.0 ");
    CHECK(labels(-0.3, 17.4, 7) == "-5 0 5 10 15 20 ");
    CHECK(labels(0.0, 1234.0, 5) == "0 500 1000 1500 ");
    CHECK(labels(3.0, 3.0, 5) == "1 2 3 4 5 ");
    CHECK(labels(0.0, 0.0, 5) == "-1.0 -0.5 0 0.5 1.0 ");
    CHECK(labels(0.00012, 0.00031, 5) == "0.0001 0.0002 0.0003 0.0004 ");
}

TEST_CASE("every range is covered by no more ticks than asked for") {
    for (double low : {-1e3, -3.7, -1e-7, 0.0, 1e-12, 5.0}) {
        for (double width : {1e-3, 0.9, 44.0, 1e12}) {
            for (const std::size_t most : {3U, 5U, 8U}) {
                const auto ticks = covering_ticks(low, low + width, most);
                REQUIRE(ticks.size() >= 2);
                CHECK(ticks.size() <= most);
                CHECK(ticks.front().value <= low + 1e-9 * width);
                CHECK(ticks.back().value >= low + width - 1e-9 * width);
            }
        }
    }
}

TEST_CASE("text widths are those of DejaVu Sans") {
    CHECK(text_width("", 12.0) == 0.0);
    CHECK(text_width("i", 1000.0) == Approx(278.0));
    CHECK(text_width("D1N1I0", 1000.0) == Approx(770.0 + 748.0 + 295.0 + 3 * 636.0));
    CHECK(text_width("\xE5\xB7\x9D", 1000.0) == Approx(1000.0)); // one character of three bytes
}

TEST_CASE("text of figures cannot end its element") {
    CHECK(escaped("</script> \"a\" & 'b'\x01") ==
          "&lt;/script&gt; &quot;a&quot; &amp; &#39;b&#39; ");
    Canvas canvas{100.0};
    canvas.text({0.0, 10.0}, "<b>", Anchor::start, {"small", 3, "\"><x"});
    CHECK(canvas.body() ==
          "<text class=\"small\" data-row=\"3\" data-group=\"&quot;&gt;&lt;x\" x=\"0\" "
          "y=\"10\">&lt;b&gt;</text>\n");
}

TEST_CASE("pixels have one digit and no negative zero") {
    CHECK(pixels(-0.04) == "0");
    CHECK(pixels(12.0) == "12");
    CHECK(pixels(12.34) == "12.3");
    CHECK(pixels(-1.05) == "-1.1");
}

TEST_CASE("labels are cut between characters") {
    CHECK(fitted("short", 100.0) == "short");
    CHECK(fitted("a very long name of a policy", 80.0) == "a very long...");
    const std::string cut = fitted("\xE5\xB7\x9D\xE5\xB7\x9D\xE5\xB7\x9D\xE5\xB7\x9D", 30.0);
    CHECK(cut == "\xE5\xB7\x9D...");
}

TEST_CASE("numbers of an axis that would run into each other are left out") {
    Canvas canvas{120.0};
    std::vector<Tick> ticks;
    for (int year = 0; year < 12; ++year) {
        ticks.push_back({static_cast<double>(year), "2012Q4"});
    }
    (void)draw_x_axis(canvas, {0.0, 0.0, 120.0, 50.0}, {ticks, ""});
    CHECK(canvas.texts().size() == 2);
    for (std::size_t i = 0; i < canvas.texts().size(); ++i) {
        for (std::size_t j = i + 1; j < canvas.texts().size(); ++j) {
            CHECK_FALSE(canvas.texts()[i].overlaps(canvas.texts()[j]));
        }
    }
}

TEST_CASE("states are coloured by rule") {
    CHECK(state_colour(0) == state_colour(0));
    const auto channel = [](const std::string& colour, std::size_t place) {
        return std::stoi(colour.substr(1 + 2 * place, 2), nullptr, 16);
    };
    // D ahead is bluest, N ahead has least blue, none ahead is grey
    CHECK(channel(state_colour(9), 2) > channel(state_colour(9), 0));
    CHECK(channel(state_colour(3), 2) < channel(state_colour(3), 0));
    CHECK(channel(state_colour(12), 0) == channel(state_colour(12), 2));
    // more levels, darker
    CHECK(channel(state_colour(26), 0) < channel(state_colour(13), 0));
    CHECK(channel(state_colour(13), 0) < channel(state_colour(0), 0));
}

} // namespace catchup::analysis::report
