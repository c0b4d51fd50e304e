package standin

import (
	"fmt"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/require"
	"github.com/dop251/goja_nodejs/url"
	"github.com/dop251/goja_nodejs/util"
	"plangate.test/hosts/kinde/contract"
)

// Modules of files cannot be loaded; url and util always can, bound or not.
var modules = require.NewRegistry(require.WithLoader(func(path string) ([]byte, error) {
	return nil, fmt.Errorf("not permitted to load file %s", path)
}))

// newVM makes a VM with the bindings named; one that is not known is ignored.
// call may be nil when no bindings are.
func newVM(call *contract.Call, bindings []string) *goja.Runtime {
	vm := goja.New()
	modules.Enable(vm)
	must(vm.Set("module", vm.NewObject()))
	for _, name := range bindings {
		switch name {
		case "console":
			must(vm.Set(name, console(call)))
		case "url":
			url.Enable(vm)
		case "util":
			must(vm.Set(name, require.Require(vm, util.ModuleName)))
		default:
			bindFunctions(vm, call, name)
		}
	}
	return vm
}

func console(call *contract.Call) map[string]any {
	writer := func(level string) func(...any) []any {
		return func(arguments ...any) []any {
			call.Console = append(call.Console, contract.Line{Level: level, Arguments: arguments})
			return arguments
		}
	}
	return map[string]any{
		"log": writer("info"), "info": writer("info"), "debug": writer("debug"),
		"warn": writer("warning"), "error": writer("error"),
	}
}

// bindFunctions binds one function by its name, or all that are in the module of that name.
func bindFunctions(vm *goja.Runtime, call *contract.Call, binding string) {
	for name, function := range contract.Functions {
		dot := strings.LastIndex(name, ".")
		if binding != name && binding != name[:dot] {
			continue
		}
		bound := func(arguments ...any) (any, error) { return function(call, arguments) }
		must(mount(vm, name[:dot]).Set(name[dot+1:], bound))
	}
}

// mount answers the object that a dotted name stands for, made where it is missing.
func mount(vm *goja.Runtime, name string) *goja.Object {
	object := vm.GlobalObject()
	for _, part := range strings.Split(name, ".") {
		next, ok := object.Get(part).(*goja.Object)
		if !ok {
			next = vm.NewObject()
			must(object.Set(part, next))
		}
		object = next
	}
	return object
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
