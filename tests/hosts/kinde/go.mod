module plangate.test/hosts/kinde

go 1.23

require (
	github.com/dop251/goja v0.0.0-20240919115326-6c7d1df7ff05
	github.com/dop251/goja_nodejs v0.0.0-20240728170619-29b559befffc
	github.com/evanw/esbuild v0.24.0
)

require (
	github.com/dlclark/regexp2 v1.11.4 // indirect
	github.com/go-sourcemap/sourcemap v2.1.4+incompatible // indirect
	github.com/google/pprof v0.0.0-20240910150728-a0b0bb1d4134 // indirect
	golang.org/x/net v0.29.0 // indirect
	golang.org/x/sys v0.25.0 // indirect
	golang.org/x/text v0.18.0 // indirect
)
