// The binary interface: forwards to core/api. Pointers and i32 only, because i64 does not survive the conversion to
// plain JavaScript. Version 7; any change of a signature, a tag or a word raises it.
#include <cstdlib>
#include <string>

#include "api/gate.h"

#define PLANGATE_EXPORT(symbol) extern "C" __attribute__((export_name(#symbol), used))

namespace {

constexpr int abi_version = 7;

// The state of one instance.
plangate::Workspace workspace;
std::string response;

plangate::Gate& gate(void* program) { return *static_cast<plangate::Gate*>(program); }

}  // namespace

PLANGATE_EXPORT(plangate_abi_version) int plangate_abi_version() { return abi_version; }

// Memory for a document's text; nullptr when there is none. Given back by plangate_release.
PLANGATE_EXPORT(plangate_allocate) void* plangate_allocate(std::size_t bytes) { return std::malloc(bytes); }
PLANGATE_EXPORT(plangate_release) void plangate_release(void* memory) { std::free(memory); }

// Reads, checks and compiles a policy with its catalogue. nullptr when refused; the response tells why.
PLANGATE_EXPORT(plangate_load)
void* plangate_load(const char* policy, std::size_t policy_bytes, const char* catalog, std::size_t catalog_bytes) {
  plangate::LoadAnswer answer = plangate::load({policy, policy_bytes}, {catalog, catalog_bytes});
  response = std::move(answer.response);
  return answer.gate.release();
}
PLANGATE_EXPORT(plangate_unload) void plangate_unload(void* program) { delete &gate(program); }

// The JSON of the last call of the control plane; of `plangate_save` the snapshot.
PLANGATE_EXPORT(plangate_response) const char* plangate_response() { return response.data(); }
PLANGATE_EXPORT(plangate_response_length) std::size_t plangate_response_length() { return response.size(); }

// Where facts are written before each decision: slots of 16 bytes, and texts from the arena's start.
PLANGATE_EXPORT(plangate_slots) void* plangate_slots(void* program) { return gate(program).slots(); }
PLANGATE_EXPORT(plangate_arena) char* plangate_arena() { return workspace.arena.data(); }
PLANGATE_EXPORT(plangate_arena_size) std::size_t plangate_arena_size() { return plangate::Arena::size; }

// `past` is nullptr, or what plangate_apply gave: then the catalogue counts as it was before.
PLANGATE_EXPORT(plangate_decide)
std::uint32_t plangate_decide(void* program, std::size_t text_bytes, const void* past) {
  return gate(program).decide(workspace, text_bytes, static_cast<const plangate::Past*>(past));
}

// Decides likewise, and leaves the explanation as the response.
PLANGATE_EXPORT(plangate_explain)
std::uint32_t plangate_explain(void* program, std::size_t text_bytes, const void* past) {
  return gate(program).explain(workspace, text_bytes, static_cast<const plangate::Past*>(past), response);
}

// The codes of the plans that can be chosen, as words.
PLANGATE_EXPORT(plangate_plans) const void* plangate_plans(void* program) {
  return gate(program).plans(workspace).data();
}

// The catalogue's calls; each leaves a response.
PLANGATE_EXPORT(plangate_read_update) void plangate_read_update(const char* update, std::size_t bytes) {
  response = plangate::read_update({update, bytes});
}
PLANGATE_EXPORT(plangate_apply) const void* plangate_apply(void* program, const char* entries, std::size_t bytes) {
  plangate::Gate::ApplyAnswer answer = gate(program).apply({entries, bytes});
  response = std::move(answer.response);
  return answer.past;
}
PLANGATE_EXPORT(plangate_forget) void plangate_forget(void* program, const void* past) {
  gate(program).forget(static_cast<const plangate::Past*>(past));
}
PLANGATE_EXPORT(plangate_reconciliation)
void plangate_reconciliation(void* program, const char* list, std::size_t bytes) {
  response = gate(program).reconciliation({list, bytes});
}
// To be called before the memory of an instance that has done nothing but load is taken for an image: forgets the
// response. Returns where the data begin; the stack lies below and holds nothing between calls.
extern "C" const char __global_base;  // NOLINT(bugprone-reserved-identifier): the linker's
PLANGATE_EXPORT(plangate_prepare_image) const char* plangate_prepare_image() {
  response = std::string();
  return &__global_base;
}
PLANGATE_EXPORT(plangate_save) void plangate_save(void* program) { response = gate(program).snapshot(); }

// The policy's analyses; each leaves a response. Slots are written as for a decision.
PLANGATE_EXPORT(plangate_matrix) void plangate_matrix(void* program, std::size_t text_bytes) {
  response = gate(program).matrix(workspace, text_bytes);
}

// What the last decision says, as words; texts in one of the program's locales, by its number.
PLANGATE_EXPORT(plangate_reasons)
const void* plangate_reasons(void* program, std::size_t locale, bool warnings) {
  return gate(program).reasons(workspace, locale, warnings).data();
}
PLANGATE_EXPORT(plangate_customer) const void* plangate_customer(void* program, std::size_t locale) {
  return gate(program).customer(workspace, locale).data();
}
PLANGATE_EXPORT(plangate_needs) const void* plangate_needs(void* program) {
  return gate(program).needs(workspace).data();
}
PLANGATE_EXPORT(plangate_remedies) const void* plangate_remedies(void* program) {
  return gate(program).remedies(workspace).data();
}
PLANGATE_EXPORT(plangate_issues) const void* plangate_issues(void* program) {
  return gate(program).issues(workspace).data();
}
PLANGATE_EXPORT(plangate_change) const void* plangate_change(void* program) {
  return gate(program).change(workspace).data();
}
PLANGATE_EXPORT(plangate_quote) const void* plangate_quote(void* program) {
  return gate(program).quote(workspace).data();
}
