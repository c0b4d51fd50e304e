package kindehost

import (
	"sort"
	"testing"
	"time"

	"github.com/dop251/goja"
)

const rounds = 15

// Prints and does not judge: the machine is not ours to promise for.
func TestExampleTimes(t *testing.T) {
	example, phases := openExample(t), open(t, "testdata/phases/phasesWorkflow.ts")
	empty := open(t, "testdata/empty/emptyWorkflow.ts")
	event := sampleEvent(t)
	times := map[string][]time.Duration{}
	for range rounds {
		for name, took := range timePhases(t, phases, event) {
			times[name] = append(times[name], took)
		}
		times["whole call"] = append(times["whole call"], whole(t, example, event))
		times["empty workflow"] = append(times["empty workflow"], whole(t, empty, event))
	}
	t.Logf("medians of %d calls on Goja (stand-in host):", rounds)
	for _, name := range []string{"start-up", "data decoding", "decision", "whole call", "empty workflow"} {
		t.Logf("%-20s %8.2f ms", name, median(times[name]).Seconds()*1e3)
	}
}

// timePhases takes one new VM through the phases. Creating a gate instantiates
// the engine too, so that decoding is what creating takes beyond that.
func timePhases(t *testing.T, phases *Workflow, event map[string]any) map[string]time.Duration {
	begin := time.Now()
	vm, exports, err := phases.start(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	topLevel := time.Since(begin)
	instantiate := timed(t, exports, "instantiate")
	return map[string]time.Duration{
		"start-up":      topLevel + instantiate,
		"data decoding": timed(t, exports, "create") - instantiate,
		"decision":      timed(t, exports, "decision", vm.ToValue(event)),
	}
}

func timed(t *testing.T, exports *goja.Object, name string, arguments ...goja.Value) time.Duration {
	t.Helper()
	function, ok := goja.AssertFunction(exports.Get(name))
	if !ok {
		t.Fatalf("no function %s", name)
	}
	begin := time.Now()
	if _, err := function(goja.Undefined(), arguments...); err != nil {
		t.Fatal(err)
	}
	return time.Since(begin)
}

func whole(t *testing.T, workflow *Workflow, event map[string]any) time.Duration {
	t.Helper()
	call, err := workflow.Run(event)
	if err != nil {
		t.Fatal(err)
	}
	return call.Whole
}

func median(all []time.Duration) time.Duration {
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	return all[len(all)/2]
}
