// What the engine needs of libc, small and fast enough: with these the binary imports nothing.
#include <malloc.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

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

// libc's, at the level of optimisation that is linked, goes from byte to byte, which was a fifth of the time of
// loading. The parameters have the standard's names.
[[gnu::no_builtin("memset")]] void* memset(void* s, int c, std::size_t n) {
  char* at = static_cast<char*>(s);
  char* const end = at + n;
  const std::uint64_t word = static_cast<unsigned char>(c) * 0x0101010101010101u;
  while (at < end && reinterpret_cast<std::uintptr_t>(at) % sizeof word != 0) *at++ = static_cast<char>(c);
  for (; end - at >= static_cast<std::ptrdiff_t>(sizeof word); at += sizeof word)
    *reinterpret_cast<std::uint64_t*>(at) = word;
  while (at < end) *at++ = static_cast<char>(c);
  return s;
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
}
// NOLINTEND(bugprone-reserved-identifier)

// The library's stops where no memory is left, but for what is aligned: that would be null, and go on at address 0.
[[gnu::noinline]] void* operator new(std::size_t bytes, std::align_val_t alignment) {
  void* const memory = memalign(static_cast<std::size_t>(alignment), bytes);
  if (memory == nullptr) std::abort();
  return memory;
}
