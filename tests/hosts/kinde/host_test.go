package kindehost

import (
	"strings"
	"testing"
)

func compile(t *testing.T, body string) *Workflow {
	t.Helper()
	workflow, err := Compile([]byte(`module.exports = {
		workflowSettings: {id: "test", bindings: {"kinde.plan": {}, console: {}}}, default: ` + body + `};`))
	if err != nil {
		t.Fatal(err)
	}
	return workflow
}

func TestHostCapturesDenial(t *testing.T) {
	call, err := compile(t, `async (event) => {
		await null;
		kinde.plan.denySelection(event.context.word, ["a", "b"]);
	}`).Run(map[string]any{"context": map[string]any{"word": "No"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(call.Denials) != 1 || call.Denials[0].Message != "No" || strings.Join(call.Denials[0].Reasons, "|") != "a|b" {
		t.Errorf("denials: %+v", call.Denials)
	}
}

func TestHostRefuses(t *testing.T) {
	for name, want := range map[string]struct{ body, message string }{
		"a sync handler":     {`() => 1`, "must return a promise"},
		"a throwing handler": {`async () => { throw new Error("broken") }`, "broken"},
		"an endless promise": {`() => new Promise(() => {})`, "never settles"},
		"an empty message":   {`async () => kinde.plan.denySelection("")`, "message is empty"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := compile(t, want.body).Run(nil)
			if err == nil || !strings.Contains(err.Error(), want.message) {
				t.Errorf("error: %v", err)
			}
		})
	}
}

func TestIntrospectionHasNoBindings(t *testing.T) {
	for _, global := range []string{"kinde", "console"} {
		_, err := Compile([]byte(global + `; module.exports = {workflowSettings: {id: "test"}}`))
		if err == nil || !strings.Contains(err.Error(), global+" is not defined") {
			t.Errorf("%s: %v", global, err)
		}
	}
}

func TestEngineIsAsOldAsKindes(t *testing.T) {
	for _, source := range []string{"let a; a ||= 1", "let a; a ??= 1", "new WebAssembly.Module()", "new TextDecoder()", "setTimeout(() => {})"} {
		if _, err := Compile([]byte(source + `; module.exports = {workflowSettings: {id: "test"}}`)); err == nil {
			t.Errorf("unexpectedly works: %s", source)
		}
	}
}
