#include "catalog/snapshot.h"

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
  const std::string_view number = head.starts_with(magic) ? head.substr(magic.size()) : std::string_view();
  const std::string_view written = number.substr(0, number.find(' '));
  const bool other_format =
      !written.empty() && written.find_first_not_of("0123456789") == std::string_view::npos && written != format;
  if (other_format)
    issues.push_back({issue::snapshot_format,
                      Document::catalog,
                      "",
                      {},
                      join({"This snapshot has format ", written, "; this release reads format ", format, "."}),
                      false});
  else
    issues.push_back({issue::snapshot_damaged,
                      Document::catalog,
                      "",
                      {},
                      "This snapshot is damaged: it is not what was saved, or not all of it.",
                      false});
  return {};
}

}  // namespace plangate
