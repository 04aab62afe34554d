// SPDX-License-Identifier: MIT
#include "analysis/report/figure.hpp"

#include <fmt/format.h>

#include "analysis/report/plot/palette.hpp"

namespace catchup::analysis::report {
namespace {

constexpr double printed_millimetres = 170.0; // two columns of a journal
constexpr const char* fonts = "Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif";

} // namespace

void draw_both(Figure& figure, const std::function<void(Canvas&)>& draw) {
    draw(figure.wide);
    draw(figure.narrow);
}

std::string svg_document(const Figure& figure) {
    const Canvas& canvas = figure.wide;
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" "
        "viewBox=\"0 0 {} {}\" font-family=\"{}\">\n<title>{}</title>\n<desc>{} {}</desc>\n"
        "<style>\n{}</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n{}</svg>\n",
        pixels(printed_millimetres), pixels(printed_millimetres * canvas.height() / canvas.width()),
        pixels(canvas.width()), pixels(canvas.height()), fonts, escaped(figure.title),
        escaped(figure.alternative), escaped(figure.note), style_sheet(Theme::light),
        canvas.body());
}

std::string svg_element(const Canvas& canvas, const std::string& label,
                        const std::string& classes) {
    return fmt::format("<svg class=\"{}\" role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {} {}\">\n"
                       "{}</svg>\n",
                       classes, escaped(label), pixels(canvas.width()), pixels(canvas.height()),
                       canvas.body());
}

} // namespace catchup::analysis::report
