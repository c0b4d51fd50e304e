package contract

import (
	"sort"
	"testing"
	"time"
)

const rounds = 15

// PrintTimes prints and does not judge: the machine is not ours to promise for.
func PrintTimes(t *testing.T, host Host, name string) {
	example := open(t, host, selectionWorkflow)
	phases, empty := open(t, host, testdata+"phases/phasesWorkflow.ts"), open(t, host, testdata+"empty/emptyWorkflow.ts")
	event := sampleEvent(t)
	times := map[string][]time.Duration{}
	for range rounds {
		for name, took := range timePhases(t, phases, event) {
			times[name] = append(times[name], took)
		}
		times["whole call"] = append(times["whole call"], whole(t, example, event))
		times["empty workflow"] = append(times["empty workflow"], whole(t, empty, event))
	}
	t.Logf("medians of %d calls on %s:", rounds, name)
	for _, name := range []string{"top level", "start of the engine", "decision", "whole call", "empty workflow"} {
		t.Logf("%-20s %8.2f ms", name, median(times[name]).Seconds()*1e3)
	}
}

// timePhases takes one call through the phases. A gate starts its engine when
// it first decides, so that the first decision, of nothing, is mostly that.
func timePhases(t *testing.T, phases Workflow, event map[string]any) map[string]time.Duration {
	t.Helper()
	call, err := phases.Run(event, nil)
	if err != nil {
		t.Fatal(err)
	}
	took, before := map[string]time.Duration{}, call.Begin
	for _, mark := range call.Marks {
		took[mark.Name], before = mark.At.Sub(before), mark.At
	}
	return map[string]time.Duration{
		"top level":           took["top level"],
		"start of the engine": took["create"] + took["first decision"],
		"decision":            took["decide"] + took["enforce"],
	}
}

func whole(t *testing.T, workflow Workflow, event map[string]any) time.Duration {
	t.Helper()
	begin := time.Now()
	if _, err := workflow.Run(event, large); err != nil {
		t.Fatal(err)
	}
	return time.Since(begin)
}

func median(all []time.Duration) time.Duration {
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	return all[len(all)/2]
}
