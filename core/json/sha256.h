#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace plangate {

using Digest = std::array<std::uint8_t, 32>;

// SHA-256 (FIPS 180-4), fed in pieces.
class Sha256 {
 public:
  Sha256& add(std::string_view bytes);
  Sha256& add(const Digest& digest);
  Digest finish();  // once

 private:
  void block();

  std::uint32_t state_[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                             0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::uint8_t buffer_[64] = {};
  std::uint64_t length_ = 0;  // bytes fed
};

inline Digest sha256(std::string_view bytes) { return Sha256().add(bytes).finish(); }

std::string hex(const Digest& digest);  // 64 small letters and digits

}  // namespace plangate
