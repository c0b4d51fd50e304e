// Package contract holds what must be true of a Plangate workflow on any host
// that runs it as Kinde does. Kinde's own runtime and the stand-in for it pass
// the same tests, so that the stand-in cannot drift from what it stands for.
package contract

import "time"

// Host takes workflows.
type Host interface {
	// Open bundles the workflow file at path, then does what Compile does.
	Open(path string) (Workflow, error)
	// Compile takes a CommonJS script and reads its settings from a run of the
	// top level with no binding present.
	Compile(source []byte) (Workflow, error)
}

// Workflow is a compiled workflow that can be called.
type Workflow interface {
	// Settings are what the script exports as workflowSettings.
	Settings() map[string]any
	// Run handles one event with the bindings that the settings name, and a
	// backend that answers kinde.fetch. What the workflow did before a failure is
	// in the call too.
	Run(event map[string]any, backend Backend) (*Call, error)
}

// Backend is what requests are answered with, by URL; others fail.
type Backend map[string]any

// Call is what one run of a workflow did.
type Call struct {
	Begin         time.Time
	Backend       Backend
	Requests      []string
	Marks         []Mark
	Denials       []Denial
	Cancellations []string
	Reports       []string
	Console       []Line
}

// Mark is a moment that the workflow reached.
type Mark struct {
	Name string
	At   time.Time
}

// Denial is one call of kinde.plan.denySelection; one of denyCancellation is a
// text alone.
type Denial struct {
	Message string
	Reasons []string
}

// Line is one call of console: level is info, debug, warning or error.
type Line struct {
	Level     string
	Arguments []any
}
