package contract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const cases = "../../../cases/"

// fileResult is what tests/js/case-runner.mjs answers for one file of cases.
type fileResult struct {
	Name  string `json:"name"`
	Cases []struct {
		Name    string   `json:"name"`
		OK      bool     `json:"ok"`
		Message string   `json:"message"`
		Skipped string   `json:"skipped,omitempty"`
		Texts   []string `json:"texts"`
	} `json:"cases"`
}

// TestCases runs the case set, one call for each file. Where the environment
// has PLANGATE_CASES_REPORT, all results go into the file of that name.
func TestCases(t *testing.T, host Host) {
	workflow := open(t, host, testdata+"cases/casesWorkflow.ts")
	paths, err := filepath.Glob(cases + "*.json")
	if err != nil || len(paths) == 0 {
		t.Fatal("no case files: ", err)
	}
	results := make([]fileResult, len(paths))
	for i, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".json")
		t.Run(name, func(t *testing.T) { results[i] = testFile(t, workflow, name, path) })
	}
	if report := os.Getenv("PLANGATE_CASES_REPORT"); report != "" {
		write(t, report, results)
	}
}

func testFile(t *testing.T, workflow Workflow, name, path string) fileResult {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	call, err := workflow.Run(map[string]any{"name": name, "text": string(text)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	result := fileResult{}
	if err := json.Unmarshal([]byte(strings.Join(call.Reports, "")), &result); err != nil {
		t.Fatal(err)
	}
	for _, item := range result.Cases {
		if !item.OK || item.Skipped != "" {
			t.Errorf("%s: %s%s", item.Name, item.Message, item.Skipped)
		}
	}
	if len(result.Cases) == 0 {
		t.Error("no cases were run")
	}
	return result
}

func write(t *testing.T, path string, results []fileResult) {
	text, err := json.Marshal(results)
	if err == nil {
		err = os.WriteFile(path, text, 0o644)
	}
	if err != nil {
		t.Error(err)
	}
}
