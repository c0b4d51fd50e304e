package runtime

import (
	"context"
	"reflect"
	"testing"

	project "github.com/kinde-oss/workflows-runtime/projectBundler"
	"plangate.test/hosts/kinde/contract"
)

func host(t *testing.T) Host {
	t.Helper()
	host, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return host
}

func TestExample(t *testing.T) { contract.TestExample(t, host(t)) }

func TestCancellation(t *testing.T) { contract.TestCancellation(t, host(t)) }

func TestBehaviour(t *testing.T) { contract.TestBehaviour(t, host(t)) }

func TestCases(t *testing.T) { contract.TestCases(t, host(t)) }

func TestTimes(t *testing.T) { contract.PrintTimes(t, host(t), "Kinde's runtime") }

// Kinde takes every file by its name; plangate.js beside the workflow must not count as one.
func TestDiscovery(t *testing.T) {
	found, err := project.NewProjectBundler(project.DiscoveryOptions[struct{}, struct{}]{
		StartFolder: "../../../../examples/kinde/kindeSrc/environment/workflows",
	}).Discover(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, workflow := range found.Environment.Workflows {
		names = append(names, workflow.EntryPoints...)
		if built := workflow.Bundle; len(built.Errors)+len(built.CompilationErrors) > 0 || len(built.Content.Source) == 0 {
			t.Errorf("%v: %v %v", workflow.EntryPoints, built.Errors, built.CompilationErrors)
		}
	}
	if want := []string{"planCancellationWorkflow.ts", "planSelectionWorkflow.ts"}; !reflect.DeepEqual(names, want) {
		t.Errorf("workflows %v, want %v", names, want)
	}
}
