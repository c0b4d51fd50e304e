package runtime

import (
	"context"
	"strings"

	goja "github.com/kinde-oss/workflows-runtime/gojaRuntime"
	registry "github.com/kinde-oss/workflows-runtime/registry"
	"plangate.test/hosts/kinde/contract"
)

// The runtime registers functions once for all calls; which call one belongs
// to is in the context that it is called with.
type callKey struct{}

func carry(parent context.Context, call *contract.Call) context.Context {
	return context.WithValue(parent, callKey{}, call)
}

func init() {
	modules := map[string]*goja.NativeModule{}
	for name, function := range contract.Functions {
		dot := strings.LastIndex(name, ".")
		native := func(ctx context.Context, _ registry.BindingSettings, _ goja.JsContext, arguments ...any) (any, error) {
			return function(ctx.Value(callKey{}).(*contract.Call), arguments)
		}
		module(modules, name[:dot]).RegisterNativeFunction(name[dot+1:], native)
	}
}

// module answers the module of a dotted name, registered where it is missing.
func module(modules map[string]*goja.NativeModule, name string) *goja.NativeModule {
	if modules[name] == nil {
		if dot := strings.LastIndex(name, "."); dot < 0 {
			modules[name] = goja.RegisterNativeAPI(name)
		} else {
			modules[name] = module(modules, name[:dot]).RegisterNativeAPI(name[dot+1:])
		}
	}
	return modules[name]
}

type console struct{ call *contract.Call }

var levels = map[registry.LogLevel]string{
	registry.LogLevelInfo: "info", registry.LogLevelDebug: "debug",
	registry.LogLevelWarning: "warning", registry.LogLevelError: "error",
}

// Log implements registry.Logger.
func (c console) Log(level registry.LogLevel, arguments ...any) {
	c.call.Console = append(c.call.Console, contract.Line{Level: levels[level], Arguments: arguments})
}
