package contract

import (
	"reflect"
	"sort"
	"testing"
	"time"
)

const rounds = 25

// PrintTimes prints and does not judge: the machine is not ours to promise for.
// The fastest call tells what the work takes where nothing else runs.
func PrintTimes(t *testing.T, host Host, name string) {
	workflows := map[string]Workflow{
		"whole call": open(t, host, selectionWorkflow), "check by hand": open(t, host, testdata+"byhand/byhandWorkflow.ts"),
		"empty workflow": open(t, host, testdata+"empty/emptyWorkflow.ts"),
	}
	phases, event := open(t, host, testdata+"phases/phasesWorkflow.ts"), sampleEvent(t)
	sameDenials(t, workflows["whole call"], workflows["check by hand"], event)
	times := map[string][]time.Duration{}
	for range rounds {
		for name, took := range timePhases(t, phases, event) {
			times[name] = append(times[name], took)
		}
		for name, workflow := range workflows {
			times[name] = append(times[name], whole(t, workflow, event))
		}
	}
	t.Logf("%d calls on %s: median and fastest; budget of a whole call 12 ms", rounds, name)
	for _, name := range []string{"top level", "start of the engine", "decision", "whole call", "check by hand", "empty workflow"} {
		middle, fastest := median(times[name])
		t.Logf("%-20s %8.2f ms %8.2f ms", name, middle.Seconds()*1e3, fastest.Seconds()*1e3)
	}
}

func sameDenials(t *testing.T, one, other Workflow, event map[string]any) {
	t.Helper()
	denials := [2][]Denial{}
	for i, workflow := range []Workflow{one, other} {
		call, err := workflow.Run(event, large)
		if err != nil {
			t.Fatal(err)
		}
		denials[i] = call.Denials
	}
	if !reflect.DeepEqual(denials[0], denials[1]) {
		t.Fatalf("denials %+v, by hand %+v", denials[0], denials[1])
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

func median(all []time.Duration) (middle, fastest time.Duration) {
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	return all[len(all)/2], all[0]
}
