package standin

import (
	"errors"
	"fmt"
	"time"

	"github.com/dop251/goja"
	"plangate.test/hosts/kinde/contract"
)

// Enough for the largest file of the case set on a busy machine.
const timeLimit = 5 * time.Minute

// Run implements contract.Workflow, in a new VM. The event is handed over as
// Go data, as Kinde does: to JavaScript it is a host object.
func (w *Workflow) Run(event map[string]any, backend contract.Backend) (*contract.Call, error) {
	call := &contract.Call{Begin: time.Now(), Backend: backend}
	vm := newVM(call, w.bindings())
	defer limit(vm).Stop()
	exports, err := w.load(vm)
	if err != nil {
		return call, err
	}
	handler, ok := goja.AssertFunction(exports.Get("default"))
	if !ok {
		return call, errors.New("the default export is not a function")
	}
	result, err := handler(goja.Undefined(), vm.ToValue(event))
	if err != nil {
		return call, err
	}
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

func limit(vm *goja.Runtime) *time.Timer {
	return time.AfterFunc(timeLimit, func() { vm.Interrupt("execution time exceeded") })
}
