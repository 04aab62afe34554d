// SPDX-License-Identifier: MIT
// The one place that knows which Catch2 we use (Debian 12: version 2.13).
#pragma once
#include <catch2/catch.hpp>
