package contract

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"reflect"
	"testing"
)

// The hosts' packages, where the tests run, are all in the folder beside this one.
const (
	examples = "../../../../examples/"
	folder   = examples + "kinde/kindeSrc/environment/workflows/planSelection/"
	testdata = "../testdata/"
)

var undecided = Denial{Message: "We could not check whether this plan change is possible. Please try again or contact support.", Reasons: []string{}}

// TestExample decides Kinde's sample event, and changes of it, with the example workflow.
func TestExample(t *testing.T, host Host) {
	workflow := open(t, host, folder+"planSelectionWorkflow.ts")
	t.Run("settings", func(t *testing.T) { testSettings(t, workflow.Settings()) })
	t.Run("decisions", func(t *testing.T) { testDecisions(t, workflow) })
	t.Run("calls are independent", func(t *testing.T) { testIndependence(t, workflow) })
}

func open(t *testing.T, host Host, path string) Workflow {
	t.Helper()
	if _, err := os.Stat(folder + "plangate.js"); errors.Is(err, fs.ErrNotExist) {
		t.Fatal("plangate.js is missing beside the example workflow: run `npm run build` at the root of the repository")
	}
	workflow, err := host.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return workflow
}

func sampleEvent(t *testing.T) map[string]any {
	t.Helper()
	text, err := os.ReadFile(examples + "kinde-plan-selection.json")
	if err != nil {
		t.Fatal(err)
	}
	event := map[string]any{}
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}

// requesting is the sample event for another plan; "" leaves billing out.
func requesting(t *testing.T, plan string) map[string]any {
	t.Helper()
	event := sampleEvent(t)
	context := event["context"].(map[string]any)
	if plan == "" {
		delete(context, "billing")
	} else {
		context["billing"].(map[string]any)["requestedPlanCode"] = plan
	}
	return event
}

func testSettings(t *testing.T, got map[string]any) {
	want := map[string]any{
		"id": "planSelection", "name": "Plan selection by Plangate", "trigger": "user:plan_selection",
		"failurePolicy": map[string]any{"action": "stop"},
		"bindings":      map[string]any{"kinde.plan": map[string]any{}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("settings %v, want %v", got, want)
	}
}

func testDecisions(t *testing.T, workflow Workflow) {
	for name, test := range map[string]struct {
		event map[string]any
		want  []Denial
	}{
		"the sample: too much for Free": {sampleEvent(t), []Denial{{
			"To move from Professional to the Free plan you first need to:",
			[]string{"Reduce your team size to 3 members or less", "Delete projects that are not eligible for the Free plan"},
		}}},
		"an upgrade passes":     {requesting(t, "enterprise"), nil},
		"no context.billing":    {requesting(t, ""), []Denial{undecided}},
		"an unknown plan":       {requesting(t, "gold"), []Denial{undecided}},
		"a name of the runtime": {requesting(t, "constructor"), []Denial{undecided}},
		"an empty event":        {map[string]any{}, []Denial{undecided}},
	} {
		t.Run(name, func(t *testing.T) {
			call, err := workflow.Run(test.event)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(call.Denials, test.want) {
				t.Errorf("denials %+v, want %+v", call.Denials, test.want)
			}
		})
	}
}

// A VM lives for one call only, so nothing of a call may show in the next.
func testIndependence(t *testing.T, workflow Workflow) {
	for _, plan := range []string{"enterprise", "free", "enterprise", "gold", "enterprise"} {
		call, err := workflow.Run(requesting(t, plan))
		if err != nil {
			t.Fatal(err)
		}
		if passed := len(call.Denials) == 0; passed != (plan == "enterprise") {
			t.Errorf("%s: denials %+v", plan, call.Denials)
		}
	}
}
