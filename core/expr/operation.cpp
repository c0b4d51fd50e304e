#include "expr/operation.h"

#include "expr/collections.h"
#include "expr/functions.h"
#include "expr/signature.h"
#include "expr/values.h"

namespace plangate {
namespace {

bool satisfies(OpCode op, Order order) {
  switch (op) {
    case OpCode::less: return order == Order::less;
    case OpCode::less_equal: return order == Order::less || order == Order::equal;
    case OpCode::greater: return order == Order::greater;
    default: return order == Order::greater || order == Order::equal;
  }
}

Cell ordering(OpCode op, const Cell& a, const Cell& b) {
  Order order = Order::unordered;
  Cell failure;
  return compare(a, b, order, failure) ? Cell::of(satisfies(op, order)) : failure;
}

Cell logical_not(const Cell& a) { return a.tag == Tag::boolean ? Cell::of(a.aux == 0) : error(EvalError::type); }

// Operators that need the values of all their operands.
Cell strict(OpCode op, const Cell& a, const Cell& b, Arena& arena) {
  if (op == OpCode::not_met && a.lacks_plan()) return Cell::of(true);
  if (!a.definite() || !b.definite()) return absorb(a, b, arena);
  switch (op) {
    case OpCode::equal: return equal(a, b, arena);
    case OpCode::not_equal: {
      const Cell same = equal(a, b, arena);
      return same.tag == Tag::boolean ? Cell::of(same.aux == 0) : same;
    }
    case OpCode::less:
    case OpCode::less_equal:
    case OpCode::greater:
    case OpCode::greater_equal: return ordering(op, a, b);
    case OpCode::negate: return negate(a);
    case OpCode::logical_not:
    case OpCode::not_met: return logical_not(a);
    case OpCode::in: return contained_in(a, b, arena);
    case OpCode::index: return index(a, b, arena);
    case OpCode::index_optional: return index_optional(a, b, arena);
    case OpCode::has_key: return has_key(a, b);
    default: return arithmetic(op, a, b, arena);
  }
}

// What functions look at: every item of a list, every 16 bytes of a text.
std::size_t work(const Cell& argument) {
  switch (argument.tag) {
    case Tag::list:
    case Tag::map: return argument.aux;
    case Tag::string:
    case Tag::bytes: return argument.aux / 16;
    default: return 0;
  }
}

Cell unfit(const Cell* args, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    if (args[i].tag == Tag::unlimited) return error(EvalError::unlimited);
  return error(EvalError::type);
}

Cell call(const Instr& i, const Cell* args, Arena& arena) {
  const Function& function = functions()[i.b];
  std::size_t steps = 1;
  Cell failure = Cell::null();
  for (std::size_t n = 0; n < function.arity; ++n) {
    if (!args[n].definite()) failure = failure.definite() ? args[n] : absorb(failure, args[n], arena);
    steps += work(args[n]);
  }
  if (!failure.definite()) return failure;
  if (!arena.spend(steps)) return error(EvalError::steps);
  if (i.op == OpCode::call_checked && !accepts(function.overloads, {args, function.arity}))
    return unfit(args, function.arity);
  return function.run(args, arena);
}

}  // namespace

Cell operate(const Instr& i, const Cell* frame, Arena& arena) {
  return i.op >= OpCode::call ? call(i, frame + i.a, arena) : strict(i.op, frame[i.a], frame[i.b], arena);
}

}  // namespace plangate
