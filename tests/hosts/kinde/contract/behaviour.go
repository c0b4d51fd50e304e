package contract

import (
	"reflect"
	"strings"
	"testing"
)

// TestBehaviour runs small scripts on what Plangate relies on or has to put up with.
func TestBehaviour(t *testing.T, host Host) {
	t.Run("runs", func(t *testing.T) { testRuns(t, host) })
	t.Run("refuses", func(t *testing.T) { testRefusals(t, host) })
	t.Run("introspects without bindings", func(t *testing.T) { testIntrospection(t, host) })
	t.Run("has an old engine", func(t *testing.T) { testMissing(t, host) })
	t.Run("writes to the console", func(t *testing.T) { testConsole(t, host) })
}

const settings = `{id: "test", bindings: {"kinde.plan": {}, "kinde.unknown": {}, console: {}, url: {}}}`

func script(top, handler string) []byte {
	return []byte(top + "; module.exports = {workflowSettings: " + settings + ", default: " + handler + "};")
}

func call(t *testing.T, host Host, handler string, event map[string]any) (*Call, error) {
	t.Helper()
	workflow, err := host.Compile(script("let calls = 0", handler))
	if err != nil {
		t.Fatal(err)
	}
	return workflow.Run(event, nil)
}

func testRuns(t *testing.T, host Host) {
	event := map[string]any{"word": "No"}
	for name, test := range map[string]struct {
		handler string
		want    Denial
	}{
		"a denial after a pause":      {`async (e) => { await null; kinde.plan.denySelection(e.word, ["a", "b"]); }`, Denial{"No", []string{"a", "b"}}},
		"a denial without reasons":    {`async (e) => kinde.plan.denySelection(e.word)`, Denial{"No", nil}},
		"a promise of its own":        {`(e) => Promise.resolve().then(() => kinde.plan.denySelection(e.word))`, Denial{"No", nil}},
		"an answer of null":           {`async () => kinde.plan.denySelection(String(kinde.plan.denySelection("x")))`, Denial{"null", nil}},
		"URL when bound":              {`async () => kinde.plan.denySelection(new URL("https://a.example/b").pathname)`, Denial{"/b", nil}},
		"require of the runtime's":    {`async () => kinde.plan.denySelection(typeof require("url").URL)`, Denial{"function", nil}},
		"util only when it is bound":  {`async () => kinde.plan.denySelection(typeof util)`, Denial{"undefined", nil}},
		"an unknown binding, ignored": {`async () => kinde.plan.denySelection(typeof kinde.unknown)`, Denial{"undefined", nil}},
	} {
		t.Run(name, func(t *testing.T) {
			call, err := call(t, host, test.handler, event)
			if err != nil {
				t.Fatal(err)
			}
			if last := call.Denials[len(call.Denials)-1]; !reflect.DeepEqual(last, test.want) {
				t.Errorf("denial %+v, want %+v", last, test.want)
			}
		})
	}
	t.Run("the top level again for each call", func(t *testing.T) { testTopLevel(t, host) })
}

func testTopLevel(t *testing.T, host Host) {
	workflow, err := host.Compile(script("let calls = 0", `async () => kinde.plan.denySelection("call " + ++calls)`))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		call, err := workflow.Run(nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := call.Denials[0].Message; got != "call 1" {
			t.Errorf("%s", got)
		}
	}
}

func testRefusals(t *testing.T, host Host) {
	for name, test := range map[string]struct{ handler, message string }{
		"a sync handler":       {`() => 1`, "promise"},
		"a throwing handler":   {`async () => { throw new Error("broken") }`, "broken"},
		"a rejected promise":   {`() => Promise.reject("broken")`, "broken"},
		"an empty message":     {`async () => kinde.plan.denySelection("")`, "message is empty"},
		"a message of no text": {`async () => kinde.plan.denySelection({})`, "message is empty"},
		"reasons of no text":   {`async () => kinde.plan.denySelection("No", [1])`, "not a list of strings"},
		"modules of files":     {`async () => require("./policy.js")`, "not permitted"},
		"modules of Node":      {`async () => require("fs")`, "fs"},
	} {
		t.Run(name, func(t *testing.T) {
			call, err := call(t, host, test.handler, nil)
			if err == nil || !strings.Contains(strings.ToLower(err.Error()), test.message) {
				t.Errorf("error: %v", err)
			}
			if len(call.Denials) > 0 {
				t.Errorf("denials: %+v", call.Denials)
			}
		})
	}
}

func testIntrospection(t *testing.T, host Host) {
	for _, global := range []string{"kinde", "console", "URL"} {
		_, err := host.Compile(script(global, `async () => {}`))
		if err == nil || !strings.Contains(err.Error(), global+" is not defined") {
			t.Errorf("%s: %v", global, err)
		}
	}
	for _, handler := range []string{"undefined", "{handle: async () => {}}"} {
		if _, err := host.Compile(script("", handler)); err == nil {
			t.Errorf("default export %s: no error", handler)
		}
	}
}

func testMissing(t *testing.T, host Host) {
	for _, source := range []string{
		"let a; a ||= 1", "let a; a ??= 1", "new WebAssembly.Module()", "new TextDecoder()", "setTimeout(() => {})",
	} {
		if _, err := host.Compile(script(source, `async () => {}`)); err == nil {
			t.Errorf("unexpectedly works: %s", source)
		}
	}
}

func testConsole(t *testing.T, host Host) {
	got, err := call(t, host, `async () => {
		console.warn(console.log("a", {b: [1]}).length);
		for (const level of ["info", "debug", "error"]) console[level](level);
	}`, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []Line{
		{"info", []any{"a", map[string]any{"b": []any{int64(1)}}}},
		{"warning", []any{int64(2)}},
		{"info", []any{"info"}}, {"debug", []any{"debug"}}, {"error", []any{"error"}},
	}
	if !reflect.DeepEqual(got.Console, want) {
		t.Errorf("console %#v, want %#v", got.Console, want)
	}
}
