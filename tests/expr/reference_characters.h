// Texts as sequences of code points.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "reference_functions.h"

namespace plangate::test {

using Characters = std::vector<std::string>;  // each as its UTF-8

Characters characters(const std::string& text);
std::string joined(const Characters& all, std::size_t start, std::size_t end);
bool in_text(std::int64_t at, const Characters& text);  // its end included
bool stands_at(const Characters& text, const Characters& part, std::int64_t at);

bool are(const Arguments& arguments, std::initializer_list<Value::Kind> kinds);

}  // namespace plangate::test
