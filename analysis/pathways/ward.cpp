// SPDX-License-Identifier: MIT
#include "analysis/pathways/ward.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace catchup::analysis {
namespace {

/// Clusters in the making, each known by its last object. Sums in the order of SciPy's, so that ties are
/// ties there and here.
class Clusters {
  public:
    Clusters(const Distances& distances, std::span<const double> weights)
        : count_{weights.size()}, weights_{weights.begin(), weights.end()},
          is_there_(weights.size(), true), distances_{distances.values} {
        for (std::size_t i = 0; i < count_; ++i) {
            for (std::size_t j = 0; j < count_; ++j) {
                distances_[i * count_ + j] *=
                    std::sqrt(2.0 * weights_[i] * weights_[j] / (weights_[i] + weights_[j]));
            }
        }
    }

    [[nodiscard]] std::size_t first() const {
        return static_cast<std::size_t>(std::find(is_there_.begin(), is_there_.end(), true) -
                                        is_there_.begin());
    }

    /// The nearest of the others; `preferred`, if there is one, where it is as near.
    [[nodiscard]] std::size_t nearest(std::size_t one, std::size_t preferred) const {
        const double* const row = distances_.data() + one * count_;
        std::size_t best = preferred;
        double least =
            preferred < count_ ? row[preferred] : std::numeric_limits<double>::infinity();
        for (std::size_t other = 0; other < count_; ++other) {
            if (other != one && is_there_[other] && row[other] < least) {
                least = row[other];
                best = other;
            }
        }
        return best;
    }

    /// `one` goes into `other`; the height at which they meet.
    double merge(std::size_t one, std::size_t other) {
        const double between = distances_[one * count_ + other];
        for (std::size_t k = 0; k < count_; ++k) {
            if (k == one || k == other || !is_there_[k]) {
                continue;
            }
            const double part = 1.0 / (weights_[one] + weights_[other] + weights_[k]);
            const double from_one = distances_[one * count_ + k];
            const double from_other = distances_[other * count_ + k];
            const double joined =
                std::sqrt((weights_[k] + weights_[one]) * part * from_one * from_one +
                          (weights_[k] + weights_[other]) * part * from_other * from_other -
                          weights_[k] * part * between * between);
            distances_[other * count_ + k] = joined;
            distances_[k * count_ + other] = joined;
        }
        weights_[other] += weights_[one];
        is_there_[one] = false;
        return between;
    }

  private:
    std::size_t count_;
    std::vector<double> weights_;
    std::vector<bool> is_there_;
    std::vector<double> distances_;
};

/// Roots of merged objects.
class Roots {
  public:
    explicit Roots(std::size_t count) : parent_(count) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }
    std::size_t of(std::size_t object) {
        while (parent_[object] != object) {
            parent_[object] = parent_[parent_[object]];
            object = parent_[object];
        }
        return object;
    }
    void join(std::size_t one, std::size_t other) { parent_[of(other)] = of(one); }

  private:
    std::vector<std::size_t> parent_;
};

/// Objects of merges become clusters: the order of heights decides their numbers.
void number(std::vector<Merge>& merges) {
    std::stable_sort(merges.begin(), merges.end(),
                     [](const Merge& a, const Merge& b) { return a.height < b.height; });
    const std::size_t objects = merges.size() + 1;
    Roots roots{objects};
    std::vector<std::size_t> cluster(objects);
    std::iota(cluster.begin(), cluster.end(), std::size_t{0});
    for (std::size_t step = 0; step < merges.size(); ++step) {
        Merge& merge = merges[step];
        const std::size_t one = roots.of(merge.one);
        const std::size_t other = roots.of(merge.other);
        merge.one = std::min(cluster[one], cluster[other]);
        merge.other = std::max(cluster[one], cluster[other]);
        roots.join(one, other);
        cluster[one] = objects + step;
    }
}

} // namespace

std::vector<Merge> ward(const Distances& distances, std::span<const double> weights) {
    Clusters clusters{distances, weights};
    std::vector<Merge> merges;
    std::vector<std::size_t> chain;
    while (merges.size() + 1 < weights.size()) {
        if (chain.empty()) {
            chain.push_back(clusters.first());
        }
        const std::size_t last = chain.back();
        const std::size_t before = chain.size() > 1 ? chain[chain.size() - 2] : weights.size();
        const std::size_t next = clusters.nearest(last, before);
        if (next != before) {
            chain.push_back(next);
            continue;
        }
        chain.resize(chain.size() - 2);
        const std::size_t goes = std::min(last, next);
        const std::size_t stays = std::max(last, next);
        merges.push_back({goes, stays, clusters.merge(goes, stays)});
    }
    number(merges);
    return merges;
}

std::vector<std::size_t> cut(std::span<const Merge> merges, std::span<const double> weights,
                             std::size_t clusters) {
    const std::size_t objects = weights.size();
    Roots roots{objects + merges.size()};
    for (std::size_t step = 0; step + clusters < objects; ++step) {
        roots.join(objects + step, merges[step].one);
        roots.join(objects + step, merges[step].other);
    }
    std::vector<std::size_t> of(objects);
    for (std::size_t i = 0; i < objects; ++i) {
        of[i] = roots.of(i);
    }
    return by_weight(std::move(of), weights);
}

std::vector<std::size_t> by_weight(std::vector<std::size_t> clusters,
                                   std::span<const double> weights) {
    struct Cluster {
        std::size_t old;
        double weight;
    };
    std::vector<Cluster> found; // in the order of first objects
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        const auto at = std::find_if(found.begin(), found.end(),
                                     [&](const Cluster& one) { return one.old == clusters[i]; });
        if (at == found.end()) {
            found.push_back({clusters[i], weights[i]});
        } else {
            at->weight += weights[i];
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Cluster& a, const Cluster& b) { return a.weight > b.weight; });
    for (std::size_t& cluster : clusters) {
        cluster = static_cast<std::size_t>(
            std::find_if(found.begin(), found.end(),
                         [&](const Cluster& one) { return one.old == cluster; }) -
            found.begin());
    }
    return clusters;
}

} // namespace catchup::analysis
