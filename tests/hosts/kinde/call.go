package kindehost

import (
	"errors"
	"fmt"
	"time"

	"github.com/dop251/goja"
)

// Denial is one call of kinde.plan.denySelection.
type Denial struct {
	Message string
	Reasons []string
}

// Call is what one run of a workflow did, and how long its parts took.
type Call struct {
	Denials []Denial
	Console []string
	StartUp time.Duration
	Whole   time.Duration
}

// Run handles one event in a new VM. The event is handed over as Go data, as
// Kinde does: to JavaScript it is a host object.
func (w *Workflow) Run(event map[string]any) (*Call, error) {
	call := &Call{}
	begin := time.Now()
	vm, exports, err := w.start(call, w.Settings.Bindings)
	if err != nil {
		return call, err
	}
	call.StartUp = time.Since(begin)
	handler, ok := goja.AssertFunction(exports.Get("default"))
	if !ok {
		return call, errors.New("the default export is not a function")
	}
	defer limit(vm).Stop()
	result, err := handler(goja.Undefined(), vm.ToValue(event))
	if err != nil {
		return call, err
	}
	call.Whole = time.Since(begin)
	return call, settled(result)
}

// settled says whether the handler's promise was fulfilled. There is no event
// loop: what is pending when the handler returns stays so.
func settled(result goja.Value) error {
	promise, ok := result.Export().(*goja.Promise)
	if !ok {
		return errors.New("the handler must return a promise")
	}
	switch promise.State() {
	case goja.PromiseStateFulfilled:
		return nil
	case goja.PromiseStateRejected:
		return fmt.Errorf("the handler failed: %s", promise.Result())
	}
	return errors.New("the handler's promise never settles")
}

func bind(vm *goja.Runtime, call *Call, name string) {
	switch name {
	case "console":
		console := vm.NewObject()
		for _, level := range []string{"log", "info", "debug", "warn", "error"} {
			must(console.Set(level, call.log))
		}
		must(vm.Set("console", console))
	case "kinde.plan":
		plan := vm.NewObject()
		must(plan.Set("denySelection", call.deny))
		kinde := vm.NewObject()
		must(kinde.Set("plan", plan))
		must(vm.Set("kinde", kinde))
	default:
		panic("this host has no binding " + name)
	}
}

func (c *Call) log(arguments ...any) { c.Console = append(c.Console, fmt.Sprint(arguments...)) }

func (c *Call) deny(message string, reasons []string) error {
	if message == "" {
		return errors.New("denySelection: the message is empty")
	}
	c.Denials = append(c.Denials, Denial{message, reasons})
	return nil
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
