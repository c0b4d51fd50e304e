// Package standin runs a Kinde workflow where Kinde's own runtime cannot be
// had: github.com/kinde-oss/workflows-runtime, which the module beside this one
// tests whenever Go can fetch it. Both pass the tests of package contract.
//
// The same as there: Goja, esbuild and their dependencies at the versions that
// the runtime pins; the options of its bundler; require, url and util, which
// the runtime took from goja_nodejs. Written anew: introspection without
// bindings, a new VM for each call with the compiled program kept, bindings by
// name, the handler's promise, the time limit. One thing is different: for a
// promise that never settles the runtime waits for ever, even past its time
// limit, and the stand-in answers an error at once. What neither can show is
// how Kinde's service uses its runtime.
package standin
