package standin

import (
	"errors"
	"fmt"

	"github.com/dop251/goja"
	"plangate.test/hosts/kinde/contract"
)

// Host is the stand-in as a host of the contract.
type Host struct{}

// Workflow is a compiled workflow. Its program is shared by all calls.
type Workflow struct {
	settings map[string]any
	program  *goja.Program
}

// Open implements contract.Host.
func (h Host) Open(path string) (contract.Workflow, error) {
	source, err := bundle(path)
	if err != nil {
		return nil, fmt.Errorf("bundling: %w", err)
	}
	return h.Compile(source)
}

// Compile implements contract.Host.
func (Host) Compile(source []byte) (contract.Workflow, error) {
	syntax, err := goja.Parse("main", string(source))
	if err != nil {
		return nil, fmt.Errorf("parsing: %w", err)
	}
	program, err := goja.CompileAST(syntax, false)
	if err != nil {
		return nil, fmt.Errorf("compiling: %w", err)
	}
	workflow := &Workflow{program: program}
	if err := workflow.introspect(); err != nil {
		return nil, fmt.Errorf("introspecting: %w", err)
	}
	return workflow, nil
}

func (w *Workflow) introspect() error {
	vm := newVM(nil, nil)
	defer limit(vm).Stop()
	exports, err := w.load(vm)
	if err != nil {
		return err
	}
	if _, ok := goja.AssertFunction(exports.Get("default")); !ok {
		return errors.New("the default export is not a function")
	}
	exported := exports.Get("workflowSettings")
	if exported == nil {
		return errors.New("no export workflowSettings")
	}
	w.settings, _ = exported.Export().(map[string]any)
	if w.settings == nil {
		return errors.New("workflowSettings is not an object")
	}
	return nil
}

// Settings implements contract.Workflow.
func (w *Workflow) Settings() map[string]any { return w.settings }

func (w *Workflow) bindings() []string {
	bindings, _ := w.settings["bindings"].(map[string]any)
	names := make([]string, 0, len(bindings))
	for name := range bindings {
		names = append(names, name)
	}
	return names
}

// load runs the top level and answers what the script exports.
func (w *Workflow) load(vm *goja.Runtime) (*goja.Object, error) {
	if _, err := vm.RunProgram(w.program); err != nil {
		return nil, err
	}
	exports, ok := vm.Get("module").ToObject(vm).Get("exports").(*goja.Object)
	if !ok {
		return nil, errors.New("the script exports nothing")
	}
	return exports, nil
}
