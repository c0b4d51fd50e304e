#include "json/writer.h"

namespace plangate::json {

void Writer::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

void Writer::begin(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
}

void Writer::end(char bracket) {
  out_ += bracket;
  first_ = false;
}

void Writer::key(std::string_view name) {
  text(name);
  out_ += ':';
  first_ = true;
}

void Writer::raw(std::string_view json) {
  separate();
  out_ += json;
}

void Writer::number(std::int64_t value) { raw(std::to_string(value)); }

void Writer::boolean(bool value) { raw(value ? "true" : "false"); }

void Writer::text(std::string_view value) {
  constexpr std::string_view hex = "0123456789abcdef";
  separate();
  out_ += '"';
  std::size_t written = 0;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const auto byte = static_cast<unsigned char>(value[at]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out_ += value.substr(written, at - written);
    written = at + 1;
    const char escape[] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
    if (byte < 0x20) out_.append(escape, sizeof escape);
    else out_.append({'\\', value[at]});
  }
  out_ += value.substr(written);
  out_ += '"';
}

void write_issues(Writer& out, const Issues& issues) {
  out.begin_array();
  for (const Issue& issue : issues) {
    out.begin_object();
    out.field("code", issue.code);
    out.field("severity", issue.warning ? "warning" : "error");
    out.field("document", name(issue.document));
    out.field("path", issue.path);
    if (!issue.range.empty()) {
      out.key("range");
      out.begin_array();
      out.number(issue.range.start);
      out.number(issue.range.end);
      out.end_array();
    }
    out.field("message", issue.message);
    out.end_object();
  }
  out.end_array();
}

void write_texts(Writer& out, std::string_view name, const std::vector<std::string>& texts) {
  out.key(name);
  out.begin_array();
  for (const std::string& text : texts) out.text(text);
  out.end_array();
}

}  // namespace plangate::json
