#include "expr/names.h"

#include <algorithm>

#include "json/issue.h"
#include "json/text.h"

namespace plangate {

std::vector<NameId>::const_iterator Names::lower_bound(std::string_view path) const {
  return std::lower_bound(sorted_.begin(), sorted_.end(), path,
                          [this](NameId id, std::string_view p) { return names_[id].path < p; });
}

NameId Names::add(Name name) {
  const auto id = static_cast<NameId>(names_.size());
  const auto place = lower_bound(name.path);
  names_.push_back(std::move(name));
  sorted_.insert(place, id);
  return id;
}

NameId Names::find(std::string_view path) const {
  const auto place = lower_bound(path);
  return place != sorted_.end() && names_[*place].path == path ? *place : no_name;
}

bool Names::is_record(std::string_view path) const {
  const std::string prefix = join({path, "."});
  const auto place = lower_bound(prefix);
  return place != sorted_.end() && names_[*place].path.starts_with(prefix);
}

std::string Names::suggest(std::string_view path) const {
  if (suggestions_left_ == 0) return {};
  --suggestions_left_;
  std::vector<std::string_view> candidates;
  for (const Name& name : names_) candidates.push_back(name.path);
  return did_you_mean(path, candidates);
}

}  // namespace plangate
