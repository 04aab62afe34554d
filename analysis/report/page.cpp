// SPDX-License-Identifier: MIT
#include "analysis/report/page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/report/style.hpp"
#include "analysis/report/words.hpp"

namespace catchup::analysis::report {
namespace {

/// A data URL of the text; no byte of it means anything to HTML.
std::string data_url(std::string_view text) {
    std::string url = "data:text/csv;charset=utf-8,";
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool is_plain =
            (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
            (letter >= 'A' && letter <= 'Z') ||
            std::string_view{",.-_:;/=()[]|+!*"}.find(letter) != std::string_view::npos;
        if (is_plain) {
            url += letter;
        } else {
            url += fmt::format("%{:02X}", byte);
        }
    }
    return url;
}

std::string figure_html(const Figure& figure) {
    const std::string label = figure.title + ". " + figure.alternative;
    return fmt::format(
        "<figure id=\"{0}\" data-kind=\"{1}\">\n<h3>{2}</h3>\n{3}{4}"
        "<figcaption>{5}. <a download=\"{0}.csv\" href=\"{6}\">{7}</a></figcaption>\n"
        "</figure>\n",
        escaped(figure.id), escaped(figure.kind), escaped(figure.title),
        svg_element(figure.wide, label, "wide"), svg_element(figure.narrow, label, "narrow"),
        escaped(figure.note), data_url(csv(figure.rows)), words::data_link);
}

std::string table_html(const Table& table) {
    std::string html = fmt::format("<table><caption>{}</caption>\n", escaped(table.caption));
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        html += "<tr>";
        for (const std::string& cell : table.rows[i]) {
            html += i == 0 ? fmt::format("<th scope=\"col\">{}</th>", cell)
                           : fmt::format("<td>{}</td>", cell);
        }
        html += "</tr>\n";
    }
    return html + "</table>\n";
}

/// Each sentence once, in the order in which it is first said.
std::vector<std::string> gathered(const std::vector<Section>& sections,
                                  std::vector<std::string> Section::*part) {
    std::vector<std::string> all;
    for (const Section& section : sections) {
        for (const std::string& sentence : section.*part) {
            if (std::find(all.begin(), all.end(), sentence) == all.end()) {
                all.push_back(sentence);
            }
        }
    }
    return all;
}

std::string list_html(std::string_view id, std::string_view heading,
                      const std::vector<std::string>& sentences) {
    if (sentences.empty()) {
        return "";
    }
    std::string html = fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n"
                                   "<ul>\n",
                                   id, heading);
    for (const std::string& sentence : sentences) {
        html += fmt::format("<li>{}</li>\n", sentence);
    }
    return html + "</ul>\n</section>\n";
}

std::string section_html(const Section& section) {
    std::string html = fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n",
                                   escaped(section.id), escaped(section.title));
    for (const Figure& figure : section.figures) {
        html += figure_html(figure);
    }
    for (const Table& table : section.tables) {
        html += table_html(table);
    }
    return html + "</section>\n";
}

std::string contents_html(const Report& report) {
    std::string html = fmt::format("<nav aria-label=\"{0}\">\n<ul>\n", words::contents);
    const auto link = [&](std::string_view id, std::string_view text) {
        html += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", id, text);
    };
    link("found", words::found);
    for (const Section& section : report.sections) {
        link(escaped(section.id), escaped(section.title));
    }
    link("methods", words::methods);
    link("limits", words::limits);
    link("provenance", words::provenance);
    return html + "</ul>\n</nav>\n";
}

std::string provenance_html(const Report& report) {
    std::string html = fmt::format("<section aria-labelledby=\"provenance\">\n"
                                   "<h2 id=\"provenance\">{}</h2>\n",
                                   words::provenance);
    for (const Source& source : report.sources) {
        html += fmt::format("<h3>{}</h3>\n<table>\n", escaped(source.file));
        for (const auto& [name, value] : source.facts) {
            html += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", escaped(name),
                                escaped(value));
        }
        html += "</table>\n";
    }
    html += fmt::format("<h2 id=\"reproduce\">{}</h2>\n<p>{}</p>\n<pre>", words::reproduce,
                        words::reproduce_with);
    for (const std::string& command : report.commands) {
        html += escaped(command) + '\n';
    }
    return html + "</pre>\n</section>\n";
}

} // namespace

std::string page(const Report& report) {
    std::string html = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; img-src data:; script-src {}\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"generator\" content=\"{}\">\n<link rel=\"icon\" href=\"data:,\">\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
        report.script.empty() ? "'none'" : fmt::format("'{}'", report.script_hash),
        escaped(report.program), escaped(report.title), page_style());
    html += fmt::format("<header>\n<h1>{}</h1>\n{}</header>\n<main>\n", escaped(report.title),
                        contents_html(report));
    if (report.script.empty()) {
        html += fmt::format("<p class=\"static\">{}</p>\n", words::is_static);
    }
    html += list_html("asked", words::asked, gathered(report.sections, &Section::asked));
    html += list_html("found", words::found, gathered(report.sections, &Section::found));
    for (const Section& section : report.sections) {
        html += section_html(section);
    }
    html += list_html("methods", words::methods, gathered(report.sections, &Section::methods));
    html +=
        list_html("references", words::references, gathered(report.sections, &Section::references));
    std::vector<std::string> limits = gathered(report.sections, &Section::limits);
    limits.emplace_back(words::of_the_model);
    html += list_html("limits", words::limits, limits);
    html += provenance_html(report);
    html += fmt::format("</main>\n<footer><p class=\"static\">{}</p></footer>\n",
                        escaped(report.program));
    if (!report.script.empty()) {
        html += fmt::format("<script>{}</script>\n", report.script);
    }
    return html + "</body>\n</html>\n";
}

} // namespace catchup::analysis::report
