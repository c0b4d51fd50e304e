// Between the tests' values and the engine's cells.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "expr/cell.h"
#include "value.h"

namespace plangate::test {

// A value as a cell; what it refers to lives as long as this.
class Cells {
 public:
  Cell of(const Value& value);

 private:
  const Cell* items(const Value& value);

  std::deque<std::string> texts_;
  std::deque<std::vector<Cell>> lists_;
};

// A cell as a value. `names` are those of the first cells of the frame; an error is called by its issue code.
Value value_of(const Cell& cell, const std::vector<std::string>& names);

}  // namespace plangate::test
