// SPDX-License-Identifier: MIT
#include "sim/base/contract.hpp"

#ifdef CATCHUP_CONTRACTS
#include <cstdio>
#include <cstdlib>

void catchup::contract_broken(const char* kind, const char* condition, const char* file,
                              int line) noexcept {
    std::fprintf(stderr, "%s:%d: broken contract %s(%s)\n", file, line, kind, condition);
    std::abort();
}
#endif
