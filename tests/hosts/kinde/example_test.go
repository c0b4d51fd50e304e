package kindehost

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"
)

const (
	examples = "../../../examples/"
	folder   = examples + "kinde/kindeSrc/environment/workflows/planSelection/"
)

var undecided = Denial{Message: "We could not check whether this plan change is possible. Please try again or contact support."}

var opened = map[string]*Workflow{}

func openExample(t *testing.T) *Workflow {
	t.Helper()
	return open(t, folder+"planSelectionWorkflow.ts")
}

func open(t *testing.T, path string) *Workflow {
	t.Helper()
	if _, err := os.Stat(folder + "plangate.js"); errors.Is(err, fs.ErrNotExist) {
		t.Fatal("plangate.js is missing beside the example workflow: run `npm run build` at the root of the repository")
	}
	if opened[path] == nil {
		workflow, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		opened[path] = workflow
	}
	return opened[path]
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

func TestExampleSettings(t *testing.T) {
	want := Settings{ID: "planSelection", Trigger: "user:plan_selection", FailurePolicy: "stop", Bindings: []string{"kinde.plan"}}
	if got := openExample(t).Settings; !reflect.DeepEqual(got, want) {
		t.Errorf("settings %+v, want %+v", got, want)
	}
}

func TestExampleDecisions(t *testing.T) {
	workflow := openExample(t)
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
			if !equal(call.Denials, test.want) {
				t.Errorf("denials %+v, want %+v", call.Denials, test.want)
			}
		})
	}
}

func equal(got, want []Denial) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range got {
		if got[i].Message != want[i].Message || strings.Join(got[i].Reasons, "\n") != strings.Join(want[i].Reasons, "\n") {
			return false
		}
	}
	return true
}

// A VM lives for one call only, so nothing of a call may show in the next.
func TestExampleCallsAreIndependent(t *testing.T) {
	workflow := openExample(t)
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
