package runtime

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	workflows "github.com/kinde-oss/workflows-runtime"
	registry "github.com/kinde-oss/workflows-runtime/registry"
	bundler "github.com/kinde-oss/workflows-runtime/workflowBundler"
	"plangate.test/hosts/kinde/contract"
)

const (
	timeLimit    = 5 * time.Minute // enough for the largest file of the case set on a busy machine
	settingsName = "workflowSettings"
)

// Host is Kinde's runtime as a host of the contract.
type Host struct{ runner registry.Runner }

// Workflow is one script with what its introspection found.
type Workflow struct {
	runner     registry.Runner
	descriptor registry.WorkflowDescriptor
	settings   map[string]any
}

// New makes a host; its runner keeps compiled programs.
func New() (Host, error) {
	runner, err := workflows.GetRuntime("goja")
	return Host{runner}, err
}

// Open implements contract.Host.
func (h Host) Open(path string) (contract.Workflow, error) {
	folder, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	built := bundler.NewWorkflowBundler(bundler.BundlerOptions[struct{}]{
		WorkingFolder:       folder,
		EntryPoints:         []string{filepath.Base(path)},
		IntrospectionExport: settingsName,
	}).Bundle(context.Background())
	if len(built.Errors)+len(built.CompilationErrors) > 0 {
		return nil, fmt.Errorf("bundling: %v %v", built.Errors, built.CompilationErrors)
	}
	return h.Compile(built.Content.Source)
}

// Compile implements contract.Host.
func (h Host) Compile(source []byte) (contract.Workflow, error) {
	descriptor := registry.WorkflowDescriptor{
		ProcessedSource: registry.SourceDescriptor{Source: source, SourceType: registry.Source_ContentType_Text},
		Limits:          registry.RuntimeLimits{MaxExecutionDuration: timeLimit},
	}
	options := registry.IntrospectionOptions{Exports: []string{settingsName}}
	found, err := h.runner.Introspect(context.Background(), descriptor, options)
	if err != nil {
		return nil, fmt.Errorf("introspecting: %w", err)
	}
	export := found.GetExport(settingsName)
	if !export.HasExport() {
		return nil, errors.New("introspecting: no export " + settingsName)
	}
	descriptor.RequestedBindings = export.BindingsFrom(settingsName)
	return &Workflow{h.runner, descriptor, export.ValueAsMap()}, nil
}

// Settings implements contract.Workflow.
func (w *Workflow) Settings() map[string]any { return w.settings }

// Run implements contract.Workflow.
func (w *Workflow) Run(event map[string]any, backend contract.Backend) (*contract.Call, error) {
	call := &contract.Call{Begin: time.Now(), Backend: backend}
	_, err := w.runner.Execute(carry(context.Background(), call), w.descriptor, registry.StartOptions{
		Arguments: []any{event},
		Loggger:   console{call},
	})
	return call, err
}
