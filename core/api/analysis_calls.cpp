// The calls of a gate that analyse its policy: control plane, JSON out.
#include "analysis/matrix.h"
#include "api/gate.h"

namespace plangate {

std::string Gate::matrix(Workspace& workspace, std::size_t text_bytes) {
  PairDecider pair(*program_, *catalog_, slots(), workspace.arena, text_bytes);
  return plangate::matrix(*program_, *catalog_, pair);
}

}  // namespace plangate
