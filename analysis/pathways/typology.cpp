// SPDX-License-Identifier: MIT
#include "analysis/pathways/typology.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include <fmt/format.h>

#include "analysis/layout.hpp"
#include "analysis/pathways/description.hpp"
#include "analysis/pathways/discrepancy.hpp"
#include "analysis/pathways/medoids.hpp"
#include "analysis/pathways/partition_quality.hpp"
#include "analysis/pathways/representatives.hpp"
#include "analysis/pathways/ward.hpp"
#include "analysis/random_draws.hpp"

namespace catchup::analysis {
namespace {

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();
constexpr const char* names[] = {"ward", "k_medoids"}; // by Clustering

/// A table without the end of its last line, which the text adds.
std::string table(const std::vector<ScreenRow>& screen) {
    std::string text = laid_out(screen);
    text.pop_back();
    return text;
}

/// Clusters of the sample, for each number of them from 2 on.
struct Partitions {
    std::vector<std::vector<std::size_t>> of_objects;
    std::vector<PartitionQuality> quality;
};

Partitions judged(std::vector<std::vector<std::size_t>> partitions, const PartitionJudge& judge) {
    Partitions found{std::move(partitions), {}};
    for (const auto& clusters : found.of_objects) {
        found.quality.push_back(judge.quality(clusters));
    }
    return found;
}

std::vector<std::size_t> around(const std::vector<std::size_t>& medoids, const Distances& square,
                                const std::vector<double>& weights) {
    Distances rows{medoids.size(), square.columns, {}};
    for (const std::size_t medoid : medoids) {
        const std::span<const double> row = square.row(medoid);
        rows.values.insert(rows.values.end(), row.begin(), row.end());
    }
    return by_weight(nearest_medoids(rows), weights);
}

/// What both ways of clustering make of the sample.
struct Clusterings {
    Partitions of[2]; // by Clustering
    std::vector<Merge> merges;
};

Clusterings clusterings(const Distances& square, const ComparedSample& sample, std::size_t most) {
    const PartitionJudge judge{square, sample.weights};
    Clusterings found;
    found.merges = ward(square, sample.weights);
    std::vector<std::vector<std::size_t>> by_ward;
    std::vector<std::vector<std::size_t>> by_medoids;
    const auto medoids = partitions_around_medoids(square, sample.weights, most);
    for (std::size_t clusters = 2; clusters <= most; ++clusters) {
        by_ward.push_back(cut(found.merges, sample.weights, clusters));
        by_medoids.push_back(around(medoids[clusters - 1], square, sample.weights));
    }
    found.of[0] = judged(std::move(by_ward), judge);
    found.of[1] = judged(std::move(by_medoids), judge);
    return found;
}

Chapter quality_chapter(const Clusterings& found) {
    Chapter chapter;
    chapter.told.method =
        "Number of clusters: mean silhouette width (high is good), Hubert's C (low is good), "
        "point-biserial correlation (high is good), as if equal sequences stood one by one (Studer "
        "2013)";
    std::vector<ScreenRow> screen{{"clusters", "silhouette", "Hubert's C", "point-biserial"}};
    for (std::size_t method = 0; method < 2; ++method) {
        for (std::size_t k = 0; k < found.of[method].quality.size(); ++k) {
            const PartitionQuality& quality = found.of[method].quality[k];
            const std::string clusters = fmt::format("{}", k + 2);
            ScreenRow line{fmt::format("{} {}", names[method], clusters)};
            for (const auto& [measure, value] :
                 {std::pair{"silhouette", quality.silhouette},
                  std::pair{"hubert_c", quality.hubert_c},
                  std::pair{"point_biserial", quality.point_biserial}}) {
                chapter.details.push_back(
                    tidy_row(measure, "", names[method], clusters, "", value));
                line.push_back(std::isnan(value) ? "none" : fmt::format("{:.3f}", value));
            }
            screen.push_back(std::move(line));
        }
    }
    chapter.told.verdict.push_back(table(screen));
    for (std::size_t step = 0; step < found.merges.size(); ++step) {
        chapter.details.push_back(tidy_row("ward_height", "", fmt::format("{}", step + 1), "", "",
                                           found.merges[step].height));
    }
    return chapter;
}

/// Clusters of all distinct sequences, from those of the sample.
std::vector<std::size_t> of_all_kinds(const Sequences& all, const ComparedSample& sample,
                                      const std::vector<std::size_t>& clusters,
                                      const std::vector<std::size_t>& medoids,
                                      const Metric& metric) {
    std::vector<std::size_t> of_kind(all.distinct.size(), nowhere);
    for (std::size_t i = 0; i < sample.kinds.size(); ++i) {
        of_kind[sample.kinds[i]] = clusters[i];
    }
    std::vector<std::size_t> others;
    std::vector<Sequence> sequences;
    for (std::size_t kind = 0; kind < of_kind.size(); ++kind) {
        if (of_kind[kind] == nowhere) {
            others.push_back(kind);
            sequences.push_back(all.distinct[kind]);
        }
    }
    std::vector<Sequence> centres;
    for (const std::size_t medoid : medoids) {
        centres.push_back(all.distinct[sample.kinds[medoid]]);
    }
    const std::vector<std::size_t> nearest = nearest_medoids(distances(centres, sequences, metric));
    for (std::size_t i = 0; i < others.size(); ++i) {
        of_kind[others[i]] = nearest[i];
    }
    return of_kind;
}

Chapter clusters_chapter(const Sequences& all, const ComparedSample& sample,
                         const Distances& square, const std::vector<std::size_t>& clusters,
                         const Metric& metric) {
    constexpr double radius_share = 0.1; // of the greatest distance (TraMineR's default)
    constexpr double coverage = 0.25;
    const std::vector<std::size_t> medoids = medoids_of(square, sample.weights, clusters);
    const std::vector<std::size_t> of_kind = of_all_kinds(all, sample, clusters, medoids, metric);
    const double greatest = *std::max_element(square.values.begin(), square.values.end());
    std::vector<double> shares(medoids.size(), 0.0);
    double sum = 0.0;
    Chapter chapter;
    std::vector<ScreenRow> screen{
        {"cluster", "share", "distance to medoid", "medoid", "its share"}};
    for (const Member& member : all.members) {
        shares[of_kind[member.kind]] += member.weight;
        sum += member.weight;
        chapter.details.push_back(
            tidy_row("cluster", all.groups.empty() ? "" : all.groups[member.group], member.id, "",
                     "", static_cast<double>(of_kind[member.kind] + 1)));
    }
    for (std::size_t c = 0; c < medoids.size(); ++c) {
        const std::string label = fmt::format("{}", c + 1);
        std::vector<std::size_t> inside;
        double apart = 0.0;
        double weight = 0.0;
        for (std::size_t i = 0; i < clusters.size(); ++i) {
            if (clusters[i] == c) {
                inside.push_back(i);
                apart += sample.weights[i] * square.at(medoids[c], i);
                weight += sample.weights[i];
            }
        }
        const auto spelled = [&](std::size_t object) {
            return spell_text(all.distinct[sample.kinds[object]], all.alphabet);
        };
        const double own = sample.weights[medoids[c]] / weight;
        std::vector<TidyRow>& rows = chapter.details;
        rows.push_back(tidy_row("cluster_share", "", label, "", "", shares[c] / sum));
        rows.push_back(tidy_row("distance_to_medoid", "", label, "", "", apart / weight));
        rows.push_back(tidy_row("medoid", "", label, spelled(medoids[c]), "", own));
        screen.push_back({label, fmt::format("{:.3f}", shares[c] / sum), readable(apart / weight),
                          spelled(medoids[c]), fmt::format("{:.3f}", own)});
        for (const Representative& one :
             representatives(square, sample.weights, inside, radius_share * greatest, coverage)) {
            rows.push_back(
                tidy_row("representative", "", label, spelled(one.object), "", one.covered));
        }
    }
    chapter.told.verdict.push_back(table(screen));
    chapter.told.remarks.push_back("medoid: the sequence nearest to all of its cluster, as states "
                                   "and periods, with its own share "
                                   "of the cluster");
    return chapter;
}

Chapter discrepancy_chapter(const Sequences& all, const ComparedSample& sample,
                            const Distances& square, const TypologySettings& settings) {
    std::vector<std::size_t> object(all.distinct.size(), nowhere);
    for (std::size_t i = 0; i < sample.kinds.size(); ++i) {
        object[sample.kinds[i]] = i;
    }
    std::vector<std::size_t> labels; // of the groups that are in the sample
    std::vector<Grouped> members;
    for (const std::size_t m : sample.members) {
        const Member& member = all.members[m];
        auto at = std::find(labels.begin(), labels.end(), member.group);
        if (at == labels.end()) {
            at = labels.insert(at, member.group);
        }
        members.push_back(
            {object[member.kind], static_cast<std::size_t>(at - labels.begin()), member.weight});
    }
    Chapter chapter;
    chapter.told.method =
        fmt::format("Groups: discrepancy analysis (Studer et al. 2011), {} permutations",
                    settings.permutations);
    const std::optional<Discrepancy> found =
        discrepancy(square, members, settings.permutations, settings.seed);
    if (!found) {
        chapter.told.verdict.push_back("Groups cannot be compared: there are fewer than two, or no "
                                       "more sequences than groups, "
                                       "or all sequences are the same.");
        return chapter;
    }
    const auto add = [&](const char* measure, const std::string& item, double value) {
        chapter.told.rows.push_back(tidy_row(measure, "", item, "", "", value));
    };
    for (std::size_t g = 0; g < labels.size(); ++g) {
        add("discrepancy", all.groups[labels[g]], found->of_group[g]);
    }
    add("discrepancy_total", "", found->total);
    add("discrepancy_r2", "", found->r_squared);
    add("discrepancy_f", "", std::isinf(found->pseudo_f) ? std::nan("") : found->pseudo_f);
    if (found->p) {
        add("discrepancy_p", "", *found->p);
        chapter.told.verdict.push_back(
            fmt::format("Groups account for {:.1f} % of the discrepancy of sequences; by chance as "
                        "much or more "
                        "in {:.3f} of the permutations.{}",
                        100.0 * found->r_squared, *found->p,
                        *found->p < 0.05 ? "" : " That is no evidence of a difference."));
    }
    return chapter;
}

} // namespace

ComparedSample compared_sample(const Sequences& all, std::size_t most, std::uint64_t seed) {
    ComparedSample sample;
    std::vector<std::size_t> order(all.members.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (all.distinct.size() > most) {
        std::mt19937_64 stream{seed};
        shuffle(stream, std::span{order});
    }
    std::vector<std::size_t> object(all.distinct.size(), nowhere);
    for (const std::size_t m : order) {
        const Member& member = all.members[m];
        if (object[member.kind] == nowhere) {
            if (sample.kinds.size() == most) {
                break;
            }
            object[member.kind] = sample.kinds.size();
            sample.kinds.push_back(member.kind);
            sample.weights.push_back(0.0);
        }
        sample.weights[object[member.kind]] += member.weight;
        sample.members.push_back(m);
    }
    return sample;
}

std::vector<Chapter> typology_chapters(const Sequences& all, const Metric& metric,
                                       const TypologySettings& settings) {
    const ComparedSample sample = compared_sample(all, settings.sample, settings.seed);
    std::vector<Sequence> sequences;
    for (const std::size_t kind : sample.kinds) {
        sequences.push_back(all.distinct[kind]);
    }
    const Distances square = distances(sequences, metric);
    std::vector<Chapter> chapters;
    if (all.groups.size() > 1) {
        chapters.push_back(discrepancy_chapter(all, sample, square, settings));
    }
    if (sequences.size() < 2) {
        Chapter& one = chapters.emplace_back();
        one.told.method = "Clusters: none, all sequences are the same";
        return chapters;
    }
    const std::size_t most =
        std::min(std::max(settings.most_clusters, settings.clusters.value_or(2)), sequences.size());
    const Clusterings found = clusterings(square, sample, most);
    chapters.push_back(quality_chapter(found));
    const auto method = static_cast<std::size_t>(settings.clustering);
    const Partitions& chosen = found.of[method];
    std::size_t best = 0;
    for (std::size_t k = 1; k < chosen.quality.size(); ++k) {
        best = chosen.quality[k].silhouette > chosen.quality[best].silhouette ? k : best;
    }
    const std::size_t k = settings.clusters ? std::min(*settings.clusters, most) - 2 : best;
    Chapter clusters = clusters_chapter(all, sample, square, chosen.of_objects[k], metric);
    clusters.told.method =
        fmt::format("{} clusters by {}{}", k + 2,
                    settings.clustering == Clustering::ward ? "Ward's criterion" : "medoids (PAM)",
                    settings.clusters ? "" : ": the number with the widest silhouette");
    if (sample.members.size() < all.members.size()) {
        clusters.told.remarks.push_back(fmt::format(
            "Distances, clusters and tests of groups rest on {} sequences drawn of {} ({} distinct "
            "of {}); the others belong to the cluster of the nearest medoid. --sample sets how "
            "many.",
            sample.members.size(), all.members.size(), sample.kinds.size(), all.distinct.size()));
    }
    constexpr double weak = 0.25; // Kaufman & Rousseeuw 1990, table 4
    if (chosen.quality[k].silhouette <= weak) {
        clusters.told.verdict.push_back(fmt::format("A mean silhouette of {:.2f} says that there "
                                                    "is no structure worth the name; the clusters "
                                                    "are a way to sum up, no types.",
                                                    chosen.quality[k].silhouette));
    }
    chapters.push_back(std::move(clusters));
    return chapters;
}

} // namespace catchup::analysis
