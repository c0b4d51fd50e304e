#include "json/canonical.h"

#include "json/decimal.h"
#include "json/sort.h"

namespace plangate::json {

std::vector<const Member*> members_by_key(const Node& object) {
  std::vector<const Member*> members;
  members.reserve(object.members.size());
  for (const Member& member : object.members) members.push_back(&member);
  sort_items(members.data(), members.size(), [](const Member* a, const Member* b) { return a->key < b->key; });
  return members;
}

namespace {

void write_members(Writer& out, const Node& node) {
  out.begin_object();
  for (const Member* member : members_by_key(node)) {
    out.key(member->key);
    write_canonical(out, member->value);
  }
  out.end_object();
}

}  // namespace

void write_canonical(Writer& out, const Node& node) {
  switch (node.kind) {
    case Node::Kind::null: out.raw("null"); break;
    case Node::Kind::boolean: out.boolean(node.boolean); break;
    case Node::Kind::number: out.raw(canonical_decimal(node.text)); break;
    case Node::Kind::string: out.text(node.text); break;
    case Node::Kind::object: write_members(out, node); break;
    case Node::Kind::array:
      out.begin_array();
      for (const Node& item : node.items) write_canonical(out, item);
      out.end_array();
      break;
  }
}

std::string canonical(const Node& node) {
  Writer out;
  write_canonical(out, node);
  return out.take();
}

}  // namespace plangate::json
