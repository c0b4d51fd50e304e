package kindehost

import (
	"errors"
	"fmt"
	"time"

	"github.com/dop251/goja"
)

const timeLimit = 30 * time.Second

// Settings are what a workflow exports as workflowSettings.
type Settings struct {
	ID            string
	Trigger       string
	FailurePolicy string
	Bindings      []string
}

// Workflow is a compiled workflow. Its program is shared by all calls.
type Workflow struct {
	Settings Settings
	program  *goja.Program
}

// Open bundles and compiles the workflow file at path and reads its settings
// from a run of the top level with no binding present.
func Open(path string) (*Workflow, error) {
	source, err := Bundle(path)
	if err != nil {
		return nil, fmt.Errorf("bundling: %w", err)
	}
	return Compile(source)
}

// Compile does what Open does, for a source that is already bundled.
func Compile(source []byte) (*Workflow, error) {
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
	vm, exports, err := w.start(nil, nil)
	if err != nil {
		return err
	}
	settings := exports.Get("workflowSettings")
	if settings == nil {
		return errors.New("no export workflowSettings")
	}
	object := settings.ToObject(vm)
	w.Settings = Settings{ID: text(object, "id"), Trigger: text(object, "trigger"), FailurePolicy: "stop"}
	if w.Settings.ID == "" {
		return errors.New("no workflowSettings.id")
	}
	if policy := object.Get("failurePolicy"); policy != nil {
		w.Settings.FailurePolicy = text(policy.ToObject(vm), "action")
	}
	if bindings := object.Get("bindings"); bindings != nil {
		w.Settings.Bindings = bindings.ToObject(vm).Keys()
	}
	return nil
}

// start makes a VM and runs the top level; call and bindings may be nil.
func (w *Workflow) start(call *Call, bindings []string) (*goja.Runtime, *goja.Object, error) {
	vm := goja.New()
	defer limit(vm).Stop()
	for _, name := range bindings {
		bind(vm, call, name)
	}
	if err := vm.Set("module", vm.NewObject()); err != nil {
		return nil, nil, err
	}
	if _, err := vm.RunProgram(w.program); err != nil {
		return nil, nil, err
	}
	return vm, vm.Get("module").ToObject(vm).Get("exports").ToObject(vm), nil
}

func text(object *goja.Object, name string) string {
	if value := object.Get(name); value != nil {
		return value.String()
	}
	return ""
}

func limit(vm *goja.Runtime) *time.Timer {
	return time.AfterFunc(timeLimit, func() { vm.Interrupt("execution time exceeded") })
}
