// Strict reading of a document's objects: each field is asked for by name, and what nobody asked for is an issue.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/node.h"

namespace plangate::json {

using Message = std::initializer_list<std::string_view>;

// Where the issues of one document go.
class Reporter {
 public:
  Reporter(Document document, Issues& issues) : document_(document), issues_(issues) {}

  // The message is the parts joined.
  void add(issue::Code code, const Path& path, Message message, Range range = {}) const;
  void warn(issue::Code code, const Path& path, Message message) const;
  bool has_errors() const { return plangate::has_errors(issues_); }
  std::size_t count() const { return issues_.size(); }  // of all issues so far

 private:
  Document document_;
  Issues& issues_;
};

// Each returns the value, or nothing with a document/wrong-type issue.
const std::string* as_string(const Node& node, const Path& path, const Reporter& report);
std::optional<bool> as_bool(const Node& node, const Path& path, const Reporter& report);
// A whole number that JavaScript holds exactly: from -(2^53-1) to 2^53-1.
std::optional<std::int64_t> as_int(const Node& node, const Path& path, const Reporter& report);
// A number as written, or a text that looks like one; nothing is rounded here.
const std::string* as_number_text(const Node& node, const Path& path, const Reporter& report);
bool expect(const Node& node, Node::Kind kind, const Path& path, const Reporter& report);

class ObjectReader {
 public:
  ObjectReader(const Node& node, const Path& path, const Reporter& report);

  const Node* field(std::string_view name);     // nullptr when it is not there
  const Node* required(std::string_view name);  // the same, with a document/missing-field issue
  void skip(std::string_view name) { known_.push_back(name); }
  void refuse_later(std::string_view name, std::string_view what);  // document/unsupported when it is there
  void finish();                                                    // reports every field that was not asked for

  bool is_object() const { return is_object_; }
  const Path& path() const { return path_; }

 private:
  const Node& node_;
  const Path& path_;
  const Reporter& report_;
  bool is_object_;
  std::vector<std::string_view> known_;
};

// The head of every document: "$schema" (for editors) and "plangate": 1, the format's version.
void read_header(ObjectReader& in, const Reporter& report);

std::string_view kind_name(Node::Kind kind);  // "a number", for messages

}  // namespace plangate::json
