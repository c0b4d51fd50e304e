package standin

import (
	"strings"
	"testing"

	"plangate.test/hosts/kinde/contract"
)

func TestExample(t *testing.T) { contract.TestExample(t, Host{}) }

func TestCancellation(t *testing.T) { contract.TestCancellation(t, Host{}) }

func TestBehaviour(t *testing.T) { contract.TestBehaviour(t, Host{}) }

func TestCases(t *testing.T) { contract.TestCases(t, Host{}) }

func TestTimes(t *testing.T) { contract.PrintTimes(t, Host{}, "the stand-in") }

func TestEndlessPromise(t *testing.T) {
	workflow, err := Host{}.Compile([]byte(`module.exports = {workflowSettings: {}, default: () => new Promise(() => {})}`))
	if err != nil {
		t.Fatal(err)
	}
	if _, err = workflow.Run(nil, nil); err == nil || !strings.Contains(err.Error(), "never settles") {
		t.Errorf("error: %v", err)
	}
}
