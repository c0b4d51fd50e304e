#include "policy/template.h"

#include "expr/parser.h"
#include "expr/string_literal.h"

namespace plangate {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// The "}" that closes the expression which begins at `at`: braces inside its text literals do not count.
std::size_t find_close(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '}') {
    const bool inside_word = at > 0 && text[at - 1] != '{' && (text[at - 1] == '_' || (text[at - 1] | 0x20) >= 'a');
    if ((text[at] == '"' || text[at] == '\'') || (!inside_word && at_string_literal(text.substr(at)))) {
      std::string ignored;
      at = read_string_literal(text, at, ignored).at;
    } else {
      ++at;
    }
  }
  return at < text.size() ? at : npos;
}

class Splitter {
 public:
  Splitter(std::string_view text, std::vector<ExprIssue>& issues) : text_(text), issues_(issues) {}

  std::vector<TemplatePart> run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const bool doubled = at_ + 1 < text_.size() && text_[at_ + 1] == c;
      if ((c == '{' || c == '}') && doubled) {
        literal_ += c;
        at_ += 2;
      } else if (c == '{') {
        expression();
      } else {
        if (c == '}') fail(at_, at_ + 1, "\"}\" closes nothing; write \"}}\" for the character.");
        literal_ += c;
        ++at_;
      }
    }
    flush();
    return std::move(parts_);
  }

 private:
  void flush() {
    if (literal_.empty()) return;
    TemplatePart part;
    part.literal = std::move(literal_);
    literal_.clear();
    parts_.push_back(std::move(part));
  }

  void fail(std::size_t start, std::size_t end, std::string_view message) {
    add(issues_, issue::template_syntax, {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)},
        {message});
  }

  void expression() {
    const std::size_t open = at_;
    const std::size_t close = find_close(text_, open + 1);
    if (close == npos) {
      fail(open, text_.size(), "\"{\" is not closed; write \"{{\" for the character.");
      at_ = text_.size();
      return;
    }
    at_ = close + 1;
    const std::string_view source = text_.substr(open + 1, close - open - 1);
    if (source.find_first_not_of(" \t\n") == npos)
      return fail(open, close + 1, "Name a fact or a plan's field between the braces.");
    flush();
    std::vector<ExprIssue> found;
    std::optional<Ast> ast = parse_expression(source, found);
    const auto offset = static_cast<std::uint32_t>(open + 1);
    for (ExprIssue& issue : found) {
      if (!issue.range.empty()) issue.range = {issue.range.start + offset, issue.range.end + offset};
      issues_.push_back(std::move(issue));
    }
    if (!ast) return;
    TemplatePart part;
    part.is_expression = true;
    part.ast = std::move(*ast);
    part.offset = offset;
    parts_.push_back(std::move(part));
  }

  std::string_view text_;
  std::vector<ExprIssue>& issues_;
  std::vector<TemplatePart> parts_;
  std::string literal_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<TemplatePart> parse_template(std::string_view text, std::vector<ExprIssue>& issues) {
  return Splitter(text, issues).run();
}

}  // namespace plangate
