package contract

import (
	"reflect"
	"testing"
)

const customerOfSample = "https://api.example.com/subscription/agreement_0190fa8ec6b4c4d9f1a5a6a4c1b0"

const uncertain = "We could not check whether this cancellation is possible. Please try again or contact support."

// TestCancellation decides Kinde's sample event of a cancellation, which names
// no organization, with the example workflow.
func TestCancellation(t *testing.T, host Host) {
	workflow := open(t, host, folder+"planCancellation/planCancellationWorkflow.ts")
	testSettings(t, workflow.Settings(), "planCancellation", "Plan cancellation by Plangate", "user:plan_cancellation_request")
	subscription := func(unpaid int, until any) Backend {
		return Backend{customerOfSample: map[string]any{"unpaidInvoices": unpaid, "committedUntil": until}}
	}
	sample := event(t, "kinde-plan-cancellation.json")
	for name, test := range map[string]struct {
		event   map[string]any
		backend Backend
		want    []string
	}{
		"nothing left to do": {sample, subscription(0, nil), nil},
		"a bill to pay":      {sample, subscription(1, nil), []string{"Before you leave Professional: Pay your open invoice"}},
		"a bill to pay and a commitment": {sample, subscription(2, "2999-03-01T00:00:00Z"), []string{
			"Before you leave Professional: Pay your open invoices; You agreed to keep Professional until 2999-03-01.",
		}},
		"a commitment that has ended": {sample, subscription(0, "2020-03-01T00:00:00Z"), nil},
		"the backend is down":         {sample, nil, []string{uncertain}},
		"an empty event":              {map[string]any{}, subscription(0, nil), []string{undecided.Message}},
	} {
		t.Run(name, func(t *testing.T) {
			call, err := workflow.Run(test.event, test.backend)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(call.Cancellations, test.want) {
				t.Errorf("cancellations %q, want %q", call.Cancellations, test.want)
			}
			if call.Denials != nil {
				t.Errorf("selections denied: %+v", call.Denials)
			}
		})
	}
}
