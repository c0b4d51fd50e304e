// What the engine needs of libc, small: with these the binary imports nothing, and printf and strtod stay out of it.
#include <malloc.h>

#include <cerrno>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "json/number_text.h"

namespace {

// "%04x", "%.4X": four hexadecimal digits, the only format that nlohmann/json asks for.
void put_hex(char*& out, const char* end, unsigned value, bool upper) {
  const char* digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  for (int shift = 12; shift >= 0 && out < end; shift -= 4) *out++ = digits[value >> shift & 15];
}

}  // namespace

// NOLINTBEGIN(bugprone-reserved-identifier): the linker and C name them so
extern "C" {
// The loader looks at memory.buffer after each call that may grow it and needs no notice.
void emscripten_notify_memory_growth(std::size_t) {}

// libc asks for just what it needs, which is a page more again and again: a host takes time for each growth, and the
// plain build copies the whole memory.
int __wrap_emscripten_resize_heap(std::size_t bytes) {
  constexpr std::size_t page = 65536;
  const std::size_t present = __builtin_wasm_memory_size(0);
  const std::size_t needed = (bytes + page - 1) / page - present;
  return __builtin_wasm_memory_grow(0, needed + present / 4) != SIZE_MAX ||
         __builtin_wasm_memory_grow(0, needed) != SIZE_MAX;
}

// Leaves nothing behind in memory that was given back: images of the memory are then small, and say the same for the
// same documents.
void __real_free(void* memory);
void __wrap_free(void* memory) {
  if (memory != nullptr) std::memset(memory, 0, malloc_usable_size(memory));
  __real_free(memory);
}

// Where abort() ends; libc would call the host's proc_exit.
void _Exit(int) { __builtin_trap(); }

// For nlohmann/json, which hands over one whole number. The linker is told to take these for libc's. What no integer
// holds it reads as a double; of either, only the text is used, and whether the double is finite.
unsigned long long __wrap_strtoull(const char*, char**, int) {
  errno = ERANGE;
  return 0;
}
long long __wrap_strtoll(const char*, char**, int) {
  errno = ERANGE;
  return 0;
}
double __wrap_strtod(const char* text, char** end) {
  const std::size_t size = std::strlen(text);
  if (end != nullptr) *end = const_cast<char*>(text + size);
  return plangate::parse_double({text, size});
}

int __wrap_snprintf(char* out, std::size_t size, const char* format, ...) {
  const char* const start = out;
  const char* const end = out + size - 1;
  std::va_list values;
  va_start(values, format);
  for (; *format != '\0' && out < end; ++format) {
    if (*format != '%') {
      *out++ = *format;
      continue;
    }
    while (*format != 'x' && *format != 'X') ++format;
    put_hex(out, end, va_arg(values, unsigned), *format == 'X');
  }
  va_end(values);
  *out = '\0';
  return static_cast<int>(out - start);
}
}
// NOLINTEND(bugprone-reserved-identifier)
