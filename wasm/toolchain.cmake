# Emscripten's own toolchain file, found through em-config so that the preset names no folder.
execute_process(COMMAND em-config EMSCRIPTEN_ROOT
  OUTPUT_VARIABLE emscripten_root OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE found ERROR_QUIET)
if(NOT found EQUAL 0)
  message(FATAL_ERROR "Emscripten 3.1.6 or newer must be on PATH (emcc, em++, em-config).")
endif()

# Set first: what 3.1.6 would choose has a flag that Node 20 rejects.
find_program(node_program NAMES node nodejs REQUIRED)
set(CMAKE_CROSSCOMPILING_EMULATOR "${node_program}" CACHE FILEPATH "Runs the tests")
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
