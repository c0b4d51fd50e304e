#include "catalog/snapshot.h"

#include "json/reader.h"
#include "json/sha256.h"
#include "json/text.h"

namespace plangate {
namespace {

constexpr std::string_view magic = "plangate catalog ";
constexpr std::string_view format = "1";

std::string header(std::string_view document) {
  return join({magic, format, " ", std::to_string(document.size()), " ", hex(sha256(document)), "\n"});
}

}  // namespace

bool is_snapshot(std::string_view bytes) { return bytes.starts_with(magic.front()); }

std::string make_snapshot(std::string_view document) { return header(document) += document; }

std::string_view open_snapshot(std::string_view bytes, Issues& issues) {
  const std::string_view head = bytes.substr(0, bytes.find('\n') + 1);
  const std::string_view document = bytes.substr(head.size());
  if (!head.empty() && head == header(document)) return document;
  const json::Reporter report(Document::catalog, issues);
  const std::string_view number = head.starts_with(magic) ? head.substr(magic.size()) : std::string_view();
  const std::string_view written = number.substr(0, number.find(' '));
  const bool is_number = !written.empty() && written.find_first_not_of("0123456789") == std::string_view::npos;
  if (is_number && written != format)
    report.add(issue::snapshot_format, Path(),
               {"This snapshot has format ", written, "; this release reads format ", format, "."});
  else
    report.add(issue::snapshot_damaged, Path(),
               {"This snapshot is damaged: it is not what was saved, or not all of it."});
  return {};
}

}  // namespace plangate
