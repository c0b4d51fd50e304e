// A catalogue as bytes that are refused unless all of them are as they were written:
//   "plangate catalog 1 <length> <sha256>\n" and the catalogue as a document in canonical form
// with the format's number, the document's length in bytes and its SHA-256 in hexadecimal.
#pragma once

#include <string>
#include <string_view>

#include "json/issue.h"

namespace plangate {

inline constexpr std::size_t max_snapshot_bytes = 256u << 20;

bool is_snapshot(std::string_view bytes);  // begins as one; no JSON does

std::string make_snapshot(std::string_view document);

// The document, or nothing with an issue.
std::string_view open_snapshot(std::string_view bytes, Issues& issues);

}  // namespace plangate
