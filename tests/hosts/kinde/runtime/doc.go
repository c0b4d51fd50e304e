// Package runtime runs Plangate workflows on Kinde's own code: the bundler,
// the introspection and the Goja runner of
// github.com/kinde-oss/workflows-runtime, which is used and never copied
// (LGPL-2.1). It is a module of its own, so that the stand-in is tested where
// that one cannot be fetched.
package runtime
