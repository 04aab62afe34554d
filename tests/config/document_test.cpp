// SPDX-License-Identifier: MIT
#include "sim/config/document.hpp"

#include <fmt/format.h>

#include "tests/config/example.hpp"
#include "tests/config/folder.hpp"
#include "tests/support/catch.hpp"

using namespace example;

namespace {

std::string load_complaint(const std::string& path) {
    try {
        static_cast<void>(Document::load(path));
        return "";
    } catch (const InputError& error) {
        return error.what();
    }
}

} // namespace

TEST_CASE("a file that cannot be a scenario is refused before it is read", "[unit][config]") {
    const Folder folder;
    CHECK(load_complaint(folder.at("none.toml")) ==
          folder.at("none.toml") + ": the file does not exist");
    CHECK(load_complaint(folder.at("")) == folder.at("") + ": the file is a directory, not a file");
    CHECK(load_complaint("/dev/null") == "/dev/null: the file is not a regular file");
    const std::string huge = folder.write("huge.toml", "");
    std::filesystem::resize_file(huge, 1024ULL * 1024 * 1024); // sparse
    CHECK(load_complaint(huge) == huge + ": the file has 1024 MiB; at most 64 MiB are read");
    CHECK(load_complaint(folder.write("empty.toml", "")) == "");
}

TEST_CASE("characters that TOML does not allow are found by place", "[unit][config]") {
    CHECK(complaint(std::string{"a = 1\nb\0 = 2", 12}) ==
          "korea.toml:2:2: a NUL byte: this is not a text file. Try the file you meant");
    CHECK(complaint("# 中\nt = \"\xD6\xD0\"") ==
          "korea.toml:2:6: byte 0xD6 is not UTF-8 text. Try saving it as UTF-8");
    CHECK(complaint("seed = 1\n出口 = 2") ==
          "korea.toml:2:1: '出' stands outside quotes. Try \"...\" around the text or key, with "
          "plain straight quotes");
    CHECK(complaint("title = “Xinchang”").find("korea.toml:1:9: '“' stands outside quotes") == 0);
    std::string brackets = "a = ";
    brackets.append(65, '[');
    CHECK(
        complaint(brackets) ==
        "korea.toml:1:69: nested more than 64 levels deep. Try fewer brackets or dots within each "
        "other");
    std::string dots = "a";
    for (int i = 0; i < 65; ++i) {
        dots += ".a";
    }
    CHECK(complaint(dots + " = 1").find("nested more than 64 levels deep") != std::string::npos);
}

TEST_CASE("characters beyond ASCII may stand in strings and comments", "[unit][config]") {
    const std::string text = "\xEF\xBB\xBF" + needed +
                             "outputs = [\"中\\\"中\", '中\\', \"\"\"中\"中\\\"\"\"\", "
                             "'''中'中''''] # 中\n\"title\" = \"\" # 文\n";
    const auto c = from(text);
    CHECK(c.outputs == std::vector<std::string>{"中\"中", "中\\", "中\"中\"", "中'中'"});
    CHECK(c.title == "");
}

TEST_CASE("what is not TOML is told with its place", "[unit][config]") {
    CHECK(complaint("seed 3") ==
          "korea.toml:1:6: cannot read this key-value pair: expected '=', saw '3'");
    CHECK(complaint("a = 1\na = 2") ==
          "korea.toml:2:5: cannot read this key-value pair: cannot redefine existing integer 'a'");
}

TEST_CASE("common slips are told in plain words", "[unit][config]") {
    const std::string unclosed =
        "the quote is not closed on this line. Try \" at the end of the text";
    CHECK(complaint("a = 1\na = \"中\nb = 中") == "korea.toml:2:5: " + unclosed);
    CHECK(complaint("a = \"b") == "korea.toml:1:5: " + unclosed);
    CHECK(complaint("a = [\"b, 'c']\nd = \"e\"") == "korea.toml:1:6: " + unclosed);
    CHECK(complaint("# don't\na = 'b").find("korea.toml:2:5: the quote is not closed") == 0);
    CHECK(complaint("a = \"\"\"b\n\nc = 1\n") ==
          "korea.toml:1:5: the \"\"\" is never closed. Try \"\"\" at the end of the text");

    const std::string neither = " is neither a number nor true, false or a date. Try ";
    CHECK(complaint("[time]\n start =  2013Q1 # first") ==
          "korea.toml:2:11: start = 2013Q1" + neither + "\"2013Q1\" if it is text");
    CHECK(complaint("title = it's nice") ==
          "korea.toml:1:9: title = it's nice" + neither + "\"it's nice\" if it is text");
    CHECK(complaint("a.b = data/x.csv") ==
          "korea.toml:1:7: a.b = data/x.csv" + neither + "\"data/x.csv\" if it is text");
    CHECK(complaint("a = 5%") == "korea.toml:1:5: a = 5%" + neither + "\"5%\" if it is text");
    CHECK(complaint("a = True") == "korea.toml:1:5: a = True has capital letters. Try true");

    const std::string comma = " has a comma; numbers have a decimal point. Try ";
    CHECK(complaint("a = 0,4") == "korea.toml:1:5: a = 0,4" + comma + "0.4");
    CHECK(complaint("a = -0,25") == "korea.toml:1:5: a = -0,25" + comma + "-0.25");
    CHECK(complaint("a = 1,500") == "korea.toml:1:5: a = 1,500" + comma + "1500 or 1.500");
    CHECK(complaint("a = 1,000,000") == "korea.toml:1:5: a = 1,000,000" + comma + "1000000");
    CHECK(complaint(needed, {"offset=0,4"}) == "--set:1:8: offset = 0,4" + comma + "0.4");
}

TEST_CASE("a slip as long as its file is told in short", "[unit][config]") {
    const std::string word(100'000, 'x');
    const auto length = [](const std::string& text) { return complaint(text).size(); };
    CHECK(length(fmt::format("a = {}", word)) < 500);
    CHECK(length(fmt::format("a = 1,{:0100000}", 0)) < 500);
    CHECK(length(fmt::format("{0} = 1\n{0} = 1", word)) < 3000);
    CHECK(length(word) < 3000);
}

TEST_CASE("what the parser says better is left to it", "[unit][config]") {
    for (const std::string text :
         {"a = 007", "a = 1.5.2", "a = 2013-13-01", "a = 0xFF\na = 0xFF", "a = true\na = true",
          "a = ", "a = [1, b]", "a = \"\"\"\nb = c\\q\n\"\"\"", "a", "= 3", "[a\nb = c",
          "a = 99999999999999999999"}) {
        CAPTURE(text);
        CHECK(complaint(text).find(": cannot read this ") != std::string::npos);
    }
}

TEST_CASE("a base is merged below its file", "[unit][config]") {
    const Folder folder;
    folder.write("far/deep.toml", needed + "offset = 1\nlearning = false\nweights = [1, 1, 1]\n"
                                           "[adoption]\ninnovation = 0.1\n[[sector]]\nkind = "
                                           "\"bearings\"\n[[sector]]\nkind = \"textiles\"\n");
    folder.write("middle.toml", "base = \"far/deep.toml\"\noffset = 2\nstates = { A = 1.0 }\n");
    const std::string top =
        folder.write("top.toml", "title = \"top\"\nbase = \"middle.toml\"\nweights = [0, 0, 0]\n"
                                 "[adoption]\nimitation = 0.5\n[[sector]]\nkind = \"textiles\"\n");
    const auto c = read<Scenario>(Document::load(top));
    CHECK(c.seed == 1);
    CHECK(c.offset == 2);
    CHECK_FALSE(c.learning);
    CHECK(c.weights == std::array{0.0, 0.0, 0.0});
    CHECK(c.adoption == Rule{Bass{0.1, 0.5}});
    CHECK(c.sector.size() == 1);
    CHECK(c.population.states == Shares{{"A", 1.0}});
}

TEST_CASE("a problem in a base is told with the base's place", "[unit][config]") {
    const Folder folder;
    const std::string base = folder.write("base.toml", needed + "offset = 77\n");
    const std::string top = folder.write("top.toml", "base = \"base.toml\"\n");
    CHECK_THROWS_WITH(read<Scenario>(Document::load(top)),
                      base + ":3:10: offset = 77 is outside [-5, 5] (a shift). Try a value in that "
                             "range");
}

TEST_CASE("a base that leads nowhere or in a circle is refused", "[unit][config]") {
    const Folder folder;
    const std::string a = folder.write("a.toml", "\nbase = \"b.toml\"");
    const std::string b = folder.write("b.toml", "base = \"./a.toml\"");
    CHECK(load_complaint(a) == b + ":1:1: base = \"./a.toml\" leads in a circle: " + a + " -> " +
                                   b + " -> " + a +
                                   ". Try a base that does not begin from this file");
    const std::string own = folder.write("own.toml", "base = \"own.toml\"");
    CHECK(load_complaint(own).find(own + ":1:1: base = \"own.toml\" leads in a circle") == 0);
    const std::string lost = folder.write("lost.toml", "base = \"gone.toml\"");
    CHECK(load_complaint(lost) == lost + ":1:1: base = \"gone.toml\" names " +
                                      folder.at("gone.toml") +
                                      ", which does not exist. Try its path as seen from the "
                                      "folder of the file that names it");
    const std::string typed = folder.write("typed.toml", "base = 3");
    CHECK(load_complaint(typed) == typed + ":1:1: base = 3 must be text: the path of another file, "
                                           "seen from this one");
    for (int i = 0; i < 17; ++i) {
        folder.write(fmt::format("c{}.toml", i), fmt::format("base = \"c{}.toml\"", i + 1));
    }
    folder.write("c17.toml", "");
    CHECK(load_complaint(folder.at("c0.toml")).find("makes a chain of more than 16 files") !=
          std::string::npos);
    CHECK(load_complaint(folder.at("c2.toml")) == "");
}
