// Package kindehost runs a Kinde workflow the way Kinde documents it, on the
// JavaScript interpreter that Kinde uses.
//
// It is a stand-in, not Kinde's runtime: github.com/kinde-oss/workflows-runtime
// could not be obtained as a Go module, so none of its code runs here. What is
// the same: Goja and its dependencies at the versions that runtime pins,
// esbuild 0.24.0 with the options of its bundler. What is written anew after
// its published behaviour: discovering bindings without any present, a new VM
// per call with the compiled program kept, events handed over as Go maps, the
// handler's promise, the time limit. What this cannot show: differences of
// that code or of Kinde's production service from its description.
package kindehost
