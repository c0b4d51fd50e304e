package contract

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"
)

// The hosts' packages, where the tests run, are all in the folder beside this one.
const (
	examples = "../../../../examples/"
	folder   = examples + "kinde/kindeSrc/environment/workflows/"
	testdata = "../testdata/"
)

const selectionWorkflow = folder + "planSelection/planSelectionWorkflow.ts"

const organization = "https://api.example.com/%s/org_123456"

func backend(usage, subscription map[string]any) Backend {
	return Backend{fmt.Sprintf(organization, "usage"): usage, fmt.Sprintf(organization, "subscription"): subscription}
}

var large = backend(map[string]any{"seats": 12, "projects": 40}, map[string]any{"unpaidInvoices": 0})

var undecided = Denial{Message: "We could not check whether this plan change is possible. Please try again or contact support.", Reasons: []string{}}

// TestExample decides Kinde's sample event, and changes of it, with the example workflow.
func TestExample(t *testing.T, host Host) {
	workflow := open(t, host, selectionWorkflow)
	t.Run("settings", func(t *testing.T) {
		testSettings(t, workflow.Settings(), "planSelection", "Plan selection by Plangate", "user:plan_selection")
	})
	t.Run("decisions", func(t *testing.T) { testDecisions(t, workflow) })
	t.Run("calls are independent", func(t *testing.T) { testIndependence(t, workflow) })
}

func open(t *testing.T, host Host, path string) Workflow {
	t.Helper()
	if _, err := os.Stat(folder + "plangate/plangate.js"); errors.Is(err, fs.ErrNotExist) {
		t.Fatal("plangate.js is missing beside the example workflows: run `npm run build` at the root of the repository")
	}
	workflow, err := host.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return workflow
}

func sampleEvent(t *testing.T) map[string]any { return event(t, "kinde-plan-selection.json") }

func event(t *testing.T, file string) map[string]any {
	t.Helper()
	text, err := os.ReadFile(examples + file)
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

// from is the sample event for a change between two plans.
func from(t *testing.T, current, requested string) map[string]any {
	t.Helper()
	event := requesting(t, requested)
	event["context"].(map[string]any)["billing"].(map[string]any)["currentPlanCode"] = current
	return event
}

func testSettings(t *testing.T, got map[string]any, id, name, trigger string) {
	want := map[string]any{
		"id": id, "name": name, "trigger": trigger,
		"failurePolicy": map[string]any{"action": "stop"},
		"bindings":      map[string]any{"kinde.plan": map[string]any{}, "kinde.fetch": map[string]any{}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("settings %v, want %v", got, want)
	}
}

func testDecisions(t *testing.T, workflow Workflow) {
	const seats, projects = "Reduce your team size to 3 members or less", "Delete projects that are not eligible for the Free plan"
	denied := func(list ...string) []Denial {
		return []Denial{{"To move from Professional to the Free plan you first need to:", list}}
	}
	small, paid := map[string]any{"seats": 3, "projects": 5}, map[string]any{"unpaidInvoices": 0}
	for name, test := range map[string]struct {
		event   map[string]any
		backend Backend
		want    []Denial
		asked   string
	}{
		"the sample: too much for Free": {sampleEvent(t), large, denied(seats, projects), "usage subscription"},
		"a bill to pay":                 {sampleEvent(t), backend(small, map[string]any{"unpaidInvoices": 1}), denied("Pay your open invoice"), "usage subscription"},
		"as much as Free allows":        {sampleEvent(t), backend(small, paid), nil, "usage subscription"},
		"nothing limits an upgrade":     {requesting(t, "enterprise"), large, nil, "usage subscription"},
		"who pays nothing owes nothing": {from(t, "free", "professional"), large, nil, "usage"},
		"the backend is down":           {sampleEvent(t), nil, []Denial{undecided}, "usage subscription"},
		"the backend answers nonsense":  {sampleEvent(t), backend(map[string]any{"seats": "12"}, paid), []Denial{undecided}, "usage subscription"},
		"no context.billing":            {requesting(t, ""), large, []Denial{undecided}, "usage subscription"},
		"an unknown plan":               {requesting(t, "gold"), large, []Denial{undecided}, "usage subscription"},
		"a name of the runtime":         {requesting(t, "constructor"), large, []Denial{undecided}, "usage subscription"},
		"an empty event":                {map[string]any{}, large, []Denial{undecided}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			call, err := workflow.Run(test.event, test.backend)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(call.Denials, test.want) {
				t.Errorf("denials %+v, want %+v", call.Denials, test.want)
			}
			if asked := strings.Join(whatOf(call.Requests), " "); asked != test.asked {
				t.Errorf("asked for %s, want %s", asked, test.asked)
			}
		})
	}
}

// whatOf cuts a request down to what it asks for.
func whatOf(urls []string) []string {
	all := make([]string, len(urls))
	for i, url := range urls {
		all[i] = strings.Split(url, "/")[3]
	}
	return all
}

// A VM lives for one call only, so nothing of a call may show in the next.
func testIndependence(t *testing.T, workflow Workflow) {
	for _, plan := range []string{"enterprise", "free", "enterprise", "gold", "enterprise"} {
		call, err := workflow.Run(requesting(t, plan), large)
		if err != nil {
			t.Fatal(err)
		}
		if passed := len(call.Denials) == 0; passed != (plan == "enterprise") {
			t.Errorf("%s: denials %+v", plan, call.Denials)
		}
	}
}
